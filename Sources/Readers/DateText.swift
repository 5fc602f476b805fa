public import Model

/// What a date that somebody typed turned out to mean.
public struct DateText: Equatable {
  /// Why a text is no date.
  enum Flaw: Equatable {
    /// Nothing in it looks like a date.
    case unreadable
    /// The month is not known; the nearest that is.
    case unknownMonth(String, nearest: String?)
    /// The calendar has no such day: how many days that month has, in that year of the
    /// Common Era.
    case noSuchDay(month: Int, year: Int, length: Int)
    /// The span ends before it begins.
    case endsBeforeItBegins
  }

  /// When; `nil` where the text is no date.
  var occasion: Occasion?
  /// Why the text is no date.
  var flaw: Flaw?
  /// The year was written with two digits.
  var hasTwoDigitYear = false
  /// The weekday that was written, where it is not the one of that day.
  var wrongWeekday: Weekday?

  /// Reads a date in any of the forms that Thai offices and treasurers write.
  ///
  /// ISO 8601 (`2023-03-10`, spans with `/`), `10/03/2566`, `100366`, `10 มีนาคม 2566`,
  /// `17 ก.ย.61`, `วันพุธที่ ๒๗ กุมภาพันธ์ ๒๕๖๒ เวลา ๑๕.๐๐ น.`, `10-13 มีนาคม 2566`,
  /// `๒๗ กุมภาพันธ์ – ๑ มีนาคม ๒๕๖๒`, `มีนาคม 2566`, `พ.ศ. 2552`, `ปีงบประมาณ 2566`.
  /// A year from 2400 is of the Buddhist era, from 1800 to 2399 of the Common Era; two digits
  /// are of the Buddhist era.
  ///
  /// Source: the date expressions collected in the domain design, §1.2, and the rules of the
  /// ledger design, §5.3.
  public init(_ text: String, calendar: FiscalCalendar = .october) {
    var tokens = DateTokens(plainDigits(text))
    self.init()
    let time = tokens.takeTime()
    tokens.dropWords()
    let weekday = tokens.takeWeekday()
    if let iso = Self.iso(tokens.text) {
      occasion = iso.flatMap { Occasion(first: $0.0, last: $0.1, time: time) }
      if occasion == nil { flaw = .unreadable }
    } else if tokens.takeFiscalYearWord() {
      readFiscalYear(&tokens, calendar)
    } else {
      readDays(&tokens, time)
    }
    if let occasion, occasion.precision == .day, let weekday, occasion.first.weekday != weekday {
      wrongWeekday = weekday
    }
  }

  private init() {}

  /// The day, where the text means a single one.
  public var day: Day? {
    guard let occasion, occasion.precision == .day, occasion.first == occasion.last else {
      return nil
    }
    return occasion.first
  }

  /// `2023-03-10`, or two of them with a slash between. `nil` where it has another form,
  /// a `nil` inside where it has the form and no such day exists.
  private static func iso(_ text: String) -> (Day, Day)?? {
    let halves = text.split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return nil }
    var days: [Day?] = []
    for half in halves {
      let parts = half.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
        parts[2].utf8.count == 2, let year = Int(parts[0]), let month = Int(parts[1]),
        let day = Int(parts[2])
      else { return nil }
      days.append(Day(year: year >= 2400 ? year - 543 : year, month: month, day: day))
    }
    guard let first = days.first, let last = days.last, let first, let last else {
      return .some(nil)
    }
    return .some((first, last))
  }

  private mutating func readFiscalYear(_ tokens: inout DateTokens, _ calendar: FiscalCalendar) {
    guard case .number(let number, let digits)? = tokens.next(), tokens.isAtEnd,
      let year = commonEra(number, digits: digits),
      let first = calendar.firstDay(of: FiscalYear(ending: year)),
      let last = calendar.lastDay(of: FiscalYear(ending: year))
    else {
      flaw = .unreadable
      return
    }
    occasion = Occasion(first: first, last: last, precision: .fiscalYear)
  }

  private mutating func readDays(_ tokens: inout DateTokens, _ time: ClockTime?) {
    var numbers: [(value: Int, digits: Int, month: Int?)] = []
    var dashAfter: Int?
    var slashes = 0
    while let token = tokens.next() {
      switch token {
      case .number(let value, let digits): numbers.append((value, digits, nil))
      case .month(let month):
        if numbers.isEmpty {
          numbers.append((0, 0, month))
        } else if numbers[numbers.count - 1].month == nil {
          numbers[numbers.count - 1].month = month
        } else {
          flaw = .unreadable
          return
        }
      case .dash where dashAfter == nil && !numbers.isEmpty: dashAfter = numbers.count
      case .slash: slashes += 1
      case .dash:
        flaw = .unreadable
        return
      case .word(let word):
        let known = DateTokens.monthNames.map(\.name)
        flaw =
          numbers.isEmpty
          ? .unreadable : .unknownMonth(word, nearest: nearestNames(to: word, among: known).first)
        return
      }
    }
    assemble(numbers, dashAfter: dashAfter, slashes: slashes, time)
  }

  /// Makes days of the numbers: `[day month]… year`, `day/month/year`, `ddmmyy`, or a year.
  private mutating func assemble(
    _ numbers: [(value: Int, digits: Int, month: Int?)], dashAfter: Int?, slashes: Int,
    _ time: ClockTime?
  ) {
    var numbers = numbers
    if slashes == 2, numbers.count == 3, dashAfter == nil || slashes == 2 {
      numbers = [(numbers[0].value, numbers[0].digits, numbers[1].value), numbers[2]]
    } else if numbers.count == 1, numbers[0].digits == 6, slashes == 0 {
      let packed = numbers[0].value
      numbers = [(packed / 10_000, 2, packed / 100 % 100), (packed % 100, 2, nil)]
    } else if slashes != 0 {
      flaw = .unreadable
      return
    }
    guard let written = numbers.last, written.month == nil || numbers.count == 1,
      let year = commonEra(written.value, digits: written.digits)
    else {
      flaw = .unreadable
      return
    }
    hasTwoDigitYear = written.digits <= 2
    let days = numbers.dropLast()
    switch (days.count, dashAfter) {
    case (0, nil):
      span(from: (1, 1), to: (31, 12), year, precision: .year, nil)
    case (1, nil):
      guard let month = days[0].month else {
        flaw = .unreadable
        return
      }
      if days[0].digits == 0 {
        span(
          from: (1, month), to: (Day.length(ofMonth: month, year: year), month), year,
          precision: .month, nil)
      } else {
        span(from: (days[0].value, month), to: (days[0].value, month), year, time)
      }
    case (2, 1):
      guard let lastMonth = days[1].month else {
        flaw = .unreadable
        return
      }
      let first = (days[0].value, days[0].month ?? lastMonth)
      span(from: first, to: (days[1].value, lastMonth), year, time)
    default: flaw = .unreadable
    }
  }

  private mutating func span(
    from first: (day: Int, month: Int), to last: (day: Int, month: Int), _ year: Int,
    precision: Occasion.Precision = .day, _ time: ClockTime?
  ) {
    var days: [Day] = []
    for (day, month) in [first, last] {
      guard (1...12).contains(month), year > 0, day > 0 else {
        flaw = .unreadable
        return
      }
      guard let found = Day(year: year, month: month, day: day) else {
        flaw = .noSuchDay(
          month: month, year: year, length: Day.length(ofMonth: month, year: year))
        return
      }
      days.append(found)
    }
    occasion = Occasion(first: days[0], last: days[1], precision: precision, time: time)
    if occasion == nil { flaw = .endsBeforeItBegins }
  }

  /// The year of the Common Era that a written year means; `nil` where it means none.
  private func commonEra(_ number: Int, digits: Int) -> Int? {
    switch (number, digits) {
    case (2400...3000, 4): number - 543
    case (1800...2399, 4): number
    case (_, 2): number + 2500 - 543
    default: nil
    }
  }
}
