/// The receipts and payments of one fund in one fiscal year: the one source of published numbers.
///
/// Cash basis: opening + receipts − payments = closing, for every account and in total. Transfers
/// between the fund's own accounts are neither receipts nor payments.
///
/// Source: form after the statement of cash receipts and payments of the Cash Basis IPSAS and the
/// receipts and payments accounts of the Charity Commission (CC16a).
public struct Statement: Hashable, Sendable {
  /// One account that holds money.
  public struct MoneyLine: Hashable, Sendable {
    /// The account.
    public let account: Account
    /// What it held when the year began.
    public let opening: Money
    /// Receipts into it.
    public let received: Money
    /// Payments out of it, positive.
    public let paid: Money
    /// Money moved into it from the fund's other accounts.
    public let transferredIn: Money
    /// Money moved out of it to the fund's other accounts, positive.
    public let transferredOut: Money
    /// What it held when the year ended.
    public let closing: Money
  }

  /// One kind of receipt or payment.
  public struct FlowLine: Hashable, Sendable {
    /// The account.
    public let account: Account
    /// The amount, positive as readers expect it.
    public let amount: Money
    /// How many people were helped, counted as the books count.
    public let people: Int
  }

  /// One kind of receipt or payment beside the year before.
  public struct ComparedLine: Hashable, Sendable {
    /// The account.
    public let account: Account
    /// The amount of this year; `nil` where it is within another line.
    public let amount: Money?
    /// How many people were helped in this year.
    public let people: Int
    /// The amount of the year before; `nil` where no year before is published, or where it is
    /// within another line of it.
    public let previous: Money?
  }

  /// The lines of a year beside those of the year before, kinds that only the year before had
  /// last.
  ///
  /// Welfare may be shown together with other welfare in one year and alone in the other: then a
  /// line that isn't there says nothing of its amount.
  public static func compared(_ lines: [FlowLine], _ previous: [FlowLine]?) -> [ComparedLine] {
    let old = previous ?? []
    let hasTogether = (lines + old).contains { $0.account.isWelfareTogether }
    func absent(_ line: FlowLine) -> Money? {
      hasTogether && line.account.kind == .welfare ? nil : .zero
    }
    let now = lines.map { line in
      let before = old.first { $0.account == line.account }.map(\.amount) ?? absent(line)
      return ComparedLine(
        account: line.account, amount: line.amount, people: line.people,
        previous: previous == nil ? nil : before)
    }
    let gone = old.filter { line in !lines.contains { $0.account == line.account } }.map {
      ComparedLine(account: $0.account, amount: absent($0), people: 0, previous: $0.amount)
    }
    return now + gone
  }

  /// Something that the fund owes or is owed, and that is neither a receipt nor a payment.
  public struct OwedLine: Hashable, Sendable {
    /// The account, a liability or a receivable.
    public let account: Account
    /// What was owed when the year began, positive.
    public let opening: Money
    /// What was added in the year.
    public let increased: Money
    /// What was given back or settled in the year.
    public let decreased: Money
    /// What was owed when the year ended.
    public let closing: Money
  }

  /// The rows of a year, counted.
  public struct RowCounts: Hashable, Sendable {
    /// All rows.
    public internal(set) var all = 0
    /// Balances that the treasurer wrote; each agrees with the sum of the rows.
    public internal(set) var balances = 0
    /// Documents that were cancelled.
    public internal(set) var void = 0
    /// Rows that take back another.
    public internal(set) var reversals = 0

    /// No rows.
    public init() {}

    /// Counts a row.
    public mutating func add(_ entry: Entry) {
      add(
        entry.kind, isFurther: entry.isFurtherBalance, hasBalance: entry.statedBalance != nil,
        isReversal: entry.isReversal)
    }

    /// Counts a row by what is seen in it.
    mutating func add(_ kind: Entry.Kind, isFurther: Bool, hasBalance: Bool, isReversal: Bool) {
      if !isFurther { all += 1 }
      if hasBalance { balances += 1 }
      if kind == .void { void += 1 }
      if isReversal { reversals += 1 }
    }
  }

  /// A pot of money within the fund: a column of its own on the statement.
  public struct PotColumn: Hashable, Sendable {
    /// The pot's name; empty for what belongs to no pot of its own.
    public let name: String
    /// The money held when the year began.
    public let opening: Money
    /// The receipts, in the order of the statement's.
    public let receipts: [Money]
    /// The payments, in the order of the statement's.
    public let payments: [Money]
    /// Money from other pots, negative for money to them.
    public let moved: Money
    /// Money that the fund holds for others or lent out: what came in less what went out.
    public let owed: Money
    /// The money held when the year ended.
    public let closing: Money
  }

  /// One account in double entry, debits positive and credits negative.
  public struct TrialLine: Hashable, Sendable {
    /// The account.
    public let account: Account
    /// The balance carried into the year; zero for receipts and payments.
    public let opening: Money
    /// The sum of the debits.
    public let debit: Money
    /// The sum of the credits, negative.
    public let credit: Money
    /// The sum of the three.
    public let closing: Money
  }

  /// The fund.
  public let fund: Fund.ID
  /// The year.
  public let year: FiscalYear
  /// The last day with an entry in this year; `nil` in a year without entries.
  public let lastDay: Day?
  /// The accounts that hold money, in the chart's order; those without any movement left out.
  public let moneyLines: [MoneyLine]
  /// The receipts, in the chart's order.
  public let receipts: [FlowLine]
  /// The payments, in the chart's order.
  public let payments: [FlowLine]
  /// What the fund owes and is owed, in the chart's order.
  public let owed: [OwedLine]
  /// The pots of the fund; none where its books name none.
  public let pots: [PotColumn]
  /// How many rows the year has, and what was seen in them.
  public let rows: RowCounts
  /// Every account with a figure, by name.
  public let trial: [TrialLine]

  /// The same without its pots.
  public var withoutPots: Statement {
    Statement(
      fund: fund, year: year, lastDay: lastDay, moneyLines: moneyLines, receipts: receipts,
      payments: payments, owed: owed, pots: [], rows: rows, trial: trial)
  }

  /// The money held when the year began.
  public var opening: Money { moneyLines.indices.lazy.map { moneyLines[$0].opening }.total }
  /// The money held when the year ended.
  public var closing: Money { moneyLines.indices.lazy.map { moneyLines[$0].closing }.total }
  /// All receipts.
  public var received: Money { receipts.indices.lazy.map { receipts[$0].amount }.total }
  /// All payments.
  public var paid: Money { payments.indices.lazy.map { payments[$0].amount }.total }
  /// By how much the year changed what the fund owes, less what it is owed: money that came in and
  /// is neither a receipt nor a payment.
  public var owedChange: Money {
    owed.map { line in
      let change = line.closing - line.opening
      return line.account.kind == .liability ? change : -change
    }.total
  }
  /// What the fund owes to others when the year ends.
  public var liabilities: Money {
    owed.filter { $0.account.kind == .liability }.map(\.closing).total
  }
  /// What others owe to the fund when the year ends.
  public var receivables: Money {
    owed.filter { $0.account.kind == .receivable }.map(\.closing).total
  }
  /// What is the fund's own when the year ends: money and receivables less liabilities.
  public var fundBalance: Money { closing + receivables - liabilities }
  /// What was the fund's own when the year began.
  public var openingFundBalance: Money {
    opening
      + owed.map { $0.account.kind == .liability ? -$0.opening : $0.opening }.total
  }
  /// The receipts from one of the four sources.
  public func received(from party: Party) -> Money {
    receipts.indices.lazy.filter { receipts[$0].account.kind == .receipt(party) }
      .map { receipts[$0].amount }.total
  }
  /// The payments of welfare.
  public var welfare: [FlowLine] { payments.filter { $0.account.kind == .welfare } }
  /// How many people were helped by welfare.
  public var peopleHelped: Int { welfare.reduce(0) { $0 + $1.people } }
}
