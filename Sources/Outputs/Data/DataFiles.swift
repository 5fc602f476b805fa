public import Disclosure
public import Model

/// The open data of one fund: a CSV for each table, the same as JSON, and a Data Package.
public struct FundData: Sendable {
  /// The fund.
  public let id: Fund.ID
  /// The files of each table by its name, those of the years in their order.
  private var tables: [String: [String]]
  /// The rows of each table without a header, those by year all together; none once they are let
  /// go.
  private var held: [String: [UInt8]]
  /// What a file of the site holds, where the rows are let go.
  private var read: (@Sendable (String) throws -> [UInt8])?
  /// The pages of the fund: what is allowed to stand there may stand in the data.
  let pages: [String]
  /// The files, ready to be written; none once they are.
  public private(set) var files: [OutputFile]

  /// The same for the data of many funds, when its own files are written.
  public var withoutFiles: FundData {
    var data = self
    data.files = []
    return data
  }

  /// The same without its rows, which are read again from the files that were written.
  public func letGo(reading read: @escaping @Sendable (String) throws -> [UInt8]) -> FundData {
    var data = withoutFiles
    data.held = [:]
    data.read = read
    return data
  }

  /// The rows of a table without a header, those by year all together.
  ///
  /// - Throws: what reading a file of the site throws.
  func rows(of table: DataTable, _ site: Site) throws -> [UInt8] {
    guard let read else { return held[table.name] ?? [] }
    let header = table.header(site)
    return try (tables[table.name] ?? []).reduce(into: []) { rows, path in
      rows += try read(path).dropFirst(header.count)
    }
  }

  /// The data of a disclosure.
  ///
  /// - Complexity: O(movements).
  public init(_ disclosure: FundDisclosure, site: Site) {
    let id = disclosure.fund.id
    let pages = Self.pages(of: disclosure, site)
    var allRows: [String: [UInt8]] = [:]
    var tables: [String: [String]] = [:]
    var written: [OutputFile] = []
    var resources: [DataResource] = []
    func add(_ table: DataTable, _ bytes: [UInt8], _ path: String, year: FiscalYear? = nil) {
      let file = OutputFile(path: path, bytes: table.header(site) + bytes)
      written.append(file)
      resources.append(DataResource(table, file, below: Routes.fund(id), year: year))
      allRows[table.name, default: []] += bytes
      tables[table.name, default: []].append(path)
    }
    for table in DataTable.ofFunds {
      add(table, table.rows(disclosure, site), Routes.table(table, of: id))
    }
    written.append(FundJSON.ofFund(disclosure, allRows, site))
    for year in disclosure.years where !year.isRunning {
      var ofYear: [String: [UInt8]] = [:]
      for table in DataTable.ofYears {
        let bytes = table.rows(year, disclosure, site)
        ofYear[table.name] = bytes
        add(table, bytes, Routes.table(table, of: id, year.year), year: year.year)
      }
      written.append(FundJSON.ofYear(year, disclosure, allRows, ofYear, site))
    }
    written.append(DataPackage.ofFund(disclosure, resources, site))
    self.id = id
    self.pages = pages
    held = allRows
    self.tables = tables
    files = written.map { OutputFile(path: $0.path, bytes: $0.bytes, repeating: pages) }
  }

  private static func pages(of disclosure: FundDisclosure, _ site: Site) -> [String] {
    let id = disclosure.fund.id
    let paths =
      [Routes.fund(id)] + FundSection.allCases.map { Routes.fund(id, $0) }
      + disclosure.years.map { Routes.statement(id, $0.year) }
    return site.languages.flatMap { language in paths.map { Routes(site, language).file($0) } }
  }
}

extension FundData: Stored {
  /// Adds where the rows stand.
  public func store(in bytes: inout StoreWriter) { bytes.put(id, pages, tables) }

  /// Takes where the rows stand; `letGo` says how they are read.
  public init(from bytes: inout StoreReader) throws {
    (id, pages, tables) = (try bytes.take(), try bytes.take(), try bytes.take())
    (files, held) = ([], [:])
  }
}

/// The tables of a fund as JSON, made from the bytes of the CSV.
enum FundJSON {
  /// Everything but the rows of the years.
  static func ofFund(
    _ disclosure: FundDisclosure, _ rows: [String: [UInt8]], _ site: Site
  ) -> OutputFile {
    let id = disclosure.fund.id
    var fields = head(id, site)
    for table in DataTable.ofFunds {
      fields.append((table.name, list(rows[table.name] ?? [], of: table, site)))
    }
    return OutputFile(path: Routes.fundData(id), bytes: JSON.object(fields).bytes)
  }

  /// What is known of one year, its rows too.
  static func ofYear(
    _ year: DisclosedYear, _ disclosure: FundDisclosure, _ rows: [String: [UInt8]],
    _ ofYear: [String: [UInt8]], _ site: Site
  ) -> OutputFile {
    let id = disclosure.fund.id
    var fields = head(id, site) + [("fiscal_year", .integer(year.year.ending))]
    for table in DataTable.ofFunds where table.isOfYears || table.name == DataTable.summary.name {
      fields.append(
        (table.name, list(rows[table.name] ?? [], of: table, site, in: year.year)))
    }
    for table in DataTable.ofYears {
      fields.append((table.name, list(ofYear[table.name] ?? [], of: table, site)))
    }
    return OutputFile(path: Routes.yearData(id, year.year), bytes: JSON.object(fields).bytes)
  }

  private static func head(_ id: Fund.ID, _ site: Site) -> [(String, JSON)] {
    [
      ("version", .text(DataTable.version)), ("fund_id", .text(id.text)),
      ("as_of", .text(site.asOf.iso)),
    ]
  }

  /// The rows of a table as objects, a line each.
  ///
  /// - Parameter year: only the rows of this year.
  static func list(
    _ bytes: [UInt8], of table: DataTable, _ site: Site, in year: FiscalYear? = nil
  ) -> JSON {
    let columns = table.columns(site)
    let names = columns.map { column in
      var name: [UInt8] = []
      JSON.append(column.name.utf8, to: &name)
      return name + [UInt8(ascii: ":")]
    }
    let yearColumn = columns.firstIndex { $0.name == "fiscal_year" }
    var rows = DataRows(bytes)
    var cells: [DataRows.Cell] = []
    var json: [UInt8] = [UInt8(ascii: "[")]
    var count = 0
    while rows.read(into: &cells) {
      if let year, let yearColumn, rows.integer(cells[yearColumn]) != year.ending { continue }
      json += (count == 0 ? "\n    {" : ",\n    {").utf8
      count += 1
      for (index, cell) in cells.enumerated() {
        if index > 0 { json.append(UInt8(ascii: ",")) }
        json += names[index]
        append(cell, of: rows, columns[index], to: &json)
      }
      json.append(UInt8(ascii: "}"))
    }
    json += (count == 0 ? "]" : "\n  ]").utf8
    return .written(json)
  }

  private static func append(
    _ cell: DataRows.Cell, of rows: DataRows, _ column: DataColumn, to json: inout [UInt8]
  ) {
    guard !cell.range.isEmpty else {
      json += "null".utf8
      return
    }
    switch column.kind {
    case .integer, .amount, .year, .flag: json += rows.bytes[cell.range]
    case .text, .date, .choice, .words: JSON.append(rows.text(cell), to: &json)
    }
  }
}
