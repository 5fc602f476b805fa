import Model
import Support
import Testing

@testable import Readers

@Suite struct LedgerReaderTests {
  private func file(_ rows: String..., header: String = fullHeader) -> [UInt8] {
    Array(([header] + rows).joined(separator: "\n").utf8)
  }

  @Test func theFirstYearOpensAndLaterYearsOnlyCompare() {
    let ledger = Ledger(files: [
      "2566.csv": file(
        "1/10/2565,ยกมา,ยอดยกมา,เงินสด,100,,100", "1/10/2565,ยกมา,ยอดยกมา,ธนาคาร,,,50"),
      "2567.csv": file(
        "1/10/2566,ยกมา,ยอดยกมา,เงินสด,100,,100", "1/10/2566,ยกมา,ยอดยกมา,ธนาคาร,,,50"),
    ])
    #expect(
      ledger.rows == [
        "2022-10-01 opening Assets:Cash Equity:Opening 100.00 = 100.00",
        "2022-10-01 opening Assets:Bank Equity:Opening 50.00 = 50.00",
        "2023-10-01 carriedForward Assets:Cash Assets:Cash 100.00 = 100.00",
        "2023-10-01 carriedForward Assets:Bank Assets:Bank 0.00 = 50.00",
      ])
    #expect(ledger.faults == [])
  }

  @Test func anOpeningAfterOtherRowsOfItsAccountIsOnlyCompared() {
    let ledger = Ledger(
      "1/10/2565,ก,ดอกเบี้ย,เงินสด,5,,5", "1/10/2565,ยกมา,ยอดยกมา,เงินสด,,,5",
      "1/10/2565,ยกมา,ยอดยกมา,ธนาคาร,7,,7")
    #expect(
      ledger.books.entries.map(\.kind) == [.flow, .carriedForward, .opening])
  }

  @Test func anOverdrawnAccountOpensFromItsBalance() {
    let ledger = Ledger("1/10/2565,ยกมา,ยอดยกมา,ธนาคาร,,,-50")
    #expect(ledger.rows == ["2022-10-01 opening Assets:Bank Equity:Opening -50.00 = -50.00"])
  }

  @Test func anOpeningWithoutAnyFigureIsAFault() {
    let ledger = Ledger("1/10/2565,ยกมา,ยอดยกมา,ธนาคาร,,,")
    #expect(ledger.faults == ["F25 E2"])
    #expect(ledger.gaps == ["2 after 0"])
  }

  @Test func accountsWithOpeningsBeginWithThem() {
    let ledger = Ledger(
      files: ["2566.csv": file("5/10/2565,ก,ดอกเบี้ย,ธ.ก.ส. ออมทรัพย์,5,,105")],
      accounts: "บัญชี,ชนิด,ยอดยกมา\nธ.ก.ส. ออมทรัพย์,ธนาคาร,100\nกล่อง,เงินสด,\n")
    #expect(
      ledger.rows == [
        "2022-10-05 opening Assets:Bank:ธ.ก.ส. ออมทรัพย์ Equity:Opening 100.00",
        "2022-10-05 flow Assets:Bank:ธ.ก.ส. ออมทรัพย์ Income:Interest 5.00 = 105.00",
      ])
    #expect(ledger.faults == [])
  }

  @Test func anOpeningRowBesideAccountsIsComparedWithThem() {
    let ledger = Ledger(
      files: ["2566.csv": file("1/10/2565,ยกมา,ยอดยกมา,ก,,,100")],
      accounts: "บัญชี,ชนิด,ยอดยกมา\nก,ธนาคาร,100\n")
    #expect(ledger.books.entries.map(\.kind) == [.opening, .carriedForward])
  }

  /// §5.1, note 2: a file with one account names it in `accounts.csv`.
  @Test(arguments: [
    ("บัญชี,ชนิด\nธ.ก.ส. ออมทรัพย์,ธนาคาร\n", "Assets:Bank:ธ.ก.ส. ออมทรัพย์"),
    ("บัญชี,ชนิด\nเงินสด,เงินสด\n", "Assets:Cash"),
  ])
  func aFundWithOneAccountNeedsNoColumnForIt(accounts: String, name: String) {
    let ledger = Ledger(
      files: [
        "2566.csv": file("5/10/2565,ก,ดอกเบี้ย,5,", header: "วันที่,รายการ,หมวด,รับ,คงเหลือ")
      ], accounts: accounts)
    #expect(ledger.faults == [])
    #expect(ledger.rows == ["2022-10-05 flow \(name) Income:Interest 5.00"])
  }

  @Test func aFundWithTwoAccountsNeedsTheColumn() {
    let ledger = Ledger(
      files: ["2566.csv": file("5/10/2565,ก,ดอกเบี้ย,5,", header: "วันที่,รายการ,หมวด,รับ,คงเหลือ")],
      accounts: "บัญชี,ชนิด\nก,ธนาคาร\nข,เงินสด\n")
    #expect(ledger.faults == ["F14 row 1"])
  }

  @Test func aTransferInOneRowMovesBothAccounts() {
    let header = fullHeader + ",ไปบัญชี"
    let ledger = Ledger(
      "5/10/2565,ฝาก,ฝากธนาคาร,เงินสด,,500,0,ธนาคาร", "6/10/2565,ฝาก,,เงินสด,,20,,ธนาคาร",
      header: header)
    #expect(
      ledger.rows == [
        "2022-10-05 transfer Assets:Cash Assets:Bank -500.00 = 0.00",
        "2022-10-06 transfer Assets:Cash Assets:Bank -20.00",
      ])
    #expect(ledger.faults == [])
  }

  @Test func aTransferInTwoRowsIsTwoHalves() {
    let ledger = Ledger(
      "5/10/2565,ฝาก,โอน,เงินสด,,500,0", "5/10/2565,ฝาก,โอน,ธนาคาร,500,,500")
    #expect(
      ledger.rows == [
        "2022-10-05 halfTransfer Assets:Cash Equity:Transfers -500.00 = 0.00",
        "2022-10-05 halfTransfer Assets:Bank Equity:Transfers 500.00 = 500.00",
      ])
  }

  @Test func aTransferToAnUnknownAccountIsAFaultOfThatCell() {
    let ledger = Ledger("5/10/2565,ฝาก,โอน,เงินสด,,500,0,ธนคาร", header: fullHeader + ",ไปบัญชี")
    #expect(ledger.faults == ["F41 H2"])
  }

  /// Money that goes from an account to itself has no other side.
  @Test func aTransferToItsOwnAccountIsAFault() {
    let ledger = Ledger("5/10/2565,ฝาก,โอน,เงินสด,,500,0,เงินสด", header: fullHeader + ",ไปบัญชี")
    #expect(ledger.faults != [])
  }

  /// A cell that says where money went is not passed over.
  @Test func anOtherAccountBesideAReceiptIsAFault() {
    let ledger = Ledger("5/10/2565,ก,ดอกเบี้ย,เงินสด,5,,,ธนาคาร", header: fullHeader + ",ไปบัญชี")
    #expect(ledger.faults != [])
  }

  @Test func filesAreReadInTheOrderOfTheirDaysAndNotOfTheirNames() {
    let ledger = Ledger(files: [
      "a.csv": file("5/10/2566,ข,ดอกเบี้ย,เงินสด,2,,"), "b.csv": file("5/10/2565,ก,ดอกเบี้ย,เงินสด,1,,"),
    ])
    #expect(ledger.books.entries.map(\.amount.satang) == [100, 200])
  }

  @Test(arguments: UInt64(1)...10)
  func theOrderInWhichFilesAreGivenChangesNothing(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let files = (2560...2568).map { year in
      LedgerReader.File(
        id: FileID(UInt32(year)),
        sheet: LedgerSheet.all(
          in: file(
            "1/10/\(year - 1),ยกมา,ยอดยกมา,เงินสด,,,\(year)", "\(year % 31),x",
            "9/10/\(year - 1),ก,ดอกเบี้ย,เงินสด,\(year),,"), at: "ledger/\(year).csv")[0])
    }
    let sound = Ledger(files, .standard, Reading([]))
    let shuffled = Ledger(files.shuffled(using: &random), .standard, Reading([]))
    #expect(shuffled.books.entries == sound.books.entries)
    #expect(shuffled.books.gaps == sound.books.gaps)
    #expect(shuffled.diagnostics == sound.diagnostics)
    #expect(sound.books.rowCount == 27)
  }

  @Test func anUnreadableFileStandsWhereItsNameDoes() {
    let ledger = Ledger(files: [
      "2566.csv": file("5/10/2565,ก,ดอกเบี้ย,เงินสด,1,,"), "2567.csv": [0xFF],
      "2568.csv": file("5/10/2567,ก,ดอกเบี้ย,เงินสด,1,,"),
    ])
    #expect(ledger.diagnostics.map(\.doubtFrom) == [.of(2023, 10, 1)])
    #expect(ledger.books.gaps.map(\.entriesBefore) == [1])
  }

  @Test func anUnreadableFileWithAnotherNamePutsAllInDoubt() {
    let ledger = Ledger(files: ["book.csv": [0xFF]])
    #expect(ledger.diagnostics.map(\.doubtFrom) == [nil])
  }

  @Test func filesOfAnotherKindAreNoLedgers() {
    #expect(LedgerReader.isLedger("ledger/2566.csv"))
    #expect(LedgerReader.isLedger("ledger/2566.XLSX"))
    #expect(!LedgerReader.isLedger("ledger/~$2566.xlsx"))
    #expect(!LedgerReader.isLedger("ledger/2566.pdf"))
  }

  @Test func noFilesMakeEmptyBooks() {
    let ledger = Ledger(files: [:])
    #expect(ledger.books.rowCount == 0 && ledger.faults == [])
  }
}

/// What is put in doubt must reach back to the rows that it may concern.
@Suite struct DoubtTests {
  private func file(_ rows: String...) -> [UInt8] {
    Array(([fullHeader] + rows).joined(separator: "\n").utf8)
  }

  /// A year typed wrong in the first row must not move the doubt into the future.
  @Test func aFirstRowWithAFutureDatePutsTheFollowingRowsInDoubt() throws {
    let ledger = Ledger("5/10/2576,ก,ดอกเบี้ย,เงินสด,5,,5", "6/10/2565,ก,ดอกเบี้ย,เงินสด,5,,10")
    #expect(ledger.faults == ["F07 A2"])
    let finding = try #require(ledger.diagnostics.first)
    #expect(finding.doubtFrom.map { $0 <= .of(2022, 10, 6) } ?? true)
  }

  @Test func aFutureDateLaterInTheFilePutsTheRowAboveInDoubt() {
    let ledger = Ledger("5/10/2565,ก,ดอกเบี้ย,เงินสด,5,,5", "6/10/2576,ก,ดอกเบี้ย,เงินสด,5,,10")
    #expect(ledger.diagnostics.map(\.doubtFrom) == [.of(2022, 10, 5)])
  }

  /// A row is never counted in a year before the one that its fault holds back.
  @Test(arguments: ["30/2/2566", "5/10/2576", "x"])
  func theFirstRowOfAYearWithABadDateIsNotCountedInTheYearBefore(date: String) throws {
    let ledger = Ledger(files: [
      "2565.csv": file("5/9/2565,ก,ดอกเบี้ย,เงินสด,5,,5"),
      "2566.csv": file(
        "\(date),ก,ดอกเบี้ย,เงินสด,7,,12", "6/10/2565,ก,ดอกเบี้ย,เงินสด,5,,17"),
    ])
    let doubt = try #require(ledger.diagnostics.first).doubtFrom
    let held = doubt.map { FiscalCalendar.october.year(of: $0) }
    let counted = ledger.books.entries.filter { $0.amount.satang == 700 }
    for entry in counted {
      let year = FiscalCalendar.october.year(of: entry.day)
      #expect(
        held.map { $0 <= year } ?? true, "counted in \(year), held from \(String(describing: held))"
      )
    }
  }

  @Test(arguments: UInt64(1)...300)
  func noRowIsDroppedSilently(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let cells = [
      "", "5/10/2565", "30/2/2566", "x", "ดอกเบี้ย", "โอน", "ยอดยกมา", "เงินสด", "ธนาคาร", "5", "0",
      "1O0", "-5", "\"1,250.00\"", "\"a\nb\"", "๕", " ", "5/10/2599",
    ]
    var rows: [String] = []
    var expected = 0
    for _ in 0..<Int.random(in: 0...30, using: &random) {
      let count = Int.random(in: 0..<12, using: &random)
      let row = (0..<(count < 8 ? 7 : count)).map { _ in
        cells[Int.random(in: 0..<cells.count, using: &random)]
      }
      rows.append(row.joined(separator: ","))
      if row.contains(where: { $0 != "" && $0 != " " }) { expected += 1 }
    }
    let text = ([fullHeader] + rows).joined(separator: Bool.random(using: &random) ? "\n" : "\r\n")
    let ledger = Ledger(files: ["2566.csv": Array(text.utf8)])
    #expect(ledger.books.rowCount == expected)
    // Every gap has at least one finding in its row.
    let told = Set(ledger.diagnostics.compactMap { $0.place?.cell?.row })
    for gap in ledger.books.gaps {
      #expect(gap.place.cell.map { told.contains($0.row) } ?? false, "\(text)")
    }
  }

  @Test(arguments: UInt64(1)...20)
  func randomBytesBelowAHeaderNeverCrash(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let common = Array("\",\n\r0123456789/ .-๕กเงินสด".utf8)
    for _ in 0..<100 {
      let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ -> UInt8 in
        Int.random(in: 0..<40, using: &random) == 0
          ? UInt8.random(in: 0...255, using: &random)
          : common[Int.random(in: 0..<common.count, using: &random)]
      }
      let ledger = Ledger(files: ["2566.csv": Array((fullHeader + "\n").utf8) + bytes])
      #expect(ledger.books.gaps.isEmpty || !ledger.diagnostics.isEmpty)
    }
  }
}
