import Model

/// One row of welfare: what was paid, or taken back, for whom and from where.
struct Payout {
  let day: Day
  /// The kind of welfare.
  let kind: AccountID
  /// Where the money came from, or what is owed for it.
  let source: AccountID
  let pot: PotID
  /// What was paid, negative where a payment is taken back.
  let amount: Money
  /// How many people were helped, negative where that is taken back.
  let people: Int
  /// Who was helped, where the book tells one person's rows apart.
  let recipient: Recipient?
  /// Whether the kind tells of health or disability.
  private(set) var isSensitive = false

  /// The welfare of a row; `nil` for a row of anything else.
  init?(_ entry: Entry, in chart: Chart) {
    guard entry.moves else { return nil }
    let isCounter = chart.kind(of: entry.counterAccount) == .welfare
    guard isCounter || chart.kind(of: entry.account) == .welfare else { return nil }
    day = entry.day
    kind = isCounter ? entry.counterAccount : entry.account
    source = isCounter ? entry.account : entry.counterAccount
    pot = entry.pot
    amount = isCounter ? -entry.amount : entry.amount
    people = entry.people
    recipient = entry.people.magnitude == 1 ? entry.recipient : nil
  }
}

extension Payout {
  /// The rows of welfare of a fund's books, without payments that were taken back within their
  /// period: both rows are in each sum that has one of them, and tell nothing.
  ///
  /// - Complexity: O(rows).
  static func all(of books: Books, _ policy: DisclosurePolicy) -> [Payout] {
    struct Paper: Hashable {
      let number: String
      let period: Day
      let kind: AccountID
      let source: AccountID
      let pot: PotID
      let amount: Money
    }
    func paper(_ payout: Payout, _ number: String, _ amount: Money) -> Paper {
      Paper(
        number: Chart.folded(number),
        period: policy.period.firstDay(around: payout.day, books.calendar), kind: payout.kind,
        source: payout.source, pot: payout.pot, amount: amount)
    }
    var rows: [(payout: Payout, isGone: Bool)] = []
    var paid: [Paper: [Int]] = [:]
    let sensitive = books.chart.accounts.map { policy.sensitiveAccounts.contains($0.name) }
    for entry in books.entries {
      guard var payout = Payout(entry, in: books.chart) else { continue }
      payout.isSensitive = sensitive[Int(payout.kind.number)]
      rows.append((payout, false))
      let last = rows.count - 1
      if let reversed = entry.document.reverses {
        let original = paper(payout, reversed, -payout.amount)
        guard let other = paid[original]?.last, rows[other].payout.people == -payout.people else {
          continue
        }
        paid[original]?.removeLast()
        rows[other].isGone = true
        rows[last].isGone = true
      } else if !entry.document.number.isEmpty {
        paid[paper(payout, entry.document.number, payout.amount), default: []].append(last)
      }
    }
    return rows.filter { !$0.isGone }.map(\.payout)
  }
}

/// People behind a sum, each counted once.
struct Crowd {
  /// A person that the book tells apart: how often helped, less what was taken back.
  struct Known {
    let person: Recipient
    var helps: Int
  }

  /// The persons in an order of their own, each once; behind them rows that aren't in order yet.
  private(set) var known: [Known] = []
  /// How many persons are in order.
  private var orderedCount = 0
  /// Of people whom the book doesn't tell apart: how many were helped, less what was taken back.
  private(set) var others = 0
  private var hasRows = false

  /// How many people are behind the sum.
  var count: Int { ordered.known.count { $0.helps > 0 } + strangers }
  /// How many of them the book doesn't tell apart.
  var strangers: Int { max(0, others) }
  /// Whether no row is in the sum.
  var isEmpty: Bool { !hasRows }

  mutating func add(_ payout: Payout) {
    hasRows = true
    if let person = payout.recipient {
      known.append(Known(person: person, helps: payout.people))
    } else {
      others += payout.people
    }
  }

  /// The same with every person in order.
  ///
  /// - Complexity: O(1) where that is so; O(n log n) in the persons.
  var ordered: Crowd {
    guard orderedCount < known.count else { return self }
    var crowd = self
    crowd.known = []
    crowd.known.reserveCapacity(known.count)
    for row in known.sorted(by: { $0.person < $1.person }) {
      if let last = crowd.known.indices.last, crowd.known[last].person == row.person {
        crowd.known[last].helps += row.helps
      } else {
        crowd.known.append(row)
      }
    }
    crowd.orderedCount = crowd.known.count
    return crowd
  }

  mutating func formUnion(_ other: Crowd) {
    let (left, right) = (ordered.known, other.ordered.known)
    hasRows = hasRows || other.hasRows
    others += other.others
    known = left.isEmpty ? right : right.isEmpty ? left : Self.union(left, right)
    orderedCount = known.count
  }

  private static func union(_ left: [Known], _ right: [Known]) -> [Known] {
    var union: [Known] = []
    union.reserveCapacity(left.count + right.count)
    var (next, other) = (0, 0)
    while next < left.count, other < right.count {
      if left[next].person < right[other].person {
        union.append(left[next])
        next += 1
      } else if right[other].person < left[next].person {
        union.append(right[other])
        other += 1
      } else {
        union.append(
          Known(person: left[next].person, helps: left[next].helps + right[other].helps))
        (next, other) = (next + 1, other + 1)
      }
    }
    return union + left[next...] + right[other...]
  }

  /// How many people are in both.
  fileprivate func countShared(with other: Crowd) -> Int {
    let (left, right) = (ordered.known, other.ordered.known)
    var (next, place, count) = (0, 0, 0)
    while next < left.count, place < right.count {
      if left[next].person < right[place].person {
        next += 1
      } else if right[place].person < left[next].person {
        place += 1
      } else {
        if left[next].helps > 0, right[place].helps > 0 { count += 1 }
        (next, place) = (next + 1, place + 1)
      }
    }
    return count
  }
}

/// The people behind a sum, those helped in sensitive kinds apart.
///
/// A person of a sensitive kind weighs k, any other the sensitive k, so that one limit, k times the
/// sensitive k, asks for k people, and for the sensitive k where all are of sensitive kinds.
struct WeighedCrowd {
  private(set) var plain = Crowd()
  private(set) var sensitive = Crowd()

  var isEmpty: Bool { plain.isEmpty && sensitive.isEmpty }

  mutating func add(_ payout: Payout) {
    if payout.isSensitive { sensitive.add(payout) } else { plain.add(payout) }
  }

  /// The same with every person in order, so that unions cost little.
  var ordered: WeighedCrowd {
    var crowd = self
    (crowd.plain, crowd.sensitive) = (plain.ordered, sensitive.ordered)
    return crowd
  }

  mutating func formUnion(_ other: WeighedCrowd) {
    plain.formUnion(other.plain)
    sensitive.formUnion(other.sensitive)
  }

  /// How much the people weigh; one who is in both counts once.
  func weight(_ policy: DisclosurePolicy) -> Int {
    var weight = plain.count * policy.leastSensitivePeople
    weight += sensitive.count * policy.leastPeople
    return weight - both(policy)
  }

  /// The weight of those whom the book doesn't tell apart, each of whose rows counts as a person's.
  func weightOfStrangers(_ policy: DisclosurePolicy) -> Int {
    plain.strangers * policy.leastSensitivePeople + sensitive.strangers * policy.leastPeople
  }

  /// What people in both kinds would be counted too much: their sensitive rows.
  private func both(_ policy: DisclosurePolicy) -> Int {
    plain.countShared(with: sensitive) * policy.leastPeople
  }

  /// Whether the sum may be published: no row in it, or enough people behind it.
  func isSafe(_ policy: DisclosurePolicy) -> Bool {
    isEmpty || weight(policy) >= policy.leastWeight
  }
}

extension DisclosurePolicy {
  /// The weight that a published sum needs.
  var leastWeight: Int { leastPeople * leastSensitivePeople }
}
