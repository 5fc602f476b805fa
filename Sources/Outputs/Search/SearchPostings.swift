/// Which documents hold which keys, while they are collected.
///
/// Documents come with falling numbers, so that a step is all that is kept of each.
struct SearchPostings {
  private struct Documents {
    var last: Int32
    /// The first number and the steps down from it, in groups of seven bits.
    var steps: [UInt8]
  }

  /// An open table: the position of each key, the keys at their positions.
  private var table = [Int32](repeating: -1, count: 1 << 10)
  private(set) var keys: [UInt32] = []
  private var documents: [Documents] = []

  /// Notes that a document holds a key; once is enough.
  ///
  /// - Complexity: O(1), amortised.
  mutating func add(_ key: UInt32, _ document: Int) {
    let document = Int32(document)
    let position = position(of: key)
    guard position < documents.count else {
      keys.append(key)
      documents.append(Documents(last: document, steps: []))
      Self.append(document, to: &documents[position].steps)
      return
    }
    let step = documents[position].last - document
    guard step > 0 else { return }
    documents[position].last = document
    Self.append(step, to: &documents[position].steps)
  }

  /// The documents that hold a key, in ascending order.
  func documents(_ key: UInt32) -> [Int] {
    var slot = Int(key) & (table.count - 1)
    while table[slot] >= 0 {
      if keys[Int(table[slot])] == key { return decoded(documents[Int(table[slot])].steps) }
      slot = (slot + 1) & (table.count - 1)
    }
    return []
  }

  /// The place of a key, made for it where it has none.
  private mutating func position(of key: UInt32) -> Int {
    if keys.count * 2 >= table.count { grow() }
    var slot = Int(key) & (table.count - 1)
    while table[slot] >= 0 {
      if keys[Int(table[slot])] == key { return Int(table[slot]) }
      slot = (slot + 1) & (table.count - 1)
    }
    table[slot] = Int32(keys.count)
    return keys.count
  }

  private mutating func grow() {
    table = [Int32](repeating: -1, count: table.count * 4)
    for (position, key) in keys.enumerated() {
      var slot = Int(key) & (table.count - 1)
      while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
      table[slot] = Int32(position)
    }
  }

  private static func append(_ number: Int32, to bytes: inout [UInt8]) {
    var number = UInt32(bitPattern: number)
    while number >= 0x80 {
      bytes.append(UInt8(number & 0x7F) | 0x80)
      number >>= 7
    }
    bytes.append(UInt8(number))
  }

  private func decoded(_ bytes: [UInt8]) -> [Int] {
    var found: [Int] = []
    var (number, shift) = (0, 0)
    for byte in bytes {
      number |= Int(byte & 0x7F) << shift
      shift += 7
      guard byte < 0x80 else { continue }
      found.append(found.last.map { $0 - number } ?? number)
      (number, shift) = (0, 0)
    }
    return found.reversed()
  }
}
