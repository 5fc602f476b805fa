/// An account of a fund, by its number in the fund's `Chart`.
@frozen public struct AccountID: Hashable, Comparable, Sendable {
  /// The position in the chart.
  public let number: UInt16

  /// The account at this position.
  public init(_ number: UInt16) { self.number = number }

  /// Orders as the chart does.
  public static func < (left: AccountID, right: AccountID) -> Bool { left.number < right.number }
}

/// One of the four sources from which a fund's money comes.
public enum Party: Int, CaseIterable, Sendable {
  case members, state, localGovernment, other
}

/// An account: a place where money is, or a reason why it moved.
public struct Account: Hashable, Sendable {
  /// What an account is for.
  public enum Kind: Hashable, Sendable {
    /// Money that the fund holds, in its box or in a bank.
    case cash, bank
    /// Money received from one of the four sources.
    case receipt(Party)
    /// Welfare paid to members.
    case welfare
    /// Any other payment.
    case payment
    /// Money that the fund holds and owes: deposits to be given back, contributions paid ahead.
    case liability
    /// Money that others owe to the fund.
    case receivable
    /// What the fund had when its books begin.
    case opening
    /// Money on its way between two accounts of the fund; zero at each year's end.
    case transfers

    /// Whether the account holds money, so that its balance goes on from year to year.
    public var holdsMoney: Bool { self == .cash || self == .bank }

    /// Whether money received or paid here changes what the fund owes or is owed, and not its
    /// wealth.
    public var isOwed: Bool { self == .liability || self == .receivable }
  }

  /// The name in double entry: `Income:Members`.
  public let name: String
  /// The name on pages.
  public let title: Words
  /// What it is for.
  public let kind: Kind

  /// An account.
  public init(name: String, title: Words, kind: Kind) {
    self.name = name
    self.title = title
    self.kind = kind
  }

  /// Whether the account holds money, so that its balance goes on from year to year.
  public var holdsMoney: Bool { kind.holdsMoney }

  /// Whether the account starts each year at zero.
  public var isFlow: Bool {
    switch kind {
    case .receipt, .welfare, .payment: true
    case .cash, .bank, .liability, .receivable, .opening, .transfers: false
    }
  }

  /// Welfare of which several kinds are shown as one line.
  public static let someWelfare = Account(
    name: "Expenses:Welfare:Together",
    title: Words(th: "สวัสดิการอื่น (แสดงรวม)", en: "Other welfare (shown together)"),
    kind: .welfare)
  /// All welfare shown as one line.
  public static let allWelfare = Account(
    name: "Expenses:Welfare:All",
    title: Words(th: "สวัสดิการทุกประเภท (แสดงรวม)", en: "All welfare (shown together)"),
    kind: .welfare)

  /// All money that comes and goes where a fund's accounts aren't shown apart.
  public static let allMoney = Account(
    name: "Assets:Together",
    title: Words(th: "รับจ่ายของทุกบัญชี (แสดงรวม)", en: "All accounts together"), kind: .cash)

  /// Whether the money of several accounts passes through this line.
  public var isMoneyTogether: Bool { holdsMoney && title == Self.allMoney.title }

  /// Whether several kinds of welfare are in this line.
  public var isWelfareTogether: Bool {
    kind == .welfare
      && [Self.someWelfare.title, Self.allWelfare.title].contains(title)
  }

  /// Whether money received or paid here changes what the fund owes or is owed, and not its wealth.
  public var isOwed: Bool { kind.isOwed }
}

/// What a word in the category column means.
public enum Category: Hashable, Sendable {
  /// A receipt or a payment, posted to this account.
  case account(AccountID)
  /// Money moved between two accounts of the fund.
  case transfer
  /// The balance with which a book or a year begins.
  case opening
  /// A receipt where money comes in, a payment where it goes out: corrections of closed years.
  case eitherSide(receipt: AccountID, payment: AccountID)
  /// A document that was cancelled.
  case void
  /// The balance with which a book or a year ends.
  case closing
}

/// The accounts of a fund and the words that treasurers use for them.
///
/// Made once for the site; a fund adds the accounts of its own `accounts.csv` to a copy.
public struct Chart: Sendable {
  /// The accounts in the order of statements.
  public private(set) var accounts: [Account] = []
  private var idsByName: [String: AccountID] = [:]
  private var categories: [String: Category] = [:]
  private var moneyAccounts: [String: AccountID] = [:]
  /// The words for categories as they are written in the table, in its order.
  public private(set) var categoryLabels: [String] = []
  /// The words for the fund's own accounts, in the order of its table.
  public private(set) var moneyLabels: [String] = []

  /// An empty chart with its two built-in accounts.
  public init() {
    openingID = AccountID(0)
    transfersID = AccountID(1)
    openingID = add(
      Account(
        name: "Equity:Opening", title: Words(th: "ยอดยกมา", en: "Opening balance"),
        kind: .opening))
    transfersID = add(
      Account(
        name: "Equity:Transfers", title: Words(th: "โอนระหว่างบัญชี", en: "Transfers"),
        kind: .transfers))
  }

  /// The account against which opening balances stand.
  public private(set) var openingID: AccountID
  /// The account through which transfers pass.
  public private(set) var transfersID: AccountID

  /// The account with this number.
  public subscript(id: AccountID) -> Account { accounts[Int(id.number)] }

  /// What the account with this number is for, without its names.
  public func kind(of id: AccountID) -> Account.Kind { accounts[Int(id.number)].kind }

  /// The account with this name in double entry.
  public func account(named name: String) -> AccountID? { idsByName[name] }

  /// Adds an account, or gives the one that has its name already.
  @discardableResult
  public mutating func add(_ account: Account) -> AccountID {
    if let known = idsByName[account.name] {
      accounts[Int(known.number)] = account
      return known
    }
    precondition(accounts.count < Int(UInt16.max), "a chart holds at most 65,535 accounts")
    accounts.append(account)
    let id = AccountID(UInt16(accounts.count - 1))
    idsByName[account.name] = id
    return id
  }

  /// Teaches the chart a word for a category.
  public mutating func name(_ category: Category, _ label: String) {
    if categories.updateValue(category, forKey: Chart.folded(label)) == nil {
      categoryLabels.append(label)
    }
  }

  /// Teaches the chart a word for an account that holds money.
  public mutating func nameMoney(_ account: AccountID, _ label: String) {
    if moneyAccounts.updateValue(account, forKey: Chart.folded(label)) == nil {
      moneyLabels.append(label)
    }
  }

  /// Forgets the words for accounts that hold money: a fund names its own.
  public mutating func forgetMoneyLabels() {
    moneyAccounts = [:]
    moneyLabels = []
  }

  /// What a word in the category column means.
  public func category(_ label: String) -> Category? { categories[Chart.folded(label)] }

  /// The account that a word in the account column means.
  public func moneyAccount(_ label: String) -> AccountID? { moneyAccounts[Chart.folded(label)] }

  /// The accounts that hold money, in the chart's order.
  public var moneyAccountIDs: [AccountID] {
    accounts.indices.filter { accounts[$0].holdsMoney }.map { AccountID(UInt16($0)) }
  }

  /// A label without spaces, zero-width characters and capitals: what two spellings share.
  public static func folded(_ label: String) -> String {
    var label = label
    return label.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { folded in
        var (index, count) = (0, 0)
        while index < bytes.count {
          let dropped = droppedLength(bytes, at: index)
          if dropped > 0 {
            index &+= dropped
            continue
          }
          let byte = bytes[index]
          folded[count] = byte &- 0x41 < 26 ? byte | 0x20 : byte
          (index, count) = (index &+ 1, count &+ 1)
        }
        return count
      }
    }
  }

  /// The bytes of a letter that folding takes away; none where it stays.
  @inline(__always)
  private static func droppedLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    func byte(_ distance: Int) -> UInt8 {
      index &+ distance < bytes.count ? bytes[index &+ distance] : 0
    }
    switch bytes[index] {
    case 0x20, 0x09, 0x0A, 0x0D: return 1
    // U+00A0; U+200B to U+200D and U+2060; U+FEFF.
    case 0xC2: return byte(1) == 0xA0 ? 2 : 0
    case 0xE2:
      let isJoiner = byte(1) == 0x80 && byte(2) &- 0x8B < 3
      return isJoiner || (byte(1) == 0x81 && byte(2) == 0xA0) ? 3 : 0
    case 0xEF: return byte(1) == 0xBB && byte(2) == 0xBF ? 3 : 0
    default: return 0
    }
  }
}
