/// A character written as `&#3585;`, `&#xE01;` or `&nbsp;`.
struct Entity {
  /// The character.
  let scalar: UInt32
  /// The bytes of the entity, with its semicolon where it has one.
  let length: Int

  /// The entity at a place; `nil` where the `&` is only a sign.
  init?(_ source: FoldSource, at index: Int) {
    guard source[index + 1] == UInt8(ascii: "#") else {
      var end = index + 1
      while end - index < 12, Self.isLetter(source[end]) { end += 1 }
      guard end < source.count, source[end] == UInt8(ascii: ";") else { return nil }
      let name = String(decoding: source.bytes[(index + 1)..<end], as: UTF8.self)
      guard let scalar = Self.named[name] else { return nil }
      (self.scalar, length) = (scalar, end + 1 - index)
      return
    }
    let isHex = source[index + 2] | 0x20 == UInt8(ascii: "x")
    let start = index + (isHex ? 3 : 2)
    var end = start
    var scalar: UInt32 = 0
    while end - start < 10, let digit = source.hex(end), isHex || digit < 10 {
      scalar = min(scalar, 0x110000) * (isHex ? 16 : 10) + digit
      end += 1
    }
    guard end > start else { return nil }
    if source[end] == UInt8(ascii: ";") { end += 1 }
    (self.scalar, length) = (scalar, end - index)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  /// The names that can stand inside a value, and those of the signs of markup.
  private static let named: [String: UInt32] = [
    "nbsp": 0xA0, "NonBreakingSpace": 0xA0, "ensp": 0x2002, "emsp": 0x2003, "thinsp": 0x2009,
    "hairsp": 0x200A, "numsp": 0x2007, "puncsp": 0x2008, "Tab": 9, "NewLine": 10,
    "shy": 0xAD, "zwnj": 0x200C, "zwj": 0x200D, "lrm": 0x200E, "rlm": 0x200F,
    "NoBreak": 0x2060, "ZeroWidthSpace": 0x200B,
    "hyphen": 0x2010, "dash": 0x2010, "ndash": 0x2013, "mdash": 0x2014, "minus": 0x2212,
    "commat": 0x40, "period": 0x2E, "sol": 0x2F, "lowbar": 0x5F, "comma": 0x2C, "plus": 0x2B,
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27,
    "AMP": 0x26, "LT": 0x3C, "GT": 0x3E, "QUOT": 0x22,
  ]
}
