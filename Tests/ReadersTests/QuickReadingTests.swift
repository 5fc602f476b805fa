import Disclosure
import Model
import Support
import Testing

@testable import Readers

/// What is read by bytes where it is written as nearly everybody writes it, and the same by the way
/// for everything.
@Suite struct QuickReadingTests {
  private static let days = [
    "10 มีนาคม 2566", "1 มกราคม 2569", "31 ธันวาคม 3000", "31 ธันวาคม 3001", "29 กุมภาพันธ์ 2567",
    "29 กุมภาพันธ์ 2566", "31 เมษายน 2566", "0 มีนาคม 2566", "100 มีนาคม 2566", "10 มีนาคม 2023",
    "10 มีนาคม 66", "10  มีนาคม 2566", "๑๐ มีนาคม ๒๕๖๖", "10 มี.ค. 2566", "10 มีนาคม 1799",
    "10 มีนาคม พ.ศ. 2566", "10 มีนาค 2566", "10 March 2566", "วันที่ 10 มีนาคม 2566", "10 มีนาคม 2566 ",
    "10-13 มีนาคม 2566", "มีนาคม 2566", "", "10", "10 มีนาคม", " 10 มีนาคม 2566", "10 ก 2566",
  ]

  @Test(arguments: days)
  func aDayIsReadTheSameBothWays(text: String) {
    #expect(DateText(text) == DateText(parsing: text, calendar: .october), "\(text)")
  }

  @Test func anEverydayDayNeedsNoTokens() {
    #expect(EverydayDate("10 มีนาคม 2566")?.day == Day(year: 2023, month: 3, day: 10))
    #expect(EverydayDate("10 มี.ค. 2566") == nil)
  }

  @Test(arguments: [
    "13:30", "13.30", "9.05 น.", "13.30 น.", "24:00", "13.60", "1330", "13:3", "::30", "",
  ])
  func aTimeOfDayIsReadTheSameBothWays(text: String) {
    var tokens = DateTokens("เวลา " + text)
    let time = tokens.takeTime()
    let parsed = tokens.isAtEnd ? time : nil
    let quick = ClockTime(everyday: text)
    #expect(quick == nil || quick == parsed, "\(text)")
    if text == "13:30" || text == "9.05 น." { #expect(quick != nil) }
  }

  @Test func theFilterOfWordsTurnsNoNameOfAColumnAway() {
    let words = Array(CashBookColumn.byName.keys)
    let filter = WordFilter(words)
    for word in words {
      #expect(filter.mayHold(Array(word.utf8)), "\(word)")
      #expect(filter.mayHold(Array(" \(word.uppercased()) ".utf8)), "\(word)")
      let marksTurned = Array("ผ\u{E49}\u{E39}".utf8)
      #expect(WordFilter(["ผ\u{E39}\u{E49}"]).mayHold(marksTurned))
    }
    #expect(!filter.mayHold(Array("ธนาคาร".utf8)))
    #expect(filter.mayHold(Array("é".utf8)))
  }

  @Test(arguments: [
    "นางสาวอรุณี คำวงศ์", " Somsri  JAIDEE ", "ก", "", " ", "ก ข", "é", "นาย\u{200B}ก", "๑๒",
  ])
  func aRecipientIsToldApartTheSameBothWays(name: String) {
    let slow = Recipient(name, in: .name)
    switch Recipient.everyday(Array(name.utf8)[...], in: .name) {
    case .some(let quick): #expect(quick == slow, "\(name)")
    case nil: #expect(name.unicodeScalars.contains { $0.value > 0x7F })
    }
    #expect(Recipient.everyday(Array(name.utf8)[...], in: .citizenNumber) == nil)
  }

  @Test func aCellIsNewOnceForEachOfItsBytes() {
    let cells = (0..<300).map { "cell \($0 % 150)" }
    let bytes = Array(cells.joined().utf8)
    var seen = SeenCells()
    var (start, new) = (0, 0)
    bytes.withUnsafeBufferPointer { bytes in
      for cell in cells {
        let end = start + cell.utf8.count
        if seen.insert(start..<end, in: bytes) { new += 1 }
        start = end
      }
    }
    #expect(new == 150)
  }

  @Test func quotesChangeNoPrivateValue() {
    let names = ["นางสมศรี ใจดี", "นายบุญมี แก้วใจ", "นางสมศรี ใจดี", "เทศบาลตำบล"]
    let texts = ["มอบให้ นางสาวมาลี ศรีสุข", "ค่าน้ำ", "โทร 081-234-5678", "ค่าน้ำ"]
    func values(_ quote: String) -> String {
      let rows = zip(names, texts).map { "\(quote)\($1)\(quote),\(quote)\($0)\(quote),1.00" }
      let table = (["รายการ,ผู้รับ,จ่าย"] + rows).joined(separator: "\n") + "\n"
      return PrivateValuesReader.values(inTable: Array(table.utf8)).digest
    }
    #expect(values("") == values("\""))
    #expect(
      PrivateValuesReader.values(inTable: Array("รายการ,ผู้รับ\nก,นางสมศรี ใจดี\n".utf8)).count == 1)
  }

  @Test func theWordSheAloneIsNoDamage() {
    let she = "เธอ", damaged = "เธงเธฑเธเธเธฑเธ"
    func damage(_ text: String) -> DecodedText.Damage? { DecodedText(Array(text.utf8)).damage }
    #expect(damage("\(she) และ \(she) กับ \(she)") == nil)
    #expect(damage(String(repeating: "\(she) มา ", count: 40)) == nil)
    #expect(damage("ก" + damaged) == .mojibake(at: 3))
  }

  @Test(arguments: [
    "มอบให้ นางสาวมาลี ศรีสุข 081-234-5678", "น.ส. ก\u{E4D}\u{E32} ข\u{E48}\u{E32}", "นางสมศรี  ใจดี",
    "เลขที่บัญชี 123-4-56789-0 โทร ๐๘๑๒๓๔๕๖๗๘", "a.b@mail.example.org", "ค่าน้ำ 5 บาท", "",
    "พลเอก สมชาย ใจดี ป่วย 500 บาท", "เเม่ นายเเดง เเก้ว", "1-2345-67890-12-1", "12/3 หมู่ที่ 4 บ้านใหม่",
  ])
  func aValueIsTheSameByItsBytesAndAsAString(text: String) {
    var (quick, slow) = (KnownValues(), KnownValues())
    var copy = text
    copy.withUTF8 { quick.addFound(in: $0) }
    for found in PersonalDetectors.findings(in: Private(text)) {
      slow.add(found.value, found.kind)
    }
    #expect(quick.digest == slow.digest && quick.count == slow.count, "\(text)")
    for kind in PrivateKind.allCases {
      copy.withUTF8 { quick.add($0, kind) }
      slow.add(Private(text), kind)
    }
    #expect(quick.digest == slow.digest && quick.count == slow.count, "\(text)")
  }
}
