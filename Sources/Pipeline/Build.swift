import Disclosure
public import Model
public import Outputs

/// The one conductor: read, check, model, render, write.
///
/// The same content, templates and day give the same site, whatever the order of the files and
/// the number of workers.
public struct Build: Sendable {
  let content: any InputTree
  let contentName: String
  let templates: (any InputTree)?
  private let templatesName: String
  private let today: Day
  private let asOf: Day?
  let workers: Int
  let published: (any PublishedSite)?
  let isProven: Bool
  private let parts: Set<SitePart>
  private let share: SiteShare

  /// A build.
  ///
  /// - Parameters:
  ///   - contentName: the content folder's name in messages.
  ///   - templates: `nil` to read and check only.
  ///   - published: the site as it was published before; `nil` where there is none.
  ///   - isProven: whether what was written is read again and compared, figure for figure.
  ///   - parts: what is made of the site; a part of it isn't proven.
  ///   - share: the funds that are made.
  ///   - today: the day for which the site speaks where neither its settings nor `asOf` say so.
  public init(
    content: any InputTree, named contentName: String = "content",
    templates: (any InputTree)? = nil, templatesNamed templatesName: String = "templates",
    published: (any PublishedSite)? = nil, today: Day, asOf: Day? = nil, workers: Int = 2,
    isProven: Bool = true, parts: Set<SitePart> = SitePart.all, share: SiteShare = .all
  ) {
    self.share = share
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
    try whole(writer, LastBuild(), isKept: false, progress).report
  }

  /// Makes again what has changed since the last build, and takes the rest from its site.
  ///
  /// - Parameter last: what made the site that stands where the writer writes.
  /// - Returns: what was found, and what was made; `nil` where nothing could be.
  public func run(
    into writer: (any SiteWriter)?, reusing last: LastBuild,
    progress: @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws -> (report: Report, made: LastBuild?) {
    try whole(writer, last, isKept: true, progress)
  }

  private func whole(
    _ writer: (any SiteWriter)?, _ last: LastBuild, isKept: Bool,
    _ progress: @Sendable (Int, Int) -> Void
  ) throws -> (report: Report, made: LastBuild?) {
    do {
      let funds = try makeFunds(into: writer, Reuse(last, isKept: isKept), progress)
      return try makeRest(of: funds, into: writer, nil)
    } catch {
      writer?.abandon()
      throw error
    }
  }

  /// Reads and checks everything, and makes the funds.
  func makeFunds(
    into writer: (any SiteWriter)?, _ reuse: Reuse, _ progress: @Sendable (Int, Int) -> Void
  ) throws -> BuiltFunds {
    var site = try siteContent()
    site.share = share
    var report = Report(findings: site.findings)
    var reuse = reuse
    let keys = try keys(site)
    let templates = try self.templates.map { tree in
      try reuse.templates(keys.site) {
        try TemplateWork.read(tree, named: templatesName, site: site.site)
      }
    }
    report.findings += templates?.findings ?? []
    let canRender = site.isUsable && templates?.pages.isEmpty == false
    var pages = canRender ? templates?.pages ?? [] : []
    for index in pages.indices { pages[index].parts = parts }
    if !canRender { writer?.abandon() }

    let news = try reuse.news(keys.news) {
      NewsRead($0, content)
    } _: {
      try NewsRead(
        NewsWork.read(site, content, named: contentName, workers: workers), site, keys,
        folderName: contentName)
    }
    report.findings += Finding.all(
      news.work.sources.inOrder(news.work.diagnostics), in: news.work.sources)
    let funds = try runFunds(
      site, news, pages, keys, &reuse, canRender ? writer : nil, progress)
    return BuiltFunds(
      site: site, keys: keys, templates: templates, pages: pages, news: news, funds: funds,
      report: report, reuse: reuse)
  }

  /// Makes what is over many funds, and shows the site.
  func makeRest(
    of built: BuiltFunds, into writer: (any SiteWriter)?, _ landed: LandedParts?
  ) throws -> (report: Report, made: LastBuild?) {
    let writer = built.isRendered ? writer : nil
    let (news, pages) = (built.news, built.pages)
    var (report, reuse) = (built.report, built.reuse)
    reuse.landed = landed
    reuse.sift()
    let funds = built.funds.map(\.fund)
    let scanned = try write(
      funds, built.site, news, pages, built.templates, built.keys, &reuse, &report, writer)
    report.tellDisagreements()
    let used = funds.reduce(into: scanned.used) { $0.formUnion($1.value.used) }
    if !pages.isEmpty { report.findings += built.site.unneeded(used) }
    if let path = built.changedText {
      throw PublishFailure.changedMeanwhile("\(contentName)/\(path)")
    }
    report.isPublished = try publish(
      writer, isClean: scanned.isClean && !report.hasDisagreement)
    return (report, pages.isEmpty ? nil : reuse.next)
  }

  /// The keys of everything that is read.
  private func keys(_ site: SiteContent) throws -> InputKeys {
    try InputKeys(
      site, content, templates: templates,
      circumstances: [
        contentName, templatesName, site.site.asOf.iso, "\(isProven)", "\(site.isUsable)",
        "\(templates != nil)", parts.map(\.rawValue).sorted().joined(separator: " "),
        share.beginnings.joined(separator: " "),
      ] + site.languages.all.map(\.rawValue))
  }

  /// Tells what the funds came to, then renders what is over many funds, and writes the digests
  /// of all files last.
  private func write(
    _ funds: [Keyed<FundResult>], _ site: SiteContent, _ news: NewsRead, _ pages: [PageSet],
    _ templates: TemplateWork?, _ keys: InputKeys, _ reuse: inout Reuse, _ report: inout Report,
    _ writer: (any SiteWriter)?
  ) throws -> SitePages.Scanned {
    var digests = DigestList()
    for fund in funds {
      report.add(fund.value)
      for (path, digest) in fund.value.digests { digests.add(path, digest) }
    }
    report.newsCount = news.work.items.count
    let rest = SitePages(funds, news, site, keys, templates, self)
    let values = PageKeys.values(funds, keys)
    let check = reuse.check(values) { [site] scan in
      LeakCheck(scan, site.allowList, on: site.site.asOf)
    } _: {
      var known = KnownValues()
      var persons = news.persons
      for fund in funds.map(\.value) {
        known.formUnion(try fund.known.value)
        persons.formUnion(fund.persons)
      }
      return LeakCheck(known, persons, site.allowList, on: site.site.asOf)
    }
    let scanned = try rest.scanned(pages, check, values, &reuse, into: writer) { output in
      switch output {
      case .made(let file, let digest):
        if let digest { digests.add(file.path, digest) }
      case .kept(let path, let digest):
        digests.add(path, digest)
      }
    }
    report.fileCount = digests.count
    if !pages.isEmpty {
      report.fileCount += 1
      try writer?.write(digests.file)
    }
    report.findings += scanned.findings
    report.findOutsideLinks = scanned.findOutsideLinks
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
}
