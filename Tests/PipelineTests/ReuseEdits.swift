import Foundation
import Model
import Outputs
import Pipeline
import Support
import Synchronization
import Testing

/// A file of stored values in memory, which may be damaged.
final class MemoryFile: StoreFile {
  let bytes: [UInt8]
  private let soundReads: Int
  private let reads = Atomic(0)

  /// - Parameter soundReads: how many values are read as they were stored; of all others a bit
  ///   differs.
  init(_ bytes: [UInt8], soundReads: Int = .max) {
    (self.bytes, self.soundReads) = (bytes, soundReads)
  }

  func bytes(at start: Int, count: Int) throws -> [UInt8] {
    var read = Array(bytes[start...].prefix(count))
    if reads.wrappingAdd(1, ordering: .relaxed).oldValue >= soundReads { read[count / 2] ^= 1 }
    return read
  }
}

/// A site that is built again and again, beside the same built clean.
struct Twins {
  var content: [String: [UInt8]]
  var templates: [String: [UInt8]]
  var today = SmallContent.today
  var asOf: Day?
  let site = MemorySite()
  var last = LastBuild()
  /// Whether what the last build made goes through a store first, as between two runs.
  var isStored = false
  private var stored = MemoryFile([])
  /// How many stored values the next build reads as they are.
  var soundReads = Int.max
  /// How many files the last build wrote, and how many it took as they were.
  var (written, kept) = (0, 0)

  init(_ content: [String: String]) throws {
    self.content = content.mapValues { Array($0.utf8) }
    templates = try Repository.files(below: "templates")
  }

  private func build(_ published: MemorySite) -> Build {
    Build(
      content: MemoryTree(bytes: content), templates: MemoryTree(bytes: templates),
      published: published, today: today, asOf: asOf)
  }

  /// Builds both and compares them.
  mutating func build(_ what: String) throws -> Report {
    let clean = MemorySite(site.files)
    let expected = try build(clean).run(into: clean)
    let counting = CountingSite(site)
    if isStored {
      let end = last.end
      var bytes = end == 0 ? [] : stored.bytes
      #expect(bytes.count == end)
      let index = try last.store(by: "test", at: end) { bytes += $0 }
      stored = MemoryFile(bytes, soundReads: soundReads)
      last = try #require(LastBuild(index: Array(index.joined()), by: "test", file: stored))
    }
    let (report, made) = try build(site).run(into: counting, reusing: last)
    if report.isPublished { last = try #require(made) }
    (written, kept) = counting.counts
    let differing = Set(site.files.keys).union(clean.files.keys)
      .filter { site.files[$0] != clean.files[$0] }.sorted()
    #expect(differing == [], "\(what)")
    func told(_ report: Report) -> [String] {
      report.findings.map { "\($0.path ?? "") \($0.diagnostic)" }
    }
    #expect(told(report) == told(expected), "\(what)")
    func counts(_ report: Report) -> [Int] {
      [
        report.fundCount, report.heldFunds, report.rowCount, report.newsCount,
        report.fileCount, report.provenCount,
      ]
    }
    #expect(counts(report) == counts(expected), "\(what)")
    #expect(report.isPublished == expected.isPublished, "\(what)")
    #expect(report.outsideLinks == expected.outsideLinks, "\(what)")
    return report
  }
}

/// Something that a person may do to a site between two builds.
enum Edit: CaseIterable {
  case row, brokenRow, rows, committee, newFund, removedFund, renamedFund, member, strangeFile
  case item, body, removedItem, renamedItem, person, picture, prose, brokenItem, pageMoved
  case word, template, brokenTemplate, settings, brokenSettings, policy, allowance, day

  func make(_ twins: inout Twins, _ random: inout SeededGenerator) {
    let number = Int.random(in: 10...99, using: &random)
    let id = ["990101-01", "990102-01", "990201-01", "990202-01"][number % 4]
    editFund(&twins, id, number)
    editText(&twins, id, number)
    editSite(&twins, number)
  }

  private static func rows(_ year: Int, _ amount: Int) -> String {
    Content.header + "5/10/\(year),ดอกเบี้ย,ดอกเบี้ย,เงินสด,\(amount).00,,\n"
  }

  private func editFund(_ twins: inout Twins, _ id: String, _ number: Int) {
    let fund = "funds/\(id)"
    switch self {
    case .row:
      twins.put(
        Content.soundYear + "6/10/2565,ก,ดอกเบี้ย,เงินสด,\(number),,\n", fund + "/ledger/2566.csv")
    case .brokenRow:
      twins.put(Self.rows(2567, 1) + "7/11/2567,ก,ข,เงินสด,1O,,\n", fund + "/ledger/2568.csv")
    case .rows: twins.put(Self.rows(2566, number), fund + "/ledger/2567.csv")
    case .committee:
      twins.put(
        "id: \(id)\nname: {th: กองทุน\(number % 5), en: F}\ncommittee:\n"
          + "  - {name: นายสมชาย ใจดี\(number % 3), role: chair}\n", fund + "/fund.yaml")
    case .newFund: twins.content.merge(Content.fund(id).mapValues { Array($0.utf8) }) { $1 }
    case .removedFund:
      for path in twins.content.keys where path.hasPrefix(fund + "/") { twins.content[path] = nil }
    case .renamedFund:
      for path in twins.content.keys where path.hasPrefix(fund + "/") {
        twins.content["funds/990301-01" + path.dropFirst(fund.count)] = twins.content[path]
        twins.content[path] = nil
      }
      twins.change("funds/990301-01/fund.yaml", id, "990301-01")
    case .member:
      twins.put("ชื่อ-สกุล\nนายบุญส่ง ศรีทอง\(number % 4 == 0 ? "สุข" : "ดี")\n", fund + "/members.csv")
    case .strangeFile:
      twins.put("x", fund + (number % 2 == 0 ? "/old.xls" : "/ledger/\(number).txt"))
    default: break
    }
  }

  private func editText(_ twins: inout Twins, _ id: String, _ number: Int) {
    switch self {
    case .item:
      twins.put(
        Content.news(
          "ข่าว\(number)", date: "\(number % 28 + 1) มีนาคม 2566",
          more: number % 2 == 0 ? "funds: [\(id)]\n" : "summary: สรุป\n"),
        "news/2566/n\(number % 5).md")
    case .body:
      twins.put(Content.news("อบรม", date: "11 มีนาคม 2566", "[ก](/f/\(id)/)\n"), "news/2566/b.md")
    case .removedItem: twins.content["news/2566/n\(number % 5).md"] = nil
    case .renamedItem:
      twins.content["news/2566/m\(number % 3).md"] = twins.content["news/2566/n\(number % 5).md"]
      twins.content["news/2566/n\(number % 5).md"] = nil
    case .person:
      twins.put(
        Content.news(
          "คน", date: "2/2/2566",
          more: "people:\n  - {name: นายบุญส่ง ศรีทองดี, role: ประธาน}\n", "นายบุญส่ง ศรีทองดี มา\n"),
        "news/2566/p.md")
    case .picture:
      twins.content["news/2566/p\(number % 2).png"] = number % 3 == 0 ? nil : Content.picture
      twins.put(
        Content.news(
          "ภาพ", date: "3/2/2566",
          more: "cover: {file: p0.png, alt: ภาพ, consent: true}\nfunds: [\(id)]\n", "ข\n"),
        "news/2566/q.md")
    case .prose: twins.put("---\ntitle: เรา\(number)\n---\nข้อความ\n", "pages/a\(number % 3).md")
    case .brokenItem: twins.put("---\ntitle: ก\n---\n", "news/2566/x.md")
    case .pageMoved:
      twins.put("---\ntitle: ย้าย\nmoved_from: [/old\(number % 3)/]\n---\nข\n", "pages/moved.md")
    default: break
    }
  }

  private func editSite(_ twins: inout Twins, _ number: Int) {
    switch self {
    case .word:
      twins.templates["words/en.yaml"] = Self.replaced(
        twins.templates["words/en.yaml"], "Checks of the books", "Checks \(number)")
    case .template:
      twins.templates["pages/home.html"] = Self.replaced(
        twins.templates["pages/home.html"], "<section", "<section data-n=\"\(number)\"")
    case .brokenTemplate:
      let path = "pages/fund.html"
      twins.templates[path]? +=
        number % 2 == 0 ? Array("{{nobody_knows}}".utf8) : Array(" ".utf8)
      if number % 3 != 0 { twins.templates[path] = Self.template(path) }
    case .settings:
      twins.put(SmallContent.site.replacing("en: Test", with: "en: Test \(number)"), "site.yaml")
    case .brokenSettings:
      twins.put(number % 3 == 0 ? "name: [" : SmallContent.site, "site.yaml")
    case .policy: twins.put("k: \(number % 2 + 3)\nsensitive_k: 6\n", "policy.yaml")
    case .allowance: twins.put("allow: []\n", "pii-allow.yaml")
    case .day:
      twins.asOf = number % 2 == 0 ? Day.of(2026, 10, number % 28 + 1) : nil
    default: break
    }
  }

  private static func replaced(_ bytes: [UInt8]?, _ old: String, _ new: String) -> [UInt8]? {
    bytes.map { Array(String(decoding: $0, as: UTF8.self).replacing(old, with: new).utf8) }
  }

  private static func template(_ path: String) -> [UInt8]? {
    try? Repository.files(below: "templates")[path]
  }
}

extension Twins {
  mutating func put(_ text: String, _ path: String) { content[path] = Array(text.utf8) }

  fileprivate mutating func change(_ path: String, _ old: String, _ new: String) {
    guard let bytes = content[path] else { return }
    put(String(decoding: bytes, as: UTF8.self).replacing(old, with: new), path)
  }
}

/// Counts what a build writes, and what it takes as it stands.
private final class CountingSite: SiteWriter {
  private let site: MemorySite
  private let count = Counter()

  init(_ site: MemorySite) { self.site = site }

  var counts: (written: Int, kept: Int) { count.value }

  func write(_ file: OutputFile) {
    count.add(written: 1)
    site.write(file)
  }

  func keep(_ path: String) {
    count.add(kept: 1)
    site.keep(path)
  }

  func taken(_ path: String) -> [UInt8] { site.taken(path) }
  func publish() { site.publish() }
  func abandon() { site.abandon() }
}

/// Two numbers that many may add to.
private final class Counter: Sendable {
  private let state = Mutex((written: 0, kept: 0))

  var value: (written: Int, kept: Int) { state.withLock { $0 } }

  func add(written: Int = 0, kept: Int = 0) {
    state.withLock {
      $0.written += written
      $0.kept += kept
    }
  }
}
