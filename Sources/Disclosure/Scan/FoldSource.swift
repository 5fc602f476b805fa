import Model

/// Bytes that are folded, with the decoding that all kinds of output share.
struct FoldSource {
  let bytes: UnsafeBufferPointer<UInt8>

  @inline(__always) var count: Int { bytes.count }

  /// The byte at a place; zero after the end.
  @inline(__always) subscript(index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// Where a byte stands next; the end where it doesn't.
  func position(of byte: UInt8, from start: Int) -> Int {
    bytes.place(of: byte, from: start) ?? bytes.count
  }

  /// Copies symbols up to an end, or to the next ASCII byte that the table calls special; gives
  /// the place where it stopped.
  @inline(__always)
  func copy(
    _ table: SymbolTable, from start: Int, to end: Int, into writer: inout SymbolWriter
  ) -> Int {
    writer.positions == nil
      ? copyLetters(table, from: start, to: end, into: &writer)
      : copyPlaced(table, from: start, to: end, into: &writer)
  }

  /// The same without places: nearly every byte of a site goes through this loop.
  private func copyLetters(
    _ table: SymbolTable, from start: Int, to end: Int, into writer: inout SymbolWriter
  ) -> Int {
    guard let base = bytes.baseAddress else { return start }
    var (from, out) = (base + start, writer.end)
    let limit = base + end
    while from < limit {
      let byte = from[0]
      let symbol = table[byte]
      if symbol < 0x80 {
        out[0] = symbol
        out += 1
        from += 1
        continue
      }
      // A letter of Thai mostly stands before another.
      while limit - from > 3, let place = Self.thaiPlace(from) {
        let symbol = table[thai: place]
        if SymbolWriter.mayJoin(symbol), out > writer.symbols, SymbolWriter.mayBeJoined(out[-1]) {
          break
        }
        out[0] = symbol
        out += 1
        from += 3
      }
      guard from < limit, from[0] >= 0x80 else {
        if from < limit, table[from[0]] >= 0x80 { break }
        continue
      }
      writer.take(upTo: out)
      let index: Int
      (writer, index) = foldRare(at: from - base, after: writer)
      (from, out) = (base + index, writer.end)
    }
    writer.take(upTo: out)
    return from - base
  }

  /// The place of the Thai letter that begins at a byte, where one does; four bytes are there.
  @inline(__always) private static func thaiPlace(_ bytes: UnsafePointer<UInt8>) -> Int? {
    let four = UInt32(
      littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt32.self))
    guard four & 0xC0_FE_FF == 0x80_B8_E0 else { return nil }
    return Int(four >> 2 & 0x40 | four >> 16 & 0x3F)
  }

  private func copyPlaced(
    _ table: SymbolTable, from start: Int, to end: Int, into writer: inout SymbolWriter
  ) -> Int {
    var out = writer
    var index = start
    while index < end {
      let byte = bytes[index]
      let symbol = table[byte]
      if symbol < 0x80 {
        out.put(symbol, at: index)
        index &+= 1
      } else if byte == 0xE0, index &+ 2 < end, bytes[index &+ 1] & 0xFE == 0xB8,
        bytes[index &+ 2] & 0xC0 == 0x80
      {
        let place = (bytes[index &+ 1] & 1) << 6 | (bytes[index &+ 2] & 0x3F)
        if place &- 0x50 < 10 {
          out.put(place &- 0x20, at: index)
        } else {
          out.putThai(0x80 | place, at: index)
        }
        index &+= 3
      } else if byte >= 0x80 {
        (out, index) = foldRare(at: index, after: out)
      } else {
        break
      }
    }
    writer = out
    return index
  }

  @inline(never)
  private func foldRare(at index: Int, after writer: SymbolWriter) -> (SymbolWriter, Int) {
    var writer = writer
    let (scalar, length) = Self.scalar(at: index) { self[$0] }
    writer.put(scalar: scalar, at: index)
    return (writer, index + length)
  }

  /// A scalar of UTF-8 and the number of its bytes; U+FFFD and 1 where there is none.
  static func scalar(at index: Int, _ byte: (Int) -> UInt8) -> (scalar: UInt32, length: Int) {
    let first = byte(index)
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard first < 0x80 || (0xC2...0xF4).contains(first) else { return (0xFFFD, 1) }
    var scalar = length == 1 ? UInt32(first) : UInt32(first) & (0xFF >> (UInt32(length) + 1))
    for offset in stride(from: 1, to: length, by: 1) {
      let next = byte(index + offset)
      guard next & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      scalar = scalar << 6 | UInt32(next & 0x3F)
    }
    return (scalar, length)
  }

  /// Folds `%E0%B8%81` at a place, or the sign alone; gives the number of bytes.
  func foldPercent(at index: Int, into text: inout SymbolWriter) -> Int {
    guard percentByte(at: index) != nil else {
      text.put(UInt8(ascii: "%"), at: index)
      return 1
    }
    let (scalar, length) = Self.scalar(at: 0) { percentByte(at: index + 3 * $0) ?? 0 }
    text.put(scalar: scalar, at: index)
    return 3 * length
  }

  /// Folds `&#3585;` at a place, or the sign alone; gives the number of bytes.
  func foldEntity(at index: Int, into text: inout SymbolWriter) -> Int {
    guard let entity = Entity(self, at: index) else {
      text.put(Symbol.other, at: index)
      return 1
    }
    text.put(scalar: entity.scalar, at: index)
    return entity.length
  }

  private func percentByte(at index: Int) -> UInt8? {
    guard self[index] == UInt8(ascii: "%"), let high = hex(index + 1), let low = hex(index + 2)
    else { return nil }
    return UInt8(high << 4 | low)
  }

  /// The value of a hexadecimal digit.
  func hex(_ index: Int) -> UInt32? {
    switch self[index] {
    case let byte where byte &- 0x30 < 10: UInt32(byte - 0x30)
    case let byte where (byte | 0x20) &- 0x61 < 6: UInt32((byte | 0x20) - 0x57)
    default: nil
    }
  }

  /// The number of source bytes of the symbol that begins at a place.
  func length(at index: Int) -> Int {
    switch self[index] {
    case UInt8(ascii: "&"): (Entity(self, at: index)?.length ?? 1)
    case UInt8(ascii: "\\"): self[index + 1] | 0x20 == UInt8(ascii: "u") ? 6 : 2
    case UInt8(ascii: "%"):
      3 * Self.scalar(at: 0) { percentByte(at: index + 3 * $0) ?? 0 }.length
    default: Self.scalar(at: index) { self[$0] }.length
    }
  }
}

/// The symbol of each byte, or `special` where a byte needs a closer look; and of each Thai letter.
///
/// Its memory is never given back: there is one for each form of text, made once.
struct SymbolTable: @unchecked Sendable {
  private let symbols: UnsafePointer<UInt8>

  /// The symbols of ASCII, where some bytes are special.
  init(special bytes: String) {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256 + 128)
    for byte in 0..<256 { table[byte] = Symbol.ascii[byte] }
    for place in 0..<128 { table[256 + place] = Symbol.of(0xE00 + UInt32(place)) }
    for byte in bytes.utf8 { table[Int(byte)] = Symbol.special }
    symbols = UnsafePointer(table)
  }

  @inline(__always) subscript(byte: UInt8) -> UInt8 { symbols[Int(byte)] }

  /// The symbol of a letter by its place in U+0E00–0E7F.
  @inline(__always) subscript(thai place: Int) -> UInt8 { symbols[256 &+ place] }
}
