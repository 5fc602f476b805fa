import Model

/// Days as spreadsheets count them: so many since an evening of 1899, or of 1903.
///
/// The count is of the Common Era, whatever era the cell shows. Source: ISO/IEC 29500-1, 18.17.4.
struct SerialDay {
  /// Whether 1 January 1904 is day 0, as workbooks of old Macintosh programs have it.
  let countsFrom1904: Bool

  /// The day of a number; `nil` where a spreadsheet would show `####`, and for 60: the calendar
  /// of spreadsheets has a 29 February 1900, ours has none.
  func day(_ number: NumberText) -> Day? {
    guard !number.isNegative, number.whole <= 2_958_465 else { return nil }
    let serial = number.whole
    if countsFrom1904 { return Self.day(daysAfter1899: serial + 1462) }
    if serial == 0 || serial == 60 { return nil }
    return Self.day(daysAfter1899: serial < 60 ? serial + 1 : serial)
  }

  /// The day so many days after 30 December 1899.
  ///
  /// Source: the civil-from-days arithmetic of the proleptic Gregorian calendar.
  private static func day(daysAfter1899 days: Int) -> Day? {
    guard let start = Day(year: 1899, month: 12, day: 30), days <= 2_958_465 else { return nil }
    let ordinal = start.ordinal + days
    let (cycle, dayOfCycle) = (ordinal / 146_097, ordinal % 146_097)
    let yearOfCycle =
      (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear =
      dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return Day(
      year: cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// The time of day of a number, `08:30`; days before the point don't count.
  static func time(_ number: NumberText) -> String {
    let minutes = (number.millionths * 1_440 + 500_000) / 1_000_000 % 1_440
    func padded(_ part: Int) -> String { part < 10 ? "0\(part)" : "\(part)" }
    return padded(minutes / 60) + ":" + padded(minutes % 60)
  }
}

/// Days that files write as ISO 8601, with or without a time.
enum ISODay {
  /// The day of `2023-01-31T08:30:00`; another text stays as it is.
  static func day(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let day = text.prefix(10)
    let isDay =
      day.count == 10
      && zip(day, "dddd-dd-dd".utf8).allSatisfy { byte, form in
        form == UInt8(ascii: "-") ? byte == form : (0x30...0x39).contains(byte)
      }
    return isDay && (text.dropFirst(10).first ?? UInt8(ascii: "T")) == UInt8(ascii: "T")
      ? day : text
  }
}
