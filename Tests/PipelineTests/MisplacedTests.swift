import Model
import Support
import Testing

@testable import Pipeline

/// Rows and files in a wrong place: nothing of what they touch is published.
@Suite struct MisplacedTests {
  private static let header = "วันที่,รายการ,หมวด,บัญชี,รับ,จ่าย,คงเหลือ\n"

  /// The published years, and the errors.
  private func published(_ files: [String: String]) throws -> (years: [String], errors: [Code]) {
    let ledgers = files.map { ("funds/990101-01/ledger/\($0.key)", Self.header + $0.value) }
    var content = SmallContent.files(ledger: "")
    content["funds/990101-01/ledger/2566.csv"] = nil
    content.merge(ledgers) { _, new in new }
    let (csv, report) = try Build(content: MemoryTree(content), today: SmallContent.today).figures(
      isPrivate: true)
    let years = csv.joined().split(separator: "\n").dropFirst().map {
      String($0.split(separator: ",")[1])
    }
    let errors = report.findings.map(\.diagnostic).filter { $0.severity == .error }
    return (Set(years).sorted(), errors.map(\.code))
  }

  private let opening = "1/10/2565,ยกมา,ยอดยกมา,เงินสด,100,,100\n"

  @Test func aYearMistypedInTheLastRowHoldsBothYears() throws {
    let found = try published([
      "2566.csv": opening + "5/11/2565,ก,บริจาค,เงินสด,10,,110\n5/12/2566,ข,บริจาค,เงินสด,7,,117\n",
      "2567.csv": "1/10/2566,ยกมา,ยอดยกมา,เงินสด,117,,117\n5/11/2566,ค,บริจาค,เงินสด,10,,127\n",
    ])
    #expect(found.years == [])
    #expect(found.errors.contains(.openingDiffers) || found.errors.contains(.wrongFile))
  }

  @Test func aRowInAnotherYearThanItsNeighboursIsAnError() throws {
    let found = try published([
      "book.csv": opening + "5/11/2564,ก,บริจาค,เงินสด,10,,110\n6/11/2565,ข,บริจาค,เงินสด,5,,115\n"
    ])
    #expect(found.years == [])
    #expect(found.errors == [.rowsOutOfOrder])
  }

  @Test func rowsOfAnotherFileAreNotCountedTwice() throws {
    let rows = "5/11/2565,ก,บริจาค,เงินสด,10,,\n6/11/2565,ข,บริจาค,เงินสด,20,,\n"
    let found = try published([
      "2566.csv": opening + rows, "copy.csv": rows + "7/11/2565,ค,บริจาค,เงินสด,30,,\n",
    ])
    #expect(found.years == [])
    #expect(found.errors == [.wrongFile])
  }

  @Test func aTableThatCannotBeReadHoldsTheFund() throws {
    let found = try published(["2566.csv": opening, "2566-b.xls": "x"])
    #expect(found.years == [])
    #expect(found.errors == [.unreadFile])
  }

  /// A category that is misspelt makes no total of a row that begins with รวม.
  @Test func anEntryIsNotTakenForATotal() throws {
    let found = try published([
      "2566.csv": "1/10/2565,หมู่ 1,เงินสมทบสมาชิก,เงินสด,500,,\n"
        + "2/10/2565,รวมรับเงินสมทบหมู่ 2,เงินสมทบสมาชิค,เงินสด,500,,\n"
    ])
    #expect(found.errors == [.unknownCategory])
    #expect(found.years == [])
  }

  @Test func aNameOfAPersonIsNoNameOfAPotOrAnAccount() throws {
    let found = try published(["2566.csv": opening])
    #expect(found.errors == [])
    for name in ["ยืม นายดำ ใจดี", "ธ.ก.ส. 020-1-23456-7", "น.ส.แดง"] {
      var content = SmallContent.files(ledger: "")
      content["funds/990101-01/accounts.csv"] = "บัญชี,ชนิด\nเงินสด,เงินสด\n\(name),ลูกหนี้\n"
      let report = try Build(content: MemoryTree(content), today: SmallContent.today).run()
      #expect(report.findings.contains { $0.diagnostic.code == .privateData }, "\(name)")
    }
  }

  @Test func whatIsOwedIsNotBelowZero() throws {
    let found = try published(["2566.csv": opening + "5/11/2565,ก,เงินรับฝาก,เงินสด,,10,90\n"])
    #expect(found.errors == [.negativeBalance])
  }

  @Test func zeroInAnotherAccountsColumnIsNothing() throws {
    let header = "วันที่,รายการ,หมวด,รับ (เงินสด),จ่าย (เงินสด),รับ (ธนาคาร),จ่าย (ธนาคาร)\n"
    var content = SmallContent.files(ledger: "")
    content["funds/990101-01/ledger/2566.csv"] =
      header + "5/11/2565,ก,บริจาค,10.00,0.00,0.00,0.00\n"
    let report = try Build(content: MemoryTree(content), today: SmallContent.today).run()
    #expect(report.count(.error) == 0)
  }
}
