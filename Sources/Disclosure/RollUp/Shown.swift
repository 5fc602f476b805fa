import Model

/// How the accounts of one year are shown.
///
/// What an account paid is a third sum over the same rows. It is shown where the table of kinds and
/// stretches would be safe for each account by itself; else money comes and goes through one line
/// for all accounts, and each shows what it held when the year ended.
enum Showing<ID: Hashable & Comparable & Sendable> {
  /// Each with what came in and went out of it.
  case apart
  /// What each held at the end; those beside each other in a list as one.
  case balances([[ID]])
  /// What all held together, as in a year that goes on.
  case total
}

/// Which balances are shown as one, so that the change of each tells of enough people or of none.
///
/// A balance changes by welfare and by everything else. Someone may know all else that passed
/// through an account, so that the kinds of welfare must be safe beside what it paid.
///
/// Balances that were shown as one stay one: parted later, they would tell what each paid in the
/// years before.
struct JoinedBalances<ID: Hashable & Comparable & Sendable> {
  /// Balances that are shown as one, with the people of the last year.
  private struct Joined {
    var ids: [ID]
    var crowd: WeighedCrowd
  }

  private var sets: [Joined] = []

  /// Whether some balances are shown as one.
  var isJoined: Bool { sets.contains { $0.ids.count > 1 } }

  /// Goes on to a year that ended.
  ///
  /// - Parameters:
  ///   - ids: every balance there is, those that are new too.
  ///   - crowds: the people who were paid from each in the year.
  ///   - isSafe: whether the kinds of welfare are safe beside what some of them paid together.
  mutating func add(
    _ ids: [ID], _ crowds: [ID: WeighedCrowd], _ policy: DisclosurePolicy,
    isSafe: ([ID]) -> Bool
  ) {
    let known = Set(sets.flatMap(\.ids))
    sets += ids.filter { !known.contains($0) }.map { Joined(ids: [$0], crowd: WeighedCrowd()) }
    for index in sets.indices {
      sets[index].crowd = WeighedCrowd()
      for id in sets[index].ids { sets[index].crowd.formUnion(crowds[id] ?? WeighedCrowd()) }
    }
    func isWeak(_ joined: Joined) -> Bool {
      !joined.crowd.isSafe(policy) || (!joined.crowd.isEmpty && !isSafe(joined.ids))
    }
    while sets.count > 1, let weak = sets.firstIndex(where: isWeak) { join(weak, policy) }
  }

  /// Joins with the smallest that has people; where no other has any, with the first.
  private mutating func join(_ weak: Int, _ policy: DisclosurePolicy) {
    let others = sets.indices.filter { $0 != weak }
    let paying = others.filter { !sets[$0].crowd.isEmpty }
    let smallest = paying.min { left, right in
      (sets[left].crowd.weight(policy), left) < (sets[right].crowd.weight(policy), right)
    }
    let other = smallest ?? others[0]
    let (low, high) = (min(weak, other), max(weak, other))
    sets[low].ids = (sets[low].ids + sets[high].ids).sorted()
    sets[low].crowd.formUnion(sets[high].crowd)
    sets.remove(at: high)
  }

  /// The balances, those shown as one beside each other.
  var groups: [[ID]] { sets.map(\.ids).sorted { $0[0] < $1[0] } }
}
