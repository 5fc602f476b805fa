import Model

/// How one language writes days and numbers, as its words file says.
struct FormatWords: Sendable {
  /// The calendar whose years a language counts.
  enum Era: String, CaseIterable {
    /// The year of the Common Era and 543.
    case buddhist
    /// The year of the Common Era.
    case common
  }

  /// A day, a month or a time with holes: `{day} {month} {year}`.
  struct Pattern: Sendable {
    enum Hole: String { case day, month, year, hour, minute, first, last }

    enum Part: Sendable {
      case text(String)
      case hole(Hole)
    }

    let parts: [Part]

    /// A pattern with each of the holes; `nil` where one is missing or another one stands.
    init?(_ text: String, _ holes: Set<Hole>) {
      var parts: [Part] = []
      var rest = Substring(text)
      while let brace = rest.firstIndex(of: "{"), let end = rest[brace...].firstIndex(of: "}") {
        guard let hole = Hole(rawValue: String(rest[rest.index(after: brace)..<end])) else {
          return nil
        }
        parts += [.text(String(rest[..<brace])), .hole(hole)]
        rest = rest[rest.index(after: end)...]
      }
      self.parts = parts + [.text(String(rest))]
      let found = Set(
        parts.compactMap { part -> Hole? in
          if case .hole(let hole) = part { hole } else { nil }
        })
      guard found == holes else { return nil }
    }

    /// The pattern with its holes filled.
    func filled(_ value: (Hole) -> String) -> String {
      parts.reduce(into: "") { text, part in
        switch part {
        case .text(let words): text += words
        case .hole(let hole): text += value(hole)
        }
      }
    }
  }

  /// The words that are patterns, whose holes are checked where they are read.
  static let patterns: Set<String> = [
    "date", "date_short", "date_range", "date_month", "date_year", "date_fiscal_year", "clock",
  ]

  /// The names of the months, January first.
  let months: [String]
  /// The same for narrow tables.
  let shortMonths: [String]
  let era: Era
  let day: Pattern
  let shortDay: Pattern
  let days: Pattern
  let month: Pattern
  let year: Pattern
  let fiscalYear: Pattern
  let clock: Pattern
  /// The digits from 0 to 9.
  private(set) var digits: [String]
  /// Stands between groups of three digits.
  private(set) var group: String
  /// Stands before what is less than one.
  private(set) var decimal: String
  /// Whether numbers look as computers write them: `1,234.50`.
  private(set) var areNumbersPlain = false

  /// The same with numbers as computers write them.
  var withPlainNumbers: FormatWords {
    var words = self
    words.digits = (0...9).map { String($0) }
    (words.group, words.decimal, words.areNumbersPlain) = (",", ".", true)
    return words
  }

  /// The words of a folder.
  ///
  /// - Returns: `nil` where one is missing or can't be used, with each of them reported.
  static func load(_ folder: TemplateFolder, file: FileID) -> Reading<FormatWords?> {
    var words = Taken(folder: folder, file: file)
    let months = (1...12).map { words.take("month_\($0)") }
    let shortMonths = (1...12).map { words.take("month_\($0)_short") }
    let era = words.take("year_era")
    let day = words.pattern("date", [.day, .month, .year])
    let shortDay = words.pattern("date_short", [.day, .month, .year])
    let days = words.pattern("date_range", [.first, .last])
    let month = words.pattern("date_month", [.month, .year])
    let year = words.pattern("date_year", [.year])
    let fiscalYear = words.pattern("date_fiscal_year", [.year])
    let clock = words.pattern("clock", [.hour, .minute])
    let digits = words.take("digits").map { String($0) }
    let (group, decimal) = (words.take("number_group"), words.take("number_decimal"))
    if era != "", Era(rawValue: era) == nil {
      words.diagnostics.append(.unusableEra(era, at: words.place))
    }
    if !digits.isEmpty, Set(digits).count != 10 || digits.count != 10 {
      words.diagnostics.append(.unusableDigits(digits.joined(), at: words.place))
    }
    guard words.diagnostics.isEmpty, let era = Era(rawValue: era), let day, let shortDay, let days,
      let month, let year, let fiscalYear, let clock
    else { return Reading(nil, words.diagnostics) }
    let read = FormatWords(
      months: months, shortMonths: shortMonths, era: era, day: day, shortDay: shortDay,
      days: days, month: month, year: year, fiscalYear: fiscalYear, clock: clock,
      digits: digits, group: group, decimal: decimal)
    let plain = read.withPlainNumbers
    let isPlain = (digits, group, decimal) == (plain.digits, plain.group, plain.decimal)
    return Reading(isPlain ? plain : read)
  }

  /// Words as they are taken, with what is wrong with them.
  private struct Taken {
    let folder: TemplateFolder
    let file: FileID
    var diagnostics: [Diagnostic] = []

    var place: Place { Place(file: file) }

    /// A word; empty where it is missing.
    mutating func take(_ name: String) -> String {
      if let word = folder.word(name) { return word }
      diagnostics.append(.wordMissing(name, near: nil, at: place))
      return ""
    }

    mutating func pattern(_ name: String, _ holes: [Pattern.Hole]) -> Pattern? {
      let text = take(name)
      if text.isEmpty { return nil }
      if let pattern = Pattern(text, Set(holes)) { return pattern }
      let names = holes.map { "{\($0.rawValue)}" }.joined(separator: " ")
      diagnostics.append(.unusablePattern(name, text, names, at: place))
      return nil
    }
  }
}

extension Diagnostic {
  fileprivate static func unusablePattern(
    _ name: String, _ text: String, _ holes: String, at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .unusableValue,
      Words(
        th: "คำ “\(name)” เขียนว่า “\(text)” ซึ่งช่องในปีกกาไม่ครบหรือเกิน",
        en: "The word “\(name)” is “\(text)”, whose names in braces aren't the right ones"),
      at: place,
      help: Words(th: "ต้องมี \(holes) และไม่มีช่องอื่น", en: "It needs \(holes), and no others"))
  }

  fileprivate static func unusableEra(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .unusableValue,
      Words(
        th: "คำ “year_era” เขียนว่า “\(text)”", en: "The word “year_era” is “\(text)”"), at: place,
      help: Words(
        th: "ใช้ buddhist สำหรับ พ.ศ. หรือ common สำหรับ ค.ศ.",
        en: "Write buddhist for years of the Buddhist era, common for those of the Common Era"))
  }

  fileprivate static func unusableDigits(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .unusableValue,
      Words(th: "คำ “digits” เขียนว่า “\(text)”", en: "The word “digits” is “\(text)”"), at: place,
      help: Words(
        th: "เขียนเลขสิบตัวจากศูนย์ถึงเก้า เช่น 0123456789",
        en: "Write ten different digits from zero to nine, like 0123456789"))
  }
}
