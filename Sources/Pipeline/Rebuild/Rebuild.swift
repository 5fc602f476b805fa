import Disclosure
public import Model
import Outputs
import Readers

/// A site made again from its own open data and the templates, and compared byte for byte.
///
/// Who holds a copy of a site and the program can see that its pages follow from its tables: no
/// book and no text of the funds is needed.
public struct Rebuild {
  private let site: any InputTree & PublishedSite
  private let name: String
  private let templates: any InputTree
  private let templatesName: String

  /// A rebuilding.
  ///
  /// - Parameters:
  ///   - name: the site's folder in messages.
  ///   - templates: those with which the site was built.
  public init(
    of site: any InputTree & PublishedSite, named name: String, templates: any InputTree,
    templatesNamed templatesName: String
  ) {
    self.site = site
    self.name = name
    self.templates = templates
    self.templatesName = templatesName
  }

  /// What a rebuilding came to.
  public struct Result: Sendable {
    /// What was found.
    public internal(set) var findings: [Finding] = []
    /// How many files were made again and are the same.
    public internal(set) var sameCount = 0
    /// How many were taken as they are, and have the digest that the site gives them.
    public internal(set) var takenCount = 0
  }

  /// Makes every file again and compares it.
  ///
  /// - Complexity: O(bytes of the site).
  public func check() throws -> Result {
    var comparison = Comparison(site, name)
    guard let settings = try site.published(at: Routes.siteData) else {
      comparison.tell(.noSiteData(name))
      return comparison.result
    }
    try comparison.checkData(site.list().files)
    guard comparison.isClean else { return comparison.result }
    let languages = try TemplateWork.languages(of: templates)
    let today = Day(year: 2000, month: 1, day: 1)
    guard let today,
      let read = SiteReader.read(
        settings, file: FileID(0), asOf: today, languages: languages
      ).value
    else {
      comparison.tell(.unreadableSiteData("\(name)/\(Routes.siteData)"))
      return comparison.result
    }
    let work = try TemplateWork.read(templates, named: templatesName, site: read)
    comparison.add(work.findings)
    guard !work.pages.isEmpty else { return comparison.result }
    guard try rebuild(read, work, &comparison) else { return comparison.result }
    try comparison.finish(site.list().files)
    return comparison.result
  }

  /// - Returns: `false` where the data can't be read or don't add up: all pages follow from them.
  private func rebuild(
    _ site: Site, _ work: TemplateWork, _ comparison: inout Comparison
  ) throws -> Bool {
    let listing = try self.site.list()
    let years = listing.files(below: "data/news/").compactMap { path in
      Int(path.dropFirst("data/news/".count).prefix { $0 != "-" }).map { $0 - 543 }
    }
    guard let news = try PublishedNews(in: self.site, years: Set(years).sorted(by: >), site) else {
      comparison.tell(.unreadableSiteData("\(name)/data/news"))
      return false
    }
    let prose = Set(news.pages.map(\.slug))
    var pages = SitePages(
      rebuilding: site, news: news, prose: prose, work, policy: try Self.policy(of: self.site),
      self.site, templates)
    let funds = PublishedTable(
      try self.site.published(at: "data/\(DataTable.funds.name).csv") ?? [])
    let newsOfFund = news.items.byFund
    var summed = Money.zero
    guard funds?.hasUniqueRows(by: DataTable.funds.key) == true else {
      comparison.tell(.unreadableSiteData("\(name)/data/\(DataTable.funds.name).csv"))
      return false
    }
    for row in funds?.rows ?? [] {
      guard let id = Fund.ID(row[0]), let fund = try PublishedFund(id, in: self.site, site),
        let disclosure = fund.disclosure
      else {
        comparison.tell(.unreadableSiteData("\(name)/f/\(row[0].lowercased())"))
        continue
      }
      if let fault = fund.proof.faults.first { comparison.tell(.sumsDisagree(fault, name)) }
      // Each fund is within a thousandth of what can be counted; all together must be too.
      summed += disclosure.years.map { $0.statement.closing.magnitude }.total
      guard fund.proof.faults.isEmpty else { continue }
      guard summed.satang < Int64.max / 2 else {
        comparison.tell(.unreadableSiteData("\(name)/f/\(row[0].lowercased())"))
        return false
      }
      let record = try PublishedRecord(of: id, in: self.site)
      // A record that can't be read is kept as it is, so that it would follow from itself.
      if record.isDamaged {
        comparison.tell(.unreadableSiteData("\(name)/\(Routes.publishedYears(id))"))
      }
      let data = FundData(disclosure, site: site)
      // Whoever previews without a proof has pages that tell of none.
      let unproven = work.pages[0].checks(disclosure, prose: prose)
      let edition = FundPublication.edition(
        disclosure, data, work.pages, newsOfFund[id].map(Array.init) ?? [], prose, site, record,
        isProven: try self.site.published(at: unproven.path) != unproven.bytes)
      for file in edition.files { try comparison.compare(file) }
      pages.add(disclosure.summary, data.withoutFiles, edition.files.map(\.path))
    }
    guard pages.fundCount == funds?.rows.count else { return false }
    _ = try pages.rebuilt(work.pages) { try comparison.compare($0) }
    return true
  }

  /// The policy and the accounts that it names, as the site publishes them.
  static func policy(of site: any PublishedSite) throws -> (DisclosurePolicy, Chart) {
    let json = try site.published(at: Routes.policyData).flatMap { JSONValue($0) }
    var chart = Chart()
    for account in json?["sensitive_accounts"]?.elements ?? [] {
      guard let name = account["account"]?.string, let words = account["title"] else { continue }
      chart.add(Account(name: name, title: Words(published: words), kind: .welfare))
    }
    var classes: [DisclosedField: FieldClass] = [:]
    for field in DisclosedField.allCases {
      classes[field] = json?["classes"]?[field.rawValue]?.string.flatMap {
        FieldClass(rawValue: $0)
      }
    }
    guard let k = json?["k"]?.integer, let sensitive = json?["sensitive_k"]?.integer, k >= 2,
      sensitive >= k, let period = json?["period"]?.string.flatMap({ Period(name: $0) })
    else { return (.standard, chart) }
    let policy = DisclosurePolicy(
      version: json?["version"]?.string ?? "", leastPeople: k, leastSensitivePeople: sensitive,
      period: period,
      sensitiveAccounts: Set(json?["sensitive"]?.elements.compactMap { $0.string } ?? []),
      classes: classes)
    return (policy, chart)
  }
}

extension Words {
  /// Words from an object of languages.
  init(published json: JSONValue) {
    var others: [Language: String] = [:]
    if case .object(let fields) = json {
      for (code, text) in fields where code != "th" && code != "en" {
        if let language = Language(rawValue: code) { others[language] = text.string }
      }
    }
    self.init(th: json["th"]?.string ?? "", en: json["en"]?.string ?? "", others: others)
  }
}
