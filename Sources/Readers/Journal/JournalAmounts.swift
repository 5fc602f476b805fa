import Model

/// A number as it is written: its value, and the marks that it shows.
struct JournalNumber {
  var value: ExactDecimal
  var style: CommodityStyle
}

/// What makes a number unreadable.
enum NumberFlaw: Error {
  case missing, badGroups, twoMarks, groupsWithExponent, tooLong
}

extension JournalLine {
  /// Reads a number in plain digits with marks and perhaps an exponent.
  ///
  /// - Parameter known: the style by which a lone mark is told to be of decimals or of groups;
  ///   without one it is of decimals.
  mutating func readNumber(in known: CommodityStyle?) -> Result<JournalNumber, NumberFlaw> {
    var digits = DigitRun()
    var groups: [Int] = []
    var groupMark: UInt8?
    var decimalMark: UInt8?
    if next == UInt8(ascii: "."), byte(after: 1).isDigit {
      decimalMark = next
      position += 1
    } else {
      groups.append(take(into: &digits))
      if groups[0] == 0 { return .failure(.missing) }
      while let mark = next, mark.isGroupMark, byte(after: 1).isDigit,
        mark == groupMark ?? mark
      {
        groupMark = mark
        position += 1
        groups.append(take(into: &digits))
      }
      let mayBeDecimals = groupMark.map { $0 != UInt8(ascii: " ") } ?? false
      if groups.count == 2, let mark = groupMark, mayBeDecimals, !next.isDecimalMark,
        known?.takesForDecimals(mark) ?? true
      {
        digits.decimals = groups.removeLast()
        (decimalMark, groupMark) = (mark, nil)
      } else if let mark = next, next.isDecimalMark, mark != groupMark {
        decimalMark = mark
        position += 1
      }
    }
    if decimalMark != nil, digits.decimals == 0 { digits.decimals = take(into: &digits) }
    if next.isDecimalMark { return .failure(.twoMarks) }
    if next == UInt8(ascii: " "), byte(after: 1).isDigit { return .failure(.badGroups) }
    if !Self.areGroups(groups) { return .failure(.badGroups) }
    let exponent = self.exponent()
    if exponent != nil, groupMark != nil { return .failure(.groupsWithExponent) }
    guard let value = digits.value(exponent: exponent ?? 0) else { return .failure(.tooLong) }
    let style = CommodityStyle(
      decimalMark: decimalMark, groupMark: groupMark, decimals: value.scale)
    return .success(JournalNumber(value: value, style: style))
  }

  private mutating func take(into digits: inout DigitRun) -> Int {
    let before = position
    while let byte = next, next.isDigit {
      digits.append(byte)
      position += 1
    }
    return position - before
  }

  /// Whether digits stand in groups as people write them: of three, with groups of two before
  /// them as in India, or of four.
  private static func areGroups(_ groups: [Int]) -> Bool {
    guard groups.count > 1, let last = groups.last else { return true }
    let middle = groups.dropFirst().dropLast()
    if last == 4 { return groups[0] <= 4 && middle.allSatisfy { $0 == 4 } }
    return last == 3 && groups[0] <= 3 && middle.allSatisfy { $0 == 2 || $0 == 3 }
  }

  /// `e3`, `E-2`; `nil` where there is none, or where the letter begins a symbol.
  private mutating func exponent() -> Int? {
    guard next == UInt8(ascii: "e") || next == UInt8(ascii: "E") else { return nil }
    var rest = self
    rest.position += 1
    let isNegative = rest.skip("-")
    if !isNegative { _ = rest.skip("+") }
    guard rest.next.isDigit else { return nil }
    var exponent = 0
    while let byte = rest.next, rest.next.isDigit {
      exponent = min(1000, exponent * 10 + Int(byte - 0x30))
      rest.position += 1
    }
    self = rest
    return isNegative ? -exponent : exponent
  }

  /// Whether a symbol begins here.
  var beginsSymbol: Bool {
    next == UInt8(ascii: "\"") || (next.map { !$0.endsSymbol } ?? false) && !isAtSpace
  }

  /// Reads a symbol, in quotes or without; `nil` where it is unfinished or holds Thai digits.
  mutating func symbol() -> String? {
    if skip("\"") {
      let symbol = text(until: "\"")
      return skip("\"") && !symbol.isEmpty && !symbol.utf8.contains(UInt8(ascii: ";"))
        ? symbol : nil
    }
    let start = position
    while let byte = next, !byte.endsSymbol, !isAtSpace { position += 1 }
    let symbol = String(decoding: slice(from: start), as: UTF8.self)
    return symbol.unicodeScalars.contains { (0x0E50...0x0E59).contains($0.value) } ? nil : symbol
  }
}

/// The digits of a number, as far as they fit.
private struct DigitRun {
  private var mantissa: Int128 = 0
  private var isTooLong = false
  var decimals = 0

  mutating func append(_ digit: UInt8) {
    let (tenfold, overflows) = mantissa.multipliedReportingOverflow(by: 10)
    let (sum, overflowsToo) = tenfold.addingReportingOverflow(Int128(digit - 0x30))
    isTooLong = isTooLong || overflows || overflowsToo
    if !isTooLong { mantissa = sum }
  }

  func value(exponent: Int) -> ExactDecimal? {
    let scale = decimals - exponent
    if isTooLong || scale > ExactDecimal.largestScale { return nil }
    if scale >= 0 { return ExactDecimal(mantissa: mantissa, scale: scale) }
    guard let power = ExactDecimal.powerOfTen(-scale) else { return nil }
    let (product, overflows) = mantissa.multipliedReportingOverflow(by: power)
    return overflows ? nil : ExactDecimal(mantissa: product, scale: 0)
  }
}

extension CommodityStyle {
  /// Whether a lone mark in a number of this style stands before decimals.
  fileprivate func takesForDecimals(_ mark: UInt8) -> Bool {
    if let decimalMark { return decimalMark == mark }
    if let groupMark { return groupMark != mark }
    return decimals > 0
  }
}

extension UInt8 {
  fileprivate var isGroupMark: Bool {
    self == UInt8(ascii: ",") || self == UInt8(ascii: ".") || self == UInt8(ascii: " ")
  }

  /// Whether a symbol without quotes can't hold this byte; a line's other spaces end it too.
  fileprivate var endsSymbol: Bool {
    switch self {
    case 0x00...0x20, 0x30...0x39, 0x7F: true  // spaces, digits
    case 0x22, 0x28...0x2E: true  // " ( ) * + , - .
    case 0x3B...0x3E, 0x40: true  // ; < = > @
    case 0x5B, 0x5D, 0x7B, 0x7D: true  // [ ] { }
    default: false
    }
  }
}

extension UInt8? {
  var isDigit: Bool { self.map { (0x30...0x39).contains($0) } ?? false }
  var isDecimalMark: Bool { self == UInt8(ascii: ",") || self == UInt8(ascii: ".") }
}

extension JournalParser {
  /// Reads an amount: a number with its symbol on either side, or with none; `nil` where it can't
  /// be read, and then that is told.
  mutating func readAmount() -> JournalAmount? { readStyledAmount()?.amount }

  /// An amount and how it is written.
  mutating func readStyledAmount() -> (amount: JournalAmount, style: CommodityStyle)? {
    let start = line.position
    if refuseExpression() { return nil }
    var isNegative = readSign()
    var symbol: String?
    if line.beginsSymbol {
      symbol = line.symbol()
      if symbol == nil { return unreadableSymbol(from: start) }
      line.skipSpaces()
      if readSign() { isNegative.toggle() }
    }
    let known = settings.decimalMark ?? style(of: symbol)
    switch line.readNumber(in: known) {
    case .failure(let flaw):
      diagnostics.append(.unreadableNumber(flaw, line.token(from: start)))
      return nil
    case .success(let number):
      guard let quantity = isNegative ? number.value.negated : number.value else {
        diagnostics.append(.unreadableNumber(.tooLong, line.token(from: start)))
        return nil
      }
      let read = finish(quantity, number.style, symbol, from: start)
      guard journal.commodities.count > JournalLimits.commodities else { return read }
      diagnostics.append(.unsupported(.manyCommodities, at: line.place(from: start)))
      return nil
    }
  }

  /// Adds the symbol behind a number, or where there is none the default one.
  private mutating func finish(
    _ quantity: ExactDecimal, _ style: CommodityStyle, _ leftSymbol: String?, from start: Int
  ) -> (amount: JournalAmount, style: CommodityStyle)? {
    var amount = JournalAmount(quantity: quantity, commodity: 0)
    if let leftSymbol {
      amount.commodity = journal.commodity(leftSymbol)
      return (amount, style)
    }
    let end = line.position
    line.skipSpaces()
    if line.beginsSymbol {
      guard let symbol = line.symbol() else { return unreadableSymbol(from: start) }
      amount.commodity = journal.commodity(symbol)
    } else {
      line.position = end
      amount.commodity = settings.defaultCommodity?.commodity ?? journal.commodity("")
    }
    return (amount, style)
  }

  /// A sign and the spaces after it; whether it was a minus.
  private mutating func readSign() -> Bool {
    let isNegative = line.skip("-")
    if isNegative || line.skip("+") { line.skipSpaces() }
    return isNegative
  }

  /// The style by which a number with this symbol is read.
  private func style(of leftSymbol: String?) -> CommodityStyle? {
    let symbol = leftSymbol ?? symbolAfterNumber()
    let declared = journal.commodityIfKnown(symbol).flatMap { journal.declaredStyles[$0] }
    return declared ?? settings.defaultCommodity?.style
  }

  /// The symbol that stands behind the number here; empty where there is none.
  private func symbolAfterNumber() -> String {
    var rest = line
    _ = rest.readNumber(in: nil)
    rest.skipSpaces()
    return rest.beginsSymbol ? rest.symbol() ?? "" : ""
  }

  private mutating func unreadableSymbol(
    from start: Int
  ) -> (amount: JournalAmount, style: CommodityStyle)? {
    diagnostics.append(.unreadableSymbol(line.token(from: start)))
    return nil
  }

  /// Refuses a Ledger value expression, or a multiplier.
  private mutating func refuseExpression() -> Bool {
    guard line.next == UInt8(ascii: "(") || line.next == UInt8(ascii: "*") else { return false }
    diagnostics.append(.unsupported(.valueExpression, at: line.placeHere))
    return true
  }

  /// Reads the cost behind an amount, `@` or `@@`, where there is one; `false` where something
  /// stands there that can't be read, and then that is told.
  mutating func readCost(of amount: JournalAmount) -> (isSound: Bool, cost: JournalCost?) {
    line.skipSpaces()
    if let refused = lotOrExpression() {
      diagnostics.append(.unsupported(refused, at: line.placeHere))
      return (false, nil)
    }
    guard line.skip("@") else { return (true, nil) }
    let isForAll = line.skip("@")
    line.skipSpaces()
    guard var price = readAmount() else { return (false, nil) }
    line.skipSpaces()
    if let refused = lotOrExpression() {
      diagnostics.append(.unsupported(refused, at: line.placeHere))
      return (false, nil)
    }
    guard isForAll else { return (true, .each(price)) }
    if amount.quantity.sign < 0, let opposite = price.quantity.negated { price.quantity = opposite }
    return (true, .all(price))
  }

  /// What stands here that is neither a cost nor an assertion: `{…}`, `[…]`, `(…)`.
  private func lotOrExpression() -> UnsupportedFeature? {
    switch line.next {
    case UInt8(ascii: "{"), UInt8(ascii: "["): .lot
    case UInt8(ascii: "("): .valueExpression
    default: nil
    }
  }
}
