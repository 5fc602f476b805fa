/// The tree of all beginnings of words, level by level.
struct Trie {
  private(set) var firstChild: [UInt32] = []
  private(set) var labels: [UInt8] = []
  /// The word that ends in each state, or −1.
  private(set) var ends: [Int32] = []
  private(set) var parents: [UInt32] = []
  /// One past the last state of the second level.
  private(set) var depthTwoEnd = 1

  /// A state with the words that go through it, in their order.
  private struct Branch {
    let state: UInt32
    let first: Int32
    let end: Int32
  }

  /// Builds the tree; classes are numbered in the order of symbols.
  init(_ words: WordList, _ classes: [UInt8]) {
    let order = words.ordered()
    let starts = order.map { words.range(Int($0)) }
    for range in starts { precondition(range.count >= 3, "a word of \(range.count)") }
    reserve(words.letters.count + 1)
    add(label: 0, parent: 0)
    var level = [Branch(state: 0, first: 0, end: Int32(order.count))]
    var next: [Branch] = []
    var depth = 0
    words.letters.withUnsafeBufferPointer { letters in
      let source = Source(letters: letters, order: order, places: starts, classes: classes)
      while !level.isEmpty {
        next.removeAll(keepingCapacity: true)
        for branch in level {
          firstChild.append(UInt32(labels.count))
          addChildren(of: branch, source, depth, into: &next)
        }
        depth += 1
        if depth <= 2 { depthTwoEnd = labels.count }
        swap(&level, &next)
      }
    }
    firstChild.append(UInt32(labels.count))
  }

  /// The words of a tree in their order.
  private struct Source {
    let letters: UnsafeBufferPointer<UInt8>
    let order: [Int32]
    /// Where each word stands among the letters.
    let places: [Range<Int>]
    let classes: [UInt8]
  }

  private mutating func addChildren(
    of branch: Branch, _ source: Source, _ depth: Int, into next: inout [Branch]
  ) {
    var start = Int(branch.first)
    let end = Int(branch.end)
    // Of equal words the first comes first.
    while start < end, source.places[start].count == depth {
      if ends[Int(branch.state)] < 0 { ends[Int(branch.state)] = source.order[start] }
      start += 1
    }
    while start < end {
      let symbol = source.letters[source.places[start].lowerBound + depth]
      var last = start + 1
      while last < end, source.letters[source.places[last].lowerBound + depth] == symbol {
        last += 1
      }
      next.append(Branch(state: UInt32(labels.count), first: Int32(start), end: Int32(last)))
      add(label: source.classes[Int(symbol)], parent: branch.state)
      start = last
    }
  }

  private mutating func reserve(_ states: Int) {
    firstChild.reserveCapacity(states + 1)
    labels.reserveCapacity(states)
    ends.reserveCapacity(states)
    parents.reserveCapacity(states)
  }

  private mutating func add(label: UInt8, parent: UInt32) {
    labels.append(label)
    parents.append(parent)
    ends.append(-1)
  }
}
