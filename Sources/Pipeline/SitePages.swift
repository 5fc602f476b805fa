import Disclosure
import Model
import Outputs
import Readers

/// The pages over many funds, the news, the prose, the pictures and the assets.
struct SitePages {
  let summaries: [FundSummary]
  let news: NewsWork
  let prose: Set<String>
  let site: Site
  let policy: DisclosurePolicy
  let chart: Chart
  let content: any InputTree
  let templates: (any InputTree)?
  let assets: [String]
  /// The files of the funds' pages.
  let fundPages: [String]
  /// The files of the funds that texts lead to.
  let fundTargets: LinkTargets
  /// The addresses of the site that templates name, and the templates.
  let templateLinks: (links: [MarkdownPage.Link], sources: SourceFiles)

  /// What a scan of the pages came to.
  struct Scanned {
    let findings: [Finding]
    /// The entries of the allow-list that were needed.
    let used: Set<Int>
    /// Whether nothing stops.
    let isClean: Bool
    /// The addresses of the web that texts name, in the order of the texts.
    let outsideLinks: [OutsideLink]
  }

  /// Renders them and scans each before it is written; one with a leak is not.
  func scanned(
    _ pages: [PageSet], _ check: LeakCheck, _ write: (OutputFile) throws -> Void
  ) throws -> Scanned {
    var result = LeakCheck.Result()
    var (findings, outside) = try render(pages) { file in
      let ofFile = check.result(of: file)
      result.formUnion(ofFile)
      if ofFile.leaks.isEmpty { try write(file) }
    }
    findings += check.findings(of: result.leaks, in: news.sources)
    return Scanned(
      findings: findings, used: result.used, isClean: result.leaks.isEmpty, outsideLinks: outside)
  }

  /// Renders them in each language, one file after the other.
  ///
  /// - Returns: what was found in the texts, and the addresses of the web in them.
  private func render(
    _ pages: [PageSet], _ output: (OutputFile) throws -> Void
  ) throws -> ([Finding], [OutsideLink]) {
    var targets = fundTargets
    var links: [PlacedLink] = []
    var diagnostics: [Diagnostic] = []
    var found = fundPages
    func write(_ file: OutputFile) throws {
      if file.path.hasSuffix(".html") { found.append(file.path) }
      targets.insert(file)
      try output(file)
    }
    let names = Dictionary(summaries.map { ($0.id, $0.name) }) { first, _ in first }
    var told: Set<Diagnostic> = []
    var shown: Set<String> = []
    /// Writes a page of a text; what is found in a text shown in two languages is told once.
    func writePage(_ page: Reading<ShownPage?>, of folder: String) throws {
      diagnostics += page.diagnostics.filter { told.insert($0).inserted }
      guard let value = page.value else { return }
      shown.formUnion(value.pictures.map { "\(folder)/\($0)" })
      links += value.links.map { PlacedLink(link: $0, page: value.file.path) }
      try write(value.file)
    }
    let related = RelatedNews(news.items)
    for set in pages {
      let funds = byName(summaries, set.language)
      try write(set.home(funds: funds, news: news.items, prose: prose))
      try write(set.policy(policy, chart: chart, prose: prose))
      for file in set.fundLists(funds, prose: prose) { try write(file) }
      for file in set.places(funds, prose: prose) { try write(file) }
      try write(set.compare(funds, prose: prose))
      try write(set.sitemap(funds, news: news.items, texts: news.pages, prose: prose))
      for file in set.newsLists(news.items, prose: prose) { try write(file) }
      for item in news.items {
        let folder = "news/\(item.year + 543)"
        try writePage(
          set.newsItem(
            item, names: names, related: related.beside(item),
            pictures: news.pictures[folder] ?? [:], prose: prose), of: folder)
      }
      for text in news.pages {
        let pictures = news.pictures["pages"] ?? [:]
        try writePage(set.prose(text, pictures: pictures, all: prose), of: "pages")
      }
    }
    if let first = pages.first {
      try output(first.notFound(prose: prose))
      for file in SiteFiles.all(pages: found, site: site) { try write(file) }
      try renderFiles(shown, write)
    }
    for set in pages {
      for moved in news.items.flatMap({ set.moved($0) }) + news.pages.flatMap({ set.moved($0) }) {
        if targets.contains(moved.file.path) {
          diagnostics.append(.addressTaken(moved.file.path, at: moved.place))
        } else {
          try output(moved.file)
        }
      }
    }
    let check = LinkCheck(site: site, targets: targets)
    diagnostics += links.compactMap { check.fault(of: $0) }.filter { told.insert($0).inserted }
    let outside = links.outside(site).map {
      OutsideLink(address: $0.address, file: news.sources[$0.place.file].path, line: $0.place.line)
    }
    let ofTemplates = templateLinks.links.compactMap {
      check.fault(of: PlacedLink(link: $0, page: "index.html"))
    }
    let findings =
      Finding.all(news.sources.inOrder(diagnostics), in: news.sources)
      + (pages.isEmpty ? [] : Finding.all(ofTemplates, in: templateLinks.sources))
    return (findings, outside)
  }

  /// What is the same in every language: data, pictures that a page shows, looks, assets.
  private func renderFiles(
    _ shown: Set<String>, _ write: (OutputFile) throws -> Void
  ) throws {
    try write(PolicyExport.file(policy))
    for (published, source) in news.pictureFiles where shown.contains(source) {
      let picture = try content.bytes(at: source)
      guard let bytes = PictureMetadata.removed(from: picture) else { continue }
      try write(OutputFile(path: published, bytes: bytes))
    }
    if let theme = ThemeExport.file(site.looks) { try write(theme) }
    if let logo = site.looks.logo {
      let bytes = try content.bytes(at: logo)
      let isDrawing = logo.hasSuffix(".svg")
      if let clean = isDrawing ? bytes : PictureMetadata.removed(from: bytes) {
        try write(OutputFile(path: "assets/" + logo, bytes: clean))
      }
    }
    for asset in assets {
      if let bytes = try templates?.bytes(at: asset) {
        try write(OutputFile(path: asset, bytes: bytes))
      }
    }
  }

  /// Funds in the order of their names: by code point, which for Thai puts a leading vowel
  /// before its consonant, so that the consonant is looked at first.
  private func byName(_ funds: [FundSummary], _ language: Language) -> [FundSummary] {
    let keyed = funds.map { (key: ThaiOrder.key(of: $0.name[language]), fund: $0) }
    return keyed.sorted { ($0.key, $0.fund.id.text) < ($1.key, $1.fund.id.text) }.map(\.fund)
  }
}

extension Diagnostic {
  fileprivate static func addressTaken(_ file: String, at place: Place) -> Diagnostic {
    let address = "/" + (file.hasSuffix("index.html") ? String(file.dropLast(10)) : file)
    return Diagnostic(
      .unusableAddress,
      Words(
        th: "ที่อยู่เดิม \(address) มีหน้าอื่นอยู่แล้ว",
        en: "At the earlier address \(address) stands another page"),
      at: place,
      help: Words(
        th: "ลบบรรทัดนี้ หรือเปลี่ยนชื่อไฟล์ของหน้านั้น", en: "Take it out, or rename the other page's file"))
  }
}
