import Model

/// An amount of one commodity; the decimals that were written are its scale.
struct JournalAmount: Sendable {
  var quantity: ExactDecimal
  /// The commodity's number in `Journal.commodities`.
  var commodity: Int
}

/// What the units of an amount were given or taken for.
enum JournalCost: Sendable {
  /// So much for each unit: `@`.
  case each(JournalAmount)
  /// So much for all of them: `@@`, with the sign of the amount.
  case all(JournalAmount)
}

/// A balance that a posting asserts, or where it has no amount is set to.
struct JournalAssertion: Sendable {
  var amount: JournalAmount
  var cost: JournalCost?
  /// `==`: the account holds nothing in any other commodity.
  var isTotal: Bool
  /// `=*`: the accounts below are counted too.
  var isInclusive: Bool
  var place: Place
}

/// A line of a transaction: an account and by how much it changes.
struct JournalPosting: Sendable {
  enum Kind: Sendable {
    case real
    /// `(account)`: needs no other side.
    case virtual
    /// `[account]`: balances among its like.
    case balancedVirtual
  }

  /// The account's number in `Journal.accounts`.
  var account: Int
  var kind: Kind
  /// `nil` where it isn't written; after balancing what was inferred.
  var amount: JournalAmount?
  /// The numbers in `Journal.costs` and `Journal.assertions`.
  var cost: Int32?
  var assertion: Int32?
  /// The posting's own day, where it has one.
  var day: Day?
  var tags: [JournalTag] = []
  /// Whether a lone comma in the amount was taken for a decimal mark with nothing to say so.
  var hasGuessedMark = false
  var place: Place
  /// The amount, or the posting where none is written.
  var amountPlace: Place
}

/// A tag of a comment: `name: value`.
struct JournalTag: Hashable, Sendable {
  var name: String
  var value: String
}

/// A transaction: a day and postings that sum to zero.
struct JournalTransaction: Sendable {
  /// `nil` where it couldn't be read.
  var day: Day?
  var description = ""
  var tags: [JournalTag] = []
  /// The numbers of its postings in `Journal.postings`.
  var postings: Range<Int>
  var place: Place
  /// Whether all of it could be read, and it balances.
  var isWhole = true
  /// Whether all of its accounts could be read.
  var knowsAccounts = true
}

/// How a commodity's numbers are written.
struct CommodityStyle: Sendable {
  var decimalMark: UInt8?
  var groupMark: UInt8?
  var decimals: Int
}

/// What a journal and all that it includes say, in the order in which they say it.
struct Journal: Sendable {
  /// An account that is declared or posted to.
  struct Account: Sendable {
    var name: String
    /// The tags of its directive.
    var tags: [JournalTag] = []
    /// Whether it has a directive.
    var isDeclared = false
    /// Its directive, or its first posting.
    var place: Place
  }

  var accounts: [Account] = []
  private var accountsByName: [String: Int] = [:]
  /// The symbols; the empty one is that of numbers alone.
  private(set) var commodities: [String] = []
  private var commoditiesBySymbol: [String: Int] = [:]
  /// The styles of `commodity` directives.
  var declaredStyles: [Int: CommodityStyle] = [:]
  /// The last `D` of the main file.
  var defaultCommodity: (commodity: Int, style: CommodityStyle)?
  /// The most decimals that prices and postings show, by commodity.
  private var shownDecimals: [Int: Int] = [:]
  var transactions: [JournalTransaction] = []
  var postings: [JournalPosting] = []
  /// What postings change by beside their amount, where one inferred amount isn't all.
  var furtherAmounts: [Int: [JournalAmount]] = [:]
  var costs: [JournalCost] = []
  var assertions: [JournalAssertion] = []
  /// Whether something couldn't be read that may concern any transaction.
  var isDoubtful = false
  /// Whether what remains below the last shown decimal keeps a transaction from balancing, as it
  /// does in the books of a fund.
  var balancesExactly = false
  /// The assertions that failed.
  var failedAssertions: Set<Int32> = []

  /// The number of an account, a new one where its name is new.
  mutating func account(named name: String, at place: Place) -> Int {
    if let known = accountsByName[name] { return known }
    accounts.append(Account(name: name, place: place))
    accountsByName[name] = accounts.count - 1
    return accounts.count - 1
  }

  /// The number of an account; `nil` where nothing names it.
  func accountIfKnown(_ name: String) -> Int? { accountsByName[name] }

  /// The number of a commodity, a new one where its symbol is new.
  mutating func commodity(_ symbol: String) -> Int {
    if let known = commoditiesBySymbol[symbol] { return known }
    commodities.append(symbol)
    commoditiesBySymbol[symbol] = commodities.count - 1
    return commodities.count - 1
  }

  /// The number of a commodity; `nil` where nothing has named its symbol yet.
  func commodityIfKnown(_ symbol: String) -> Int? { commoditiesBySymbol[symbol] }

  /// Takes note of the decimals that an amount shows.
  mutating func show(_ amount: JournalAmount) {
    let shown = shownDecimals[amount.commodity] ?? 0
    shownDecimals[amount.commodity] = max(shown, amount.quantity.scale)
  }

  /// How many decimals a commodity shows; `nil` where it stands in costs only.
  ///
  /// Source: what hledger 1.25 goes by when it balances, measured: the `commodity` directive, else
  /// the last `D`, else the most decimals of any posting or price.
  func decimals(of commodity: Int) -> Int? {
    if let declared = declaredStyles[commodity] { return declared.decimals }
    if let known = defaultCommodity, known.commodity == commodity { return known.style.decimals }
    return shownDecimals[commodity]
  }
}
