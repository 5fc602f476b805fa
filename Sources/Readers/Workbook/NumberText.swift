/// A number as a file writes it, made as plain as a treasurer sees it.
///
/// Spreadsheets keep binary fractions: 12.3 is stored as 12.300000000000001, a balance of nothing
/// as 5.68E-14. What lies within a millionth of a hundredth is that hundredth. What doesn't keeps
/// six decimals, so that a true third decimal stays and can be refused.
struct NumberText: Equatable {
  /// The most digits before the point; a longer number stays as it is written.
  private static let mostDigits = 30

  /// Whether it is below zero.
  private(set) var isNegative = false
  /// The digits, six of them after the point.
  private var digits: [UInt8] = []

  /// The millionths, where there are decimals.
  static let decimals = 6

  /// Reads a number in the forms of XML Schema's `double`; `nil` for infinities and texts.
  init?(_ bytes: some Collection<UInt8>) {
    var rest = bytes[...]
    isNegative = rest.first == UInt8(ascii: "-")
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      rest = rest.dropFirst()
    }
    var written: [UInt8] = []
    var whole: Int?
    var hasDigits = false
    while let byte = rest.first, (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      if byte == UInt8(ascii: ".") {
        guard whole == nil else { return nil }
        whole = written.count
        continue
      }
      hasDigits = true
      if !written.isEmpty || byte != 0x30 || whole != nil {
        written.append(byte - 0x30)
      }
    }
    guard hasDigits, let exponent = Self.exponent(rest) else { return nil }
    // The value is 0.written times ten to the power of `point`.
    let point = (whole ?? written.count) + exponent
    guard point <= Self.mostDigits else { return nil }
    round(written, point)
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

  /// Takes the digits to the sixth decimal and mends the hundredth.
  private mutating func round(_ written: [UInt8], _ point: Int) {
    let whole = max(0, point)
    // Where the first digit lies further behind than any that counts, the number is nothing.
    let leading = min(max(0, -point), Self.decimals + 1)
    var all = [UInt8](repeating: 0, count: leading)
    all += written.prefix(max(0, whole + Self.decimals + 1))
    while all.count < whole + Self.decimals + 1 { all.append(0) }
    digits = Array(all.prefix(whole + Self.decimals))
    let noise = digits.suffix(4)
    let isAbove =
      noise.allSatisfy { $0 == 9 }
      && (all[whole + Self.decimals] > 0
        || written.dropFirst(max(0, whole + Self.decimals - leading)).contains { $0 > 0 })
    if isAbove || all[whole + Self.decimals] >= 5 { increment() }
    if noise.allSatisfy({ $0 == 0 }) || isAbove {
      for index in digits.indices.suffix(4) { digits[index] = 0 }
    }
  }

  /// Adds one to the last digit.
  private mutating func increment() {
    for index in digits.indices.reversed() {
      if digits[index] < 9 {
        digits[index] += 1
        return
      }
      digits[index] = 0
    }
    digits.insert(1, at: 0)
  }

  /// The whole part, where it has at most nine digits.
  var whole: Int? {
    let significant = digits.dropLast(Self.decimals).drop { $0 == 0 }
    return significant.isEmpty ? 0 : wholeNumber(in: significant.map { $0 + 0x30 })
  }

  /// The part after the point, in millionths.
  var millionths: Int { digits.suffix(Self.decimals).reduce(0) { $0 * 10 + Int($1) } }

  /// Adds the number as a plain decimal.
  func append(to text: inout [UInt8]) {
    if isNegative, digits.contains(where: { $0 > 0 }) { text.append(UInt8(ascii: "-")) }
    let whole = digits.dropLast(Self.decimals).drop { $0 == 0 }
    text.append(contentsOf: whole.isEmpty ? [0x30] : whole.map { $0 + 0x30 })
    var decimals = digits.suffix(Self.decimals)
    while decimals.last == 0 { decimals.removeLast() }
    guard !decimals.isEmpty else { return }
    text.append(UInt8(ascii: "."))
    text.append(contentsOf: decimals.map { $0 + 0x30 })
  }

  /// Whether bytes are a number that needs nothing done: at most fifteen digits, the first no
  /// zero, no point.
  static func isPlain(_ bytes: some Collection<UInt8>) -> Bool {
    guard bytes.count <= 15, let first = bytes.first, first != 0x30 else { return false }
    return bytes.allSatisfy { (0x30...0x39).contains($0) }
  }
}
