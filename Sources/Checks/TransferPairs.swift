import Model

/// The rows of money moved, each with the other account's row where there is one.
///
/// Several transfers of one amount within a few days can be paired in several ways; pairs are made
/// so that as few rows as possible stay alone, by paths that make room in pairs made before.
struct TransferPairs {
  /// The rows without another, in the order of the books.
  let unmatched: [Int]

  /// Pairs the halves of a fund's transfers.
  ///
  /// - Complexity: O(n log n) for transfers of different amounts; O(k²) for k rows of one amount
  ///   within a few days of each other.
  init(books: Books, daysToArrive: Int) {
    var groups: [Money: (out: [Int], into: [Int])] = [:]
    for index in books.entries.indices where books.entries[index].kind == .halfTransfer {
      let entry = books.entries[index]
      let amount = entry.amount.magnitude
      if entry.amount < .zero {
        groups[amount, default: ([], [])].out.append(index)
      } else {
        groups[amount, default: ([], [])].into.append(index)
      }
    }
    var alone: [Int] = []
    for group in groups.values {
      let into = group.into.sorted { books.entries[$0].day < books.entries[$1].day }
      var pairing = Pairing(books: books, daysToArrive: daysToArrive, into: into)
      for out in group.out { pairing.pair(out) }
      alone += group.out.filter { pairing.intoOf[$0] == nil }
      alone += into.filter { pairing.outOf[$0] == nil }
    }
    unmatched = alone.sorted()
  }
}

/// The pairs of one amount.
private struct Pairing {
  let books: Books
  let daysToArrive: Int
  /// The rows of money that arrives, by day.
  let into: [Int]
  var intoOf: [Int: Int] = [:]
  var outOf: [Int: Int] = [:]

  init(books: Books, daysToArrive: Int, into: [Int]) {
    self.books = books
    self.daysToArrive = daysToArrive
    self.into = into
  }

  /// Finds a row for one more that leaves, by the shortest path of exchanges with other pairs.
  mutating func pair(_ out: Int) {
    var cameFrom: [Int: Int] = [:]
    var queue = [out]
    var next = 0
    while next < queue.count {
      let current = queue[next]
      next += 1
      for candidate in candidates(for: current) where cameFrom[candidate] == nil {
        cameFrom[candidate] = current
        if let other = outOf[candidate] {
          queue.append(other)
        } else {
          exchange(candidate, cameFrom)
          return
        }
      }
    }
  }

  /// Gives each row on the path the next one's partner.
  private mutating func exchange(_ last: Int, _ cameFrom: [Int: Int]) {
    var candidate: Int? = last
    while let current = candidate, let out = cameFrom[current] {
      candidate = intoOf[out]
      intoOf[out] = current
      outOf[current] = out
    }
  }

  /// The rows that may be the other side of one that leaves.
  private func candidates(for out: Int) -> ArraySlice<Int>.SubSequence {
    let entry = books.entries[out]
    let earliest = entry.day.ordinal - daysToArrive
    var (low, high) = (0, into.count)
    while low < high {
      let middle = (low + high) / 2
      if books.entries[into[middle]].day.ordinal < earliest {
        low = middle + 1
      } else {
        high = middle
      }
    }
    let window = into[low...].prefix {
      books.entries[$0].day.ordinal <= entry.day.ordinal + daysToArrive
    }
    return window.filter {
      let other = books.entries[$0]
      return other.account != entry.account
        && books.calendar.year(of: other.day) == books.calendar.year(of: entry.day)
    }[...]
  }
}
