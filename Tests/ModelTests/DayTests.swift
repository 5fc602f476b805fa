import Model
import Support
import Testing

@Suite struct DayTests {
  @Test(arguments: [
    (2023, 2, 28), (2024, 2, 29), (2000, 2, 29), (2023, 4, 30), (2023, 12, 31), (1, 1, 1),
    (9999, 12, 31),
  ])
  func aDayOfTheCalendarIsADay(year: Int, month: Int, day: Int) throws {
    let found = try #require(Day(year: year, month: month, day: day))
    #expect([Int(found.year), Int(found.month), Int(found.day)] == [year, month, day])
  }

  @Test(arguments: [
    (2023, 2, 29), (2024, 2, 30), (1900, 2, 29), (2100, 2, 29), (2023, 4, 31), (2023, 6, 31),
    (2023, 9, 31), (2023, 11, 31), (2023, 1, 32), (2023, 0, 1), (2023, 13, 1), (2023, 1, 0),
    (2023, 1, -1), (0, 1, 1), (10_000, 1, 1), (2023, 2, Int.max), (2023, Int.min, 1),
    (Int.max, 1, 1),
  ])
  func aDayThatNoCalendarHasIsNone(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [
    (1900, false), (2000, true), (2019, false), (2020, true), (2021, false), (2024, true),
    (2100, false), (2400, true),
  ])
  func leapYearsAreThoseOfTheGregorianCalendar(year: Int, isLeap: Bool) {
    #expect(Day.isLeap(year) == isLeap)
    #expect(Day.length(ofMonth: 2, year: year) == (isLeap ? 29 : 28))
  }

  @Test func ordinalAndWeekdayGoOnByOneFromDayToDayFor180Years() throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    // 1 January 1890 was a Wednesday.
    var weekday = Weekday.wednesday.rawValue
    var last: Day?
    var count = 0
    for year in 1890...2069 {
      let isLeap = (year % 4 == 0 && year % 100 != 0) || year == 2000
      for month in 1...12 {
        for number in 1...(lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)) {
          let day = try #require(Day(year: year, month: month, day: number))
          if let last {
            guard day.ordinal - last.ordinal == 1, last < day else {
              Issue.record("\(last.iso) and \(day.iso) are not neighbours")
              return
            }
          }
          guard day.weekday.rawValue == weekday else {
            Issue.record("\(day.iso) is a \(day.weekday)")
            return
          }
          weekday = (weekday + 1) % 7
          last = day
          count += 1
        }
      }
    }
    #expect(count == 180 * 365 + 44)
  }

  @Test(arguments: [
    (Day.of(2019, 2, 27), Weekday.wednesday), (Day.of(2023, 3, 10), .friday),
    (Day.of(2000, 2, 29), .tuesday), (Day.of(1970, 1, 1), .thursday),
    (Day.of(2026, 9, 30), .wednesday), (Day.of(1, 1, 1), .monday),
  ])
  func knownDaysHaveTheirWeekday(day: Day, weekday: Weekday) {
    #expect(day.weekday == weekday)
  }

  @Test func isoHasFourTwoAndTwoDigits() {
    #expect(Day.of(2023, 3, 9).iso == "2023-03-09")
    #expect(Day.of(987, 12, 31).iso == "0987-12-31")
  }

  @Test(arguments: [(0, 0, true), (23, 59, true), (24, 0, false), (12, 60, false), (-1, 0, false)])
  func aClockShowsHoursTo23AndMinutesTo59(hour: Int, minute: Int, isShown: Bool) {
    #expect((ClockTime(hour: hour, minute: minute) != nil) == isShown)
  }

  @Test func anOccasionDoesNotEndBeforeItBegins() {
    let (first, last) = (Day.of(2023, 3, 10), Day.of(2023, 3, 13))
    #expect(Occasion(first: first, last: last)?.last == last)
    #expect(Occasion(first: first, last: first)?.last == first)
    #expect(Occasion(first: last, last: first) == nil)
  }
}

@Suite struct FiscalCalendarTests {
  @Test(arguments: [
    (10, Day.of(2022, 9, 30), 2022), (10, Day.of(2022, 10, 1), 2023),
    (10, Day.of(2022, 12, 31), 2023), (10, Day.of(2023, 1, 1), 2023),
    (10, Day.of(2023, 9, 30), 2023), (1, Day.of(2023, 1, 1), 2023), (1, Day.of(2023, 12, 31), 2023),
    (2, Day.of(2023, 1, 31), 2023), (2, Day.of(2023, 2, 1), 2024), (12, Day.of(2023, 12, 1), 2024),
  ])
  func aDayFallsIntoTheYearThatEndsAfterIt(firstMonth: Int, day: Day, ending: Int) throws {
    let calendar = try #require(FiscalCalendar(firstMonth: firstMonth))
    #expect(calendar.year(of: day) == FiscalYear(ending: ending))
  }

  @Test func octoberYearsRunFromOctoberToSeptember() {
    let year = FiscalYear(ending: 2023)
    #expect(FiscalCalendar.october.firstDay(of: year) == Day.of(2022, 10, 1))
    #expect(FiscalCalendar.october.lastDay(of: year) == Day.of(2023, 9, 30))
  }

  @Test func januaryYearsAreCalendarYears() throws {
    let calendar = try #require(FiscalCalendar(firstMonth: 1))
    #expect(calendar.firstDay(of: FiscalYear(ending: 2023)) == Day.of(2023, 1, 1))
    #expect(calendar.lastDay(of: FiscalYear(ending: 2023)) == Day.of(2023, 12, 31))
  }

  @Test func aMarchYearEndsWithFebruaryOfThatYear() throws {
    let calendar = try #require(FiscalCalendar(firstMonth: 3))
    #expect(calendar.lastDay(of: FiscalYear(ending: 2024)) == Day.of(2024, 2, 29))
    #expect(calendar.lastDay(of: FiscalYear(ending: 2023)) == Day.of(2023, 2, 28))
  }

  @Test(arguments: 1...12)
  func yearsFollowEachOtherWithoutAGapWhateverTheFirstMonth(month: Int) throws {
    let calendar = try #require(FiscalCalendar(firstMonth: month))
    for ending in 1990...2050 {
      let year = FiscalYear(ending: ending)
      let first = try #require(calendar.firstDay(of: year))
      let last = try #require(calendar.lastDay(of: year))
      let next = try #require(calendar.firstDay(of: year.next))
      #expect(next.ordinal - last.ordinal == 1)
      #expect(calendar.year(of: first) == year && calendar.year(of: last) == year)
      #expect(year.next.previous == year && year < year.next)
    }
  }

  @Test(arguments: [0, 13, -1, Int.max])
  func thereAreOnlyTwelveMonths(month: Int) {
    #expect(FiscalCalendar(firstMonth: month) == nil)
  }

  @Test func aYearOutsideTheCalendarHasNoDays() {
    #expect(FiscalCalendar.october.firstDay(of: FiscalYear(ending: 0)) == nil)
    #expect(FiscalCalendar.october.lastDay(of: FiscalYear(ending: 10_000)) == nil)
  }
}
