public import Model

/// How a new edition differs from a published one where no restatement says so.
public struct UnexplainedChange: Hashable, Sendable {
  /// What differs.
  public enum Kind: Hashable, Sendable {
    /// What moved besides welfare.
    case movements
    /// What was paid as welfare.
    case welfare
    /// Welfare, with a restatement that names too few people, or none.
    case fewPeople
    /// The year isn't there any more.
    case gone
  }

  /// The year as it was published.
  public let published: PublishedYear
  /// What differs.
  public let kind: Kind
}

extension Array where Element == PublishedYear {
  /// The first year of this edition that a new one changes without a restatement.
  ///
  /// - Parameters:
  ///   - heldFrom: the first year that the new edition holds back; what isn't shown can't differ.
  ///   - policy: the policy that holds now; it says of how many people's welfare a restatement
  ///     must tell at once.
  /// - Complexity: O(years × restatements).
  public func firstUnexplainedChange(
    in new: [PublishedYear], heldFrom: FiscalYear?, restatements: [Restatement],
    policy: DisclosurePolicy
  ) -> UnexplainedChange? {
    let old = sorted { $0.year < $1.year }
    for (index, old) in old.enumerated() {
      if let heldFrom, old.year >= heldFrom { return nil }
      let next = new.first { $0.year == old.year }
      var kind = old.change(to: next, policy)
      // Later openings are what the years before come to.
      if kind == nil, index == 0, let next, next.opening != old.opening { kind = .movements }
      guard let kind else { continue }
      let restatement = restatements.first {
        $0.year == old.year && $0.replaced.lowercased() == old.digest
      }
      guard let restatement else { return UnexplainedChange(published: old, kind: kind) }
      if kind == .welfare, restatement.people ?? 0 < policy.leastSensitivePeople {
        return UnexplainedChange(published: old, kind: .fewPeople)
      }
    }
    return nil
  }

  /// What a site keeps for the edition after a new one: its years, and the published years that
  /// it holds back.
  public func kept(beside new: [PublishedYear]) -> [PublishedYear] {
    let shown = Set(new.map(\.year))
    return (filter { !shown.contains($0.year) } + new).sorted { $0.year < $1.year }
  }
}

extension PublishedYear {
  /// What a new edition of the same year changes; `nil` where the difference tells of no one.
  fileprivate func change(to new: PublishedYear?, _ policy: DisclosurePolicy) -> UnexplainedChange
    .Kind?
  {
    guard let new else {
      // With longer periods a year that runs may have nothing to show yet.
      return isRunning && policy.summary != self.policy ? nil : .gone
    }
    if isRunning {
      // With a longer range, a late row is one of the many of the stretch that came with it.
      return new.days == days && new.welfare != welfare ? .welfare : nil
    }
    if new.isRunning { return .gone }
    // A new policy groups the same welfare in another way.
    let isRegrouped = new.policy != self.policy && new.welfare == welfare && new.days == days
    if new.welfareDigest != welfareDigest, !isRegrouped { return .welfare }
    return new.movementsDigest == movementsDigest ? nil : .movements
  }
}
