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
  /// A bit for each pair of symbols with which a word may begin, the first in the lower eight bits
  /// of its number: most symbols of a page are passed over by one look.
  private var wakes = [UInt64](repeating: 0, count: 1 << 10)
  /// Whether words begin with Thai symbols alone.
  private var wakesForThai = true
  /// One past the rows of the first level.
  private var shallowEnd: UInt32 = 0
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
  init(_ patterns: [[UInt8]], skips: Bool) { self.init(WordList(patterns), skips: skips) }

  /// The same of words that lie one behind the other.
  init(_ patterns: WordList, skips: Bool) {
    var isUsed = [Bool](repeating: false, count: 256)
    for symbol in patterns.letters { isUsed[Int(symbol)] = true }
    let used = (0..<256).filter { isUsed[$0] }
    precondition(used.count <= 126, "\(used.count) symbols in words, at most 126 fit a row")
    for (number, symbol) in used.enumerated() { classes[symbol] = UInt8(number + 2) }
    if skips {
      for symbol in UInt8.min...UInt8.max where Symbol.isSkipped(symbol) {
        classes[Int(symbol)] = Self.skipped
      }
    }
    let trie = Trie(patterns, classes)
    (firstChild, labels, words) = (trie.firstChild, trie.labels, trie.ends)
    link(parents: trie.parents)
    fillRows(trie.depthTwoEnd)
    fillWakes()
  }

  private mutating func fillWakes() {
    guard count > 1 else { return }
    shallowEnd = firstChild[1] << UInt32(Self.rowBits)
    let symbols = (0..<256).filter { classes[$0] != Self.foreign }
    for first in symbols {
      let state = rows[Int(classes[first])] >> UInt32(Self.rowBits)
      guard state != 0 else { continue }
      if first < 0x80 { wakesForThai = false }
      for second in symbols {
        let symbolClass = classes[second]
        guard symbolClass == Self.skipped || child(of: state, symbolClass) != nil else { continue }
        let pair = first | second << 8
        wakes[pair >> 6] |= 1 << UInt64(pair & 63)
      }
    }
  }

  /// The next place from which a word may begin, or the end of the text.
  @inline(__always)
  private func nextWaking(
    in text: FoldedText, from start: Int, _ wakes: UnsafeBufferPointer<UInt64>
  ) -> Int {
    let symbols = UnsafeRawPointer(text.symbols)
    // No word has one symbol.
    let last = text.count &- 1
    var index = start
    while index < last {
      if wakesForThai {
        while index &+ 8 <= text.count,
          symbols.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080
            == 0
        {
          index &+= 8
        }
      }
      let stop = min(index &+ 16, last)
      while index < stop {
        let pair = UInt16(
          littleEndian: symbols.loadUnaligned(fromByteOffset: index, as: UInt16.self))
        if wakes[Int(pair >> 6)] & (1 << UInt64(pair & 63)) != 0 { return index }
        index &+= 1
      }
    }
    return text.count
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
    classes.withUnsafeBufferPointer { classes in
      rows.withUnsafeBufferPointer { rows in
        wakes.withUnsafeBufferPointer { wakes in
          var next = nextWaking(in: text, from: 0, wakes)
          while next < text.count {
            let place = rows[Int(classes[Int(text.symbols[next])])]
            next = follow(place, in: text, from: next &+ 1, classes, rows, &found)
            next = nextWaking(in: text, from: next, wakes)
          }
        }
      }
    }
    return found
  }

  /// Follows a word whose first symbol was read, as long as some word goes on.
  ///
  /// - Parameter start: the place of the state's row.
  /// - Returns: from where to look for the next beginning.
  @inline(__always)
  private func follow(
    _ start: UInt32, in text: FoldedText, from first: Int, _ classes: UnsafeBufferPointer<UInt8>,
    _ rows: UnsafeBufferPointer<UInt32>, _ found: inout [End]
  ) -> Int {
    let tableEnd = UInt32(rows.count)
    // The place of the state's row, or the end of the table and the number of a deeper state.
    var place = start
    var next = first
    while next < text.count {
      let index = next
      next &+= 1
      let symbolClass = classes[Int(text.symbols[index])]
      if symbolClass == Self.foreign { return next }
      if symbolClass == Self.skipped { continue }
      place =
        place < tableEnd
        ? rows[Int(place &+ UInt32(symbolClass))] : after(place &- tableEnd, symbolClass, rows)
      // At most this symbol begins a word: whether it does is asked with the next one.
      if place < shallowEnd { return index }
      guard place >= tableEnd else { continue }
      let state = place &- tableEnd
      if words[Int(state)] >= 0 || shorter[Int(state)] != 0 {
        found.append(End(state: state, index: index))
      }
    }
    return next
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
    var failure = [UInt32](repeating: 0, count: count)
    var shorter = failure
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
    (self.failure, self.shorter) = (failure, shorter)
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
    bytes.put(classes, wakes, wakesForThai, shallowEnd, rows, firstChild, labels, failure)
    bytes.put(words.map { UInt32(bitPattern: $0) }, shorter)
  }

  /// Takes it.
  init(from bytes: inout StoreReader) throws {
    (classes, wakes, wakesForThai) = (try bytes.take(), try bytes.take(), try bytes.take())
    shallowEnd = try bytes.take()
    (rows, firstChild, labels) = (try bytes.take(), try bytes.take(), try bytes.take())
    failure = try bytes.take()
    words = (try bytes.take() as [UInt32]).map { Int32(bitPattern: $0) }
    shorter = try bytes.take()
    let counts = [failure.count, words.count, shorter.count, max(firstChild.count - 1, 0)]
    guard classes.count == 256, wakes.count == 1 << 10, counts.allSatisfy({ $0 == labels.count })
    else { throw StoreDamage() }
  }
}
