import Model

/// Many words that are looked for in one pass.
///
/// Words skip what `isSkipped` says, so that `สม-ศรี ใจ<td>ดี` is one word. States are numbered
/// level by level: the children of a state stand side by side, and the first levels are a table.
/// Memory: nine bytes a state, and 512 for each state of the first two levels.
/// Source: A. Aho, M. Corasick, Efficient string matching, CACM 18 (1975).
struct Automaton: Sendable {
  /// A word's end: the state, and the place of its last symbol.
  struct End {
    let state: UInt32
    let index: Int
  }

  private static let foreign: UInt8 = 0
  private static let skipped: UInt8 = 1
  private static let rowBits = 7

  /// The class of each symbol; symbols in no word are foreign.
  private var classes = [UInt8](repeating: foreign, count: 256)
  /// The symbols with which a word begins.
  private var wakes = [Bool](repeating: false, count: 256)
  /// Whether all of them are Thai.
  private var wakesForThai = true
  /// For states of the first levels: the place to which each class leads.
  private var rows: [UInt32] = []
  /// For each state its first child; the children end where those of the next state begin.
  private var firstChild: [UInt32] = []
  /// The class that leads into a state.
  private var labels: [UInt8] = []
  /// The longest proper suffix that is also a state.
  private var failure: [UInt32] = []
  /// The word that ends in a state, or −1; several equal words count as the first.
  private var words: [Int32] = []
  /// The longest proper suffix in which a word ends, or 0.
  private var shorter: [UInt32] = []

  /// The number of states.
  var count: Int { labels.count }

  /// Compiles words of three symbols and more.
  ///
  /// - Complexity: O(total length · log(words)).
  init(_ patterns: [[UInt8]], skips: Bool) {
    var used = Set<UInt8>()
    for pattern in patterns { used.formUnion(pattern) }
    precondition(used.count <= 126, "\(used.count) symbols in words, at most 126 fit a row")
    for (number, symbol) in used.sorted().enumerated() { classes[Int(symbol)] = UInt8(number + 2) }
    if skips {
      for symbol in UInt8.min...UInt8.max where Symbol.isSkipped(symbol) {
        classes[Int(symbol)] = Self.skipped
      }
    }
    var trie = Trie(patterns, classes)
    trie.build()
    (firstChild, labels, words) = (trie.firstChild, trie.labels, trie.words)
    link(parents: trie.parents)
    fillRows(trie.depthTwoEnd)
    for symbol in 0..<256 where count > 1 && rows[Int(classes[symbol])] != 0 {
      wakes[symbol] = true
      if symbol < 0x80 { wakesForThai = false }
    }
  }

  /// The next symbol with which a word begins, or the end of the text.
  @inline(__always)
  private func nextWaking(in text: FoldedText, from start: Int) -> Int {
    var index = start
    if wakesForThai {
      let symbols = UnsafeRawPointer(text.symbols)
      while index &+ 8 <= text.count {
        let eight = symbols.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if eight & 0x8080_8080_8080_8080 != 0 { break }
        index &+= 8
      }
    }
    return wakes.withUnsafeBufferPointer { wakes in
      while index < text.count, !wakes[Int(text.symbols[index])] { index &+= 1 }
      return index
    }
  }

  /// Calls back with each word that ends in a state, the longest first.
  @inline(__always) func forEachWord(endingIn state: UInt32, _ body: (Int) -> Void) {
    var state = state
    while state != 0 {
      if words[Int(state)] >= 0 { body(Int(words[Int(state)])) }
      state = shorter[Int(state)]
    }
  }

  /// Where words end in a text.
  ///
  /// - Complexity: O(symbols): each failure undoes a step.
  func ends(in text: FoldedText) -> [End] {
    var found: [End] = []
    guard count > 1 else { return [] }
    let symbols = text.symbols
    let tableEnd = UInt32(rows.count)
    classes.withUnsafeBufferPointer { classes in
      rows.withUnsafeBufferPointer { rows in
        // The place of the state's row, or the end of the table and the number of a deeper state.
        var place: UInt32 = 0
        var next = 0
        while next < text.count {
          if place == 0 {
            // Most of markup is in no word, and is passed over without a look at the table.
            next = nextWaking(in: text, from: next)
            guard next < text.count else { break }
          }
          let index = next
          next &+= 1
          let symbolClass = classes[Int(symbols[index])]
          if symbolClass == Self.foreign {
            place = 0
            continue
          }
          if place < tableEnd {
            place = rows[Int(place &+ UInt32(symbolClass))]
          } else if symbolClass == Self.skipped {
            continue
          } else {
            place = after(place &- tableEnd, symbolClass, rows)
          }
          guard place >= tableEnd else { continue }
          let state = place &- tableEnd
          if words[Int(state)] >= 0 || shorter[Int(state)] != 0 {
            found.append(End(state: state, index: index))
          }
        }
      }
    }
    return found
  }

  /// The place after a state below the table.
  private func after(_ start: UInt32, _ symbolClass: UInt8, _ rows: UnsafeBufferPointer<UInt32>)
    -> UInt32
  {
    let width = UInt32(1 << Self.rowBits)
    var state = start
    while state * width >= rows.count {
      if let child = child(of: state, symbolClass) { return UInt32(rows.count) + child }
      state = failure[Int(state)]
    }
    return rows[Int(state * width + UInt32(symbolClass))]
  }

  @inline(__always)
  private func child(of state: UInt32, _ symbolClass: UInt8) -> UInt32? {
    var child = firstChild[Int(state)]
    let end = firstChild[Int(state) + 1]
    while child < end {
      if labels[Int(child)] == symbolClass { return child }
      child += 1
    }
    return nil
  }

  private mutating func link(parents: [UInt32]) {
    failure = [UInt32](repeating: 0, count: count)
    shorter = failure
    for state in 1..<max(count, 1) {
      let parent = parents[state]
      if parent != 0 {
        var suffix = failure[Int(parent)]
        while true {
          if let child = child(of: suffix, labels[state]) {
            failure[state] = child
            break
          }
          if suffix == 0 { break }
          suffix = failure[Int(suffix)]
        }
      }
      let suffix = Int(failure[state])
      shorter[state] = words[suffix] >= 0 ? UInt32(suffix) : shorter[suffix]
    }
  }

  private mutating func fillRows(_ end: Int) {
    let width = 1 << Self.rowBits
    rows = [UInt32](repeating: 0, count: end * width)
    for state in 0..<end {
      let row = state * width
      let suffix = Int(failure[state]) * width
      if state > 0 { for column in 0..<width { rows[row + column] = rows[suffix + column] } }
      rows[row + Int(Self.foreign)] = 0
      rows[row + Int(Self.skipped)] = UInt32(row)
      for child in firstChild[state]..<firstChild[state + 1] {
        let place = Int(child) < end ? Int(child) * width : rows.count + Int(child)
        rows[row + Int(labels[Int(child)])] = UInt32(place)
      }
    }
  }
}

extension Automaton: Stored {
  /// Adds what was compiled; the words aren't among it.
  func store(in bytes: inout StoreWriter) {
    bytes.put(classes, wakes, wakesForThai, rows, firstChild, labels, failure)
    bytes.put(words.map { UInt32(bitPattern: $0) }, shorter)
  }

  /// Takes it.
  init(from bytes: inout StoreReader) throws {
    (classes, wakes, wakesForThai) = (try bytes.take(), try bytes.take(), try bytes.take())
    (rows, firstChild, labels) = (try bytes.take(), try bytes.take(), try bytes.take())
    failure = try bytes.take()
    words = (try bytes.take() as [UInt32]).map { Int32(bitPattern: $0) }
    shorter = try bytes.take()
    let counts = [failure.count, words.count, shorter.count, max(firstChild.count - 1, 0)]
    guard classes.count == 256, wakes.count == 256, counts.allSatisfy({ $0 == labels.count })
    else { throw StoreDamage() }
  }
}

/// The tree of all beginnings of words, level by level.
private struct Trie {
  var firstChild: [UInt32] = []
  var labels: [UInt8] = []
  var words: [Int32] = []
  var parents: [UInt32] = []
  /// One past the last state of the second level.
  var depthTwoEnd = 1

  private let sorted: [(word: [UInt8], number: Int32)]

  init(_ patterns: [[UInt8]], _ classes: [UInt8]) {
    for pattern in patterns { precondition(pattern.count >= 3, "a word of \(pattern.count)") }
    sorted = patterns.enumerated().map { number, pattern in
      (pattern.map { classes[Int($0)] }, Int32(number))
    }.sorted { left, right in
      left.word == right.word
        ? left.number < right.number : left.word.lexicographicallyPrecedes(right.word)
    }
  }

  mutating func build() {
    add(label: 0, parent: 0)
    // Each state of a level with the words that go through it.
    var level: [(state: UInt32, words: Range<Int>)] = [(0, 0..<sorted.count)]
    var depth = 0
    while !level.isEmpty {
      var next: [(state: UInt32, words: Range<Int>)] = []
      for (state, words) in level {
        firstChild.append(UInt32(labels.count))
        addChildren(of: state, words, depth, into: &next)
      }
      depth += 1
      if depth <= 2 { depthTwoEnd = labels.count }
      level = next
    }
    firstChild.append(UInt32(labels.count))
  }

  private mutating func addChildren(
    of state: UInt32, _ range: Range<Int>, _ depth: Int,
    into next: inout [(state: UInt32, words: Range<Int>)]
  ) {
    var start = range.lowerBound
    while start < range.upperBound, sorted[start].word.count == depth {
      if words[Int(state)] < 0 { words[Int(state)] = sorted[start].number }
      start += 1
    }
    while start < range.upperBound {
      let label = sorted[start].word[depth]
      var end = start + 1
      while end < range.upperBound, sorted[end].word[depth] == label { end += 1 }
      next.append((UInt32(labels.count), start..<end))
      add(label: label, parent: state)
      start = end
    }
  }

  private mutating func add(label: UInt8, parent: UInt32) {
    labels.append(label)
    parents.append(parent)
    words.append(-1)
  }
}
