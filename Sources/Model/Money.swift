/// An amount of money, held exactly.
///
/// - Unit: satang, the hundredth of a baht (of any currency: its hundredth).
/// - Sign: positive is money into an account (a debit), negative is out.
/// - Limits: ±92,233,720,368,547,758.07 baht. Arithmetic traps on overflow: a total that wraps
///   around is worse than no page at all. One row holds at most `Money.largestInARow`, so that
///   twenty million rows can't reach the trap.
@frozen public struct Money: Hashable, Comparable, Sendable {
  /// The amount in satang.
  public let satang: Int64

  /// An amount of so many satang.
  public init(satang: Int64) { self.satang = satang }

  /// Nothing.
  public static let zero = Money(satang: 0)

  /// The most that one cell may hold: 1,000,000,000 baht.
  public static let largestInARow = Money(satang: 100_000_000_000)

  /// The amount without its sign.
  public var magnitude: Money { satang < 0 ? Money(satang: -satang) : self }

  /// Orders by size, negative amounts first.
  public static func < (left: Money, right: Money) -> Bool { left.satang < right.satang }

  /// The exact sum.
  public static func + (left: Money, right: Money) -> Money {
    Money(satang: left.satang + right.satang)
  }

  /// The exact difference.
  public static func - (left: Money, right: Money) -> Money {
    Money(satang: left.satang - right.satang)
  }

  /// The same amount the other way.
  public static prefix func - (amount: Money) -> Money { Money(satang: -amount.satang) }

  /// Adds in place.
  public static func += (left: inout Money, right: Money) { left = left + right }

  /// Subtracts in place.
  public static func -= (left: inout Money, right: Money) { left = left - right }
}

extension Money: CustomStringConvertible {
  /// The amount with its decimals and groups of three digits: `1,234,567.89`, `-5.00`.
  public var description: String {
    // The longest is -92,233,720,368,547,758.08.
    String(unsafeUninitializedCapacity: 26) { buffer in
      var start = 26
      func write(_ byte: UInt8) {
        start -= 1
        buffer[start] = byte
      }
      var rest = satang.magnitude
      var digits = 0
      repeat {
        if digits == 2 { write(UInt8(ascii: ".")) }
        if digits > 2, digits % 3 == 2 { write(UInt8(ascii: ",")) }
        write(UInt8(ascii: "0") + UInt8(rest % 10))
        rest /= 10
        digits += 1
      } while rest > 0 || digits < 3
      if satang < 0 { write(UInt8(ascii: "-")) }
      for index in start..<26 { buffer[index - start] = buffer[index] }
      return 26 - start
    }
  }
}

extension Sequence where Element == Money {
  /// The exact sum of all the amounts.
  public var total: Money { reduce(.zero, +) }
}
