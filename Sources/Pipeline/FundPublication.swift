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
  init(
    _ work: FundWork, _ disclosure: FundDisclosure, pages: [PageSet], news: [NewsItem],
    prose: Set<String>, site: Site, isProven: Bool, _ check: LeakCheck
  ) {
    func proof(_ files: [OutputFile]) -> Proof? {
      isProven ? Proof(of: disclosure.fund.id, files, pages, site) : nil
    }
    let data = FundData(disclosure, site: site)
    let files = Self.files(disclosure, data, pages, news, prose, site, work.record)
    let result = Self.result(of: files, check)
    guard !result.leaks.isEmpty else {
      self.files = files
      self.data = data
      self.proof = proof(files)
      summary = disclosure.summary
      findings = []
      used = result.used
      return
    }
    findings = check.findings(of: result.leaks, in: work.sources)
    used = result.used
    let faults = findings.map { work.sources.publicFault($0.diagnostic) }
    let held = disclosure.withheld(for: faults)
    let heldData = FundData(held, site: site)
    let heldFiles = Self.files(held, heldData, pages, [], prose, site, work.record)
    if Self.result(of: heldFiles, check).leaks.isEmpty {
      self.files = heldFiles
      self.data = heldData
      self.proof = proof(heldFiles)
      summary = held.summary
    } else {
      self.files = []
      self.data = nil
      self.proof = nil
      summary = nil
    }
  }

  /// What is published of a fund.
  static func files(
    _ disclosure: FundDisclosure, _ data: FundData, _ pages: [PageSet], _ news: [NewsItem],
    _ prose: Set<String>, _ site: Site, _ record: PublishedRecord
  ) -> [OutputFile] {
    exports(disclosure, site) + data.files + pages.prefix(1).map { $0.simpleTable(disclosure) }
      + [record.file(beside: disclosure)]
      + pages.flatMap { $0.fund(disclosure, news: news, prose: prose) }
  }

  /// The published years as journals.
  private static func exports(_ disclosure: FundDisclosure, _ site: Site) -> [OutputFile] {
    disclosure.years.filter { !$0.isRunning }.map { year in
      let journal = JournalExport.text(of: year, fund: disclosure.fund, site: site)
      return OutputFile(
        path: Routes.journal(disclosure.fund.id, year.year), bytes: Array(journal.utf8))
    }
  }

  private static func result(of files: [OutputFile], _ check: LeakCheck) -> LeakCheck.Result {
    var result = LeakCheck.Result()
    for file in files { result.formUnion(check.result(of: file)) }
    return result
  }
}
