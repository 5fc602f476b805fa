public import Model

/// The statement of one fiscal year as the public may see it, and what goes with it.
///
/// Only `DisclosurePolicy.disclose` makes one.
public struct DisclosedYear: Sendable {
  /// The receipts and payments.
  public let statement: Disclosed<Statement>
  /// The days that the statement covers: the fiscal year, unless too few people were helped at one
  /// of its ends for that end to be told.
  public let days: DayRange
  /// The last day with a row; where that is a row of welfare, the last day of its stretch.
  public let lastDay: Day?
  /// Whether the fiscal year goes on: then welfare and accounts are told in total only.
  public let isRunning: Bool
  /// The welfare by kind and by stretch of time.
  public let welfare: Disclosed<WelfareTable>
  /// What moved, for the journal.
  public let movements: Disclosed<[Movement]>
  /// The accounts that the movements name.
  public let chart: Disclosed<Chart>
  /// The sums that must hold, with both sides.
  public let identities: [Identity]
  /// How many rows of the books are in the statement.
  public let rows: Statement.RowCounts

  /// The fiscal year.
  public var year: FiscalYear { statement.value.year }
  /// Whether every sum holds.
  public var isProven: Bool { identities.allSatisfy(\.holds) }
}

extension DisclosurePolicy {
  /// What the public may see of a fund's books, year for year.
  ///
  /// - Parameters:
  ///   - sealed: every row that could be read.
  ///   - asOf: the day for which the site speaks; later periods are not over.
  ///   - heldFrom: the first year that is held back, with all after it.
  /// - Complexity: O(entries + years × kinds²).
  public func disclose(
    _ sealed: Private<Books>, fund: Fund.ID, asOf: Day, heldFrom: FiscalYear? = nil
  ) -> [DisclosedYear] {
    let books = sealed.value
    let payouts = Payout.all(of: books, self)
    var limit = asOf
    if let heldFrom {
      guard let day = books.calendar.lastDay(of: heldFrom.previous) else { return [] }
      limit = min(limit, day)
    }
    let intervals = Intervals(books, payouts, self, limit: limit)
    let segments = Segment.all(intervals, books.calendar, asOf: asOf)
    let plans = SegmentPlan.all(segments, of: books, payouts, self)
    let rollUp = RollUp(books, plans, self)
    let publicBooks = rollUp.publicBooks
    let statements = Statement.all(of: publicBooks, fund: fund)
    var years: [DisclosedYear] = []
    var before: Statement?
    var sums = PrivateSums()
    let months = publicBooks.monthlyChanges
    for plan in plans {
      sums.add(plan.rows, of: books)
      guard let statement = statements.first(where: { $0.year == plan.segment.year }) else {
        continue
      }
      var identities = statement.identities(
        after: before, months: months[statement.year])
      identities.append(sums.identity(with: statement))
      years.append(
        DisclosedYear(
          statement: Disclosed(
            rollUp.yearsWithPots.contains(statement.year) ? statement : statement.withoutPots),
          days: plan.segment.range, lastDay: plan.lastDay(in: books),
          isRunning: plan.segment.isRunning,
          welfare: Disclosed(WelfareTable(plan, rollUp)),
          movements: Disclosed(publicBooks.movements(in: statement.year)),
          chart: Disclosed(publicBooks.chart), identities: identities,
          rows: plan.rowCounts(in: books)))
      before = statement
    }
    return years
  }
}

extension SegmentPlan {
  /// The last day with a row that may be told.
  fileprivate func lastDay(in books: Books) -> Day? {
    let last = rows.lazy.map { books.entries[$0].day }.max()
    guard let welfare = payouts.map(\.day).max(), welfare == last else { return last }
    return segment.intervals.first { $0.contains(welfare) }?.through
  }

  /// The rows, counted.
  fileprivate func rowCounts(in books: Books) -> Statement.RowCounts {
    var counts = Statement.RowCounts()
    for row in rows { counts.add(books.entries[row]) }
    return counts
  }
}

/// What the private books come to in a segment, summed apart from everything that is published.
private struct PrivateSums {
  private var receipts = Money.zero
  private var payments = Money.zero
  private var welfare = Money.zero
  private var held = Money.zero

  mutating func add(_ rows: [Int], of books: Books) {
    (receipts, payments, welfare) = (.zero, .zero, .zero)
    for row in rows {
      for posting in books.entries[row].postings {
        switch books.chart.kind(of: posting.account) {
        case .receipt: receipts -= posting.amount
        case .welfare:
          welfare += posting.amount
          payments += posting.amount
        case .payment: payments += posting.amount
        case .cash, .bank: held += posting.amount
        case .liability, .receivable, .opening, .transfers: break
        }
      }
    }
  }

  /// Whether the public statement comes to the same.
  func identity(with statement: Statement) -> Identity {
    Identity(
      .disclosureKeepsTotals, statement.paid, payments,
      holds: statement.received == receipts && statement.closing == held
        && statement.welfare.map(\.amount).total == welfare)
  }
}
