/// The letters of folded text, a byte each.
///
/// ASCII stands for itself in lower case, and for Arabic, Thai, Lao, Burmese, Khmer and full-width
/// digits alike; a Thai scalar is 0x80 and its place in the block U+0E00–0E7F. What isn't a letter
/// of ours breaks words.
enum Symbol {
  /// What vanishes: soft hyphens, joiners, marks of direction. Never stands in folded text.
  static let nothing: UInt8 = 0
  /// A letter that no pattern holds, or the end of a value.
  static let other: UInt8 = 1
  /// The edge of a block: a cell, a paragraph, a field.
  static let block: UInt8 = 2
  /// From here on only known values count: paths of drawings, digests.
  static let quiet: UInt8 = 3
  /// The end of what `quiet` began.
  static let loud: UInt8 = 4
  /// The end of a line.
  static let line: UInt8 = 0x0A
  /// A space of any width.
  static let space: UInt8 = 0x20
  /// Tables of folding say by this that a byte needs a closer look; never in folded text.
  static let special: UInt8 = 0xFF

  static let nikhahit: UInt8 = 0xCD
  static let saraAa: UInt8 = 0xB2
  static let saraAm: UInt8 = 0xB3
  static let saraE: UInt8 = 0xC0
  static let saraAe: UInt8 = 0xC1

  @inline(__always) static func isDigit(_ symbol: UInt8) -> Bool { symbol &- 0x30 < 10 }

  @inline(__always) static func isLatin(_ symbol: UInt8) -> Bool { symbol &- 0x61 < 26 }

  /// A consonant, vowel or mark of Thai; not ฯ, ๆ or ฿.
  @inline(__always) static func isThai(_ symbol: UInt8) -> Bool {
    symbol > 0x80 && symbol <= 0xCE && symbol != 0xAF && symbol != 0xBF && symbol != 0xC6
  }

  /// What a Thai word can begin with: a consonant or a vowel written before one.
  @inline(__always) static func beginsThai(_ symbol: UInt8) -> Bool {
    (symbol > 0x80 && symbol <= 0xAE) || (symbol >= 0xC0 && symbol <= 0xC4)
  }

  /// What may stand inside a known value without hiding it.
  @inline(__always) static func isSkipped(_ symbol: UInt8) -> Bool {
    switch symbol {
    case space, line, block, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
    default: false
    }
  }

  /// The symbol of an ASCII byte.
  static let ascii: [UInt8] = (0..<256).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(byte) + 0x20
    case 0x0A, 0x0D: line
    case 0x09, 0x0B, 0x0C, 0x20: space
    case 0x21...0x7E: UInt8(byte)
    case 0x80...0xFF: special
    default: other
    }
  }

  /// The symbol of a scalar, before vowels are put together.
  static func of(_ scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0..<0x80: ascii[Int(scalar)]
    case 0xE50...0xE59: UInt8(0x30 + scalar - 0xE50)
    case 0xED0...0xED9: UInt8(0x30 + scalar - 0xED0)
    case 0x1040...0x1049: UInt8(0x30 + scalar - 0x1040)
    case 0x17E0...0x17E9: UInt8(0x30 + scalar - 0x17E0)
    case 0xE00...0xE7F: UInt8(0x80 + scalar - 0xE00)
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: space
    case 0x85, 0x2028, 0x2029: line
    case 0xAD, 0x34F, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F: nothing
    case 0xFE00...0xFE0F, 0xFEFF, 0xE0000...0xE01EF: nothing
    case 0x2010...0x2015, 0x2043, 0x2212, 0xFE58, 0xFE63: UInt8(ascii: "-")
    case 0xFF01...0xFF5E: ascii[Int(scalar - 0xFF01 + 0x21)]
    default: other
    }
  }

  /// A text as symbols, everything in it.
  static func of(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { of($0) }
  }

  /// The same of UTF-8.
  static func of(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: text.count + 8) { symbols, count in
      if let base = symbols.baseAddress { count = FoldedText.fold(plain: text, into: base) }
    }
  }

  /// Symbols as text again: what a digest is made of, and a mask.
  static func text(_ symbols: some Sequence<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for symbol in symbols {
      let scalar = symbol < 0x80 ? UInt32(symbol) : 0xE00 + UInt32(symbol) - 0x80
      text.append(Unicode.Scalar(scalar) ?? " ")
    }
    return String(text)
  }
}
