public import Disclosure
public import Model

/// The open data of many funds: of the site, and of each province and district.
///
/// The rows are those of the funds' own files, one after the other, so that a sum over all says
/// what the sums of each say.
public struct SiteData: Sendable {
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

  /// The funds that are published together: of the site, of each province, of each district.
  ///
  /// - Parameter summaries: the funds with their places, for the names of places.
  public func scopes(_ summaries: [FundSummary]) -> [Scope] {
    let provinces = FundPlace.all(summaries, digits: 2)
    // Where no fund's number tells its province, there is no other database for the ledgers.
    let site = Scope(
      name: "site", folder: Routes.data, title: site.name, funds: funds,
      database: provinces.isEmpty ? .ledgers : .sums)
    return [site] + provinces.map { scope($0, database: .ledgers) }
      + FundPlace.all(summaries, digits: 4).map { scope($0, database: nil) }
  }

  /// The settings, and what catalogues of data ask for.
  public func catalogues(_ summaries: [FundSummary]) -> [OutputFile] {
    let provinces = FundPlace.all(summaries, digits: 2).map(\.code)
    return [
      SiteSettings.file(site), Catalogue.file(summaries, site),
      CatalogueOfThailand.file(summaries, site), DatasetteSettings.file(provinces, site),
    ].compactMap { $0 }
  }

  /// What a database holds.
  fileprivate enum DatabaseKind {
    case sums, ledgers
  }

  /// Funds that are published together.
  public struct Scope: Sendable {
    /// What it is called in files: `site`, `99`, `9901`.
    public let name: String
    fileprivate let folder: String
    fileprivate let title: Words
    fileprivate let funds: [FundData]
    fileprivate let database: DatabaseKind?

    /// The funds in the order of their numbers.
    public var ids: [Fund.ID] { funds.map(\.id) }
    /// Whether news stand in it.
    public var hasNews: Bool { database != nil }
  }

  private func scope(_ place: FundPlace, database: DatabaseKind?) -> Scope {
    let ids = Set(place.funds.map(\.id))
    return Scope(
      name: place.code, folder: Routes.data(of: place.code), title: place.name ?? Words(place.code),
      funds: funds.filter { ids.contains($0.id) }, database: database)
  }

  /// The files of a scope.
  ///
  /// - Complexity: O(rows).
  /// - Throws: what reading the rows again throws.
  public func written(_ scope: Scope) throws -> Written {
    var files: [OutputFile] = []
    var rows: [String: [UInt8]] = [:]
    let tables = DataTable.ofFunds + (scope.database == .ledgers ? DataTable.ofYears : [])
    for table in tables {
      rows[table.name] = try scope.funds.reduce(into: []) { $0 += try $1.rows(of: table, site) }
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
