/// The letters of a given name as one number, by FNV-1a; a text's is made letter by letter.
struct GivenDigest: Hashable, Sendable {
  fileprivate private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The digest of so many letters; of none without them.
  init(_ letters: some Sequence<UInt8> = []) { for letter in letters { add(letter) } }

  /// Takes the next letter.
  mutating func add(_ letter: UInt8) { hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }
}

/// The digests of many given names, in an open table: every beginning of a name in a page is looked
/// up, and nearly none is there.
struct GivenDigests: Sendable {
  /// Zero where a place is free. A digest that is zero counts as there.
  private var slots: [UInt64] = []
  private var count = 0

  /// Adds a digest.
  mutating func insert(_ digest: GivenDigest) {
    if (count + 1) * 4 > slots.count { grow() }
    let slot = slot(of: digest.hash)
    guard slots[slot] != digest.hash else { return }
    slots[slot] = digest.hash
    count += 1
  }

  /// Adds those of others.
  mutating func formUnion(_ other: GivenDigests) {
    for hash in other.slots where hash != 0 { insert(GivenDigest(hash: hash)) }
  }

  /// Whether a digest is among them.
  func contains(_ digest: GivenDigest) -> Bool {
    !slots.isEmpty && slots[slot(of: digest.hash)] == digest.hash
  }

  /// The place of a digest, or the free place where it would be.
  private func slot(of hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[slot] != 0, slots[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: max(16, old.count * 2))
    for hash in old where hash != 0 { slots[slot(of: hash)] = hash }
  }
}

extension GivenDigest {
  fileprivate init(hash: UInt64) { self.hash = hash }
}
