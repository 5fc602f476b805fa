/// A day of the Gregorian calendar.
///
/// The Buddhist era exists only where files are read and pages are written; inside, a year is
/// always of the Common Era.
@frozen public struct Day: Hashable, Comparable, Sendable {
  /// The year of the Common Era, 1 to 9999.
  public let year: Int16
  /// The month, 1 to 12.
  public let month: Int8
  /// The day of the month, 1 to 31.
  public let day: Int8

  /// A day, or `nil` where the calendar has no such day (31 February).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.year = Int16(year)
    self.month = Int8(month)
    self.day = Int8(day)
  }

  /// Orders by time.
  public static func < (left: Day, right: Day) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// How many days a month has.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether February of this year of the Common Era has 29 days.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Days since 1 March of the year 0, for differences between days.
  ///
  /// Source: the civil-from-days arithmetic of the proleptic Gregorian calendar.
  public var ordinal: Int {
    let shifted = month > 2 ? Int(year) : Int(year) - 1
    let monthFromMarch = (Int(month) + 9) % 12
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400
      + (monthFromMarch * 153 + 2) / 5 + Int(day) - 1
  }

  /// The day that a spreadsheet counts with this number: 44927 is 1 January 2023.
  ///
  /// The count begins in 1900 and has a 29 February 1900 that never was, so that only numbers from
  /// 20000 (1954) to 80000 (2119) are taken for days.
  ///
  /// Source: ECMA-376, part 1, §18.17.4.1, the 1900 date system.
  public init?(spreadsheetSerial number: Int) {
    guard (20_000...80_000).contains(number) else { return nil }
    // 30 December 1899 is day 0; 1 March of the year 0 is ordinal 0, and years begin in March.
    let target = number + Day.ordinalOfSerialZero
    var year = 1899 + number / 366
    while let next = Day(year: year + 1, month: 1, day: 1), next.ordinal <= target { year += 1 }
    guard let first = Day(year: year, month: 1, day: 1) else { return nil }
    var rest = target - first.ordinal
    var month = 1
    while rest >= Day.length(ofMonth: month, year: year) {
      rest -= Day.length(ofMonth: month, year: year)
      month += 1
    }
    self.init(year: year, month: month, day: rest + 1)
  }

  /// 30 December 1899 on the scale of `ordinal`.
  private static let ordinalOfSerialZero = 693_899

  /// The day of the week.
  public var weekday: Weekday {
    // 1 March of the year 0 was a Wednesday.
    Weekday.allCases[(ordinal + 3) % 7]
  }

  /// The day as ISO 8601 writes it: `2023-03-10`.
  public var iso: String {
    String(unsafeUninitializedCapacity: 10) { buffer in
      func write(_ number: Int, to width: Int, at start: Int) {
        var rest = number
        for index in stride(from: start + width - 1, through: start, by: -1) {
          buffer[index] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
      }
      write(Int(year), to: 4, at: 0)
      write(Int(month), to: 2, at: 5)
      write(Int(day), to: 2, at: 8)
      buffer[4] = UInt8(ascii: "-")
      buffer[7] = UInt8(ascii: "-")
      return 10
    }
  }

  /// A day as `iso` writes it; `nil` for anything else.
  public init?(iso: String) {
    let parts = iso.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      let read = Day(year: year, month: month, day: day), read.iso == iso
    else { return nil }
    self = read
  }

  /// The day as Thai treasurers write it, in the Buddhist era: `10/3/2566`.
  public var thai: String { "\(day)/\(month)/\(Int(year) + 543)" }
}

/// A day of the week, Sunday first.
public enum Weekday: Int, CaseIterable, Sendable {
  case sunday, monday, tuesday, wednesday, thursday, friday, saturday
}

/// A time of day to the minute.
public struct ClockTime: Hashable, Sendable {
  /// The hour, 0 to 23.
  public let hour: Int
  /// The minute, 0 to 59.
  public let minute: Int

  /// A time of day, or `nil` where no clock shows it.
  public init?(hour: Int, minute: Int) {
    guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
    self.hour = hour
    self.minute = minute
  }
}

/// When something happened: one day, several, or only a month or a year.
public struct Occasion: Hashable, Sendable {
  /// How exactly the time is known.
  public enum Precision: Hashable, Sendable {
    case day, month, year, fiscalYear
  }

  /// The first day, or the first of the month or year.
  public let first: Day
  /// The last day, the same as the first for a single day.
  public let last: Day
  /// How exactly the time is known.
  public let precision: Precision
  /// The time of day, where the source gives one.
  public let time: ClockTime?

  /// A span of days; `nil` where it would end before it begins.
  public init?(first: Day, last: Day, precision: Precision = .day, time: ClockTime? = nil) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
    self.precision = precision
    self.time = time
  }
}
