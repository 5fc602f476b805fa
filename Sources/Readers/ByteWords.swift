/// Eight bytes of a text, the first in the lowest bits: what is asked of every byte of a large file
/// is asked of eight in one step.
///
/// Answers are marks: the highest bit of each byte for which the answer is yes.
struct ByteWord {
  /// The bytes.
  let bits: UInt64

  /// The highest bit of each byte.
  static let highest: UInt64 = 0x8080_8080_8080_8080
  private static let lower: UInt64 = 0x7F7F_7F7F_7F7F_7F7F

  /// A byte eight times.
  private static func eight(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The bytes beyond ASCII.
  var marksBeyondASCII: UInt64 { bits & Self.highest }

  /// The bytes that are this one.
  func marks(of byte: UInt8) -> UInt64 {
    let rest = bits ^ Self.eight(byte)
    return ~(((rest & Self.lower) &+ Self.lower) | rest) & Self.highest
  }

  /// The bytes that are digits.
  var marksOfDigits: UInt64 {
    // Digits become 0 to 9, and 0x76 more lifts anything else into the highest bit.
    let rest = bits ^ Self.eight(0x30)
    return ~(((rest & Self.lower) &+ Self.eight(0x76)) | rest) & Self.highest
  }

  /// The number that the first bytes write, one to eight, where each is a digit and zeros follow.
  ///
  /// Two digits, four and eight become one number in a step each.
  func number(ofDigits count: Int) -> UInt64? {
    let shift = UInt64(64 &- count &* 8)
    guard marksOfDigits == Self.highest &>> shift else { return nil }
    let digits = (bits &<< shift) & Self.eight(0x0F)
    let pairs = (digits &* (10 << 8 | 1)) &>> 8 & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* (100 << 16 | 1)) &>> 16 & 0x0000_FFFF_0000_FFFF
    return (fours &* (10_000 << 32 | 1)) &>> 32
  }

  /// The bytes below a limit of ASCII, and perhaps some that are not: each must be looked at.
  ///
  /// The first mark is always right, so that no marks are none.
  func candidates(below limit: UInt8) -> UInt64 {
    (bits &- Self.eight(limit)) & ~bits & Self.highest
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The eight bytes from here on, all of which must be there.
  @inline(__always) func word(at index: Int) -> ByteWord {
    let bits = UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: index, as: UInt64.self)
    return ByteWord(bits: UInt64(littleEndian: bits))
  }

  /// The bytes from here to an end, eight at most, with zeros after them.
  @inline(__always) func word(at index: Int, before end: Int) -> ByteWord {
    let rest = end - index
    if rest >= 8 { return word(at: index) }
    if index + 8 <= count {
      return ByteWord(bits: word(at: index).bits & ((1 &<< UInt64(rest * 8)) &- 1))
    }
    var bits: UInt64 = 0
    for offset in 0..<rest { bits |= UInt64(self[index + offset]) &<< UInt64(offset * 8) }
    return ByteWord(bits: bits)
  }

  /// Whether two stretches hold the same bytes.
  func isSame(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard left.count == right.count else { return false }
    var (index, other) = (left.lowerBound, right.lowerBound)
    while index + 8 <= left.upperBound {
      guard word(at: index).bits == word(at: other).bits else { return false }
      index += 8
      other += 8
    }
    if index < left.upperBound {
      let word = word(at: index, before: left.upperBound)
      return word.bits == self.word(at: other, before: right.upperBound).bits
    }
    return true
  }
}
