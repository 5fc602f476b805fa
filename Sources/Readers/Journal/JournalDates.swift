import Model

extension JournalParser {
  /// Reads a date, `2024-01-31`, `2024/1/31` or with dots; `nil` where it can't be read, and then
  /// that is told.
  ///
  /// - Parameter year: the year of a date that has none, like `1/31`.
  mutating func readDay(year: Int?) -> Day? {
    let start = line.position
    let first = readDateNumber()
    guard let mark = line.next, mark.separatesDates, first.digits > 0 else {
      return unreadableDay(from: start)
    }
    line.position += 1
    let second = readDateNumber()
    guard first.digits >= 4 || line.next == mark else {
      guard let year else {
        skipToDateEnd()
        diagnostics.append(.yearMissing(dateToken(from: start)))
        return nil
      }
      return day(year, first.number, second.number, second.digits > 0, from: start)
    }
    guard line.next == mark, second.digits > 0, first.digits >= 4 else {
      return unreadableDay(from: start)
    }
    line.position += 1
    let third = readDateNumber()
    return day(first.number, second.number, third.number, third.digits > 0, from: start)
  }

  private mutating func day(
    _ year: Int, _ month: Int, _ day: Int, _ isComplete: Bool, from start: Int
  ) -> Day? {
    if isComplete, let found = Day(year: year, month: month, day: day) { return found }
    if isComplete, year > 9999, (1...12).contains(month), (1...31).contains(day) {
      diagnostics.append(.unsupported(.farYear, at: dateToken(from: start).place))
      return nil
    }
    return unreadableDay(from: start)
  }

  private mutating func unreadableDay(from start: Int) -> Day? {
    skipToDateEnd()
    diagnostics.append(.unreadableDay(dateToken(from: start)))
    return nil
  }

  /// Skips what else belongs to a date that can't be read, so that it can be quoted.
  private mutating func skipToDateEnd() {
    while let byte = line.next, line.next.isDigit || byte.separatesDates { line.position += 1 }
  }

  private func dateToken(from start: Int) -> JournalToken {
    JournalToken(
      text: String(decoding: line.slice(from: start), as: UTF8.self),
      place: line.place(from: start))
  }

  /// Digits and how many there are; a number too large for a calendar stays too large.
  private mutating func readDateNumber() -> (number: Int, digits: Int) {
    let start = line.position
    var number = 0
    while let byte = line.next, line.next.isDigit {
      number = min(1_000_000, number * 10 + Int(byte - 0x30))
      line.position += 1
    }
    return (number, line.position - start)
  }

  /// What a comment says: its tags, and the day that it gives a posting.
  struct CommentContent {
    var tags: [JournalTag] = []
    var day: Day?
  }

  /// Reads a comment from behind its semicolon to the end of the line.
  ///
  /// - Parameter year: for the comment of a posting, where `date:` and `[date]` count, the year of
  ///   dates that have none; `nil` for any other comment.
  mutating func readComment(postingYear year: Int?) -> CommentContent {
    var content = CommentContent()
    var wordStart = line.position
    while let byte = line.next {
      if byte == UInt8(ascii: ":") {
        let name = String(decoding: line.slice(from: wordStart), as: UTF8.self)
        line.position += 1
        if !name.isEmpty { readTag(name, into: &content, year: year) }
        wordStart = line.position
      } else if byte == UInt8(ascii: "["), let year {
        readBracketedDates(into: &content, year: year)
      } else if line.isAtSpace {
        line.skipSpaces()
        wordStart = line.position
      } else {
        line.position += 1
      }
    }
    return content
  }

  /// Reads a tag's value, which ends before a comma.
  private mutating func readTag(_ name: String, into content: inout CommentContent, year: Int?) {
    line.skipSpaces()
    let start = line.position
    if let year, name == "date" || name == "date2" {
      let day = readDay(year: year)
      if name == "date" { content.day = content.day ?? day }
    }
    while let byte = line.next, byte != UInt8(ascii: ",") {
      if byte == UInt8(ascii: "["), let year {
        readBracketedDates(into: &content, year: year)
      } else {
        line.position += 1
      }
    }
    var value = line.slice(from: start)
    while let last = value.last, last == 0x20 || last == 0x09 { value.removeLast() }
    content.tags.append(JournalTag(name: name, value: String(decoding: value, as: UTF8.self)))
    _ = line.skip(",")
  }

  /// Reads `[2024-01-31]`, `[1/31=2/1]` or `[=2/1]`; other brackets are text.
  private mutating func readBracketedDates(into content: inout CommentContent, year: Int) {
    line.position += 1
    let start = line.position
    var (hasDigit, hasMark) = (false, false)
    while let byte = line.next, line.next.isDigit || byte.separatesDates || byte == 0x3D {
      hasDigit = hasDigit || line.next.isDigit
      hasMark = hasMark || byte.separatesDates
      line.position += 1
    }
    guard hasDigit, hasMark, line.next == UInt8(ascii: "]") else { return }
    let end = line.position
    line.position = start
    if line.next != UInt8(ascii: "=") {
      guard let day = readDay(year: year) else { return }
      content.day = content.day ?? day
    }
    if line.skip("="), readDay(year: content.day.map { Int($0.year) } ?? year) == nil { return }
    if line.position < end { _ = unreadableDay(from: start) }
  }
}

extension UInt8 {
  /// Whether the byte may stand between the parts of a date.
  fileprivate var separatesDates: Bool {
    self == UInt8(ascii: "-") || self == UInt8(ascii: "/") || self == UInt8(ascii: ".")
  }
}
