/// The detectors over private text: a ledger's description, a file of news.
///
/// What they find can be added to `KnownValues`, so that it is looked for in every output.
public struct PersonalDetectors {
  /// A private value in a text.
  public struct Found: Sendable {
    /// What kind of value it is.
    public let kind: PrivateKind
    /// Where it stands in the bytes of the text, in UTF-8.
    public let bytes: Range<Int>
    /// The value, folded: digits are Arabic, spaces single.
    public let value: Private<String>
  }

  /// What the detectors find in a text, in its order.
  ///
  /// - Complexity: O(bytes).
  public static func findings(
    in text: Private<String>, publicPersons: PublicPersons = PublicPersons()
  ) -> [Found] {
    let bytes = Array(text.value.utf8)
    guard !mentions(in: FoldedText(plain: bytes), publicPersons).isEmpty else { return [] }
    let folded = FoldedText(bytes, .plain, isPlaced: true)
    return bytes.withUnsafeBufferPointer { buffer in
      let source = FoldSource(bytes: buffer)
      return mentions(in: folded, publicPersons).map { mention in
        Found(
          kind: mention.kind, bytes: folded.bytes(of: mention.range, in: source),
          value: Private(Symbol.text(folded.slice(mention.range))))
      }
    }
  }

  /// The mentions of persons who are not public, and of contacts that are not published.
  static func mentions(in text: FoldedText, _ publicPersons: PublicPersons) -> [Mention] {
    let places = KeywordPlaces(text)
    var numbers = NumberDetector(text: text, accounts: places.accounts).mentions()
    if !numbers.isEmpty { numbers.removeAll { publicPersons.isContact($0.letters) } }
    if places.honorifics.isEmpty { return numbers }
    let names = NameDetector(text: text, places: places, publicPersons: publicPersons).mentions()
    return names.isEmpty
      ? numbers : (numbers + names).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

extension FoldedText {
  /// The bytes of a stretch of symbols.
  func bytes(of range: Range<Int>, in source: FoldSource) -> Range<Int> {
    guard let positions else { preconditionFailure("a text folded without places: \(range)") }
    let start = Int(positions[range.lowerBound])
    let last = Int(positions[range.upperBound - 1])
    return start..<max(start, min(last + (width ?? source.length(at: last)), source.count))
  }
}
