import Model

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
    markdown.withUnsafeBufferPointer { unindented($0) }
  }

  private static func unindented(_ markdown: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(markdown.count)
    /// Up to here the text is copied, or left out.
    var copied = 0
    var start = 0
    var isInList = false
    var isInFence = false
    var isAfterBlank = true
    while start <= markdown.count {
      let end = markdown.place(of: UInt8(ascii: "\n"), from: start) ?? markdown.count
      let first = firstLetter(of: markdown, start, end)
      let content = UnsafeBufferPointer(rebasing: markdown[first..<end])
      let isIndented = first - start >= 4 || (first > start && markdown[start] == 0x09)
      let isBlank = content.isEmpty || (content.count == 1 && content[0] == 0x0D)
      if beginsFence(content) {
        isInFence.toggle()
      }
      if !isIndented, beginsListItem(content) {
        isInList = true
      } else if !isIndented, isAfterBlank, !isBlank {
        isInList = false
      }
      let isProse = isIndented && !isInList && beginsWithThai(content)
      if first > start, isProse || isBlank, !isInFence {
        text += UnsafeBufferPointer(rebasing: markdown[copied..<start])
        copied = first
      }
      isAfterBlank = isBlank
      start = end + 1
    }
    text += UnsafeBufferPointer(rebasing: markdown[copied...])
    return text
  }

  /// Where a line's first letter stands behind spaces, tabs and no-break spaces.
  private static func firstLetter(
    of markdown: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int {
    var index = start
    while index < end {
      if markdown[index] == 0x20 || markdown[index] == 0x09 {
        index += 1
      } else if markdown[index] == 0xC2, index + 1 < end, markdown[index + 1] == 0xA0 {
        index += 2
      } else {
        break
      }
    }
    return index
  }

  private static func beginsFence(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = content.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~")
    else { return false }
    return content.prefix(3).count == 3 && content.prefix(3).allSatisfy { $0 == first }
  }

  private static func beginsListItem(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = content.first, first < 0x80 else { return false }
    if first == UInt8(ascii: "["), content.count > 1, content[1] == UInt8(ascii: "^") {
      return true
    }
    var index = 0
    while index < content.count, content[index] &- 0x30 < 10 { index += 1 }
    let marker = index < content.count ? content[index] : 0
    let isNumbered = index > 0 && (marker == 0x2E || marker == 0x29)
    let isBullet = index == 0 && (marker == 0x2D || marker == 0x2A || marker == 0x2B)
    let next = index + 1 < content.count ? content[index + 1] : 0x20
    return (isNumbered || isBullet) && (next == 0x20 || next == 0x09)
  }

  /// Thai letters are E0 B8 … and E0 B9 … in UTF-8, curly quotes E2 80 98 to 9D.
  private static func beginsWithThai(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index + 2 < content.count, content[index] == 0xE2, content[index + 1] == 0x80,
      (0x98...0x9D).contains(content[index + 2])
    {
      index += 3
    }
    return index + 1 < content.count && content[index] == 0xE0 && content[index + 1] & 0xFE == 0xB8
  }
}
