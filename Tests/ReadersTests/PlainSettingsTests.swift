import Support
import Testing

@testable import Readers

/// The quick reader of settings against YAML's own parser: what the first reads, the second reads
/// the same, with every place.
@Suite struct PlainSettingsTests {
  /// A node as text: what it is, where, and what stands in it.
  private func told(_ node: SettingsNode) -> String {
    let mark = node.mark.map { "\($0.line):\($0.column)" } ?? "-"
    switch node {
    case .scalar(let scalar): return "\(mark) \(scalar.style) “\(scalar.string)”"
    case .sequence(let items, _): return "\(mark) [" + items.map(told).joined(separator: ", ") + "]"
    case .mapping(let mapping):
      let pairs = mapping.pairs.map { told($0.key) + " = " + told($0.value) }
      return "\(mark) {" + pairs.joined(separator: ", ") + "}"
    }
  }

  private func plain(_ text: String) -> String? {
    PlainSettings.read(Array(text.utf8)[...]).map { told(.mapping($0)) }
  }

  private func parsed(_ text: String) -> String? {
    let node = try? SettingsFile.parsed(Array(text.utf8)[...])
    return node.map(told)
  }

  @Test(arguments: [
    "title: กองทุนสวัสดิการ เยี่ยมบ้าน 68 หลัง\ndate: 10 มีนาคม 2566\n",
    "title: \"ก: ข\"\ntime: 14:03\nurl: https://example.org/a?b=c\n",
    "tags: [ก, ข ค ,'ง']\nfunds: [520101-01]\n",
    "credits: {news: นาง ก, photo: \"ข\"}\n", "photos: [{file: a.png, people: none}, ก]\n",
    "people:\n  - {name: ก ข, role: ประธาน}\n  - {name: ค, role: ง}\n",
    "tags:\n- ก\n- ข\ntitle: ค\n", "place:\n    tambon: ก\n    district: \"ข\"\n\ntitle: ค\n",
    "title: ก  \n\n\ndate: 1/2/2566", "a: “ก” – ข\n", "a: x y:z (w) 50%\n",
  ])
  func whatEverybodyWritesIsReadWithoutTheParser(text: String) {
    #expect(plain(text) != nil)
    #expect(plain(text) == parsed(text))
  }

  @Test(arguments: [
    "", "\n", "a\n", "a:\n", "a: \n", "a: b: c\n", "a: b #c\n", "# c\na: b\n", "a: |\n  b\n",
    "a: >\n  b\n",
    "a: b\n  c\n", "a: \"b\n  c\"\n", "a: \"b\\n\"\n", "a: 'it''s'\n", "a: b\na: c\n", "a: [b\n",
    "a: [b, ]\n", "a: []\n", "a: [[b]]\n", "a: {b: c, b: d}\n", "a: {b}\n", "a: &b c\n", "a: *b\n",
    "a: !b c\n", "a: ~\n", "a: - b\n", "- a\n", "--- \na: b\n", "a: b\n...\n", "a: b\r\n",
    "a:\tb\n",
    "a : b\n", "a:b\n", "? a\n: b\n", "a: b\u{A0}c\n", "a: b\u{2028}c\n", "a: ก\u{301}\n", "a: 🙂\n",
    "a:\n  - b\n c: d\n", "a:\n  - b\n    c\n", "a:\n  b: c\n   d: e\n", "a:\n  - b: c\n",
    " a: b\n",
    "a: \"b\" c\n", "a: [b] c\n", "a: @b\n", "a: %b\n", "a: `b`\n", "\u{FEFF}a: b\n", "a: b &c\n",
    "a: [b:c]\n", "a: {b: c:d}\n", "<<: b\n", "a: b\u{7F}\n", "a: b:\n", "a: ,b\n", "a:\n\n",
  ])
  func whatMayMeanMoreIsLeftToTheParser(text: String) {
    #expect(plain(text) == nil)
  }

  private static let pieces = [
    "a", "b:", "ก:", "ข้อ", "name: ", "title: ", "tags: ", "people:", ": ", ":", " ", "  ", "\n",
    "\n",
    "\n  ", "\n- ", "\n  - ", "- ", "-", "[", "]", "{", "}", ", ", ",", "\"", "'", "#", " #", "&",
    "*", "!",
    "|", ">", "%", "@", "`", "~", "?", "? ", "\\", "/", ".", "...", "---", "\t", "\r\n", "0",
    "2566", "1.5",
    "true", "null", "“", "–", "\u{200B}", "\u{A0}", "é", "“ก”", "(", ")", "=", "<<", "{a: b}",
    "[a, b]",
    "\nx: y", "\nz:\n  k: v", "\nq: \"r s\"", "\nw:\n  - {m: n}",
  ]

  @Test(arguments: UInt64(1)...40)
  func whatIsReadIsWhatYAMLSays(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var count = 0
    for _ in 0..<1_500 {
      var text = ["title: ก\n", "a: b\n", "", "x:\n  - y\n", "k: {l: m}\n"].randomElement(
        using: &random)!
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        text += Self.pieces.randomElement(using: &random)!
      }
      if Bool.random(using: &random) { text += "\n" }
      guard let plain = plain(text) else { continue }
      count += 1
      #expect(plain == parsed(text), "seed \(seed): \(text.debugDescription)")
    }
    #expect(count > 100, "seed \(seed)")
  }

  @Test(arguments: UInt64(1)...10)
  func aLetterThatIsTakenAwayOrPutInChangesBothAlike(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let whole = Array(
      """
      title: "กองทุน ลงพื้นที่"
      date: 1 มกราคม 2559
      tags: [ผู้พิการ, ก ข]
      credits: {news: นาง ก, photo: 'ข'}
      people:
        - {name: ก ข, role: ค}
      place:
        tambon: ก

      time: 14:03

      """.utf8)
    for _ in 0..<1_500 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(.random(in: 0x09...0x7E, using: &random), at: place)
        default: bytes[place] = Array(" \n:-#,[]{}\"'&".utf8).randomElement(using: &random)!
        }
      }
      // What isn't UTF-8 never comes this far.
      guard let text = String(validating: bytes, as: UTF8.self), let plain = plain(text) else {
        continue
      }
      #expect(plain == parsed(text), "seed \(seed): \(text.debugDescription)")
    }
  }
}
