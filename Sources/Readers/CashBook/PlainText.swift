/// What a text may hold by a look at its bytes; each must then be looked at with care.
struct TextSigns {
  /// Whether it may say that it takes back another row: a ล before a ั, or `ev`.
  private(set) var mayTakeBack = false
  /// Whether it has as many digits as the number of a citizen.
  private(set) var mayHoldNumber = false

  /// Looks at some bytes of a text, eight in a step.
  init(_ text: UnsafeBufferPointer<UInt8>, _ bytes: Range<Int>) {
    // Digits are counted in the eight bytes of a word, of which each counts to 255.
    guard bytes.count < 256 else {
      (mayTakeBack, mayHoldNumber) = (true, true)
      return
    }
    var digits: UInt64 = 0
    var takesBack: UInt64 = 0
    var before = ByteWord(bits: 0)
    var index = bytes.lowerBound
    while index < bytes.upperBound {
      let word = text.word(at: index, before: bytes.upperBound)
      // 0xB9 is the middle byte of a Thai digit.
      digits &+= (word.marksOfDigits | word.marks(of: 0xB9)) >> 7
      // ล and ั end in 0xA5 and 0xB1, each three bytes.
      let vowels = word.marks(of: 0xB1)
      if vowels != 0 {
        let letters = ByteWord(bits: word.bits << 24 | before.bits >> 40)
        takesBack |= vowels & letters.marks(of: 0xA5)
      }
      let letters = word.marks(of: UInt8(ascii: "v"))
      if letters != 0 {
        let first = ByteWord(bits: word.bits << 8 | before.bits >> 56)
        takesBack |= letters & first.marks(of: UInt8(ascii: "e"))
      }
      before = word
      index += 8
    }
    mayTakeBack = takesBack != 0
    mayHoldNumber = (digits &* 0x0101_0101_0101_0101) >> 56 >= 13
  }
}

extension Range<Int> {
  /// The same without the first and the last eight.
  fileprivate var inner: Range<Int> { (lowerBound + 8)..<(upperBound - 8) }
}

/// What the cells of a column mean, known again by their bytes.
struct PlainMeanings<Meaning> {
  private struct Known {
    let cell: Range<Int>
    let first: UInt64
    let last: UInt64
    let meaning: Meaning
  }

  private var known: [Known] = []

  /// How many are kept; a book has fewer kinds of entries.
  private static var most: Int { 48 }

  /// What a cell means, looked up where it is new.
  ///
  /// - Complexity: O(kept cells).
  mutating func meaning(
    of cell: Range<Int>, in text: UnsafeBufferPointer<UInt8>, _ lookUp: () -> Meaning
  ) -> Meaning {
    let first = text.word(at: cell.lowerBound, before: cell.upperBound).bits
    let last = text.word(at: max(cell.lowerBound, cell.upperBound - 8), before: cell.upperBound)
      .bits
    for index in known.indices {
      guard known[index].last == last, known[index].first == first,
        known[index].cell.count == cell.count
      else { continue }
      // The first and the last eight are the same: what is between them tells the rest.
      if cell.count <= 16 || text.isSame(known[index].cell.inner, cell.inner) {
        return known[index].meaning
      }
    }
    let meaning = lookUp()
    if known.count < Self.most {
      known.append(Known(cell: cell, first: first, last: last, meaning: meaning))
    }
    return meaning
  }
}
