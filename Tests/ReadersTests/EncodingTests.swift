import Model
import Support
import Testing

@testable import Readers

@Suite struct EncodingTests {
  private let text = "วันที่,รายการ\r\n5/10/2565,ค่าน้ำ “ดื่ม” …\r\n"

  private func windows874(_ text: String) -> [UInt8] {
    let signs: [Unicode.Scalar: UInt8] = ["“": 0x93, "”": 0x94, "…": 0x85, "\u{A0}": 0xA0]
    return text.unicodeScalars.map { scalar in
      signs[scalar] ?? UInt8(scalar.value < 0x80 ? scalar.value : scalar.value - 0x0E00 + 0xA0)
    }
  }

  private func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
    (isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF])
      + text.utf16.flatMap { unit in
        let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
        return isLittle ? [low, high] : [high, low]
      }
  }

  @Test func everyEncodingOfATreasurersProgramComesOutAsUTF8() {
    let expected = Array(text.utf8)
    let files: [(bytes: [UInt8], encoding: TextEncoding)] = [
      (expected, .utf8), ([0xEF, 0xBB, 0xBF] + expected, .utf8WithMark),
      (utf16(text, isLittle: true), .utf16), (utf16(text, isLittle: false), .utf16),
      (windows874(text), .windows874),
    ]
    for file in files {
      let decoded = DecodedText(file.bytes)
      #expect(decoded.bytes == expected, "\(file.encoding)")
      #expect(decoded.encoding == file.encoding)
      #expect(decoded.damage == nil)
    }
  }

  @Test func plainLettersAreUTF8() {
    #expect(DecodedText(Array("date,in\n".utf8)).encoding == .utf8)
    #expect(DecodedText([]).damage == nil)
  }

  @Test func aByteThatIsNoLetterAnywhereIsDamage() {
    #expect(DecodedText([0x41, 0xFF]).damage == .undecodable(at: 1))
    #expect(DecodedText([0x41, 0x00, 0x42]).damage == .undecodable(at: 1))
    #expect(DecodedText([0xFF, 0xFE, 0x41]).damage == .undecodable(at: 0))
  }

  /// One lost byte in a UTF-8 file isn't a reason to read all of it as Windows-874.
  @Test func aDamagedUTF8FileIsNotTakenForWindows874() {
    var bytes = Array(text.utf8)
    bytes.remove(at: 1)
    #expect(DecodedText(bytes).damage == .undecodable(at: 0))
  }

  @Test func everyLetterOfWindows874IsItself() {
    for byte in UInt8(0xA1)...0xFB where !(0xDB...0xDE).contains(byte) {
      #expect(Windows874.scalar(byte)?.value == UInt32(byte) - 0xA0 + 0x0E00)
    }
    for byte in [0x81, 0x90, 0x98, 0xDB, 0xFC, 0xFF] as [UInt8] {
      #expect(Windows874.scalar(byte) == nil)
    }
  }

  /// What Excel makes of UTF-8 that it opened as Windows-874, Latin 1, and TIS-620 as Latin 1.
  @Test(arguments: ["เธงเธฑเธเธ—เธตเนˆ", "à¸§à¸±à¸™à¸—à¸µà¹ˆ", "ÇÑ¹·Õè", "วันที่ \u{FFFD}"])
  func lettersThatWentThroughAWrongEncodingAreRecognised(text: String) {
    guard case .mojibake? = DecodedText(Array(text.utf8)).damage else {
      Issue.record("\(text) was taken for sound text")
      return
    }
  }

  @Test(arguments: [
    "เธอเธอเธอเธอเธอ", "เธอรักเธอ และเธอก็รู้", "เนื้อเน่าเนิน", "café, à la carte",
    "\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}",
    "เงินสมทบ ๑๒ บาท", "Zürich",
  ])
  func soundTextIsNot(text: String) {
    #expect(DecodedText(Array(text.utf8)).damage == nil, "\(text)")
  }

  @Test func aBookInWindows874IsReadAndItIsSaid() {
    let rows = "1/10/2565,ยกมา,ยอดยกมา,เงินสด,100,,100\n5/11/2565,ดอกเบี้ย,ดอกเบี้ย,เงินสด,5,,105\n"
    let ledger = Ledger(files: ["book.csv": windows874(fullHeader + "\n" + rows)])
    #expect(ledger.faults == [])
    #expect(ledger.notes == ["F11 file"])
    #expect(ledger.books.entries.count == 2)
  }
}
