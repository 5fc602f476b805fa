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
    for entry in books.entries {
      guard let payout = Payout(entry, in: books.chart) else { continue }
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
  /// For each person that the book tells apart: how often helped, less what was taken back.
  private var known: [Recipient: Int] = [:]
  /// Of people whom the book doesn't tell apart: how many were helped, less what was taken back.
  private var others = 0
  private var hasRows = false

  /// How many people are behind the sum.
  var count: Int { known.values.count { $0 > 0 } + strangers }
  /// How many of them the book doesn't tell apart.
  var strangers: Int { max(0, others) }
  /// Whether no row is in the sum.
  var isEmpty: Bool { !hasRows }

  mutating func add(_ payout: Payout) {
    hasRows = true
    if let person = payout.recipient {
      known[person, default: 0] += payout.people
    } else {
      others += payout.people
    }
  }

  mutating func formUnion(_ other: Crowd) {
    hasRows = hasRows || other.hasRows
    others += other.others
    known.merge(other.known) { $0 + $1 }
  }
}

/// The people behind a sum, those helped in sensitive kinds apart.
///
/// A person of a sensitive kind weighs k, any other the sensitive k, so that one limit, k times the
/// sensitive k, asks for k people, and for the sensitive k where all are of sensitive kinds.
struct WeighedCrowd {
  private var plain = Crowd()
  private var sensitive = Crowd()

  var isEmpty: Bool { plain.isEmpty && sensitive.isEmpty }

  mutating func add(_ payout: Payout, isSensitive: Bool) {
    if isSensitive { sensitive.add(payout) } else { plain.add(payout) }
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

extension Crowd {
  /// How many people are in both.
  fileprivate func countShared(with other: Crowd) -> Int {
    known.count { ($0.value > 0) && (other.known[$0.key] ?? 0) > 0 }
  }
}

extension DisclosurePolicy {
  /// The weight that a published sum needs.
  var leastWeight: Int { leastPeople * leastSensitivePeople }
}
