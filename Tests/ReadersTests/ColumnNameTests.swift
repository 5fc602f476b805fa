import Model
import Support
import Testing

@testable import Readers

/// What turns most cells away at once turns no name of a column away.
@Suite struct ColumnNameTests {
  private static let pieces =
    CashBookColumn.allCases.flatMap(\.names) + [
      "(บาท)", "(เงินสด)", "เงินสด", "-ธนาคาร", " ", "\u{A0}", "\u{200B}", "\u{FEFF}", "เงินสมทบ",
      "จ่าย",
      "รับ", "X", "า", "่", "\t",
    ]

  @Test(arguments: UInt64(1)...30)
  func noNameOfAColumnIsTurnedAway(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      var text = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
      }.joined()
      if Int.random(in: 0..<2, using: &random) == 0 {
        let mark = [" ", "\u{200B}", "\u{A0}", "\u{2060}", "\t"][
          Int.random(in: 0..<5, using: &random)]
        let place = Int.random(in: 1...text.unicodeScalars.count, using: &random)
        let scalars = Array(text.unicodeScalars)
        text =
          String(String.UnicodeScalarView(scalars[..<place])) + mark
          + String(String.UnicodeScalarView(scalars[place...]))
      }
      let bytes = Array(text.utf8)
      if CashBookHeader.isKnown(Chart.folded(text)) {
        #expect(CashBookHeader.mayBeKnown(bytes[...]), "seed \(seed): \(text)")
      }
    }
  }
}
