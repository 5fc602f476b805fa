import Model

/// Pictures that stand on lines of their own, as most do, and need no parser to be found.
///
/// A line `![words](name)` between blank lines is a picture wherever it stands but in code and in
/// raw HTML; where the text has a mark of those, or a picture that stands otherwise, the parser
/// looks. `PlainPicturesTests` holds both ways against each other.
enum PlainPictures {
  /// The names of the pictures that a text shows; `nil` where the parser must find them, or where
  /// something may be wrong with one.
  ///
  /// - Complexity: O(n).
  static func names(
    in markdown: [UInt8], among known: [String: MarkdownPage.Picture]
  ) -> Set<String>? {
    markdown.withUnsafeBufferPointer { bytes in
      guard !holdsMarks(bytes) else { return nil }
      var names: Set<String> = []
      var next = 0
      while let mark = bytes.place(of: UInt8(ascii: "!"), from: next) {
        next = mark + 1
        guard next < bytes.count, bytes[next] == UInt8(ascii: "[") else { continue }
        guard let (name, end) = name(bytes, at: mark), known[name] != nil else { return nil }
        names.insert(name)
        next = end
      }
      return names
    }
  }

  /// Whether a text may hold code or raw HTML, or ends lines in an unusual way.
  private static func holdsMarks(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if PlainLinks.mayHoldCode(bytes) || bytes.place(of: UInt8(ascii: "\r")) != nil
      || bytes.place(of: 0) != nil
    {
      return true
    }
    var next = 0
    while let tilde = bytes.place(of: UInt8(ascii: "~"), from: next) {
      next = tilde + 1
      if next + 1 < bytes.count, bytes[next] == bytes[tilde], bytes[next + 1] == bytes[tilde] {
        return true
      }
    }
    return false
  }

  /// The name of a picture on a line of its own, and where that line ends.
  private static func name(
    _ bytes: UnsafeBufferPointer<UInt8>, at mark: Int
  ) -> (name: String, end: Int)? {
    guard isAfterBlankLine(bytes, mark) else { return nil }
    let words = mark + 2..<PlainLinks.wordsEnd(bytes, from: mark + 2)
    guard words.upperBound + 1 < bytes.count, bytes[words.upperBound] == UInt8(ascii: "]"),
      bytes[words.upperBound + 1] == UInt8(ascii: "("),
      PlainLinks.isSaid(String(decoding: bytes[words], as: UTF8.self))
    else { return nil }
    let start = words.upperBound + 2
    var end = start
    while end < bytes.count, isOfName(bytes[end]) { end += 1 }
    guard end > start, end < bytes.count, bytes[end] == UInt8(ascii: ")"),
      isBeforeBlankLine(bytes, end + 1)
    else { return nil }
    return (String(decoding: bytes[start..<end], as: UTF8.self), end + 1)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  /// Whether a line begins here, and the one before it is blank.
  private static func isAfterBlankLine(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> Bool {
    guard start > 0 else { return true }
    guard bytes[start - 1] == UInt8(ascii: "\n") else { return false }
    var index = start - 1
    while index > 0, bytes[index - 1] == 0x20 { index -= 1 }
    return index == 0 || bytes[index - 1] == UInt8(ascii: "\n")
  }

  /// Whether a line ends here, and the one behind it is blank.
  private static func isBeforeBlankLine(
    _ bytes: UnsafeBufferPointer<UInt8>, _ end: Int
  ) -> Bool {
    guard end < bytes.count else { return true }
    guard bytes[end] == UInt8(ascii: "\n") else { return false }
    var index = end + 1
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    return index == bytes.count || bytes[index] == UInt8(ascii: "\n")
  }
}

/// Links whose every letter is plain, which the parser certainly takes for links.
enum PlainLinks {
  /// Whether a text may hold code or raw HTML.
  static func mayHoldCode(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.place(of: UInt8(ascii: "<")) != nil || bytes.place(of: UInt8(ascii: "`")) != nil
  }

  /// Where words end that mean nothing but themselves: Thai, letters and digits of ASCII, spaces.
  static func wordsEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      if isPlain(bytes[index]) {
        index += 1
      } else if bytes[index] == 0xE0, index + 2 < bytes.count, bytes[index + 1] & 0xFE == 0xB8 {
        index += 3
      } else {
        break
      }
    }
    return index
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x20
  }

  /// Whether words say what a picture shows.
  static func isSaid(_ words: String) -> Bool {
    guard let first = words.utf8.first, let last = words.utf8.last else { return false }
    return first != 0x20 && last != 0x20 && !NewsItem.Picture.isFileName(words)
  }

  /// Whether `[words](address "title")` stands around a bracket: a link, and no address with a
  /// space in it, wherever it stands but in code and in raw HTML.
  ///
  /// - Parameters:
  ///   - bracket: where the words end.
  ///   - end: where the first parenthesis closes.
  static func isTitled(
    _ bytes: UnsafeBufferPointer<UInt8>, from bracket: Int, to end: Int
  ) -> Bool {
    guard end < bytes.count, bytes[end] == UInt8(ascii: ")"), beginsPlain(bytes, bracket) else {
      return false
    }
    var index = bracket + 2
    while index < end, isOfAddress(bytes[index]) { index += 1 }
    return index > bracket + 2 && index + 3 < end && bytes[index] == 0x20
      && bytes[index + 1] == UInt8(ascii: "\"") && bytes[end - 1] == UInt8(ascii: "\"")
      && bytes[index + 2..<end - 1].allSatisfy { isOfTitle($0) }
  }

  /// Whether the words of a link begin at a bracket that opens it: behind a space, or a line's end.
  private static func beginsPlain(
    _ bytes: UnsafeBufferPointer<UInt8>, _ bracket: Int
  ) -> Bool {
    // No words of a link are longer, and a text of many brackets would be looked at over and over.
    var start = bracket
    while start > max(0, bracket - 1_000), bytes[start - 1] != UInt8(ascii: "[") { start -= 1 }
    guard start > 0, start < bracket, bytes[start - 1] == UInt8(ascii: "["),
      wordsEnd(bytes, from: start) == bracket
    else { return false }
    return start == 1 || bytes[start - 2] == 0x20 || bytes[start - 2] == UInt8(ascii: "\n")
  }

  private static func isOfAddress(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || (0x2D...0x3A).contains(byte) || byte >= 0x80
      || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "=")
  }

  private static func isOfTitle(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0x7F
  }
}
