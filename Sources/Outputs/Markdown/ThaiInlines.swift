/// Marks for the parser in Thai text, which has no spaces between words.
///
/// CommonMark sees emphasis by the spaces and punctuation around its stars, so that
/// `เรื่อง**“เงินทุน”**ของ` isn't bold; and a bare address swallows the Thai that follows it.
/// A private character that no text holds, U+F5D0, is put where a Thai reader sees the border; the
/// renderer takes every one of them out again.
enum ThaiInlines {
  /// U+F5D0, of the private use area.
  static let mark: [UInt8] = [0xEF, 0x97, 0x90]

  /// The text with its marks.
  ///
  /// - Complexity: O(n).
  static func marked(_ markdown: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(markdown.count + 64)
    var position = 0
    while position < markdown.count {
      // What can't begin a mark or an address is copied in one go.
      let plain = markdown.withUnsafeBufferPointer { plainEnd(in: $0, from: position) }
      text += markdown[position..<plain]
      position = plain
      guard position < markdown.count else { break }
      let byte = markdown[position]
      if byte == UInt8(ascii: "*") || byte == UInt8(ascii: "~") {
        let end = markdown[position...].firstIndex { $0 != byte } ?? markdown.count
        let before = neighbour(markdown, before: position)
        let after = neighbour(markdown, after: end)
        if before == .punctuation, after == .thai { text += mark }
        text += markdown[position..<end]
        if before == .thai, after == .punctuation { text += mark }
        position = end
      } else if let address = bareAddress(markdown, position) {
        text += markdown[position..<address.end]
        if address.meetsThai { text += mark }
        position = address.end
      } else {
        text.append(byte)
        position += 1
      }
    }
    return text
  }

  private static func plainEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      // Eight bytes without such a letter; those of Thai are none of them.
      while end &+ 8 <= bytes.count {
        let eight = UnsafeRawBufferPointer(bytes).loadUnaligned(
          fromByteOffset: end, as: UInt64.self)
        guard !mayHold(eight) else { break }
        end &+= 8
      }
      guard end < bytes.count else { break }
      switch bytes[end] {
      case UInt8(ascii: "*"), UInt8(ascii: "~"), UInt8(ascii: "h"), UInt8(ascii: "w"): return end
      default: end &+= 1
      }
    }
    return end
  }

  /// Whether eight bytes may hold `*`, `~`, `h` or `w`.
  private static func mayHold(_ eight: UInt64) -> Bool {
    let (one, high): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    var marks: UInt64 = 0
    for letter in [UInt8(ascii: "*"), UInt8(ascii: "~"), UInt8(ascii: "h"), UInt8(ascii: "w")] {
      let rest = eight ^ one &* UInt64(letter)
      marks |= (rest &- one) & ~rest & high
    }
    return marks != 0
  }

  /// A text without its marks.
  static func unmarked(_ text: String) -> String {
    guard text.utf8.contains(0xEF) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\u{F5D0}" }))
  }

  private enum Neighbour {
    case thai, punctuation, other
  }

  private static func neighbour(_ bytes: [UInt8], before position: Int) -> Neighbour {
    var start = position - 1
    while start > 0, position - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start < 0 ? .other : kind(bytes[start..<position])
  }

  private static func neighbour(_ bytes: [UInt8], after position: Int) -> Neighbour {
    kind(bytes[position...].prefix(4))
  }

  private static func kind(_ bytes: ArraySlice<UInt8>) -> Neighbour {
    guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else {
      return .other
    }
    if (0x0E01...0x0E4E).contains(scalar.value) { return .thai }
    // A backslash before a star takes its meaning away.
    if scalar == "\\" { return .other }
    switch scalar.properties.generalCategory {
    case .initialPunctuation, .finalPunctuation, .openPunctuation, .closePunctuation,
      .otherPunctuation, .dashPunctuation, .connectorPunctuation:
      return .punctuation
    default: return .other
    }
  }

  private static let addresses = ["https://", "http://", "www."].map { Array($0.utf8) }

  /// Where a bare address that begins here ends, and whether Thai follows it at once.
  private static func bareAddress(
    _ bytes: [UInt8], _ start: Int
  ) -> (end: Int, meetsThai: Bool)? {
    guard bytes[start] == UInt8(ascii: "h") || bytes[start] == UInt8(ascii: "w") else { return nil }
    // Elsewhere the parser sees no bare address, or the writer has said where it ends.
    let before = start > 0 ? bytes[start - 1] : 0x20
    guard before <= 0x20 || before >= 0x80 || Array("*_~".utf8).contains(before),
      addresses.contains(where: { bytes[start...].starts(with: $0) })
    else { return nil }
    let end = bytes[start...].firstIndex {
      $0 <= 0x20 || $0 == 0xE0 || [UInt8(ascii: "<"), UInt8(ascii: "`")].contains($0)
    }
    guard let end else { return (bytes.count, false) }
    return (end, kind(bytes[end...].prefix(3)) == .thai)
  }
}
