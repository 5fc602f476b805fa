/// How the letters of a file were written.
public enum TextEncoding: Sendable {
  /// UTF-8, the encoding of today.
  case utf8
  /// UTF-8 with a mark before it, as Excel writes “CSV UTF-8”.
  case utf8WithMark
  /// UTF-16 with a mark before it, as Excel writes “Unicode Text”.
  case utf16
  /// Windows-874, of which TIS-620 is a part.
  case windows874
}

/// A file's text as UTF-8, whatever program wrote it.
public struct DecodedText: Sendable {
  /// What makes a text unreadable.
  public enum Damage: Hashable, Sendable {
    /// A byte that stands for no letter in any encoding that we know.
    case undecodable(at: Int)
    /// Letters that went through a wrong encoding: `เธงเธฑเธ` was `วัน`.
    case mojibake(at: Int)
  }

  /// UTF-8 without a mark; the file's own bytes where they can't be decoded.
  public let bytes: [UInt8]
  /// How the file was written.
  public let encoding: TextEncoding
  /// Why it can't be read, where it can't.
  public let damage: Damage?

  /// Decodes a file: by its mark, else as UTF-8, else as Windows-874.
  ///
  /// Windows-874 gives nearly every byte a letter, so that a damaged UTF-8 file would pass for it.
  /// A file of which most letters beyond ASCII are sound UTF-8 is taken for damaged UTF-8.
  ///
  /// Source: the reading rules of the ledger design, §5.3.
  /// - Complexity: O(n).
  public init(_ file: [UInt8]) {
    if file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF]) {
      self.init(utf16: file)
      return
    }
    let hasMark = file.starts(with: [0xEF, 0xBB, 0xBF])
    let text = hasMark ? Array(file[3...]) : file
    let census = ByteCensus(text)
    if census.firstDamage == nil {
      let damage = census.mayBeMojibake ? Mojibake.first(in: text) : nil
      self.init(text, hasMark ? .utf8WithMark : .utf8, damage.map { .mojibake(at: $0) })
      return
    }
    let isMostlyUTF8 = census.isMostlySound
    if !hasMark, !isMostlyUTF8, let decoded = Windows874.decoded(text) {
      self.init(decoded, .windows874, Mojibake.first(in: decoded).map { .mojibake(at: $0) })
      return
    }
    self.init(text, .utf8, .undecodable(at: census.firstDamage ?? 0))
  }

  private init(_ bytes: [UInt8], _ encoding: TextEncoding, _ damage: Damage?) {
    self.bytes = bytes
    self.encoding = encoding
    self.damage = damage
  }

  private init(utf16 file: [UInt8]) {
    let isLittle = file[0] == 0xFF
    let units = stride(from: 2, to: file.count - 1, by: 2).map { index in
      isLittle
        ? UInt16(file[index]) | UInt16(file[index + 1]) << 8
        : UInt16(file[index]) << 8 | UInt16(file[index + 1])
    }
    var text: [UInt8] = []
    text.reserveCapacity(units.count * 2)
    var decoder = UTF16()
    var iterator = units.makeIterator()
    var damage: Damage? = file.count % 2 == 0 ? nil : .undecodable(at: 0)
    decoding: while true {
      switch decoder.decode(&iterator) {
      case .emptyInput: break decoding
      case .error: damage = damage ?? .undecodable(at: text.count)
      case .scalarValue(let scalar):
        if scalar == "\0" { damage = damage ?? .undecodable(at: text.count) }
        text.append(contentsOf: String(scalar).utf8)
      }
    }
    self.init(text, .utf16, damage ?? Mojibake.first(in: text).map { .mojibake(at: $0) })
  }
}

/// What kinds of bytes a file has.
private struct ByteCensus {
  /// How many bytes are beyond ASCII, as far as they were looked at one by one.
  private var highBytes = 0
  /// How many of them stand in sound sequences of UTF-8.
  private var bytesInSequences = 0
  /// Whether most of the bytes beyond ASCII do; meaningful where there is damage.
  private(set) var isMostlySound = true
  /// Where the first byte stands that is no UTF-8, or zero.
  var firstDamage: Int?
  /// Whether there are letters other than Thai.
  private var hasOtherLetters = false
  /// At least how often two Thai letters stand side by side that a wrong encoding makes of one.
  private var wrongPairs = 0
  /// Whether letters may have gone through a wrong encoding: some in a row are needed to tell.
  var mayBeMojibake: Bool { hasOtherLetters || wrongPairs >= Mojibake.leastLetters }

  init(_ bytes: [UInt8]) {
    self = bytes.withUnsafeBufferPointer { Self($0) }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let sound = SoundText.end(of: bytes)
    var index = passPlain(bytes, from: sound)
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == 0 { firstDamage = firstDamage ?? index }
        index = passPlain(bytes, from: index + 1)
        continue
      }
      if isThaiLetter(bytes, at: index) {
        wrongPairs += 1
        (highBytes, bytesInSequences) = (highBytes + 3, bytesInSequences + 3)
        index = passPlain(bytes, from: index + 3)
        continue
      }
      hasOtherLetters = true
      let length = Self.sequenceLength(bytes, at: index)
      highBytes += max(1, length)
      bytesInSequences += length
      if length == 0 { firstDamage = firstDamage ?? index }
      index = passPlain(bytes, from: index + max(1, length))
    }
    if firstDamage == nil { return }
    // Few files are damaged: what was passed over at once is counted for them only.
    let passed = bytes[..<sound].count { $0 >= 0x80 }
    isMostlySound = (bytesInSequences + passed) * 2 >= highBytes + passed
  }

  /// Passes over ASCII and Thai letters, some at a time, as far as all is sound.
  ///
  /// - Returns: where something else stands, or the last bytes of the text.
  private mutating func passPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var (index, ascii) = (start, 0)
    while index + 8 <= bytes.count {
      let word = bytes.word(at: index)
      if word.bits & ThaiWord.ofTwoLetters == ThaiWord.twoLetters {
        if ThaiWord.isWrongPair(word) { break }
        // The second may be the first of a pair.
        index += word.bits >> 24 & 0xFF_FFFF == ThaiWord.leadingE ? 3 : 6
        continue
      }
      if word.bits & ThaiWord.ofLetter == ThaiWord.letter {
        index += 3
        continue
      }
      let high = word.marksBeyondASCII
      guard word.candidates(below: 1) == 0, high & 0x80 == 0 else { break }
      let letters = high == 0 ? 8 : high.trailingZeroBitCount / 8
      (index, ascii) = (index + letters, ascii + letters)
    }
    highBytes += index - start - ascii
    bytesInSequences += index - start - ascii
    return index
  }

  /// How long the sound sequence at a byte is; zero where there is none.
  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let byte = bytes[index]
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    guard (0xC2...0xF4).contains(byte), index + length <= bytes.count,
      bytes[(index + 1)..<(index + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
    else { return 0 }
    let second = bytes[index + 1]
    switch byte {
    case 0xE0 where second < 0xA0, 0xED where second > 0x9F, 0xF0 where second < 0x90,
      0xF4 where second > 0x8F:
      return 0
    default: return length
    }
  }
}

/// Thai letters in the bytes of a word, the first byte lowest: E0, B8 or B9, 80 to BF.
enum ThaiWord {
  static let ofLetter: UInt64 = 0xC0_FEFF
  static let letter: UInt64 = 0x80_B8E0
  static let ofTwoLetters: UInt64 = 0xC0_FEFF_C0_FEFF
  static let twoLetters: UInt64 = 0x80_B8E0_80_B8E0
  /// เ, with which a letter begins that a wrong encoding made.
  static let leadingE: UInt64 = 0x80_B9E0
  /// เ and ธ or น.
  private static let ofWrongPair: UInt64 = 0xFE_FFFF_FF_FFFF
  private static let wrongPair: UInt64 = 0x98_B8E0_80_B9E0

  /// Whether a word begins with such a pair.
  static func isWrongPair(_ word: ByteWord) -> Bool { word.bits & ofWrongPair == wrongPair }
}

/// Whether a Thai letter begins at a byte: most sequences of Thai books are one.
func isThaiLetter(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  index + 2 < bytes.count && bytes[index] == 0xE0 && bytes[index + 1] & 0xFE == 0xB8
    && bytes[index + 2] & 0xC0 == 0x80
}

/// Windows code page 874: TIS-620 with nine more signs.
enum Windows874 {
  /// The text as UTF-8; `nil` where a byte stands for nothing.
  static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3)
    for byte in bytes {
      guard let scalar = scalar(byte) else { return nil }
      if scalar.isASCII { text.append(byte) } else { text.append(contentsOf: scalar.utf8) }
    }
    return text
  }

  /// The letter of a byte.
  ///
  /// Source: the table of Windows-874 at the Unicode Consortium; TIS-620 is the range from A1.
  static func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    switch byte {
    case 1..<0x80: Unicode.Scalar(byte)
    case 0x80: "€"
    case 0x85: "…"
    case 0x91...0x94: ["‘", "’", "“", "”"][Int(byte) - 0x91]
    case 0x95...0x97: ["•", "–", "—"][Int(byte) - 0x95]
    case 0xA0: "\u{A0}"
    case 0xA1...0xDA, 0xDF...0xFB: Unicode.Scalar(UInt32(byte) - 0xA0 + 0x0E00)
    default: nil
    }
  }
}

/// Text that went through a wrong encoding and came out as other letters.
enum Mojibake {
  /// How many damaged letters in a row tell it from chance: `เธอ` alone is the word “she”.
  fileprivate static let leastLetters = 4

  /// Where a run of wrong letters, or the sign of a lost one, begins; `nil` for sound text.
  ///
  /// Thai in UTF-8 read as Windows-874 becomes `เธ` or `เน` with one letter after it, again and
  /// again; read as Windows-1252 it becomes `à¸` or `à¹`; Thai of Windows-874 read as
  /// Windows-1252 becomes Latin letters with accents, without a space.
  /// - Complexity: O(n).
  static func first(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { first(in: $0) }
  }

  private static func first(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    var run = 0
    var runStart = 0
    var thirds: Set<UInt32> = []
    while index < bytes.count {
      if bytes[index] < 0x80 {
        run = 0
        index += 1
        continue
      }
      // Any Thai letter but เ, with which a wrong one begins.
      if isThaiLetter(bytes, at: index), bytes[index + 1] != 0xB9 || bytes[index + 2] != 0x80 {
        run = 0
        index += 3
        continue
      }
      if bytes[index] == 0xEF, has([0xBF, 0xBD], in: bytes, at: index + 1) { return index }
      guard let length = wrongLetterLength(bytes, at: index) else {
        run = 0
        index += sequenceLength(bytes[index])
        continue
      }
      if run == 0 {
        runStart = index
        thirds = []
      }
      run += 1
      thirds.insert(bytes[index..<(index + length)].suffix(2).reduce(0) { $0 << 8 | UInt32($1) })
      if run >= leastLetters, thirds.count > 1 { return runStart }
      index += length
    }
    return nil
  }

  private static func sequenceLength(_ byte: UInt8) -> Int {
    byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
  }

  private static func has(_ expected: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at index: Int)
    -> Bool
  {
    index + expected.count <= bytes.count
      && expected.indices.allSatisfy { bytes[index + $0] == expected[$0] }
  }

  /// Whether เธ or เน stands here: what the first two bytes of a Thai letter become.
  private static func beginsThaiPair(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    has([0xE0, 0xB9, 0x80, 0xE0, 0xB8, 0x98], in: bytes, at: index)
      || has([0xE0, 0xB9, 0x80, 0xE0, 0xB8, 0x99], in: bytes, at: index)
  }

  /// How many bytes a letter takes that one wrong turn made of a Thai one; `nil` for others.
  private static func wrongLetterLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int?
  {
    switch bytes[index] {
    case 0xE0:
      // เธ or เน, and the letter that the third byte became; some show no sign at all.
      guard beginsThaiPair(bytes, at: index) else { return nil }
      let next = index + 6
      let hasLetter =
        next < bytes.count && bytes[next] >= 0x80 && !beginsThaiPair(bytes, at: next)
      return 6 + (hasLetter ? sequenceLength(bytes[next]) : 0)
    case 0xC2:
      // The signs ¡ to ¿; a no-break space is what offices indent with.
      return has([0xA0], in: bytes, at: index + 1) ? nil : 2
    case 0xC3: return 2
    default: return nil
    }
  }
}
