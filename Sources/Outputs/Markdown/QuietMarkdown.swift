import Model

/// A text of headings and paragraphs with no mark of Markdown in it, as most news is.
///
/// Its lines are found without the parser. Whatever could mean more gives `nil`: stars, brackets,
/// lists, quotes, code, addresses, letters that are rare. `QuietMarkdownTests` holds both ways
/// against each other.
struct QuietMarkdown {
  /// What a line is.
  enum Kind: Equatable {
    case heading(level: Int)
    /// The first line of a paragraph.
    case paragraph
    /// A further line of it.
    case more
  }

  /// A line with something on it.
  struct Line {
    let kind: Kind
    /// Where its words stand, without the spaces around them.
    let words: Range<Int>
  }

  private(set) var lines: [Line] = []
  /// Whether all of the text was taken apart.
  private(set) var isWhole = true
  /// The text.
  private let bytes: UnsafeBufferPointer<UInt8>

  /// Takes a text apart; `nil` where it must be parsed, or `MarkdownGuard` might refuse it.
  ///
  /// - Parameter enough: so many bytes of paragraphs suffice: what stands behind the blank line
  ///   after them can't change what they mean, since no link is named in them.
  /// - Complexity: O(n).
  init?(_ bytes: UnsafeBufferPointer<UInt8>, enough: Int = .max) {
    guard bytes.count <= MarkdownGuard.largestBytes else { return nil }
    self.bytes = bytes
    var start = 0
    var openBrackets = 0
    while start < bytes.count {
      if !isOpen, proseBytes > enough {
        isWhole = false
        break
      }
      guard let end = lineEnd(from: start, &openBrackets), add(start..<end) else { return nil }
      start = end + 1
    }
    guard openBrackets <= MarkdownGuard.mostMarks else { return nil }
  }

  /// Where a line ends; `nil` where it holds what may be a mark.
  private func lineEnd(from start: Int, _ openBrackets: inout Int) -> Int? {
    var index = start
    while index < bytes.count {
      switch QuietLetters.kinds[Int(bytes[index])] {
      case .plain: index += 1
      case .openBracket:
        openBrackets += 1
        index += 1
      case .lineEnd: return index
      case .thai:
        guard index + 2 < bytes.count, bytes[index + 1] & 0xFE == 0xB8,
          bytes[index + 2] & 0xC0 == 0x80
        else { return nil }
        index += 3
        while bytes.areTwoThaiLetters(at: index) { index += 6 }
      case .general:
        // Dashes, quotation marks and the ellipsis are E2 80 90 to A7.
        guard index + 2 < bytes.count, bytes[index + 1] == 0x80,
          (0x90...0xA7).contains(bytes[index + 2])
        else { return nil }
        index += 3
      case .address:
        guard !mayBeAddress(index) else { return nil }
        index += 1
      case .mark: return nil
      }
    }
    return index
  }

  /// `://` and `www.` become links.
  private func mayBeAddress(_ index: Int) -> Bool {
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    return bytes[index] == UInt8(ascii: ":")
      ? next == UInt8(ascii: "/") : next | 0x20 == UInt8(ascii: "w")
  }

  /// Adds a line; `false` where it must be parsed.
  private mutating func add(_ line: Range<Int>) -> Bool {
    var (first, end) = (line.lowerBound, line.upperBound)
    while first < end, bytes[first] == Self.space { first += 1 }
    while end > first, bytes[end - 1] == Self.space { end -= 1 }
    let indent = first - line.lowerBound
    guard first < end else {
      isOpen = false
      return true
    }
    if bytes[first] == UInt8(ascii: "#") {
      return indent == 0 && addHeading(first..<end)
    }
    guard begins(first..<end, indent: indent) else { return false }
    // Two spaces at the end of a line break it.
    if isOpen, hasSpacesAtEnd { return false }
    lines.append(Line(kind: isOpen ? .more : .paragraph, words: first..<end))
    isOpen = true
    hasSpacesAtEnd = end < line.upperBound
    proseBytes += end - first
    return true
  }

  private var proseBytes = 0
  /// Whether a paragraph is open, and whether spaces stand at the end of its last line.
  private var isOpen = false
  private var hasSpacesAtEnd = false

  private static let space = UInt8(ascii: " ")

  private mutating func addHeading(_ line: Range<Int>) -> Bool {
    var start = line.lowerBound
    while start < line.upperBound, bytes[start] == UInt8(ascii: "#") { start += 1 }
    let level = start - line.lowerBound
    guard level <= 6, start < line.upperBound, bytes[start] == Self.space,
      bytes[line.upperBound - 1] != UInt8(ascii: "#")
    else { return false }
    while bytes[start] == Self.space { start += 1 }
    lines.append(Line(kind: .heading(level: level), words: start..<line.upperBound))
    isOpen = false
    return true
  }

  /// Whether a line is prose by its first letters: no list, no rule, no code.
  private func begins(_ line: Range<Int>, indent: Int) -> Bool {
    let byte = bytes[line.lowerBound]
    if byte == 0xE0 { return true }
    guard indent < 4 else { return false }
    switch byte {
    case 0xE2, UInt8(ascii: "("), UInt8(ascii: "\""): return true
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      var end = line.lowerBound
      while end < line.upperBound, bytes[end] &- 0x30 < 10 { end += 1 }
      return end < line.upperBound && !Self.endsNumber(bytes[end])
        && marks(before: end..<line.upperBound) < Self.mostMarks
    default: return (byte | 0x20) &- 0x61 < 26
    }
  }

  /// What `MarkdownGuard` would count as quotes and lists within a line: far fewer than it allows.
  private static let mostMarks = 8

  /// How many marks of quotes and lists stand before the first letter of a stretch.
  private func marks(before stretch: Range<Int>) -> Int {
    var count = 0
    for byte in bytes[stretch] {
      if byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 { break }
      if Array("->*+".utf8).contains(byte) || Self.endsNumber(byte) { count += 1 }
    }
    return count
  }

  /// Whether a number before it would be that of a list.
  private static func endsNumber(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ")")
  }
}

/// What each byte of a text may be.
private enum QuietLetters {
  enum Kind: UInt8 {
    case plain, openBracket, lineEnd, thai, general, address, mark
  }

  static let kinds: [Kind] = (0..<256).map { byte in
    switch UInt8(byte) {
    case 0x0A: .lineEnd
    case UInt8(ascii: "("): .openBracket
    case UInt8(ascii: ":"), UInt8(ascii: "w"), UInt8(ascii: "W"): .address
    case 0xE0: .thai
    case 0xE2: .general
    case 0x20...0x7E where !Array("*_`[]<&!\\~|@".utf8).contains(UInt8(byte)): .plain
    default: .mark
    }
  }
}

extension MarkdownPage {
  /// Whether a text has no mark of Markdown in it, and so no fault.
  static func isQuiet(_ markdown: [UInt8]) -> Bool {
    markdown.withUnsafeBufferPointer { QuietMarkdown($0) != nil }
  }

  /// The paragraphs with which a text begins; `nil` where the parser must find them.
  ///
  /// - Parameter enough: so many bytes suffice; see `QuietMarkdown`.
  /// - Returns: some paragraphs at least, and whether they are all.
  static func quietParagraphs(
    _ markdown: [UInt8], enough: Int
  ) -> (paragraphs: [String], areAll: Bool)? {
    markdown.withUnsafeBufferPointer { bytes in
      guard let text = QuietMarkdown(bytes, enough: enough) else { return nil }
      var paragraphs: [String] = []
      for line in text.lines {
        let words = String(decoding: bytes[line.words], as: UTF8.self)
        switch line.kind {
        case .heading: break
        case .paragraph: paragraphs.append(words)
        case .more: paragraphs[paragraphs.count - 1] += " " + words
        }
      }
      return (paragraphs, text.isWhole)
    }
  }

  /// The HTML of a text without marks; `nil` where the parser must read it.
  static func quiet(_ markdown: [UInt8]) -> HTML? {
    markdown.withUnsafeBufferPointer { bytes in
      guard let text = QuietMarkdown(bytes) else { return nil }
      return QuietRenderer(bytes: bytes, lines: text.lines).html()
    }
  }
}

/// Writes what `MarkdownRenderer` would.
private struct QuietRenderer {
  let bytes: UnsafeBufferPointer<UInt8>
  let lines: [QuietMarkdown.Line]

  func html() -> HTML {
    var ids = HeadingIDs()
    let shift = lines.contains { $0.kind == .heading(level: 1) } ? 1 : 0
    var html = HTML()
    var isOpen = false
    for line in lines {
      if isOpen, line.kind != .more {
        html.append(markup: "</p>\n")
        isOpen = false
      }
      switch line.kind {
      case .heading(let level):
        let level = String(min(6, level + shift))
        html.append(markup: "<h")
        html.append(escaping: level)
        html.append(markup: " id=\"")
        html.append(escaping: ids.id(for: String(decoding: bytes[line.words], as: UTF8.self)))
        html.append(markup: "\">")
        html.append(escaping: bytes[line.words])
        html.append(markup: "</h")
        html.append(escaping: level)
        html.append(markup: ">\n")
      case .paragraph, .more:
        html.append(markup: line.kind == .more ? "\n" : "<p>")
        isOpen = true
        html.append(escaping: bytes[line.words])
      }
    }
    if isOpen { html.append(markup: "</p>\n") }
    return html
  }
}
