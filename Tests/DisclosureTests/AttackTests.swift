import Disclosure
import Foundation
import Model
import Support
import Testing

/// Generated funds, and somebody who subtracts everything published from everything else.
@Suite struct AttackTests {
  /// How many funds of each sort; PRONGSAI_ATTACK_FUNDS asks for more.
  static let funds = ProcessInfo.processInfo.environment["PRONGSAI_ATTACK_FUNDS"].flatMap(Int.init)
  static let firstSeed =
    ProcessInfo.processInfo.environment["PRONGSAI_SEED"].flatMap(UInt64.init) ?? 5

  /// A fund of the property tests: most are small, as these have the most to hide.
  static func fund(_ seed: UInt64) -> AttackedFund {
    let members: ClosedRange<Int> =
      switch seed % 10 {
      case 0: 1_000...5_000
      case 1, 2, 3: 300...1_000
      default: 100...400
      }
    return AttackedFund(
      seed: seed,
      .init(members: members, years: 1...4, isRealistic: seed % 3 == 0))
  }

  @Test func noSumOfPublishedNumbersLeavesFewerThanKPeople() {
    let count = Self.funds ?? 4
    var (functions, atoms, sets, pairs, triples, incomplete) = (0, 0, 0, 0, 0, 0)
    var (payouts, editions, published) = (0, 0, 0)
    for seed in Self.firstSeed..<Self.firstSeed + UInt64(count) {
      let fund = Self.fund(seed)
      let (attacker, findings, weak, tables) = Attacker.attack(
        fund, mostSets: Self.funds == nil ? 1_000 : 200_000,
        mostTriples: Self.funds == nil ? 0 : 2_000_000)
      let what = "seed \(seed), \(fund.members) members, \(fund.policy.picture)"
      #expect(attacker.oddities.isEmpty, "\(what): \(attacker.oddities.prefix(3))")
      record(findings, what + ", all else known")
      if let weak { record(weak, what + ", from publications alone") }
      if let tables { record(tables, what + ", from tables of welfare alone") }
      functions += attacker.functions.count
      atoms += attacker.atoms.count
      sets += findings.setsSeen
      pairs += findings.pairsSeen
      triples += findings.triplesSeen
      incomplete += findings.isComplete ? 0 : 1
      payouts += attacker.unknowns.map(\.rows.count).reduce(0, +)
      editions += attacker.editions.days.count
      published += attacker.baseline.values.count
    }
    Swift.print(
      "attack: \(count) funds, \(payouts) payouts, \(editions) editions, \(published) numbers,",
      "\(functions) functions, \(atoms) atoms, \(pairs) pairs, \(triples) triples,",
      "\(sets) sets of atoms, \(incomplete) funds not looked at whole")
  }

  private func record(_ findings: Attacker.Findings, _ what: String) {
    guard let breach = findings.breaches.min(by: { $0.recipe.count < $1.recipe.count }) else {
      return
    }
    Issue.record("\(what), one of \(findings.breaches.count): \(breach)")
  }
}

extension DisclosurePolicy {
  /// In few words.
  var picture: String { "k \(leastPeople)/\(leastSensitivePeople) by \(period.name)" }
}
