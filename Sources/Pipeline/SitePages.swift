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
  /// What the parts are made from; `nil` where none is reused.
  var keys: PageKeys?
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
  func rebuilt(_ pages: [PageSet], _ output: (OutputFile) throws -> Void) throws -> Proof {
    try withoutActuallyEscaping(output) { output in
      var maker = PartMaker(reuse: Reuse(LastBuild(), isKept: false), hasPlaces: false) { made in
        if case .made(let file, _) = made { try output(file) }
      }
      _ = try render(pages, &maker)
      return maker.all.proof
    }
  }

  /// What a scan of the pages came to.
  struct Scanned {
    let findings: [Finding]
    /// The entries of the allow-list that were needed.
    let used: Set<Int>
    /// Whether nothing stops.
    let isClean: Bool
    /// Finds the addresses of the web that texts name, in the order of the texts.
    let findOutsideLinks: @Sendable () -> [OutsideLink]
    /// Whether the data of many funds say the same; `nil` where nobody asked.
    let proof: Proof?
  }

  /// Renders them and scans each before it is written; one with a leak is not.
  func scanned(
    _ pages: [PageSet], _ check: SharedCheck, _ values: PartKey, _ reuse: inout Reuse,
    into writer: (any SiteWriter)?, _ output: @escaping (PartOutput) throws -> Void
  ) throws -> Scanned {
    var maker = PartMaker(
      check: check, values: values, reuse: reuse,
      hasPlaces: pages.first?.parts.areLinksFollowed ?? false, writer: writer, output)
    var findings = try render(pages, &maker)
    reuse = maker.reuse
    let scan = maker.all.scan
    if !scan.leaks.isEmpty {
      findings += try check.check.findings(of: scan.leaks, in: news.sources)
    }
    return Scanned(
      findings: findings, used: scan.used, isClean: scan.leaks.isEmpty,
      findOutsideLinks: outside(maker.all.links), proof: isProven ? maker.all.proof : nil)
  }

  /// Renders them in each language, part for part.
  ///
  /// - Returns: what was found in the texts.
  private func render(_ pages: [PageSet], _ maker: inout PartMaker) throws -> [Finding] {
    maker.all.targets = fundTargets
    maker.all.found = fundPages
    var shelf = self
    let parts = pages.first?.parts ?? []
    if parts.contains(.news) {
      let made = try maker.part("pictures", keys?.pictures) { part, write in
        var news = news
        part.diagnostics = try publishPictures(&news, write)
        part.pictures = news.publishedPictures(since: self.news)
      }
      if let pictures = made.pictures { shelf.news.take(pictures) }
    }
    for set in pages {
      if parts.contains(.list) { try shelf.makeLists(set, &maker) }
      if parts.contains(.news) { try shelf.makeTexts(set, &maker) }
    }
    if let first = pages.first { try shelf.makeRest(first, &maker) }
    let moved = shelf.movedPages(pages, maker.all.targets)
    _ = try maker.part("moved", nil) { part, write in
      part.diagnostics = moved.diagnostics
      for file in moved.value { try write(file, nil) }
    }
    return shelf.findings(maker.all, parts)
  }

  /// What was found, with every link followed; in a part of a site links may lead outside it.
  private func findings(_ made: MadePart, _ parts: Set<SitePart>) -> [Finding] {
    let isFollowed = parts.areLinksFollowed
    let check = LinkCheck(site: site, targets: made.targets)
    let faults = isFollowed ? check.faults(of: made.links) : []
    // What is found in a text that is shown in two languages is told once.
    var told: Set<Diagnostic> = []
    let diagnostics = made.diagnostics.filter { told.insert($0).inserted }
    return Finding.all(news.sources.inOrder(diagnostics + faults), in: news.sources)
      + (isFollowed ? findings(inTemplates: check) : [])
  }

  /// The texts of a language with what is made of them all: their data and the search.
  private func makeTexts(
    _ set: PageSet, _ maker: inout PartMaker
  ) throws {
    let language = set.language.rawValue
    let isSearched = set.parts.contains(.search)
    let key = keys?.texts(summaries)
    let made = try maker.part("texts-\(language)", key) { [writer = maker.writer] part, write in
      var search = SearchWork(set, textCount: news.items.count + news.pages.count)
      var texts = NewsData(site, set.language)
      try renderTexts(set, writer) { text, source in
        part.diagnostics += text.page.diagnostics
        guard let value = text.page.value else { return }
        part.links += value.links.map { PlacedLink(link: $0, page: value.file.path) }
        try write(value.file, text.written)
        if set.parts.contains(.data) { texts.add(source, value) }
        if isSearched { for file in search.add(value) { try write(file, nil) } }
      }
      for file in texts.files { try write(file, nil) }
      if isSearched { part.searched = try search.finish { try write($0, nil) } }
    }
    guard let searched = made.searched else { return }
    _ = try maker.part("search-\(language)", keys?.search(key)) { _, write in
      let funds = byName(summaries, set.language)
      try set.search(funds, searched, prose: prose) { try write($0, nil) }
    }
  }

  /// What is the same in every language.
  private func makeRest(
    _ first: PageSet, _ maker: inout PartMaker
  ) throws {
    let found = maker.all.found
    _ = try maker.part("files", nil) { _, write in
      for file in SiteFiles.all(pages: found, site: site) { try write(file, nil) }
      try renderFiles { try write($0, nil) }
      try write(first.notFound(prose: prose), nil)
    }
    guard first.parts.contains(.data) else { return }
    let data = SiteData(data, news: news.items, site: site)
    try makeData(data, data.scopes(summaries), &maker)
    _ = try maker.part("catalogues", nil) { _, write in
      for file in data.catalogues(summaries) { try write(file, nil) }
    }
  }

  /// The data of a place as they were written, scanned and proven.
  private struct MadeData: Sendable {
    let files: [(file: OutputFile, written: WrittenFile)]
    let proof: Proof
  }

  /// The data of the site and of each place, as many at once as there are workers.
  private func makeData(
    _ data: SiteData, _ scopes: [SiteData.Scope], _ maker: inout PartMaker
  ) throws {
    for start in stride(from: 0, to: scopes.count, by: max(1, workers)) {
      let some = scopes[start...].prefix(max(1, workers)).map { scope in
        (scope: scope, name: "data-\(scope.name)", key: keys?.data(of: scope))
      }
      let writer = maker.writer
      let isHeld = some.map { maker.holds($0.name, $0.key) }
      let made = inParallel(Array(zip(some, isHeld)), workers: workers) { part, isHeld in
        Result { isHeld ? nil : try self.made(data, part.scope, writer) }
      }
      for (part, made) in zip(some, made) {
        let made = try made.get()
        _ = try maker.part(part.name, part.key) { result, write in
          for (file, written) in made?.files ?? [] { try write(file, written) }
          result.proof = made?.proof ?? Proof()
        }
      }
    }
  }

  private func made(
    _ data: SiteData, _ scope: SiteData.Scope, _ writer: PartWriter
  ) throws -> MadeData {
    let made = try data.written(scope)
    let files = try made.files.map { (file: $0, written: try writer.write($0)) }
    return MadeData(files: files, proof: isProven ? Proof(of: made, summaries, site) : Proof())
  }

  /// A text as it was rendered, and written.
  private struct RenderedText: Sendable {
    let page: Reading<ShownPage?>
    let written: WrittenFile?

    init(_ page: Reading<ShownPage?>, _ writer: PartWriter) throws {
      self.page = page
      written = try page.value.map { try writer.write($0.file) }
    }
  }

  /// How many news items are rendered before the site is told of them, so that few are held.
  private static let itemsAtOnce = 128

  /// The news items and the prose, in their order.
  private func renderTexts(
    _ set: PageSet, _ writer: PartWriter,
    _ tell: (RenderedText, NewsData.Source) throws -> Void
  ) throws {
    let bodies = ready[set.language] ?? [:]
    let names = Dictionary(summaries.map { ($0.id, $0.name) }) { first, _ in first }
    let related = RelatedNews(news.items)
    for start in stride(from: 0, to: news.items.count, by: Self.itemsAtOnce) {
      let places = Array(start..<min(start + Self.itemsAtOnce, news.items.count))
      let texts = inParallel(places, workers: workers) { [news, prose] place in
        let item = news.items[place]
        let page = set.newsItem(
          item, names: names, related: related.beside(place),
          pictures: news.pictures["news/\(item.year + 543)"] ?? [:], prose: prose,
          ready: bodies[item.address])
        return Result { try RenderedText(page, writer) }
      }
      for (place, text) in zip(places, texts) { try tell(text.get(), .item(news.items[place])) }
    }
    for text in news.pages {
      let pictures = news.pictures["pages"] ?? [:]
      let page = set.prose(text, pictures: pictures, all: prose, ready: bodies[text.slug])
      try tell(RenderedText(page, writer), .page(text))
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
  func byName(_ funds: [FundSummary], _ language: Language) -> [FundSummary] {
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
          taken.insert(page.file, withPlaces: false)
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

  /// Finds the addresses of the web that texts name.
  private func outside(_ links: [PlacedLink]) -> @Sendable () -> [OutsideLink] {
    let (site, sources) = (site, news.sources)
    return {
      links.outside(site).map {
        OutsideLink(address: $0.address, file: sources[$0.place.file].path, line: $0.place.line)
      }
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
