/// The ids of a page's headings: Thai kept whole and in one spelling, each one once.
struct HeadingIDs {
  /// Ids that templates use themselves.
  private static let taken: Set<String> = [
    "main", "source", "footnotes", "gallery", "related", "news", "funds", "other", "held", "last",
    "people", "limits",
  ]
  private var used: Set<String> = []
  private var lastNumbers: [String: Int] = [:]

  /// The id of a heading: its letters, digits and Thai marks, hyphens between words.
  mutating func id(for text: String) -> String {
    let id = ThaiText.addressPart(text)
    let base = id.isEmpty ? "h" : id
    var candidate = base
    var number = lastNumbers[base] ?? 1
    while Self.taken.contains(candidate) || !used.insert(candidate).inserted {
      number += 1
      candidate = "\(base)-\(number)"
    }
    lastNumbers[base] = number
    return candidate
  }
}
