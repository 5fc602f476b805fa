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
  public func address(_ page: String) -> String { rootPath + prefix + page }

  /// Where the files of the search of this language lie.
  func searchFolder(_ language: Language, _ name: String) -> String {
    "search/\(language.rawValue)/\(name)/"
  }

  /// The file that holds a page.
  public func file(_ page: String) -> String {
    let path = prefix.dropFirst() + page
    return page.hasSuffix(".html") ? String(path) : path + "index.html"
  }

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

  static func checks(_ id: Fund.ID) -> String { "f/\(id.address)/checks/" }

  /// A year's journal, the same in every language.
  public static func journal(_ id: Fund.ID, _ year: FiscalYear) -> String {
    statement(id, year) + "\(id.address)-\(year.ending + 543).journal"
  }

  /// What was published of a fund, for the edition after this one; the same in every language.
  public static func publishedYears(_ id: Fund.ID) -> String { "f/\(id.address)/published.csv" }

  static func news(year: Int) -> String { "news/\(year + 543)/" }

  /// An older page of a year's news; pages count from the oldest.
  static func news(year: Int, page: Int) -> String { "news/\(year + 543)/page/\(page)/" }

  static func item(_ item: NewsItem) -> String { "news/\(item.year + 543)/\(item.slug)/" }

  /// The index of a letter; pages count from 1, and the first has the letter's own address.
  static func index(_ letter: ThaiOrder.Letter, page: Int = 1) -> String {
    "search/index/\(letter.address)/" + (page > 1 ? "\(page)/" : "")
  }

  static func prose(_ slug: String) -> String { "\(slug)/" }

  /// Where a picture of a news item or page is published, the same in every language.
  public static func picture(folder: String, file: String) -> String { "\(folder)/\(file)" }
}
