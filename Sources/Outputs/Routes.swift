public import Model

/// The addresses of the pages in one language.
///
/// ASCII, lower case, stable codes in place of names; years of the Buddhist era, as people here
/// say them. The site's first language stands at the root, others below their code.
public struct Routes: Sendable {
  /// The path of the site below its host: empty, or `/repo`.
  public let rootPath: String
  private let prefix: String
  /// What every address begins with.
  private let start: String

  /// The addresses of a language.
  public init(_ site: Site, _ language: Language) {
    rootPath = site.rootPath
    prefix = site.languages.first == language ? "/" : "/\(language.rawValue)/"
    start = rootPath + prefix
  }

  /// A page of the site, by its path within a language: `f/990101-01/`.
  ///
  /// Thai, which stands whole in the addresses of tags, is percent-encoded as browsers do it.
  public func address(_ page: String) -> String {
    let standsAsItIs = page.utf8.withContiguousStorageIfAvailable {
      $0.allSatisfy(SafeAddress.standsAsItIs)
    }
    if standsAsItIs ?? page.utf8.allSatisfy(SafeAddress.standsAsItIs) {
      return start + page
    }
    return start + SafeAddress.encoded(page)
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
    "orgs", "data",
  ]

  static let home = ""
  static let funds = "funds/"
  static let fundsByBalance = "funds/by-balance/"
  static let news = "news/"
  static let policy = "policy/"
  static let search = "search/"
  /// The policy as data, the same in every language.
  public static let policyData = "policy/policy.json"

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

  /// A table over all years of a fund, the same in every language.
  public static func table(_ table: DataTable, of id: Fund.ID) -> String {
    "f/\(id.address)/\(table.name).csv"
  }

  /// A table of one year of a fund, the same in every language.
  public static func table(_ table: DataTable, of id: Fund.ID, _ year: FiscalYear) -> String {
    statement(id, year) + "\(id.address)-\(year.ending + 543)-\(table.name).csv"
  }

  /// Every figure of a fund in one table for people, which Excel opens as it is.
  public static func simpleTable(_ id: Fund.ID) -> String {
    "f/\(id.address)/\(id.address)-simple.csv"
  }

  /// Everything of a fund but the rows of its years, as JSON.
  public static func fundData(_ id: Fund.ID) -> String { "f/\(id.address)/fund.json" }

  /// Everything of a year with its rows, as JSON.
  public static func yearData(_ id: Fund.ID, _ year: FiscalYear) -> String {
    statement(id, year) + "\(id.address)-\(year.ending + 543).json"
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
  /// The open data of the whole site.
  static let data = "data/"

  /// The digest of every file.
  public static let sums = "SHA256SUMS"

  /// The settings of the site as data.
  public static let siteData = "data/site.json"

  /// The news of a year in the words of a language's pages: `data/news/2566-th.jsonl`.
  public static func newsData(_ year: Int, _ language: Language) -> String {
    "data/news/\(year + 543)-\(language.rawValue).jsonl"
  }

  /// The pages of prose in the words of a language's pages.
  public static func pagesData(_ language: Language) -> String {
    "data/pages-\(language.rawValue).jsonl"
  }

  /// The open data of a province or district: `data/p/99/`, `data/p/99/01/`.
  static func data(of code: String) -> String { data + place(code) }

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

  /// The folder of a news item, `news/2566/visit/`.
  public static func item(_ item: NewsItem) -> String {
    var path = "news/"
    path.reserveCapacity(item.slug.utf8.count + 16)
    path += String(item.year + 543)
    path += "/"
    path += item.slug
    path += "/"
    return path
  }

  /// The index of a letter; pages count from 1, and the first has the letter's own address.
  static func index(_ letter: ThaiOrder.Letter, page: Int = 1) -> String {
    "search/index/\(letter.address)/" + (page > 1 ? "\(page)/" : "")
  }

  static func prose(_ slug: String) -> String { "\(slug)/" }

  /// Where a picture of a news item or page is published, the same in every language.
  public static func picture(folder: String, file: String) -> String { "\(folder)/\(file)" }
}
