/// A decimal number of any ledger, held exactly: a whole number of 10⁻ˢᶜᵃˡᵉ.
///
/// Journals write any number of decimals, in amounts, rates and their products, so that satang
/// don't do. The scale is kept as written, for `1.50` shows two decimals; `1.5` and `1.50` are
/// equal all the same.
/// - Limits: 38 digits in all. What doesn't fit is `nil`, never a wrong number and never a trap.
struct ExactDecimal: Sendable {
  /// The number without its decimal mark.
  let mantissa: Int128
  /// How many of the mantissa's digits stand behind the mark, 0 to `largestScale`.
  let scale: Int

  /// The most decimals that a number may have.
  static let largestScale = 255
  /// Nothing.
  static let zero = ExactDecimal(mantissa: 0, scale: 0)

  init(mantissa: Int128, scale: Int) {
    precondition((0...Self.largestScale).contains(scale), "a scale of \(scale)")
    self.mantissa = mantissa
    self.scale = scale
  }

  /// Whether this is nothing.
  var isZero: Bool { mantissa == 0 }

  /// 1, 0 or −1.
  var sign: Int { mantissa == 0 ? 0 : mantissa < 0 ? -1 : 1 }

  /// The same number the other way; `nil` for the one number that has no opposite.
  var negated: ExactDecimal? {
    let (opposite, overflows) = Int128.zero.subtractingReportingOverflow(mantissa)
    return overflows ? nil : ExactDecimal(mantissa: opposite, scale: scale)
  }

  /// The same number with more decimals written; `nil` where it grows too long.
  private func widened(to wider: Int) -> ExactDecimal? {
    if mantissa == 0 || wider == scale { return ExactDecimal(mantissa: mantissa, scale: wider) }
    guard let power = Self.powerOfTen(wider - scale) else { return nil }
    let (product, overflows) = mantissa.multipliedReportingOverflow(by: power)
    return overflows ? nil : ExactDecimal(mantissa: product, scale: wider)
  }

  /// The exact sum; `nil` where it grows too long.
  func adding(_ other: ExactDecimal) -> ExactDecimal? {
    let scale = max(self.scale, other.scale)
    guard let left = widened(to: scale), let right = other.widened(to: scale) else { return nil }
    let (sum, overflows) = left.mantissa.addingReportingOverflow(right.mantissa)
    return overflows ? nil : ExactDecimal(mantissa: sum, scale: scale)
  }

  /// The exact difference; `nil` where it grows too long.
  func subtracting(_ other: ExactDecimal) -> ExactDecimal? { other.negated.flatMap(adding) }

  /// The exact product; `nil` where it grows too long.
  func multiplied(by other: ExactDecimal) -> ExactDecimal? {
    let (product, overflows) = mantissa.multipliedReportingOverflow(by: other.mantissa)
    let scale = self.scale + other.scale
    return overflows || scale > Self.largestScale
      ? nil : ExactDecimal(mantissa: product, scale: scale)
  }

  /// Whether the number shows as zero where so many decimals are shown: half of the last place
  /// and less do.
  ///
  /// Source: what hledger 1.25 takes for balanced, measured.
  func looksZero(atDecimals decimals: Int) -> Bool {
    guard scale > decimals else { return mantissa == 0 }
    guard let place = Self.powerOfTen(scale - decimals - 1) else { return true }
    let (half, overflows) = place.multipliedReportingOverflow(by: 5)
    return overflows || mantissa.magnitude <= half.magnitude
  }

  /// The same number without zeros at the end of its decimals.
  var trimmed: ExactDecimal {
    if mantissa == 0 { return .zero }
    var (mantissa, scale) = (mantissa, scale)
    while scale > 0, mantissa % 10 == 0 {
      mantissa /= 10
      scale -= 1
    }
    return ExactDecimal(mantissa: mantissa, scale: scale)
  }

  /// 10ⁿ; `nil` where it has more digits than a mantissa holds.
  static func powerOfTen(_ exponent: Int) -> Int128? {
    guard (0...38).contains(exponent) else { return nil }
    var power: Int128 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}

extension ExactDecimal: Equatable {
  /// Equal as numbers, however many zeros were written.
  static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
    if left.scale == right.scale { return left.mantissa == right.mantissa }
    let (left, right) = (left.trimmed, right.trimmed)
    return left.mantissa == right.mantissa && left.scale == right.scale
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// The number in plain digits, with the decimals that were written: `-1250.50`.
  var description: String {
    let digits = String(mantissa.magnitude)
    let sign = mantissa < 0 ? "-" : ""
    guard scale > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
    return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
  }
}
