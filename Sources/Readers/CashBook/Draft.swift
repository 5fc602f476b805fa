import Model

/// A row as far as it could be read: what was typed, before it is an `Entry`.
///
/// Everyday rows are made by the initialiser of all their parts, which is the only one that makes
/// a row where it will stay.
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
  /// What few rows say.
  var rare = Rare.nothing
  /// A digest of every cell but the balance, to tell rows that are alike.
  var fingerprint: UInt64 = 0
  var place: Place
  var balancePlace: Place
  /// Whether every cell that is needed could be read.
  var isWhole = true
  /// Whether this only states the balance of one more account in a row that is counted already.
  var isFurtherBalance = false

  /// The words that few rows have, held apart: a row without any is small, and quick to let go.
  indirect enum Rare: Equatable {
    case nothing
    case words(reverses: String?, pot: String, toPot: String)

    /// What is said; nothing where all is empty.
    init(reverses: String? = nil, pot: String = "", toPot: String = "") {
      let isNothing = reverses == nil && pot.isEmpty && toPot.isEmpty
      self = isNothing ? .nothing : .words(reverses: reverses, pot: pot, toPot: toPot)
    }
  }

  /// Whether it names no document and no pot, as most rows.
  var hasNoWords: Bool { if case .nothing = rare { reference.isEmpty } else { false } }

  /// The number of the entry that this one takes back.
  var reverses: String? {
    get { if case .words(let reverses, _, _) = rare { reverses } else { nil } }
    set { rare = Rare(reverses: newValue, pot: pot, toPot: toPot) }
  }

  /// The pot of money within the fund; empty for the general one.
  var pot: String {
    get { if case .words(_, let pot, _) = rare { pot } else { "" } }
    set { rare = Rare(reverses: reverses, pot: newValue, toPot: toPot) }
  }

  /// The pot that receives what is moved between pots.
  var toPot: String {
    get { if case .words(_, _, let toPot) = rare { toPot } else { "" } }
    set { rare = Rare(reverses: reverses, pot: pot, toPot: newValue) }
  }
}

extension Draft {
  /// A row of which nothing is known but its place.
  init(gapAt place: Place) { self.init(place: place, balancePlace: place, isWhole: false) }

  /// A row that nothing is wrong with so far.
  init(at place: Place) { self.init(place: place, balancePlace: place) }
}
