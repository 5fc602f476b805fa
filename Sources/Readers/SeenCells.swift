/// The cells of a column that were seen, by their bytes, in an open table.
struct SeenCells {
  private struct Seen {
    let hash: UInt64
    let cell: Range<Int>
  }

  private var slots: [Seen?] = Array(repeating: nil, count: 64)
  private var count = 0

  /// Adds a cell; `false` where another with the same bytes was seen.
  mutating func insert(_ cell: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let hash = Self.hash(cell, bytes)
    var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
    while let seen = slots[slot] {
      if seen.hash == hash, bytes.isSame(seen.cell, cell) { return false }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Seen(hash: hash, cell: cell)
    count += 1
    if count * 2 > slots.count { grow() }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: nil, count: old.count * 4)
    for case let seen? in old {
      var slot = Int(truncatingIfNeeded: seen.hash >> 32) & (slots.count - 1)
      while slots[slot] != nil { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = seen
    }
  }

  /// Eight bytes a step: whoever writes cells that fall together makes only reading slow.
  private static func hash(_ cell: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = UInt64(cell.count)
    var index = cell.lowerBound
    while index < cell.upperBound {
      hash = (hash ^ bytes.word(at: index, before: cell.upperBound).bits) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      index += 8
    }
    return hash &* 0x9E37_79B9_7F4A_7C15
  }
}
