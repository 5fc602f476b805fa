import Model

/// A row as far as it could be read: what was typed, before it is an `Entry`.
struct Draft: Equatable {
  var day: Day?
  var category: Category?
  var account: AccountID?
  var toAccount: AccountID?
  /// Money in is positive, money out negative; `nil` where no amount could be read.
  var amount: Money?
  var statedBalance: Money?
  var people: Int?
  /// Who is meant, where the row tells persons apart.
  var recipient: Recipient?
  /// The number of the receipt or voucher; empty where the row has none.
  var reference = ""
  /// The number of the entry that this one takes back.
  var reverses: String?
  /// The pot of money within the fund; empty for the general one.
  var pot = ""
  /// The pot that receives what is moved between pots.
  var toPot = ""
  /// A digest of every cell but the balance, to tell rows that are alike.
  var fingerprint: UInt64 = 0
  var place: Place
  var balancePlace: Place
  /// Whether every cell that is needed could be read.
  var isWhole = true
  /// Whether this only states the balance of one more account in a row that is counted already.
  var isFurtherBalance = false

  /// A row of which nothing is known but its place.
  init(gapAt place: Place) {
    self.place = place
    balancePlace = place
    isWhole = false
  }

  /// A row that was read whole.
  init(
    on day: Day, _ category: Category, account: AccountID, amount: Money?, statedBalance: Money?,
    people: Int?, recipient: Recipient?, reference: String, pot: String, fingerprint: UInt64,
    at place: Place, balancePlace: Place
  ) {
    self.day = day
    self.category = category
    self.account = account
    self.amount = amount
    self.statedBalance = statedBalance
    self.people = people
    self.recipient = recipient
    self.reference = reference
    self.pot = pot
    self.fingerprint = fingerprint
    self.place = place
    self.balancePlace = balancePlace
  }

  /// A row that nothing is wrong with so far.
  init(at place: Place) {
    self.place = place
    balancePlace = place
  }
}
