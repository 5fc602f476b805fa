/// The marks that turn the order of letters round, so that `100` may read `001`.
///
/// Source: Unicode UAX #9, the explicit embeddings, overrides and isolates.
public enum TurningMarks {
  /// Whether a scalar is one of them.
  public static func contains(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  /// Whether their bytes, E2 80 AA to AE and E2 81 A6 to A9, stand in a text.
  private static func mayHold(_ text: String) -> Bool {
    let found = text.utf8.withContiguousStorageIfAvailable { bytes in
      var index = 0
      while index &+ 2 < bytes.count {
        if bytes[index] == 0xE2, bytes[index &+ 1] & 0xFE == 0x80,
          (0xA6...0xAE).contains(bytes[index &+ 2])
        {
          return true
        }
        index &+= 1
      }
      return false
    }
    return found ?? true
  }

  /// A text without them.
  ///
  /// - Complexity: O(n); a text of Thai and ASCII alone is looked at a byte at a time.
  public static func removed(from text: String) -> String {
    guard mayHold(text) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !contains($0) }))
  }
}
