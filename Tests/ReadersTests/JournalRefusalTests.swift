import Model
import Support
import Testing

@testable import Readers

/// What a journal may not say: refused by name, with its line, never passed over.
@Suite struct JournalRefusalTests {
  /// Text, the code and line of its one finding, and the text that the finding points at.
  private static let refusals: [(text: String, fault: String, marked: String)] = [
    ("2023-02-30 x\n  a  1\n  b\n", "J603 1", "2023-02-30"),
    ("2023-1/31 x\n", "J603 1", "2023-1/31"), ("2566-13-01\n", "J603 1", "2566-13-01"),
    ("1/31 x\n  a  1\n  b\n", "J603 1", "1/31"), ("2023-01 x\n", "J603 1", "2023-01"),
    ("2023-01-31;x\n", "J603 1", ";"), ("2023-01-31=2/30 x\n", "J603 1", "2/30"),
    ("12023-01-31 x\n", "J605 1", "12023-01-31"), ("2023-01-31 (a\n", "J603 1", "(a"),
    ("2023-01-31\n  a  5 5\n  b\n", "J603 2", "5 5"),
    ("2023-01-31\n  a  12,50.00\n  b\n", "J603 2", "12,50.00"),
    ("2023-01-31\n  a  1.2.3,4,5\n  b\n", "J603 2", "1.2.3,4,5"),
    ("2023-01-31\n  a  ๑๐๐\n  b\n", "J603 2", "๑๐๐"),
    ("2023-01-31\n  a  1,25๐\n  b\n", "J603 2", "1,25๐"),
    ("2023-01-31\n  a  5 \"x\n  b\n", "J603 2", "5 \"x"),
    ("2023-01-31\n  a  5 = \n  b\n", "J603 2", ""),
    ("2023-01-31\n  a  5 = x\n  b\n", "J603 2", "x"),
    ("2023-01-31\n  a  5 $ x\n  b\n", "J603 2", "x"),
    ("2023-01-31\n  a  1,000,000e3\n  b\n", "J603 2", "1,000,000e3"),
    (
      "2023-01-31\n  a  999999999999999999999999999999999999999\n  b\n", "J603 2",
      "999999999999999999999999999999999999999"
    ),
    ("2023-01-31\n  a ;x\n  b  1\n", "J603 2", "a ;x"), ("2023-01-31\n  ()  5\n", "J603 2", "()"),
    ("2023-01-31\n  *\n", "J603 2", ""), ("2023-01-31\n  (a)\n", "J603 2", "(a)"),
    ("2023-01-31\n  a  5  ; date:x\n  b\n", "J603 2", "x"),
    ("2023-01-31\n  a  5  ; [1/32]\n  b\n", "J603 2", "1/32"),
    ("2023-01-31\n  a  = 5  ; date:2/1\n  b\n", "J603 2", "a  = 5  ; date:2/1"),
    ("2023-01-31\n\n  a  5\n  b\n", "J603 3", "a  5"),
    ("foo bar\n", "J603 1", "foo"), ("Y23\n", "J603 1", "23"), ("D 1000\n", "J603 1", "1000"),
    ("commodity $1000\n", "J603 1", "$1000"), ("commodity $\n  note x\n", "J603 2", "note x"),
    ("commodity $\n  format 1.00 €\n", "J603 2", "1.00 €"), ("decimal-mark ;\n", "J603 1", ";"),
    ("alias a\n", "J603 1", "a"), ("alias a=b ; c\n", "J603 1", "a=b"),
    ("account a  b\n", "J603 1", "b"), ("account a ; type:C\n", "J603 1", "a ; type:C"),
    ("account a  ; type:Z\n", "J603 1", "a"), ("payee x\n  alias y\n", "J603 2", "alias y"),
    ("P 2023-01-31 EUR\n", "J603 1", ""), ("P 2023-01-31 5 EUR\n", "J603 1", ""),
    ("end apply account\n", "J603 1", "end apply account"),
    ("comment\nx\nend comment y\n", "J603 3", "y"), ("apply account a ; b\n", "J603 1", "a"),
    ("include x.journal\n", "J606 1", "x.journal"), ("include\n", "J606 1", ""),
    ("2023-01-31\n  a  5 {3 $}\n  b\n", "J605 2", "{"),
    ("2023-01-31\n  a  5 $ [2023-01-01]\n  b\n", "J605 2", "["),
    ("2023-01-31\n  a  (5 * 3)\n  b\n", "J605 2", "("), ("2023-01-31\n  a  *2\n", "J605 2", "*"),
    ("2023-01-31\n  a  5 (x)\n  b\n", "J605 2", "("),
    ("2023-01-31\n  a  = 5 @ 3 $\n  b\n", "J605 2", "5"),
    ("i 2023-01-31 09:00:00 a\n", "J605 1", "i"), ("alias /a/ = b\n", "J605 1", "/a/ = b"),
    ("assert x\n", "J605 1", "assert"), ("check x\n", "J605 1", "check"),
    ("eval x\n", "J605 1", "eval"), ("python\n  x\n", "J605 1", "python"),
    ("apply tag x\n", "J605 1", "apply tag"), ("end tag\n", "J605 1", "end tag"),
    ("year 2023\n", "J605 1", "year"), ("bucket a\n", "J605 1", "bucket"),
    ("N $\n", "J605 1", "N"), ("account a\n  alias b\n", "J605 2", "alias"),
    ("include timedot:x\n", "J605 1", "timedot:x"), ("include x.csv\n", "J605 1", "x.csv"),
    (
      "account a\(String(repeating: ":b", count: 40))\n", "J605 1",
      "a" + String(repeating: ":b", count: 40)
    ),
    (
      "account \(String(repeating: "a", count: 2001))\n", "J605 1",
      String(repeating: "a", count: 2001)
    ),
  ]

  @Test(arguments: refusals)
  func whatCantBeReadIsToldByNameAndLine(text: String, fault: String, marked: String) {
    let example = JournalExample(text)
    #expect(example.faults == [fault])
    #expect(example.marked(in: text) == [marked])
  }

  @Test func bytesThatAreNoTextAreTold() {
    let example = JournalExample(bytes: ["main.journal": Array("; a\n2023".utf8) + [0xFF]])
    #expect(example.faults == ["F12 2"])
  }

  @Test func everyFaultOfEveryTransactionIsTold() {
    let text = """
      2023-02-30 x
        a  1 x y
        b  1.1.1
      foo
      2023-01-31
        a  5
        b  5

      """
    #expect(JournalExample(text).faults == ["J603 1", "J603 2", "J603 3", "J603 4", "J601 5"])
  }

  @Test func everySentenceHasHelpInBothLanguages() {
    for (text, _, _) in Self.refusals {
      for finding in JournalExample(text).reading.diagnostics {
        #expect(finding.help?.th != "" && finding.help?.en != "", "\(text)")
      }
    }
  }
}
