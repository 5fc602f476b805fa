/// The marks that turn the order of letters round, so that `100` may read `001`.
///
/// Source: Unicode UAX #9, the explicit embeddings, overrides and isolates.
public enum TurningMarks {
  /// Whether a scalar is one of them.
  public static func contains(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  /// A text without them.
  ///
  /// - Complexity: O(n); a text of Thai and ASCII alone is looked at a byte at a time.
  public static func removed(from text: String) -> String {
    guard text.utf8.contains(0xE2) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !contains($0) }))
  }
}
