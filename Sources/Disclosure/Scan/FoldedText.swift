/// A text as symbols; with the place of the first byte of each where somebody asks for places.
///
/// A class because it owns the memory of its symbols: a byte for each byte of the output, five with
/// places, kept for as long as one file is scanned.
final class FoldedText {
  /// The symbols; there are `count` of them.
  let symbols: UnsafeMutablePointer<UInt8>
  /// For each symbol, where its source begins; `nil` where the text was folded without places.
  let positions: UnsafeMutablePointer<UInt32>?
  /// The number of symbols.
  let count: Int
  /// The bytes of each symbol, where all have as many; `nil` for UTF-8 and what is escaped in it.
  let width: Int?

  /// Takes over what was written.
  init(_ writer: SymbolWriter, width: Int? = nil) {
    symbols = writer.symbols
    positions = writer.positions
    count = writer.count
    self.width = width
  }

  deinit {
    symbols.deallocate()
    positions?.deallocate()
  }

  /// The symbol at a place; `other` before the first and after the last.
  @inline(__always) subscript(index: Int) -> UInt8 {
    index >= 0 && index < count ? symbols[index] : Symbol.other
  }

  /// The symbols of a stretch without what is skipped.
  func letters(_ range: Range<Int>) -> [UInt8] {
    range.compactMap { Symbol.isSkipped(symbols[$0]) ? nil : symbols[$0] }
  }
  /// The digits of a stretch.
  func digits(_ range: Range<Int>) -> [UInt8] {
    range.compactMap { Symbol.isDigit(symbols[$0]) ? symbols[$0] : nil }
  }
}
