/// An amount on one side of an entry; a debit is positive.
@frozen public struct Posting: Hashable, Sendable {
  /// The account that changes.
  public let account: AccountID
  /// By how much.
  public let amount: Money

  /// A posting.
  @inlinable
  public init(_ account: AccountID, _ amount: Money) {
    self.account = account
    self.amount = amount
  }
}

/// The two sides of an entry, or none where nothing moves.
@frozen public struct Postings: RandomAccessCollection, Hashable, Sendable {
  @usableFromInline let first: Posting
  @usableFromInline let second: Posting
  /// Two or none.
  public let endIndex: Int

  /// No sides.
  @inlinable static var none: Postings {
    let nothing = Posting(AccountID(0), Money(satang: 0))
    return Postings(first: nothing, second: nothing, endIndex: 0)
  }

  /// Money into one account out of another.
  @inlinable init(into account: AccountID, from other: AccountID, _ amount: Money) {
    self.init(first: Posting(account, amount), second: Posting(other, -amount), endIndex: 2)
  }

  @inlinable init(first: Posting, second: Posting, endIndex: Int) {
    self.first = first
    self.second = second
    self.endIndex = endIndex
  }

  /// Zero.
  @inlinable public var startIndex: Int { 0 }

  /// One side: that of the row's own account is the first.
  @inlinable public subscript(position: Int) -> Posting { position == 0 ? first : second }
}

/// A pot of money within a fund, such as its pension pot or a branch, by its number in `Books`.
@frozen public struct PotID: Hashable, Comparable, Sendable {
  /// The position in the list of pots; 0 is what belongs to no pot.
  public let number: UInt16

  /// The pot at this position.
  public init(_ number: UInt16) { self.number = number }

  /// What belongs to no pot of its own.
  public static let general = PotID(0)

  /// Orders as the books name them.
  public static func < (left: PotID, right: PotID) -> Bool { left.number < right.number }
}

/// A person whom a book tells apart from others: the same in each of that person's rows.
///
/// A number made from what the book writes; it says nothing but which rows are the same person's.
@frozen public struct Recipient: Hashable, Sendable {
  /// The number.
  private let digest: UInt64

  /// A person by a digest of what the book writes.
  public init(digest: UInt64) { self.digest = digest }
}

extension Recipient: Comparable {
  /// Some order in which each person has a place.
  public static func < (left: Recipient, right: Recipient) -> Bool { left.digest < right.digest }
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
    /// A balance stated and nothing else: a year's end, one more account's column.
    case balanceOnly
    /// A document that was cancelled: its number is accounted for and nothing moves.
    case void
  }

  /// When.
  public let day: Day
  /// What the row does.
  public let kind: Kind
  /// The account whose book this is: its balance stands in the row.
  public let account: AccountID
  /// The other side; the same account where nothing moves.
  public let counterAccount: AccountID
  /// Money into `account`, negative for money out of it; in a void row what was cancelled.
  public let amount: Money
  /// The balance that the treasurer wrote.
  public let statedBalance: Money?
  /// How many people were helped; 1 where a row of welfare doesn't say.
  public let people: Int
  /// Who was helped, where the book tells one person's rows apart.
  public let recipient: Recipient?
  /// What the row's document is and what it takes back.
  public let document: Document
  /// The pot from which the money comes or to which it belongs.
  public let pot: PotID
  /// The pot that receives what is moved between pots; else the same.
  public let toPot: PotID
  /// The row.
  public let place: Place
  /// The cell of the stated balance, or the row where there is none.
  public let balancePlace: Place
  /// Whether this states one more balance of a row that is counted already.
  public let isFurtherBalance: Bool

  /// The paper behind a row.
  public struct Document: Hashable, Sendable {
    /// The number of the receipt or voucher; empty where the row has none.
    public let number: String
    /// The number of the document that this row takes back.
    public let reverses: String?
    /// A digest of every cell of the row but its balance.
    public let fingerprint: UInt64

    /// A document.
    @inlinable
    public init(number: String = "", reverses: String? = nil, fingerprint: UInt64 = 0) {
      self.number = number
      self.reverses = reverses
      self.fingerprint = fingerprint
    }
  }

  /// A row.
  @inlinable
  public init(
    day: Day, kind: Kind, account: AccountID, counterAccount: AccountID, amount: Money,
    statedBalance: Money? = nil, people: Int = 0, recipient: Recipient? = nil,
    document: Document = Document(),
    pot: PotID = .general, toPot: PotID? = nil, place: Place, balancePlace: Place? = nil,
    isFurtherBalance: Bool = false
  ) {
    self.day = day
    self.kind = kind
    self.account = account
    self.counterAccount = counterAccount
    self.amount = amount
    self.statedBalance = statedBalance
    self.people = people
    self.recipient = recipient
    self.document = document
    self.pot = pot
    self.toPot = toPot ?? pot
    self.place = place
    self.balancePlace = balancePlace ?? place
    self.isFurtherBalance = isFurtherBalance
  }

  /// Whether the row moves money, or what the fund owes or is owed.
  @inlinable public var moves: Bool {
    switch kind {
    case .flow, .transfer, .halfTransfer, .opening: true
    case .carriedForward, .balanceOnly, .void: false
    }
  }

  /// Whether the row takes back an earlier one.
  @inlinable public var isReversal: Bool { document.reverses != nil }

  /// The two sides of the entry; they sum to zero. Nothing where a balance is only compared.
  @inlinable public var postings: Postings {
    moves ? Postings(into: account, from: counterAccount, amount) : .none
  }
}

/// A total that a treasurer wrote below rows, and that isn't their sum.
public struct TotalsClaim: Hashable, Sendable {
  /// What is written.
  public let written: Money
  /// The sum that comes nearest.
  public let counted: Money
  /// The name of the column.
  public let column: String
  /// The cell.
  public let place: Place
  /// The first day of the rows above.
  public let doubtFrom: Day?

  /// A total.
  public init(written: Money, counted: Money, column: String, place: Place, doubtFrom: Day?) {
    self.written = written
    self.counted = counted
    self.column = column
    self.place = place
    self.doubtFrom = doubtFrom
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
  /// The number of its document, where that could be read.
  public let documentNumber: String
  /// The row.
  public let place: Place

  /// A gap.
  public init(
    entriesBefore: Int, account: AccountID?, amount: Money?, statedBalance: Money?,
    documentNumber: String = "", place: Place
  ) {
    self.documentNumber = documentNumber
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
  /// The names of the pots within the fund; the first, without a name, is what belongs to none.
  public let pots: [String]
  /// Totals that aren't the sum of their rows.
  public let claims: [TotalsClaim]
  /// How many rows were read, with those that are gaps.
  public var rowCount: Int { entryCount + gaps.count }
  /// How many rows could be read whole.
  private var entryCount: Int { entries.indices.count { !entries[$0].isFurtherBalance } }

  /// Books.
  public init(
    chart: Chart, calendar: FiscalCalendar = .october, entries: [Entry], gaps: [Gap] = [],
    pots: [String] = [""], claims: [TotalsClaim] = []
  ) {
    self.pots = pots
    self.claims = claims
    self.chart = chart
    self.calendar = calendar
    self.entries = entries
    self.gaps = gaps
  }

  /// The last day with an entry.
  public var lastDay: Day? { entries.indices.lazy.map { entries[$0].day }.max() }
}
