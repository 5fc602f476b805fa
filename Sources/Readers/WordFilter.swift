/// The first letter of a text by its three bytes; `nil` where it isn't Thai.
func firstThaiLetter<Text: Collection<UInt8>>(of text: Text) -> UInt32? {
  var letter: UInt32 = 0
  for byte in text.prefix(3) { letter = letter << 8 | UInt32(byte) }
  return letter >> 9 == 0xE0B8 >> 1 ? letter : nil
}

/// Turns away nearly every text that is none of some words as `Chart.folded` and strings compare
/// them: looking a Thai string up costs thousands of instructions, as its marks are put in order.
struct WordFilter: Sendable {
  private let sums: [UInt64]

  /// A filter of folded words.
  init(_ words: some Sequence<String>) {
    let all = words.compactMap { Self.sum(Array($0.utf8)) }
    sums = Set(all).sorted()
  }

  /// Whether a text may be one of the words; never `false` where it is one.
  func mayHold(_ text: some Collection<UInt8>) -> Bool {
    guard let sum = Self.sum(text) else { return true }
    var (low, high) = (0, sums.count)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] < sum { low = middle + 1 } else { high = middle }
    }
    return low < sums.count && sums[low] == sum
  }

  /// A sum over the letters, without what folding takes away and whatever the order of marks;
  /// `nil` for a text with anything but ASCII and Thai.
  private static func sum(_ text: some Collection<UInt8>) -> UInt64? {
    var sum: UInt64 = 0
    var iterator = text.makeIterator()
    while let byte = iterator.next() {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: continue
      case 0..<0x80:
        sum &+= mixed(UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte))
      case 0xE0:
        guard let second = iterator.next(), second & 0xFE == 0xB8, let third = iterator.next(),
          third & 0xC0 == 0x80
        else { return nil }
        sum &+= mixed(UInt64(second) << 8 | UInt64(third))
      default: return nil
      }
    }
    return sum
  }

  private static func mixed(_ letter: UInt64) -> UInt64 {
    let product = (letter &+ 1) &* 0x9E37_79B9_7F4A_7C15
    return (product ^ product >> 29) &* 0xBF58_476D_1CE4_E5B9
  }
}
