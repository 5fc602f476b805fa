import Model

/// The people of some stretches beside each other, so that whoever is in several of them counts
/// once in the sum of any of them.
///
/// It weighs the sum of some stretches as the union of their crowds does, without making it.
struct CrowdTable {
  /// Where nothing was taken back, as nearly everywhere: in which stretches each person was helped.
  private var helped: [Helped] = []
  /// Elsewhere: how often each person was helped in each stretch, in sensitive kinds and in others,
  /// a row of two for each stretch for each person.
  private var helps: [Int] = []
  /// How often people were helped whom the book doesn't tell apart, two for each stretch.
  private var others: [Int]
  /// The stretches in which any row is.
  private var withRows = 0

  /// The stretches in which a person was helped, a bit each.
  private struct Helped {
    var plain = 0
    var sensitive = 0
  }

  /// A person's row in one stretch.
  private typealias Row = (person: Recipient, column: Int, helps: Int)

  /// Some stretches, each a bit of `stretches` in what is asked.
  init(_ crowds: [WeighedCrowd]) {
    others = []
    others.reserveCapacity(2 * crowds.count)
    var rows: [Row] = []
    rows.reserveCapacity(crowds.reduce(0) { $0 + $1.personCount })
    var isTakenBack = false
    for (index, crowd) in crowds.enumerated() {
      if !crowd.isEmpty { withRows |= 1 << index }
      others += [crowd.plain.others, crowd.sensitive.others]
      crowd.forEachPerson { person, helps, isSensitive in
        isTakenBack = isTakenBack || helps < 0
        rows.append((person, 2 * index + (isSensitive ? 1 : 0), helps))
      }
    }
    rows.sort { $0.person < $1.person }
    if isTakenBack { count(rows) } else { mark(rows) }
  }

  private mutating func mark(_ rows: [Row]) {
    var last: Recipient?
    for row in rows {
      if row.person != last { helped.append(Helped()) }
      last = row.person
      guard row.helps > 0 else { continue }
      let bit = 1 << (row.column >> 1)
      if row.column & 1 == 0 {
        helped[helped.count - 1].plain |= bit
      } else {
        helped[helped.count - 1].sensitive |= bit
      }
    }
  }

  private mutating func count(_ rows: [Row]) {
    let width = others.count
    var last: Recipient?
    for row in rows {
      if row.person != last { helps += [Int](repeating: 0, count: width) }
      last = row.person
      helps[helps.count - width + row.column] += row.helps
    }
  }

  /// Whether no row is in the sum.
  func isEmpty(_ stretches: Int) -> Bool { withRows & stretches == 0 }

  /// How much the people weigh; one who is in both kinds counts once.
  func weight(_ stretches: Int, _ policy: DisclosurePolicy) -> Int {
    var (plain, sensitive) = (0, 0)
    for person in helped {
      if person.plain & stretches != 0 {
        plain += 1
      } else if person.sensitive & stretches != 0 {
        sensitive += 1
      }
    }
    for start in stride(from: 0, to: helps.count, by: max(1, others.count)) {
      let sums = sums(helps, from: start, stretches)
      if sums.plain > 0 { plain += 1 } else if sums.sensitive > 0 { sensitive += 1 }
    }
    return weightOfStrangers(stretches, policy) + plain * policy.leastSensitivePeople
      + sensitive * policy.leastPeople
  }

  /// The weight of those whom the book doesn't tell apart, each of whose rows counts as a person's.
  func weightOfStrangers(_ stretches: Int, _ policy: DisclosurePolicy) -> Int {
    let sums = sums(others, from: 0, stretches)
    return max(0, sums.plain) * policy.leastSensitivePeople
      + max(0, sums.sensitive) * policy.leastPeople
  }

  private func sums(
    _ helps: [Int], from start: Int, _ stretches: Int
  ) -> (plain: Int, sensitive: Int) {
    var (plain, sensitive) = (0, 0)
    var (rest, place) = (stretches, start)
    while rest != 0 {
      if rest & 1 != 0 {
        plain += helps[place]
        sensitive += helps[place + 1]
      }
      (rest, place) = (rest >> 1, place + 2)
    }
    return (plain, sensitive)
  }
}

extension WeighedCrowd {
  /// How many rows of persons there are.
  fileprivate var personCount: Int { plain.known.count + sensitive.known.count }

  /// Calls back with each row of a person, as often as the person has some.
  fileprivate func forEachPerson(
    _ body: (_ person: Recipient, _ helps: Int, _ isSensitive: Bool) -> Void
  ) {
    for row in plain.known { body(row.person, row.helps, false) }
    for row in sensitive.known { body(row.person, row.helps, true) }
  }
}
