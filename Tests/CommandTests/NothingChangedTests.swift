import Foundation
import Support
import Testing

@testable import prongsai

/// A build of which nothing has changed writes nothing, and any change is seen.
@Suite struct NothingChangedTests {
  private static let memory = ".site.prongsai-cache"
  private static let unchanged = "ไม่มีอะไรเปลี่ยนจากครั้งก่อน จึงไม่ได้เขียนอะไร\n"

  /// A folder with content and templates of its own, built once.
  private static func built() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.writeContent([
      "news/2566/visit.md":
        "---\ntitle: เยี่ยม\ndate: 10 มีนาคม 2566\ncategory: training\n---\nข้อความ\n"
    ])
    for (path, bytes) in try Repository.files(below: "templates") {
      try folder.write(String(decoding: bytes, as: UTF8.self), to: "templates/" + path)
    }
    // What was written in this very moment could change again unseen, so that it isn't remembered.
    Thread.sleep(forTimeInterval: 0.08)
    #expect(try Program(["build"], in: folder).status == 0)
    return folder
  }

  private static func isRemembered(_ folder: TemporaryFolder) throws -> Bool {
    try Program(["build"], in: folder).messages.hasSuffix(unchanged)
  }

  @Test func theSecondBuildSaysTheSameAndWritesNothing() throws {
    let folder = try Self.built()
    func times() throws -> [String: Date?] {
      var times: [String: Date?] = [:]
      for path in folder.files(below: "site").keys {
        let file = folder.path + "/site/" + path
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        times[path] = attributes[.modificationDate] as? Date
      }
      return times
    }
    let first = try Program(["build", "--fresh"], in: folder)
    let before = try times()
    let second = try Program(["build"], in: folder)
    #expect(second.messages == first.messages + Self.unchanged)
    #expect((second.output, second.status) == (first.output, first.status))
    #expect(try times() == before)
  }

  @Test func faultsAreToldAgain() throws {
    let folder = try Self.built()
    let ledger = soundLedger + "3/10/2565,ก,ดอกเบี้ย,เงินสด,1O0,,\n"
    try folder.write(ledger, to: "content/funds/990101-01/ledger/2566.csv")
    Thread.sleep(forTimeInterval: 0.08)
    let first = try Program(["build"], in: folder)
    let second = try Program(["build"], in: folder)
    #expect(first.status == 1)
    #expect(second.status == 1)
    #expect(second.messages == first.messages + Self.unchanged)
  }

  @Test(arguments: [
    ["--fresh"], ["--no-prove"], ["--as-of", "2026-10-30"], ["--language", "en"], ["--strict"],
    ["--format", "json"], ["--redact"],
  ])
  func anotherFlagIsAnotherBuild(flags: [String]) throws {
    let folder = try Self.built()
    let run = try Program(["build"] + flags, in: folder)
    #expect(!run.messages.contains("ไม่มีอะไรเปลี่ยน") && !run.messages.contains("Nothing has"))
  }

  @Test(arguments: [
    "content/site.yaml", "content/news/2566/visit.md", "templates/words/th.yaml",
    "content/funds/990101-01/ledger/2566.csv", "site/index.html", "site/SHA256SUMS",
  ])
  func aFileThatIsWrittenAgainOrRemovedIsSeen(path: String) throws {
    let folder = try Self.built()
    #expect(try Self.isRemembered(folder))
    let text = try String(contentsOfFile: folder.path + "/" + path, encoding: .utf8)
    try folder.write(text, to: path)
    #expect(try !Self.isRemembered(folder), "the same bytes at a later time")
    try FileManager.default.removeItem(atPath: folder.path + "/" + path)
    #expect(try !Self.isRemembered(folder))
  }

  @Test func aDamagedMemoryIsNone() throws {
    let folder = try Self.built()
    let printed = folder.path + "/" + Self.memory + "/printed"
    let whole = try Data(contentsOf: URL(filePath: printed))
    for damaged in Self.damaged(whole) {
      try damaged.write(to: URL(filePath: printed))
      #expect(try !Self.isRemembered(folder), "\(damaged.count) bytes")
    }
    try FileManager.default.removeItem(atPath: folder.path + "/" + Self.memory)
    #expect(try !Self.isRemembered(folder))
  }

  /// Bytes with one that differs, and without their end.
  private static func damaged(_ whole: Data) -> [Data] {
    let changed = stride(from: 0, to: whole.count, by: max(1, whole.count / 12)).map { index in
      var damaged = whole
      damaged[index] ^= 1
      return damaged
    }
    return changed + [0, 1, 17, whole.count / 2].map { whole.prefix($0) }
  }

  @Test func whatIsRememberedIsItsOwnersAlone() throws {
    let folder = try Self.built()
    let files = ["", "/printed", "/build", "/.gitignore"]
    let modes = try files.map { file in
      let path = folder.path + "/" + Self.memory + file
      return try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(modes == [0o700, 0o600, 0o600, 0o600])
    let ignored = folder.path + "/" + Self.memory + "/.gitignore"
    #expect(try String(contentsOfFile: ignored, encoding: .utf8) == "*\n")
  }

  @Test(arguments: [true, false])
  func afterAnEditTheSiteIsThatOfACleanBuild(isRemembered: Bool) throws {
    let folder = try Self.built()
    if !isRemembered {
      try FileManager.default.removeItem(atPath: folder.path + "/" + Self.memory)
    }
    try folder.write(
      "---\ntitle: เยี่ยมบ้าน\ndate: 10 มีนาคม 2566\ncategory: training\n---\nข้อความ\n",
      to: "content/news/2566/visit.md")
    Thread.sleep(forTimeInterval: 0.08)
    let run = try Program(["build"], in: folder)
    #expect(run.status == 0)
    let clean = try Program(["build", "--site", "clean"], in: folder)
    #expect(folder.files(below: "site") == folder.files(below: "clean"))
    #expect(
      run.messages.replacing("site", with: "clean") == clean.messages,
      "the same is said, whatever is taken")
  }

  @Test func aDamagedBuildIsMadeAnew() throws {
    let folder = try Self.built()
    let build = folder.path + "/" + Self.memory + "/build"
    let whole = try Data(contentsOf: URL(filePath: build))
    for (number, damaged) in Self.damaged(whole).enumerated() where number.isMultiple(of: 3) {
      try damaged.write(to: URL(filePath: build))
      let title = "---\ntitle: เยี่ยม\(number)\ndate: 10 มีนาคม 2566\ncategory: training\n---\nก\n"
      try folder.write(title, to: "content/news/2566/visit.md")
      Thread.sleep(forTimeInterval: 0.08)
      #expect(try Program(["build"], in: folder).status == 0)
      _ = try Program(["build", "--site", "clean"], in: folder)
      #expect(folder.files(below: "site") == folder.files(below: "clean"))
    }
  }

  /// Where the site is removed, what lies beside it doesn't stand for it.
  @Test func aSiteThatIsGoneIsBuilt() throws {
    let folder = try Self.built()
    try FileManager.default.removeItem(atPath: folder.path + "/site")
    #expect(try !Self.isRemembered(folder))
    #expect(folder.files(below: "site")["index.html"] != nil)
  }

  /// `PRONGSAI_CASES=500 swift test --filter NothingChanged` for more.
  @Test func afterAnyEditsTheSiteIsThatOfACleanBuild() throws {
    let environment = ProcessInfo.processInfo.environment
    let seed = environment["PRONGSAI_SEED"].flatMap { UInt64($0) } ?? 1
    let cases = environment["PRONGSAI_CASES"].flatMap { Int($0) } ?? 4
    var random = SeededGenerator(seed: seed)
    let folder = try Self.built()
    for number in 0..<cases {
      for _ in 0..<Int.random(in: 0...2, using: &random) { try Self.edit(folder, &random) }
      if Bool.random(using: &random) { Thread.sleep(forTimeInterval: 0.06) }
      _ = try Program(["build"], in: folder)
      _ = try Program(["build"], in: folder)
      _ = try Program(["build", "--site", "clean"], in: folder)
      #expect(
        folder.files(below: "site") == folder.files(below: "clean"), "seed \(seed), step \(number)")
      try FileManager.default.removeItem(atPath: folder.path + "/clean")
    }
  }

  private static func edit(_ folder: TemporaryFolder, _ random: inout SeededGenerator) throws {
    let ledger = "content/funds/990101-01/ledger/2566.csv"
    let amount = Int.random(in: 10...99, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0:
      let row = "2/10/2565,ดอกเบี้ย,ดอกเบี้ยเงินฝาก,เงินสด,\(amount).00,,1\(amount).00\n"
      try folder.write(
        soundLedger.split(separator: "\n").prefix(2).joined(separator: "\n") + "\n" + row,
        to: ledger)
    case 1:
      let news = "---\ntitle: ข่าว\(amount)\ndate: 1/1/2566\ncategory: training\n---\nข\n"
      try folder.write(news, to: "content/news/2566/n\(amount % 3).md")
    case 2:
      try? FileManager.default.removeItem(
        atPath: folder.path + "/content/news/2566/n\(amount % 3).md")
    case 3:
      let words = try Repository.text("templates/words/en.yaml")
      try folder.write(
        words.replacing("Checks of the books", with: "Checks \(amount)"),
        to: "templates/words/en.yaml")
    default:
      try folder.write(
        SmallContent.site.replacing("en: Test", with: "en: Test \(amount)"), to: "content/site.yaml"
      )
    }
  }
}
