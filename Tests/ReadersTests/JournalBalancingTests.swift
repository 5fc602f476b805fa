import Model
import Support
import Testing

@testable import Readers

/// What must add up in a journal, and what is said where it doesn't.
@Suite struct JournalBalancingTests {
  @Test func theDifferenceIsTold() {
    let example = JournalExample("2023-01-31 x\n  a  500.00 THB\n  b  -450.00 THB\n")
    #expect(example.faults == ["J601 1"])
    #expect(example.sentences == ["The transaction doesn't balance: 50.00 THB is left over"])
    #expect(example.reading.diagnostics[0].summary.th == "รายการไม่สมดุล เดบิตกับเครดิตต่างกัน 50.00 THB")
  }

  @Test func accountsInSquareBracketsBalanceApart() {
    let example = JournalExample("2023-01-31\n  a  5\n  b  -5\n  [c]  5\n  [d]  -4\n")
    #expect(
      example.sentences == [
        "The transaction doesn't balance: 1 is left over among the accounts in [ ]"
      ])
  }

  @Test func twoMissingAmountsCantBeInferred() {
    let text = "2023-01-31\n  a\n  b\n"
    #expect(JournalExample(text).faults == ["J601 3"])
    #expect(JournalExample(text).reading.diagnostics[0].notes == [])
  }

  @Test(arguments: ["a 5.00 THB", "a THB 5", "a 5"])
  func oneSpaceBeforeAnAmountIsTold(posting: String) {
    for text in ["2023-01-31\n  b\n  \(posting)\n", "2023-01-31\n  \(posting)\n  b\n"] {
      let example = JournalExample(text)
      #expect(example.marked(in: text) == [posting])
      #expect(example.reading.diagnostics.first?.notes.count == 1)
    }
  }

  @Test(arguments: [
    ("", "1.004", false), ("commodity 1.00\n", "1.004", true), ("commodity 1.00\n", "1.005", true),
    ("commodity 1.00\n", "1.0051", false), ("D 1.00\n", "1.004", true),
    ("commodity 1.000\ncommodity 1.00\n", "1.004", true),
    ("commodity 1.00\ncommodity 1.000\n", "1.004", false),
  ])
  func aCommoditysDecimalsSayHowExactly(style: String, amount: String, balances: Bool) {
    let example = JournalExample(style + "2023-01-31\n  a  \(amount)\n  b  -1\n")
    #expect(
      example.faults
        == (balances ? [] : ["J601 \(style.isEmpty ? 1 : style.filter { $0 == "\n" }.count + 1)"]))
  }

  @Test(arguments: [
    ("", []), ("2023-02-01\n  c  $1.0000\n  d\n", ["J601"]),
    ("P 2023-01-01 GBP $1.2345\n", ["J601"]),
  ])
  func costsBalanceAtTheDecimalsThatPostingsAndPricesShow(more: String, codes: [String]) {
    let text = "2023-01-31\n  a  3 EUR @ $1.3333\n  b  $-4\n2023-01-31\n  a  -3 EUR\n  e  3 EUR\n"
    let example = JournalExample(text + more)
    #expect(example.faults.filter { $0.hasPrefix("J601") }.map { String($0.prefix(4)) } == codes)
  }

  @Test func assertionsGoByDateAndNotByLine() {
    let text = """
      2023-02-01
        a  1 = 2
        b
      2023-01-01
        a  1 = 1
        b

      """
    #expect(JournalExample(text).faults == [])
  }

  @Test func aPostingsOwnDayCounts() {
    let text = """
      2023-01-01
        a  1  ; date:1/20
        a  2  ; [1/20]
        b
        ; date:2023-01-20
      2023-01-10
        a  5 = 5
        b  = -5
      2023-01-30
        (a)  0 = 8

      """
    #expect(JournalExample(text).faults == [])
  }

  @Test(arguments: [
    ("(a)  0 = 5", []), ("(a)  0 == 5", []), ("(a)  0 =* 8", []), ("(a)  0 ==* 8", []),
    ("(a)  0 = 5.00", []), ("(a)  0 = 8", ["J602"]), ("(a)  0 =* 5", ["J602"]),
    ("(a)  0 = 5 EUR", ["J602"]),
  ])
  func assertionsCountOneAccountOrAllBelow(posting: String, codes: [String]) {
    let example = JournalExample("2023-01-01\n  a  5\n  a:b  3\n  c\n2023-01-02\n  \(posting)\n")
    #expect(example.reading.diagnostics.map(\.code.rawValue) == codes)
  }

  @Test func aFailedAssertionShowsTheAccountAndBothBalances() {
    let text = "2023-01-01\n  เงินสด  5.00 = 8\n  b\n2023-01-02\n  เงินสด  1 = 9\n  b\n"
    let example = JournalExample(text)
    #expect(example.faults == ["J602 2"])
    #expect(example.marked(in: text) == ["8"])
    #expect(
      example.reading.diagnostics[0].summary.th == "“เงินสด” เขียนคงเหลือ 8.00 คำนวณได้ 5.00 ต่างกัน 3.00")
  }

  @Test func aTotalAssertionAllowsNoOtherCommodity() {
    let text = "2023-01-01\n  a  5 THB\n  a  1 EUR\n  b\n2023-01-02\n  (a)  0 THB == 5 THB\n"
    #expect(
      JournalExample(text).sentences == [
        "“a” is stated to hold nothing but 5 THB, but holds EUR too"
      ])
  }

  @Test func whatFollowsFromAFaultIsNotTold() {
    let text = """
      2023-01-01
        a  5
        b  -4
      2023-01-02
        a  1 = 6
        c  = -1
      2023-01-03
        c  1 = 1
        d

      """
    #expect(JournalExample(text).faults == ["J601 1", "J602 8"])
  }

  @Test func aLineThatCantBeReadPutsLaterBalancesInDoubt() {
    let text = "bucket a\n2023-01-02\n  a  1 = 6\n  c\n"
    #expect(JournalExample(text).faults == ["J605 1"])
  }

  @Test func booksInSeveralCommoditiesAreRefused() {
    let text = "2023-01-01\n  a  5 THB\n  b\n2023-01-02\n  a  $1\n  b\n"
    let example = JournalExample(text)
    #expect(example.faults == ["J604 5"])
    #expect(example.marked(in: text) == ["$1"])
    #expect(
      example.sentences == [
        "The books hold several commodities, THB, $; the second stands here first"
      ])
  }

  @Test func aCommodityThatIsAllGoneIsNoSecondOne() {
    let text = """
      2023-01-01
        a  $3 @ 35 THB
        b
      2023-01-02
        a  $-3 @@ 105 THB
        b  100 THB
        c  5 THB
      """
    #expect(JournalExample(text).sentences == [])
    #expect(JournalExample(text).balances == ["b -5 THB", "c 5 THB"])
  }

  @Test func anExchangeNeedsNoRate() {
    let one = "2023-01-01\n  a  1 EUR\n  b  -1.20 USD\n"
    #expect(JournalExample(one).faults == ["J604 3"])
    #expect(JournalExample("2023-01-01\n  a  1 EUR\n  b  1 USD\n").faults == ["J601 1"])
  }
}
