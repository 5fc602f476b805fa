import Model

/// Writes the public entries of one segment.
struct SegmentWriter {
  private let plan: SegmentPlan
  private let books: Books
  private let publicChart: PublicChart
  private let policy: DisclosurePolicy
  private let hasPots: Bool
  private let groupsByKind: [AccountID: AccountID]
  private var sums: [Key: Money] = [:]
  private var people: [Key: Int] = [:]

  /// What is alike in rows that become one entry.
  private struct Key: Hashable, Comparable {
    let day: Day
    let kind: Entry.Kind
    let account: AccountID
    let counter: AccountID
    let isIn: Bool
    let isReversal: Bool
    let pot: PotID
    let toPot: PotID

    /// The day and the accounts tell most apart: they are taken as one number.
    func hash(into hasher: inout Hasher) {
      let accounts = UInt64(account.number) << 16 | UInt64(counter.number)
      let date = (Int(day.year) * 16 + Int(day.month)) * 32 + Int(day.day)
      hasher.combine(accounts << 32 | UInt64(truncatingIfNeeded: date) & 0xFFFF_FFFF)
    }

    static func < (left: Key, right: Key) -> Bool {
      let l = (left.day, left.account, left.counter, left.pot, left.toPot)
      let r = (right.day, right.account, right.counter, right.pot, right.toPot)
      if l != r { return l < r }
      return (left.order, left.isIn ? 0 : 1) < (right.order, right.isIn ? 0 : 1)
    }

    private var order: Int {
      let kinds: [Entry.Kind] = [.opening, .flow, .transfer, .halfTransfer]
      return (kinds.firstIndex(of: kind) ?? kinds.count) * 2 + (isReversal ? 1 : 0)
    }
  }

  init(
    plan: SegmentPlan, books: Books, publicChart: PublicChart, policy: DisclosurePolicy,
    hasPots: Bool
  ) {
    self.plan = plan
    self.books = books
    self.publicChart = publicChart
    self.policy = policy
    self.hasPots = hasPots
    var lines: [AccountID: AccountID] = [:]
    for group in plan.groups.groups {
      let line = publicChart.line(of: group, in: plan.groups)
      for kind in group.kinds { lines[kind] = line }
    }
    groupsByKind = lines
  }

  /// Takes a row that is nobody's welfare.
  mutating func add(_ entry: Entry) {
    guard entry.moves, Payout(entry, in: books.chart) == nil else { return }
    let account = entry.kind == .opening ? publicChart[entry.account] : line(entry.account)
    let counter = line(entry.counterAccount)
    let pot = hasPots ? entry.pot : .general
    let toPot = hasPots ? entry.toPot : .general
    // Money that stays within the line of all accounts didn't move.
    if account == counter, pot == toPot { return }
    let key = Key(
      day: day(of: entry), kind: entry.kind, account: account, counter: counter,
      isIn: entry.amount >= .zero, isReversal: entry.isReversal, pot: pot, toPot: toPot)
    sums[key, default: .zero] += entry.amount
  }

  /// Takes a row of welfare.
  mutating func add(_ payout: Payout) {
    guard let line = groupsByKind[payout.kind] else { return }
    let key = Key(
      day: plan.segment.range.through, kind: .flow, account: source(payout.source), counter: line,
      isIn: false, isReversal: false, pot: hasPots ? payout.pot : .general,
      toPot: hasPots ? payout.pot : .general)
    sums[key, default: .zero] -= payout.amount
    people[key, default: 0] += payout.people
  }

  /// The entries, in the order of days and accounts.
  var entries: [Entry] {
    sums.sorted { $0.key < $1.key }.compactMap { key, amount in
      let people = people[key] ?? 0
      guard amount != .zero || people != 0 else { return nil }
      return Entry(
        day: key.day, kind: key.kind, account: key.account, counterAccount: key.counter,
        amount: amount, people: people,
        document: Entry.Document(reverses: key.isReversal ? "" : nil), pot: key.pot,
        toPot: key.toPot, place: .nowhere)
    }
  }

  private var isApart: Bool { if case .apart = plan.accounts { true } else { false } }

  /// The public line of an account.
  private func line(_ account: AccountID) -> AccountID {
    books.chart.kind(of: account).holdsMoney && !isApart
      ? publicChart.allMoney : publicChart[account]
  }

  /// The public line from which welfare comes.
  private func source(_ account: AccountID) -> AccountID {
    isApart ? publicChart[account] : publicChart.allMoney
  }

  /// The day that the public sees; rows of the year before that are told in this one stand on its
  /// first day.
  private func day(of entry: Entry) -> Day {
    let isContribution = [entry.account, entry.counterAccount].contains {
      books.chart.kind(of: $0) == .receipt(.members)
    }
    let field: DisclosedField = isContribution ? .contributions : .otherMoney
    if policy[field] == .aggregated, entry.kind == .flow { return plan.segment.range.through }
    guard books.calendar.year(of: entry.day) != plan.segment.year else { return entry.day }
    return books.calendar.firstDay(of: plan.segment.year) ?? entry.day
  }
}
