/// A person's name, without what stands before and after it.
struct PersonName {
  /// The letters of given name, surname and what else belongs to the name, nothing between.
  let letters: [UInt8]
  private let givenCount: Int

  /// The letters of the given name; none where there is no name.
  var given: ArraySlice<UInt8> { letters.prefix(givenCount) }

  /// The name in a text such as `น.ส. สมศรี ใจดี (แดง)`.
  init(_ symbols: [UInt8]) {
    var shape = Shape()
    letters = [UInt8](unsafeUninitializedCapacity: symbols.count) { letters, count in
      shape = symbols.withUnsafeBufferPointer { Self.read($0, into: letters) }
      count = shape.count
    }
    givenCount = shape.given
  }

  /// How many letters a name has, and how they make words.
  struct Shape {
    /// All letters.
    fileprivate(set) var count = 0
    /// Those of the given name.
    fileprivate(set) var given = 0
    /// The words: given name, surname and what else belongs to the name.
    fileprivate(set) var wordCount = 0
    /// The letters of the shortest word.
    fileprivate(set) var shortest = Int.max
  }

  /// Reads a name, and puts its letters where there is room for all symbols.
  static func read(
    _ symbols: UnsafeBufferPointer<UInt8>, into letters: UnsafeMutableBufferPointer<UInt8>
  ) -> Shape {
    var rest = symbols.drop { !Symbol.isThai($0) && !Symbol.isLatin($0) }
    while let after = Self.afterHonorific(rest) {
      // พลเอก is a rank and a given name: what is left must still be a name.
      if !Self.hasTwoWords(after), Self.hasTwoWords(rest) { break }
      rest = after
    }
    var shape = Shape()
    var length = 0
    func endWord() {
      guard length > 0 else { return }
      if shape.wordCount == 0 { shape.given = length }
      shape.wordCount += 1
      shape.shortest = min(shape.shortest, length)
      length = 0
    }
    for symbol in rest {
      if Symbol.isSkipped(symbol) {
        endWord()
        continue
      }
      guard Symbol.isThai(symbol) || Symbol.isLatin(symbol) else { break }
      letters[shape.count] = symbol
      shape.count += 1
      length += 1
    }
    endWord()
    return shape
  }

  /// Symbols that lie anywhere.
  private typealias Symbols = Slice<UnsafeBufferPointer<UInt8>>

  /// Whether two words and more begin some symbols.
  private static func hasTwoWords(_ symbols: Symbols) -> Bool {
    var (count, isInWord) = (0, false)
    for symbol in symbols {
      if Symbol.isSkipped(symbol) {
        isInWord = false
        continue
      }
      guard Symbol.isThai(symbol) || Symbol.isLatin(symbol) else { return false }
      if !isInWord { count += 1 }
      if count == 2 { return true }
      isInWord = true
    }
    return false
  }

  private static func afterHonorific(_ symbols: Symbols) -> Symbols? {
    guard let first = symbols.first else { return nil }
    for honorific in honorifics[Int(first)] where begin(symbols, with: honorific) {
      let after = symbols.dropFirst(honorific.count).drop { Symbol.isSkipped($0) }
      if let first = after.first, Symbol.beginsThai(first) || Symbol.isLatin(first) { return after }
    }
    return nil
  }

  private static func begin(_ symbols: Symbols, with word: [UInt8]) -> Bool {
    guard symbols.count >= word.count else { return false }
    let start = symbols.startIndex
    for index in word.indices where symbols.base[start + index] != word[index] { return false }
    return true
  }

  /// What may stand before a name that is written down as one, by its first symbol, the longest
  /// first.
  private static let honorifics: [[[UInt8]]] = {
    let more = ["ว่าที่", "mr.", "mr ", "mrs.", "mrs ", "ms.", "ms ", "miss ", "dr.", "dr "]
    var honorifics = [[[UInt8]]](repeating: [], count: 256)
    for word in (Honorific.all.map(\.word) + more.map(Symbol.of)).sorted(by: { $0.count > $1.count }
    ) {
      honorifics[Int(word[0])].append(word)
    }
    return honorifics
  }()
}
