import Model
import Support
import Testing

@testable import Readers

@Suite struct SettingsFileTests {
  /// The findings of settings with the keys `name` and `place`: `S102 2:0..<4 There is no …`.
  private func findings(_ text: String, firstLine: Int = 0) -> [String] {
    var (settings, root) = SettingsFile.read(
      Array(text.utf8)[...], file: FileID(0), firstLine: firstLine)
    if var root {
      _ = settings.words(root.take("name"))
      _ = settings.number(root.take("members"))
      root.finish(&settings)
    }
    return settings.diagnostics.map { finding in
      let place = finding.place.map { $0.isWholeFile ? "file" : "\($0.line):\($0.columns)" } ?? "-"
      return "\(finding.code.rawValue) \(place) \(finding.summary.en)"
    }
  }

  @Test func knownKeysAreTakenInAnyOrder() {
    #expect(findings("members: ๑๒,๐๓๘\nname: {th: ก, en: A}\n") == [])
    #expect(findings("name: ก # หมายเหตุ\n") == [])
    #expect(findings("") == [])
    #expect(findings("name:\nmembers: ~\n") == [])
  }

  @Test(arguments: ["name: &a ก", "name: {th: &a ก}", "- &a ก", "&a name: ก", "name: [ก, &a ข]"])
  func aNameForUseElsewhereIsRefused(text: String) {
    #expect(findings(text + "\n") == ["S101 file Settings can't use anchors (&name)"])
  }

  @Test(arguments: ["name: ก &ข", "name: ก, &ข", "name: \"ก, &ข\"", "name: ก & ข", "name: ก-&ข"])
  func anAmpersandInATextIsNoName(text: String) {
    #expect(findings(text + "\n") == [])
  }

  @Test func anUnknownKeyIsPointedAtByItsBytesBelowThaiText() {
    #expect(
      findings("name: กองทุน\nmembes: 5\n") == ["S102 2:0..<6 There is no setting “membes”"])
    #expect(
      findings("name: {th: กขค, en: A, fr: B}\n") == [
        "S102 1:29..<31 The site has no language “fr”"
      ])
    #expect(findings("name: ก\nชื่อ: ข\n") == ["S102 2:0..<12 There is no setting “ชื่อ”"])
  }

  @Test func theNearestKeyIsOffered() {
    var (settings, root) = SettingsFile.read(Array("nme: ก".utf8)[...], file: FileID(0))
    _ = root?.take("name")
    root?.finish(&settings)
    #expect(
      settings.diagnostics.map(\.help) == [
        Words(th: "หมายถึง “name” หรือไม่", en: "Did you mean “name”?")
      ])
  }

  @Test func theLinesOfFrontMatterAreThoseOfItsFile() {
    #expect(
      findings("name: ก\nx: 1\n", firstLine: 1) == ["S102 3:0..<1 There is no setting “x”"])
  }

  @Test(arguments: [
    ("members: สิบ", "S104 1:9..<18 This must be a whole number up to a billion"),
    ("members: -5", "S104 1:9..<11 This must be a whole number up to a billion"),
    ("members: [1]", "S104 1:9..<10 This must be a whole number up to a billion"),
    ("members: \"๑๒x\"", "S104 1:9..<18 This must be a whole number up to a billion"),
    ("name: [ก]", "S104 1:6..<7 This must be a text"), ("name: {}", "S103 1:6..<7 “th” is missing"),
    ("name: {th: [ก]}", "S104 1:11..<12 This must be a text"),
  ])
  func aValueOfAnotherKindIsPointedAt(text: String, finding: String) {
    #expect(findings(text).first == finding)
  }

  @Test(arguments: [
    ("name: ก\nname: ข\n", "S101 1:0..<1 These names stand twice: name"),
    ("{ก: 1, ก: 2}", "S101 1:1..<4 These names stand twice: ก"),
    ("- a", "S101 1:0..<1 Settings are pairs of “name: value”"),
    ("กข", "S101 1:0..<6 Settings are pairs of “name: value”"),
  ])
  func settingsThatAreNoPairsAreRefusedWhole(text: String, finding: String) {
    #expect(findings(text) == [finding])
  }

  @Test(arguments: [
    ("กข: ค\nname: [ก, ข\nx: 1\n", 3), ("ก: \"ข\n", 1), ("a: b: c", 1), ("\ta: b", 1),
    ("ก: ข\nค: *ง\n", 2), ("a: 1\n---\nb: 2", 2), ("a: @x", 1), ("a: {ก", 1), ("a: 'ก", 1),
  ])
  func anErrorOfSyntaxIsPointedAtInItsLine(text: String, line: Int) {
    let (settings, root) = SettingsFile.read(Array(text.utf8)[...], file: FileID(0))
    #expect(root == nil)
    #expect(settings.diagnostics.map(\.code) == [.unreadableSettings])
    #expect(settings.diagnostics.map { Int($0.place?.line ?? 0) } == [line])
    let bytes = text.split(separator: "\n", omittingEmptySubsequences: false)[line - 1].utf8.count
    #expect(settings.diagnostics.allSatisfy { Int($0.place?.columns.lowerBound ?? 999) <= bytes })
  }

  private func isRefused(_ text: String) -> Bool {
    SettingsFile.read(Array(text.utf8)[...], file: FileID(0)).root == nil
  }

  @Test func deepNestingIsRefusedAtOnce() {
    let clock = ContinuousClock()
    let texts = [
      String(repeating: "[", count: 60_000), String(repeating: "{a: ", count: 15_000),
      String(repeating: "- ", count: 30_000) + "a", String(repeating: "? ", count: 30_000) + "a",
      "a: " + String(repeating: "[", count: 17) + String(repeating: "]", count: 17),
    ]
    let time = clock.measure {
      for text in texts { #expect(isRefused(text), "\(text.prefix(20))") }
    }
    #expect(time < .seconds(5))
  }

  /// The limit holds for levels made by indenting too: 300 of them fit into 64 KiB.
  @Test func deepNestingByIndentingIsRefusedToo() {
    let text = (0..<300).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    let wasRefused = isRefused(text)
    #expect(wasRefused)
  }

  /// The limit holds for levels made by aliases: each line one deeper.
  @Test func deepNestingByAliasesIsRefusedToo() {
    let lines = (1..<1000).map { "a\($0): &a\($0) [*a\($0 - 1)]\n" }
    let wasRefused = isRefused("a0: &a0 [x]\n" + lines.joined())
    #expect(wasRefused)
  }

  @Test func fifteenLevelsAndALineOfDashesAreNotDeep() {
    let list = String(repeating: "[", count: 15) + String(repeating: "]", count: 15)
    #expect(!isRefused("a: " + list))
    #expect(!isRefused("name: |\n  ------------------------------\n  ก\n"))
  }

  @Test func longSettingsAreRefused() {
    let longOnes = [20_000, 30_000].map { isRefused("a: " + String(repeating: "ก", count: $0)) }
    #expect(longOnes == [false, true])
  }

  /// Ten million nodes in five hundred bytes: as a value, and as a key that must be compared.
  @Test(arguments: ["b: *a6\n", "? *a6\n: 1\n"])
  func aliasesOfAliasesDoNotExplode(last: String) {
    var text = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
    for level in 1...6 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ",")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let time = ContinuousClock().measure { _ = findings(text + last) }
    #expect(time < .milliseconds(500))
  }

  @Test(arguments: UInt64(1)...20)
  func randomSettingsNeverCrash(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "name", "members", ":", " ", "\n", "  ", "- ", "[", "]", "{", "}", "ก", "\"", "'", "&a ",
      "*a",
      "|", ">", "#", "---", "!x", "?", "@", "\t", "\r\n", "\u{0}", "\u{FEFF}", "1", ",",
    ]
    for _ in 0..<200 {
      let text = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }.joined()
      let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).count
      let (settings, root) = SettingsFile.read(Array(text.utf8)[...], file: FileID(0))
      #expect(root != nil || !settings.diagnostics.isEmpty, "\(text)")
      #expect(settings.diagnostics.allSatisfy { Int($0.place?.line ?? 0) <= lines }, "\(text)")
    }
  }
}

@Suite struct WordsReaderTests {
  @Test func everyStringIsReadByItsName() {
    let reading = WordsReader.read(Array("\u{FEFF}a: ก\nb: \"ข {x}\"\n".utf8), file: FileID(0))
    #expect(reading.value == ["a": "ก", "b": "ข {x}"])
    #expect(reading.diagnostics == [])
  }

  @Test func aStringThatIsNoneIsAFault() {
    let reading = WordsReader.read(Array("a: [ก]\nb: ข\n".utf8), file: FileID(0))
    #expect(reading.value == ["b": "ข"])
    #expect(reading.diagnostics.map(\.code) == [.unusableValue])
    #expect(WordsReader.read([0xFF], file: FileID(0)).diagnostics.map(\.code) == [.undecodableByte])
  }
}
