import Model

/// What a cell of money holds.
enum AmountText: Equatable {
  /// Nothing, or only a dash.
  case empty
  /// An amount; negative where the cell says so.
  case amount(Money)
  /// Something else, and why.
  case unreadable(Flaw)

  /// Why an amount can't be read.
  enum Flaw: Equatable {
    /// Not a number at all.
    case letters
    /// A letter that looks like a digit, and the number that was probably meant.
    case letterForDigit(Character, meant: String)
    /// Commas where no group of three ends, or two points, and the number probably meant.
    case commas(meant: String?)
    /// More than two decimals.
    case decimals
    /// A formula, a column too narrow, an error of the spreadsheet, or scientific notation.
    case notAValue
    /// Another currency.
    case currency(String)
    /// More than one row may hold.
    case tooLarge
  }

  /// Reads an amount as Thai treasurers write it.
  ///
  /// Thai digits, `฿`, `บาท`, `THB` and no-break spaces are taken for what they mean; commas only
  /// stand between groups of three digits; at most two decimals; `1,250.-` is 1250.00 and a dash
  /// alone is empty. Brackets and a minus make the amount negative: whether a column may hold such
  /// is for its reader.
  ///
  /// Source: the reading rules of the ledger design, §5.3.
  init(_ bytes: ArraySlice<UInt8>) {
    if let quick = AmountText.plain(bytes) {
      self = quick
    } else if bytes.count <= 11, bytes.first == UInt8(ascii: "-"),
      case .amount(let amount) = AmountText.plain(bytes.dropFirst())
    {
      // A balance below zero, of no more digits than may be read with care.
      self = .amount(-amount)
    } else {
      self = AmountText.careful(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// The everyday case: digits, perhaps commas after each three, perhaps a point and two digits.
  static func plain(_ bytes: ArraySlice<UInt8>) -> AmountText? {
    let plain = bytes.withUnsafeBufferPointer { PlainAmount($0, 0..<$0.count) }
    return switch plain {
    case .empty: .empty
    case .amount(let amount): .amount(amount)
    case .tooLarge: .unreadable(.tooLarge)
    case .other: nil
    }
  }

  private static let dashes: Set<Substring> = ["-", "–", "—", "−", ".-", "--"]

  /// Any case, with care.
  static func careful(_ text: String) -> AmountText {
    var rest = Substring(plainDigits(text))
    for word in ["THB", "thb", "Thb", "฿", "บาท", "บ."] {
      if rest.hasPrefix(word) { rest = rest.dropFirst(word.count) }
      if rest.hasSuffix(word) { rest = rest.dropLast(word.count) }
      rest = Substring(trimmed(String(rest)))
    }
    if rest.isEmpty || dashes.contains(rest) { return .empty }
    var isNegative = false
    if rest.hasPrefix("("), rest.hasSuffix(")") {
      isNegative = true
      rest = Substring(trimmed(String(rest.dropFirst().dropLast())))
    }
    if let sign = rest.unicodeScalars.first, "-–−".unicodeScalars.contains(sign) {
      isNegative = true
      rest = Substring(trimmed(String(rest.dropFirst())))
    }
    if rest.hasSuffix(".-") { rest = rest.dropLast(2) }
    if let flaw = flaw(of: rest) { return .unreadable(flaw) }
    return number(rest, isNegative)
  }

  /// Digits, commas and points only.
  private static func number(_ text: Substring, _ isNegative: Bool) -> AmountText {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.contains(where: { !$0.isEmpty }) else {
      return .unreadable(.commas(meant: meant(text)))
    }
    let (whole, decimals) = (parts[0], parts.count == 2 ? parts[1] : "")
    let digits = whole.filter { $0 != "," }
    guard digits.utf8.count <= 10 else { return .unreadable(.tooLarge) }
    guard let baht = whole.isEmpty ? 0 : wholeNumber(String(whole)), !decimals.contains(",") else {
      return .unreadable(.commas(meant: meant(text)))
    }
    // Also 1.080 is refused: where a point groups digits it means 1080.
    guard decimals.utf8.count <= 2 else { return .unreadable(.decimals) }
    guard parts.count == 1 || !decimals.isEmpty, let rest = Int64(String(decimals).padded(to: 2))
    else { return .unreadable(.commas(meant: meant(text))) }
    let satang = Int64(baht) * 100 + rest
    guard satang <= Money.largestInARow.satang else { return .unreadable(.tooLarge) }
    return .amount(Money(satang: isNegative ? -satang : satang))
  }

  /// The number with its commas where they belong: `12,50.00` was probably `1,250.00`.
  private static func meant(_ text: Substring) -> String? {
    var parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let last = parts.popLast(), !parts.isEmpty || text.contains(",") else { return nil }
    let hasDecimals = !parts.isEmpty && last.utf8.count <= 2 && !last.contains(",")
    let whole = (hasDecimals ? parts : parts + [last]).joined().filter { $0 != "," }
    guard whole.utf8.count <= 9, let baht = Int64(whole),
      let satang = Int64(hasDecimals && !last.isEmpty ? last.padded(to: 2) : "00")
    else { return nil }
    return Money(satang: baht * 100 + satang).description
  }

  private static func flaw(of text: Substring) -> Flaw? {
    let isPlain = { (scalar: Unicode.Scalar) in
      ("0"..."9").contains(scalar) || scalar == "," || scalar == "."
    }
    if text.unicodeScalars.allSatisfy(isPlain) { return nil }
    if text.hasPrefix("=") || text.hasPrefix("#") { return .notAValue }
    for sign in ["$", "€", "£", "¥", "₭", "₫", "៛", "USD", "US", "EUR", "LAK", "MMK"]
    where text.hasPrefix(sign) || text.hasSuffix(sign) {
      return .currency(sign)
    }
    let parts = text.uppercased().split(separator: "E", omittingEmptySubsequences: false)
    if parts.count == 2, !parts[0].isEmpty, parts[0].unicodeScalars.allSatisfy(isPlain),
      Int(parts[1]) != nil
    {
      return .notAValue
    }
    let likeDigits: [Character: Character] = [
      "O": "0", "o": "0", "l": "1", "I": "1", "i": "1", "|": "1", "S": "5", "s": "5", "B": "8",
      "Z": "2", "z": "2", "๐": "0", "°": "0",
    ]
    let meant = String(text.map { likeDigits[$0] ?? $0 })
    if meant.unicodeScalars.allSatisfy(isPlain), text.contains(where: { $0.isNumber }),
      let letter = text.first(where: { likeDigits[$0] != nil })
    {
      return .letterForDigit(letter, meant: meant)
    }
    return .letters
  }
}

/// What a cell of money holds, as far as digits, commas and a point say it.
enum PlainAmount {
  case empty
  case amount(Money)
  /// More than one row may hold.
  case tooLarge
  /// Anything else, to be read with care.
  case other

  /// Reads bytes of a text: commas only stand after each three digits, and two follow a point.
  init(_ text: UnsafeBufferPointer<UInt8>, _ bytes: Range<Int>) {
    self = .other
    if bytes.isEmpty { self = .empty }
    guard (1...16).contains(bytes.count) else { return }
    if let satang = Self.digitsAndTwo(text, bytes) {
      self = satang > Money.largestInARow.satang ? .tooLarge : .amount(Money(satang: satang))
      return
    }
    var satang: Int64 = 0
    var decimals = -1
    // How many digits stand after the last comma; below zero where there is none.
    var sinceComma = -1
    var digits = 0
    for index in bytes {
      let byte = text[index]
      switch byte {
      case 0x30...0x39:
        satang = satang &* 10 &+ Int64(byte &- 0x30)
        digits &+= 1
        if decimals >= 0 { decimals &+= 1 } else if sinceComma >= 0 { sinceComma &+= 1 }
      case UInt8(ascii: ",") where decimals < 0 && digits > 0:
        guard sinceComma < 0 ? digits <= 3 : sinceComma == 3 else { return }
        sinceComma = 0
      case UInt8(ascii: ".") where decimals < 0 && digits > 0: decimals = 0
      default: return
      }
    }
    guard sinceComma < 0 || sinceComma == 3, decimals == -1 || decimals == 2 else { return }
    if decimals < 0 { satang *= 100 }
    self = satang > Money.largestInARow.satang ? .tooLarge : .amount(Money(satang: satang))
  }

  /// `5.00`: up to eight digits, a point and two digits; most amounts are written so.
  private static func digitsAndTwo(
    _ text: UnsafeBufferPointer<UInt8>, _ bytes: Range<Int>
  ) -> Int64? {
    let point = bytes.upperBound - 3
    guard point > bytes.lowerBound, point - bytes.lowerBound <= 8,
      text[point] == UInt8(ascii: "."),
      let baht = text.word(at: bytes.lowerBound, before: point)
        .number(ofDigits: point - bytes.lowerBound)
    else { return nil }
    let (tens, ones) = (text[point + 1] &- 0x30, text[point + 2] &- 0x30)
    guard tens < 10, ones < 10 else { return nil }
    return Int64(baht) * 100 + Int64(tens) * 10 + Int64(ones)
  }
}

extension String {
  /// The text with zeros at its end.
  fileprivate func padded(to count: Int) -> String {
    self + String(repeating: "0", count: Swift.max(0, count - utf8.count))
  }
}
