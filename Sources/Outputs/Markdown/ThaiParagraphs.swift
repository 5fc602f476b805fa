/// Thai paragraphs that begin with an indent, as Thai offices type them.
///
/// Markdown takes a line indented by four spaces for code. Thai prose is none: outside lists and
/// fences, the indent of a line whose first letter is Thai, or a quotation mark before one, is
/// taken away. So are no-break spaces on a line of their own, which would join two paragraphs.
enum ThaiParagraphs {
  /// The text with the indents of Thai paragraphs taken away, and blank lines really blank.
  ///
  /// - Complexity: O(n).
  static func unindented(_ markdown: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(markdown.count)
    var isInList = false
    var isInFence = false
    var isAfterBlank = true
    for line in markdown.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let content = withoutIndent(line)
      let isIndented = line.count - content.count >= 4 || line.first == 0x09
      let isBlank = content.isEmpty || content.elementsEqual([0x0D])
      if beginsFence(content) {
        isInFence.toggle()
      }
      if !isIndented, beginsListItem(content) {
        isInList = true
      } else if !isIndented, isAfterBlank, !isBlank {
        isInList = false
      }
      let isProse = isIndented && !isInList && beginsWithThai(content)
      text += (isProse || isBlank) && !isInFence ? content : line
      text.append(UInt8(ascii: "\n"))
      isAfterBlank = isBlank
    }
    text.removeLast()
    return text
  }

  /// A line without the spaces, tabs and no-break spaces before its first letter.
  private static func withoutIndent(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = line
    while let first = rest.first {
      if first == 0x20 || first == 0x09 {
        rest = rest.dropFirst()
      } else if rest.starts(with: [0xC2, 0xA0]) {
        rest = rest.dropFirst(2)
      } else {
        break
      }
    }
    return rest
  }

  private static func beginsFence(_ content: ArraySlice<UInt8>) -> Bool {
    guard let first = content.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~")
    else { return false }
    return content.prefix(3).count == 3 && content.prefix(3).allSatisfy { $0 == first }
  }

  private static func beginsListItem(_ content: ArraySlice<UInt8>) -> Bool {
    if content.first == UInt8(ascii: "["), content.dropFirst().first == UInt8(ascii: "^") {
      return true
    }
    let afterDigits = content.drop { (0x30...0x39).contains($0) }
    let marker = afterDigits.first ?? 0
    let isNumbered = afterDigits.count < content.count && (marker == 0x2E || marker == 0x29)
    let isBullet = afterDigits.count == content.count && [0x2D, 0x2A, 0x2B].contains(marker)
    let next = afterDigits.dropFirst().first
    return (isNumbered || isBullet) && (next == nil || next == 0x20 || next == 0x09)
  }

  /// Thai letters are E0 B8 … and E0 B9 … in UTF-8, curly quotes E2 80 98 to 9D.
  private static func beginsWithThai(_ content: ArraySlice<UInt8>) -> Bool {
    var rest = content
    while rest.starts(with: [0xE2, 0x80]), let third = rest.dropFirst(2).first,
      (0x98...0x9D).contains(third)
    {
      rest = rest.dropFirst(3)
    }
    return rest.starts(with: [0xE0, 0xB8]) || rest.starts(with: [0xE0, 0xB9])
  }
}
