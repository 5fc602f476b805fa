/// Text of ASCII and Thai letters, of which most books have nothing else, sixteen bytes a step.
enum SoundText {
  private typealias Bytes = SIMD16<Int8>
  private typealias Marks = SIMDMask<SIMD16<Int8>>

  /// How many bytes are looked at before anything wrong among them ends the search.
  private static let blockBytes = 512

  /// How far a text certainly is sound: no zero, every letter whole, and none of the pairs that a
  /// wrong encoding makes.
  ///
  /// - Returns: where a letter begins, from which on each must be looked at.
  /// - Complexity: O(n).
  static func end(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let start = begin(bytes) else { return 0 }
    var index = start
    while index + blockBytes <= bytes.count, isSound(bytes, at: index) { index += blockBytes }
    if index == start { return 0 }
    // The last letter may go on, and be the first of a pair: back to the second letter before.
    index -= 6
    while index > 0, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    return max(0, index)
  }

  /// Where the first letter ends behind which four bytes stand; `nil` where a look at each tells.
  private static func begin(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count >= blockBytes + 8, !ThaiWord.isWrongPair(bytes.word(at: 0)) else {
      return nil
    }
    var index = 0
    while index < 4 {
      if bytes[index] &- 1 < 0x7F {
        index += 1
      } else if isThaiLetter(bytes, at: index) {
        index += 3
      } else {
        return nil
      }
    }
    return index
  }

  /// Whether all bytes of a block fit those before them.
  private static func isSound(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    let bytes = UnsafeRawBufferPointer(bytes)
    var isSound = Marks(repeating: true)
    var index = start
    while index < start + blockBytes {
      let here = load(bytes, index)
      let before = load(bytes, index - 1)
      let third = load(bytes, index - 3)
      // A Thai letter is E0, B8 or B9, and 80 to BF.
      let isSecond = before .== each(0xE0)
      let isThird = load(bytes, index - 2) .== each(0xE0)
      let isFirst = (here .> each(0)) .| (here .== each(0xE0))
      let continues =
        (isSecond .& ((here & each(0xFE)) .== each(0xB8))) .| (isThird .& (here .< each(0xC0)))
      // เ and then ธ or น is what becomes of a letter in a wrong encoding.
      let isPair =
        ((here & each(0xFE)) .== each(0x98)) .& (before .== each(0xB8)) .& (third .== each(0x80))
        .& (load(bytes, index - 4) .== each(0xB9))
      isSound .&= ((isFirst .& .!(isSecond .| isThird)) .| continues) .& .!isPair
      index += Bytes.scalarCount
    }
    return all(isSound)
  }

  @inline(__always)
  private static func load(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> Bytes {
    bytes.loadUnaligned(fromByteOffset: index, as: Bytes.self)
  }

  @inline(__always)
  private static func each(_ byte: UInt8) -> Bytes { Bytes(repeating: Int8(bitPattern: byte)) }
}
