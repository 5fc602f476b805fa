import Model

/// The accounts of a fund as the public sees them: numbers masked, and lines for what is together.
struct PublicChart {
  private(set) var chart = Chart()
  private var ids: [AccountID: AccountID] = [:]
  private var joined: [[AccountID]: AccountID] = [:]
  /// All money that comes and goes where accounts aren't shown apart.
  private(set) var allMoney: AccountID
  /// Several kinds of welfare.
  private(set) var someWelfare: AccountID
  /// Every kind of welfare.
  private(set) var allWelfare: AccountID

  /// The accounts of a chart in its order, each new line after the last of its like.
  init(_ old: Chart, _ policy: DisclosurePolicy) {
    allMoney = chart.openingID
    someWelfare = chart.openingID
    allWelfare = chart.openingID
    let lastMoney = old.accounts.lastIndex(where: \.holdsMoney)
    let lastWelfare = old.accounts.lastIndex { $0.kind == .welfare }
    var banks = 0
    for (index, account) in old.accounts.enumerated() {
      if account.kind == .bank { banks += 1 }
      let shown = Self.shown(account, number: banks, policy)
      let isBuiltIn = account.kind == .opening || account.kind == .transfers
      let id = isBuiltIn ? chart.account(named: account.name) : nil
      ids[AccountID(UInt16(index))] = id ?? chart.add(unused(shown))
      if index == lastMoney { allMoney = chart.add(unused(.allMoney)) }
      if index == lastWelfare {
        someWelfare = chart.add(unused(.someWelfare))
        allWelfare = chart.add(unused(.allWelfare))
      }
    }
  }

  /// The account under a name that none has yet: masked numbers may leave the same.
  private func unused(_ account: Account) -> Account {
    var name = account.name
    while chart.account(named: name) != nil { name += "'" }
    return Account(name: name, title: account.title, kind: account.kind)
  }

  /// The public account of one of the fund's.
  subscript(old: AccountID) -> AccountID { ids[old] ?? chart.openingID }

  /// The line of a group of kinds of welfare.
  func line(of group: KindGroups.Group, in groups: KindGroups) -> AccountID {
    if group.kinds.count == 1, !groups.isTogether { return self[group.kinds[0]] }
    return groups.groups.count == 1 ? allWelfare : someWelfare
  }

  /// The line of several accounts whose balances are shown as one.
  mutating func account(of members: [AccountID], in old: Chart) -> AccountID {
    if members.count == 1 { return self[members[0]] }
    if let known = joined[members] { return known }
    let accounts = members.map { chart[self[$0]] }
    let names = accounts.map { $0.name.split(separator: ":").dropFirst().joined(separator: " ") }
    let account = Account(
      name: "Assets:" + names.joined(separator: " + "),
      title: Words(
        th: accounts.map(\.title.th).joined(separator: " และ ") + " (แสดงรวม)",
        en: accounts.map(\.title.en).joined(separator: " and ") + " (shown together)"),
      kind: accounts.contains { $0.kind == .bank } ? .bank : .cash)
    let id = chart.add(unused(account))
    joined[members] = id
    return id
  }

  private static func shown(
    _ account: Account, number: Int, _ policy: DisclosurePolicy
  ) -> Account {
    // No name that is published reads backwards, in data and on pages alike.
    let account = Account(
      name: TurningMarks.removed(from: account.name),
      title: account.title.map { TurningMarks.removed(from: $0) }, kind: account.kind)
    guard account.holdsMoney else { return account }
    if policy[.accountNumbers] == .never, account.kind == .bank,
      account.title.th.unicodeScalars.contains(where: { $0.properties.numericType != nil })
    {
      return Account(
        name: "Assets:Bank \(number)",
        title: Words(th: "บัญชีธนาคารที่ \(number)", en: "Bank account \(number)"), kind: .bank)
    }
    return Account(
      name: AccountNumberMask.masked(account.name),
      title: account.title.map(AccountNumberMask.masked), kind: account.kind)
  }
}

/// The numbers of bank accounts, of which the last three digits may be shown.
enum AccountNumberMask {
  /// How many digits make a number of an account.
  private static let fewestDigits = 7
  private static let shownDigits = 3

  /// A text in which all but the last digits of each long number are dots.
  static func masked(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    var digits: [Int] = []
    for (index, scalar) in scalars.enumerated() {
      if isDigit(scalar) {
        digits.append(index)
      } else if !(scalar == "-" || scalar == " "), !digits.isEmpty {
        mask(digits, in: &scalars)
        digits = []
      }
    }
    mask(digits, in: &scalars)
    return String(String.UnicodeScalarView(scalars))
  }

  private static func mask(_ digits: [Int], in scalars: inout [Unicode.Scalar]) {
    guard digits.count >= fewestDigits else { return }
    for index in digits.dropLast(shownDigits) { scalars[index] = "•" }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    Symbol.isDigit(Symbol.of(scalar.value))
  }
}
