/// A number as a file writes it, made as plain as a treasurer sees it.
///
/// Spreadsheets keep binary fractions: 12.3 is stored as 12.300000000000001, a balance of nothing
/// as 5.68E-14. What lies within a millionth of a hundredth is that hundredth. What doesn't keeps
/// six decimals, so that a true third decimal stays and can be refused.
struct NumberText: Equatable {
  /// Whether it is below zero.
  private(set) var isNegative = false
  /// The part before the point, at most 10¹⁸.
  private(set) var whole = 0
  /// The part after the point.
  private(set) var millionths = 0

  private static let largestWhole = 1_000_000_000_000_000_000

  /// Reads a number in the forms of XML Schema's `double`; `nil` for infinities, for texts and
  /// for more digits before the point than any book needs.
  init?(_ bytes: some Collection<UInt8>) {
    var rest = bytes[...]
    isNegative = rest.first == UInt8(ascii: "-")
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      rest = rest.dropFirst()
    }
    let written = rest.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    let beforePoint = written.prefix { $0 != UInt8(ascii: ".") }.count
    let points = written.count { $0 == UInt8(ascii: ".") }
    guard points <= 1, written.count > points,
      let exponent = Self.exponent(rest.dropFirst(written.count))
    else { return nil }
    guard take(written.lazy.filter { $0 != UInt8(ascii: ".") }, point: beforePoint + exponent)
    else { return nil }
  }

  private static func exponent(_ rest: some Collection<UInt8>) -> Int? {
    guard let mark = rest.first else { return 0 }
    guard mark & 0xDF == UInt8(ascii: "E") else { return nil }
    let power = rest.dropFirst()
    let isNegative = power.first == UInt8(ascii: "-")
    let isSigned = isNegative || power.first == UInt8(ascii: "+")
    guard let number = wholeNumber(in: isSigned ? power.dropFirst() : power[...]) else {
      return nil
    }
    return isNegative ? -number : number
  }

  /// Takes digits of which so many stand before the point; `false` where they are too many.
  private mutating func take(_ digits: some Sequence<UInt8>, point: Int) -> Bool {
    var place = -point
    var weight = 1_000_000
    var next: UInt8 = 0
    var hasMore = false
    if place > 0 { for _ in 0..<min(place, 7) { weight /= 10 } }
    for byte in digits {
      let digit = Int(byte & 0x0F)
      if place < 0 {
        guard whole < Self.largestWhole / 10 else { return false }
        whole = whole * 10 + digit
      } else if weight > 1 {
        weight /= 10
        millionths += digit * weight
      } else if place == 6 {
        next = byte & 0x0F
      } else {
        hasMore = hasMore || digit > 0
      }
      place += 1
    }
    while place < 0, whole > 0 {
      guard whole < Self.largestWhole / 10 else { return false }
      whole *= 10
      place += 1
    }
    round(next, hasMore)
    return true
  }

  /// Mends the hundredth or, where there is a true third decimal, the millionth.
  private mutating func round(_ next: UInt8, _ hasMore: Bool) {
    switch millionths % 10_000 {
    case 0: return
    case 9_999: if next > 0 || hasMore { millionths += 1 }
    default: if next >= 5 { millionths += 1 }
    }
    guard millionths == 1_000_000 else { return }
    millionths = 0
    whole += 1
  }

  /// Adds the number as a plain decimal.
  func append(to text: inout [UInt8]) {
    if isNegative, whole > 0 || millionths > 0 { text.append(UInt8(ascii: "-")) }
    text.append(contentsOf: String(whole).utf8)
    guard millionths > 0 else { return }
    text.append(UInt8(ascii: "."))
    var rest = millionths
    var weight = 100_000
    while rest > 0 {
      text.append(UInt8(0x30 + rest / weight))
      rest %= weight
      weight /= 10
    }
  }

  /// Whether bytes are a number of which nothing needs to be changed: at most fifteen digits
  /// without a point, the first of them no zero.
  static func isPlain(_ bytes: some Collection<UInt8>) -> Bool {
    guard bytes.count <= 15, let first = bytes.first, first != 0x30 else { return false }
    return bytes.allSatisfy { (0x30...0x39).contains($0) }
  }
}
