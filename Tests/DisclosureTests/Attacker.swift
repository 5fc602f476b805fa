import Disclosure
import Model

/// Somebody who holds every edition and subtracts everything published from everything else.
///
/// What is published is a linear function of the private amounts. The attacker finds that function
/// by changing amounts and publishing again, and then looks for a sum of published numbers in which
/// fewer than k people are left. The strongest assumption: all but the welfare is known, and which
/// cells are empty.
struct Attacker {
  /// Fewer than k people alone in a sum of published numbers.
  struct Breach: CustomStringConvertible {
    let people: Int
    let least: Int
    /// The private sums that are left.
    let left: [String]
    /// What was added and subtracted.
    let recipe: [String]

    var description: String {
      "\(people) of \(least) people: \(left.joined(separator: " + ")) = "
        + recipe.joined(separator: " ")
    }
  }

  let editions: Editions
  let unknowns: [Unknown]
  let baseline: Publication
  /// The distinct functions that are published, by unknown, each with one place in the publication.
  private(set) var functions: [(place: Int, weights: [Int8])] = []
  /// What isn't as a linear function has to be.
  private(set) var oddities: [String] = []
  /// Unknowns that always appear together.
  private(set) var atoms: [[Int]] = []
  private(set) var persons: [Set<Int>?] = []
  private(set) var isSensitive: [Bool] = []

  /// - Parameters:
  ///   - withOthers: whether what isn't welfare is unknown too.
  ///   - isBlindToAccounts: whether only tables and lines of welfare are read.
  init(_ editions: Editions, withOthers: Bool = false, isBlindToAccounts: Bool = false) {
    let rich = Editions(
      Attacker.enriched(editions.books), editions.policy, everyMonths: editions.step)
    self.editions = rich
    unknowns = Unknown.all(of: rich.books, rich.policy, withOthers: withOthers)
    baseline = rich.everything(isLabelled: true)
    findFunctions()
    if isBlindToAccounts {
      functions.removeAll { function in
        let label = baseline.labels[function.place]
        return !["table ", "line Expenses:Welfare", "welfare of"].contains { label.contains($0) }
      }
    }
    findAtoms()
  }

  /// The same books of a fund so rich that no account is ever overdrawn, and so generous that
  /// no sum
  /// of welfare is below zero because one payout was taken back: which way money moves then doesn't
  /// depend on an amount.
  private static func enriched(_ books: Books) -> Books {
    guard let first = books.entries.first else { return books }
    let openings = books.chart.moneyAccountIDs.compactMap { account -> Entry? in
      guard books.entries.contains(where: { $0.account == account || $0.counterAccount == account })
      else { return nil }
      return Entry(
        day: first.day, kind: .opening, account: account, counterAccount: books.chart.openingID,
        amount: Money(satang: 10_000_000_000_000_000), place: first.place)
    }
    let takenBack = Set(books.entries.compactMap(\.document.reverses))
    let entries = books.entries.map { entry in
      let isOrdinary =
        books.chart[entry.counterAccount].kind == .welfare && entry.amount < .zero
        && !takenBack.contains(entry.document.number)
      return isOrdinary
        ? entry.with(amount: entry.amount - Money(satang: 10_000_000_000)) : entry
    }
    return Books(
      chart: books.chart, calendar: books.calendar, entries: openings + entries,
      pots: books.pots)
  }

  private mutating func findFunctions() {
    let digits = 12
    let count = baseline.values.count
    var columns: [[Int8]] = []
    for start in stride(from: 0, to: unknowns.count, by: digits) {
      let chunk = Array(unknowns[start..<min(start + digits, unknowns.count)])
      var entries = editions.books.entries
      var weight: Int64 = 1
      for unknown in chunk {
        for (place, sign) in unknown.changing {
          entries[place] = entries[place].with(
            amount: entries[place].amount - Money(satang: sign * weight))
        }
        weight *= 5
      }
      let changed = editions.everything(entries)
      guard changed.values.count == count, changed.shape == baseline.shape else {
        oddities.append(
          "other amounts change what is published: " + firstDifference(entries))
        return
      }
      columns += Attacker.digits(of: changed.values, less: baseline.values, chunk.count)
    }
    var seen: Set<[Int8]> = []
    var weights: [[Int8]] = []
    for place in 0..<count { weights.append(columns.map { $0[place] }) }
    // Where several numbers say the same, the table's name stands for all.
    let isTable = baseline.labels.map { $0.contains("table ") }
    let order = (0..<count).sorted { (isTable[$0] ? 0 : 1, $0) < (isTable[$1] ? 0 : 1, $1) }
    for place in order {
      let row = weights[place]
      if row.contains(where: { $0 != 0 }), seen.insert(row).inserted {
        functions.append((place, row))
      }
    }
    // Rows that aren't welfare are told day by day, so that one doesn't stand for its month.
    guard unknowns.allSatisfy({ $0.persons != nil }) else { return }
    checkThatFunctionsHold(weights)
    checkPeople(weights)
  }

  private func firstDifference(_ entries: [Entry]) -> String {
    let other = editions.everything(entries, isLabelled: true)
    for (one, two) in zip(baseline.traits, other.traits) where one != two {
      return "\(one) | \(two)"
    }
    return "\(baseline.traits.count) and \(other.traits.count) traits"
  }

  /// The digits from −2 to 2, to the base of five, of every difference.
  private static func digits(of values: [Int64], less base: [Int64], _ count: Int) -> [[Int8]] {
    var columns = [[Int8]](
      repeating: [Int8](repeating: 0, count: values.count), count: count)
    for place in values.indices {
      var rest = values[place] - base[place]
      var index = 0
      while rest != 0, index < count {
        let digit = ((rest % 5) + 7) % 5 - 2
        columns[index][place] = Int8(digit)
        rest = (rest - digit) / 5
        index += 1
      }
    }
    return columns
  }

  /// Changes every row at once and compares with what the functions foretell.
  private mutating func checkThatFunctionsHold(_ weights: [[Int8]]) {
    var entries = editions.books.entries
    var changes = [Int64](repeating: 0, count: unknowns.count)
    for (index, unknown) in unknowns.enumerated() {
      let isPair = unknown.changing.count > 1
      for (place, _) in isPair ? [unknown.rows[0]] : unknown.rows {
        let change = Int64((place * 7_919 + 13) % 100_003)
        changes[index] += change
        for (row, sign) in isPair ? unknown.changing : [(place, unknown.rows[0].sign)] {
          entries[row] = entries[row].with(
            amount: entries[row].amount - Money(satang: sign * change))
        }
      }
    }
    let changed = editions.everything(entries)
    guard changed.values.count == baseline.values.count, changed.shape == baseline.shape else {
      oddities.append(
        "other amounts in every row change what is published: " + firstDifference(entries))
      return
    }
    for place in weights.indices {
      var expected = baseline.values[place]
      for (index, weight) in weights[place].enumerated() where weight != 0 {
        expected += Int64(weight) * changes[index]
      }
      if expected != changed.values[place] {
        oddities.append("\(baseline.labels[place]) isn't a sum of whole cells")
      }
    }
  }

  /// A count of people must be that of the amount beside it: else it says more than the amount.
  private mutating func checkPeople(_ weights: [[Int8]]) {
    for (place, count) in baseline.people {
      var expected = 0
      for (index, weight) in weights[place].enumerated() where weight != 0 {
        expected += Int(weight) * unknowns[index].people
      }
      if expected != count {
        oddities.append("\(baseline.labels[place]): \(count) people stand behind \(expected)")
      }
    }
  }

  /// Puts unknowns together that no published number tells apart.
  private mutating func findAtoms() {
    var byFunction: [[Int8]: Int] = [:]
    for index in unknowns.indices {
      var column = functions.map { $0.weights[index] }
      guard let first = column.first(where: { $0 != 0 }) else { continue }
      if first < 0 { column = column.map { -$0 } }
      let isWelfare = unknowns[index].persons != nil
      if let atom = byFunction[column], (persons[atom] != nil) == isWelfare {
        atoms[atom].append(index)
        if let helped = unknowns[index].persons { persons[atom]?.formUnion(helped) }
        isSensitive[atom] = isSensitive[atom] && unknowns[index].isSensitive
      } else {
        byFunction[column] = atoms.count
        atoms.append([index])
        persons.append(unknowns[index].persons)
        isSensitive.append(unknowns[index].isSensitive)
      }
    }
  }

  /// A function by atom.
  func weights(_ function: Int) -> [Int64] {
    atoms.map { Int64(functions[function].weights[$0[0]]) }
  }

  /// How many people must be helped in these atoms together.
  func least(_ chosen: [Int]) -> Int {
    chosen.allSatisfy { isSensitive[$0] }
      ? editions.policy.leastSensitivePeople : editions.policy.leastPeople
  }
}
