import Disclosure
import Model
import Outputs

/// The files of one fund, scanned: what is written, or why nothing of it is.
struct FundPublication: Sendable {
  /// The files to write.
  let files: [OutputFile]
  /// The fund's rows, for the data of its place; `nil` where nothing is published.
  let data: FundData?
  /// What pages over many funds may say of it; `nil` where not even its name may be published.
  let summary: FundSummary?
  let findings: [Finding]
  /// The entries of the allow-list that were needed.
  let used: Set<Int>
  /// Whether everything written says the same; `nil` where nobody asked.
  let proof: Proof?

  /// Renders and scans a fund; one with a leak keeps its address, and its page says why.
  ///
  /// - Parameter workers: how many pages are rendered and scanned at once.
  init(
    _ work: FundWork, _ disclosure: FundDisclosure, pages: [PageSet], news: [NewsItem],
    prose: Set<String>, site: Site, isProven: Bool, workers: Int, _ check: LeakCheck
  ) {
    let hasData = pages.first?.parts.contains(.data) ?? true
    let data = hasData ? FundData(disclosure, site: site) : nil
    let edition = Self.edition(
      disclosure, data, pages, news, prose, site, work.record, isProven: isProven,
      workers: workers)
    let result = Self.result(of: edition.files, check, workers: workers)
    guard !result.leaks.isEmpty else {
      files = edition.files
      self.data = data
      proof = edition.proof
      summary = disclosure.summary
      findings = []
      used = result.used
      return
    }
    findings = check.findings(of: result.leaks, in: work.sources)
    used = result.used
    let faults = findings.map { work.sources.publicFault($0.diagnostic) }
    let held = disclosure.withheld(for: faults)
    let heldData = hasData ? FundData(held, site: site) : nil
    let heldEdition = Self.edition(
      held, heldData, pages, [], prose, site, work.record, isProven: isProven)
    if Self.result(of: heldEdition.files, check, workers: workers).leaks.isEmpty {
      files = heldEdition.files
      self.data = heldData
      proof = heldEdition.proof
      summary = held.summary
    } else {
      files = []
      self.data = nil
      proof = nil
      summary = nil
    }
  }

  /// What is published of a fund, and whether it says the same everywhere.
  ///
  /// The page of its checks is made last: it tells how many figures were compared.
  static func edition(
    _ disclosure: FundDisclosure, _ data: FundData?, _ pages: [PageSet], _ news: [NewsItem],
    _ prose: Set<String>, _ site: Site, _ record: PublishedRecord, isProven: Bool,
    workers: Int = 1
  ) -> (files: [OutputFile], proof: Proof?) {
    var files = inParallel(pages, workers: workers) {
      $0.fund(disclosure, news: news, prose: prose)
    }.flatMap { $0 }
    // What was published is remembered of every edition, whatever part of it is made.
    files.insert(record.file(beside: disclosure), at: 0)
    if let data {
      files.insert(
        contentsOf: exports(disclosure, site) + data.files
          + pages.prefix(1).map { $0.simpleTable(disclosure) }, at: 0)
    }
    guard isProven else { return (files, nil) }
    let proof = Proof(of: disclosure.fund.id, files, pages, site)
    let told = pages.map { $0.checks(disclosure, prose: prose, provenCount: proof.count) }
    let byPath = Dictionary(told.map { ($0.path, $0) }) { first, _ in first }
    return (files.map { byPath[$0.path] ?? $0 }, proof)
  }

  /// The published years as journals.
  private static func exports(_ disclosure: FundDisclosure, _ site: Site) -> [OutputFile] {
    disclosure.years.filter { !$0.isRunning }.map { year in
      let journal = JournalExport.text(of: year, fund: disclosure.fund, site: site)
      return OutputFile(
        path: Routes.journal(disclosure.fund.id, year.year), bytes: Array(journal.utf8))
    }
  }

  private static func result(
    of files: [OutputFile], _ check: LeakCheck, workers: Int
  ) -> LeakCheck.Result {
    inParallel(files, workers: workers) { check.result(of: $0) }
      .reduce(into: LeakCheck.Result()) { $0.formUnion($1) }
  }
}
