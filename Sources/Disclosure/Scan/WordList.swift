import Model

/// Words of symbols, one behind the other: an array for each would cost more than what is done with
/// it.
struct WordList: Sendable {
  /// The symbols of all words.
  private(set) var letters: [UInt8] = []
  /// Where each word ends.
  private var ends: [UInt32] = []

  /// No words yet.
  init() {}

  /// Words that lie apart.
  init(_ words: [[UInt8]]) { for word in words { append(word) } }

  /// The number of words.
  var count: Int { ends.count }

  /// Where a word stands among the letters.
  @inline(__always) func range(_ word: Int) -> Range<Int> {
    (word == 0 ? 0 : Int(ends[word - 1]))..<Int(ends[word])
  }

  /// The symbols of a word.
  subscript(word: Int) -> ArraySlice<UInt8> { letters[range(word)] }

  /// Adds a word.
  mutating func append(_ word: some Collection<UInt8>) {
    letters.append(contentsOf: word)
    ends.append(UInt32(letters.count))
  }

  /// The numbers of the words in the order of their letters; of equal ones the first comes first.
  ///
  /// - Complexity: O(n log n); the first eight letters decide nearly always.
  func ordered() -> [Int32] {
    let keys = (0..<count).map { word in
      OrderKey(first: letters.firstEight(of: range(word)), word: Int32(word))
    }
    return letters.withUnsafeBufferPointer { letters in
      keys.sorted { left, right in
        if left.first != right.first { return left.first < right.first }
        let (one, other) = (letters[range(Int(left.word))], letters[range(Int(right.word))])
        if one.elementsEqual(other) { return left.word < right.word }
        return one.lexicographicallyPrecedes(other)
      }.map(\.word)
    }
  }

  private struct OrderKey {
    let first: UInt64
    let word: Int32
  }
}

extension [UInt8] {
  /// The first eight of a stretch as a number, the first the weightiest; what is missing is zero.
  func firstEight(of range: Range<Int>) -> UInt64 {
    var first: UInt64 = 0
    var shift: UInt64 = 56
    for index in range.prefix(8) {
      first |= UInt64(self[index]) << shift
      shift &-= 8
    }
    return first
  }
}

extension WordList: Stored {
  func store(in bytes: inout StoreWriter) { bytes.put(letters, ends) }

  init(from bytes: inout StoreReader) throws {
    (letters, ends) = (try bytes.take(), try bytes.take())
    guard zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 }), ends.last ?? 0 == letters.count
    else { throw StoreDamage() }
  }
}
