import Model
import Support
import Testing

@testable import Readers

@Suite struct CashBookTests {
  private let interest = "2022-10-05 flow Assets:Cash Income:Interest 5.00 = 105.00"

  @Test func aRowIsReadWithThaiHeaders() {
    let ledger = Ledger("5/10/2565,ดอกเบี้ย,ดอกเบี้ยเงินฝาก,เงินสด,5.00,,105.00")
    #expect(ledger.rows == [interest])
    #expect(ledger.faults == [] && ledger.gaps == [])
  }

  @Test(arguments: [
    ("date,description,category,account,in,out,balance", "5/10/2565,x,interest,cash,5,,105"),
    ("Balance,OUT, in ,Account,Category,Description,Date", "105,,5,Cash,Interest,x,2022-10-05"),
    ("ว/ด/ป,รายการ,ประเภท,บัญชี,รายรับ,รายจ่าย,ยอดคงเหลือ", "5 ต.ค. 2565,x,ดอกเบี้ย,เงิน สด,5,-,105"),
    ("วัน/เดือน/ปี,รายการ,หมวด,บัญชี,เดบิต,เครดิต,คงเหลือ", "๕/๑๐/๒๕๖๕,x,ดอกเบี้ย,เงินสด,฿๕,,๑๐๕"),
    ("ลำดับ,วันที่,เลขที่,รายการ,หมวด,บัญชี,รับ,คงเหลือ,หมายเหตุ", "1,5/10/2565,บ1,x,ดอกเบี้ย,เงินสด,5,105,-"),
    ("วันที่,รายการ,หมวด,รับ,คงเหลือ", "5/10/2565,x,ดอกเบี้ย,5,105"),
  ])
  func headersStandInAnyOrderInThaiOrEnglish(header: String, row: String) {
    let ledger = Ledger(row, header: header)
    #expect(ledger.rows == [interest])
    #expect(ledger.faults == [])
  }

  @Test(arguments: [
    ("30/2/2566,ก,ดอกเบี้ย,เงินสด,5,,", "F05 A3"), ("ไม่ทราบ,ก,ดอกเบี้ย,เงินสด,5,,", "F05 A3"),
    ("10-13 มีนาคม 2566,ก,ดอกเบี้ย,เงินสด,5,,", "F05 A3"), ("มีนาคม 2566,ก,ดอกเบี้ย,เงินสด,5,,", "F05 A3"),
    ("6/10/65,ก,ดอกเบี้ย,เงินสด,5,,", "F03 A3"), ("6/10/2575,ก,ดอกเบี้ย,เงินสด,5,,", "F07 A3"),
    ("6/10/2551,ก,ดอกเบี้ย,เงินสด,5,,", "F07 A3"), ("6/10/2565,ก,ดอกเบี้ย,เงินสด,5,", "F15 row 3"),
    ("6/10/2565,ก,ดอกเบี้ย,เงินสด,1,250,,100", "F15 row 3"),
    ("6/10/2565,\"ก,ดอกเบี้ย,เงินสด,5,,", "F15 row 3"),
    ("6/10/2565,\"ก\"ข,ดอกเบี้ย,เงินสด,5,,", "F15 row 3"),
    ("6/10/2565,ก,ดอกเบี้ย,เงินสด,1O0,,", "F26 E3"),
    ("6/10/2565,ก,ดอกเบี้ย,เงินสด,-5,,", "F24 E3"), ("6/10/2565,ก,ดอกเบี้ย,เงินสด,5,,1.080", "F21 G3"),
    ("6/10/2565,ก,ค่าบริหารจัดการ,เงินสด,,(5),", "F24 F3"), ("6/10/2565,ก,ดอกเบี้ย,เงินสด,5,5,", "F25 F3"),
    ("6/10/2565,ก,ดอกเบี้ย,เงินสด,,,", "F25 E3"), ("6/10/2565,ก,ดอกเบี้ย,เงินสด,-,-,105", "F25 E3"),
    ("6/10/2565,ก,ดอกเบี้ยย,เงินสด,5,,", "F30 C3"), ("6/10/2565,ก,,เงินสด,5,,", "F30 C3"),
    ("6/10/2565,ก,ดอกเบี้ย,เงนสด,5,,", "F41 D3"), ("6/10/2565,ก,ดอกเบี้ย,,5,,", "F41 D3"),
  ])
  func everyFaultPointsAtItsCell(row: String, fault: String) {
    let ledger = Ledger(
      "1/10/2565,ยกมา,ยอดยกมา,เงินสด,100,,100", row, founded: .of(2009, 1, 1))
    #expect(ledger.faults == [fault])
    #expect(ledger.books.rowCount == 2)
  }

  @Test func aCellIsPointedAtByItsBytes() throws {
    let ledger = Ledger("1/10/2565,กข,ดอกเบี้ย,เงินสด,\"1O0\",,")
    let place = try #require(ledger.diagnostics.first?.place)
    #expect(place.line == 2)
    #expect(place.columns == 61..<66)
  }

  @Test(arguments: [
    ("", ["F14 file"]), ("\n", ["F14 file"]), ("วันที่,รายการ,หมวด,บัญชี,คงเหลือ", ["F14 row 1"]),
    ("รายการ,หมวด,บัญชี,รับ", ["F14 row 1"]), ("วันที่,รายการ,หมวด,บัญชี,รับ,รับ", ["F14 F1"]),
    ("วันที่,รายการ,หมวด,บัญชี,รับ,คงเหลอ", ["F14 F1"]), ("1/10/2565,ก,ข,ค,5,,", ["F14 row 1"]),
  ])
  func aHeaderThatIsNotWholeStopsTheFile(header: String, faults: [String]) {
    let ledger = Ledger(files: ["2566.csv": Array(header.utf8)])
    #expect(Set(ledger.faults) == Set(faults))
    #expect(ledger.rows == [])
    #expect(ledger.books.gaps.count == 1)
  }

  /// The doc of `TableHeader` says that brackets at the end don't matter; a column that is
  /// silently left out takes its check with it.
  @Test func aUnitInBracketsAfterAHeaderDoesNotHideTheColumn() {
    let ledger = Ledger(
      "5/10/2565,ดอกเบี้ย,ดอกเบี้ยเงินฝาก,เงินสด,5.00,,105.00",
      header: "วันที่,รายการ,หมวด,บัญชี,รับ (บาท),จ่าย (บาท),คงเหลือ (บาท)")
    #expect(ledger.rows == [interest])
    let half = Ledger(
      "5/10/2565,ดอกเบี้ย,ดอกเบี้ยเงินฝาก,เงินสด,5.00,,105.00",
      header: "วันที่,รายการ,หมวด,บัญชี,รับ,จ่าย,คงเหลือ (บาท)")
    #expect(half.rows == [interest])
  }

  /// A quote that is opened in the header takes rows with it, up to the next quote.
  @Test func anOpenQuoteInTheHeaderIsToldAndLosesNoRowSilently() {
    let ledger = Ledger(
      "1/10/2565,ก,ดอกเบี้ย,100,", "2/10/2565,ก,ดอกเบี้ย,100,\"x\"",
      header: "วันที่,รายการ,หมวด,รับ,\"หมายเหตุ")
    #expect(ledger.faults != [])
    #expect(ledger.books.rowCount > 0)
  }

  /// Lines that end with a return alone, as old Macs write them, are rows or a fault.
  @Test func aFileOfReturnsAloneLosesNoRowSilently() {
    let text = "วันที่,รายการ,หมวด,รับ,หมายเหตุ\r1/10/2565,ก,ดอกเบี้ย,100,\r2/10/2565,ข,ดอกเบี้ย,100,\r"
    let ledger = Ledger(files: ["2566.csv": Array(text.utf8)])
    #expect(ledger.books.entries.count == 2 || ledger.faults != [])
  }

  @Test func damagedLettersStopTheFileAndPointAtTheRow() throws {
    let bytes = Array((fullHeader + "\n1/10/2565,ก").utf8) + [0xA1] + Array(",x".utf8)
    let ledger = Ledger(files: ["2566.csv": bytes])
    #expect(ledger.faults == ["F12 row 2"])
    #expect(ledger.diagnostics.first?.place?.columns == 13..<14)
    #expect(ledger.books.gaps.count == 1)
    #expect(ledger.diagnostics.first?.doubtFrom == .of(2022, 10, 1))
  }

  @Test func aDamagedLetterOfTheFirstLineIsPointedAtBehindTheMark() {
    let ledger = Ledger(files: ["2566.csv": [0xEF, 0xBB, 0xBF, 0x41, 0xFF]])
    #expect(ledger.diagnostics.first?.place?.columns == 1..<2)
  }

  @Test func allFaultsOfAllRowsAreToldAtOnce() {
    let ledger = Ledger(
      "1/10/2565,ก,ดอกเบี้ย,เงินสด,x,,", "30/2/2566,ก,ดอกเบี้ยย,เงนสด,1,1,y", "2/10/2565,ก",
      "3/10/2565,ก,ดอกเบี้ย,เงินสด,5,,")
    #expect(
      ledger.faults == ["F20 E2", "F05 A3", "F30 C3", "F41 D3", "F25 F3", "F20 G3", "F15 row 4"])
    #expect(ledger.rows == ["2022-10-03 flow Assets:Cash Income:Interest 5.00"])
    #expect(ledger.gaps == ["2 after 0", "3 after 0", "4 after 0"])
  }

  @Test func blankRowsAreCountedAsRowsButAreNoEntries() {
    let ledger = Ledger("", ",,,,,,", " , ,,,,,", "5/10/2565,ก,x,เงินสด,5,,")
    #expect(ledger.faults == ["F30 C5"])
    #expect(ledger.books.rowCount == 1)
  }

  @Test func aBlankDateIsThatOfTheRowAbove() {
    let ledger = Ledger("5/10/2565,ก,ดอกเบี้ย,เงินสด,5,,", ",ก,ดอกเบี้ย,เงินสด,6,,")
    #expect(ledger.books.entries.map(\.day.iso) == ["2022-10-05", "2022-10-05"])
    #expect(Ledger(",ก,ดอกเบี้ย,เงินสด,6,,").faults == ["F05 A2"])
  }

  @Test func zeroInTheOtherColumnIsNothing() {
    let ledger = Ledger(
      "5/10/2565,ก,ดอกเบี้ย,เงินสด,5,0.00,", "5/10/2565,ก,ค่าบริหารจัดการ,เงินสด,0,7,")
    #expect(ledger.faults == [])
    #expect(ledger.books.entries.map(\.amount.satang) == [500, -700])
  }

  @Test func peopleAreCountedForWelfareOnly() {
    let ledger = Ledger(
      "5/10/2565,ก,คลอดบุตร,เงินสด,,500,3", "5/10/2565,ก,คลอดบุตร,เงินสด,,500,",
      "5/10/2565,ก,คลอดบุตร,เงินสด,,500,๑๒", "5/10/2565,ก,ค่าบริหารจัดการ,เงินสด,,5,4",
      header: "วันที่,รายการ,หมวด,บัญชี,รับ,จ่าย,จำนวนราย")
    #expect(ledger.books.entries.map(\.people) == [3, 1, 12, 0])
    #expect(ledger.faults == [])
  }

  @Test(arguments: ["สาม", "-1", "1.5", "2000000"])
  func aCountThatIsNoneIsAFault(count: String) {
    let ledger = Ledger(
      "5/10/2565,ก,คลอดบุตร,เงินสด,,500,\(count)", header: "วันที่,รายการ,หมวด,บัญชี,รับ,จ่าย,จำนวนราย")
    #expect(ledger.faults == ["F20 G2"])
  }

  /// A comma typed into an amount moves the cells to the right of it by one.
  @Test(arguments: [
    (fullHeader, "5/10/2565,ก,ดอกเบี้ย,เงินสด,1,250,"),
    (fullHeader, "5/10/2565,ก,ดอกเบี้ย,เงินสด,1,250,,"),
    ("วันที่,รายการ,หมวด,บัญชี,รับ,จ่าย,หมายเหตุ", "5/10/2565,ก,ค่าบริหารจัดการ,เงินสด,,1,250,"),
    ("วันที่,รายการ,หมวด,บัญชี,รับ,หมายเหตุ", "5/10/2565,ก,ดอกเบี้ย,เงินสด,1,250,"),
  ])
  func anAmountWithACommaAndNoQuotesIsNeverReadAsASmallOne(header: String, row: String) {
    let ledger = Ledger(row, header: header)
    #expect(ledger.rows == [])
    #expect(ledger.faults != [])
  }

  @Test func aNoteOfSeveralLinesMovesNoRowNumber() {
    let ledger = Ledger("5/10/2565,\"ก\nข\",ดอกเบี้ย,เงินสด,5,,", "6/10/2565,ก,ดอกเบี้ย,เงินสด,x,,")
    #expect(ledger.faults == ["F20 E3"])
    #expect(ledger.diagnostics.first?.place?.line == 4)
  }

  @Test func theNearestCategoryIsOffered() {
    let ledger = Ledger("5/10/2565,ก,เจ็บป่ววย,เงินสด,,5,")
    #expect(ledger.diagnostics.first?.notes.map(\.words.th) == ["ใกล้เคียง: เจ็บป่วย"])
  }
}
