public import Model
import Outputs
import Synchronization

/// The one conductor: read, check, model, render, write.
///
/// The same content, templates and day give the same site, whatever the order of the files and
/// the number of workers.
public struct Build: Sendable {
  private let content: any InputTree
  private let contentName: String
  private let templates: (any InputTree)?
  private let templatesName: String
  private let today: Day
  private let asOf: Day?
  private let workers: Int

  /// A build.
  ///
  /// - Parameters:
  ///   - contentName: the content folder's name in messages.
  ///   - templates: `nil` to read and check only.
  ///   - today: the day for which the site speaks where neither its settings nor `asOf` say so.
  public init(
    content: any InputTree, named contentName: String = "content",
    templates: (any InputTree)? = nil, templatesNamed templatesName: String = "templates",
    today: Day, asOf: Day? = nil, workers: Int = 2
  ) {
    self.content = content
    self.contentName = contentName
    self.templates = templates
    self.templatesName = templatesName
    self.today = today
    self.asOf = asOf
    self.workers = workers
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
    let site = try SiteContent.read(content, named: contentName, today: today, asOf: asOf)
    var report = Report()
    report.findings = site.findings
    let templates = try self.templates.map {
      try TemplateWork.read($0, named: templatesName, site: site.site)
    }
    report.findings += templates?.findings ?? []
    let canRender = site.isUsable && templates?.pages.isEmpty == false
    let pages = canRender ? templates?.pages ?? [] : []
    if !canRender { writer?.abandon() }
    let writer = canRender ? writer : nil

    let news = try NewsWork.read(site, content, named: contentName)
    report.findings += Finding.all(news.sources.inOrder(news.diagnostics), in: news.sources)
    let prose = Set(news.pages.map(\.slug))

    let funds = try runFunds(site, news, prose, pages, writer, progress)
    var summaries: [FundSummary] = []
    for fund in funds {
      report.findings += fund.findings
      report.rowCount += fund.rowCount
      if let summary = fund.summary { summaries.append(summary) }
    }
    report.fundCount = summaries.count
    report.heldFunds = summaries.count { $0.isHeld }
    report.newsCount = news.items.count
    report.fileCount = funds.reduce(0) { $0 + $1.fileCount }

    let rest = SitePages(
      summaries: summaries, news: news, prose: prose, content: content,
      templates: self.templates, assets: templates?.assets ?? [])
    report.findings += try rest.render(pages) { file in
      report.fileCount += 1
      try writer?.write(file)
    }
    if let writer {
      try writer.publish()
      report.isPublished = true
    }
    return report
  }

  /// The disclosures of all funds, for what prints figures and not pages.
  func disclosures() throws -> ([FundDisclosure], Report) {
    let site = try SiteContent.read(content, named: contentName, today: today, asOf: asOf)
    let works = inParallel(site.fundFolders, workers: workers) { folder in
      Result { try FundWork.run(folder, site, content, named: contentName) }
    }
    var report = Report()
    report.findings = site.findings
    var disclosures: [FundDisclosure] = []
    for work in works {
      let fund = try work.get()
      report.findings += fund.findings
      report.rowCount += fund.rowCount
      if let disclosure = fund.disclosure { disclosures.append(disclosure) }
    }
    if !site.isUsable { disclosures = [] }
    report.fundCount = disclosures.count
    report.heldFunds = disclosures.count { $0.hold != nil }
    return (disclosures, report)
  }

  /// What is left of a fund when its pages are written.
  private struct FundResult: Sendable {
    var summary: FundSummary?
    var findings: [Finding] = []
    var rowCount = 0
    var fileCount = 0
    var failure: (any Error)?
  }

  private func runFunds(
    _ site: SiteContent, _ news: NewsWork, _ prose: Set<String>, _ pages: [PageSet],
    _ writer: (any SiteWriter)?, _ progress: @Sendable (Int, Int) -> Void
  ) throws -> [FundResult] {
    let done = Atomic<Int>(0)
    var mentions: [Fund.ID: [NewsItem]] = [:]
    for item in news.items {
      for fund in Set(item.funds) { mentions[fund, default: []].append(item) }
    }
    let newsOfFund = mentions
    let results = inParallel(site.fundFolders, workers: workers) { folder in
      var result = FundResult()
      do {
        let fund = try FundWork.run(
          folder, site, content, named: contentName, hasExports: !pages.isEmpty)
        result.findings = fund.findings
        result.rowCount = fund.rowCount
        if let disclosure = fund.disclosure {
          result.summary = disclosure.summary
          for file in fund.exports {
            result.fileCount += 1
            try writer?.write(file)
          }
          let mentions = newsOfFund[disclosure.fund.id] ?? []
          for set in pages {
            for file in set.fund(disclosure, news: mentions, prose: prose) {
              result.fileCount += 1
              try writer?.write(file)
            }
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
