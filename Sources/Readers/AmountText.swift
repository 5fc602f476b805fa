import Model

/// What a cell of money holds.
enum AmountText: Equatable {
  /// Nothing, or only a dash.
  case empty
  /// An amount; negative only where the column may hold one.
  case amount(Money)
  /// Something else, and why.
  case unreadable(Flaw)

  /// Why an amount can't be read.
  enum Flaw: Equatable {
    case letters, commas, decimals, negative, tooLarge
  }

  /// Reads an amount as Thai treasurers write it.
  ///
  /// Thai digits, `฿`, `บาท`, `THB` and no-break spaces are taken for what they mean; commas only
  /// stand between groups of three digits; at most two decimals; `1,250.-` is 1250.00 and a dash
  /// alone is empty.
  ///
  /// Source: the reading rules of the ledger design, §5.3.
  init(_ bytes: ArraySlice<UInt8>, mayBeNegative: Bool) {
    if let quick = AmountText.plain(bytes) {
      self = quick
    } else {
      self = AmountText.careful(String(decoding: bytes, as: UTF8.self), mayBeNegative)
    }
  }

  /// The everyday case: digits, perhaps a point and two digits, nothing else.
  private static func plain(_ bytes: ArraySlice<UInt8>) -> AmountText? {
    if bytes.isEmpty { return .empty }
    guard bytes.count <= 13 else { return nil }
    var satang: Int64 = 0
    var decimals = -1
    for byte in bytes {
      if byte == UInt8(ascii: "."), decimals < 0 {
        decimals = 0
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      satang = satang * 10 + Int64(byte - 0x30)
      if decimals >= 0 { decimals += 1 }
    }
    switch decimals {
    case -1: satang *= 100
    case 2: break
    default: return nil
    }
    guard satang <= Money.largestInARow.satang else { return .unreadable(.tooLarge) }
    return .amount(Money(satang: satang))
  }

  private static func careful(_ text: String, _ mayBeNegative: Bool) -> AmountText {
    var rest = Substring(plainDigits(text))
    for word in ["THB", "thb", "฿", "บาท"] {
      if rest.hasPrefix(word) { rest = rest.dropFirst(word.count) }
      if rest.hasSuffix(word) { rest = rest.dropLast(word.count) }
      rest = Substring(trimmed(String(rest)))
    }
    if rest.isEmpty || ["-", "–", "—", "−", ".-"].contains(rest) { return .empty }
    var isNegative = false
    if rest.hasPrefix("("), rest.hasSuffix(")") {
      isNegative = true
      rest = rest.dropFirst().dropLast()
    }
    if let sign = rest.first, "-–−".contains(sign) {
      isNegative = true
      rest = rest.dropFirst()
    }
    if rest.hasSuffix(".-") { rest = rest.dropLast(2) }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty || parts.last?.isEmpty == false,
      rest.unicodeScalars.allSatisfy({ ("0"..."9").contains($0) || $0 == "," || $0 == "." })
    else { return .unreadable(.letters) }
    guard let baht = whole.isEmpty ? 0 : wholeNumber(String(whole)) else {
      return .unreadable(whole.utf8.count > 15 ? .tooLarge : .commas)
    }
    guard parts.count <= 2, (parts.count == 1 || (1...2).contains(parts[1].utf8.count)),
      parts.count == 1 || !parts[1].contains(",")
    else { return .unreadable(.decimals) }
    let decimals = parts.count == 2 ? Int(parts[1] + (parts[1].utf8.count == 1 ? "0" : "")) : 0
    guard let decimals, baht <= Int(Money.largestInARow.satang / 100) else {
      return .unreadable(.tooLarge)
    }
    guard mayBeNegative || !isNegative else { return .unreadable(.negative) }
    let satang = Int64(baht) * 100 + Int64(decimals)
    guard satang <= Money.largestInARow.satang else { return .unreadable(.tooLarge) }
    return .amount(Money(satang: isNegative ? -satang : satang))
  }
}

extension AmountText.Flaw {
  /// What to do about it.
  var help: Words {
    switch self {
    case .letters:
      Words(
        th: "ใช้ตัวเลขกับจุดทศนิยมไม่เกินสองตำแหน่ง เช่น 10800.00",
        en: "Use digits and at most two decimals, like 10800.00")
    case .commas:
      Words(
        th: "เครื่องหมายจุลภาคคั่นทีละสามหลัก เช่น 1,250.00 หรือไม่ใส่เลยก็ได้",
        en: "A comma stands between groups of three digits, like 1,250.00; or leave it out")
    case .decimals:
      Words(
        th: "สตางค์มีไม่เกินสองตำแหน่ง เช่น 1250.50",
        en: "Write at most two decimals, like 1250.50")
    case .negative:
      Words(
        th: "ช่องรับและช่องจ่ายไม่มียอดติดลบ ถ้าเป็นรายรับให้ใส่ช่องรับ "
          + "ถ้าเป็นรายจ่ายให้ใส่ช่องจ่าย",
        en: "Money in and money out are never negative: write it in the other column")
    case .tooLarge:
      Words(
        th: "แถวหนึ่งบันทึกได้ไม่เกิน 1,000,000,000 บาท ตรวจว่าพิมพ์เกินหรือไม่",
        en: "One row holds at most 1,000,000,000 baht; check for digits typed twice")
    }
  }
}
