/// What a detector found in folded text.
struct Mention {
  let kind: PrivateKind
  /// Where it stands among the symbols.
  let range: Range<Int>
  /// The symbols that tell it apart, without what is skipped.
  let letters: [UInt8]
}

extension FoldedText {
  /// Whether some symbols stand at a place.
  func starts(with word: [UInt8], at index: Int) -> Bool {
    word.indices.allSatisfy { self[index + $0] == word[$0] }
  }

  /// Whether some symbols stand right before a place.
  func ends(with word: [UInt8], before index: Int) -> Bool {
    word.indices.allSatisfy { self[index - word.count + $0] == word[$0] }
  }

  /// The Thai letters that begin at a place, at most so many.
  func thaiRun(at start: Int, most: Int = 80) -> Range<Int> {
    var end = start
    while end - start < most, Symbol.isThai(self[end]) { end += 1 }
    return start..<end
  }

  /// The next place that isn't a space, at most four on.
  func afterSpaces(_ start: Int) -> Int {
    var index = start
    while index - start < 4, self[index] == Symbol.space { index += 1 }
    return index
  }

  /// The symbols of a stretch.
  func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: symbols + range.lowerBound, count: range.count)
  }
}
