import Model
import Outputs
import Readers

/// Whether everything that was written of a fund says the same.
///
/// Nothing is taken from the values of which the files were made: the bytes are read again, the
/// rows added up again, and each figure of a page looked up in the tables.
struct Proof: Sendable {
  /// A figure that two files give differently.
  struct Fault: Hashable, Sendable {
    /// The file.
    let file: String
    /// The figure's name in the data, or what else is compared.
    let figure: String
    /// What the file says.
    let found: String
    /// What the tables say.
    let expected: String
  }

  /// How many figures were compared.
  private(set) var count: Int = 0
  private(set) var faults: [Fault] = []

  /// Nothing compared.
  init() {}

  /// How many faults are told; further ones follow from the first.
  private static let most = 20

  /// Compares two texts of a figure.
  mutating func compare(
    _ file: String, _ figure: @autoclosure () -> String, _ found: String, _ expected: String
  ) {
    count += 1
    guard found != expected, faults.count < Self.most else { return }
    faults.append(Fault(file: file, figure: figure(), found: found, expected: expected))
  }

  /// Compares two amounts.
  mutating func compare(
    _ file: String, _ figure: @autoclosure () -> String, _ found: Money, _ expected: Money
  ) {
    count += 1
    guard found != expected, faults.count < Self.most else { return }
    faults.append(
      Fault(
        file: file, figure: figure(), found: found.description, expected: expected.description))
  }

  /// Counts what was compared as a whole.
  mutating func addCompared(_ more: Int) { count += more }

  /// Takes another proof.
  mutating func formUnion(_ other: Proof) {
    count += other.count
    faults += other.faults
  }

  /// Tells of a file that is missing or can't be read.
  mutating func unreadable(_ file: String) {
    compare(file, "—", "?", "✓")
  }

  /// The proof of the files of a fund.
  ///
  /// - Parameter pages: how the pages of each language print.
  /// - Complexity: O(bytes).
  init(of id: Fund.ID, _ files: [OutputFile], _ pages: [PageSet], _ site: Site) {
    let byPath = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
    var tables = FundTablesRead(of: id)
    for table in DataTable.ofFunds {
      let path = Routes.table(table, of: id)
      tables.add(table, path, byPath[path] ?? [], proof: &self)
    }
    tables.proveSums(&self)
    prove(Routes.fundData(id), byPath, tables.tables)
    for year in tables.years {
      YearProof(id: id, year: year, tables: tables).prove(byPath, &self)
    }
    let figures = PageFigures(tables.figures, pages, site)
    for file in files where file.path.hasSuffix(".html") {
      figures.prove(file.path, file.bytes, &self)
    }
    let ledgers = LedgerPages(id: id, pages: pages)
    for year in tables.years { ledgers.prove(year, byPath, &self) }
  }

  /// Compares every cell of a JSON file with the tables.
  mutating func prove(
    _ path: String, _ files: [String: [UInt8]], _ tables: [String: PublishedTable]
  ) {
    guard let json = JSONValue(files[path] ?? []) else { return unreadable(path) }
    for (name, table) in tables.sorted(by: { $0.key < $1.key }) {
      let objects = json[name]?.elements ?? []
      compare(path, "\(name): rows", String(objects.count), String(table.rows.count))
      for (object, row) in zip(objects, table.rows) {
        for (column, cell) in zip(table.columns, row) {
          compare(path, "\(name) \(row.prefix(3)) \(column)", object[column].cell, cell)
        }
      }
    }
  }
}

extension JSONValue? {
  /// As the table has it.
  fileprivate var cell: String {
    switch self {
    case .text(let text)?, .number(let text)?: text
    case .flag(let flag)?: String(flag)
    case .null?: ""
    case nil, .list?, .object?: "?"
    }
  }
}

extension Diagnostic {
  /// P801. Further figures, mostly of the same cause.
  static func moreFiguresDisagree(_ count: Int) -> Diagnostic {
    Diagnostic(
      .figuresDisagree,
      Words(
        th: "และอีก \(count) ตัวเลข มักมาจากสาเหตุเดียวกัน",
        en: "and \(count) more figures, mostly of the same cause"), at: nil,
      help: Words(
        th: "แก้ข้อแรกก่อน แล้วสร้างใหม่", en: "Mend the first, and build again"))
  }

  /// P801. Two files that were about to be published give a figure differently.
  static func figuresDisagree(_ fault: Proof.Fault) -> Diagnostic {
    let isPage = fault.file.hasSuffix(".html")
    return Diagnostic(
      .figuresDisagree,
      Words(
        th:
          "ตัวเลขใน site/\(fault.file) ไม่ตรงกับตารางข้อมูล: เป็น \(fault.found) "
          + "ตารางว่า \(fault.expected)",
        en: "A figure in site/\(fault.file) differs from the tables: it is \(fault.found), "
          + "the tables say \(fault.expected)"),
      at: nil,
      notes: [
        Note(Words(th: "ตัวเลข: \(fault.figure)", en: "the figure: \(fault.figure)"))
      ],
      help: isPage
        ? Words(
          th: "ตรวจแม่แบบของหน้านี้ ถ้ามีตัวเลขพิมพ์ไว้ด้วยมือ ให้ใช้ชื่อช่องแทน เช่น {{closing}}",
          en: "Look at this page's template: where a figure was typed into it, name the field "
            + "instead, like {{closing}}")
        : Words(
          th: "เป็นข้อผิดพลาดของโปรแกรม โปรดแจ้งผู้พัฒนาพร้อมข้อความนี้ ยังไม่มีอะไรถูกเผยแพร่",
          en: "This is a fault of the program: please report it with this message. Nothing is "
            + "published"))
  }
}

extension Proof: Stored {
  /// Adds how many figures agree: what doesn't agree is never published.
  func store(in bytes: inout StoreWriter) { bytes.put(count) }

  init(from bytes: inout StoreReader) throws { count = try bytes.take() }
}
