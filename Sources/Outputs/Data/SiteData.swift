public import Disclosure
public import Model

/// The open data of many funds: of the site, and of each province and district.
///
/// The rows are those of the funds' own files, one after the other, so that a sum over all says
/// what the sums of each say.
public struct SiteData {
  private let funds: [FundData]
  private let news: [NewsItem]
  private let site: Site

  /// The data of funds, in the order of their numbers whatever order they come in.
  public init(_ funds: [FundData], news: [NewsItem], site: Site) {
    self.funds = funds.sorted { $0.id < $1.id }
    self.news = news
    self.site = site
  }

  /// What was written of a place or of the site, to be read again.
  public struct Written {
    /// Where it stands: `data/p/99/`.
    public let folder: String
    /// The files.
    public let files: [OutputFile]
    /// The rows of each table as CSV without a header, as the funds' own files have them.
    public let rows: [String: [UInt8]]
  }

  /// Writes the files, one after the other.
  ///
  /// - Parameters:
  ///   - summaries: the funds with their places, for the names of places.
  ///   - reread: called after each place with what was written.
  /// - Complexity: O(rows).
  public func write(
    _ summaries: [FundSummary], _ write: (OutputFile) throws -> Void,
    reread: (Written) -> Void = { _ in }
  ) throws {
    func writeScope(_ scope: Scope) throws {
      let written = written(scope)
      for file in written.files { try write(file) }
      reread(written)
    }
    let provinces = FundPlace.all(summaries, digits: 2)
    // Where no fund's number tells its province, there is no other database for the ledgers.
    try writeScope(
      Scope(
        name: "site", folder: Routes.data, title: site.name, funds: funds,
        database: provinces.isEmpty ? .ledgers : .sums))
    for place in provinces { try writeScope(scope(place, database: .ledgers)) }
    for place in FundPlace.all(summaries, digits: 4) {
      try writeScope(scope(place, database: nil))
    }
    try write(SiteSettings.file(site))
    try write(Catalogue.file(summaries, site))
    if let file = CatalogueOfThailand.file(summaries, site) { try write(file) }
    try write(DatasetteSettings.file(provinces.map(\.code), site))
  }

  /// What a database holds.
  private enum DatabaseKind {
    case sums, ledgers
  }

  /// Funds that are published together.
  private struct Scope {
    let name: String
    let folder: String
    let title: Words
    let funds: [FundData]
    let database: DatabaseKind?
  }

  private func scope(_ place: FundPlace, database: DatabaseKind?) -> Scope {
    let ids = Set(place.funds.map(\.id))
    return Scope(
      name: place.code, folder: Routes.data(of: place.code), title: place.name ?? Words(place.code),
      funds: funds.filter { ids.contains($0.id) }, database: database)
  }

  private func written(_ scope: Scope) -> Written {
    var files: [OutputFile] = []
    var rows: [String: [UInt8]] = [:]
    let tables = DataTable.ofFunds + (scope.database == .ledgers ? DataTable.ofYears : [])
    for table in tables {
      rows[table.name] = scope.funds.reduce(into: []) { $0 += $1.rows[table.name] ?? [] }
    }
    let pages = scope.funds.flatMap(\.pages)
    var resources: [DataResource] = []
    for table in DataTable.ofFunds {
      let file = OutputFile(
        path: "\(scope.folder)\(table.name).csv",
        bytes: table.header(site) + (rows[table.name] ?? []),
        repeating: pages)
      resources.append(DataResource(table, file, below: scope.folder))
      files.append(file)
    }
    files.append(json(scope, rows, pages))
    let name = scope.name == "site" ? "all-funds" : "funds-\(scope.name)"
    files.append(DataPackage.ofFunds(name, scope.title, folder: scope.folder, resources, site))
    if let database = scope.database {
      let ids = Set(scope.funds.map(\.id))
      let items = database == .sums ? news : news.filter { !ids.isDisjoint(with: $0.funds) }
      let bytes = SiteDatabase.bytes(
        rows, news: items, hasLedgers: database == .ledgers, site)
      files.append(
        OutputFile(path: "\(scope.folder)\(scope.name).sqlite", bytes: bytes, repeating: pages))
    }
    return Written(folder: scope.folder, files: files, rows: rows)
  }

  /// The funds and their sums as JSON.
  private func json(_ scope: Scope, _ rows: [String: [UInt8]], _ pages: [String]) -> OutputFile {
    let tables: [DataTable] = [.funds, .summary, .sources]
    let fields: [(String, JSON)] =
      [
        ("version", .text(DataTable.version)), ("as_of", .text(site.asOf.iso)),
        ("title", .text(scope.title.th)),
      ] + tables.map { ($0.name, FundJSON.list(rows[$0.name] ?? [], of: $0, site)) }
    return OutputFile(
      path: scope.folder + "index.json", bytes: JSON.object(fields).bytes, repeating: pages)
  }
}
