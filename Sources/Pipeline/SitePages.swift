import Disclosure
import Model
import Outputs
import Readers

/// The pages over many funds, the news, the prose, the pictures and the assets.
struct SitePages {
  let summaries: [FundSummary]
  let news: NewsWork
  let prose: Set<String>
  let policy: DisclosurePolicy
  let chart: Chart
  let content: any InputTree
  let templates: (any InputTree)?
  let assets: [String]

  /// What a scan of the pages came to.
  struct Scanned {
    let findings: [Finding]
    /// The entries of the allow-list that were needed.
    let used: Set<Int>
    /// Whether nothing stops.
    let isClean: Bool
  }

  /// Renders them and scans each before it is written; one with a leak is not.
  func scanned(
    _ pages: [PageSet], _ check: LeakCheck, _ write: (OutputFile) throws -> Void
  ) throws -> Scanned {
    var result = LeakCheck.Result()
    var findings = try render(pages) { file in
      let ofFile = check.result(of: file)
      result.formUnion(ofFile)
      if ofFile.leaks.isEmpty { try write(file) }
    }
    findings += check.findings(of: result.leaks, in: news.sources)
    return Scanned(findings: findings, used: result.used, isClean: result.leaks.isEmpty)
  }

  /// Renders them in each language, one file after the other.
  ///
  /// - Returns: what was found in the texts.
  private func render(_ pages: [PageSet], _ write: (OutputFile) throws -> Void) throws -> [Finding]
  {
    var diagnostics: [Diagnostic] = []
    let names = Dictionary(summaries.map { ($0.id, $0.name) }) { first, _ in first }
    var told: Set<Diagnostic> = []
    var shown: Set<String> = []
    /// Writes a page of a text; what is found in a text shown in two languages is told once.
    func writePage(
      _ page: Reading<ShownPage?>, of folder: String, _ search: inout SearchWork
    ) throws {
      diagnostics += page.diagnostics.filter { told.insert($0).inserted }
      guard let value = page.value else { return }
      shown.formUnion(value.pictures.map { "\(folder)/\($0)" })
      try write(value.file)
      for file in search.add(value) { try write(file) }
    }
    for set in pages {
      var search = SearchWork(set, textCount: news.items.count + news.pages.count)
      let funds = byName(summaries, set.language)
      try write(set.home(funds: funds, news: news.items, prose: prose))
      try write(set.policy(policy, chart: chart, prose: prose))
      for file in set.fundLists(funds, prose: prose) { try write(file) }
      for file in set.newsLists(news.items, prose: prose) { try write(file) }
      for item in news.items {
        let folder = "news/\(item.year + 543)"
        try writePage(
          set.newsItem(
            item, names: names, pictures: news.pictures[folder] ?? [:], prose: prose), of: folder,
          &search)
      }
      for text in news.pages {
        let pictures = news.pictures["pages"] ?? [:]
        try writePage(set.prose(text, pictures: pictures, all: prose), of: "pages", &search)
      }
      try search.finish(funds, prose: prose, write)
    }
    if let first = pages.first {
      try write(first.notFound(prose: prose))
      try write(PolicyExport.file(policy))
      for (published, source) in news.pictureFiles where shown.contains(source) {
        let picture = try content.bytes(at: source)
        guard let bytes = PictureMetadata.removed(from: picture) else { continue }
        try write(OutputFile(path: published, bytes: bytes))
      }
      for asset in assets {
        if let bytes = try templates?.bytes(at: asset) {
          try write(OutputFile(path: asset, bytes: bytes))
        }
      }
    }
    return Finding.all(news.sources.inOrder(diagnostics), in: news.sources)
  }

  /// Funds in the order of their names: by code point, which for Thai puts a leading vowel
  /// before its consonant, so that the consonant is looked at first.
  private func byName(_ funds: [FundSummary], _ language: Language) -> [FundSummary] {
    let keyed = funds.map { (key: ThaiOrder.key($0.name[language]), fund: $0) }
    return keyed.sorted { ($0.key, $0.fund.id.text) < ($1.key, $1.fund.id.text) }.map(\.fund)
  }
}
