import Disclosure
public import Model
import Outputs
import Readers

/// Joins sites that were built apart, each of some funds of one content, into the site of all.
///
/// The result has the same bytes as one build of everything. Needed are the parts and the
/// templates; no book of a fund. The pages of funds are taken as they are, what is over many funds
/// is made from the parts' open data. What a part published was scanned when it was built.
public struct Merge {
  private let site: MergedSite
  private let templates: any InputTree
  private let templatesName: String

  /// A joining.
  ///
  /// - Parameters:
  ///   - parts: the sites and their names in messages.
  ///   - templates: those with which the parts were built.
  public init(
    of parts: [(name: String, site: any InputTree & PublishedSite)], templates: any InputTree,
    templatesNamed templatesName: String
  ) throws {
    site = MergedSite(parts: try parts.map { try MergedSite.Part($0.name, $0.site) })
    self.templates = templates
    self.templatesName = templatesName
  }

  /// What a joining came to.
  public struct Result: Sendable {
    /// Why the parts can't be joined.
    public internal(set) var findings: [Finding] = []
    /// How many funds the site has.
    public internal(set) var fundCount = 0
    /// How many files the site has.
    public internal(set) var fileCount = 0
    /// Whether the site was written.
    public internal(set) var isPublished = false

    mutating func tell(_ diagnostic: Diagnostic) {
      findings.append(Finding(diagnostic, in: SourceFiles()))
    }
  }

  /// Writes the site of all parts; where they don't fit, nothing is published.
  ///
  /// - Complexity: O(bytes of the parts).
  public func run(into writer: any SiteWriter) throws -> Result {
    var result = Result()
    do {
      try join(&result, writer)
      if result.findings.contains(where: { $0.diagnostic.severity == .error }) {
        writer.abandon()
      } else {
        try writer.publish()
        result.isPublished = true
      }
    } catch {
      writer.abandon()
      throw error
    }
    return result
  }

  private func join(_ result: inout Result, _ writer: any SiteWriter) throws {
    for path in [Routes.siteData, Routes.policyData] {
      let digests = site.parts.map { $0.digests[path] }
      for (part, digest) in zip(site.parts, digests) where digest != digests[0] || digest == nil {
        result.tell(.partsDiffer(path, part.name, site.parts[0].name))
      }
    }
    try checkDigests(&result)
    guard result.findings.isEmpty, let settings = try site.published(at: Routes.siteData),
      let nowhere = Day(year: 2000, month: 1, day: 1),
      let read = SiteReader.read(
        settings, file: FileID(0), asOf: nowhere,
        languages: try TemplateWork.languages(of: templates)
      ).value
    else {
      // Nothing was told yet where the settings are those that were published and can't be read.
      if result.findings.isEmpty { result.tell(.partUnreadable(Routes.siteData)) }
      return
    }
    let work = try TemplateWork.read(templates, named: templatesName, site: read)
    result.findings += work.findings
    guard !work.pages.isEmpty else { return }
    try write(read, work, &result, writer)
  }

  /// Looks whether the files from which the rest is made are those that were published.
  private func checkDigests(_ result: inout Result) throws {
    for part in site.parts {
      // What anybody wrote may lead anywhere; a site's folder isn't left.
      for path in part.digests.keys.sorted() where MergedSite.leavesTheSite(path) {
        result.tell(.partUnreadable("\(part.name)/\(path)"))
      }
      for (path, digest) in part.digests.sorted(by: { $0.key < $1.key })
      where path.hasPrefix("data/") && (path.hasSuffix(".jsonl") || path == MergedSite.funds)
        || path == Routes.siteData || path == Routes.policyData
      {
        guard let bytes = try part.site.published(at: path), FileDigest(of: bytes) == digest else {
          result.tell(.partChanged("\(part.name)/\(path)"))
          continue
        }
      }
    }
  }

  private func write(
    _ site: Site, _ work: TemplateWork, _ result: inout Result, _ writer: any SiteWriter
  ) throws {
    var digests: [String: FileDigest] = [:]
    func write(_ file: OutputFile) throws {
      digests[file.path] = FileDigest(of: file.bytes)
      try writer.write(file)
    }
    let years = Set(try self.site.list().files(below: "data/news/").compactMap(newsYear))
    guard let news = try PublishedNews(in: self.site, years: years.sorted(by: >), site) else {
      return result.tell(.partUnreadable("data/news"))
    }
    var pages = SitePages(
      rebuilding: site, news: news, prose: Set(news.pages.map(\.slug)), work,
      policy: try Rebuild.policy(of: self.site), self.site, templates, isProven: true)
    for fund in try funds(site, work, news, &result) {
      for (path, digest) in fund.files {
        guard let bytes = try fund.part.site.published(at: path), FileDigest(of: bytes) == digest
        else {
          result.tell(.partChanged("\(fund.part.name)/\(path)"))
          continue
        }
        try write(OutputFile(path: path, bytes: bytes))
      }
      pages.add(fund.summary, fund.data, fund.files.map(\.path))
    }
    guard result.findings.isEmpty else { return }
    let proof = try pages.rebuilt(work.pages, write)
    for fault in proof.faults { result.tell(.figuresDisagree(fault)) }
    for path in try self.site.list().files where digests[path] == nil && Comparison.isTaken(path) {
      guard let (part, bytes) = try self.site.first(path),
        part.digests[path] == FileDigest(of: bytes)
      else {
        result.tell(.partChanged(path))
        continue
      }
      try write(OutputFile(path: path, bytes: bytes))
    }
    try writer.write(DigestList(digests).file)
    (result.fundCount, result.fileCount) = (pages.fundCount, digests.count + 1)
  }

  private typealias Comparison = Rebuild.Comparison

  /// The year of a file of news: `data/news/2566-th.jsonl`.
  private func newsYear(_ path: String) -> Int? {
    Int(path.dropFirst("data/news/".count).prefix { $0 != "-" }).map { $0 - 543 }
  }

  /// A fund as its part has published it.
  private struct Fund {
    let part: MergedSite.Part
    let files: [(path: String, digest: FileDigest)]
    let summary: FundSummary
    let data: FundData
  }

  /// The funds of all parts in the order of their numbers.
  private func funds(
    _ site: Site, _ work: TemplateWork, _ news: PublishedNews, _ result: inout Result
  ) throws -> [Fund] {
    var funds: [Fund] = []
    var owners: [String: String] = [:]
    let newsOfFund = news.items.byFund
    for part in self.site.parts {
      var files = Self.filesOfFunds(part, languages: site.languages)
      guard let table = PublishedTable(try part.site.published(at: MergedSite.funds) ?? []) else {
        result.tell(.partUnreadable("\(part.name)/\(MergedSite.funds)"))
        continue
      }
      for (number, row) in table.rows.enumerated() {
        guard let id = Model.Fund.ID(row[0]),
          let published = try PublishedFund(id, in: part.site, site),
          let disclosure = published.disclosure, let own = files.removeValue(forKey: id.address)
        else {
          result.tell(.partUnreadable("\(part.name)/f/\(row[0])"))
          continue
        }
        if let other = owners.updateValue(part.name, forKey: id.address) {
          result.tell(.fundInTwoParts(id, other, part.name))
          continue
        }
        let data = FundData(disclosure, site: site)
        // A part that other templates or another version made doesn't fit; its first fund tells.
        if number == 0 {
          let record = try PublishedRecord(of: id, in: part.site)
          let again = FundPublication.edition(
            disclosure, data, work.pages, newsOfFund[id].map(Array.init) ?? [],
            Set(news.pages.map(\.slug)), site, record, isProven: true)
          let strange = again.files.first { part.digests[$0.path] != FileDigest(of: $0.bytes) }
          if let strange { result.tell(.partOfOtherVersion("\(part.name)/\(strange.path)")) }
        }
        let rows = data.letGo { [site = part.site] path in try site.published(at: path) ?? [] }
        funds.append(Fund(part: part, files: own, summary: disclosure.summary, data: rows))
      }
    }
    return funds.sorted { $0.summary.id < $1.summary.id }
  }

  /// The files of each fund by the name in its address: `f/990101-01/`, `en/f/990101-01/`.
  private static func filesOfFunds(
    _ part: MergedSite.Part, languages: [Language]
  ) -> [String: [(path: String, digest: FileDigest)]] {
    let folders = Set(languages.map(\.rawValue))
    var files: [String: [(path: String, digest: FileDigest)]] = [:]
    for (path, digest) in part.digests {
      var steps = path.split(separator: "/")[...]
      if let first = steps.first, folders.contains(String(first)) { steps.removeFirst() }
      guard steps.count > 2, steps.popFirst() == "f", let fund = steps.first else { continue }
      files[String(fund), default: []].append((path, digest))
    }
    return files.mapValues { $0.sorted { $0.path < $1.path } }
  }
}

extension Diagnostic {
  /// P803. Parts of which one has other settings.
  fileprivate static func partsDiffer(_ file: String, _ part: String, _ first: String) -> Self {
    Diagnostic(
      .partsDoNotFit,
      Words(
        th: "\(file) ของ \(part) กับของ \(first) ไม่เหมือนกัน หรือไม่มี",
        en: "\(file) of \(part) and of \(first) differ, or one is missing"),
      at: nil, help: .buildPartsAlike)
  }

  /// P803. A file of a part that isn't as it was published.
  fileprivate static func partChanged(_ path: String) -> Self {
    Diagnostic(
      .partsDoNotFit,
      Words(
        th: "\(path) ไม่ใช่ไฟล์ที่เผยแพร่ รหัสไม่ตรงกับใน \(Routes.sums)",
        en: "\(path) isn't the file that was published: \(Routes.sums) has another digest"),
      at: nil, help: .buildPartsAlike)
  }

  /// P803. Open data of a part that can't be read.
  fileprivate static func partUnreadable(_ path: String) -> Self {
    Diagnostic(
      .partsDoNotFit,
      Words(
        th: "อ่านข้อมูลเปิดใน \(path) ไม่ได้ หรือสองส่วนมีไม่ตรงกัน",
        en: "The open data in \(path) can't be read, or two parts have it differently"),
      at: nil, help: .buildPartsAlike)
  }

  /// P803. A fund that two parts have.
  fileprivate static func fundInTwoParts(
    _ id: Fund.ID, _ first: String, _ second: String
  ) -> Self {
    Diagnostic(
      .partsDoNotFit,
      Words(
        th: "กองทุน \(id.text) มีอยู่ทั้งใน \(first) และ \(second)",
        en: "The fund \(id.text) is in \(first) and in \(second)"),
      at: nil,
      help: Words(
        th: "แบ่งด้วย --only ให้แต่ละกองทุนอยู่ส่วนเดียว",
        en: "Divide by --only so that each fund is in one part"))
  }

  /// P803. A page that these templates don't give.
  fileprivate static func partOfOtherVersion(_ path: String) -> Self {
    Diagnostic(
      .partsDoNotFit,
      Words(
        th: "\(path) ไม่ตรงกับที่แม่แบบและโปรแกรมนี้สร้าง",
        en: "\(path) isn't what these templates and this program make"),
      at: nil, help: .buildPartsAlike)
  }
}

extension Words {
  fileprivate static let buildPartsAlike = Words(
    th: "สร้างทุกส่วนใหม่จาก content ชุดเดียวกัน วันเดียวกัน (--as-of) แม่แบบและโปรแกรมรุ่นเดียวกัน",
    en: "Build all parts anew from one content, for one day (--as-of), with the same templates "
      + "and the same version of the program")
}
