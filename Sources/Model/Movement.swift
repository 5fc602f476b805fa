/// Money that moved, as the public may see it: rows alike of one day are one.
///
/// What is paid as welfare, and what the fund owes to its members, is one movement a year with a
/// sum for each account: the day on which one person was helped, and from which account, is that
/// person's own affair.
///
/// Source: the classes of fields of the domain design, §5.1.
public struct Movement: Hashable, Sendable {
  /// The day, or the last of the year.
  public let day: Day
  /// What each account changes by; they sum to zero.
  public let postings: [Posting]
}

extension Books {
  /// What moved in a year, in the order of days and accounts; openings left out.
  ///
  /// - Complexity: O(entries).
  public func movements(in year: FiscalYear) -> [Movement] {
    struct Key: Hashable {
      let day: Day
      let to: AccountID
      let from: AccountID
    }
    var sums: [Key: Money] = [:]
    var sumsOfTheYear: [AccountID: Money] = [:]
    for entry in entries where entry.moves && entry.kind != .opening {
      guard calendar.year(of: entry.day) == year, entry.account != entry.counterAccount else {
        continue
      }
      let isPrivate = [entry.account, entry.counterAccount].contains {
        chart.kind(of: $0) == .welfare || chart.kind(of: $0).isOwed
      }
      if isPrivate {
        for posting in entry.postings {
          sumsOfTheYear[posting.account, default: .zero] += posting.amount
        }
        continue
      }
      let isIn = entry.amount >= .zero
      let key = Key(
        day: entry.day, to: isIn ? entry.account : entry.counterAccount,
        from: isIn ? entry.counterAccount : entry.account)
      sums[key, default: .zero] += entry.amount.magnitude
    }
    let byDay = sums.sorted {
      ($0.key.day, $0.key.to, $0.key.from) < ($1.key.day, $1.key.to, $1.key.from)
    }
    var movements = byDay.map { key, amount in
      Movement(day: key.day, postings: [Posting(key.to, amount), Posting(key.from, -amount)])
    }
    if !sumsOfTheYear.isEmpty, let lastDay = calendar.lastDay(of: year) {
      let postings = sumsOfTheYear.sorted { $0.key < $1.key }.map { Posting($0.key, $0.value) }
      movements.append(Movement(day: lastDay, postings: postings))
    }
    return movements
  }
}
