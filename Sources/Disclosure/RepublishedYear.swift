public import Model

extension DisclosedYear {
  /// A year as a site has published it: what the public has may be shown again.
  ///
  /// Only the rebuilding of a site may call it; `HouseTests` holds that.
  public init(
    republished statement: Statement, days: DayRange, lastDay: Day?, isRunning: Bool,
    welfare: WelfareTable, movements: [Movement], chart: Chart, identities: [Identity],
    rows: Statement.RowCounts
  ) {
    self.init(
      statement: Disclosed(statement), days: days, lastDay: lastDay, isRunning: isRunning,
      welfare: Disclosed(welfare), movements: Disclosed(movements), chart: Disclosed(chart),
      identities: identities, rows: rows)
  }
}

extension WelfareTable {
  /// A table as a site has published it.
  public init(
    republished lines: [Line], stretches: [DayRange], totals: [Money], people: [Int]
  ) {
    self.lines = lines
    self.stretches = stretches
    self.totals = totals
    self.people = people
  }
}

extension WelfareTable {
  /// Whether there is a figure for each stretch of time.
  public var isEven: Bool {
    ([totals.count, people.count] + lines.compactMap { $0.byStretch?.count }).allSatisfy {
      $0 == stretches.count
    }
  }
}

extension WelfareTable.Line {
  /// A line as a site has published it.
  public init(
    republished account: Account, _ amount: Money, people: Int, byStretch: [Money]?,
    kindCount: Int
  ) {
    self.init(
      account: account, amount: amount, people: people, byStretch: byStretch,
      kindCount: kindCount)
  }
}
