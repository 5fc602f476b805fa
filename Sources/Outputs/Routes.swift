public import Model

/// The addresses of the pages in one language.
///
/// ASCII, lower case, stable codes in place of names; years of the Buddhist era, as people here
/// say them. The site's first language stands at the root, others below their code.
public struct Routes: Sendable {
  /// The path of the site below its host: empty, or `/repo`.
  public let rootPath: String
  private let prefix: String

  /// The addresses of a language.
  public init(_ site: Site, _ language: Language) {
    rootPath = site.rootPath
    prefix = site.languages.first == language ? "/" : "/\(language.rawValue)/"
  }

  /// A page of the site, by its path within a language: `f/990101-01/`.
  ///
  /// Thai, which stands whole in the addresses of tags, is percent-encoded as browsers do it.
  public func address(_ page: String) -> String {
    rootPath + prefix + String(decoding: SafeAddress.encode(Array(page.utf8)), as: UTF8.self)
  }

  /// Where the files of the search of this language lie.
  func searchFolder(_ language: Language, _ name: String) -> String {
    "search/\(language.rawValue)/\(name)/"
  }

  /// The file that holds a page.
  public func file(_ page: String) -> String {
    let path = prefix.dropFirst() + page
    return page.isEmpty || page.hasSuffix("/") ? path + "index.html" : String(path)
  }

  /// The first parts of the addresses that the site's own pages have, at which no text can stand.
  ///
  /// The codes of languages aren't among them.
  public static let reserved: Set<String> = [
    "f", "p", "t", "assets", "pages", "news", "funds", "policy", "search", "compare", "sitemap",
    "orgs",
  ]

  static let home = ""
  static let funds = "funds/"
  static let fundsByBalance = "funds/by-balance/"
  static let news = "news/"
  static let policy = "policy/"
  static let search = "search/"
  /// The policy as data, the same in every language.
  static let policyData = "policy/policy.json"

  static func fund(_ id: Fund.ID) -> String { "f/\(id.address)/" }

  static func statement(_ id: Fund.ID, _ year: FiscalYear) -> String {
    "f/\(id.address)/fy/\(year.ending + 543)/"
  }

  /// One of a fund's pages beside its first.
  static func fund(_ id: Fund.ID, _ section: FundSection) -> String {
    fund(id) + "\(section.rawValue)/"
  }

  static func checks(_ id: Fund.ID) -> String { fund(id, .checks) }

  /// A year's public ledger.
  static func ledger(_ id: Fund.ID, _ year: FiscalYear) -> String {
    statement(id, year) + "ledger/"
  }

  /// A year's report on paper.
  static func report(_ id: Fund.ID, _ year: FiscalYear) -> String {
    statement(id, year) + "report/"
  }

  /// A year's public ledger as a table, the same in every language.
  public static func ledgerTable(_ id: Fund.ID, _ year: FiscalYear) -> String {
    statement(id, year) + "\(id.address)-\(year.ending + 543).csv"
  }

  /// A table over all years of a fund, the same in every language.
  public static func table(_ table: FundTable, of id: Fund.ID) -> String {
    "f/\(id.address)/\(table.rawValue).csv"
  }

  /// A province, district or sub-district by its code: `p/99/`, `p/99/01/`, `t/990101/`.
  static func place(_ code: String) -> String {
    switch code.utf8.count {
    case 2: "p/\(code)/"
    case 4: "p/\(code.prefix(2))/\(code.suffix(2))/"
    default: "t/\(code)/"
    }
  }

  static let organisations = "orgs/"

  /// An organisation, by its number in the site's list.
  static func organisation(_ id: String) -> String { "orgs/\(id)/" }

  static let compare = "compare/"
  static let sitemap = "sitemap/"

  /// A year's journal, the same in every language.
  public static func journal(_ id: Fund.ID, _ year: FiscalYear) -> String {
    statement(id, year) + "\(id.address)-\(year.ending + 543).journal"
  }

  /// What was published of a fund, for the edition after this one; the same in every language.
  public static func publishedYears(_ id: Fund.ID) -> String { "f/\(id.address)/published.csv" }

  static func news(year: Int) -> String { "news/\(year + 543)/" }

  static func news(category key: String) -> String { "news/c/\(key)/" }

  /// The news of a tag; empty where its words hold nothing that an address can.
  static func news(tag: String) -> String {
    let part = ThaiText.addressPart(tag)
    return part.isEmpty ? "" : "news/t/\(part)/"
  }

  /// An older page of a list of news; pages count from the oldest.
  static func older(_ list: String, page: Int) -> String { "\(list)page/\(page)/" }

  static func item(_ item: NewsItem) -> String { "news/\(item.year + 543)/\(item.slug)/" }

  /// The index of a letter; pages count from 1, and the first has the letter's own address.
  static func index(_ letter: ThaiOrder.Letter, page: Int = 1) -> String {
    "search/index/\(letter.address)/" + (page > 1 ? "\(page)/" : "")
  }

  static func prose(_ slug: String) -> String { "\(slug)/" }

  /// Where a picture of a news item or page is published, the same in every language.
  public static func picture(folder: String, file: String) -> String { "\(folder)/\(file)" }
}
