public import Model

/// What a date that somebody typed turned out to mean.
public struct DateText: Equatable {
  /// How years are counted.
  enum Era: Equatable {
    case buddhist, common
  }

  /// Why a text is no date.
  enum Flaw: Equatable {
    /// Nothing in it looks like a date.
    case unreadable
    /// The month is not known; the nearest that is.
    case unknownMonth(String, nearest: String?)
    /// The calendar has no such day: how many days that month has, in that year of the
    /// Common Era.
    case noSuchDay(month: Int, year: Int, length: Int)
    /// The second number can't be a month and the first can: month, day and year of the
    /// Common Era as they would read then.
    case swapped(month: Int, day: Int, year: Int)
    /// The span ends before it begins.
    case endsBeforeItBegins
  }

  /// When; `nil` where the text is no date.
  var occasion: Occasion?
  /// Why the text is no date.
  var flaw: Flaw?
  /// The year was written with two digits.
  var hasTwoDigitYear = false
  /// The era in which a year of four digits was written.
  var era: Era?
  /// A spreadsheet's count of days, or a date with the time that a spreadsheet adds.
  var isFromSpreadsheet = false
  /// The month's name as it was misspelt.
  var misspeltMonth: String?
  /// The weekday that was written, where it is not the one of that day.
  var wrongWeekday: Weekday?

  /// Reads a date in any of the forms that Thai offices and treasurers write.
  ///
  /// ISO 8601 (`2023-03-10`, spans with `/`), `10/03/2566`, `100366`, `10 มีนาคม 2566`,
  /// `17 ก.ย.61`, `วันพุธที่ ๒๗ กุมภาพันธ์ ๒๕๖๒ เวลา ๑๕.๐๐ น.`, `10-13 มีนาคม 2566`,
  /// `๒๗ กุมภาพันธ์ – ๑ มีนาคม ๒๕๖๒`, `มีนาคม 2566`, `พ.ศ. 2552`, `ปีงบประมาณ 2566`.
  /// A year from 2400 is of the Buddhist era, from 1800 to 2399 of the Common Era; two digits
  /// are of the Buddhist era. What spreadsheets make of a day is read too: `44927`,
  /// `2023-01-31 00:00:00`, `31/1/2566 0:00`.
  ///
  /// Source: the date expressions collected in the domain design, §1.2, and the rules of the
  /// ledger design, §5.3.
  public init(_ text: String, calendar: FiscalCalendar = .october) {
    if let day = EverydayDate(text) {
      self.init()
      era = day.era
      occasion = Occasion(first: day.day, last: day.day, precision: .day)
      return
    }
    self.init(parsing: text, calendar: calendar)
  }

  /// The same whatever the form.
  init(parsing text: String, calendar: FiscalCalendar) {
    let plain = plainDigits(text)
    let dateOnly = DateTokens.withoutSpreadsheetTime(plain)
    var tokens = DateTokens(dateOnly ?? plain)
    self.init()
    isFromSpreadsheet = dateOnly != nil
    let time = tokens.takeTime()
    tokens.dropWords()
    let weekday = tokens.takeWeekday()
    if let days = iso(tokens.text), let first = days.first, let last = days.last {
      span(first, last, .day, time)
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

  /// A day as its three numbers, the year of the Common Era.
  private struct Written {
    let day: Int
    let month: Int
    let year: Int
  }

  /// `2023-03-10`, or two of them with a slash between; `nil` for another form.
  private mutating func iso(_ text: String) -> [Written]? {
    let halves = text.split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return nil }
    var days: [Written] = []
    for half in halves {
      let parts = half.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.map(\.utf8.count) == [4, 2, 2],
        parts.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let written = Int(parts[0]), let year = commonEra(written, digits: 4),
        let month = Int(parts[1]), let day = Int(parts[2])
      else { return nil }
      days.append(Written(day: day, month: month, year: year))
      era = written >= 2400 ? .buddhist : .common
    }
    return days
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

  /// Reads the words and numbers of a date, and then looks at their order: `n` for a number,
  /// `m` for a month's name.
  private mutating func readDays(_ tokens: inout DateTokens, _ time: ClockTime?) {
    var form = ""
    var numbers: [(value: Int, digits: Int)] = []
    while let token = tokens.next() {
      switch token {
      case .number(let value, let digits):
        form += "n"
        numbers.append((value, digits))
      case .month(let month, let misspelt):
        form += "m"
        numbers.append((month, 0))
        misspeltMonth = misspelt ?? misspeltMonth
      case .dash: form += "-"
      case .slash: form += "/"
      case .word(let word):
        let known = DateTokens.monthNames
        flaw =
          form.isEmpty || word.unicodeScalars.first?.properties.isAlphabetic != true
          ? .unreadable : .unknownMonth(word, nearest: nearestNames(to: word, among: known).first)
        return
      }
    }
    guard let last = numbers.last else {
      flaw = .unreadable
      return
    }
    if form == "n", last.digits == 5, let day = Day(spreadsheetSerial: last.value) {
      isFromSpreadsheet = true
      era = .common
      occasion = Occasion(first: day, last: day)
      return
    }
    if form == "n", last.digits == 6 {
      numbers = [(last.value / 10_000, 2), (last.value / 100 % 100, 2), (last.value % 100, 2)]
      form = "n/n/n"
    }
    assemble(form, numbers, time)
  }

  /// Makes days of numbers in a known order.
  private mutating func assemble(
    _ form: String, _ numbers: [(value: Int, digits: Int)], _ time: ClockTime?
  ) {
    guard let written = numbers.last, let year = commonEra(written.value, digits: written.digits)
    else {
      flaw = .unreadable
      return
    }
    hasTwoDigitYear = written.digits <= 2
    if written.digits == 4 { era = written.value >= 2400 ? .buddhist : .common }
    func day(_ day: Int, _ month: Int, _ year: Int) -> Written {
      Written(day: numbers[day].value, month: numbers[month].value, year: year)
    }
    switch form {
    case "n":
      span(Written(day: 1, month: 1, year: year), Written(day: 31, month: 12, year: year), .year)
    case "mn":
      let month = numbers[0].value
      let length = Day.length(ofMonth: month, year: year)
      span(
        Written(day: 1, month: month, year: year),
        Written(day: length, month: month, year: year), .month)
    case "nmn", "n/n/n": span(day(0, 1, year), day(0, 1, year), .day, time)
    case "n-nmn": span(day(0, 2, year), day(1, 2, year), .day, time)
    case "nm-nmn": span(day(0, 1, year), day(2, 3, year), .day, time)
    case "nmn-nmn", "n/n/n-n/n/n":
      guard let first = commonEra(numbers[2].value, digits: numbers[2].digits) else {
        flaw = .unreadable
        return
      }
      span(day(0, 1, first), day(3, 4, year), .day, time)
    default: flaw = .unreadable
    }
  }

  private mutating func span(
    _ first: Written, _ last: Written, _ precision: Occasion.Precision, _ time: ClockTime? = nil
  ) {
    var days: [Day] = []
    for written in [first, last] {
      guard (1...12).contains(written.month), written.day > 0 else {
        let isSwapped = (13...31).contains(written.month) && (1...12).contains(written.day)
        flaw =
          isSwapped
          ? .swapped(month: written.day, day: written.month, year: written.year) : .unreadable
        return
      }
      let (year, month) = (written.year, written.month)
      guard let found = Day(year: year, month: month, day: written.day) else {
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
