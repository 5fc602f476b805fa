import Model
import Support
import Testing

@testable import Readers

/// What a journal may say, one picture each; the balances are those of hledger 1.25.
@Suite struct JournalReadingTests {
  /// The balances of a journal in which nothing is found.
  private func balances(_ text: String) -> [String] {
    let example = JournalExample(text)
    #expect(example.sentences == [])
    return example.balances
  }

  @Test func oneAmountMayBeMissing() {
    #expect(balances("2023-01-31 x\n  a  5\n  b\n") == ["a 5", "b -5"])
    #expect(balances("2023-01-31 x\n  a\n") == [])
    #expect(balances("2023-01-31 x\n") == [])
  }

  @Test(arguments: ["2023-01-31", "2023/1/31", "2023.01.31", "0023-1-1", "2023-1-31=2-1"])
  func datesComeInManyForms(date: String) {
    #expect(balances("\(date) x\n  a  5\n  b\n") == ["a 5", "b -5"])
  }

  @Test func aDateWithoutAYearTakesTheDefault() {
    let text = """
      Y2023
      1/31
        a  1 = 1
        b
      Y 2022  ; earlier
      1/31
        a  1 = 1
        b

      """
    #expect(
      JournalExample(text).sentences == ["“a” is stated as 1 and counted as 2: a difference of 1"])
  }

  @Test(arguments: [
    "* x", "! (12/045) ร้าน | ของ ; tag: v", "(a;b)", "*", "x ; y", "=2/1 x",
  ])
  func aFirstLineHasStatusCodeAndText(rest: String) {
    #expect(balances("2023-01-31 \(rest)\n  * a  5\n  ! b\n") == ["a 5", "b -5"])
  }

  @Test func commentsStandBetweenAndWithinTransactions() {
    let text = """
      ; one
      # two
      * three
        ; indented
      comment
      2023-01-01 not read
        a  9
      end comment
      2023-01-31 x  ; first
        ; second
        a  5  ; third
        ; fourth
        b

      comment
      to the end
      """
    #expect(balances(text) == ["a 5", "b -5"])
  }

  @Test(arguments: [
    ("$5", "$"), ("5 $", "$"), ("5THB", "THB"), ("THB 5", "THB"), ("฿5.00", "฿"), ("5 บาท", "บาท"),
    ("\"หุ้น 1\" 5", "หุ้น 1"), ("5 \"a b\"", "a b"), ("5", ""), ("+$5", "$"),
  ])
  func symbolsStandOnEitherSide(amount: String, symbol: String) {
    #expect(
      balances("2023-01-31\n  a  \(amount)\n  b\n")
        == [
          "a 5\(symbol.isEmpty ? "" : " \(symbol)")", "b -5\(symbol.isEmpty ? "" : " \(symbol)")",
        ])
  }

  @Test(arguments: [
    ("-5", "-5"), ("- 5", "-5"), ("-$5", "-5"), ("$-5", "-5"), ("$- 5", "-5"), ("-$-5", "5"),
    ("1,000.50", "1000.5"), ("1.000,50", "1000.5"), ("1 000 000", "1000000"), ("5.", "5"),
    ("1,000,000", "1000000"), ("1.000.000", "1000000"), (".5", "0.5"), ("1,00,000.00", "100000"),
    ("1,0000,0000", "100000000"), ("1e3", "1000"), ("1E-2", "0.01"), ("1.5e1", "15"),
    ("1,000", "1"), ("1,25", "1.25"), ("0.0000000001", "0.0000000001"),
  ])
  func numbersAreReadAsTheyAreWritten(written: String, read: String) {
    let example = JournalExample("2023-01-31\n  (a)  \(written)\n")
    #expect(example.sentences == [])
    #expect(example.reading.value.balances.map(\.quantity) == [read])
  }

  @Test(arguments: [
    ("decimal-mark .", "1,000", "1000"), ("decimal-mark ,", "1,000", "1"),
    ("decimal-mark ,", "1.000", "1000"), ("commodity 1,000.00", "1,000", "1000"),
    ("commodity $1,000.00", "$1,000", "1000"), ("commodity $1,000.00", "1,000", "1"),
    ("commodity $\n  ; dollars\n  format $1,000.00", "$1,000", "1000"),
    ("commodity \"a b\"", "1,000 \"a b\"", "1"), ("D $1,000.00", "1,000", "1000"),
    ("D $1,000.00", "1,000 EUR", "1000"), ("decimal-mark ,\ncommodity $1,000.00", "$1,000", "1"),
  ])
  func directivesTellDecimalsFromGroups(directive: String, written: String, read: String) {
    let example = JournalExample("\(directive)\n2023-01-31\n  (a)  \(written)\n")
    #expect(example.sentences == [])
    #expect(example.reading.value.balances.map(\.quantity) == [read])
  }

  @Test func aDefaultCommodityIsThatOfNumbersAlone() {
    #expect(
      balances("D 1,000.00 THB\n2023-01-31\n  a  5\n  b  -5 THB\n") == ["a 5 THB", "b -5 THB"])
  }

  @Test func namesEndBeforeTwoSpacesOrATab() {
    #expect(
      balances("2023-01-31\n  เงินสด ใน มือ  5\n\tรายรับ:สมาชิก \t-5\n")
        == ["รายรับ:สมาชิก -5", "เงินสด ใน มือ 5"])
  }

  @Test func virtualPostingsNeedNoOtherSide() {
    let text = """
      2023-01-31
        (a)    3
        [b]    5
        [c]
        d      7
        e

      """
    #expect(balances(text) == ["a 3", "b 5", "c -5", "d 7", "e -7"])
  }

  @Test func costsAreWhatATransactionBalancesAt() {
    let text = """
      2023-01-31
        a  3 EUR @ $1.50
        b  $-4.50
      2023-02-01
        a  -3 EUR @@ $4.50
        c

      """
    #expect(balances(text) == ["b -4.5 $", "c 4.5 $"])
    #expect(balances("2023-01-31\n  a  3 @ 1.5\n  b\n") == ["a 3", "b -4.5"])
    #expect(balances("2023-01-31\n  a  -3 @@ 4.5\n  b\n") == ["a -3", "b 4.5"])
  }

  @Test func balancesMayBeAssigned() {
    let text = """
      2023-01-01
        a     5
        b
      2023-01-02
        a     = 8
        b
      2023-01-03
        a:x   1
        b
      2023-01-04
        a     =* 20
        b

      """
    #expect(balances(text) == ["a 19", "a:x 1", "b -20"])
  }

  @Test func accountsHaveAliasesAndParents() {
    let text = """
      alias cash = เงินสด
      apply account กองทุน
      2023-01-31
        cash:box  5
        (x)       1
        cash
      end apply account
      alias กองทุน:x = y
      2023-01-31
        cash:box  5
        cash
        (กองทุน:x)  2
      end aliases
      2023-01-31
        cash  1
        z

      """
    #expect(
      balances(text) == [
        "cash 1", "y 2", "z -1", "กองทุน:cash -5", "กองทุน:cash:box 5", "กองทุน:x 1", "เงินสด -5",
        "เงินสด:box 5",
      ])
  }

  @Test func whatChangesNoBalanceIsReadAndPassedOver() {
    let text = """
      account a  ; type:A, note: x
        ; more: y
        note free text
      payee ร้าน  ; x
      tag who
      P 2023-01-31 12:00 EUR $1.20
      ~ monthly
        a  5
        b
      = a
        (c)  *2

      2023-01-31
        a  5
        b

      """
    #expect(balances(text) == ["a 5", "b -5"])
  }

  @Test func linesMayEndInAnyWayAndTheLastInNone() {
    #expect(balances("2023-01-31 x\r\n  a  5\r\n  b\r\n") == ["a 5", "b -5"])
    #expect(balances("\u{FEFF}2023-01-31 x\n  a  5\n  b") == ["a 5", "b -5"])
    #expect(balances("2023-01-31 x\r  a  5\r  b\r") == ["a 5", "b -5"])
    #expect(balances("") == [])
  }

  @Test func accountsThatHoldNothingAreLeftOut() {
    #expect(balances("2023-01-31\n  a  5\n  b\n2023-02-01\n  a  -5.00\n  b\n") == [])
  }
}
