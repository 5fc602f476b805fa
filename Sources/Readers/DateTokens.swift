import Model

/// The words and numbers of a date, in the order in which they stand.
struct DateTokens {
  /// A word or number.
  enum Token: Equatable {
    case number(Int, digits: Int)
    case month(Int)
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

  /// Thai and English names of the months, the longest first so that the longest matches.
  static let monthNames: [(name: String, month: Int)] = {
    let names = MonthNames.thai.indices.map { month in
      let (short, english) = (MonthNames.shortThai[month], MonthNames.english[month])
      return [
        MonthNames.thai[month], short, String(short.dropLast()), english, String(english.prefix(3)),
      ]
    }
    let all = names.enumerated().flatMap { index, names in
      names.map { (name: $0, month: index + 1) }
    }
    return all.sorted { $0.name.utf8.count > $1.name.utf8.count }
  }()

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
    for (name, month) in Self.monthNames where take(name) { return .month(month) }
    if take("-") || take("–") || take("—") || take("ถึง") { return .dash }
    if take("/") { return .slash }
    let word = rest.unicodeScalars.prefix { $0 != " " && !("0"..."9").contains($0) }
    rest.unicodeScalars.removeFirst(word.count)
    return .word(String(word))
  }

  private mutating func number() -> Token {
    let digits = rest.unicodeScalars.prefix { ("0"..."9").contains($0) }
    rest.unicodeScalars.removeFirst(digits.count)
    return .number(Int(String(digits)) ?? Int.max, digits: digits.count)
  }
}
