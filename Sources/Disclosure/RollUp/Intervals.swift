import Model

/// The stretches of time whose sums are published, one after the other.
///
/// Each ends with a period of the policy; in each nobody was helped or enough people were, so
/// that what two editions of a site differ by tells of nobody. A stretch is decided by the rows up
/// to its end: what comes later never moves an end that was published.
struct Intervals {
  /// The stretches in order.
  let ranges: [DayRange]

  /// Cuts a fund's books.
  ///
  /// - Parameters:
  ///   - limit: the last day that may be published.
  /// - Complexity: O(rows + periods).
  init(_ books: Books, _ payouts: [Payout], _ policy: DisclosurePolicy, limit: Day) {
    // By their places: copying all entries would cost more than looking at them.
    let moving = books.entries.indices.filter { books.entries[$0].moves }
    let days = moving.map { books.entries[$0].day }
    guard let first = days.min(), let last = days.max() else {
      ranges = []
      return
    }
    let payouts = payouts.sorted { $0.day < $1.day }
    let inTransit = Transit(moving, of: books)
    var ranges: [DayRange] = []
    var crowd = WeighedCrowd()
    var next = 0
    var start = books.calendar.firstDay(of: books.calendar.year(of: first)) ?? first
    let end = books.calendar.lastDay(of: books.calendar.year(of: last)) ?? last
    var period = policy.period.lastDay(around: first, books.calendar)
    while period <= limit {
      while next < payouts.count, payouts[next].day <= period {
        crowd.add(payouts[next])
        next += 1
      }
      if crowd.isSafe(policy), inTransit.isZero(on: period) {
        ranges.append(DayRange(from: start, through: period))
        start = period.following
        crowd = WeighedCrowd()
      }
      if period >= end { break }
      period = policy.period.lastDay(around: period.following, books.calendar)
    }
    self.ranges = ranges
  }

  /// Money on its way between two accounts, whose sides are rows of their own.
  private struct Transit {
    /// The days on which it changes, each with what is on its way from then on.
    private var changes: [(day: Day, amount: Money)] = []

    init(_ moving: [Int], of books: Books) {
      var sums: [Day: Money] = [:]
      for row in moving where books.entries[row].kind == .halfTransfer {
        sums[books.entries[row].day, default: .zero] += books.entries[row].amount
      }
      var amount = Money.zero
      for (day, change) in sums.sorted(by: { $0.key < $1.key }) {
        amount += change
        changes.append((day, amount))
      }
    }

    func isZero(on day: Day) -> Bool {
      (changes.last { $0.day <= day }?.amount ?? .zero) == .zero
    }
  }
}

/// The stretches that the statement of one fiscal year covers.
struct Segment {
  let year: FiscalYear
  /// The stretches, in order; the last ends in the year.
  let intervals: [DayRange]
  /// Whether the year goes on.
  let isRunning: Bool

  /// All days.
  var range: DayRange {
    DayRange(from: intervals[0].from, through: intervals[intervals.count - 1].through)
  }

  /// The segments of a fund, one for each fiscal year in which a stretch ends.
  static func all(
    _ intervals: Intervals, _ calendar: FiscalCalendar, asOf: Day
  ) -> [Segment] {
    var segments: [Segment] = []
    for range in intervals.ranges {
      let year = calendar.year(of: range.through)
      let isRunning = calendar.lastDay(of: year).map { $0 > asOf } ?? true
      var intervals = [range]
      if let last = segments.last, last.year == year {
        intervals = last.intervals + intervals
        segments.removeLast()
      }
      segments.append(Segment(year: year, intervals: intervals, isRunning: isRunning))
    }
    return segments
  }
}
