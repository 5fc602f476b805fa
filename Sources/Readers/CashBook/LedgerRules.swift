public import Model

/// What a fund's ledgers may hold.
public struct LedgerRules: Sendable {
  /// How days fall into years.
  public let calendar: FiscalCalendar
  /// The first possible day: when the fund was founded.
  public let earliest: Day?
  /// The last possible day: the one for which the site speaks.
  public let latest: Day
  /// The fund's sub-district, to know a file of another fund by its title.
  public let tambon: String?

  /// Rules for one fund; where nobody says when it was founded, books go back 40 years.
  public init(calendar: FiscalCalendar, earliest: Day?, latest: Day, tambon: String? = nil) {
    self.tambon = tambon
    self.calendar = calendar
    self.earliest = earliest ?? Day(year: Int(latest.year) - 40, month: 1, day: 1)
    self.latest = latest
  }

  /// Whether a ledger may hold this day.
  func allow(_ day: Day) -> Bool { day <= latest && earliest.map { day >= $0 } ?? true }
}
