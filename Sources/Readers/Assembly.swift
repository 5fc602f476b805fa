import Model

/// Turns drafts, in order, into entries and gaps.
struct Assembly {
  let chart: Chart
  let calendar: FiscalCalendar
  private(set) var entries: [Entry] = []
  private(set) var gaps: [Gap] = []
  /// The names of the pots; the first is what belongs to none.
  private(set) var pots = [""]
  private var potsByName = ["": PotID.general]
  private var firstYear: FiscalYear?
  /// How many people each document helped and whose money it was, for rows that take it back.
  private var documents: [String: (people: Int, pot: PotID)] = [:]
  /// Whether an account has entries, by its number.
  private var hasEntries: [Bool]

  init(chart: Chart, calendar: FiscalCalendar) {
    self.chart = chart
    self.calendar = calendar
    hasEntries = Array(repeating: false, count: chart.accounts.count)
  }

  /// Makes room for so many rows.
  mutating func reserve(_ rows: Int) { entries.reserveCapacity(entries.count + rows) }

  mutating func open(_ account: AccountID, _ opening: Money, _ day: Day, _ place: Place) {
    firstYear = calendar.year(of: day)
    append(
      Entry(
        day: day, kind: .opening, account: account, counterAccount: chart.openingID,
        amount: opening, place: place))
  }

  private mutating func append(_ entry: Entry) {
    entries.append(entry)
    hasEntries[Int(entry.account.number)] = true
    hasEntries[Int(entry.counterAccount.number)] = true
  }

  mutating func add(_ draft: Draft) {
    if firstYear == nil, let day = draft.day { firstYear = calendar.year(of: day) }
    guard let day = draft.day, draft.isWhole, let account = draft.account,
      let category = draft.category,
      let entry = entry(of: draft, day, account, category)
    else {
      gaps.append(
        Gap(
          entriesBefore: entries.count, account: draft.toAccount == nil ? draft.account : nil,
          amount: draft.toAccount == nil ? draft.amount : nil,
          statedBalance: draft.statedBalance, documentNumber: draft.reference,
          place: draft.place))
      return
    }
    append(entry)
  }

  private mutating func pot(named name: String) -> PotID {
    let folded = Chart.folded(name)
    if let known = potsByName[folded] { return known }
    // Beyond what a table can show as columns, they share one.
    guard pots.count < Self.mostPots else { return PotID(UInt16(Self.mostPots - 1)) }
    let pot = PotID(UInt16(pots.count))
    pots.append(name)
    potsByName[folded] = pot
    return pot
  }

  private static let mostPots = 1_000

  private mutating func entry(
    of draft: Draft, _ day: Day, _ account: AccountID, _ category: Category
  ) -> Entry? {
    guard let (kind, counter) = meaning(of: draft, day, account, category) else { return nil }
    var amount = draft.amount ?? .zero
    if category == .opening, draft.amount == nil, kind == .opening {
      amount = draft.statedBalance ?? .zero
    }
    var people = 0
    let original = draft.reverses.flatMap { documents[Chart.folded($0)] }
    if kind == .flow, chart.kind(of: counter) == .welfare {
      people = draft.reverses == nil ? draft.people ?? 1 : -(draft.people ?? original?.people ?? 1)
    }
    let pot = draft.pot.isEmpty ? original?.pot ?? .general : pot(named: draft.pot)
    if draft.reverses == nil, !draft.reference.isEmpty {
      documents[Chart.folded(draft.reference)] = (people, pot)
    }
    return Entry(
      day: day, kind: kind, account: account, counterAccount: counter, amount: amount,
      statedBalance: draft.statedBalance, people: people, recipient: draft.recipient,
      document: Entry.Document(
        number: draft.reference, reverses: draft.reverses, fingerprint: draft.fingerprint),
      pot: pot, toPot: draft.toPot.isEmpty ? pot : self.pot(named: draft.toPot),
      place: draft.place, balancePlace: draft.balancePlace,
      isFurtherBalance: draft.isFurtherBalance)
  }

  /// What a row does and against which account; `nil` where it needs an amount and has none.
  private func meaning(
    of draft: Draft, _ day: Day, _ account: AccountID, _ category: Category
  ) -> (Entry.Kind, counter: AccountID)? {
    switch category {
    case .opening:
      let isFirst = !hasEntries[Int(account.number)] && calendar.year(of: day) == firstYear
      return isFirst ? (.opening, chart.openingID) : (.carriedForward, account)
    case .closing: return (.balanceOnly, account)
    case .void: return (.void, account)
    case .transfer where draft.amount != nil && !draft.toPot.isEmpty && draft.toAccount == nil:
      return (.transfer, account)
    case .transfer where draft.amount != nil:
      return draft.toAccount.map { (.transfer, $0) } ?? (.halfTransfer, chart.transfersID)
    case .account(let other) where draft.amount != nil: return (.flow, other)
    case .eitherSide(let receipt, let payment):
      // What takes back a receipt is money out, and the other way round.
      let isTakenBack = draft.reverses != nil
      return draft.amount.map { (.flow, ($0 < .zero) != isTakenBack ? payment : receipt) }
    case .transfer, .account: return nil
    }
  }
}
