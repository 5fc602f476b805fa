/// What each of many holders holds of each commodity.
///
/// - Complexity: every step is O(1) unless it says otherwise.
struct RunningBalances {
  private struct Key: Hashable {
    var holder: Int
    var commodity: Int
  }

  private var quantities: [Key: ExactDecimal] = [:]
  private var held: [[Int]]
  private var nonzeroCounts: [Int]

  /// Balances of so many holders, all nothing.
  init(holders: Int) {
    held = Array(repeating: [], count: holders)
    nonzeroCounts = Array(repeating: 0, count: holders)
  }

  /// What a holder holds of a commodity.
  func quantity(_ holder: Int, _ commodity: Int) -> ExactDecimal {
    quantities[Key(holder: holder, commodity: commodity)] ?? .zero
  }

  /// Adds an amount; `false` where the balance grows too long, and then nothing is added.
  mutating func add(_ amount: JournalAmount, to holder: Int) -> Bool {
    let key = Key(holder: holder, commodity: amount.commodity)
    let before = quantities[key]
    guard let after = (before ?? .zero).adding(amount.quantity) else { return false }
    if before == nil { held[holder].append(amount.commodity) }
    quantities[key] = after
    nonzeroCounts[holder] += (after.isZero ? 0 : 1) - ((before ?? .zero).isZero ? 0 : 1)
    return true
  }

  /// The other commodities of which a holder holds something, in the order in which they came.
  ///
  /// - Complexity: O(1) where there are none, else O(all that it has held).
  func commodities(of holder: Int, otherThan commodity: Int) -> [Int] {
    guard nonzeroCounts[holder] > (quantity(holder, commodity).isZero ? 0 : 1) else { return [] }
    return held[holder].filter { $0 != commodity && !quantity(holder, $0).isZero }
  }
}

/// The accounts as a tree: what `=*` counts together.
struct AccountTree {
  private struct Key: Hashable {
    var parent: Int
    var name: Substring
  }

  /// The number of each account's own place in the tree.
  private(set) var nodes: [Int] = []
  private var parents: [Int] = []

  /// A tree of accounts by their names.
  ///
  /// - Complexity: O(letters of the names).
  init(_ names: [String]) {
    var known: [Key: Int] = [:]
    for name in names {
      var node = -1
      for part in name.split(separator: ":", omittingEmptySubsequences: false) {
        let key = Key(parent: node, name: part)
        if let found = known[key] {
          node = found
        } else {
          parents.append(node)
          node = parents.count - 1
          known[key] = node
        }
      }
      nodes.append(node)
    }
  }

  /// How many places the tree has.
  var count: Int { parents.count }

  /// An account's place in the tree and all places above it.
  func line(of account: Int) -> [Int] {
    var line = [nodes[account]]
    while let last = line.last, parents[last] >= 0 { line.append(parents[last]) }
    return line
  }
}
