/// A fiscal year, named by the year in which it ends.
///
/// Thai public bodies count from October to September: fiscal year 2566 is 1 October 2565 to
/// 30 September 2566 of the Buddhist era, held here as 2023.
@frozen public struct FiscalYear: Hashable, Comparable, Sendable {
  /// The year of the Common Era in which the fiscal year ends.
  public let ending: Int

  /// The fiscal year that ends in this year of the Common Era.
  public init(ending: Int) { self.ending = ending }

  /// Orders by time.
  public static func < (left: FiscalYear, right: FiscalYear) -> Bool {
    left.ending < right.ending
  }

  /// The year before.
  public var previous: FiscalYear { FiscalYear(ending: ending - 1) }

  /// The year after.
  public var next: FiscalYear { FiscalYear(ending: ending + 1) }
}

/// How days fall into fiscal years: by the month in which a year begins.
public struct FiscalCalendar: Hashable, Sendable {
  /// The first month of a fiscal year, 1 to 12.
  public let firstMonth: Int

  /// A calendar whose years begin with this month; `nil` where there is no such month.
  public init?(firstMonth: Int) {
    guard (1...12).contains(firstMonth) else { return nil }
    self.firstMonth = firstMonth
  }

  private init(checkedMonth: Int) { firstMonth = checkedMonth }

  /// October to September, the years of Thai public bodies.
  public static let october = FiscalCalendar(checkedMonth: 10)

  /// The fiscal year in which a day falls.
  public func year(of day: Day) -> FiscalYear {
    let endsNextYear = firstMonth > 1 && Int(day.month) >= firstMonth
    return FiscalYear(ending: Int(day.year) + (endsNextYear ? 1 : 0))
  }

  /// The first day of a fiscal year; `nil` outside the years 2 to 9998.
  public func firstDay(of year: FiscalYear) -> Day? {
    Day(year: firstMonth == 1 ? year.ending : year.ending - 1, month: firstMonth, day: 1)
  }

  /// The last day of a fiscal year; `nil` outside the years 2 to 9998.
  public func lastDay(of year: FiscalYear) -> Day? {
    let month = firstMonth == 1 ? 12 : firstMonth - 1
    return Day(year: year.ending, month: month, day: Day.length(ofMonth: month, year: year.ending))
  }
}
