import Model

/// The words and numbers of a date, in the order in which they stand.
struct DateTokens {
  /// A word or number.
  enum Token: Equatable {
    case number(Int, digits: Int)
    case month(Int, misspelt: String?)
    case dash
    case slash
    case word(String)
  }

  private var rest: Substring

  /// Takes a date apart; digits must be plain already.
  init(_ text: String) { rest = Substring(text) }

  /// What is left to read.
  var text: String { trimmed(String(rest)) }

  /// Whether nothing is left to read.
  var isAtEnd: Bool { text.isEmpty }

  /// A name of a month, as letters.
  private struct MonthName {
    let letters: [Unicode.Scalar]
    let month: Int
    let isMisspelt: Bool
  }

  /// Names of the months by their first letter, the longest first so that the longest matches.
  private static let names: [Unicode.Scalar: [MonthName]] = {
    var all: [MonthName] = []
    for month in MonthNames.thai.indices {
      all += MonthNames.spellings(of: month).map { name(of: month, $0, isMisspelt: false) }
      all += MonthNames.misspellings[month].map { name(of: month, $0, isMisspelt: true) }
    }
    all.sort { $0.letters.count > $1.letters.count }
    return Dictionary(grouping: all) { $0.letters[0] }
  }()

  private static func name(of month: Int, _ text: String, isMisspelt: Bool) -> MonthName {
    MonthName(letters: Array(text.unicodeScalars), month: month + 1, isMisspelt: isMisspelt)
  }

  /// The right names of the months, for suggestions.
  static let monthNames: [String] = MonthNames.thai.indices.flatMap(MonthNames.spellings)

  /// A date without the time of day that a spreadsheet prints after it; `nil` where there is none.
  static func withoutSpreadsheetTime(_ text: String) -> String? {
    let halves = text.split(whereSeparator: { $0 == " " || $0 == "T" })
    guard halves.count == 2, let digit = halves[0].utf8.first, (0x30...0x39).contains(digit) else {
      return nil
    }
    let parts = halves[1].split(separator: ":", omittingEmptySubsequences: false)
    let isClock =
      (2...3).contains(parts.count)
      && parts.allSatisfy { part in
        (1...6).contains(part.utf8.count)
          && part.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
      }
    let isDate = halves[0].utf8.allSatisfy { (0x2D...0x39).contains($0) }
    return isClock && isDate ? String(halves[0]) : nil
  }

  private static let weekdays: [(name: String, weekday: Weekday)] = [
    ("อาทิตย์", .sunday), ("จันทร์", .monday), ("อังคาร", .tuesday), ("พุธ", .wednesday),
    ("พฤหัสบดี", .thursday), ("พฤหัส", .thursday), ("ศุกร์", .friday), ("เสาร์", .saturday),
  ]

  private mutating func take(_ prefix: String) -> Bool {
    guard Substring(rest).unicodeScalars.starts(with: prefix.unicodeScalars) else { return false }
    rest.unicodeScalars.removeFirst(prefix.unicodeScalars.count)
    return true
  }

  private mutating func dropSpaces() { while take(" ") {} }

  /// Takes the time of day from the end: `เวลา 13.30 น.`, `15:00`.
  mutating func takeTime() -> ClockTime? {
    var scalars = Substring(text).unicodeScalars
    var isMarked = false
    for suffix in ["นาฬิกา", "น.", "น"]
    where scalars.reversed().starts(with: suffix.unicodeScalars.reversed()) {
      scalars.removeLast(suffix.unicodeScalars.count)
      isMarked = true
      break
    }
    while scalars.last == " " { scalars.removeLast() }
    let clock = scalars.reversed().prefix { ("0"..."9").contains($0) || $0 == "." || $0 == ":" }
    let parts = String(String.UnicodeScalarView(clock.reversed()))
      .split(whereSeparator: { $0 == "." || $0 == ":" })
    guard parts.count == 2, parts[1].utf8.count == 2, let hour = Int(parts[0]),
      let minute = Int(parts[1]), let time = ClockTime(hour: hour, minute: minute)
    else { return nil }
    scalars.removeLast(clock.count)
    var before = trimmed(String(scalars))
    if before.hasSuffix("เวลา") {
      before = trimmed(String(before.dropLast("เวลา".count)))
      isMarked = true
    }
    guard isMarked else { return nil }
    rest = Substring(before)
    return time
  }

  /// Drops `วันที่`, `เมื่อ`, `ระหว่าง` before a date.
  mutating func dropWords() {
    dropSpaces()
    for word in ["เมื่อ", "ระหว่าง", "วันที่", "ที่"] where take(word) { dropSpaces() }
  }

  /// Takes the day of the week: `วันพุธที่`, `พุธ`.
  mutating func takeWeekday() -> Weekday? {
    let before = rest
    _ = take("วัน")
    for (name, weekday) in Self.weekdays where take(name) {
      dropSpaces()
      if take("ที่") { dropSpaces() }
      return weekday
    }
    rest = before
    return nil
  }

  /// Takes `ปีงบประมาณ`, with or without `พ.ศ.`
  mutating func takeFiscalYearWord() -> Bool {
    guard take("ปีงบประมาณ") || take("ปีงบ") else { return false }
    dropSpaces()
    for word in ["พ.ศ.", "พ.ศ"] where take(word) { break }
    return true
  }

  /// The next word or number.
  mutating func next() -> Token? {
    dropSpaces()
    while take("พ.ศ.") || take("พ.ศ") || take("ค.ศ.") || take("ปี") || take("เดือน") || take(",") {
      dropSpaces()
    }
    guard let first = rest.unicodeScalars.first else { return nil }
    if ("0"..."9").contains(first) { return number() }
    if let month = month() { return month }
    if take("-") || take("–") || take("—") || take("ถึง") { return .dash }
    if take("/") { return .slash }
    let word = rest.unicodeScalars.prefix { $0 != " " && !("0"..."9").contains($0) }
    rest.unicodeScalars.removeFirst(word.count)
    return .word(String(word))
  }

  /// A month's name that isn't the beginning of a longer word.
  private mutating func month() -> Token? {
    guard let first = rest.unicodeScalars.first else { return nil }
    for name in Self.names[first] ?? [] {
      let before = rest
      guard rest.unicodeScalars.starts(with: name.letters) else { continue }
      rest.unicodeScalars.removeFirst(name.letters.count)
      let goesOn = rest.unicodeScalars.first.map(Self.isThaiLetter) ?? false
      if !goesOn || ["พ.ศ", "ค.ศ", "ปี", "ถึง"].contains(where: { rest.hasPrefix($0) }) {
        let written = String(String.UnicodeScalarView(name.letters))
        return .month(name.month, misspelt: name.isMisspelt ? written : nil)
      }
      rest = before
    }
    return nil
  }

  private static func isThaiLetter(_ scalar: Unicode.Scalar) -> Bool {
    (0x0E01...0x0E4D).contains(scalar.value)
  }

  private mutating func number() -> Token {
    let digits = rest.unicodeScalars.prefix { ("0"..."9").contains($0) }
    rest.unicodeScalars.removeFirst(digits.count)
    return .number(Int(String(digits)) ?? Int.max, digits: digits.count)
  }
}
