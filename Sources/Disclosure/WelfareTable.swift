public import Model

/// The welfare of one year as the public sees it: by kind, by stretch of time, and by both where
/// both are safe.
public struct WelfareTable: Hashable, Sendable {
  /// One kind of welfare, or several together.
  public struct Line: Hashable, Sendable {
    /// The account.
    public let account: Account
    /// What was paid in the year.
    public let amount: Money
    /// How many people were helped, counted as the books count.
    public let people: Int
    /// What was paid in each stretch; `nil` where only the year's sum is shown.
    public let byStretch: [Money]?
    /// How many kinds of welfare are in the line.
    public let kindCount: Int
  }

  /// The stretches of time in order, beside each other.
  public let stretches: [DayRange]
  /// The kinds, in the order of the statement.
  public let lines: [Line]
  /// What was paid in each stretch, all kinds together.
  public let totals: [Money]
  /// How many people were helped in each stretch, counted as the books count.
  public let people: [Int]

  init(_ plan: SegmentPlan, _ rollUp: RollUp) {
    let stretches = plan.segment.intervals
    self.stretches = stretches
    func sums(_ payouts: [Payout]) -> (amounts: [Money], people: [Int]) {
      var amounts = [Money](repeating: .zero, count: stretches.count)
      var people = [Int](repeating: 0, count: stretches.count)
      for payout in payouts {
        guard let index = stretches.firstIndex(where: { $0.contains(payout.day) }) else { continue }
        amounts[index] += payout.amount
        people[index] += payout.people
      }
      return (amounts, people)
    }
    lines = plan.groups.groups.map { group in
      let sums = sums(plan.payouts.filter { group.kinds.contains($0.kind) })
      return Line(
        account: rollUp.account(of: group, in: plan), amount: sums.amounts.total,
        people: sums.people.reduce(0, +), byStretch: group.isDetailed ? sums.amounts : nil,
        kindCount: group.kinds.count)
    }
    (totals, people) = sums(plan.payouts)
  }
}
