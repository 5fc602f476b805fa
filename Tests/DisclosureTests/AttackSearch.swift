import Disclosure
import Model

extension Attacker {
  /// What was found, and how much was looked at.
  struct Findings {
    var breaches: [Breach] = []
    var setsSeen = 0
    var isComplete = true
    var smallAtoms = 0
    var pairsSeen = 0
    var triplesSeen = 0
  }

  /// Every pair of published numbers, and every three of them as far as `most` allows.
  func subtractPublished(most: Int, _ findings: inout Findings) {
    let rows = functions.indices.map(weights)
    let isTripled = rows.count * rows.count / 2 * rows.count <= most
    for first in rows.indices {
      report(rows[first], [first], &findings)
      for second in rows.indices where second != first {
        findings.pairsSeen += 1
        let rest = zip(rows[first], rows[second]).map { $0 - $1 }
        report(rest, [first, second], &findings)
        guard isTripled else { continue }
        for third in rows.indices where third > second && third != first {
          findings.triplesSeen += 1
          report(zip(rest, rows[third]).map { $0 - $1 }, [first, second, third], &findings)
        }
      }
    }
  }

  private func report(_ rest: [Int64], _ used: [Int], _ findings: inout Findings) {
    var helped: Set<Int> = []
    var left: [Int] = []
    for (atom, weight) in rest.enumerated() where weight != 0 {
      guard let these = persons[atom] else { return }
      helped.formUnion(these)
      left.append(atom)
      if helped.count >= editions.policy.leastSensitivePeople { return }
    }
    guard !left.isEmpty, helped.count < least(left) else { return }
    let recipe = used.enumerated().map { index, function in
      (index == 0 ? "+" : "−") + " [" + name(of: function) + "]"
    }
    findings.breaches.append(breach(left, helped.count, recipe))
  }

  private func breach(_ left: [Int], _ people: Int, _ recipe: [String]) -> Breach {
    Breach(
      people: people, least: least(left),
      left: left.flatMap { atoms[$0].map { unknowns[$0].label } }, recipe: recipe)
  }

  func name(of function: Int) -> String {
    let place = functions[function].place
    return "\(baseline.labels[place]) = \(baseline.values[place])"
  }

  /// The vectors of the atoms by whose dependence a small sum shows.
  private func duals() -> [[Residue]] {
    var echelon = Echelon(width: atoms.count, isFull: true)
    for function in functions.indices { echelon.add(weights(function).map(Residue.init)) }
    return echelon.duals(dimensions: 16, seed: 7)
  }

  /// Looks at every set of atoms with fewer than k people, as far as `most` sets.
  func searchSmallSets(most: Int, _ findings: inout Findings) {
    let small = atoms.indices.filter { atom in
      persons[atom].map { $0.count < least([atom]) } ?? false
    }
    findings.smallAtoms = small.count
    let vectors = duals()
    var echelon = Echelon(width: 16)
    var budget = most
    func extend(_ chosen: [Int], _ helped: Set<Int>, from start: Int) {
      for position in start..<small.count {
        let atom = small[position]
        let all = helped.union(persons[atom] ?? [])
        let candidates = chosen + [atom]
        guard all.count < least(candidates) else { continue }
        budget -= 1
        findings.setsSeen += 1
        guard budget > 0 else {
          findings.isComplete = false
          return
        }
        if echelon.add(vectors[atom]) != nil {
          if findings.breaches.count > 20 { return }
          findings.breaches.append(breach(candidates, all.count, recipe(for: candidates)))
        } else {
          extend(candidates, all, from: position + 1)
          echelon.removeLast()
        }
      }
    }
    extend([], [], from: 0)
    searchNaturalCells(vectors, &findings)
  }

  /// Looks at every cell that a person would think of: by kind, account, pot and time.
  private func searchNaturalCells(_ vectors: [[Residue]], _ findings: inout Findings) {
    let calendarMonths = [1, 3, 6, 12]
    for months in calendarMonths {
      for choice in 0..<8 {
        var cells: [[Int]: [Int]] = [:]
        for (index, unknown) in unknowns.enumerated() where unknown.persons != nil {
          let cell = unknown.cell
          // Fiscal years begin in October, so that three months are added.
          let key = [
            (cell.month + 3) / months, choice & 1 == 0 ? -1 : Int(cell.kind.number),
            choice & 2 == 0 ? -1 : Int(cell.account.number),
            choice & 4 == 0 ? -1 : Int(cell.pot.number),
          ]
          cells[key, default: []].append(index)
        }
        for inside in cells.values { check(Set(inside), vectors, &findings) }
      }
    }
  }

  private func check(_ inside: Set<Int>, _ vectors: [[Residue]], _ findings: inout Findings) {
    let helped = inside.reduce(into: Set<Int>()) { $0.formUnion(unknowns[$1].persons ?? []) }
    let isAllSensitive = inside.allSatisfy { unknowns[$0].isSensitive }
    let policy = editions.policy
    guard helped.count < (isAllSensitive ? policy.leastSensitivePeople : policy.leastPeople)
    else { return }
    let whole = atoms.indices.filter { atoms[$0].allSatisfy(inside.contains) }
    findings.setsSeen += 1
    var echelon = Echelon(width: 16)
    for atom in whole where echelon.add(vectors[atom]) != nil {
      findings.breaches.append(breach(whole, helped.count, recipe(for: whole)))
      return
    }
  }

  /// Which published numbers come to a sum of these atoms alone, and how often each.
  func recipe(for chosen: [Int]) -> [String] {
    let outside = atoms.indices.filter { !chosen.contains($0) }
    let width = outside.count + chosen.count + functions.count
    var echelon = Echelon(width: width, pivots: outside.count)
    for function in functions.indices {
      let row = weights(function)
      var tracked = [Residue](repeating: .zero, count: functions.count)
      tracked[function] = .one
      let ordered = (outside + chosen).map { Residue(row[$0]) } + tracked
      guard let rest = echelon.add(ordered) else { continue }
      let left = rest[outside.count..<outside.count + chosen.count]
      guard left.contains(where: { $0 != .zero }) else { continue }
      return functions.indices.compactMap { index in
        let times = rest[outside.count + chosen.count + index].small
        return times == 0 ? nil : "\(times > 0 ? "+" : "")\(times)·[\(name(of: index))]"
      }
    }
    return ["(no recipe found)"]
  }

  /// Everything that the attacker does; what is found while the other rows are known is looked for
  /// again by one who knows only what is published of them.
  static func attack(_ fund: AttackedFund, mostSets: Int, mostTriples: Int) -> (
    attacker: Attacker, strong: Findings, weak: Findings?, tables: Findings?
  ) {
    let editions = Editions(fund.books, fund.policy, everyMonths: fund.monthsBetweenEditions)
    let attacker = Attacker(editions)
    let strong = attacker.attack(mostSets: mostSets, mostTriples: mostTriples)
    if strong.breaches.isEmpty { return (attacker, strong, nil, nil) }
    let tables = Attacker(editions, isBlindToAccounts: true)
    let weak = Attacker(editions, withOthers: true)
    return (
      attacker, strong, weak.attack(mostSets: mostSets, mostTriples: 0),
      tables.attack(mostSets: mostSets, mostTriples: mostTriples)
    )
  }

  /// Everything that this attacker does.
  func attack(mostSets: Int, mostTriples: Int) -> Findings {
    var findings = Findings()
    subtractPublished(most: mostTriples, &findings)
    if findings.breaches.isEmpty { searchSmallSets(most: mostSets, &findings) }
    return findings
  }
}
