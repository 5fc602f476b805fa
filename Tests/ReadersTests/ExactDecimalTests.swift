import Model
import Support
import Testing

@testable import Readers

@Suite struct ExactDecimalTests {
  private func number(_ text: String) -> ExactDecimal {
    let digits = text.filter { $0 != "." }
    let scale = text.split(separator: ".").dropFirst().first?.count ?? 0
    return ExactDecimal(mantissa: Int128(digits) ?? 0, scale: scale)
  }

  @Test func decimalsAreKeptAsWrittenAndComparedAsNumbers() {
    #expect(number("1.50").description == "1.50")
    #expect(number("-0.05").description == "-0.05")
    #expect(number("1.50") == number("1.5"))
    #expect(number("1.50") != number("1.51"))
    #expect(number("-1.500").trimmed.description == "-1.5")
    #expect(number("100").trimmed.description == "100")
  }

  @Test func sumsAndProductsAreExact() {
    #expect(number("0.1").adding(number("0.20"))?.description == "0.30")
    #expect(number("1").subtracting(number("0.001"))?.description == "0.999")
    #expect(number("3").multiplied(by: number("1.3333"))?.description == "3.9999")
  }

  @Test func whatIsTooLongIsNoNumber() {
    let longest = ExactDecimal(mantissa: .max, scale: 0)
    let lowest = ExactDecimal(mantissa: .min, scale: 0)
    #expect(longest.adding(number("1")) == nil)
    #expect(longest.adding(number("0.1")) == nil)
    #expect(longest.multiplied(by: number("2")) == nil)
    #expect(lowest.negated == nil)
    #expect(lowest.description == "-170141183460469231731687303715884105728")
    let narrow = ExactDecimal(mantissa: 1, scale: 200)
    #expect(narrow.multiplied(by: narrow) == nil)
    #expect(narrow.adding(number("1")) == nil)
  }

  @Test(arguments: [
    ("0.005", 2, true), ("0.0051", 2, false), ("-0.005", 2, true), ("0.01", 2, false),
    ("0.4", 0, true), ("0.6", 0, false), ("1", 5, false), ("0.000", 1, true),
  ])
  func halfOfTheLastPlaceLooksLikeZero(text: String, decimals: Int, looksZero: Bool) {
    #expect(number(text).looksZero(atDecimals: decimals) == looksZero)
  }

  @Test func arithmeticAgreesWithWholeNumbers() {
    var random = SeededGenerator(seed: 7)
    for _ in 1...2_000 {
      let (left, right) = (
        Int.random(in: -999_999...999_999, using: &random),
        Int.random(in: -999_999...999_999, using: &random)
      )
      let (leftScale, rightScale) = (
        Int.random(in: 0...4, using: &random), Int.random(in: 0...4, using: &random)
      )
      let a = ExactDecimal(mantissa: Int128(left), scale: leftScale)
      let b = ExactDecimal(mantissa: Int128(right), scale: rightScale)
      let tenThousandths = { (value: Int, scale: Int) in
        value * (0..<(4 - scale)).reduce(1) { power, _ in power * 10 }
      }
      let sum = tenThousandths(left, leftScale) + tenThousandths(right, rightScale)
      #expect(a.adding(b) == ExactDecimal(mantissa: Int128(sum), scale: 4), "seed 7: \(a) + \(b)")
      #expect(a.multiplied(by: b)?.mantissa == Int128(left * right), "seed 7: \(a) × \(b)")
    }
  }
}
