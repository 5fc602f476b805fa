import Model

/// What is shown of one segment: which kinds of welfare, and which accounts.
struct SegmentPlan {
  let segment: Segment
  /// The places of the rows in the books, in their order.
  let rows: [Int]
  /// The rows of welfare among them.
  let payouts: [Payout]
  let groups: KindGroups
  let accounts: Showing<AccountID>

  /// Plans every segment of a fund.
  static func all(
    _ segments: [Segment], of books: Books, _ payouts: [Payout], _ policy: DisclosurePolicy
  ) -> [SegmentPlan] {
    var balances = JoinedBalances<AccountID>()
    var money: Set<AccountID> = []
    var plans: [SegmentPlan] = []
    let rows = byRange(Array(books.entries.indices), segments) { books.entries[$0].day }
    let paid = byRange(payouts, segments) { $0.day }
    for (index, segment) in segments.enumerated() {
      let groups = KindGroups(
        paid[index], segment.intervals, policy, isTogether: segment.isRunning)
      var crowds: [AccountID: WeighedCrowd] = [:]
      for payout in paid[index] {
        crowds[payout.source, default: WeighedCrowd()].add(payout)
      }
      for row in rows[index] where books.entries[row].moves {
        let (account, counter) = (books.entries[row].account, books.entries[row].counterAccount)
        if books.chart.kind(of: account).holdsMoney { money.insert(account) }
        if books.chart.kind(of: counter).holdsMoney { money.insert(counter) }
      }
      var accounts = Showing<AccountID>.total
      if !segment.isRunning {
        let wereJoined = balances.isJoined
        balances.add(money.sorted(), crowds, policy) { ids in
          KindGroups.areSafe(
            paid[index].filter { ids.contains($0.source) }, groupedAs: groups.groups,
            segment.intervals, policy)
        }
        let isSafe = areSafe(
          paid[index], by: Set(crowds.keys), \.source, groups, segment, policy)
        accounts = !wereJoined && isSafe ? .apart : .balances(balances.groups)
      }
      plans.append(
        SegmentPlan(
          segment: segment, rows: rows[index], payouts: paid[index], groups: groups,
          accounts: accounts))
    }
    return plans
  }

  /// Whether the sums of kinds and stretches could be shown for each part by itself.
  private static func areSafe<Part: Hashable & Comparable>(
    _ payouts: [Payout], by parts: Set<Part>, _ part: (Payout) -> Part, _ groups: KindGroups,
    _ segment: Segment, _ policy: DisclosurePolicy
  ) -> Bool {
    if parts.count < 2 { return true }
    return parts.allSatisfy { one in
      KindGroups.areSafe(
        payouts.filter { part($0) == one }, groupedAs: groups.groups, segment.intervals, policy)
    }
  }

  /// Whether each pot can be shown: in this year, as in every one before it, the table of kinds
  /// and stretches would be safe for each pot by itself, and for each account of it where
  /// accounts are shown apart.
  func canShowPots(of books: Books, _ policy: DisclosurePolicy) -> Bool {
    guard books.pots.count > 1, !segment.isRunning else { return false }
    struct Part: Hashable, Comparable {
      let pot: PotID
      let source: AccountID?
      static func < (left: Part, right: Part) -> Bool { left.pot < right.pot }
    }
    let isApart = if case .apart = accounts { true } else { false }
    let part = { (payout: Payout) in
      Part(pot: payout.pot, source: isApart ? payout.source : nil)
    }
    guard Set(payouts.map(\.pot)).count > 1 else { return true }
    return Self.areSafe(
      payouts, by: Set(payouts.map(part)), part, groups, segment, policy)
  }

  /// Rows by the segment that their days lie in; those outside all are left out.
  private static func byRange<Row>(
    _ rows: [Row], _ segments: [Segment], _ day: (Row) -> Day
  ) -> [[Row]] {
    var parts = [[Row]](repeating: [], count: segments.count)
    for row in rows {
      let day = day(row)
      // Segments lie beside each other, in order.
      var (low, high) = (0, segments.count)
      while low < high {
        let middle = (low + high) / 2
        if segments[middle].range.through < day { low = middle + 1 } else { high = middle }
      }
      if low < segments.count, segments[low].range.contains(day) { parts[low].append(row) }
    }
    return parts
  }
}
