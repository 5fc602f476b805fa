/// What a text may hold by a look at its bytes; each must then be looked at with care.
struct TextSigns {
  private typealias Bytes = SIMD16<Int8>
  private typealias Marks = SIMDMask<SIMD16<Int8>>

  /// Whether it may say that it takes back another row: a ล before a ั, or `ev`.
  let mayTakeBack: Bool
  /// Whether it may hold the number of a citizen: thirteen bytes in a row that are digits, spaces
  /// or hyphens, or any Thai digit.
  let mayHoldNumber: Bool

  /// Looks at some bytes of a text, sixteen in a step, and perhaps at those around them.
  init(_ text: UnsafeBufferPointer<UInt8>, _ bytes: Range<Int>) {
    guard bytes.lowerBound >= 3, bytes.upperBound + 28 <= text.count else {
      (mayTakeBack, mayHoldNumber) = (true, true)
      return
    }
    let text = UnsafeRawBufferPointer(text)
    var takesBack = Marks(repeating: false)
    var holdsNumber = Marks(repeating: false)
    var index = bytes.lowerBound
    while index < bytes.upperBound {
      let here = Self.load(text, index)
      let before = Self.load(text, index - 1)
      // ล and ั end in 0xA5 and 0xB1, each three bytes.
      let vowels = (here .== Self.each(0xB1)) .& (Self.load(text, index - 3) .== Self.each(0xA5))
      let letters =
        (here .== Self.each(UInt8(ascii: "v"))) .& (before .== Self.each(UInt8(ascii: "e")))
      takesBack .|= vowels .| letters
      // Thai digits are E0, B9 and 90 to 99.
      let digits = ((here & Self.each(0xF0)) .== Self.each(0x90)) .& (before .== Self.each(0xB9))
      // Of thirteen bytes in a row, every fourth: digits, spaces and hyphens are 20 to 3F.
      let (fifth, ninth) = (Self.load(text, index + 4), Self.load(text, index + 8))
      let last = Self.load(text, index + 12)
      let isRun =
        ((here & fifth & ninth & last & Self.each(0x20)) .== Self.each(0x20))
        .& (((here | fifth | ninth | last) & Self.each(0xC0)) .== Self.each(0))
      holdsNumber .|= digits .| isRun
      index += Bytes.scalarCount
    }
    (mayTakeBack, mayHoldNumber) = (any(takesBack), any(holdsNumber))
  }

  @inline(__always)
  private static func load(_ text: UnsafeRawBufferPointer, _ index: Int) -> Bytes {
    text.loadUnaligned(fromByteOffset: index, as: Bytes.self)
  }

  @inline(__always)
  private static func each(_ byte: UInt8) -> Bytes { Bytes(repeating: Int8(bitPattern: byte)) }
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
    let digest: CellDigest
  }

  private var known: [Known] = []
  /// The digest of the last cell.
  private(set) var digest = CellDigest()

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
        digest = known[index].digest
        return known[index].meaning
      }
    }
    let meaning = lookUp()
    digest = CellDigest(text, cell)
    if known.count < Self.most {
      known.append(Known(cell: cell, first: first, last: last, meaning: meaning, digest: digest))
    }
    return meaning
  }
}
