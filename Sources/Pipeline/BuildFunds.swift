import Disclosure
import Model
import Outputs
import Synchronization

extension Build {
  /// Reads, checks, renders and writes the funds on all workers, or takes them as they are.
  ///
  /// - Returns: the funds in the order of their folders.
  func runFunds(
    _ site: SiteContent, _ news: NewsRead, _ pages: [PageSet], _ keys: InputKeys,
    _ reuse: inout Reuse, _ writer: (any SiteWriter)?, _ progress: @Sendable (Int, Int) -> Void
  ) throws -> [KeptFund] {
    let done = Atomic<Int>(0)
    let made = inParallel(site.fundFolders, workers: workers) { [reuse] folder in
      let fund = Result {
        try self.fund(folder, site, news, pages, keys, reuse, writer)
      }
      progress(done.wrappingAdd(1, ordering: .relaxed).newValue, site.fundFolders.count)
      return fund
    }
    let funds = try made.map { try $0.get() }
    reuse.keep(Dictionary(uniqueKeysWithValues: zip(site.fundFolders, funds)))
    return funds
  }

  /// A fund as the last build made it, or made again.
  func fund(
    _ folder: String, _ site: SiteContent, _ news: NewsRead, _ pages: [PageSet],
    _ keys: InputKeys, _ reuse: Reuse, _ writer: (any SiteWriter)?
  ) throws -> KeptFund {
    let id = Fund.ID(folder)
    let isTarget = id.map { news.work.linkedFunds.contains($0.address) } ?? false
    let inputs =
      [keys.site.text] + (try keys.files(of: folder)) + news.key(of: id, isLinked: isTarget)
    /// The key with the record of what was published, which each edition leaves for the next.
    func key(_ record: String) -> PartKey { PartKey(inputs + [published == nil ? "" : record]) }
    let record = try id.flatMap { try published?.published(at: Routes.publishedYears($0)) }
    guard site.share.contains(folder) else {
      if let fund = reuse.fund(folder, key("")) { return fund }
      let fund = Keyed(key: key(""), value: try neighbour(folder, site, id))
      return KeptFund(fund: fund, keyBefore: fund.key)
    }
    let before = key(record.map { SHA256.hex($0) } ?? "")
    if !pages.isEmpty, let fund = reuse.fund(folder, before) {
      try writer?.keep(all: Array(fund.fund.value.digests.keys))
      return writer.map { writer in fund.reading { try writer.taken($0) } } ?? fund
    }
    let fund = try made(
      folder, site, news, pages, isTarget: isTarget, workers: reuse.hasFunds ? workers : 1,
      written: reuse.digests(of: folder), writer)
    // Where nothing that was published differs, the next edition would be the same.
    let after = id.map { key(fund.digests[Routes.publishedYears($0)]?.hex ?? "") }
    return KeptFund(
      fund: Keyed(key: fund.isSettled ? after ?? before : before, value: fund), keyBefore: before)
  }

  /// What a fund of another part knows: its private values may stand in this part's news too.
  private func neighbour(_ folder: String, _ site: SiteContent, _ id: Fund.ID?) throws -> FundResult
  {
    var result = FundResult()
    let inputs = try FundInputs(folder, site, content, named: contentName, isScanned: true)
    result.known = Unread(packing: inputs.known)
    if let fund = inputs.settings.value { result.persons = PublicPersons(fund) }
    result.valuesKey = inputs.known.digest + " " + result.persons.digest
    if let id { result.targets.insert(elsewhere: ["f/\(id.address)"]) }
    return result
  }

  private func made(
    _ folder: String, _ site: SiteContent, _ news: NewsRead, _ pages: [PageSet],
    isTarget: Bool, workers: Int, written: [String: FileDigest], _ writer: (any SiteWriter)?
  ) throws -> FundResult {
    var result = FundResult()
    let work = try FundWork.run(
      folder, site, content, named: contentName, isScanned: !pages.isEmpty, published: published)
    result.findings = work.findings
    result.rowCount = work.rowCount
    result.known = Unread(packing: work.known)
    result.isSettled = work.isSettled
    guard let disclosure = work.disclosure else { return result }
    result.persons = PublicPersons(disclosure.fund)
    result.valuesKey = work.known.digest + " " + result.persons.digest
    var persons = result.persons
    persons.share(news.sharedPersons)
    let publication = FundPublication(
      work, disclosure, pages: pages, news: news.ofFund[disclosure.fund.id].map(Array.init) ?? [],
      prose: news.prose, site: site.site, isProven: isProven, workers: workers,
      LeakCheck(work.known, persons, site.allowList, on: site.site.asOf))
    result.summary = publication.summary
    result.data = publication.data.map { data in
      writer.map { writer in data.letGo { try writer.taken($0) } } ?? data.withoutFiles
    }
    result.proof = publication.proof
    result.findings += publication.findings
    result.used = publication.used
    let isFollowed = pages.first?.parts.areLinksFollowed ?? false
    for file in publication.files {
      let digest = FileDigest(of: file.bytes)
      result.digests[file.path] = digest
      if file.path.hasSuffix(".html") { result.pages.append(file.path) }
      if isTarget { result.targets.insert(file, withPlaces: isFollowed) }
      if written[file.path] == digest {
        try writer?.keep(file.path)
      } else {
        try writer?.write(file)
      }
    }
    return result
  }
}

extension SitePages {
  /// The pages over the funds of a build.
  init(
    _ funds: [Keyed<FundResult>], _ news: NewsRead, _ site: SiteContent, _ keys: InputKeys,
    _ templates: TemplateWork?, _ build: Build
  ) {
    let results = funds.map(\.value)
    self.init(
      summaries: results.compactMap(\.summary), data: results.compactMap(\.data),
      isProven: build.isProven, workers: build.workers, news: news.work, prose: news.prose,
      site: site.site, policy: site.policy, chart: site.chart, content: build.content,
      templates: build.templates, assets: templates?.assets ?? [], style: templates?.style,
      fundPages: results.flatMap(\.pages),
      fundTargets: results.reduce(into: LinkTargets(elsewhere: news.work.elsewhere)) {
        $0.formUnion($1.targets)
      },
      templateLinks: templates?.links ?? .none, keys: PageKeys(funds, keys))
  }
}
