import Model
import Support
import Testing

@testable import Outputs

/// Drawings that are made when the site is built.
@Suite struct ChartTests {
  private let format: Format

  init() throws { format = try Sample.format(.thai) }

  private static func baht(_ baht: Int64) -> Money { Money(satang: baht * 100) }

  @Test func barsAreDrawnInPercentWithTheirAmountsInFigures() {
    let chart = BarChart(
      id: "c", title: "รับ <ปี>", description: "บาท",
      bars: [
        BarChart.Bar(label: "รัฐ", amounts: [Self.baht(200), Self.baht(100)]),
        BarChart.Bar(label: "อื่น", amounts: [.zero, nil]),
      ])
    #expect(
      chart.svg(format).text == """
        <svg class="ps-chart__drawing" width="100%" height="156" role="img" \
        aria-labelledby="c-title c-description"><title id="c-title">รับ &lt;ปี&gt;</title>\
        <desc id="c-description">บาท</desc>\
        <text class="ps-chart__label" x="0" y="17">รัฐ</text>\
        <rect class="ps-chart__first" x="0" y="24" width="58.0%" height="14"/>\
        <text class="ps-chart__amount" text-anchor="end" x="100%" y="37">200.00</text>\
        <rect class="ps-chart__second" x="0" y="46" width="29.0%" height="14"/>\
        <text class="ps-chart__amount" text-anchor="end" x="100%" y="59">100.00</text>\
        <text class="ps-chart__label" x="0" y="95">อื่น</text>\
        <text class="ps-chart__amount" text-anchor="end" x="100%" y="115">0.00</text>\
        <text class="ps-chart__amount" text-anchor="end" x="100%" y="137">–</text></svg>

        """)
  }

  @Test func columnsStandOnTheAxisAndTheLastIsToldInFigures() {
    let chart = ColumnChart(
      id: "c", title: "ยอด", description: "บาท",
      columns: [
        ColumnChart.Column(label: "2568", amount: Self.baht(50)),
        ColumnChart.Column(label: "2569", amount: Self.baht(100)),
      ])
    let svg = chart.svg(format).text
    #expect(svg.contains("<rect class=\"ps-chart__axis\" x=\"0\" y=\"178\" width=\"100%\""))
    #expect(svg.contains("x=\"7.5%\" y=\"103\" width=\"35.0%\" height=\"75\""))
    #expect(svg.contains("x=\"57.5%\" y=\"28\" width=\"35.0%\" height=\"150\""))
    #expect(svg.contains("x=\"100%\" y=\"19\">100.00</text>"))
    #expect(svg.contains(">2568</text>"))
  }

  @Test func yearsAreNamedAsFarAsThereIsRoomTheLastAlways() {
    let chart = ColumnChart(
      id: "c", title: "ยอด", description: "บาท",
      columns: (2555...2569).map { ColumnChart.Column(label: "\($0)", amount: Self.baht(1)) })
    let svg = chart.svg(format).text
    #expect(svg.contains(">2569</text>"))
    #expect(!svg.contains(">2568</text>"))
    #expect(svg.contains(">2567</text>"))
  }

  @Test func whatIsThereIsSeenAndWhatIsBelowZeroIsNot() {
    #expect(BarChart.share(Money(satang: 1), of: Self.baht(1_000_000_000)) == 1)
    #expect(BarChart.share(.zero, of: Self.baht(1)) == 0)
    #expect(BarChart.share(Self.baht(-5), of: Self.baht(1)) == 0)
    #expect(BarChart.share(Self.baht(1), of: .zero) == 0)
  }

  @Test(arguments: 0..<200)
  func aBahtIsAlwaysAHundredSatang(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let amounts = (0..<Int.random(in: 1...12, using: &random)).map { _ in
      Money(satang: Int64.random(in: 0...10_000_000_000, using: &random))
    }
    let shares = Shares.hundredths(of: amounts)
    #expect(shares.reduce(0, +) == (amounts.total == .zero ? 0 : 100), "seed \(seed)")
    for (share, amount) in zip(shares, amounts) {
      // Each is its own share rounded down, or one more.
      let exact = Double(amount.satang) * 100 / Double(amounts.total.satang)
      #expect(abs(Double(share) - exact) < 1, "seed \(seed)")
    }
  }

  @Test func theLargestRestsAreRoundedUp() {
    #expect(Shares.hundredths(of: [Self.baht(1), Self.baht(1), Self.baht(1)]) == [34, 33, 33])
    #expect(Shares.hundredths(of: [Self.baht(995), Self.baht(5)]) == [100, 0])
    #expect(Shares.hundredths(of: [.zero, .zero]) == [0, 0])
  }

  @Test func theMedianIsTheMiddleOrTheMeanOfTwo() {
    #expect(Median.of([]) == nil)
    #expect(Median.of([Self.baht(9), Self.baht(1), Self.baht(5)]) == Self.baht(5))
    #expect(Median.of([Self.baht(1), Self.baht(4)]) == Money(satang: 250))
  }

  @Test func aCodeHasItsNameItsQuietZoneAndItsCorners() throws {
    let svg = try #require(QRCode.svg(of: "https://a.example/f/1/", title: "ไปยัง <หน้า>")).text
    #expect(svg.contains("<title id=\"code\">ไปยัง &lt;หน้า&gt;</title>"))
    #expect(svg.contains("viewBox=\"0 0 33 33\""))
    // The corner of the first finder pattern stands behind four empty modules.
    #expect(svg.contains("d=\"M4 4h1v1h-1zM5 4h1v1h-1z"))
    #expect(QRCode.svg(of: String(repeating: "ก", count: 3_000), title: "") == nil)
  }
}
