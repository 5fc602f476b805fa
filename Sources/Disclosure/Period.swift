public import Model

/// The shortest stretch of time whose sums are published.
public enum Period: Int, CaseIterable, Comparable, Sendable {
  case month = 1
  case quarter = 3
  case half = 6
  case year = 12

  /// The name in settings and data.
  public var name: String {
    switch self {
    case .month: "month"
    case .quarter: "quarter"
    case .half: "half"
    case .year: "year"
    }
  }

  /// A period by its name in settings.
  public init?(name: String) {
    guard let period = Period.allCases.first(where: { $0.name == name }) else { return nil }
    self = period
  }

  /// Orders by length.
  public static func < (left: Period, right: Period) -> Bool { left.rawValue < right.rawValue }

  /// The first day of the period that a day lies in; periods are counted from the first day of the
  /// fiscal year.
  func firstDay(around day: Day, _ calendar: FiscalCalendar) -> Day {
    let inYear = (Int(day.month) - calendar.firstMonth + 12) % 12
    return Self.day(of: day, monthsAhead: -(inYear % rawValue), isLast: false)
  }

  /// The last day of the period that a day lies in.
  func lastDay(around day: Day, _ calendar: FiscalCalendar) -> Day {
    Self.day(of: firstDay(around: day, calendar), monthsAhead: rawValue - 1, isLast: true)
  }

  /// The first or last day of a month some months away.
  private static func day(of day: Day, monthsAhead: Int, isLast: Bool) -> Day {
    let months = Int(day.year) * 12 + Int(day.month) - 1 + monthsAhead
    let (year, month) = (months / 12, months % 12 + 1)
    let last = isLast ? Day.length(ofMonth: month, year: year) : 1
    return Day(year: year, month: month, day: last) ?? day
  }
}

extension Day {
  /// The day after; the same where the calendar ends.
  var following: Day {
    Day(year: Int(year), month: Int(month), day: Int(day) + 1)
      ?? Day(year: Int(year), month: Int(month) + 1, day: 1)
      ?? Day(year: Int(year) + 1, month: 1, day: 1) ?? self
  }
}

/// Days that lie beside each other, both ends included.
public struct DayRange: Hashable, Sendable {
  /// The first day.
  public let from: Day
  /// The last day.
  public let through: Day

  /// Days from one to another; the later is never before the earlier.
  public init(from: Day, through: Day) {
    self.from = from
    self.through = max(from, through)
  }

  /// Whether a day is one of them.
  public func contains(_ day: Day) -> Bool { from <= day && day <= through }
}
