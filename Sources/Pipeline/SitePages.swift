import Disclosure
import Model
import Outputs
import Readers

/// The pages over many funds, the news, the prose, the pictures and the assets.
struct SitePages {
  private(set) var summaries: [FundSummary]
  /// The rows of the funds' tables.
  private(set) var data: [FundData]
  /// Whether what is written is read again and compared.
  let isProven: Bool
  /// How many texts are rendered at once.
  let workers: Int
  var news: NewsWork
  let prose: Set<String>
  let site: Site
  let policy: DisclosurePolicy
  let chart: Chart
  let content: any InputTree
  let templates: (any InputTree)?
  let assets: [String]
  let style: OutputFile?
  /// The files of the funds' pages.
  private(set) var fundPages: [String]
  /// The files of the funds that texts lead to.
  let fundTargets: LinkTargets
  /// The addresses of the site that templates name, and the templates.
  let templateLinks: TemplateWork.Links
  /// The texts as they were published before, where a site is rebuilt.
  var ready: [Language: [String: HTML]] = [:]

  /// Adds a fund of a site that is rebuilt.
  mutating func add(_ summary: FundSummary, _ data: FundData, _ files: [String]) {
    summaries.append(summary)
    self.data.append(data)
    fundPages += files.filter { $0.hasSuffix(".html") }
  }

  /// How many funds there are so far.
  var fundCount: Int { summaries.count }

  /// Makes the files of a site that is rebuilt.
  func rebuilt(_ pages: [PageSet], _ output: (OutputFile) throws -> Void) throws {
    var proof = Proof()
    _ = try render(pages, &proof) { file, _ in try output(file) }
  }

  /// What a scan of the pages came to.
  struct Scanned {
    let findings: [Finding]
    /// The entries of the allow-list that were needed.
    let used: Set<Int>
    /// Whether nothing stops.
    let isClean: Bool
    /// The addresses of the web that texts name, in the order of the texts.
    let outsideLinks: [OutsideLink]
    /// Whether the data of many funds say the same; `nil` where nobody asked.
    let proof: Proof?
  }

  /// Renders them and scans each before it is written; one with a leak is not.
  func scanned(
    _ pages: [PageSet], _ check: LeakCheck, _ write: (OutputFile) throws -> Void
  ) throws -> Scanned {
    var result = LeakCheck.Result()
    var proof = Proof()
    var (findings, outside) = try render(pages, &proof, check) { file, scanned in
      let ofFile = scanned ?? check.result(of: file)
      result.formUnion(ofFile)
      if ofFile.leaks.isEmpty { try write(file) }
    }
    findings += check.findings(of: result.leaks, in: news.sources)
    return Scanned(
      findings: findings, used: result.used, isClean: result.leaks.isEmpty,
      outsideLinks: outside, proof: isProven ? proof : nil)
  }

  /// What was rendered so far.
  private struct Rendered {
    /// The files to which links may lead.
    var targets: LinkTargets
    /// The pages that may be found.
    var found: [String]
    var links: [PlacedLink] = []
    var diagnostics: [Diagnostic] = []
    /// What is found in a text that is shown in two languages is told once.
    var told: Set<Diagnostic> = []

    mutating func tell(_ more: [Diagnostic]) {
      diagnostics += more.filter { told.insert($0).inserted }
    }
  }

  /// A text as it was rendered, and scanned where somebody asks.
  private struct RenderedText: Sendable {
    let page: Reading<ShownPage?>
    let scanned: LeakCheck.Result?

    init(_ page: Reading<ShownPage?>, _ check: LeakCheck?) {
      self.page = page
      scanned = page.value.flatMap { value in check.map { $0.result(of: value.file) } }
    }
  }

  /// Renders them in each language, one file after the other.
  ///
  /// - Parameters:
  ///   - check: scans the texts where they are rendered, several at once.
  ///   - output: takes a file, and what its scan came to where it was scanned.
  /// - Returns: what was found in the texts, and the addresses of the web in them.
  private func render(
    _ pages: [PageSet], _ proof: inout Proof, _ check: LeakCheck? = nil,
    _ output: (OutputFile, LeakCheck.Result?) throws -> Void
  ) throws -> ([Finding], [OutsideLink]) {
    var rendered = Rendered(targets: fundTargets, found: fundPages)
    func write(_ file: OutputFile, _ scanned: LeakCheck.Result?) throws {
      if file.path.hasSuffix(".html") { rendered.found.append(file.path) }
      rendered.targets.insert(file)
      try output(file, scanned)
    }
    func write(_ file: OutputFile) throws { try write(file, nil) }
    func writePage(_ text: RenderedText) throws {
      rendered.tell(text.page.diagnostics)
      guard let value = text.page.value else { return }
      rendered.links += value.links.map { PlacedLink(link: $0, page: value.file.path) }
      try write(value.file, text.scanned)
    }
    var shelf = self
    let parts = pages.first?.parts ?? []
    if parts.contains(.news) {
      rendered.diagnostics += try publishPictures(&shelf.news, write)
    }
    for set in pages {
      if parts.contains(.list) { try shelf.renderLists(set, write) }
      if parts.contains(.news) {
        try shelf.renderNews(set, check, writePage: writePage, write: write)
      }
    }
    if let first = pages.first {
      let notFound = first.notFound(prose: prose)
      rendered.targets.insert(notFound)
      try output(notFound, nil)
      for file in SiteFiles.all(pages: rendered.found, site: site) { try write(file) }
      if parts.contains(.data) {
        try SiteData(data, news: news.items, site: site).write(summaries, write) { written in
          if isProven { proof.formUnion(Proof(of: written, summaries, site)) }
        }
      }
      try renderFiles(write)
    }
    let moved = shelf.movedPages(pages, rendered.targets)
    rendered.diagnostics += moved.diagnostics
    for file in moved.value { try output(file, nil) }
    return shelf.findings(rendered, parts)
  }

  /// What was found, with every link followed; in a part of a site links may lead outside it.
  private func findings(
    _ rendered: Rendered, _ parts: Set<SitePart>
  ) -> ([Finding], [OutsideLink]) {
    let isWhole = parts == SitePart.all
    let check = LinkCheck(site: site, targets: rendered.targets)
    let faults = isWhole || parts.isEmpty ? check.faults(of: rendered.links) : []
    let findings =
      Finding.all(news.sources.inOrder(rendered.diagnostics + faults), in: news.sources)
      + (isWhole ? self.findings(inTemplates: check) : [])
    return (findings, outside(rendered.links))
  }

  /// The texts of a language with what is made of them all: their data and the search.
  private func renderNews(
    _ set: PageSet, _ check: LeakCheck?, writePage: (RenderedText) throws -> Void,
    write: (OutputFile) throws -> Void
  ) throws {
    let isSearched = set.parts.contains(.search)
    var search = SearchWork(set, textCount: news.items.count + news.pages.count)
    var texts = NewsData(site, set.language)
    try renderTexts(set, check) { text, source in
      try writePage(text)
      guard let value = text.page.value else { return }
      if set.parts.contains(.data) { texts.add(source, value) }
      if isSearched { for file in search.add(value) { try write(file) } }
    }
    for file in texts.files { try write(file) }
    if isSearched {
      try search.finish(byName(summaries, set.language), prose: prose, write)
    }
  }

  /// The pages over many funds, and the lists of news.
  private func renderLists(_ set: PageSet, _ write: (OutputFile) throws -> Void) throws {
    let funds = byName(summaries, set.language)
    try write(set.home(funds: funds, news: news.items, prose: prose))
    try write(set.policy(policy, chart: chart, prose: prose))
    for file in set.fundLists(funds, prose: prose) { try write(file) }
    for file in set.places(funds, prose: prose) { try write(file) }
    try write(set.compare(funds, prose: prose))
    try write(set.data(funds, prose: prose))
    for file in set.organisations(funds, news: news.items, prose: prose) { try write(file) }
    try write(set.sitemap(funds, news: news.items, texts: news.pages, prose: prose))
    for file in set.newsLists(news.items, prose: prose) { try write(file) }
  }

  /// How many news items are rendered before they are written, so that few are held.
  private static let itemsAtOnce = 128

  /// The news items and the prose, written in their order.
  private func renderTexts(
    _ set: PageSet, _ check: LeakCheck?,
    _ writePage: (RenderedText, NewsData.Source) throws -> Void
  ) throws {
    let bodies = ready[set.language] ?? [:]
    let names = Dictionary(summaries.map { ($0.id, $0.name) }) { first, _ in first }
    let related = RelatedNews(news.items)
    for start in stride(from: 0, to: news.items.count, by: Self.itemsAtOnce) {
      let items = Array(news.items[start...].prefix(Self.itemsAtOnce))
      let texts = inParallel(items, workers: workers) { [news, prose] item in
        let page = set.newsItem(
          item, names: names, related: related.beside(item),
          pictures: news.pictures["news/\(item.year + 543)"] ?? [:], prose: prose,
          ready: bodies[item.address])
        return RenderedText(page, check)
      }
      for (item, text) in zip(items, texts) { try writePage(text, .item(item)) }
    }
    for text in news.pages {
      let pictures = news.pictures["pages"] ?? [:]
      let page = set.prose(text, pictures: pictures, all: prose, ready: bodies[text.slug])
      try writePage(RenderedText(page, check), .page(text))
    }
  }

  /// What is the same in every language: data, looks, assets.
  private func renderFiles(_ write: (OutputFile) throws -> Void) throws {
    try write(PolicyExport.file(policy, chart: chart))
    if let theme = ThemeExport.file(site.looks) { try write(theme) }
    if let logo = site.looks.logo {
      let bytes = try content.bytes(at: logo)
      let isDrawing = logo.hasSuffix(".svg")
      if let clean = isDrawing ? bytes : PictureMetadata.removed(from: bytes) {
        try write(OutputFile(path: "assets/" + logo, bytes: clean))
      }
    }
    for font in [site.looks.font?.regular, site.looks.font?.bold].compactMap({ $0 }) {
      try write(OutputFile(path: "assets/" + font, bytes: try content.bytes(at: font)))
    }
    if let style { try write(style) }
    for asset in assets {
      if let bytes = try templates?.bytes(at: asset) {
        try write(OutputFile(path: asset, bytes: bytes))
      }
    }
  }

  /// Funds in the order of their names: by code point, which for Thai puts a leading vowel
  /// before its consonant, so that the consonant is looked at first.
  private func byName(_ funds: [FundSummary], _ language: Language) -> [FundSummary] {
    let keyed = funds.map { (key: ThaiOrder.key($0.name[language]), fund: $0) }
    return keyed.sorted { ($0.key, $0.fund.id.text) < ($1.key, $1.fund.id.text) }.map(\.fund)
  }
}

extension SitePages {
  /// The pages at addresses that texts have left; an address that another page has is told.
  private func movedPages(
    _ pages: [PageSet], _ targets: LinkTargets
  ) -> Reading<[OutputFile]> {
    var taken = targets
    var moved = Reading([OutputFile]())
    for set in pages {
      for page in news.items.flatMap({ set.moved($0) }) + news.pages.flatMap({ set.moved($0) }) {
        if taken.contains(page.file.path) {
          moved.diagnostics.append(.addressTaken(page.file.path, at: page.place))
        } else {
          taken.insert(page.file)
          moved.value.append(page.file)
        }
      }
    }
    return moved
  }

  /// The links of templates that lead nowhere.
  private func findings(inTemplates check: LinkCheck) -> [Finding] {
    let links = templateLinks.links.map { PlacedLink(link: $0, page: "index.html") }
    return Finding.all(check.faults(of: links), in: templateLinks.sources)
  }

  /// The addresses of the web that texts name.
  private func outside(_ links: [PlacedLink]) -> [OutsideLink] {
    links.outside(site).map {
      OutsideLink(address: $0.address, file: news.sources[$0.place.file].path, line: $0.place.line)
    }
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
