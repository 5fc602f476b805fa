import Model

/// What an account of a journal is in the books of a fund.
enum JournalRole: Sendable {
  /// Cash or a bank account.
  case money(AccountID)
  /// A kind of receipt or payment.
  case flow(AccountID)
  /// What the fund had when its books begin.
  case opening
  /// Money on its way between two accounts.
  case transfers
  /// The fund's own capital, by a name that doesn't say what moved it.
  case equity
  /// Nothing that is known, which has been told.
  case unknown
}

/// Finds the accounts of a fund that those of a journal are.
///
/// An account counts as the nearest of these, from its own name up to its root: an account of the
/// chart, a word for a category or for an account that holds money, an account that the journal
/// declares. Accounts below it are added to it, so that the name of a person who has a
/// subaccount stays out of the statements. What is left goes by its type: to the other receipts
/// and payments, with a warning, or to cash and bank.
struct JournalAccounts {
  private(set) var chart: Chart
  private let journal: Journal
  private var roles: [Int: JournalRole] = [:]
  /// The accounts that are added to another.
  private var isPart: Set<Int> = []
  /// How many accounts of the journal are the same account of the fund.
  private var counts: [AccountID: Int] = [:]
  private let byName: [String: AccountID]
  private let declared: [String: Journal.Account]
  private let money: Set<AccountID>
  private let hasOwnMoney: Bool
  private(set) var diagnostics: [Diagnostic] = []

  init(_ journal: Journal, chart: Chart) {
    self.journal = journal
    self.chart = chart
    var byName: [String: AccountID] = [:]
    for (index, account) in chart.accounts.enumerated() {
      byName[Chart.folded(account.name)] = AccountID(UInt16(clamping: index))
    }
    self.byName = byName
    declared = Dictionary(
      journal.accounts.lazy.filter(\.isDeclared).map { (AccountName($0.name).folded, $0) }
    ) { first, _ in first }
    money = Set(chart.moneyLabels.compactMap { chart.moneyAccount($0) })
    hasOwnMoney = chart.moneyLabels != Chart.standard.moneyLabels
  }

  /// What an account is that has been learned.
  func role(of account: Int) -> JournalRole { roles[account] ?? .unknown }

  /// Whether an account of the journal is the whole of an account of the fund.
  func isWhole(_ account: Int) -> Bool {
    guard case .money(let known) = role(of: account) else { return false }
    return !isPart.contains(account) && counts[known] == 1
  }

  /// The account of a role that is what the fund owes or is owed.
  func owedAccount(_ role: JournalRole) -> AccountID? {
    guard case .flow(let account) = role, chart.kind(of: account).isOwed else { return nil }
    return account
  }

  /// Whether a role is that of a payment of welfare.
  func isWelfare(_ role: JournalRole) -> Bool {
    if case .flow(let account) = role { chart.kind(of: account) == .welfare } else { false }
  }

  /// Finds out what an account is; one that can't be told is reported, where it is used first.
  mutating func learn(_ account: Int, at place: Place, on day: Day?) {
    guard roles[account] == nil else { return }
    let role = resolve(account, at: place, on: day)
    roles[account] = role
    if case .money(let known) = role { counts[known, default: 0] += 1 }
  }

  private mutating func resolve(
    _ account: Int, at place: Place, on day: Day?
  ) -> JournalRole {
    let name = AccountName(journal.accounts[account].name)
    let type = type(of: name)
    var current: AccountName? = name
    while let here = current {
      if let role = known(here, type) ?? declared(here, type, at: place, on: day) { return role }
      isPart.insert(account)
      current = here.parent
    }
    return byType(name, type, at: place, on: day)
  }

  private mutating func report(_ finding: Diagnostic, from day: Day?) {
    var finding = finding
    finding.doubtFrom = day
    diagnostics.append(finding)
  }

  /// What the `type:` tag of an account or of the nearest above it says, else its root's name.
  private func type(of name: AccountName) -> JournalAccountType? {
    tag("type", of: name).flatMap(JournalAccountType.init) ?? name.usualType
  }

  /// The value of a tag of an account's directive, or of the nearest above it.
  private func tag(_ tag: String, of name: AccountName) -> String? {
    var current: AccountName? = name
    while let here = current {
      let found = declared[here.folded]?.tags.first { $0.name == tag }
      if let found { return found.value }
      current = here.parent
    }
    return nil
  }

  /// An account that the chart or one of its words names.
  private func known(_ name: AccountName, _ type: JournalAccountType?) -> JournalRole? {
    if let account = byName[name.folded], let role = role(of: account) { return role }
    if let account = chart.moneyAccount(name.leaf), type?.mayHoldMoney ?? name.isRoot {
      return .money(account)
    }
    guard case .account(let account)? = chart.category(name.leaf) else { return nil }
    let fits =
      switch chart.kind(of: account) {
      case .receipt: type == .revenue
      case .liability: type == .liability
      case .receivable: type == .asset
      default: type == .expense
      }
    return fits || (type == nil && name.isRoot) ? .flow(account) : nil
  }

  private func role(of account: AccountID) -> JournalRole? {
    switch chart.kind(of: account) {
    case .cash, .bank: money.contains(account) ? .money(account) : nil
    case .receipt, .welfare, .payment, .liability, .receivable: .flow(account)
    case .opening: .opening
    case .transfers: .transfers
    }
  }

  /// An account that the journal declares, a line of its own.
  private mutating func declared(
    _ name: AccountName, _ type: JournalAccountType?, at place: Place, on day: Day?
  ) -> JournalRole? {
    guard !name.isUsualRoot, let directive = declared[name.folded],
      !PersonText.isIn(AccountName(directive.name).leaf)
    else { return nil }
    let title = Words(AccountName(directive.name).leaf)
    switch type {
    case .revenue:
      guard let party = party(of: name, at: directive.place) else {
        return .unknown
      }
      return .flow(add(Account(name: directive.name, title: title, kind: .receipt(party))))
    case .expense:
      let kind: Account.Kind = name.isWelfare ? .welfare : .payment
      return .flow(add(Account(name: directive.name, title: title, kind: kind)))
    case .liability:
      return .flow(add(Account(name: directive.name, title: title, kind: .liability)))
    case .cash, .asset:
      guard type == .cash || name.looksLikeMoney else { return nil }
      if hasOwnMoney {
        report(.moneyAccountUnlisted(name.text, at: place), from: day)
        return .unknown
      }
      let kind: Account.Kind = name.looksLikeCash ? .cash : .bank
      return .money(add(Account(name: directive.name, title: title, kind: kind)))
    default: return nil
    }
  }

  /// Adds an account to the chart; past the most that a chart holds it counts as other payments.
  private mutating func add(_ account: Account) -> AccountID {
    guard chart.accounts.count < 10_000 || chart.account(named: account.name) != nil else {
      let isReceipt = if case .receipt = account.kind { true } else { false }
      return other(isReceipt: isReceipt)
    }
    return chart.add(account)
  }

  /// The source of the receipts of an account; `nil` where its tag names none, which is told.
  private mutating func party(of name: AccountName, at place: Place) -> Party? {
    guard let written = tag("party", of: name) ?? tag("ฝ่าย", of: name) else {
      return usualParty(of: name)
    }
    switch written.lowercased() {
    case "members", "สมาชิก": return .members
    case "state", "รัฐ": return .state
    case "local", "อปท.", "อปท": return .localGovernment
    case "other", "อื่น", "อื่น ๆ", "อื่นๆ": return .other
    default:
      report(.unknownParty(written, at: place), from: nil)
      return nil
    }
  }

  /// The source of the receipts of the nearest account of the chart above.
  private func usualParty(of name: AccountName) -> Party {
    var current: AccountName? = name
    while let here = current {
      if let account = byName[here.folded], case .receipt(let party) = chart.kind(of: account) {
        return party
      }
      current = here.parent
    }
    return .other
  }

  /// An account of which only its type is known.
  private mutating func byType(
    _ name: AccountName, _ type: JournalAccountType?, at place: Place, on day: Day?
  ) -> JournalRole {
    switch type {
    case .revenue, .expense:
      let other =
        name.isWelfare && type == .expense ? otherWelfare : other(isReceipt: type == .revenue)
      diagnostics.append(
        .countedAsOther(name.text, chart[other].title, isReceipt: type == .revenue, at: place))
      return .flow(other)
    case .cash, .asset:
      let label = name.looksLikeCash ? "เงินสด" : "ธนาคาร"
      if type == .cash || name.looksLikeMoney, let account = chart.moneyAccount(label) {
        return .money(account)
      }
      let isMoney = type == .cash || name.looksLikeMoney
      report(
        isMoney
          ? .moneyAccountUnlisted(name.text, at: place) : .notCashBasis(name.text, at: place),
        from: day)
    case .equity: return name.isOpening ? .opening : .equity
    case .liability, .conversion: report(.notCashBasis(name.text, at: place), from: day)
    case nil: report(.unexplainedAccount(name.text, at: place), from: day)
    }
    return .unknown
  }

  private mutating func other(isReceipt: Bool) -> AccountID {
    let name = isReceipt ? "Income:Other" : "Expenses:Other"
    if let known = chart.account(named: name) { return known }
    let title =
      isReceipt
      ? Words(th: "รายรับอื่น", en: "Other receipts") : Words(th: "รายจ่ายอื่น", en: "Other payments")
    return chart.add(
      Account(name: name, title: title, kind: isReceipt ? .receipt(.other) : .payment))
  }

  private var otherWelfare: AccountID {
    mutating get {
      let name = "Expenses:Welfare:Other"
      if let known = chart.account(named: name) { return known }
      let title = Words(th: "สวัสดิการอื่น", en: "Other welfare")
      return chart.add(Account(name: name, title: title, kind: .welfare))
    }
  }
}

extension JournalAccountType {
  fileprivate var mayHoldMoney: Bool { self == .cash || self == .asset }
}
