import Model
import Support
import Testing

@testable import Readers

/// Tables as treasurers print them: titles, signatures, totals, columns for each account.
@Suite struct TreasurersTablesTests {
  private let opening = "1/10/2565,ยกมา,ยอดยกมา,เงินสด,100,,100"
  private let interest = "5/11/2565,ดอกเบี้ย,ดอกเบี้ย,เงินสด,5,,105"

  private func ledger(_ lines: String..., separator: String = "\n") -> Ledger {
    Ledger(files: ["book.csv": Array(lines.joined(separator: separator).utf8)])
  }

  @Test(arguments: [0, 1, 5, 19])
  func theHeaderStandsAnywhereInTheFirstTwentyRows(above: Int) {
    let title = (0..<above).map { $0 % 3 == 2 ? "" : "กองทุนสวัสดิการชุมชน บรรทัด \($0),,,,,," }
    let text = (title + [fullHeader, opening, interest]).joined(separator: "\n")
    let ledger = Ledger(files: ["book.csv": Array(text.utf8)])
    #expect(ledger.faults == [])
    #expect(ledger.rows.count == 2)
    #expect(ledger.books.entries.first?.place.cell?.row == UInt32(above + 2))
  }

  @Test func aHeaderFurtherDownIsNotFound() {
    let text = Array(repeating: "คำนำ,,,,,,", count: 20) + [fullHeader, opening]
    let ledger = Ledger(files: ["book.csv": Array(text.joined(separator: "\n").utf8)])
    #expect(ledger.faults == ["F14 row 1"])
  }

  @Test(arguments: [",", ";", "\t"], ["\n", "\r\n", "\r"])
  func separatorsAndLineEndsMakeNoDifference(separator: String, lineEnd: String) {
    let text = [fullHeader, opening, interest].joined(separator: lineEnd)
    let ledger = Ledger(files: [
      "book.csv": Array(text.replacing(",", with: separator).utf8)
    ])
    #expect(ledger.faults == [])
    #expect(ledger.rows == Ledger(opening, interest).rows)
  }

  @Test func anAmountWithADecimalCommaIsRefused() {
    let ledger = ledger(
      fullHeader.replacing(",", with: ";"), "5/11/2565;ดอกเบี้ย;ดอกเบี้ย;เงินสด;1250,00;;")
    #expect(ledger.faults == ["F20 E2"])
  }

  @Test func accountsHaveColumnsOfTheirOwn() {
    let ledger = ledger(
      "วันที่,รายการ,หมวด,รับ (เงินสด),จ่าย (เงินสด),คงเหลือ (เงินสด),"
        + "รับ (ธนาคาร),จ่าย (ธนาคาร),คงเหลือ (ธนาคาร)",
      "1/10/2565,ยกมา,ยอดยกมา,100,,100,900,,900", "2/10/2565,ฝาก,โอน,,40,60,40,,940",
      "3/10/2565,ดอกเบี้ย,ดอกเบี้ย,,,60,7,,947")
    #expect(ledger.faults == [])
    #expect(
      ledger.rows == [
        "2022-10-01 opening Assets:Cash Equity:Opening 100.00 = 100.00",
        "2022-10-01 opening Assets:Bank Equity:Opening 900.00 = 900.00",
        "2022-10-02 transfer Assets:Cash Assets:Bank -40.00 = 60.00",
        "2022-10-02 balanceOnly Assets:Bank Assets:Bank 0.00 = 940.00",
        "2022-10-03 flow Assets:Bank Income:Interest 7.00 = 947.00",
        "2022-10-03 balanceOnly Assets:Cash Assets:Cash 0.00 = 60.00",
      ])
    #expect(ledger.books.rowCount == 3)
  }

  @Test func theNamesOfAccountsMayStandInASecondRow() {
    let ledger = ledger(
      "วันที่,รายการ,หมวด,รับ,,คงเหลือ,", ",,,เงินสด,ธนาคาร,เงินสด,ธนาคาร",
      "1/10/2565,ยกมา,ยอดยกมา,100,900,100,900", "3/10/2565,ดอกเบี้ย,ดอกเบี้ย,,7,100,907")
    #expect(ledger.faults == [])
    #expect(ledger.rows[2] == "2022-10-03 flow Assets:Bank Income:Interest 7.00 = 907.00")
  }

  @Test func twoAccountsThatReceiveInOneRowAreNoTransfer() {
    let ledger = ledger(
      "วันที่,รายการ,หมวด,รับ (เงินสด),รับ (ธนาคาร)", "2/10/2565,ก,โอน,40,40",
      "2/10/2565,ก,ดอกเบี้ย,40,40")
    #expect(ledger.faults == ["F25 E2", "F25 E3"])
  }

  @Test func aColumnOfMoneyForAnUnknownAccountStopsTheFile() {
    #expect(ledger("วันที่,รายการ,หมวด,รับ,รับ (ออมสิน)", "2/10/2565,ก,ดอกเบี้ย,4,").faults == ["F41 E1"])
  }

  @Test func columnsThatMeanNothingAreSaid() {
    let ledger = ledger("วันที่,รายการ,หมวด,รับ,ชื่อผู้รับ,สี", "2/10/2565,ก,ดอกเบี้ย,4,นางแดง,ฟ้า")
    #expect(ledger.notes == ["F14 row 1"])
    #expect(ledger.diagnostics.first?.summary.en == "These columns aren't read: สี")
  }

  @Test func paperIsPassedOverAndEntriesAreNot() {
    let ledger = ledger(
      "กองทุนสวัสดิการ,,,,,,", fullHeader, opening, fullHeader, interest, ",,,,,,",
      "ลงชื่อ..........เหรัญญิก,,,,,,", "(นางแดง ดีใจ),,,,,,", "หน้า 2,,,,,,",
      "6/11/2565,หน้าวัด บริจาค,บริจาค,เงินสด,20,,125", "6/11/2565,(บริจาค),บริจาค,เงินสด,5,,130")
    #expect(ledger.faults == [])
    #expect(ledger.rows.count == 4)
    #expect(ledger.notes == ["F17 row 1", "F19 row 6"])
    #expect(!ledger.diagnostics.contains { $0.summary.th.contains("แดง") })
  }

  @Test(arguments: [
    "รวม,,,,5,,105", ",รวมทั้งสิ้น,,,105,,", ",ยอดรวม,,,105,0,", ",ยอดยกไป,,,,,105",
    "รวมเดือนพฤศจิกายน,,,,5,,",
  ])
  func totalsThatAgreeAreNoRows(row: String) {
    let ledger = ledger(fullHeader, opening, interest, row)
    #expect(ledger.faults == [])
    #expect(ledger.books.claims == [])
    #expect(ledger.rows.count == 2)
  }

  @Test func aTotalThatDoesNotAgreeIsKeptForTheCheck() {
    let claims = ledger(fullHeader, opening, interest, "รวม,,,,6,,").books.claims
    #expect(claims.map { "\($0.written) \($0.counted)" } == ["6.00 5.00"])
  }

  /// A row above that can't be read may hold the difference.
  @Test func aTotalBelowARowThatCannotBeReadSaysNothing() {
    let ledger = ledger(fullHeader, opening, "5/11/2565,ด,ดอกเบี้ย,เงินสด,5O,,", "รวม,,,,55,,")
    #expect(ledger.faults == ["F26 E3"])
    #expect(ledger.books.claims == [])
  }

  @Test func emptyCategoriesInARunAreOneFinding() {
    let rows = ["6/11/2565,ก,,เงินสด,1,,106", "7/11/2565,ข,,เงินสด,1,,107"]
    #expect(ledger(fullHeader, opening, interest, rows[0]).faults == ["F30 C4"])
    #expect(ledger(fullHeader, opening, interest, rows[0], rows[1]).faults == ["F16 C4"])
  }

  @Test func dittoMarksTakeTheValueAbove() {
    let ledger = ledger(fullHeader, opening, interest, "〃,ด,〃,〃,6,,111")
    #expect(ledger.faults == [])
    #expect(ledger.rows[2] == "2022-11-05 flow Assets:Cash Income:Interest 6.00 = 111.00")
    #expect(ledger.notes == ["F10 A4"])
  }

  @Test func aCitizensNumberIsFoundInEveryForm() {
    for number in ["1111111111119", "1-1111-11111-11-9", "1 1111 11111 11 9", "๑๑๑๑๑๑๑๑๑๑๑๑๙"] {
      #expect(ledger(fullHeader, "5/11/2565,บริจาค \(number),บริจาค,เงินสด,5,,").faults == ["F38 B2"])
    }
    for number in ["1111111111118", "111111111111", "11111111111119", "0111111111119"] {
      #expect(ledger(fullHeader, "5/11/2565,เลข \(number),บริจาค,เงินสด,5,,").faults == [])
    }
  }
}
