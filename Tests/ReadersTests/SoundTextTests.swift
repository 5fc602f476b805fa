import Support
import Testing

@testable import Readers

/// Sixteen bytes in a step against one letter after another.
@Suite struct SoundTextTests {
  /// A text of Thai and ASCII, of about so many bytes.
  private func text(_ bytes: Int, _ random: inout SeededGenerator) -> [UInt8] {
    let letters = ["ก", "เ", "ร", "ั", "๙", "a", " ", ",", "\n", "1", "~"].map { Array($0.utf8) }
    var text: [UInt8] = []
    while text.count < bytes { text += letters[Int.random(in: 0..<letters.count, using: &random)] }
    return text
  }

  private func end(_ text: [UInt8]) -> Int {
    text.withUnsafeBufferPointer { SoundText.end(of: $0) }
  }

  @Test(arguments: UInt64(1)...40)
  func soundTextIsPassedOverAtOnce(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = text(.random(in: 0...4_000, using: &random), &random)
    let end = end(text)
    #expect(end == 0 ? text.count < 530 : text.count - end < 530, "seed \(seed)")
    #expect(end == text.count || text[end] & 0xC0 != 0x80, "seed \(seed)")
    #expect(DecodedText(text).damage == nil, "seed \(seed)")
  }

  @Test(arguments: UInt64(1)...400)
  func damageIsFoundWhereItStands(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let damages: [[UInt8]] = [
      [0x00], [0x80], [0xBF], [0xFF], [0xE0], [0xE0, 0xB8], [0xE0, 0xB8, 0x41], [0xE0, 0x41, 0x80],
      [0xE0, 0xE0, 0xB8, 0x80], [0xE0, 0xB8, 0xC0], [0xE0, 0xB7, 0x80, 0x80], [0xC0, 0x80],
      [0xE0, 0xB8, 0x81, 0x81], [0xB8, 0x81],
    ]
    let before = text(.random(in: 200...3_000, using: &random), &random)
    let damage = damages.randomElement(using: &random)!
    let text = before + damage + text(.random(in: 0...2_000, using: &random), &random)
    let place = firstDamage(text)
    #expect(end(text) <= place, "seed \(seed)")
    #expect(DecodedText(text).damage == .undecodable(at: place), "seed \(seed): \(damage)")
  }

  @Test(arguments: UInt64(1)...200)
  func lettersOfAWrongEncodingAreFoundWhereTheyStand(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let before = text(.random(in: 0...3_000, using: &random), &random) + Array("ก ".utf8)
    let wrong = "เธงเธฑเธเธเธตเน"
    let text = before + Array(wrong.utf8) + text(.random(in: 0...2_000, using: &random), &random)
    #expect(DecodedText(text).damage == .mojibake(at: before.count), "seed \(seed)")
  }

  @Test(arguments: UInt64(1)...100)
  func otherLettersEndWhatIsPassedOver(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let before = text(.random(in: 0...3_000, using: &random), &random)
    let other = ["“", "é", "🙂", "เธ", "เน", "\u{E80}", "\u{DFF}"].randomElement(using: &random)!
    let text = before + Array(other.utf8) + text(2_000, &random)
    #expect(end(text) <= before.count, "seed \(seed)")
    #expect(DecodedText(text).damage == nil, "seed \(seed)")
  }

  /// Where Swift's own decoder stops, or a zero stands.
  private func firstDamage(_ text: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = text.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator), scalar != "\0" {
      offset += UTF8.width(scalar)
    }
    return offset
  }
}
