/// Writes symbols to memory that a `FoldedText` then owns.
///
/// A value, so that a loop keeps it in registers; what is rare takes one and gives one back.
struct SymbolWriter {
  let symbols: UnsafeMutablePointer<UInt8>
  /// Where the source of each symbol begins; `nil` where nobody asks.
  let positions: UnsafeMutablePointer<UInt32>?
  private(set) var count = 0

  /// Room for so many symbols; the folding never writes more symbols than there are bytes.
  ///
  /// - Parameter isPlaced: whether the place of each symbol is wanted.
  init(room: Int, isPlaced: Bool) {
    symbols = .allocate(capacity: room + 8)
    positions = isPlaced ? .allocate(capacity: room + 8) : nil
  }

  /// Writes to memory that somebody else owns, without places.
  init(at symbols: UnsafeMutablePointer<UInt8>) {
    self.symbols = symbols
    positions = nil
  }

  /// Where the next symbol goes, for a loop that writes symbols without places itself.
  @inline(__always) var end: UnsafeMutablePointer<UInt8> { symbols + count }

  /// Takes the symbols that such a loop wrote, up to an end.
  @inline(__always) mutating func take(upTo end: UnsafeMutablePointer<UInt8>) {
    count = end - symbols
  }

  private subscript(index: Int) -> UInt8 { index >= 0 ? symbols[index] : Symbol.other }

  /// Adds a symbol that comes from the bytes at a position.
  @inline(__always) mutating func put(_ symbol: UInt8, at position: Int) {
    symbols[count] = symbol
    if let positions { positions[count] = UInt32(truncatingIfNeeded: position) }
    count &+= 1
  }

  /// Adds symbols without places, eight in a step: there is as much room behind them.
  @inline(__always) mutating func put(_ more: UnsafeRawPointer, count added: Int) {
    let end = UnsafeMutableRawPointer(symbols + count)
    var index = 0
    while index < added {
      end.storeBytes(
        of: more.loadUnaligned(fromByteOffset: index, as: UInt64.self), toByteOffset: index,
        as: UInt64.self)
      index &+= 8
    }
    count &+= added
  }

  /// Adds a Thai symbol; vowels typed in two parts become one.
  ///
  /// Source: U+0E33 decomposes into U+0E4D U+0E32, with a tone between or after; and typists write
  /// แ as two เ.
  @inline(__always) mutating func putThai(_ symbol: UInt8, at position: Int) {
    if Self.mayJoin(symbol), count > 0, Self.mayBeJoined(symbols[count &- 1]) {
      self = joined(symbol, at: position)
    } else {
      put(symbol, at: position)
    }
  }

  /// Whether a Thai symbol may be the second part of a vowel.
  @inline(__always) static func mayJoin(_ symbol: UInt8) -> Bool {
    symbol == Symbol.saraAa || symbol == Symbol.saraE
  }

  /// Whether a symbol may stand before such a part: nikhahit and the tones are U+0E48–0E4D.
  @inline(__always) static func mayBeJoined(_ symbol: UInt8) -> Bool {
    symbol &- 0xC8 < 6 || symbol == Symbol.saraE
  }

  /// Adds whatever a scalar folds to.
  mutating func put(scalar: UInt32, at position: Int) {
    let symbol = Symbol.of(scalar)
    if symbol >= 0x80 {
      putThai(symbol, at: position)
    } else if symbol != Symbol.nothing {
      put(symbol, at: position)
    }
  }

  /// The writer after a vowel that may belong to the last symbols.
  @inline(never) private func joined(_ symbol: UInt8, at position: Int) -> SymbolWriter {
    var writer = self
    let last = self[count - 1]
    if symbol == Symbol.saraE, last == Symbol.saraE {
      symbols[count - 1] = Symbol.saraAe
    } else if symbol == Symbol.saraAa, last == Symbol.nikhahit {
      symbols[count - 1] = Symbol.saraAm
    } else if symbol == Symbol.saraAa, (0xC8...0xCB).contains(last),
      self[count - 2] == Symbol.nikhahit
    {
      symbols[count - 2] = last
      symbols[count - 1] = Symbol.saraAm
    } else {
      writer.put(symbol, at: position)
    }
    return writer
  }
}
