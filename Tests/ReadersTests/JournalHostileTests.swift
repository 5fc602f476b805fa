import Model
import Support
import Testing

@testable import Readers

/// Any bytes are read without a crash, and in a time that grows with them.
@Suite(.serialized, .timeLimit(.minutes(15))) struct JournalHostileTests {
  private static let sample = """
    ; ตัวอย่าง
    Y2023
    D 1,000.00 THB
    commodity $
      format $1,000.00
    account Assets:เงินสด  ; type:C
    alias cash = Assets:เงินสด
    apply account p
    P 2023-01-01 EUR $1.20
    include x*.journal
    comment
    end comment
    ~ monthly
      a  5
    2023-01-31=2/1 * (c) payee | note  ; tag: v
      cash  1,250.50  ; date:2/3, x: [1/2]
      (v)  -$5 @@ 3 "a b" = 5
      [w]  3e2 ==* 300
      [w]
      Income:Members
    end apply account
    2023-02-01
      cash  = 5 THB
      b

    """

  @Test func anyBytesAreReadWithoutACrash() {
    var random = SeededGenerator(seed: 601)
    for round in 0..<400 {
      let count = Int.random(in: 0...400, using: &random)
      let bytes = (0..<count).map { _ -> UInt8 in
        round % 2 == 0
          ? UInt8.random(in: 0...255, using: &random)
          : Array("\n \n  aY2023-01/31;[]()={}@*\"$,.e+".utf8).randomElement(using: &random) ?? 0
      }
      _ = JournalExample(bytes: ["main.journal": bytes, "x.journal": bytes])
    }
  }

  @Test func anyDamageToAJournalIsReadWithoutACrash() {
    var random = SeededGenerator(seed: 602)
    let sample = Array(Self.sample.utf8)
    for _ in 0..<3_000 {
      var bytes = sample
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let position = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[position] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: position)
        case 2: bytes.insert(sample[Int.random(in: 0..<sample.count, using: &random)], at: position)
        default:
          let end = min(bytes.count, position + Int.random(in: 1...30, using: &random))
          bytes.insert(contentsOf: bytes[position..<end], at: position)
        }
      }
      let example = JournalExample(bytes: ["main.journal": bytes, "x1.journal": bytes])
      for finding in example.reading.diagnostics {
        #expect(finding.place != nil, "seed 602: \(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }

  private static func many(_ piece: String, _ count: Int) -> String {
    String(repeating: piece, count: count)
  }

  /// Journals whose pieces grow in number; each must be read in a time that grows alike.
  private static let shapes: [(name: String, text: @Sendable (Int) -> String)] = [
    ("one long name", { "2023-01-31\n  " + many("a:", $0) + "  5\n  b\n" }),
    ("one long line of brackets", { "2023-01-31\n  a  5  ; " + many("[1/", $0) + "\n  b\n" }),
    ("one long line of colons", { "2023-01-31 ; " + many("a:", $0) + "\n" }),
    ("one long number", { "2023-01-31\n  a  " + many("9", $0) + "\n  b\n" }),
    ("one long grouped number", { "2023-01-31\n  a  1" + many(",000", $0) + "\n  b\n" }),
    ("one long symbol", { "2023-01-31\n  a  5 " + many("x", $0) + "\n  b\n" }),
    ("spaces", { "2023-01-31" + many(" ", $0) + "x\n  a" + many(" ", $0) + "5\n  b\n" }),
    ("one long transaction", { "2023-01-31\n" + many("  a  1\n  b  -1\n", $0) }),
    ("many accounts", { count in (0..<count).map { "2023-01-31\n  a\($0)  1\n  b\n" }.joined() }),
    (
      "inclusive assertions",
      { "2023-01-31\n  a:b:c  0 =* 0\n" + many("2023-01-31\n  a  0 =* 0\n", $0) }
    ),
    ("failing assertions", { many("2023-01-31\n  a  1 = 0\n  b\n", $0) }),
    ("assignments", { many("2023-01-31\n  a  = 1\n  b\n", $0) }),
    ("many faults", { many("2023-02-30\n  a  1\n", $0) }),
    (
      "accounts of many parts",
      { count in
        (0..<count / 20).map { "2022-10-01\n  a\($0)\(many(":b", 30))  1\n  assets:cash\n" }
          .joined()
      }
    ),
    ("people", { many("2022-10-01\n  expenses:birth:a  1 ; people: 2\n  assets:cash = 3\n", $0) }),
    ("aliases", { many("alias a=b\n2023-01-31\n  a  1\n  b\n", $0) }),
    ("nested parents", { many("apply account a\n", $0) }),
    (
      "commodities",
      { count in (0..<count).map { "P 2023-01-31 A\(many("b", $0 % 9)) 1 X\n" }.joined() }
    ),
    ("includes that aren't there", { many("include x\n", $0) }),
    ("includes by pattern", { many("include z*[a-z]*?*x\n", $0) }),
    ("commas", { many(",", $0) }), ("lines", { many("\n", $0) }),
  ]

  @Test(arguments: shapes.indices)
  func timeGrowsWithTheBytes(_ index: Int) {
    let shape = Self.shapes[index]
    let clock = ContinuousClock()
    func read(_ count: Int) {
      let text = shape.text(count)
      _ = JournalExample(text)
      _ = Ledger(files: ["a.journal": Array(text.utf8)])
    }
    let small = clock.measure { read(1_500) }
    let large = clock.measure { read(12_000) }
    // Eight times the bytes: a quadratic reader takes 64 times as long.
    #expect(large < small * 30 + .milliseconds(300), "\(shape.name): \(small), then \(large)")
  }

  @Test func manyCommoditiesAreRefusedAndNotCounted() {
    let text = (0..<3_000).map { "2023-01-31\n  (a)  1 \"c\($0)\" = 1 \"c\($0)\"\n" }.joined()
    #expect(JournalExample(text).reading.diagnostics.contains { $0.code == .unsupportedInJournal })
  }
}
