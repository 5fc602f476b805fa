import Model
import Support
import Testing

@testable import Outputs

/// Escaping by the short way and a byte at a time.
@Suite struct QuickEscapingTests {
  private static let pieces = [
    "ก", "ๆ", " ๆ", "ฆ", "ศ", "a", " ", "&", "<", ">", "\"", "'", "\n", "\t", "\u{1}", "\u{7F}",
    "\u{202E}",
    "\u{2066}", "\u{2069}", "“", "é", "🙂", "ำ",
  ]

  @Test(arguments: UInt64(1)...20)
  func bothWaysGiveTheSameBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1_000 {
      var (short, long) = ([UInt8](), [UInt8]())
      for _ in 0..<3 {
        var text: [UInt8] = []
        for _ in 0..<Int.random(in: 0...8, using: &random) {
          text += Self.pieces.randomElement(using: &random)!.utf8
        }
        if !text.isEmpty, Int.random(in: 0..<4, using: &random) == 0 {
          text.remove(at: Int.random(in: 0..<text.count, using: &random))
        }
        HTML.escape(text, into: &short)
        HTML.escapeEach(text, into: &long)
        #expect(short == long, "seed \(seed): \(text)")
        var (quick, slow) = ([UInt8](), [UInt8]())
        JSON.append(text, to: &quick)
        JSON.appendEach(text, to: &slow)
        #expect(quick == [0x22] + slow + [0x22], "seed \(seed): \(text)")
        let words = String(decoding: text, as: UTF8.self)
        #expect(
          Array(SafeAddress.encoded(words).utf8) == SafeAddress.encode(Array(words.utf8)),
          "seed \(seed): \(text)")
        let turning = words.unicodeScalars.filter { !TurningMarks.contains($0) }
        #expect(TurningMarks.removed(from: words) == String(String.UnicodeScalarView(turning)))
      }
    }
  }
}
