import Model

/// How the kinds of welfare of one year are shown: alone, or together with others.
///
/// Published are the sum of each group over the year and the sum of each stretch of time over all
/// groups. Whoever adds and subtracts these can learn the sum over a set of rows only where the
/// rows lie between two parts of the table: draw each stretch and each group as a point, and each
/// group's rows of a stretch as a line between them. What can be learned is what a cut through
/// the lines crosses. So every cut must cross nobody or enough people, and a point's own lines are
/// one of the cuts.
///
/// A group whose sums are safe in every stretch is also shown stretch by stretch; the rest must
/// stay safe without it.
struct KindGroups {
  /// Kinds of welfare that are shown together.
  struct Group {
    /// The kinds in the chart's order; one where a kind is shown alone.
    fileprivate(set) var kinds: [AccountID]
    /// The people of each stretch.
    fileprivate(set) var cells: [WeighedCrowd]
    /// Whether each stretch's sum is shown too.
    fileprivate(set) var isDetailed = false
    /// What the people of the whole year weigh.
    fileprivate let weight: Int
    /// Whether the sum of the whole year may be published.
    fileprivate let isSafe: Bool
    private let table: CrowdTable
    /// What lies on the two sides of each split of the stretches, once somebody asked.
    fileprivate private(set) var sides: [Sides]?

    fileprivate init(kinds: [AccountID], cells: [WeighedCrowd], _ policy: DisclosurePolicy) {
      (self.kinds, self.cells) = (kinds, cells)
      let table = CrowdTable(cells)
      let all = (1 << cells.count) - 1
      weight = table.weight(all, policy)
      isSafe = table.isEmpty(all) || weight >= policy.leastWeight
      self.table = table
    }

    /// Kinds shown together come last.
    fileprivate var order: (Int, AccountID) { (kinds.count > 1 ? 1 : 0, kinds[0]) }

    fileprivate func union(_ other: Group, _ policy: DisclosurePolicy) -> Group {
      var cells = cells
      for index in cells.indices { cells[index].formUnion(other.cells[index]) }
      return Group(kinds: (kinds + other.kinds).sorted(), cells: cells, policy)
    }

    /// Remembers the sides of each split.
    fileprivate mutating func split(_ policy: DisclosurePolicy) {
      if sides == nil { sides = madeSides(policy) }
    }

    /// The sides of the split in which a bit stands for each stretch but the first.
    fileprivate func madeSides(_ policy: DisclosurePolicy) -> [Sides] {
      (1..<max(1, 1 << (cells.count - 1))).map { mask in
        let inside = mask << 1
        let outside = ((1 << cells.count) - 1) ^ inside
        guard !table.isEmpty(inside), !table.isEmpty(outside) else { return Sides() }
        return Sides(
          areBoth: true, least: min(table.weight(inside, policy), table.weight(outside, policy)),
          strangers: min(
            table.weightOfStrangers(inside, policy), table.weightOfStrangers(outside, policy)))
      }
    }
  }

  /// What lies on the two sides of a split.
  fileprivate struct Sides {
    /// Whether there are rows on both.
    var areBoth = false
    /// The weight of the lighter.
    var least = 0
    /// The same of those whom the book doesn't tell apart.
    var strangers = 0
  }

  /// The groups, in the chart's order of their first kinds; the one of several kinds last.
  private(set) var groups: [Group]
  /// Whether all kinds are shown as one, whatever they are.
  let isTogether: Bool
  private let policy: DisclosurePolicy

  /// Groups the kinds of one year.
  ///
  /// - Parameters:
  ///   - intervals: the stretches of the year; together their people are enough.
  ///   - isTogether: whether all kinds are shown as one, as in a year that goes on.
  /// - Complexity: O(rows + kinds² × 2^stretches); a year has at most four unless a policy asks for
  ///   months.
  init(
    _ payouts: [Payout], _ intervals: [DayRange], _ policy: DisclosurePolicy,
    isTogether: Bool
  ) {
    self.policy = policy
    self.isTogether = isTogether
    groups = Self.kinds(payouts, intervals, policy)
    if isTogether {
      while groups.count > 1 { merge(0, with: 1) }
    } else {
      makeSafe()
    }
    groups.sort { $0.order < $1.order }
    addDetail()
  }

  /// Whether the kinds could be shown alone in a table of their own, each as it is grouped here.
  static func areSafe(
    _ payouts: [Payout], groupedAs groups: [Group], _ intervals: [DayRange],
    _ policy: DisclosurePolicy
  ) -> Bool {
    let alone = kinds(payouts, intervals, policy)
    let grouped = groups.compactMap { group in
      var members = alone.filter { group.kinds.contains($0.kinds[0]) }[...]
      guard var first = members.popFirst() else { return Group?.none }
      for member in members { first = first.union(member, policy) }
      return first
    }
    return grouped.allSatisfy(\.isSafe)
      && intervals.indices.allSatisfy { index in
        crowd(of: grouped, in: index).isSafe(policy)
      } && weakSplit(of: grouped, policy) == nil
  }

  private static func kinds(
    _ payouts: [Payout], _ intervals: [DayRange], _ policy: DisclosurePolicy
  ) -> [Group] {
    var cells: [AccountID: [WeighedCrowd]] = [:]
    let empty = Array(repeating: WeighedCrowd(), count: intervals.count)
    for payout in payouts {
      guard let index = intervals.firstIndex(where: { $0.contains(payout.day) }) else { continue }
      cells[payout.kind, default: empty][index].add(payout)
    }
    return cells.sorted { $0.key < $1.key }.map { kind, cells in
      Group(kinds: [kind], cells: cells.map(\.ordered), policy)
    }
  }

  private static func crowd(of groups: [Group], in interval: Int) -> WeighedCrowd {
    var crowd = WeighedCrowd()
    for group in groups { crowd.formUnion(group.cells[interval]) }
    return crowd
  }

  /// Puts kinds together, as one line, until every sum that can be learned is of enough people.
  private mutating func makeSafe() {
    while groups.count > 1 {
      let together = groups.firstIndex { $0.kinds.count > 1 }
      let weak = groups.indices.filter { !groups[$0].isSafe }
      if let first = weak.first(where: { $0 != together }) ?? weak.first {
        // The weak ones go together; the last of them takes the smallest other.
        let other =
          together == first ? nil : together ?? weak.first { $0 != first }
        merge(first, with: other ?? smallest(but: first))
      } else if let split = weakSplit() {
        // Of the groups with people on both sides the smallest goes with the others.
        let first = split.filter { $0 != together }.min(by: isSmaller) ?? smallest(but: split[0])
        merge(first, with: together ?? smallest(but: first))
      } else {
        return
      }
    }
  }

  private mutating func merge(_ left: Int, with right: Int) {
    let (low, high) = (min(left, right), max(left, right))
    groups[low] = groups[low].union(groups[high], policy)
    groups.remove(at: high)
  }

  private func isSmaller(_ left: Int, _ right: Int) -> Bool {
    (groups[left].weight, groups[left].kinds[0]) < (groups[right].weight, groups[right].kinds[0])
  }

  private func smallest(but excluded: Int) -> Int {
    groups.indices.filter { $0 != excluded }.min(by: isSmaller) ?? 0
  }

  /// The groups that lie on both sides of a split of the stretches through which too few people
  /// go; `nil` where there is no such split.
  private static func weakSplit(of groups: [Group], _ policy: DisclosurePolicy) -> [Int]? {
    let count = groups.first?.cells.count ?? 0
    guard count > 1 else { return nil }
    let sides = groups.map { $0.sides ?? $0.madeSides(policy) }
    for split in 0..<((1 << (count - 1)) - 1) {
      var spanning: [Int] = []
      // A person in several groups must count once: the largest side alone is certain, and so is
      // the sum of those whom the book doesn't tell apart.
      var (most, strangers) = (0, 0)
      for index in groups.indices where sides[index][split].areBoth {
        spanning.append(index)
        most = max(most, sides[index][split].least)
        strangers += sides[index][split].strangers
      }
      if !spanning.isEmpty, max(most, strangers) < policy.leastWeight { return spanning }
    }
    return nil
  }

  /// The same of all groups, whose sides are remembered.
  private mutating func weakSplit() -> [Int]? {
    for index in groups.indices { groups[index].split(policy) }
    return Self.weakSplit(of: groups, policy)
  }

  /// Shows groups stretch by stretch, the largest first, as long as the rest stays safe.
  private mutating func addDetail() {
    guard groups.first.map({ $0.cells.count > 1 }) ?? false else { return }
    for index in groups.indices.sorted(by: { isSmaller($1, $0) }) {
      guard groups[index].cells.allSatisfy({ $0.isSafe(policy) }) else { continue }
      let rest = groups.indices.filter { $0 != index && !groups[$0].isDetailed }.map { groups[$0] }
      let isSafe =
        rest.first.map { first in
          first.cells.indices.allSatisfy { Self.crowd(of: rest, in: $0).isSafe(policy) }
        } ?? true
      if isSafe, Self.weakSplit(of: rest, policy) == nil { groups[index].isDetailed = true }
    }
  }
}
