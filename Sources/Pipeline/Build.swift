import Disclosure
public import Model
public import Outputs
import Synchronization

/// The one conductor: read, check, model, render, write.
///
/// The same content, templates and day give the same site, whatever the order of the files and
/// the number of workers.
public struct Build: Sendable {
  let content: any InputTree
  let contentName: String
  private let templates: (any InputTree)?
  private let templatesName: String
  private let today: Day
  private let asOf: Day?
  let workers: Int
  private let published: (any PublishedSite)?
  private let isProven: Bool
  private let parts: Set<SitePart>

  /// A build.
  ///
  /// - Parameters:
  ///   - contentName: the content folder's name in messages.
  ///   - templates: `nil` to read and check only.
  ///   - published: the site as it was published before; `nil` where there is none.
  ///   - isProven: whether what was written is read again and compared, figure for figure.
  ///   - parts: what is made of the site; a part of it isn't proven.
  ///   - today: the day for which the site speaks where neither its settings nor `asOf` say so.
  public init(
    content: any InputTree, named contentName: String = "content",
    templates: (any InputTree)? = nil, templatesNamed templatesName: String = "templates",
    published: (any PublishedSite)? = nil, today: Day, asOf: Day? = nil, workers: Int = 2,
    isProven: Bool = true, parts: Set<SitePart> = SitePart.all
  ) {
    // Figures can be compared only where every page of them is.
    self.isProven = isProven && parts == SitePart.all
    self.parts = parts
    self.content = content
    self.contentName = contentName
    self.templates = templates
    self.templatesName = templatesName
    self.today = today
    self.asOf = asOf
    self.workers = workers
    self.published = published
  }

  /// Reads and checks everything; with templates, renders it too.
  ///
  /// - Parameters:
  ///   - writer: where the site goes; `nil` lets the pages go after they were rendered.
  ///   - progress: called after each fund with how many are done, of how many.
  /// - Throws: only what the disk throws; then the old site is whole.
  public func run(
    into writer: (any SiteWriter)? = nil, progress: @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws -> Report {
    do {
      return try runOnce(into: writer, progress: progress)
    } catch {
      writer?.abandon()
      throw error
    }
  }

  private func runOnce(
    into writer: (any SiteWriter)?, progress: @Sendable (Int, Int) -> Void
  ) throws -> Report {
    let site = try siteContent()
    var report = Report()
    report.findings = site.findings
    let templates = try self.templates.map {
      try TemplateWork.read($0, named: templatesName, site: site.site)
    }
    report.findings += templates?.findings ?? []
    let canRender = site.isUsable && templates?.pages.isEmpty == false
    var pages = canRender ? templates?.pages ?? [] : []
    for index in pages.indices { pages[index].parts = parts }
    if !canRender { writer?.abandon() }
    let writer = canRender ? writer : nil

    let news = try NewsWork.read(site, content, named: contentName)
    report.findings += Finding.all(news.sources.inOrder(news.diagnostics), in: news.sources)
    let prose = Set(news.pages.map(\.slug))

    let funds = try runFunds(site, news, prose, pages, writer, progress)
    var summaries: [FundSummary] = []
    var known = KnownValues()
    var persons = PublicPersons(site.site, news.items)
    var used: Set<Int> = []
    var targets = LinkTargets()
    for fund in funds {
      report.findings += fund.findings
      report.rowCount += fund.rowCount
      known.formUnion(fund.known)
      persons.formUnion(fund.persons)
      used.formUnion(fund.used)
      targets.formUnion(fund.targets)
      if let summary = fund.summary { summaries.append(summary) }
      report.add(fund.proof)
    }
    report.fundCount = summaries.count
    report.heldFunds = summaries.count { $0.isHeld }
    report.newsCount = news.items.count
    report.fileCount = funds.reduce(0) { $0 + $1.fileCount }

    let rest = SitePages(
      summaries: summaries, data: funds.compactMap(\.data), isProven: isProven,
      workers: workers, news: news,
      prose: prose, site: site.site, policy: site.policy, chart: site.chart, content: content,
      templates: self.templates, assets: templates?.assets ?? [], style: templates?.style,
      fundPages: funds.flatMap(\.pages), fundTargets: targets,
      templateLinks: templates?.links ?? .none)
    let check = LeakCheck(known, persons, site.allowList, on: site.site.asOf)
    let digests = funds.reduce(into: [:]) { $0.merge($1.digests) { first, _ in first } }
    let scanned = try write(rest, pages, check, digests, &report, writer)
    report.tellDisagreements()
    if !pages.isEmpty { report.findings += site.unneeded(used.union(scanned.used)) }
    report.isPublished = try publish(
      writer, isClean: scanned.isClean && !report.hasDisagreement)
    return report
  }

  /// Renders what is over many funds, and writes the digests of all files last.
  private func write(
    _ rest: SitePages, _ pages: [PageSet], _ check: LeakCheck, _ digests: [String: String],
    _ report: inout Report, _ writer: (any SiteWriter)?
  ) throws -> SitePages.Scanned {
    var digests = digests
    var count = 0
    let scanned = try rest.scanned(pages, check) { file in
      count += 1
      digests[file.path] = SHA256.hex(file.bytes)
      try writer?.write(file)
    }
    if !pages.isEmpty {
      count += 1
      try writer?.write(DigestList.file(digests))
    }
    report.fileCount += count
    report.findings += scanned.findings
    report.outsideLinks = scanned.outsideLinks
    report.add(scanned.proof)
    return scanned
  }

  /// What holds for the whole site, in the languages that the templates have words for.
  func siteContent() throws -> SiteContent {
    let languages = try templates.map { try TemplateWork.languages(of: $0) } ?? .any
    return try SiteContent.read(
      content, named: contentName, today: today, asOf: asOf, languages: languages)
  }

  /// Shows the new site, or lets it go where something private is in it or figures disagree.
  private func publish(_ writer: (any SiteWriter)?, isClean: Bool) throws -> Bool {
    guard let writer else { return false }
    guard isClean else {
      writer.abandon()
      return false
    }
    try writer.publish()
    return true
  }

  /// What is left of a fund when its pages are written.
  private struct FundResult: Sendable {
    var summary: FundSummary?
    var data: FundData?
    var proof: Proof?
    /// The digest of each of its files.
    var digests: [String: String] = [:]
    var findings: [Finding] = []
    var rowCount = 0
    var fileCount = 0
    /// The files that are pages.
    var pages: [String] = []
    var known = KnownValues()
    var persons = PublicPersons()
    var used: Set<Int> = []
    /// The fund's files, where texts lead to the fund.
    var targets = LinkTargets()
    var failure: (any Error)?
  }

  private func runFunds(
    _ site: SiteContent, _ news: NewsWork, _ prose: Set<String>, _ pages: [PageSet],
    _ writer: (any SiteWriter)?, _ progress: @Sendable (Int, Int) -> Void
  ) throws -> [FundResult] {
    let done = Atomic<Int>(0)
    let newsOfFund = news.items.byFund
    let newsPersons = SharedPersons(PublicPersons(site.site, news.items))
    let results = inParallel(site.fundFolders, workers: workers) { folder in
      var result = FundResult()
      do {
        let work = try FundWork.run(
          folder, site, content, named: contentName, isScanned: !pages.isEmpty,
          published: published)
        result.findings = work.findings
        result.rowCount = work.rowCount
        result.known = work.known
        if let disclosure = work.disclosure {
          result.persons = PublicPersons(disclosure.fund)
          var persons = result.persons
          persons.share(newsPersons)
          let publication = FundPublication(
            work, disclosure, pages: pages, news: newsOfFund[disclosure.fund.id] ?? [],
            prose: prose, site: site.site, isProven: isProven,
            LeakCheck(work.known, persons, site.allowList, on: site.site.asOf))
          result.summary = publication.summary
          result.data = publication.data?.withoutFiles
          result.proof = publication.proof
          result.findings += publication.findings
          result.used = publication.used
          let isTarget = news.linkedFunds.contains(disclosure.fund.id.address)
          for file in publication.files {
            result.fileCount += 1
            result.digests[file.path] = SHA256.hex(file.bytes)
            if file.path.hasSuffix(".html") { result.pages.append(file.path) }
            if isTarget { result.targets.insert(file) }
            try writer?.write(file)
          }
        }
      } catch {
        result.failure = error
      }
      progress(done.wrappingAdd(1, ordering: .relaxed).newValue, site.fundFolders.count)
      return result
    }
    if let failure = results.compactMap(\.failure).first { throw failure }
    return results
  }
}
