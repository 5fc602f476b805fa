/// The texts that cells of an Excel workbook share, each ready for comma-separated text.
///
/// Runs of one text with several fonts are joined; how a text is spoken (`rPh`) is left out.
final class ExcelStrings: XMLListener {
  private let meter: WorkbookMeter
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var current: [UInt8] = []
  /// The elements around the current place, the outermost left out.
  private var path: [Element] = []

  private enum Element { case item, run, text }

  init(_ meter: WorkbookMeter) { self.meter = meter }

  /// The text with this number; `nil` where there is none.
  func field(_ number: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(number) else { return nil }
    return bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }

  override func start(
    _ name: XMLName, _ attributes: XMLAttributes
  ) throws(WorkbookFlaw) -> Bool {
    guard name.space == .excel else { return false }
    switch (path.last, name.local) {
    case (nil, "sst"): return true
    case (nil, "si"): path.append(.item)
    case (.item, "r"): path.append(.run)
    case (.item, "t"), (.run, "t"): path.append(.text)
    default: return false
    }
    return true
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookFlaw) {
    guard path.last == .text else { return }
    try meter.check(current.count + bytes.count, of: .cellBytes)
    current.append(contentsOf: bytes)
  }

  override func end() throws(WorkbookFlaw) {
    guard path.popLast() == .item else { return }
    SheetText.encode(ExcelText.unescaped(current), into: &bytes)
    // Eight bytes more, for the place where it ends.
    try meter.draw(current.count + 8, of: .sharedBytes)
    ends.append(bytes.count)
    current.removeAll(keepingCapacity: true)
  }
}

/// Letters that XML can't hold, as Excel writes them.
enum ExcelText {
  /// A text with `_x000D_` and the like read; what stands for half a letter stays.
  ///
  /// Source: ISO/IEC 29500-1, 22.9.2.19 (ST_Xstring).
  static func unescaped(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "_")) else { return text }
    var plain: [UInt8] = []
    var rest = text[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "_"), let scalar = escape(rest.prefix(7)) {
        plain.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        rest = rest.dropFirst(7)
      } else {
        plain.append(byte)
        rest = rest.dropFirst()
      }
    }
    return plain
  }

  private static func escape(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard bytes.count == 7, bytes.dropFirst().first == UInt8(ascii: "x"),
      bytes.last == UInt8(ascii: "_")
    else { return nil }
    let digits = bytes.dropFirst(2).dropLast()
    guard digits.allSatisfy({ $0 < 0x80 && Character(Unicode.Scalar($0)).isHexDigit }) else {
      return nil
    }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
  }
}
