import Model
import Support
import Testing

@Suite struct MoneyTests {
  @Test(arguments: [
    (0, "0.00"), (1, "0.01"), (-1, "-0.01"), (99, "0.99"), (100, "1.00"), (-500, "-5.00"),
    (99_999, "999.99"), (100_000, "1,000.00"), (-100_000, "-1,000.00"),
    (123_456_789, "1,234,567.89"), (100_000_000, "1,000,000.00"), (100_005_005, "1,000,050.05"),
    (100_000_000_000, "1,000,000,000.00"), (Int64.max, "92,233,720,368,547,758.07"),
    (Int64.min, "-92,233,720,368,547,758.08"),
  ])
  func anAmountIsWrittenWithGroupsAndSatang(satang: Int64, written: String) {
    #expect(Money(satang: satang).description == written)
  }

  @Test(arguments: UInt64(1)...20)
  func sumsAreThoseOfWholeNumbers(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let satang = (0..<500).map { _ in
      Int64.random(in: -10_000_000_000...10_000_000_000, using: &random)
    }
    let amounts = satang.map { Money(satang: $0) }
    #expect(amounts.total.satang == satang.reduce(0, +))
    #expect(amounts.shuffled(using: &random).total == amounts.total)
    #expect((amounts[0] + amounts[1]).satang == satang[0] + satang[1])
    #expect((amounts[0] - amounts[1]).satang == satang[0] - satang[1])
    #expect((-amounts[0]).satang == -satang[0])
    #expect(amounts[0].magnitude.satang == abs(satang[0]))
    #expect(amounts.sorted().map(\.satang) == satang.sorted())
  }

  @Test func tenSatangAddedAMillionTimesAreExactlyAHundredThousandBaht() {
    var sum = Money.zero
    for _ in 0..<1_000_000 { sum += Money(satang: 10) }
    #expect(sum == Money(satang: 10_000_000))
    for _ in 0..<1_000_000 { sum -= Money(satang: 10) }
    #expect(sum == .zero)
  }

  @Test func nothingAddsUpToNothing() {
    #expect([Money]().total == .zero)
  }

  @Test func twentyMillionOfTheLargestRowsDoNotReachTheLimit() {
    let (product, overflow) = Money.largestInARow.satang.multipliedReportingOverflow(by: 20_000_000)
    #expect(!overflow)
    #expect(product == 2_000_000_000_000_000_000)
  }

  @Test func aSumThatWouldWrapAroundEndsTheProgram() async {
    await #expect(processExitsWith: .failure) { _ = Money(satang: .max) + Money(satang: 1) }
    await #expect(processExitsWith: .failure) { _ = Money(satang: .min) - Money(satang: 1) }
    await #expect(processExitsWith: .failure) { _ = -Money(satang: .min) }
  }
}
