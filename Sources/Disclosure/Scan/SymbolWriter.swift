/// Writes symbols to memory that a `FoldedText` then owns.
///
/// A value, so that a loop keeps it in registers; what is rare takes one and gives one back.
struct SymbolWriter {
  let symbols: UnsafeMutablePointer<UInt8>
  let positions: UnsafeMutablePointer<UInt32>
  private(set) var count = 0

  /// Room for so many symbols; the folding never writes more symbols than there are bytes.
  init(room: Int) {
    symbols = .allocate(capacity: room + 8)
    positions = .allocate(capacity: room + 8)
  }

  private subscript(index: Int) -> UInt8 { index >= 0 ? symbols[index] : Symbol.other }

  /// Adds a symbol that comes from the bytes at a position.
  @inline(__always) mutating func put(_ symbol: UInt8, at position: Int) {
    symbols[count] = symbol
    positions[count] = UInt32(truncatingIfNeeded: position)
    count &+= 1
  }

  /// Adds a Thai symbol; vowels typed in two parts become one.
  ///
  /// Source: U+0E33 decomposes into U+0E4D U+0E32, with a tone between or after; and typists write
  /// แ as two เ.
  @inline(__always) mutating func putThai(_ symbol: UInt8, at position: Int) {
    if symbol == Symbol.saraAa || symbol == Symbol.saraE, count > 0 {
      let last = symbols[count &- 1]
      // Nikhahit and the tones are U+0E48–0E4D.
      if last &- 0xC8 < 6 || last == Symbol.saraE {
        self = joined(symbol, at: position)
        return
      }
    }
    put(symbol, at: position)
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
