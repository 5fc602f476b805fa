import Model
import Support
import Testing

@testable import Checks

/// The checks beside those of balances: each on the smallest book that shows it.
@Suite struct BooksAsKeptTests {
  private static let header =
    "วันที่,เลขที่,รายการ,หมวด,บัญชี,รับ,จ่าย,คงเหลือ,จำนวนราย,กองย่อย,ไปกองย่อย,หมายเหตุ"
  private static let opening = "1/10/2565,,ยกมา,ยอดยกมา,เงินสด,100000,,100000,,,,"

  /// Rows of `day,number,text,category,in,out` and perhaps `,note`, in cash.
  private func checked(_ rows: String..., opens: Bool = true) -> CheckedBooks {
    let lines = rows.map { row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let note = cells.count > 6 ? cells[6] : ""
      return
        "\(cells[0]),\(cells[1]),\(cells[2]),\(cells[3]),เงินสด,\(cells[4]),\(cells[5]),,,,,\(note)"
    }
    let text = ([Self.header] + (opens ? [Self.opening] : []) + lines).joined(separator: "\n")
    return CheckedBooks(files: ["book.csv": text], checks: Check.all)
  }

  private func statement(of books: Books) throws -> Statement {
    let fund = try #require(Fund.ID("990101-01"))
    return try #require(Statement.all(of: books, fund: fund).first)
  }

  @Test func aDayOutOfOrderIsToldAtTheRowThatIsWrong() {
    let tooLate = checked(
      "5/11/2565,,ก,ดอกเบี้ย,1,", "6/12/2565,,ข,ดอกเบี้ย,1,", "7/11/2565,,ค,ดอกเบี้ย,1,",
      "8/11/2565,,ง,ดอกเบี้ย,1,")
    #expect(tooLate.faults == ["F09 row 4"])
    let tooEarly = checked(
      "5/11/2565,,ก,ดอกเบี้ย,1,", "6/10/2565,,ข,ดอกเบี้ย,1,", "7/11/2565,,ค,ดอกเบี้ย,1,")
    #expect(tooEarly.faults == ["F09 row 4"] || tooEarly.faults == ["F09 row 3"])
  }

  @Test func cashIsNeverBelowZeroWhenADayEnds() {
    #expect(checked("5/11/2565,,ก,ค่าบริหารจัดการ,,5", opens: false).faults == ["F29 H2"])
    #expect(
      checked(
        "5/11/2565,,ก,ค่าบริหารจัดการ,,5", "5/11/2565,,ข,ดอกเบี้ย,5,", opens: false
      ).faults == [])
  }

  @Test func aNumberIsUsedOnceOnEachSide() {
    #expect(
      checked(
        "5/11/2565,1/01,ก,ดอกเบี้ย,1,", "5/11/2565,1/01,ข,ค่าบริหารจัดการ,,1",
        "6/11/2565,1/02,ค,ดอกเบี้ย,1,", "7/11/2565,1/01,ง,บริจาค,3,"
      ).faults == ["F33 row 6"])
  }

  @Test func oneDocumentMayFillRowsBesideEachOther() {
    #expect(
      checked("5/11/2565,1/01,ก,ดอกเบี้ย,1,", "5/11/2565,1/01,ก,บริจาค,2,").faults == [])
    #expect(
      checked("5/11/2565,1/01,ก,ดอกเบี้ย,1,", "5/11/2565,1/01,ก,ดอกเบี้ย,1,").faults
        == ["F33 row 4"])
  }

  @Test func numbersBeginAnewWithTheYearUnlessTheyNameABook() {
    #expect(checked("5/9/2566,7,ก,ดอกเบี้ย,1,", "5/10/2566,7,ก,ดอกเบี้ย,1,").faults == [])
    #expect(
      checked("5/9/2566,2/7,ก,ดอกเบี้ย,1,", "5/10/2566,2/7,ก,ดอกเบี้ย,1,").faults == ["F33 row 4"])
  }

  @Test func missingNumbersAreRangesAndCancelledOnesAreThere() {
    let gap = checked(
      "5/11/2565,12/045,ก,ดอกเบี้ย,1,", "6/11/2565,12/046,ข,ดอกเบี้ย,1,",
      "7/11/2565,12/049,ค,ดอกเบี้ย,1,", "8/11/2565,12/051,ง,ดอกเบี้ย,1,")
    #expect(gap.faults == ["F35 row 5"])
    #expect(
      gap.findings.first?.summary.en == "Numbers of documents are missing (3): 12/047–048, 050")
    #expect(
      checked(
        "5/11/2565,12/045,ก,ดอกเบี้ย,1,", "6/11/2565,12/046,ข,ยกเลิก,,",
        "7/11/2565,12/047,ค,ดอกเบี้ย,1,", "8/11/2565,12/048,ง,ดอกเบี้ย,1,"
      ).faults == [])
  }

  @Test func rowsAlikeAreOneFindingHoweverMany() {
    let row = "5/11/2565,,ก,ดอกเบี้ย,1,"
    let found = checked(row, row, row, "6/11/2565,,ก,ดอกเบี้ย,1,")
    #expect(found.faults == ["F34 row 4"])
    #expect(found.findings.first?.summary.en.hasSuffix("and so are more rows: 1") == true)
  }

  @Test func aReversalIsTheWholeEntryOnTheOtherSide() {
    let paid = "5/11/2565,จ.1,ก,คลอดบุตร,,500"
    #expect(checked(paid, "6/11/2565,จ.2,คืน,คลอดบุตร,500,,กลับรายการ จ.1").faults == [])
    #expect(checked(paid, "6/11/2565,จ.2,คืน,คลอดบุตร,,-500,กลับรายการ จ.1").faults == [])
    for wrong in ["คลอดบุตร,400,", "เสียชีวิต,500,", "คลอดบุตร,,500"] {
      #expect(
        checked(paid, "6/11/2565,จ.2,คืน,\(wrong),กลับรายการ จ.1").faults == ["F36 row 4"], "\(wrong)"
      )
    }
    #expect(
      checked(paid, "6/11/2565,จ.2,คืน,คลอดบุตร,500,,กลับรายการ จ.9").faults == ["F36 row 4"])
  }

  @Test func whatIsTakenBackIsNeitherReceivedNorPaidNorHelped() throws {
    let books = checked(
      "5/11/2565,จ.1,ก,คลอดบุตร,,500", "6/11/2565,จ.2,คืน,คลอดบุตร,500,,กลับรายการ จ.1",
      "7/11/2565,จ.3,ข,คลอดบุตร,,700"
    ).books
    let year = try statement(of: books)
    #expect(year.received == .zero)
    #expect(year.paid == Money(satang: 70_000))
    #expect(year.peopleHelped == 1)
    #expect(year.moneyLines.map(\.received) == [.zero])
    #expect(year.moneyLines.map(\.paid) == [Money(satang: 70_000)])
    #expect(year.brokenIdentities == [])
  }

  @Test func aCancelledDocumentMovesNothing() throws {
    let books = checked("5/11/2565,1,ก,ยกเลิก,,", "6/11/2565,2,ข,ดอกเบี้ย,5,").books
    let year = try statement(of: books)
    #expect(year.received == Money(satang: 500))
    #expect(year.rows.void == 1)
  }

  @Test func correctionsOfAClosedYearHaveTheirOwnLineOnEitherSide() throws {
    let books = checked(
      "5/11/2565,,ก,ปรับปรุงปีก่อน,30,", "6/11/2565,,ข,ปรับปรุงปีก่อน,,10"
    ).books
    let year = try statement(of: books)
    #expect(
      year.receipts.map { "\($0.account.name) \($0.amount)" } == ["Income:PriorYears 30.00"])
    #expect(
      year.payments.map { "\($0.account.name) \($0.amount)" } == ["Expenses:PriorYears 10.00"])
  }

  @Test func whatTheFundOwesIsNeitherReceiptNorPayment() throws {
    let books = checked(
      "5/11/2565,,ก,เงินรับฝาก,300,", "6/11/2565,,ข,เงินรับฝาก,,100", "7/11/2565,,ค,ลูกหนี้เงินยืม,,40"
    ).books
    let year = try statement(of: books)
    #expect(year.received == .zero && year.paid == .zero)
    #expect(year.liabilities == Money(satang: 20_000))
    #expect(year.receivables == Money(satang: 4_000))
    #expect(year.fundBalance == Money(satang: 10_000_000))
    #expect(year.closing == Money(satang: 10_016_000))
    #expect(year.brokenIdentities == [])
  }

  @Test func potsAreColumnsThatSumToTheFund() throws {
    let text = [
      Self.header, Self.opening, "5/11/2565,,ก,ดอกเบี้ย,เงินสด,50,,,,บำนาญ,,",
      "6/11/2565,,ข,โอน,เงินสด,,30,,,,บำนาญ,", "7/11/2565,,ค,คลอดบุตร,เงินสด,,20,,,บำนาญ,,",
    ].joined(separator: "\n")
    let checked = CheckedBooks(files: ["book.csv": text], checks: Check.all)
    #expect(checked.faults == [])
    let year = try statement(of: checked.books)
    #expect(year.closing == Money(satang: 10_003_000))
    #expect(
      year.pots.map { "\($0.name) \($0.opening) \($0.moved) \($0.closing)" } == [
        " 100,000.00 -30.00 99,970.00", "บำนาญ 0.00 30.00 60.00",
      ])
    let identities = year.identities(
      after: nil, months: [year.closing - year.opening])
    #expect(identities.allSatisfy { $0.holds })
  }

  @Test func anAmountFarAboveTheUsualIsTold() {
    let rows = (1...6).map { "\($0)/11/2565,,ราย \($0),คลอดบุตร,,1000" }
    func book(_ last: String) -> [String] {
      let lines = (rows + [last]).map { row in
        let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return "\(cells[0]),\(cells[1]),\(cells[2]),\(cells[3]),เงินสด,\(cells[4]),\(cells[5]),,,,,"
      }
      let text = ([Self.header, Self.opening] + lines).joined(separator: "\n")
      return CheckedBooks(files: ["book.csv": text], checks: Check.all).faults
    }
    #expect(book("7/11/2565,,มาก,คลอดบุตร,,10000") == ["F39 row 9"])
    #expect(book("7/11/2565,,มาก,คลอดบุตร,,5000") == [])
    #expect(book("7/11/2565,,มาก,เสียชีวิต,,10000") == [])
  }

  @Test func aTotalThatDisagreesIsToldOnceForItsCause() {
    let total = "รวม,,,,,,6,,,,,"
    let header = Self.header + "\n" + Self.opening + "\n"
    let row = "5/11/2565,,ก,ค่าบริหารจัดการ,เงินสด,,5,99995,,,,\n"
    #expect(
      CheckedBooks(files: ["book.csv": header + row + total], checks: Check.all).faults
        == ["F18 G4"])
    let broken = row.replacing("99995", with: "99994")
    #expect(
      CheckedBooks(files: ["book.csv": header + broken + total], checks: Check.all).faults
        == ["F27 H3"])
  }
}
