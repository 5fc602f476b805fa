import CICU

/// The words of Thai, which no spaces divide.
enum ThaiWords {
  /// The beginning of a text with so many letters at most, and an ellipsis where there is more.
  ///
  /// It ends between two words, at a space where one is near: never inside a word, nor before what
  /// can't begin a line. Runs of white space become one space.
  ///
  /// - Returns: nothing where the first word is longer already.
  /// - Complexity: O(most).
  static func beginning(of text: String, most: Int) -> String {
    guard let letters = PlainLetters(text, enough: most + 60) else {
      return beginning(ofAny: text, most: most)
    }
    guard letters.count > most else { return letters.text(until: letters.count) }
    func isEnd(_ place: Int) -> Bool {
      place > 0 && canEnd(before: letters.first(of: place), after: letters.last(of: place - 1))
    }
    // A word ends before every space: where one is near, no dictionary is asked.
    let atSpace = (most * 2 / 3...most).last { letters.first(of: $0) == " " && isEnd($0) }
    let end = atSpace ?? letters.wordEnds(most + 60).last { $0 <= most && isEnd($0) }
    return end.map { letters.text(until: $0) + "…" } ?? ""
  }

  /// The same, whatever the text.
  static func beginning(ofAny text: String, most: Int) -> String {
    var letters: [Character] = []
    var isAfterSpace = false
    for letter in text {
      if isSpace(letter) {
        isAfterSpace = !letters.isEmpty
        continue
      }
      if isAfterSpace { letters.append(" ") }
      isAfterSpace = false
      letters.append(letter)
      if letters.count > most + 60 { break }
    }
    guard letters.count > most else { return String(letters) }
    // The words around the end depend on what follows, but not far.
    let ends = wordEnds(letters.prefix(most + 60)).filter {
      $0 <= most && $0 < letters.count && canEnd(letters, at: $0)
    }
    let atSpace = ends.last { letters[$0] == " " && $0 >= most * 2 / 3 }
    guard let end = atSpace ?? ends.last else { return "" }
    return String(letters[..<end]) + "…"
  }

  /// Whether a letter is white space; none of Thai is, and of ASCII few are.
  private static func isSpace(_ letter: Character) -> Bool {
    switch letter.utf8.first ?? 0 {
    case 0x09...0x0D, 0x20: true
    case 0..<0x80, 0xE0: false
    default: letter.isWhitespace
    }
  }

  /// Where the words of some units of UTF-16 end.
  static func wordEnds(_ units: [UInt16]) -> [Int] {
    guard let length = Int32(exactly: units.count) else { return [] }
    var ends = [Int32](repeating: 0, count: units.count + 1)
    let count = icu_word_ends(units, length, &ends, length + 1)
    return ends.prefix(max(0, Int(count))).map { Int($0) }
  }

  /// Where the words of a text end, counted in letters as people see them.
  private static func wordEnds(_ letters: ArraySlice<Character>) -> [Int] {
    var units: [UInt16] = []
    /// The letter that begins at each unit; -1 inside one.
    var starts: [Int] = []
    for (index, letter) in letters.enumerated() {
      units += letter.utf16
      starts.append(index)
      while starts.count < units.count { starts.append(-1) }
    }
    starts.append(letters.count)
    return wordEnds(units).map { starts[$0] }.filter { $0 >= 0 }
  }

  private static let staysWithLast: [Unicode.Scalar] = ["ๆ", "ฯ", ".", "/", "-", "%"]
  private static let staysWithNext: [Unicode.Scalar] = ["/", "-", " ", "“", "‘"]

  /// Whether a text may be cut before a letter.
  private static func canEnd(_ letters: [Character], at end: Int) -> Bool {
    guard end > 0, let next = letters[end].unicodeScalars.first,
      let last = letters[end - 1].unicodeScalars.last
    else { return false }
    return canEnd(before: next, after: last)
  }

  private static func canEnd(before next: Unicode.Scalar, after last: Unicode.Scalar) -> Bool {
    // ๆ repeats the word before it and ฯ shortens it; a full stop ends what it shortens.
    if staysWithLast.contains(next) || staysWithNext.contains(last) { return false }
    switch next.properties.generalCategory {
    case .closePunctuation, .finalPunctuation, .nonspacingMark, .spacingMark: return false
    default: break
    }
    return last.properties.generalCategory != .openPunctuation
  }
}
