import CICU

/// The words of Thai, which no spaces divide.
enum ThaiWords {
  /// The beginning of a text with so many letters at most, and an ellipsis where there is more.
  ///
  /// It ends between two words, at a space where one is near: never inside a word, nor before what
  /// can't begin a line. Runs of white space become one space.
  ///
  /// - Returns: nothing where the first word is longer already.
  /// - Complexity: O(n).
  static func beginning(of text: String, most: Int) -> String {
    let letters = Array(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    guard letters.count > most else { return String(letters) }
    // The words around the end depend on what follows, but not far.
    let ends = wordEnds(letters.prefix(most + 60)).filter {
      $0 <= most && $0 < letters.count && canEnd(letters, at: $0)
    }
    let atSpace = ends.last { letters[$0] == " " && $0 >= most * 2 / 3 }
    guard let end = atSpace ?? ends.last else { return "" }
    return String(letters[..<end]) + "…"
  }

  /// Where the words of a text end, counted in letters as people see them.
  static func wordEnds(_ letters: ArraySlice<Character>) -> [Int] {
    var units: [UInt16] = []
    /// The letter that begins at a unit.
    var starts: [Int: Int] = [:]
    for (index, letter) in letters.enumerated() {
      starts[units.count] = index
      units += letter.utf16
    }
    starts[units.count] = letters.count
    guard let length = Int32(exactly: units.count) else { return [] }
    var ends = [Int32](repeating: 0, count: units.count + 1)
    let count = icu_word_ends(units, length, &ends, length + 1)
    return ends.prefix(max(0, Int(count))).compactMap { starts[Int($0)] }
  }

  /// Whether a text may be cut before a letter.
  private static func canEnd(_ letters: [Character], at end: Int) -> Bool {
    guard end > 0, let next = letters[end].unicodeScalars.first,
      let last = letters[end - 1].unicodeScalars.last
    else { return false }
    // ๆ repeats the word before it and ฯ shortens it; a full stop ends what it shortens.
    if ["ๆ", "ฯ", ".", "/", "-", "%"].contains(next) || ["/", "-", " ", "“", "‘"].contains(last) {
      return false
    }
    switch next.properties.generalCategory {
    case .closePunctuation, .finalPunctuation, .nonspacingMark, .spacingMark: return false
    default: break
    }
    return last.properties.generalCategory != .openPunctuation
  }
}
