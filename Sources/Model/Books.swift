/// An amount on one side of an entry; a debit is positive.
@frozen public struct Posting: Hashable, Sendable {
  /// The account that changes.
  public let account: AccountID
  /// By how much.
  public let amount: Money

  /// A posting.
  public init(_ account: AccountID, _ amount: Money) {
    self.account = account
    self.amount = amount
  }
}

/// One row of a book that could be read whole.
public struct Entry: Hashable, Sendable {
  /// What a row does.
  public enum Kind: Hashable, Sendable {
    /// Money received or paid.
    case flow
    /// Money moved, both sides in one row.
    case transfer
    /// One side of money moved; the other side is a row of its own.
    case halfTransfer
    /// The balance with which the fund's books begin.
    case opening
    /// A balance carried over: nothing moves, the stated balance is compared.
    case carriedForward
  }

  /// When.
  public let day: Day
  /// What the row does.
  public let kind: Kind
  /// The account whose book this is: its balance stands in the row.
  public let account: AccountID
  /// The other side; the same account where nothing moves.
  public let counterAccount: AccountID
  /// Money into `account`, negative for money out of it.
  public let amount: Money
  /// The balance that the treasurer wrote.
  public let statedBalance: Money?
  /// How many people were helped; 1 where a row of welfare doesn't say.
  public let people: Int
  /// The row.
  public let place: Place
  /// The cell of the stated balance, or the row where there is none.
  public let balancePlace: Place

  /// A row.
  public init(
    day: Day, kind: Kind, account: AccountID, counterAccount: AccountID, amount: Money,
    statedBalance: Money? = nil, people: Int = 0, place: Place, balancePlace: Place? = nil
  ) {
    self.day = day
    self.kind = kind
    self.account = account
    self.counterAccount = counterAccount
    self.amount = amount
    self.statedBalance = statedBalance
    self.people = people
    self.place = place
    self.balancePlace = balancePlace ?? place
  }

  /// The two sides of the entry; they sum to zero. Nothing where a balance is only compared.
  public var postings: [Posting] {
    guard kind != .carriedForward else { return [] }
    return [Posting(account, amount), Posting(counterAccount, -amount)]
  }
}

/// A row that couldn't be read whole. A sum across it proves nothing.
public struct Gap: Hashable, Sendable {
  /// How many entries stand before it.
  public let entriesBefore: Int
  /// The account it would have changed; `nil` where that is not known either.
  public let account: AccountID?
  /// What it would have added to that account, where that could be read.
  public let amount: Money?
  /// The balance written in it, where that could be read.
  public let statedBalance: Money?
  /// The row.
  public let place: Place

  /// A gap.
  public init(
    entriesBefore: Int, account: AccountID?, amount: Money?, statedBalance: Money?, place: Place
  ) {
    self.entriesBefore = entriesBefore
    self.account = account
    self.amount = amount
    self.statedBalance = statedBalance
    self.place = place
  }
}

/// The books of one fund: every row of every ledger, in order, and the rows that couldn't be read.
public struct Books: Sendable {
  /// The accounts.
  public let chart: Chart
  /// How days fall into fiscal years.
  public let calendar: FiscalCalendar
  /// The rows in the order of the files, the files in the order of their first days.
  public let entries: [Entry]
  /// Rows that couldn't be read whole, in the same order.
  public let gaps: [Gap]
  /// How many rows were read, with those that are gaps.
  public var rowCount: Int { entries.count + gaps.count }

  /// Books.
  public init(
    chart: Chart, calendar: FiscalCalendar = .october, entries: [Entry], gaps: [Gap] = []
  ) {
    self.chart = chart
    self.calendar = calendar
    self.entries = entries
    self.gaps = gaps
  }

  /// The last day with an entry.
  public var lastDay: Day? { entries.map(\.day).max() }
}
