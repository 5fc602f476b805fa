import Model

/// The search for known values in folded text.
struct KnownSearch: Sendable {
  private let automaton: Automaton
  /// What is looked for: the values, and behind them the names of declared persons.
  private let words: WordList
  /// What each value is.
  private let values: [PatternList.Row]

  /// The values that are not public, with the declared names in which they may stand.
  init(_ known: KnownValues, _ publicPersons: PublicPersons) {
    let patterns = known.patterns
    let names = publicPersons.fullNames(around: patterns.words)
    var words = WordList()
    var values: [PatternList.Row] = []
    values.reserveCapacity(patterns.rows.count)
    for number in patterns.ordered() {
      let letters = Array(patterns.words[number])
      if names.contains(letters) || publicPersons.isContact(letters) { continue }
      words.append(letters)
      values.append(patterns.rows[number])
    }
    for name in names { words.append(name) }
    automaton = Automaton(words, skips: true)
    (self.words, self.values) = (words, values)
  }

  /// Every known value in a text, by their beginnings, none inside a declared name or another one.
  func mentions(in text: FoldedText) -> [Mention] {
    var found: [Mention] = []
    var declared: [Range<Int>] = []
    for end in automaton.ends(in: text) {
      automaton.forEachWord(endingIn: end.state) { word in
        let length = words.range(word).count
        let start = start(of: length, endingAt: end.index, in: text)
        let range = start..<(end.index + 1)
        guard word < values.count else {
          declared.append(range)
          return
        }
        guard isWhole(values[word], length, range, in: text) else { return }
        found.append(
          Mention(kind: values[word].kind, range: range, letters: Array(words[word])))
      }
    }
    if !declared.isEmpty { found = outside(declared, found) }
    return longest(found)
  }

  /// The mentions by their beginnings, without those inside a longer one.
  private func longest(_ found: [Mention]) -> [Mention] {
    var end = 0
    return found.sorted {
      $0.range.lowerBound == $1.range.lowerBound
        ? $0.range.upperBound > $1.range.upperBound : $0.range.lowerBound < $1.range.lowerBound
    }.filter { mention in
      defer { end = max(end, mention.range.upperBound) }
      return mention.range.upperBound > end
    }
  }

  /// The mentions that don't stand inside a declared name.
  private func outside(_ declared: [Range<Int>], _ found: [Mention]) -> [Mention] {
    // Both ascend by their ends, and no name is longer than a few lines.
    var first = 0
    return found.filter { mention in
      while first < declared.count, declared[first].upperBound < mention.range.upperBound {
        first += 1
      }
      return !declared[first...].prefix(8).contains {
        $0.lowerBound <= mention.range.lowerBound && $0.upperBound >= mention.range.upperBound
      }
    }
  }

  private func start(of length: Int, endingAt end: Int, in text: FoldedText) -> Int {
    var start = end
    var left = length - 1
    while left > 0, start > 0 {
      start -= 1
      if !Symbol.isSkipped(text[start]) { left -= 1 }
    }
    return start
  }

  /// Whether the value isn't a part of a longer number or word.
  private func isWhole(
    _ value: PatternList.Row, _ length: Int, _ range: Range<Int>, in text: FoldedText
  ) -> Bool {
    let (before, after) = (text[range.lowerBound - 1], text[range.upperBound])
    if Symbol.isDigit(text[range.lowerBound]), Symbol.isDigit(before) { return false }
    if Symbol.isDigit(text[range.upperBound - 1]), Symbol.isDigit(after) { return false }
    if Symbol.isLatin(text[range.lowerBound]), Symbol.isLatin(before) { return false }
    if Symbol.isLatin(text[range.upperBound - 1]), Symbol.isLatin(after) { return false }
    if value.kind.isNumber { return !isAmount(range, in: text) }
    guard value.kind.isName, length < 7 else { return true }
    return isShortName(value, length, range, in: text)
  }

  /// `12345678.90`: digits with a dot before the last two and nothing else between are money.
  private func isAmount(_ range: Range<Int>, in text: FoldedText) -> Bool {
    let parts = text.slice(range).split(
      omittingEmptySubsequences: false, whereSeparator: Symbol.isSkipped)
    return parts.count == 2 && parts[1].count == 2
      && text[range.upperBound - 3] == UInt8(ascii: ".")
  }

  /// Few letters also stand in other words: `ดี มี`. They count where they stand alone.
  private func isShortName(
    _ value: PatternList.Row, _ length: Int, _ range: Range<Int>, in text: FoldedText
  ) -> Bool {
    let hasHonorific = Self.honorifics.contains { text.ends(with: $0, before: range.lowerBound) }
    let isAlone =
      !Symbol.isThai(text[range.lowerBound - 1]) && !Symbol.isThai(text[range.upperBound])
    if hasHonorific || isAlone { return true }
    guard length >= 6 else { return false }
    var index = range.lowerBound
    for _ in 0..<value.given {
      while Symbol.isSkipped(text[index]) { index += 1 }
      index += 1
    }
    return Symbol.isSkipped(text[index])
  }

  private static let honorifics = Honorific.all.map(\.word)
}

extension KnownSearch: Stored {
  func store(in bytes: inout StoreWriter) { bytes.put(automaton, words, values) }

  init(from bytes: inout StoreReader) throws {
    (automaton, words, values) = (try bytes.take(), try bytes.take(), try bytes.take())
    guard values.count <= words.count else { throw StoreDamage() }
  }
}
