import Model
import Support
import Testing

@testable import Readers

/// The quick looks at a text against the slow ones.
@Suite struct PlainTextTests {
  private static let pieces = [
    "a", " ", "\n", "ก", "ข้", "กิ่", "ัััััััััั", "“", "é", "🙂", "\u{202E}", "\u{FEFF}", "\u{E001}",
    "\u{0E3F}", "ำำำำำำำำำำำ", "\u{301}", "\u{180E}",
  ]

  @Test(arguments: UInt64(1)...20)
  func aTextThatLooksPlainHidesNothing(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var count = 0
    for _ in 0..<1_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        text += Self.pieces.randomElement(using: &random)!
      }
      guard HiddenMarks.isPlain(Array(text.utf8)[...]) else { continue }
      count += 1
      #expect(
        HiddenMarks.names(in: text.unicodeScalars).isEmpty,
        "seed \(seed): \(text.debugDescription)")
    }
    #expect(count > 50, "seed \(seed)")
  }

  @Test(arguments: UInt64(1)...20)
  func damageIsFoundWhereSwiftFindsIt(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces: [[UInt8]] = [
      Array("ก".utf8), Array("“".utf8), Array("a\n".utf8), Array("é".utf8), Array("🙂".utf8),
      [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xE0, 0xA0, 0x80], [0xED, 0x9F, 0xBF],
      [0xED, 0xA0, 0x80], [0xE1, 0x80], [0xE0, 0xB8], [0xEC, 0xBF, 0x3F], [0xF4, 0x90, 0x80, 0x80],
    ]
    for _ in 0..<1_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes += pieces.randomElement(using: &random)!
      }
      if Bool.random(using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      let isText = String(validating: bytes, as: UTF8.self) != nil
      #expect(
        (firstDamagedByte(of: bytes, in: FileID(0)) == nil) == isText, "seed \(seed): \(bytes)")
    }
  }
}
