import Model

/// The sums down the columns of money, to compare with rows of totals.
struct RowTotals {
  /// What a row of totals may mean: pages, months and years are summed in many ways.
  private struct Sums {
    var all = Money.zero
    var opening = Money.zero
    var sinceTotal = Money.zero
    var month = Money.zero
  }

  /// The sums of each column, by its position.
  private var sums: [Sums]
  /// The last balance of each column.
  private var balances: [Money?]
  private var month: (year: Int16, month: Int8)?
  private var firstDay: Day?
  /// Whether every amount above could be read.
  var isCertain = true
  /// The totals that don't agree.
  private(set) var claims: [TotalsClaim] = []

  /// No sums yet, in a table of so many columns.
  init(columns: Int) {
    sums = Array(repeating: Sums(), count: columns)
    balances = Array(repeating: nil, count: columns)
  }

  /// Adds an amount to its column.
  mutating func count(_ amount: Money, _ position: Int, on day: Day?, isOpening: Bool) {
    if let day {
      if month.map({ $0 != (day.year, day.month) }) ?? true {
        month = (day.year, day.month)
        for column in sums.indices { sums[column].month = .zero }
      }
      if firstDay.map({ day < $0 }) ?? true { firstDay = day }
    }
    sums[position].all += amount
    sums[position].sinceTotal += amount
    sums[position].month += amount
    if isOpening { sums[position].opening += amount }
  }

  /// Remembers the last balance of a column.
  mutating func state(_ balance: Money, _ position: Int) { balances[position] = balance }

  /// Compares one cell of a row of totals.
  ///
  /// - Returns: the sum that was meant where none is what is written; `nil` where one is.
  func expected(_ written: Money, _ position: Int, balanceOfGroup: Int?) -> Money? {
    let sum = sums[position]
    let meant = [sum.all, sum.all - sum.opening, sum.sinceTotal, sum.month]
    let last = balanceOfGroup.flatMap { balances[$0] } ?? .zero
    if (meant + meant.map { $0 + last } + [last]).contains(written) { return nil }
    return meant.min { ($0 - written).magnitude < ($1 - written).magnitude }
  }

  /// The last balance of a column where another is written; `nil` where it agrees.
  func expectedBalance(_ written: Money, _ position: Int) -> Money? {
    guard let last = balances[position], last != written else { return nil }
    return last
  }

  /// Remembers a total that doesn't agree.
  mutating func claim(_ written: Money, _ counted: Money, _ column: String, at place: Place) {
    claims.append(
      TotalsClaim(
        written: written, counted: counted, column: column, place: place, doubtFrom: firstDay))
  }

  /// Begins the sums of the next page.
  mutating func beginPage() { for column in sums.indices { sums[column].sinceTotal = .zero } }
}

extension CashBook {
  /// Compares a row of totals with the rows above it.
  mutating func compareTotals(_ row: CSVRow, at place: Place) {
    let isOneAccount = header.position(.account) == nil
    var agreed: String?
    for group in header.money {
      for position in [group.moneyIn, group.moneyOut].compactMap({ $0 }) {
        guard let (written, cell) = writtenTotal(position, row), totals.isCertain else { continue }
        let expected = totals.expected(written, position, balanceOfGroup: group.balance)
        if let expected {
          totals.claim(written, expected, header.names[position], at: cell)
        } else {
          agreed = agreed ?? written.description
        }
      }
      guard isOneAccount, let position = group.balance,
        let (written, cell) = writtenTotal(position, row), totals.isCertain
      else { continue }
      if let expected = totals.expectedBalance(written, position) {
        totals.claim(written, expected, header.names[position], at: cell)
      }
    }
    if let agreed { notes.see(.totalsRow, agreed, at: place) }
    totals.beginPage()
  }

  private mutating func writtenTotal(_ position: Int, _ row: CSVRow) -> (Money, Place)? {
    guard let (text, place) = cell(at: position, row) else { return nil }
    switch AmountText(text) {
    case .amount(let written): return (written, place)
    case .empty: return nil
    case .unreadable(let flaw):
      // No figure comes from a total, so that one that can't be read only goes unverified.
      diagnostics.append(
        .unreadableAmount(
          string(text), flaw, column: header.names[position], at: place, severity: .warning,
          doubtFrom: dates.last))
      return nil
    }
  }
}

/// Rows in a run whose category is empty: one cause, one finding.
struct EmptyCategories {
  private var first: (place: Place, day: Day?)?
  private(set) var count = 0

  /// One more row of the run.
  mutating func add(_ place: Place, _ day: Day?) {
    if first == nil { first = (place, day) }
    count += 1
  }

  /// Ends the run and tells it.
  mutating func end(_ chart: Chart) -> [Diagnostic] {
    if count == 0 { return [] }
    defer { (first, count) = (nil, 0) }
    guard let (place, day) = first else { return [] }
    return count == 1
      ? [.unknownCategory("", chart, at: place, doubtFrom: day)]
      : [.emptyCategories(count, at: place, doubtFrom: day)]
  }
}
