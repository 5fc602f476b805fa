import Model
import Support
import Testing

@testable import Checks

/// What was planted is among what is proposed, and mostly the first: measured over seeded books.
@Suite struct ExplainedBreakTests {
  private static let seeds = UInt64(1)...200

  /// How often the true cause was proposed, and proposed first, of how many.
  private struct Score: CustomStringConvertible {
    var planted = 0
    var proposed = 0
    var first = 0

    var description: String {
      "planted \(planted), proposed \(proposed * 100 / max(1, planted)) %, "
        + "first \(first * 100 / max(1, planted)) %"
    }
  }

  private func isTrue(
    _ cause: BreakCause, _ kind: PlantedErrors.Kind, _ amount: Money, _ row: UInt32
  ) -> Bool {
    switch (kind, cause) {
    case (.rowLeftOut, .missingRow(let missing)): missing == amount
    case (.rowTwice, .rowTwice(let entry)): (row...row + 1).contains(number(entry))
    case (.rowNotCounted, .notCounted(let entry)), (.rowCountedTwice, .countedTwice(let entry)),
      (.wrongColumn, .wrongColumn(let entry)), (.voidCounted, .voidCounted(let entry)):
      number(entry) == row
    case (.amountSwapped, .swappedAmount(let entry, let meant)):
      number(entry) == row && meant == amount.magnitude
    case (.timesTen, .slippedPoint(let entry, let meant)),
      (.timesHundred, .slippedPoint(let entry, let meant)):
      number(entry) == row && meant == amount.magnitude
    case (.balanceSwapped, .swappedBalance): true
    default: false
    }
  }

  private func number(_ entry: Entry) -> UInt32 { entry.place.cell?.row ?? 0 }

  /// Books in which every row has its balance, and books in which every fifth has none.
  @Test(arguments: PlantedErrors.Kind.allCases, [0, 5])
  func theTrueCauseIsAmongTheProposals(kind: PlantedErrors.Kind, rowsPerGap: Int) {
    var score = Score()
    for seed in UInt64(1)...400 {
      if score.planted == 200 { break }
      var book = PlantedErrors(seed: seed)
      book.rowsPerGap = rowsPerGap
      guard let (amount, row) = book.plant(kind) else { continue }
      let checked = CheckedBooks(files: ["book.csv": book.file], checks: [.balanceAgrees])
      let causes = Check.balanceCauses(in: checked.books)
      score.planted += 1
      let expected = Money(satang: Int64(amount))
      let matches = causes.first?.map { isTrue($0, kind, expected, UInt32(row)) } ?? []
      if causes.count == 1, matches.contains(true) { score.proposed += 1 }
      if causes.count == 1, matches.first == true { score.first += 1 }
    }
    print("F27 \(kind), a balance left out every \(rowsPerGap): \(score)")
    #expect(score.planted == 200)
    #expect(score.proposed * 100 >= score.planted * 95, "\(kind): \(score)")
    #expect(score.first * 100 >= score.planted * 80, "\(kind): \(score)")
  }

  @Test func aBookWithoutAFaultIsFoundWithoutOne() {
    for seed in Self.seeds {
      let book = PlantedErrors(seed: seed)
      let checked = CheckedBooks(
        files: ["book.csv": book.file], checks: [.balanceAgrees, .totalsAgree, .categoryOnItsSide])
      #expect(checked.findings.isEmpty, "seed \(seed)")
      #expect(checked.unread.isEmpty, "seed \(seed)")
    }
  }
}
