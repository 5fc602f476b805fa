/// How text is folded that isn't markup.
enum TextForm {
  /// Letters stand for themselves.
  case plain
  /// Commas and quotation marks part fields: `.csv`, `.tsv`.
  case table
  /// The same, and `\u0E01` is a letter: `.json`, `.js`.
  case script
  /// A path: `%E0%B8%81` is a letter, `-` and `_` part words, `/` ends them.
  case path

  fileprivate var symbols: SymbolTable {
    switch self {
    case .plain: Self.plainSymbols
    case .table: Self.tableSymbols
    case .script: Self.scriptSymbols
    case .path: Self.pathSymbols
    }
  }

  private static let plainSymbols = SymbolTable(special: "")
  private static let tableSymbols = SymbolTable(special: "\",\t")
  private static let scriptSymbols = SymbolTable(special: "\",\\")
  private static let pathSymbols = SymbolTable(special: "%-_/")
}

extension FoldedText {
  /// A text of letters that stand for themselves.
  convenience init(plain bytes: [UInt8]) { self.init(bytes, .plain, isPlaced: false) }

  /// A text that isn't markup.
  convenience init(_ bytes: [UInt8], _ form: TextForm, isPlaced: Bool) {
    self.init(
      bytes.withUnsafeBufferPointer {
        PlainFolding.folded(FoldSource(bytes: $0), form, isPlaced: isPlaced)
      })
  }

  /// Folds a text of letters that stand for themselves to where there is room for as many symbols
  /// as it has bytes and eight; gives their number.
  static func fold(plain bytes: UnsafeBufferPointer<UInt8>, into room: UnsafeMutablePointer<UInt8>)
    -> Int
  {
    let source = FoldSource(bytes: bytes)
    var writer = SymbolWriter(at: room)
    PlainFolding(source: source, form: .plain).fold(0..<source.count, into: &writer)
    return writer.count
  }

  /// A text of letters that stand for themselves, without places.
  convenience init(plain bytes: UnsafeBufferPointer<UInt8>) {
    self.init(PlainFolding.folded(FoldSource(bytes: bytes), .plain, isPlaced: false))
  }
}

/// The folding of what isn't markup, or of a script inside markup.
struct PlainFolding {
  let source: FoldSource
  let form: TextForm

  /// A whole source.
  fileprivate static func folded(
    _ source: FoldSource, _ form: TextForm, isPlaced: Bool
  ) -> SymbolWriter {
    var writer = SymbolWriter(room: source.count, isPlaced: isPlaced)
    PlainFolding(source: source, form: form).fold(0..<source.count, into: &writer)
    return writer
  }

  /// Folds a stretch of the source.
  func fold(_ range: Range<Int>, into text: inout SymbolWriter) {
    let table = form.symbols
    var index = range.lowerBound
    var isQuoted = false
    while index < range.upperBound {
      index = source.copy(table, from: index, to: range.upperBound, into: &text)
      guard index < range.upperBound else { return }
      index += foldSpecial(at: index, &isQuoted, into: &text)
    }
  }

  private func foldSpecial(at index: Int, _ isQuoted: inout Bool, into text: inout SymbolWriter)
    -> Int
  {
    switch source[index] {
    case UInt8(ascii: "\\"): return foldEscape(at: index, into: &text)
    case UInt8(ascii: "%"): return source.foldPercent(at: index, into: &text)
    case UInt8(ascii: "-"), UInt8(ascii: "_"): text.put(Symbol.space, at: index)
    case UInt8(ascii: ","): text.put(isQuoted ? UInt8(ascii: ",") : Symbol.block, at: index)
    default:
      if source[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      text.put(Symbol.block, at: index)
    }
    return 1
  }

  private func foldEscape(at index: Int, into text: inout SymbolWriter) -> Int {
    if let unit = unit(at: index) {
      if unit & 0xFC00 == 0xD800, let low = self.unit(at: index + 6), low & 0xFC00 == 0xDC00 {
        text.put(scalar: 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF), at: index)
        return 12
      }
      text.put(scalar: unit, at: index)
      return 6
    }
    switch source[index + 1] {
    case UInt8(ascii: "n"), UInt8(ascii: "r"): text.put(Symbol.line, at: index)
    case UInt8(ascii: "t"): text.put(Symbol.space, at: index)
    case UInt8(ascii: "/"): text.put(UInt8(ascii: "/"), at: index)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.put(Symbol.other, at: index)
    default:
      text.put(Symbol.other, at: index)
      return 1
    }
    return 2
  }

  /// The four hexadecimal digits of `\u0E01`.
  private func unit(at index: Int) -> UInt32? {
    guard source[index] == UInt8(ascii: "\\"), source[index + 1] == UInt8(ascii: "u") else {
      return nil
    }
    var unit: UInt32 = 0
    for offset in 2..<6 {
      guard let digit = source.hex(index + offset) else { return nil }
      unit = unit << 4 | digit
    }
    return unit
  }
}
