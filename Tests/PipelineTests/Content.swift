import Foundation
import Model
import Outputs
import Pipeline
import Support
import Synchronization

/// Rows and files from which tests put their content together.
enum Content {
  static let header = "วันที่,รายการ,หมวด,บัญชี,รับ,จ่าย,คงเหลือ\n"

  /// A year that holds: 1,234.00 carried in, 77.25 of interest.
  static let soundYear =
    header + "1/10/2565,ยอดยกมา,ยอดยกมา,เงินสด,1234.00,,1234.00\n"
    + "5/10/2565,ดอกเบี้ย,ดอกเบี้ย,เงินสด,77.25,,1311.25\n"

  /// A news item with its front matter.
  static func news(
    _ title: String, date: String = "10 มีนาคม 2566", more: String = "", _ body: String = "ก\n"
  ) -> String {
    "---\ntitle: \(title)\ndate: \(date)\ncategory: training\n\(more)---\n\(body)"
  }

  /// The smallest PNG that has a size: 40 by 30.
  static let picture = SmallContent.picture

  /// A second fund whose books hold.
  static func fund(_ id: String, _ ledger: String = soundYear) -> [String: String] {
    [
      "funds/\(id)/fund.yaml": "id: \(id)\nname: {th: กองทุน\(id), en: Fund \(id)}\n",
      "funds/\(id)/ledger/2566.csv": ledger,
    ]
  }

  static func build(
    _ files: [String: String], pictures: [String: [UInt8]] = [:],
    templates: MemoryTree? = nil, workers: Int = 2
  ) throws -> (site: MemorySite, report: Report) {
    let site = MemorySite()
    let bytes = files.mapValues { Array($0.utf8) }.merging(pictures) { $1 }
    let report = try Build(
      content: MemoryTree(bytes: bytes), templates: try templates ?? Repository.templates(),
      today: SmallContent.today, workers: workers
    ).run(into: site)
    return (site, report)
  }

  /// The codes of what was found, in order.
  static func codes(_ report: Report) -> [String] {
    report.findings.map { $0.diagnostic.code.rawValue }
  }

  /// The text of a page as a reader sees it, without any space.
  static func letters(_ html: String) -> String {
    var text = html.replacing(/<[^>]*>/, with: "")
    let entities = ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&amp;": "&"]
    for name in ["&lt;", "&gt;", "&quot;", "&#39;", "&amp;"] {
      text = text.replacing(name, with: entities[name] ?? "")
    }
    return withoutSpaces(text)
  }

  static func withoutSpaces(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
  }
}

/// A site that refuses its n-th write, or to be published.
final class FailingSite: SiteWriter {
  struct Refusal: Error {}

  private let failingWrite: Int
  private let inner = MemorySite()
  private let state = Mutex((writes: 0, abandoned: 0))

  init(failingWrite: Int = .max) { self.failingWrite = failingWrite }

  var writes: Int { state.withLock { $0.writes } }
  var abandoned: Int { state.withLock { $0.abandoned } }
  var files: [String: [UInt8]] { inner.files }

  func write(_ file: OutputFile) throws {
    let number = state.withLock { state in
      state.writes += 1
      return state.writes
    }
    if number == failingWrite { throw Refusal() }
    inner.write(file)
  }

  func taken(_ path: String) throws -> [UInt8] { inner.taken(path) }

  func keep(_ path: String) throws { inner.keep(path) }

  func publish() throws { inner.publish() }

  func abandon() {
    inner.abandon()
    state.withLock { $0.abandoned += 1 }
  }
}

/// A content folder whose listing comes in another order.
struct ShuffledTree: InputTree {
  let files: [String: [UInt8]]
  let order: [String]

  init(_ files: [String: [UInt8]], seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    self.files = files
    order = files.keys.sorted().shuffled(using: &random)
  }

  func list() -> InputListing { InputListing(files: order) }
  func bytes(at path: String) -> [UInt8] { files[path] ?? [] }
}
