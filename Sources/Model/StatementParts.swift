// The parts of a statement one by one, for whoever reads a published one.

extension Statement {
  /// A statement from its parts.
  public init(
    of fund: Fund.ID, _ year: FiscalYear, lastDay: Day?, moneyLines: [MoneyLine],
    receipts: [FlowLine], payments: [FlowLine], owed: [OwedLine], pots: [PotColumn],
    rowCounts: RowCounts, trialLines: [TrialLine]
  ) {
    self.init(
      fund: fund, year: year, lastDay: lastDay, moneyLines: moneyLines, receipts: receipts,
      payments: payments, owed: owed, pots: pots, rows: rowCounts, trial: trialLines)
  }
}

extension Statement.MoneyLine {
  /// A line: opening, received, paid, moved in, moved out, closing.
  public init(_ account: Account, _ amounts: [Money]) {
    precondition(amounts.count == 6, "six amounts, not \(amounts.count)")
    self.init(
      account: account, opening: amounts[0], received: amounts[1], paid: amounts[2],
      transferredIn: amounts[3], transferredOut: amounts[4], closing: amounts[5])
  }
}

extension Statement.FlowLine {
  /// A line of receipts or payments.
  public init(_ account: Account, _ amount: Money, people: Int) {
    self.init(account: account, amount: amount, people: people)
  }
}

extension Statement.OwedLine {
  /// A line: opening, increased, decreased, closing.
  public init(_ account: Account, _ amounts: [Money]) {
    precondition(amounts.count == 4, "four amounts, not \(amounts.count)")
    self.init(
      account: account, opening: amounts[0], increased: amounts[1], decreased: amounts[2],
      closing: amounts[3])
  }
}

extension Statement.PotColumn {
  /// A pot: its receipts and payments in the order of the statement's.
  public init(
    _ name: String, opening: Money, receipts: [Money], payments: [Money], moved: Money,
    owed: Money, closing: Money
  ) {
    self.name = name
    self.opening = opening
    self.receipts = receipts
    self.payments = payments
    self.moved = moved
    self.owed = owed
    self.closing = closing
  }
}

extension Statement.TrialLine {
  /// An account of which the net change is known, not what makes it up.
  public init(_ account: Account, opening: Money, closing: Money) {
    let change = closing - opening
    self.init(
      account: account, opening: opening, debit: max(change, .zero), credit: min(change, .zero),
      closing: closing)
  }
}

extension Statement.RowCounts {
  /// Counts as they were published.
  public init(all: Int, balances: Int, void: Int, reversals: Int) {
    self.init()
    self.all = all
    self.balances = balances
    self.void = void
    self.reversals = reversals
  }
}

extension Movement {
  /// A movement on a day.
  public init(on day: Day, _ postings: [Posting]) { self.init(day: day, postings: postings) }
}
