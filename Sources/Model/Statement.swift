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
    /// The amount of this year.
    public let amount: Money
    /// How many people were helped in this year.
    public let people: Int
    /// The amount of the year before; `nil` where no year before is published.
    public let previous: Money?
  }

  /// The lines of a year beside those of the year before, kinds that only the year before had
  /// last.
  public static func compared(_ lines: [FlowLine], _ previous: [FlowLine]?) -> [ComparedLine] {
    let old = previous ?? []
    let now = lines.map { line in
      let before = old.first { $0.account == line.account }?.amount ?? .zero
      return ComparedLine(
        account: line.account, amount: line.amount, people: line.people,
        previous: previous == nil ? nil : before)
    }
    let gone = old.filter { line in !lines.contains { $0.account == line.account } }.map {
      ComparedLine(account: $0.account, amount: .zero, people: 0, previous: $0.amount)
    }
    return now + gone
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
  /// Every account with a figure, by name.
  public let trial: [TrialLine]

  /// The money held when the year began.
  public var opening: Money { moneyLines.map(\.opening).total }
  /// The money held when the year ended.
  public var closing: Money { moneyLines.map(\.closing).total }
  /// All receipts.
  public var received: Money { receipts.map(\.amount).total }
  /// All payments.
  public var paid: Money { payments.map(\.amount).total }
  /// The receipts from one of the four sources.
  public func received(from party: Party) -> Money {
    receipts.filter { $0.account.kind == .receipt(party) }.map(\.amount).total
  }
  /// The payments of welfare.
  public var welfare: [FlowLine] { payments.filter { $0.account.kind == .welfare } }
  /// How many people were helped by welfare.
  public var peopleHelped: Int { welfare.reduce(0) { $0 + $1.people } }

  /// What would be wrong with these figures, in a test's words; empty for any books whose
  /// transfers have both sides. The identities I1, I2, I3 and I5 of the design.
  public var brokenIdentities: [String] {
    var broken: [String] = []
    if trial.map(\.debit).total + trial.map(\.credit).total != .zero {
      broken.append("I1: debits and credits don't sum to zero")
    }
    for line in moneyLines {
      let flow = line.received - line.paid + line.transferredIn - line.transferredOut
      if line.opening + flow != line.closing {
        broken.append("I2: \(line.account.name) doesn't close")
      }
    }
    if received - paid != closing - opening {
      broken.append("I3: receipts − payments differ from the change of money held")
    }
    if trial.contains(where: { $0.account.kind == .transfers && $0.closing != .zero }) {
      broken.append("I3: a transfer has no other side")
    }
    let parties = Party.allCases.map { received(from: $0) }.total
    if parties != received { broken.append("I4: the four sources don't sum to the receipts") }
    return broken
  }
}

extension Statement {
  /// The statements of every fiscal year from the first entry to the last, in order.
  ///
  /// - Complexity: O(entries + years × accounts).
  public static func all(of books: Books, fund: Fund.ID) -> [Statement] {
    var sums: [FiscalYear: YearSums] = [:]
    for entry in books.entries where entry.kind != .carriedForward {
      let year = books.calendar.year(of: entry.day)
      sums[year, default: YearSums(accounts: books.chart.accounts.count)].add(entry)
    }
    guard let first = sums.keys.min(), let last = sums.keys.max() else { return [] }
    var carried = [Money](repeating: .zero, count: books.chart.accounts.count)
    var statements: [Statement] = []
    for ending in first.ending...last.ending {
      let year = FiscalYear(ending: ending)
      let sum = sums[year] ?? YearSums(accounts: books.chart.accounts.count)
      statements.append(sum.statement(fund: fund, year: year, chart: books.chart, from: &carried))
    }
    return statements
  }
}

/// The sums of one year, an array element an account.
private struct YearSums {
  private struct Sum {
    var debit = Money.zero
    var credit = Money.zero
    var opening = Money.zero
    var transferredIn = Money.zero
    var transferredOut = Money.zero
    var people = 0

    mutating func add(_ amount: Money) {
      if amount < .zero { credit += amount } else { debit += amount }
    }
  }

  private var sums: [Sum]
  private var lastDay: Day?

  init(accounts: Int) { sums = Array(repeating: Sum(), count: accounts) }

  mutating func add(_ entry: Entry) {
    lastDay = max(lastDay ?? entry.day, entry.day)
    for posting in entry.postings {
      let account = Int(posting.account.number)
      sums[account].add(posting.amount)
      switch entry.kind {
      case .opening: sums[account].opening += posting.amount
      case .transfer, .halfTransfer:
        if posting.amount < .zero {
          sums[account].transferredOut -= posting.amount
        } else {
          sums[account].transferredIn += posting.amount
        }
      case .flow, .carriedForward: break
      }
    }
    sums[Int(entry.counterAccount.number)].people += entry.people
  }

  func statement(
    fund: Fund.ID, year: FiscalYear, chart: Chart, from carried: inout [Money]
  ) -> Statement {
    var moneyLines: [Statement.MoneyLine] = []
    var receipts: [Statement.FlowLine] = []
    var payments: [Statement.FlowLine] = []
    var trial: [Statement.TrialLine] = []
    for (index, account) in chart.accounts.enumerated() {
      let sum = sums[index]
      let opening = account.isFlow ? Money.zero : carried[index]
      let closing = opening + sum.debit + sum.credit
      carried[index] = account.isFlow ? .zero : closing
      let untouched = opening == .zero && sum.debit == .zero && sum.credit == .zero
      if untouched { continue }
      if account.kind != .transfers || closing != .zero || opening != .zero {
        trial.append(
          Statement.TrialLine(
            account: account, opening: opening, debit: sum.debit, credit: sum.credit,
            closing: closing))
      }
      switch account.kind {
      case .cash, .bank:
        let openedHere = sum.opening
        moneyLines.append(
          Statement.MoneyLine(
            account: account, opening: opening + openedHere,
            received: sum.debit - sum.transferredIn - max(openedHere, .zero),
            paid: -(sum.credit + sum.transferredOut - min(openedHere, .zero)),
            transferredIn: sum.transferredIn, transferredOut: sum.transferredOut,
            closing: closing))
      case .receipt:
        receipts.append(
          Statement.FlowLine(
            account: account, amount: -(sum.debit + sum.credit), people: sum.people))
      case .welfare, .payment:
        payments.append(
          Statement.FlowLine(account: account, amount: sum.debit + sum.credit, people: sum.people))
      case .opening, .transfers: break
      }
    }
    trial.sort { $0.account.name < $1.account.name }
    return Statement(
      fund: fund, year: year, lastDay: lastDay, moneyLines: moneyLines, receipts: receipts,
      payments: payments, trial: trial)
  }
}
