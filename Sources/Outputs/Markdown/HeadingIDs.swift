/// The ids of a page's headings: Thai kept whole, each one once.
struct HeadingIDs {
  /// Ids that templates use themselves.
  private static let taken: Set<String> = [
    "main", "source", "footnotes", "news", "funds", "other", "held", "last", "people", "limits",
  ]
  private var used = Self.taken
  private var lastNumbers: [String: Int] = [:]

  /// The id of a heading: its letters, digits and Thai marks, hyphens between words.
  mutating func id(for text: String) -> String {
    var id = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .spacingMark, .decimalNumber, .lowercaseLetter, .otherLetter,
        .modifierLetter, .titlecaseLetter:
        id.append(scalar)
      case .uppercaseLetter:
        id.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      case .spaceSeparator, .dashPunctuation, .connectorPunctuation:
        if let last = id.last, last != "-" { id.append("-") }
      default: break
      }
    }
    if id.last == "-" { id.removeLast() }
    let base = id.isEmpty ? "h" : String(id)
    var candidate = base
    var number = lastNumbers[base] ?? 1
    while !used.insert(candidate).inserted {
      number += 1
      candidate = "\(base)-\(number)"
    }
    lastNumbers[base] = number
    return candidate
  }
}
