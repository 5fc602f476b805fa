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

  /// Adds the rows of a table, each read where it lies: copying a draft costs more than its entry.
  mutating func add(_ drafts: UnsafeBufferPointer<Draft>) {
    for index in drafts.indices { add(drafts, index) }
  }

  private mutating func add(_ drafts: UnsafeBufferPointer<Draft>, _ index: Int) {
    let day = drafts[index].day
    if firstYear == nil, let day { firstYear = calendar.year(of: day) }
    guard let day, drafts[index].isWhole, let account = drafts[index].account,
      let category = drafts[index].category,
      let (kind, counter) = meaning(of: drafts, index, day, account, category)
    else {
      gaps.append(Gap(drafts[index], entriesBefore: entries.count))
      return
    }
    var (people, pot, toPot) = (0, PotID.general, PotID.general)
    if !drafts[index].hasNoWords {
      (people, pot, toPot) = words(of: drafts[index], kind, counter)
    } else if kind == .flow, case .welfare = chart.kind(of: counter) {
      people = drafts[index].people ?? 1
    }
    var amount = drafts[index].amount ?? .zero
    if kind == .opening, drafts[index].amount == nil {
      amount = drafts[index].statedBalance ?? .zero
    }
    hasEntries[Int(account.number)] = true
    hasEntries[Int(counter.number)] = true
    entries.append(
      Entry(
        day: day, kind: kind, account: account, counterAccount: counter, amount: amount,
        statedBalance: drafts[index].statedBalance, people: people,
        recipient: drafts[index].recipient,
        document: Entry.Document(
          number: drafts[index].reference, reverses: drafts[index].reverses,
          fingerprint: drafts[index].fingerprint),
        pot: pot, toPot: toPot, place: drafts[index].place,
        balancePlace: drafts[index].balancePlace,
        isFurtherBalance: drafts[index].isFurtherBalance))
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

  /// How many people a row helped, and its pots, by its words and those of what it takes back.
  private mutating func words(
    of draft: Draft, _ kind: Entry.Kind, _ counter: AccountID
  ) -> (people: Int, pot: PotID, toPot: PotID) {
    var people = 0
    let original = draft.reverses.flatMap { documents[Chart.folded($0)] }
    if kind == .flow, chart.kind(of: counter) == .welfare {
      people = draft.reverses == nil ? draft.people ?? 1 : -(draft.people ?? original?.people ?? 1)
    }
    let pot = draft.pot.isEmpty ? original?.pot ?? .general : pot(named: draft.pot)
    if draft.reverses == nil, !draft.reference.isEmpty {
      documents[Chart.folded(draft.reference)] = (people, pot)
    }
    return (people, pot, draft.toPot.isEmpty ? pot : self.pot(named: draft.toPot))
  }

  /// What a row does and against which account; `nil` where it needs an amount and has none.
  private func meaning(
    of drafts: UnsafeBufferPointer<Draft>, _ index: Int, _ day: Day, _ account: AccountID,
    _ category: Category
  ) -> (Entry.Kind, counter: AccountID)? {
    switch category {
    case .opening:
      let isFirst = !hasEntries[Int(account.number)] && calendar.year(of: day) == firstYear
      return isFirst ? (.opening, chart.openingID) : (.carriedForward, account)
    case .closing: return (.balanceOnly, account)
    case .void: return (.void, account)
    case .transfer
    where drafts[index].amount != nil && !drafts[index].toPot.isEmpty
      && drafts[index].toAccount == nil:
      return (.transfer, account)
    case .transfer where drafts[index].amount != nil:
      return drafts[index].toAccount.map { (.transfer, $0) } ?? (.halfTransfer, chart.transfersID)
    case .account(let other) where drafts[index].amount != nil: return (.flow, other)
    case .eitherSide(let receipt, let payment):
      // What takes back a receipt is money out, and the other way round.
      let isTakenBack = drafts[index].reverses != nil
      return drafts[index].amount.map { (.flow, ($0 < .zero) != isTakenBack ? payment : receipt) }
    case .transfer, .account: return nil
    }
  }
}

extension Gap {
  /// What could be read of a row.
  fileprivate init(_ draft: Draft, entriesBefore: Int) {
    self.init(
      entriesBefore: entriesBefore, account: draft.toAccount == nil ? draft.account : nil,
      amount: draft.toAccount == nil ? draft.amount : nil, statedBalance: draft.statedBalance,
      documentNumber: draft.reference, place: draft.place)
  }
}
