import Model

/// Writes the public entries of one segment.
struct SegmentWriter {
  private let plan: SegmentPlan
  private let hasPots: Bool
  /// What becomes of each account, by its number: this is asked of every row.
  private let lines: [Line]
  private let isContributionAggregated: Bool
  private let isOtherMoneyAggregated: Bool
  private let calendar: FiscalCalendar
  /// The line from which welfare comes; `nil` where each account has its own.
  private let source: AccountID?
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

  /// An account as the public sees it in this segment.
  private struct Line {
    /// Where money that comes or goes is told.
    let moving: AccountID
    /// The account by itself.
    let own: AccountID
    /// Where welfare is told; `nil` for what isn't shown as some.
    var welfare: AccountID?
    let isWelfare: Bool
    let isContribution: Bool
  }

  init(
    plan: SegmentPlan, books: Books, publicChart: PublicChart, policy: DisclosurePolicy,
    hasPots: Bool
  ) {
    self.plan = plan
    self.hasPots = hasPots
    calendar = books.calendar
    isContributionAggregated = policy[.contributions] == .aggregated
    isOtherMoneyAggregated = policy[.otherMoney] == .aggregated
    let isApart = if case .apart = plan.accounts { true } else { false }
    var lines: [Line] = []
    lines.reserveCapacity(books.chart.accounts.count)
    for number in books.chart.accounts.indices {
      let id = AccountID(UInt16(number))
      let (own, kind) = (publicChart[id], books.chart.kind(of: id))
      lines.append(
        Line(
          moving: kind.holdsMoney && !isApart ? publicChart.allMoney : own, own: own,
          isWelfare: kind == .welfare, isContribution: kind == .receipt(.members)))
    }
    for group in plan.groups.groups {
      let line = publicChart.line(of: group, in: plan.groups)
      for kind in group.kinds { lines[Int(kind.number)].welfare = line }
    }
    self.lines = lines
    source = isApart ? nil : publicChart.allMoney
  }

  /// Takes a row that is nobody's welfare, read where it lies.
  mutating func add(_ entries: UnsafeBufferPointer<Entry>, _ row: Int) {
    let account = lines[Int(entries[row].account.number)]
    let counter = lines[Int(entries[row].counterAccount.number)]
    guard entries[row].moves, !account.isWelfare, !counter.isWelfare else { return }
    let kind = entries[row].kind
    let id = kind == .opening ? account.own : account.moving
    let pot = hasPots ? entries[row].pot : .general
    let toPot = hasPots ? entries[row].toPot : .general
    // Money that stays within the line of all accounts didn't move.
    if id == counter.moving, pot == toPot { return }
    let isAggregated =
      account.isContribution || counter.isContribution
      ? isContributionAggregated : isOtherMoneyAggregated
    let amount = entries[row].amount
    let key = Key(
      day: isAggregated && kind == .flow
        ? plan.segment.range.through : day(entries[row].day), kind: kind, account: id,
      counter: counter.moving, isIn: amount >= .zero, isReversal: entries[row].isReversal,
      pot: pot, toPot: toPot)
    sums[key, default: .zero] += amount
  }

  /// Takes a row of welfare.
  mutating func add(_ payout: Payout) {
    guard let line = lines[Int(payout.kind.number)].welfare else { return }
    let key = Key(
      day: plan.segment.range.through, kind: .flow,
      account: source ?? lines[Int(payout.source.number)].own, counter: line,
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

  /// The day that the public sees; rows of the year before that are told in this one stand on its
  /// first day.
  private func day(_ day: Day) -> Day {
    guard calendar.year(of: day) != plan.segment.year else { return day }
    return calendar.firstDay(of: plan.segment.year) ?? day
  }
}
