/// The keys under which a text is found: one, two and three letters in a row, marks and all.
///
/// Of the last letter of a key only what it stands on counts, since a question may end inside a
/// letter: `หน` finds `หน้า`. So every stretch of a text that begins with a whole letter has all
/// its keys in the index, and no dictionary decides where words end.
enum SearchGrams {
  /// What a key is made of.
  enum Kind: UInt32 {
    /// One letter, or the beginning of it.
    case one = 1
    case two, three
    /// A whole name.
    case name
  }

  /// Calls `found` with the keys of a folded text; the same key may come again.
  ///
  /// - Complexity: O(n).
  static func forEach(in folded: [UInt32], _ found: (UInt32) -> Void) {
    let starts = SearchFolding.starts(of: folded)
    for (number, start) in starts.enumerated() where folded[start] != SearchFolding.space {
      let second = number + 1 < starts.count ? starts[number + 1] : folded.count
      for end in start..<second { found(key(.one, folded[start...end])) }
      guard second < folded.count, folded[second] != SearchFolding.space else { continue }
      found(key(.two, folded[start..<second], folded[second...second]))
      guard number + 2 < starts.count, folded[starts[number + 2]] != SearchFolding.space else {
        continue
      }
      let third = starts[number + 2]
      found(key(.three, folded[start..<second], folded[second..<third], folded[third...third]))
    }
  }

  /// The key of a whole name.
  static func key(name folded: [UInt32]) -> UInt32 { key(.name, folded[...]) }

  /// FNV-1a over the parts, mixed once more so that each bit tells.
  static func key(_ kind: Kind, _ parts: ArraySlice<UInt32>...) -> UInt32 {
    var hash = (2_166_136_261 ^ kind.rawValue) &* 16_777_619
    for part in parts {
      for value in part { hash = (hash ^ value) &* 16_777_619 }
      hash = (hash ^ 31) &* 16_777_619
    }
    hash = (hash ^ (hash >> 16)) &* 0x85EB_CA6B
    hash = (hash ^ (hash >> 13)) &* 0xC2B2_AE35
    return hash ^ (hash >> 16)
  }
}
