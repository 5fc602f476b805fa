import Model
import Support
import Testing

@testable import Disclosure

/// The people of several stretches weigh in a table what they weigh as one crowd.
@Suite struct CrowdTableTests {
  /// Two kinds of welfare, the second of which tells of health.
  private static func chart() -> (chart: Chart, kinds: [AccountID], money: AccountID) {
    var chart = Chart()
    func add(_ name: String, _ kind: Account.Kind) -> AccountID {
      chart.add(Account(name: name, title: Words(name), kind: kind))
    }
    let money = add("Assets:Cash", .cash)
    let kinds = ["Birth", "Illness"].map { add("Expenses:Welfare:" + $0, .welfare) }
    return (chart, kinds, money)
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func aTableWeighsWhatACrowdDoes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    // Where nothing is taken back, the table keeps less.
    let mayTakeBack = seed.isMultiple(of: 2)
    let (chart, kinds, money) = Self.chart()
    let policy = DisclosurePolicy.standard
    let day = try #require(Day(year: 2024, month: 2, day: 3))
    let entries = (0..<Int.random(in: 0...40, using: &random)).map { _ in
      let isReversal = mayTakeBack && Int.random(in: 0..<5, using: &random) == 0
      return Entry(
        day: day, kind: .flow, account: money,
        counterAccount: kinds[Int.random(in: 0..<kinds.count, using: &random)],
        amount: Money(satang: isReversal ? 100 : -100), people: isReversal ? -1 : 1,
        recipient: Bool.random(using: &random)
          ? Recipient(digest: UInt64.random(in: 1...6, using: &random)) : nil,
        place: Place(file: FileID(0)))
    }
    let books = Books(chart: chart, calendar: .october, entries: entries)
    let payouts = Payout.all(of: books, policy)
    #expect(payouts.count == entries.count)
    var crowds = [WeighedCrowd](repeating: WeighedCrowd(), count: 4)
    for payout in payouts { crowds[Int.random(in: 0..<4, using: &random)].add(payout) }
    let table = CrowdTable(crowds)
    for stretches in 0..<16 {
      var union = WeighedCrowd()
      for (index, crowd) in crowds.enumerated() where stretches & (1 << index) != 0 {
        union.formUnion(crowd)
      }
      #expect(table.isEmpty(stretches) == union.isEmpty, "seed \(seed), \(stretches)")
      #expect(
        table.weight(stretches, policy) == union.weight(policy), "seed \(seed), \(stretches)")
      #expect(
        table.weightOfStrangers(stretches, policy) == union.weightOfStrangers(policy),
        "seed \(seed), \(stretches)")
    }
  }

  @Test func numbersAreWrittenAsTheyAreRead() {
    var random = SeededGenerator(seed: 1)
    let numbers =
      [0, 1, -1, 9, 10, -10, .max, .min]
      + (0..<500).map { _ in
        Int64.random(in: .min ... .max, using: &random) >> Int64.random(in: 0..<63, using: &random)
      }
    for number in numbers {
      var bytes = Array("of ".utf8)
      bytes.append(decimal: number)
      #expect(String(decoding: bytes, as: UTF8.self) == "of \(number)", "seed 1")
    }
  }
}
