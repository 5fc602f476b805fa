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
      var next = 0
      while let index = bytes.place(of: 0xE2, from: next), index &+ 2 < bytes.count {
        // An ellipsis, E2 80 A6, is none: it stands in many texts.
        let (second, third) = (bytes[index &+ 1], bytes[index &+ 2])
        if second == 0x80, third &- 0xAA < 5 { return true }
        if second == 0x81, third &- 0xA6 < 4 { return true }
        next = index &+ 1
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
