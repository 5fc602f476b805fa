/// Digits with the lengths of their groups: what tells a phone from a date.
struct NumberShape {
  let digits: [UInt8]
  let groups: [Int]
  /// What stands between the groups.
  let separators: Set<UInt8>

  private var isDashed: Bool { separators == [UInt8(ascii: "-")] }
  private var hasDot: Bool { separators.contains(UInt8(ascii: ".")) }

  /// Thirteen digits of which the last follows from the others, in groups that a person would type.
  ///
  /// Source: the check digit is (11 − Σ dᵢ·(14 − i) mod 11) mod 10 over the first twelve; the
  /// domain design, §2.5. One of ten random numbers passes.
  var isCitizen: Bool {
    guard digits.count == 13, digits[0] != 0x30, separators.count <= 1, !hasDot else {
      return false
    }
    let sum = (0..<12).reduce(0) { $0 + Int(digits[$1] - 0x30) * (13 - $1) }
    guard (11 - sum % 11) % 10 == Int(digits[12] - 0x30) else { return false }
    // Years in a row are no number: 2566 2567 2568 1.
    return groups.count == 1 || groups[0] != 4 || isDashed && groups[1] != 2
  }

  /// `123-4-56789-0`, as banks print it.
  var isDashedAccount: Bool { groups == [3, 1, 5, 1] && isDashed }

  /// Ten to twelve digits, whole or with hyphens.
  var isAccount: Bool {
    (10...12).contains(digits.count) && (groups.count == 1 || isDashed && groups.count <= 5)
  }

  /// A mobile phone of ten digits, a landline of nine, or either from abroad.
  ///
  /// Source: the numbering plan of the NBTC: mobiles begin with 06, 08 and 09, landlines with 02
  /// and 03 to 07.
  var isPhone: Bool {
    let home = KnownPatterns.homePhone(digits)
    let isAbroad = home.count != digits.count
    guard home.count >= 9, home[0] == 0x30, separators.count <= 2 else { return false }
    let isMobile = home.count == 10 && [0x36, 0x38, 0x39].contains(home[1])
    let isLandline = home.count == 9 && [0x32, 0x33, 0x34, 0x35, 0x37].contains(home[1])
    guard isMobile || isLandline else { return false }
    if isAbroad { return groups[0] == 2 || groups.count == 1 || groups[0] == 4 || groups[0] == 5 }
    // 02-10-2566 5 is a day and a number.
    if groups.count <= 3 { return groups[groups.count - 1] >= 3 && (groups[0] >= 2 || isDashed) }
    return separators.count == 1 && (groups[0] == 3 || groups.allSatisfy { $0 == 1 })
  }
}
