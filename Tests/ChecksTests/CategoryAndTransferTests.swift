import Checks
import Model
import Support
import Testing

@Suite struct CategoryOnItsSideTests {
  @Test func categoriesOnTheirSidesAreRight() {
    let checked = CheckedBooks(
      "1/10/2565,เงินสมทบสมาชิก,เงินสด,100,,", "1/10/2565,คลอดบุตร,เงินสด,,50,",
      "1/10/2565,ค่าบริหารจัดการ,เงินสด,,5,")
    #expect(checked.faults == [])
  }

  @Test func aCategoryOnTheOtherSideIsFound() {
    let checked = CheckedBooks(
      "1/10/2565,เงินสมทบสมาชิก,เงินสด,,100,", "1/10/2565,คลอดบุตร,เงินสด,50,,",
      "2/10/2565,ค่าบริหารจัดการ,เงินสด,5,,")
    #expect(checked.faults == ["F31 row 2", "F31 row 3", "F31 row 4"])
    #expect(
      checked.findings.map(\.doubtFrom) == [.of(2022, 10, 1), .of(2022, 10, 1), .of(2022, 10, 2)])
    #expect(
      checked.findings.first?.summary.th == "“เงินสมทบสมาชิก” เป็นหมวดรายรับ แต่ยอดอยู่ช่องจ่าย")
  }

  @Test func transfersAndOpeningsHaveNoSide() {
    let checked = CheckedBooks(
      "1/10/2565,ยอดยกมา,ธนาคาร,,50,", "1/10/2565,โอน,เงินสด,,5,,ธนาคาร",
      "1/10/2565,โอน,เงินสด,5,,,ธนาคาร")
    #expect(checked.faults == [])
  }
}

@Suite struct TransfersHaveTwoSidesTests {
  @Test(arguments: ["1/11/2565", "2/11/2565", "4/11/2565", "29/10/2565"])
  func moneyArrivesWithinThreeDays(arrival: String) {
    let checked = CheckedBooks(
      "1/11/2565,โอน,เงินสด,,500,", "\(arrival),โอน,ธนาคาร,500,,")
    #expect(checked.faults == [])
  }

  @Test(arguments: [
    ("5/11/2565", "ธนาคาร", "500"), ("28/10/2565", "ธนาคาร", "500"),
    ("1/11/2565", "ธนาคาร", "500.01"),
    ("1/11/2565", "เงินสด", "500"),
  ])
  func laterOrOtherMoneyIsNotTheOtherSide(day: String, account: String, amount: String) {
    let checked = CheckedBooks(
      "1/11/2565,โอน,เงินสด,,500,", "\(day),โอน,\(account),\(amount),,")
    #expect(checked.faults == ["F32 row 2", "F32 row 3"])
  }

  @Test func bothSidesStandInOneFiscalYear() {
    let checked = CheckedBooks(
      "30/9/2565,โอน,เงินสด,,500,", "1/10/2565,โอน,ธนาคาร,500,,")
    #expect(checked.faults == ["F32 row 2", "F32 row 3"])
    #expect(checked.heldFrom == FiscalYear(ending: 2022))
  }

  @Test func oneHalfAloneIsFoundAndItsSentenceNamesTheAccount() {
    let out = CheckedBooks("1/11/2565,โอน,เงินสด,,500,")
    #expect(out.findings.map(\.summary.th) == ["โอน 500.00 ออกจากเงินสด ไม่พบเข้าบัญชีอื่น"])
    let into = CheckedBooks("1/11/2565,โอน,ธนาคาร,500,,")
    #expect(
      into.findings.map(\.summary.en) == [
        "500.00 arrives in Bank, and no other account gives it"
      ])
  }

  @Test func theSameAmountSeveralTimesIsMatchedOneToOne() {
    let checked = CheckedBooks(
      "1/11/2565,โอน,เงินสด,,500,", "2/11/2565,โอน,เงินสด,,500,", "3/11/2565,โอน,ธนาคาร,500,,",
      "4/11/2565,โอน,ธนาคาร,500,,", "5/11/2565,โอน,เงินสด,,500,")
    #expect(checked.faults == ["F32 row 6"])
  }

  @Test func eachHalfIsUsedOnce() {
    let checked = CheckedBooks(
      "1/11/2565,โอน,เงินสด,,500,", "1/11/2565,โอน,ธนาคาร,500,,", "2/11/2565,โอน,ธนาคาร,500,,")
    #expect(checked.faults == ["F32 row 4"])
  }

  @Test func aTransferInOneRowNeedsNoOther() {
    #expect(CheckedBooks("1/11/2565,โอน,เงินสด,,500,,ธนาคาร").faults == [])
  }

  @Test func nearAGapNothingIsSaid() {
    let checked = CheckedBooks(
      "1/11/2565,โอน,เงินสด,,500,", "2/11/2565,โอน,ธนาคาร,5OO,,", "3/11/2565,ดอกเบี้ย,ธนาคาร,5,,")
    #expect(checked.faults == [])
  }

  @Test func farFromAGapAHalfIsFound() {
    let checked = CheckedBooks(
      "1/11/2565,โอน,เงินสด,,500,", "9/11/2565,ดอกเบี้ย,ธนาคาร,5,,", "9/11/2565,โอน,ธนาคาร,5OO,,",
      "9/11/2565,ดอกเบี้ย,ธนาคาร,5,,")
    #expect(checked.faults == ["F32 row 2"])
  }

  /// The row after a half may be its other side, however late the next readable row is.
  @Test func rightBeforeAGapNothingIsSaidAlthoughTheNextRowIsMuchLater() {
    let checked = CheckedBooks(
      "1/11/2565,โอน,เงินสด,,500,", "2/11/2565,โอน,ธนาคาร,5OO,,", "20/11/2565,ดอกเบี้ย,ธนาคาร,5,,")
    #expect(checked.faults == [])
  }

  private static let accounts = ["เงินสด", "ธนาคาร"]

  /// Pairs in a random order of their rows, the same amounts again and again.
  @Test(arguments: UInt64(1)...100)
  func wholeTransfersAreNeverFound(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var rows: [(day: Int, text: String)] = []
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let day = Int.random(in: 1...20, using: &random)
      let late = Int.random(in: 0...3, using: &random)
      let amount = [100, 200][Int.random(in: 0...1, using: &random)]
      rows.append((day, "\(day)/11/2565,ก,โอน,เงินสด,,\(amount),,"))
      rows.append((day + late, "\(day + late)/11/2565,ก,โอน,ธนาคาร,\(amount),,,"))
    }
    rows.shuffle(using: &random)
    rows.sort { $0.day < $1.day }
    let text = ([CheckedBooks.header] + rows.map(\.text)).joined(separator: "\n")
    #expect(CheckedBooks(files: ["2566.csv": text]).faults == [], "\(text)")
  }

  /// Money that goes on from the bank on the day it came: three accounts, one amount.
  @Test func moneyPassedOnTheSameDayIsMatchedInAnyOrderOfItsRows() {
    var chart = Chart()
    let ids = ["a", "b", "c"].map { name in
      chart.add(Account(name: "Assets:Bank:\(name)", title: Words(name), kind: .bank))
    }
    let halves: [(AccountID, Int64)] = [
      (ids[0], -100), (ids[1], 100), (ids[1], -100), (ids[2], 100),
    ]
    for seed in UInt64(1)...24 {
      var random = SeededGenerator(seed: seed)
      let entries = halves.shuffled(using: &random).enumerated().map { line, half in
        Entry(
          day: .of(2022, 11, 1), kind: .halfTransfer, account: half.0,
          counterAccount: chart.transfersID, amount: Money(satang: half.1),
          place: Place(file: FileID(0), line: UInt32(line + 2), columns: 0..<1))
      }
      let books = Books(chart: chart, entries: entries)
      let found = CheckedBooks.ofFigures.flatMap { $0.findings(books) }
      #expect(
        found.map(\.code) == [],
        "seed \(seed): \(entries.map { "\($0.account.number) \($0.amount)" })")
    }
  }
}
