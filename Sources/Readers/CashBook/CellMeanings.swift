/// What the cells of a column mean, so that the words of many rows are looked up once.
struct CellMeanings<Meaning> {
  private var known: [(text: ArraySlice<UInt8>, meaning: Meaning)] = []

  /// How many are kept; a book has fewer kinds of entries.
  private static var most: Int { 48 }

  /// What a cell means, looked up where it is new.
  ///
  /// - Complexity: O(kept cells).
  mutating func meaning(
    of text: ArraySlice<UInt8>, _ lookUp: (String) -> Meaning
  ) -> Meaning {
    for entry in known where entry.text.count == text.count && entry.text == text {
      return entry.meaning
    }
    let meaning = lookUp(String(decoding: text, as: UTF8.self))
    if known.count < Self.most { known.append((text, meaning)) }
    return meaning
  }
}
