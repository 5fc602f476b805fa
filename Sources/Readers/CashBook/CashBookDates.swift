import Model

/// The days of a cash book as they are read from above: each may be written in a form of its own,
/// and a form that can mean two days is seen by what the other rows do.
struct CashBookDates {
  private let rules: LedgerRules
  /// The last day that was read.
  private(set) var last: Day?
  /// The earliest day that was read.
  private var earliest: Day?
  private(set) var diagnostics: [Diagnostic] = []
  private var firstBuddhist: (place: Place, text: String)?
  private var firstCommon: (place: Place, text: String)?
  private var buddhistCount = 0
  private var commonCount = 0

  /// Whether days come from cells of a workbook, where ISO 8601 is how we write a serial day.
  private let isWorkbook: Bool

  init(rules: LedgerRules, isWorkbook: Bool = false) {
    self.rules = rules
    self.isWorkbook = isWorkbook
  }

  private static let dittoMarks = ["\"", "''", "〃", "“", "”", "„", ",,", "-\"-"].map {
    Array($0.utf8)
  }

  /// Whether a cell means “the same as above”.
  static func isDitto(_ text: ArraySlice<UInt8>) -> Bool {
    text.count <= 3 && dittoMarks.contains { $0[...] == text }
  }

  /// The day of a cell; `nil` where it can't be read, which is reported.
  mutating func read(_ text: ArraySlice<UInt8>, at place: Place, _ notes: inout FileNotes) -> Day? {
    if let day = text.withUnsafeBufferPointer({ Self.everydayDay($0, 0..<$0.count) }) {
      see(.buddhist, String(decoding: text, as: UTF8.self), place)
      return within(day, text, place)
    }
    let string = String(decoding: text, as: UTF8.self)
    if last != nil, string.isEmpty || Self.isDitto(text) {
      notes.see(.dateFromAbove, string, at: place)
      return last
    }
    guard let day = carefulDay(string, place, &notes) else { return nil }
    return within(day, text, place)
  }

  private mutating func within(_ day: Day, _ text: ArraySlice<UInt8>, _ place: Place) -> Day? {
    guard rules.allow(day) else {
      let string = String(decoding: text, as: UTF8.self)
      diagnostics.append(
        .dateOutOfRange(string, day, rules, meant: meant(day), at: place, doubtFrom: last))
      return nil
    }
    last = day
    earliest = min(earliest ?? day, day)
    return day
  }

  private mutating func see(
    _ era: DateText.Era, _ text: @autoclosure () -> String, _ place: Place
  ) {
    switch era {
    case .buddhist:
      buddhistCount += 1
      if firstBuddhist == nil { firstBuddhist = (place, text()) }
    case .common:
      commonCount += 1
      if firstCommon == nil { firstCommon = (place, text()) }
    }
  }

  /// Any other form of a date; reports one that can't be read.
  private mutating func carefulDay(
    _ text: String, _ place: Place, _ notes: inout FileNotes
  ) -> Day? {
    let date = DateText(text)
    guard let day = date.day else {
      diagnostics.append(.unreadableDay(text, date, at: place, doubtFrom: earlier(date.flaw)))
      return nil
    }
    if text.unicodeScalars.contains(where: { (0x0E50...0x0E59).contains($0.value) }) {
      notes.see(.thaiDigits, text, at: place)
    }
    if date.misspeltMonth != nil { notes.see(.monthName, text, at: place) }
    if date.isFromSpreadsheet { notes.see(.serialDate, text, at: place) }
    let isSerialDay = isWorkbook && text.dropFirst(4).hasPrefix("-")
    if let era = date.era, !date.isFromSpreadsheet, !isSerialDay { see(era, text, place) }
    guard date.hasTwoDigitYear else { return day }
    let other = Day(year: Int(day.year) + 543 - 500, month: Int(day.month), day: Int(day.day))
    if let other, rules.allow(other) {
      diagnostics.append(.ambiguousYear(text, day, other, at: place, doubtFrom: last))
      return nil
    }
    if rules.allow(day) { diagnostics.append(.twoDigitYear(text, day, at: place)) }
    return day
  }

  /// The day before a row, or the month that it names where that is earlier.
  private func earlier(_ flaw: DateText.Flaw?) -> Day? {
    switch flaw {
    case .noSuchDay(let month, let year, _):
      guard let named = Day(year: year, month: month, day: 1) else { return last }
      return min(last ?? named, named)
    case .swapped(_, _, let year):
      // Rows of the same book may be swapped where nothing shows it, those above too.
      guard let first = Day(year: year, month: 1, day: 1) else { return earliest }
      return min(earliest ?? first, first)
    default: return last
    }
  }

  /// A year that may have been meant: two digits swapped, or the other era.
  private func meant(_ day: Day) -> Int? {
    let written = Int(day.year) + 543
    let digits = [written / 1000, written / 100 % 10, written / 10 % 10, written % 10]
    let swapped = [
      digits[0] * 1000 + digits[1] * 100 + digits[3] * 10 + digits[2],
      digits[0] * 1000 + digits[2] * 100 + digits[1] * 10 + digits[3],
    ]
    return (swapped + [written - 543, written + 543]).first { year in
      Day(year: year - 543, month: Int(day.month), day: Int(day.day)).map(rules.allow) ?? false
    }
  }

  /// What the file as a whole shows: years of two eras.
  func findings() -> [Diagnostic] {
    guard let firstBuddhist, let firstCommon else { return [] }
    let isCommonRare = commonCount <= buddhistCount
    let rare = isCommonRare ? firstCommon : firstBuddhist
    return [
      .mixedEras(
        rare.text, isCommonRare: isCommonRare, count: min(commonCount, buddhistCount),
        at: rare.place)
    ]
  }

  /// The everyday date, `5/10/2566` in plain digits.
  static func everydayDay(_ text: UnsafeBufferPointer<UInt8>, _ bytes: Range<Int>) -> Day? {
    guard bytes.count <= 10 else { return nil }
    var (day, month, number, part) = (0, 0, 0, 0)
    for index in bytes {
      let byte = text[index]
      switch byte {
      case 0x30...0x39: number = number &* 10 &+ Int(byte &- 0x30)
      case UInt8(ascii: "/") where part < 2:
        if part == 0 { day = number } else { month = number }
        number = 0
        part += 1
      default: return nil
      }
    }
    guard part == 2, (2400...3000).contains(number) else { return nil }
    return Day(year: number - 543, month: month, day: day)
  }

  /// Whether nothing need be told of an everyday date: a book may hold it, and it isn't the first
  /// of its era.
  func isExpected(_ day: Day) -> Bool { firstBuddhist != nil && rules.allow(day) }

  /// Takes an everyday date that is expected.
  mutating func takeExpected(_ day: Day) {
    buddhistCount += 1
    last = day
    if let earliest, earliest <= day { return }
    earliest = day
  }
}
