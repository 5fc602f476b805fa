import Foundation
import Model
import Outputs
import Pipeline
import Support
import Synchronization
import Testing

/// Builds that are ended in their second half leave what the next needs.
@Suite struct EndedBuildTests {
  private static func twins() throws -> Twins {
    var files = SmallContent.files(ledger: Content.soundYear)
    files["news/2566/a.md"] = Content.news("ประชุม", more: "funds: [990101-01]\n", "ก\n")
    files["news/2566/b.md"] = Content.news("อบรม", date: "11 มีนาคม 2566")
    for id in ["990102-01", "990201-01"] { files.merge(Content.fund(id)) { $1 } }
    return try Twins(files)
  }

  @Test func aRowIsMadeAgainWithoutReadingAnythingElse() throws {
    var preview = try EndedPreview(Self.twins())
    try preview.save("first")
    let ledger = Content.soundYear.replacing("77.25", with: "78.25")
      .replacing("1311.25", with: "1312.25")
    preview.twins.content["funds/990201-01/ledger/2566.csv"] = Array(ledger.utf8)
    try preview.save("a row")
    #expect(preview.wasOfFundsAlone)
    preview.twins.content["news/2566/b.md"] = nil
    try preview.save("a text")
    #expect(!preview.wasOfFundsAlone)
  }

  @Test func aNameThatANewRegisterHoldsStopsWhatTheEndedBuildHadMade() throws {
    var preview = try EndedPreview(Self.twins())
    preview.twins.content["funds/990102-01/members.csv"] = Array("ชื่อ-สกุล\n".utf8)
    preview.twins.content["news/2566/c.md"] = Array(
      Content.news("ข่าว", date: "12 มีนาคม 2566", "พบกับ บุญส่ง ศรีจันทร์ทอง ที่บ้าน\n").utf8)
    try preview.save("first")
    preview.twins.content["funds/990102-01/members.csv"] = Array("ชื่อ-สกุล\nนายบุญส่ง ศรีจันทร์ทอง\n".utf8)
    try preview.save("ended at once", endingAfter: 0)
    #expect(preview.wasOfFundsAlone)
    #expect(try !preview.save("to the end"))
    preview.twins.content["funds/990102-01/members.csv"] = Array("ชื่อ-สกุล\n".utf8)
    #expect(try preview.save("mended"))
  }

  @Test func aListThatWasHalfMadeIsMadeAgainWhereTheRowIsTakenBack() throws {
    var preview = try EndedPreview(Self.twins())
    try preview.save("first")
    let ledger = "funds/990102-01/ledger/2566.csv"
    for count in 0..<16 {
      let row = "6/10/2565,ก,ดอกเบี้ย,เงินสด,\(count + 1),,\n"
      preview.twins.content[ledger] = Array((Content.soundYear + row).utf8)
      try preview.save("ended after \(count) files", endingAfter: count)
      preview.twins.content[ledger] = Array(Content.soundYear.utf8)
      try preview.save("taken back after \(count) files")
    }
  }

  /// `PRONGSAI_CASES=500 swift test --filter EndedBuildTests` for more.
  @Test func afterBuildsThatEndedOneAnotherThePreviewIsThatOfACleanBuild() throws {
    let environment = ProcessInfo.processInfo.environment
    let seed = environment["PRONGSAI_SEED"].flatMap { UInt64($0) } ?? 1
    let cases = environment["PRONGSAI_CASES"].flatMap { Int($0) } ?? 16
    var random = SeededGenerator(seed: seed)
    var preview = try EndedPreview(Self.twins())
    try preview.save("first")
    for number in 1...cases {
      // Edits of rows alone are those that are made again without reading the rest.
      let edits: [Edit] =
        Bool.random(using: &random)
        ? [.row] : [Edit.allCases[Int.random(in: 0..<Edit.allCases.count, using: &random)]]
      // What is taken back has the keys of before, whatever was written in between.
      if Int.random(in: 0..<3, using: &random) == 0 {
        preview.takeBack()
      } else {
        for edit in edits { edit.make(&preview.twins, &random) }
      }
      let writes = number < cases && Bool.random(using: &random)
      try preview.save(
        "seed \(seed), step \(number): \(edits)",
        endingAfter: writes ? Int.random(in: 0..<(number % 2 == 0 ? 12 : 120), using: &random) : nil
      )
    }
  }
}

/// A preview in memory that is built in two halves, as `prongsai serve` does.
private struct EndedPreview {
  var twins: Twins
  /// Whether the last save was of files of funds alone.
  private(set) var wasOfFundsAlone = false
  private let disk = MemoryDisk()
  private var before: (content: [String: [UInt8]], templates: [String: [UInt8]])?
  private var earlier: (content: [String: [UInt8]], templates: [String: [UInt8]])?
  private var built: BuiltFunds?
  private var last: LastBuild?

  init(_ twins: Twins) throws {
    self.twins = twins
    try disk.write([], to: "site/.prongsai-files")
  }

  /// Takes back what was edited before the last save.
  mutating func takeBack() {
    guard let earlier else { return }
    (twins.content, twins.templates) = earlier
  }

  private var build: Build {
    Build(
      content: MemoryTree(bytes: twins.content), templates: MemoryTree(bytes: twins.templates),
      today: twins.today, asOf: twins.asOf, isProven: false)
  }

  /// The folders of the funds of which files differ, where nothing else does.
  private var savedFunds: Set<String>? {
    guard let before, let built, built.isRendered, before.templates == twins.templates,
      Set(before.content.keys) == Set(twins.content.keys), !wasDayMoved
    else { return nil }
    let saved = twins.content.filter { before.content[$0.key] != $0.value }.keys
    guard saved.allSatisfy({ $0.hasPrefix("funds/") }) else { return nil }
    return Set(saved.map { String($0.split(separator: "/")[1]) })
  }

  private var day: Day?
  private var wasDayMoved: Bool { day != twins.asOf }

  /// Builds; where it comes to its end, the folder is compared with that of a clean build.
  ///
  /// - Parameter count: how many files the second half writes or keeps before it is ended.
  /// - Returns: whether it was published.
  @discardableResult
  mutating func save(_ what: String, endingAfter count: Int? = nil) throws -> Bool {
    let site = try PatchedSite(site: "site", disk: disk)
    let last = last ?? LastBuild()
    let funds = savedFunds
    wasOfFundsAlone = funds != nil
    var first: BuiltFunds
    if let funds, let built {
      first = try build.funds(built, again: funds, reusing: last, into: site)
    } else {
      first = try build.funds(into: site, reusing: last)
    }
    try site.settle()
    let landed = LandedParts()
    defer {
      built = first
      earlier = before
      before = (twins.content, twins.templates)
      day = twins.asOf
    }
    do {
      let ending = EndingSite(site, after: count ?? .max)
      first = try first.giving(ending)
      let (report, made) = try build.finish(first, into: ending, landed: landed)
      if report.isPublished, let made { self.last = made } else { refused(first, site) }
      try compare(report, what)
      return report.isPublished
    } catch is EndingSite.Ended {
      try site.settle()
      if first.isRendered {
        self.last = first.standing(changed: Set(site.changedFiles), landed: landed)
      }
      return false
    }
  }

  private mutating func refused(_ first: BuiltFunds, _ site: PatchedSite<MemoryDisk>) {
    guard first.isRendered else { return }
    last = first.standing(changed: Set(site.changedFiles))
  }

  private func compare(_ report: Report, _ what: String) throws {
    let clean = MemorySite()
    let expected = try build.run(into: clean)
    #expect(report.isPublished == expected.isPublished, "\(what)")
    let told = [report, expected].map { $0.findings.map { "\($0.path ?? "") \($0.diagnostic)" } }
    #expect(told[0] == told[1], "\(what)")
    guard expected.isPublished else { return }
    let found = disk.site
    let differing = Set(found.keys).union(clean.files.keys)
      .filter { found[$0] != clean.files[$0] }.sorted()
    #expect(differing == [], "\(what)")
  }
}

/// A site that takes so many files and then no more.
private final class EndingSite: SiteWriter {
  struct Ended: Error {}

  private let site: any SiteWriter
  private let left: Mutex<Int>

  init(_ site: any SiteWriter, after count: Int) {
    self.site = site
    left = Mutex(count)
  }

  private func take() throws {
    try left.withLock { left in
      guard left > 0 else { throw Ended() }
      left -= 1
    }
  }

  func write(_ file: OutputFile) throws {
    try take()
    try site.write(file)
  }

  func keep(_ path: String) throws {
    try take()
    try site.keep(path)
  }

  func keep(all paths: [String]) throws { try site.keep(all: paths) }
  func taken(_ path: String) throws -> [UInt8] { try site.taken(path) }
  func publish() throws { try site.publish() }
  func abandon() { site.abandon() }
}
