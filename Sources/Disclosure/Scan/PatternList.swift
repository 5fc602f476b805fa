import Model

/// The patterns of values, each once, their letters one behind the other.
struct PatternList: Sendable {
  /// What a pattern is, beside its letters.
  struct Row: Equatable, Sendable {
    let kind: PrivateKind
    /// For a name: how many of the letters belong to the given name.
    let given: Int
    /// Whether it stands for a value in their number: a value may have several patterns.
    fileprivate(set) var isCounted: Bool
  }

  /// The letters of the patterns, without what is skipped.
  private(set) var words = WordList()
  private(set) var rows: [Row] = []
  /// The number of values.
  private(set) var valueCount = 0
  /// The patterns by their letters in an open table, each by its number and one; zero is free.
  private var slots: [UInt32] = []

  /// No patterns yet.
  init() {}

  /// Adds a pattern.
  ///
  /// - Parameter isFirst: whether it is the first of its value, by which values are counted.
  mutating func insert(
    _ letters: UnsafeBufferPointer<UInt8>, _ kind: PrivateKind, given: Int, isFirst: Bool
  ) {
    if slots.count < 2 * (rows.count + 1) { grow() }
    var slot = place(of: letters)
    var isCounted = isFirst
    var known: Int?
    while slots[slot] != 0 {
      let row = Int(slots[slot]) - 1
      if rows[row].kind == kind, words[row].elementsEqual(letters) {
        if rows[row].isCounted { isCounted = false }
        if rows[row].given == given { known = row }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    if isCounted { valueCount += 1 }
    if let known {
      if isCounted { rows[known].isCounted = true }
      return
    }
    words.append(letters)
    rows.append(Row(kind: kind, given: given, isCounted: isCounted))
    slots[slot] = UInt32(rows.count)
  }

  /// Adds those of others.
  mutating func formUnion(_ other: PatternList) {
    other.words.letters.withUnsafeBufferPointer { letters in
      for (number, row) in other.rows.enumerated() {
        insert(
          UnsafeBufferPointer(rebasing: letters[other.words.range(number)]), row.kind,
          given: row.given, isFirst: row.isCounted)
      }
    }
  }

  /// The numbers of the patterns in the order of their letters, kinds and given names.
  func ordered() -> [Int] {
    var order = words.ordered().map { Int($0) }
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, words[order[end]] == words[order[start]] { end += 1 }
      if end > start + 1 {
        order[start..<end].sort { left, right in
          (rows[left].kind.rawValue, rows[left].given)
            < (rows[right].kind.rawValue, rows[right].given)
        }
      }
      start = end
    }
    return order
  }

  private func place(of letters: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(letters))
    return hasher.finalize() & (slots.count - 1)
  }

  private mutating func grow() {
    var size = 16
    while size < 4 * (rows.count + 1) { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    words.letters.withUnsafeBufferPointer { letters in
      for number in rows.indices {
        var slot = place(of: UnsafeBufferPointer(rebasing: letters[words.range(number)]))
        while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
        slots[slot] = UInt32(number + 1)
      }
    }
  }
}

extension PatternList: Stored {
  func store(in bytes: inout StoreWriter) { bytes.put(words, rows) }

  init(from bytes: inout StoreReader) throws {
    (words, rows) = (try bytes.take(), try bytes.take())
    guard rows.count == words.count else { throw StoreDamage() }
    valueCount = rows.count(where: \.isCounted)
  }
}

extension PatternList.Row: Stored {
  private static let kinds = Array(PrivateKind.allCases)

  func store(in bytes: inout StoreWriter) { Self.store([self], in: &bytes) }

  init(from bytes: inout StoreReader) throws {
    let rows = try Self.all(from: &bytes)
    guard rows.count == 1 else { throw StoreDamage() }
    self = rows[0]
  }

  /// All rows at once, four bytes each: the given name, the kind, whether it is counted.
  static func store(_ values: [Self], in bytes: inout StoreWriter) {
    bytes.put(
      values.map { row in
        UInt32(row.given) << 8 | UInt32(kinds.firstIndex(of: row.kind) ?? 0) << 1
          | (row.isCounted ? 1 : 0)
      })
  }

  static func all(from bytes: inout StoreReader) throws -> [Self] {
    try (bytes.take() as [UInt32]).map { packed in
      let kind = Int(packed >> 1 & 0x7F)
      guard kind < kinds.count else { throw StoreDamage() }
      return Self(kind: kinds[kind], given: Int(packed >> 8), isCounted: packed & 1 == 1)
    }
  }
}
