import Model
import Support
import Testing

@testable import Readers

/// A journal as a fund's ledger.
@Suite struct JournalLedgerTests {
  /// The ledger of one journal.
  private func ledger(_ text: String, accounts: String? = nil) -> Ledger {
    Ledger(files: ["2566.journal": Array(text.utf8)], accounts: accounts)
  }

  private static let year = """
    D 1,000.00 THB

    2022-10-01 ยกมา
      Assets:Cash      500.00 = 500.00
      Assets:Bank   20,000.00
      Equity:Opening

    2022-10-05 เงินสมทบ
      Assets:Cash    3,650.00 = 4,150.00
      income:members

    2022-10-06 ฝาก
      Assets:Bank    4,000.00 = 24,000.00
      Assets:Cash

    2022-11-20 คลอดบุตร  ; people: 2
      expenses:welfare:birth  2,000.00
      Assets:Bank

    """

  @Test func aYearComesToTheRowsOfACashBook() {
    let ledger = ledger(Self.year)
    #expect(
      ledger.rows == [
        "2022-10-01 opening Assets:Cash Equity:Opening 500.00 = 500.00",
        "2022-10-01 opening Assets:Bank Equity:Opening 20,000.00",
        "2022-10-05 flow Assets:Cash Income:Members 3,650.00 = 4,150.00",
        "2022-10-06 transfer Assets:Bank Assets:Cash 4,000.00 = 24,000.00",
        "2022-11-20 flow Assets:Bank Expenses:Welfare:Birth -2,000.00 for 2",
      ])
    #expect(ledger.faults == [])
    #expect(ledger.gaps == [])
  }

  @Test func moneyIsPairedWithWhatItWasForBeforeOtherMoney() {
    let ledger = ledger(
      """
      2022-10-01
        assets:cash  100
        assets:bank  -30
        income:members  -80
        expenses:admin  10
      2022-10-02
        [assets:cash]  5
        [assets:bank]  -5
        income:interest  -7
        assets:bank  7

      """)
    #expect(
      ledger.rows == [
        "2022-10-01 flow Assets:Cash Income:Members 80.00",
        "2022-10-01 flow Assets:Bank Expenses:Admin -10.00",
        "2022-10-01 transfer Assets:Bank Assets:Cash -20.00",
        "2022-10-02 flow Assets:Bank Income:Interest 7.00",
        "2022-10-02 transfer Assets:Bank Assets:Cash -5.00",
      ])
  }

  @Test func aReceiptMayPayAnExpenseAtOnce() {
    let ledger = ledger(
      "2022-10-01\n  assets:bank  100\n  expenses:admin  20\n  income:donations\n")
    #expect(
      ledger.rows == [
        "2022-10-01 flow Assets:Bank Income:Donations 100.00",
        "2022-10-01 flow Expenses:Admin Income:Donations 20.00",
      ])
  }

  @Test func aLaterYearsOpeningIsComparedAndClosingsAreLeftOut() {
    let first = """
      2022-10-01 opening balances
        assets:cash  5
        equity:opening/closing balances
      2022-12-01
        assets:cash  3
        income:interest
      2023-09-30 retain earnings
        income:interest  3
        equity:retained earnings
      2023-09-30 x  ; close: 2023
        assets:cash  -8 = 0
        equity:opening/closing balances

      """
    let second = "2023-10-01 opening balances\n  assets:cash  8 = 8\n  equity:opening\n"
    let ledger = Ledger(files: [
      "2566.journal": Array(first.utf8), "2567.journal": Array(second.utf8),
    ])
    #expect(
      ledger.rows == [
        "2022-10-01 opening Assets:Cash Equity:Opening 5.00",
        "2022-12-01 flow Assets:Cash Income:Interest 3.00",
        "2023-10-01 carriedForward Assets:Cash Assets:Cash 8.00 = 8.00",
      ])
    #expect(ledger.faults == [])
  }

  @Test(arguments: [
    ("assets:cash", "Assets:Cash"), ("Assets:Bank:KTB 1", "Assets:Bank"), ("เงินสด", "Assets:Cash"),
    ("asset:checking", "Assets:Bank"), ("สินทรัพย์:เงินฝากธนาคาร", "Assets:Bank"),
    ("ทรัพย์สิน:เงินสดย่อย", "Assets:Cash"), ("income:members:นายดำ", "Income:Members"),
    ("revenues:interest", "Income:Interest"), ("รายรับ:เงินบริจาค", "Income:Donations"),
    ("Expenses:Welfare:Birth:x", "Expenses:Welfare:Birth"),
    ("expense:ตาย", "Expenses:Welfare:Death"),
    ("รายจ่าย:สวัสดิการ:เสียชีวิต", "Expenses:Welfare:Death"), ("ดอกเบี้ย", "Income:Interest"),
    ("equity:transfers", "Equity:Transfers"), ("equity:opening balances", "Equity:Opening"),
    ("ทุน:ยอดยกมา", "Equity:Opening"),
  ])
  func usualNamesAreUnderstood(name: String, account: String) {
    let sign = ["Income", "Equity"].contains { account.hasPrefix($0) } ? "-" : ""
    let other = account.hasPrefix("Assets") ? "Income:Other" : "Assets:Cash"
    let ledger = ledger("2022-10-01\n  \(name)  \(sign)5\n  \(other)\n")
    #expect(ledger.faults == [])
    #expect(ledger.rows.first?.contains(" \(account) ") == true, "\(ledger.rows)")
  }

  @Test func declaredAccountsAreLinesOfTheirOwn() {
    let ledger = ledger(
      """
      account income  ; type:R, party: members
      account Income:Shop  ; type:R
      account Income:Members:North
      account expenses:welfare:glasses
      account expenses:rent
      account wallet  ; type:C
      2022-10-01
        wallet  3
        Income:Shop  -1
        income:members:north  -2
      2022-10-02
        wallet  -3
        expenses:welfare:glasses  1
        Expenses:Rent:May  2

      """)
    #expect(ledger.faults == [])
    let chart = ledger.books.chart
    func kind(_ name: String) -> Account.Kind? { chart.account(named: name).map { chart[$0].kind } }
    #expect(kind("Income:Shop") == .receipt(.members))
    #expect(kind("Income:Members:North") == .receipt(.members))
    #expect(kind("expenses:welfare:glasses") == .welfare)
    #expect(kind("expenses:rent") == .payment)
    #expect(kind("wallet") == .bank)
    #expect(
      ledger.rows == [
        "2022-10-01 flow wallet Income:Shop 1.00",
        "2022-10-01 flow wallet Income:Members:North 2.00",
        "2022-10-02 flow wallet expenses:welfare:glasses -1.00 for 1",
        "2022-10-02 flow wallet expenses:rent -2.00",
      ])
  }

  @Test(arguments: [
    ("income:shop", "Income:Other"), ("expenses:rent:นายดำ", "Expenses:Other"),
    ("expenses:welfare:นายดำ", "Expenses:Welfare:Other"),
  ])
  func whatIsNotInTheChartCountsAsOtherAndIsTold(name: String, account: String) {
    let sign = account.hasPrefix("Income") ? "-" : ""
    let ledger = ledger("2022-10-01\n  \(name)  \(sign)5\n  assets:cash\n")
    #expect(ledger.diagnostics.map(\.severity) == [.warning])
    #expect(ledger.faults == ["J607 row 2"])
    #expect(ledger.rows.first?.contains(" \(account) ") == true, "\(ledger.rows)")
  }

  @Test(arguments: [
    "x:y", "liabilities:loan", "assets:land", "equity:me", "equity:conversion", "หนี้สิน:x",
  ])
  func anAccountThatNothingExplainsIsAGap(name: String) {
    let ledger = ledger(
      "2022-10-01\n  \(name)  5\n  assets:cash\n2022-10-02\n  \(name)  5\n  assets:cash\n")
    #expect(ledger.faults.first == "J607 row 2")
    #expect(ledger.rows == [])
    #expect(ledger.gaps.count == 2)
    #expect(ledger.diagnostics[0].doubtFrom == Day.of(2022, 10, 1))
  }

  @Test func aFundsOwnAccountsAreTheOnesThatHoldMoney() {
    let table = "บัญชี,ชนิด\nออมสิน,ธนาคาร\n"
    let text = "2022-10-01\n  Assets:ออมสิน  5\n  income:other\n"
    #expect(
      ledger(text, accounts: table).rows == ["2022-10-01 flow Assets:Bank:ออมสิน Income:Other 5.00"])
    for name in ["assets:cash", "assets:bank:x"] {
      let ledger = ledger("2022-10-01\n  \(name)  5\n  income:other\n", accounts: table)
      #expect(ledger.faults == ["J607 row 2"])
    }
    let declared = "account x  ; type:C\n2022-10-01\n  x  5\n  income:other\n"
    #expect(ledger(declared, accounts: table).faults == ["J607 row 3"])
  }

  @Test(arguments: [
    ("assets:cash  1.005", "J603 row 3"), ("assets:cash  1,250", "J603 row 3"),
    ("assets:cash  1.500", "J603 row 3"), ("assets:cash  1000000000.01", "J603 row 3"),
    ("assets:cash  5 @ 2", "J605 row 3"), ("assets:cash  5  ; date:2022-12-01", "J605 row 3"),
    ("(assets:cash)  5\n  assets:cash  5", "J605 row 3"),
    ("assets:cash  5  ; people: x\n  expenses:welfare:birth  5 ; people: x", "J603 row 4"),
  ])
  func whatAStatementCantHoldIsRefused(posting: String, fault: String) {
    let ledger = ledger(
      "D 1 THB.\n2022-10-01\n  \(posting)\n  income:other\n".replacing("D 1 THB.\n", with: "; x\n"))
    #expect(ledger.faults == [fault])
    #expect(ledger.rows == [])
    #expect(ledger.gaps.count == 1)
  }

  @Test func aCommaIsNoDecimalMarkOnceThatIsSaid() {
    let ledger = ledger("decimal-mark .\n2022-10-01\n  assets:cash  1,250\n  income:other\n")
    #expect(ledger.rows == ["2022-10-01 flow Assets:Cash Income:Other 1,250.00"])
  }

  @Test func whatOnlyRoundsToBalanceDoesNot() {
    let text = "commodity 1. THB\n2022-10-01\n  assets:cash  100.40 THB\n  income:other  -100 THB\n"
    #expect(JournalExample(text).faults == [])
    #expect(ledger(text).faults == ["J601 row 2"])
  }

  @Test func aSecondCommodityIsToldOnceForAllFiles() {
    func row(_ amount: String) -> String {
      "2022-10-01\n  assets:cash  \(amount)\n  income:other\n"
    }
    let ledger = Ledger(files: [
      "1.journal": Array(row("5 THB").utf8), "2.journal": Array((row("5 บาท") + row("5")).utf8),
    ])
    #expect(ledger.faults == ["J604 row 2"])
    #expect(ledger.rows.count == 1)
    #expect(ledger.gaps.count == 2)
  }

  @Test func daysLieInThePossibleTime() {
    let ledger = ledger(
      "2566-10-01\n  assets:cash  5\n  income:other\n2022-10-01\n  assets:cash  5\n  income:other\n"
    )
    #expect(ledger.faults == ["F07 row 1"])
    #expect(ledger.diagnostics[0].help?.en.contains("2023-10-01") == true)
    #expect(ledger.rows.count == 1)
  }

  @Test func peopleAreCountedOnce() {
    let ledger = ledger(
      """
      2022-10-01
        expenses:welfare:birth  5  ; ราย: 3
        expenses:welfare:death  4
        assets:cash  -6
        assets:bank

      """)
    #expect(
      ledger.rows == [
        "2022-10-01 flow Assets:Cash Expenses:Welfare:Birth -5.00 for 3",
        "2022-10-01 flow Assets:Cash Expenses:Welfare:Death -1.00 for 1",
        "2022-10-01 flow Assets:Bank Expenses:Welfare:Death -3.00",
      ])
  }

  @Test func balancesStandInTheLastRowOfTheirAccount() {
    let ledger = ledger(
      """
      2022-10-01
        assets:cash  5 = 5
        assets:cash  -2 = 3
        income:other
      2022-10-02
        (assets:cash)  0 = 3
      2022-10-03
        assets:bank:one  1 = 1
        assets:bank:two  1 = 1
        income:other

      """)
    #expect(
      ledger.rows == [
        "2022-10-01 flow Assets:Cash Income:Other 3.00",
        "2022-10-01 transfer Assets:Cash Assets:Cash -2.00 = 3.00",
        "2022-10-02 carriedForward Assets:Cash Assets:Cash 0.00 = 3.00",
        "2022-10-03 flow Assets:Bank Income:Other 1.00",
        "2022-10-03 flow Assets:Bank Income:Other 1.00",
      ])
  }

  @Test func aFileThatAnotherIncludesIsNotReadAgain() {
    let row = "2022-10-01\n  assets:cash  5\n  income:other\n"
    let included = Ledger(files: [
      "funds/1/ledger/all.journal": Array("include sub/*.j\n".utf8),
      "funds/1/ledger/sub/a.j": Array(row.utf8), "funds/1/ledger/sub/b.j": Array(row.utf8),
      "funds/1/ledger/own.hledger": Array(row.utf8),
    ])
    #expect(included.rows.count == 3)
    #expect(included.faults == [])
    let circle = Ledger(files: [
      "a.journal": Array("include b.journal\n\(row)".utf8),
      "b.journal": Array("include a.journal\n\(row)".utf8),
    ])
    #expect(circle.faults == ["J606 row 1"])
    let alone = Ledger(files: ["a.journal": Array("include a.journal\n".utf8)])
    #expect(alone.faults == ["J606 row 1"])
  }

  @Test func whatCantBeReadPutsItsYearsInDoubt() {
    let text = """
      2022-10-01
        assets:cash  5
        income:other
      2023-10-01
        assets:cash  5.5.5
        income:other
      2022-11-01
        assets:cash  5 = 11
        income:other
      """
    let ledger = ledger(text)
    #expect(ledger.faults == ["J603 row 5", "J602 row 8"])
    #expect(ledger.diagnostics.map(\.doubtFrom) == [Day.of(2023, 10, 1), Day.of(2022, 10, 1)])
    #expect(ledger.rows.map { $0.prefix(10) } == ["2022-10-01", "2022-11-01"])
    #expect(self.ledger("bucket x\n" + text).diagnostics[0].doubtFrom == Day.of(2022, 10, 1))
  }

  @Test(arguments: UInt64(1)...30)
  func sumsOfEachAccountStayExact(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let names = [
      "Assets:Cash", "Assets:Bank", "Income:Members", "Income:Other", "Expenses:Admin",
      "Expenses:Welfare:Birth",
    ]
    var text = ""
    var debits: [String: Int64] = [:]
    var credits: [String: Int64] = [:]
    for _ in 0..<20 {
      text += "2022-10-01\n"
      var sum: Int64 = 0
      for position in 0..<Int.random(in: 1...7, using: &random) {
        let name = names.randomElement(using: &random) ?? ""
        let satang = position == 0 ? -1 : Int64.random(in: -9_999...9_999, using: &random)
        sum += satang
        text += "  \(name)  \(Money(satang: satang).description.filter { $0 != "," })\n"
        if satang < 0 {
          credits[name, default: 0] += satang
        } else {
          debits[name, default: 0] += satang
        }
      }
      text += "  Assets:Cash\n"
      if sum > 0 {
        credits["Assets:Cash", default: 0] -= sum
      } else {
        debits["Assets:Cash", default: 0] -= sum
      }
    }
    let books = ledger(text).books
    #expect(books.gaps == [], "seed \(seed)")
    for name in names {
      let account = books.chart.account(named: name)
      let amounts = books.entries.flatMap(\.postings).filter { $0.account == account }.map(\.amount)
      #expect(
        amounts.filter { $0 > .zero }.total.satang == debits[name] ?? 0, "seed \(seed): \(name)")
      #expect(
        amounts.filter { $0 < .zero }.total.satang == credits[name] ?? 0, "seed \(seed): \(name)")
    }
  }
}
