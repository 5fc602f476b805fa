import Foundation
import Support
import Testing

/// Saves that come while the preview is still being made.
@Suite(.enabled(if: Listener.isPermitted, "sockets or inotify are not permitted here"))
struct EndedPreviewTests {
  private static func ledger(_ amount: Int) -> String {
    soundLedger + "3/10/2565,ดอกเบี้ย,ดอกเบี้ยเงินฝาก,เงินสด,\(amount).00,,\(amount + 105).00\n"
  }

  private static func news(_ title: String, _ body: String) -> String {
    "---\ntitle: \(title)\ndate: 10 มีนาคม 2566\ncategory: training\n---\n\(body)\n"
  }

  /// Funds and texts, so many that what is over them takes a while.
  private static func content() -> [String: String] {
    var files: [String: String] = [:]
    for number in 110...119 {
      files["funds/990\(number)-01/fund.yaml"] = "id: 990\(number)-01\nname: ก\(number)\n"
      files["funds/990\(number)-01/ledger/2566.csv"] = ledger(number)
    }
    for number in 1...20 {
      files["news/2566/n\(number).md"] = news("ข่าว \(number)", "ข้อความ")
    }
    return files
  }

  /// What a clean build of the same content gives.
  private static func clean(_ folder: TemporaryFolder) throws -> [String: String] {
    try? FileManager.default.removeItem(atPath: folder.path + "/clean")
    _ = try Program(
      [
        "build", "--templates", Repository.root + "/templates", "--site", "clean", "--no-prove",
      ], in: folder)
    let files = folder.files(below: "clean")
    #expect(files.keys.contains("news/2566/n9/index.html"))
    return files
  }

  /// Waits until the preview holds the same files as a clean build, byte for byte.
  private static func waitForWhole(_ preview: RunningPreview, _ folder: TemporaryFolder) throws {
    let expected = try clean(folder)
    var differing: [String] = []
    for _ in 0..<60 {
      let found = folder.files(below: ".prongsai-preview")
      differing = Set(found.keys).union(expected.keys).filter { found[$0] != expected[$0] }.sorted()
      if differing.isEmpty { return }
      usleep(500_000)
    }
    Issue.record("\(differing.prefix(20)) differ\n\(preview.messages)")
  }

  @Test func afterSavesThatInterruptOneAnotherThePreviewIsThatOfACleanBuild() throws {
    let environment = ProcessInfo.processInfo.environment
    let seed = environment["PRONGSAI_SEED"].flatMap { UInt64($0) } ?? 1
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    try folder.writeContent(Self.content())
    let preview = try RunningPreview(in: folder)
    _ = try preview.port()
    for round in 1...3 {
      for _ in 1...8 {
        let number = Int.random(in: 110...119, using: &random)
        let fund = "content/funds/990\(number)-01"
        switch Int.random(in: 0..<8, using: &random) {
        case 0:
          try folder.write(
            Self.news("ใหม่ \(number)", "\(round)"), to: "content/news/2566/n\(number - 109).md")
        case 1: try folder.write(Self.ledger(number), to: fund + "/ledger/2567.csv")
        case 2: try? FileManager.default.removeItem(atPath: folder.path + "/" + fund)
        case 3: try folder.write("id: 990\(number)-01\nname: ข\(round)\n", to: fund + "/fund.yaml")
        default:
          let amount = Int.random(in: 1...99, using: &random)
          try folder.write(Self.ledger(amount), to: fund + "/ledger/2566.csv")
        }
        usleep(UInt32.random(in: 0...400_000, using: &random))
      }
      try Self.waitForWhole(preview, folder)
    }
    #expect(!preview.messages.contains("W505"), "seed \(seed)")
  }

  @Test func aSaveIsShownWhileWhatIsOverManyFundsIsStillToCome() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent(Self.content())
    let preview = try RunningPreview(["--language", "en"], in: folder)
    let news = try preview.news()
    _ = news.event("state")
    let first = "content/funds/990110-01/ledger/2566.csv"
    let second = "content/funds/990111-01/ledger/2566.csv"
    try folder.write(Self.ledger(31), to: first)
    _ = news.event("pages")
    try folder.write(Self.ledger(32), to: second)
    let told = news.event("pages")
    // The first save's second half had no time to come to its end.
    #expect(!told.contains("event: changed"))
    #expect(told.contains("data: f/990111-01/index.html\n"))
    let rest = news.event("changed")
    #expect(rest.contains("data: index.html\n"))
    try preview.wait { preview.messages.matches(of: /Built .* in/).count == 2 }
    try Self.waitForWhole(preview, folder)
  }

  @Test func aNameThatIsSavedMeanwhileIsServedAtNoMoment() throws {
    let name = "บุญส่ง ศรีจันทร์ทอง"
    let folder = try TemporaryFolder()
    var files = Self.content()
    files["funds/990110-01/members.csv"] = "ชื่อ-สกุล\nนาย\(name)\n"
    try folder.writeContent(files)
    let preview = try RunningPreview(["--language", "en"], in: folder)
    _ = try preview.port()
    for pause in [0, 20_000, 100_000] as [UInt32] {
      try folder.write(
        Self.ledger(Int(pause / 1000) + 40), to: "content/funds/990111-01/ledger/2566.csv")
      usleep(pause)
      try folder.write(Self.news("พบกัน", "พบกับ \(name) ที่บ้าน"), to: "content/news/2566/n3.md")
      let before = preview.messages.matches(of: /Did not build/).count
      try preview.wait {
        for text in folder.files(below: ".prongsai-preview").values {
          #expect(!text.contains(name))
        }
        return preview.messages.matches(of: /Did not build/).count > before
      }
      try folder.write(Self.news("พบกัน", "ที่บ้าน \(pause)"), to: "content/news/2566/n3.md")
      try Self.waitForWhole(preview, folder)
    }
  }

  @Test func aTextThatIsSavedAgainAndAgainStopsNothing() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent(Self.content())
    let preview = try RunningPreview(["--language", "en"], in: folder)
    _ = try preview.port()
    for round in 1...3 {
      try folder.write(
        Self.news("ข่าว", "รอบ \(round)"), to: "content/news/2566/n\(round).md")
      // While they go on no build begins: the texts of the first are made of what was saved since.
      usleep(50_000)
      for count in 1...400 {
        try folder.write(
          Self.news("ข่าว", "รอบ \(round) \(count)"), to: "content/news/2566/n\(count % 20 + 1).md")
        usleep(3_000)
      }
      try Self.waitForWhole(preview, folder)
    }
    #expect(!preview.messages.contains("W505"))
    // Nothing made it begin with a build of everything: that tells of no file.
    #expect(!preview.messages.contains("files changed: \(folder.files(below: "clean").count)"))
  }
}
