import Model

/// What is refused before the Markdown parser sees it.
///
/// The parser that Debian ships takes time that grows with the square of some inputs: a 30 kB
/// table hangs it. Each limit here is far above any news item and keeps a parse below a second.
/// Source: the advisories CVE-2023-22483 to 22486, 24824, 26485 and 37463 of cmark-gfm.
enum MarkdownGuard {
  /// The most bytes of a text.
  static let largestBytes = 262_144
  /// The most columns of a table.
  static let mostColumns = 50
  /// The most cells of a table, its rows padded to its columns.
  static let mostCells = 20_000
  /// The most brackets, stars, underlines and other marks of one kind in a text.
  static let mostMarks = 5_000
  /// The most bytes that the addresses of named links may become.
  static let largestExpansionBytes = 4_000_000
  /// The most marks of quotes and lists at the start of one line.
  static let deepestNesting = 40

  /// Why a text is refused; `nil` for a text that may be parsed.
  ///
  /// - Complexity: O(n).
  static func refusal(of markdown: [UInt8]) -> Words? {
    if markdown.count > largestBytes {
      return Words(th: "ยาวเกิน 256 KiB", en: "it is longer than 256 KiB")
    }
    return markdown.withUnsafeBufferPointer { refusal(of: $0) }
  }

  private static func refusal(of markdown: UnsafeBufferPointer<UInt8>) -> Words? {
    // Thai has few bytes of ASCII, and most texts too few for too many marks.
    if countOfASCII(markdown) > mostMarks {
      var marks = [Int](repeating: 0, count: 256)
      for byte in markdown { marks[Int(byte)] += 1 }
      for mark in Array("[]*_~`<&!(".utf8) where marks[Int(mark)] > mostMarks {
        let letter = String(UnicodeScalar(mark))
        return Words(
          th: "มีเครื่องหมาย \(letter) มากเกินไป", en: "it holds too many marks \(letter)")
      }
    }
    return tableRefusal(of: markdown) ?? referenceRefusal(of: markdown)
  }

  /// How many bytes are ASCII, counted by the highest bits of eight at a time.
  private static func countOfASCII(_ markdown: UnsafeBufferPointer<UInt8>) -> Int {
    var (count, index) = (markdown.count, 0)
    while index &+ 8 <= markdown.count {
      let eight = UnsafeRawBufferPointer(markdown).loadUnaligned(
        fromByteOffset: index, as: UInt64.self)
      count &-= (eight & 0x8080_8080_8080_8080).nonzeroBitCount
      index &+= 8
    }
    return count - markdown[index...].count { $0 >= 0x80 }
  }

  /// A line of a text.
  private typealias Line = UnsafeBufferPointer<UInt8>

  /// The line that begins at a place, as the parser sees it: a return alone ends one too.
  private static func line(of markdown: Line, from start: Int) -> Line {
    var end = start
    while end < markdown.count, markdown[end] != UInt8(ascii: "\n"),
      markdown[end] != UInt8(ascii: "\r")
    {
      end &+= 1
      // Eight bytes of which none is less than a space end no line; no Thai byte is less.
      while end &+ 8 <= markdown.count {
        let eight = UInt64(
          littleEndian: UnsafeRawBufferPointer(markdown).loadUnaligned(
            fromByteOffset: end, as: UInt64.self))
        let marks = (eight &- 0x2020_2020_2020_2020) & ~eight & 0x8080_8080_8080_8080
        if marks != 0 {
          end &+= marks.trailingZeroBitCount / 8
          break
        }
        end &+= 8
      }
    }
    return Line(rebasing: markdown[start..<end])
  }

  private static func tableRefusal(of markdown: Line) -> Words? {
    var (columns, rows, start) = (0, 0, 0)
    while start <= markdown.count {
      let line = line(of: markdown, from: start)
      start += line.count + 1
      // Prose opens nothing and ends no table.
      if let first = line.first, first == 0xE0 || (first | 0x20) &- 0x61 < 26, columns == 0 {
        rows += 1
        continue
      }
      if nesting(of: line) > deepestNesting {
        return Words(
          th: "ย่อหน้าซ้อนลึกเกินไป", en: "its quotes or lists nest too deep")
      }
      if isBlank(line) {
        (columns, rows) = (0, 0)
        continue
      }
      rows += 1
      if isDelimiterRow(line) {
        columns = max(columns, line.count { $0 == UInt8(ascii: "|") } + 1)
      }
      if columns > mostColumns {
        return Words(
          th: "ตารางมีเกิน \(mostColumns) ช่อง", en: "a table has more than \(mostColumns) columns")
      }
      if columns * rows > mostCells {
        return Words(th: "ตารางใหญ่เกินไป", en: "a table is too large")
      }
    }
    return nil
  }

  /// Each use of a link's name prints its whole address again.
  private static func referenceRefusal(of markdown: Line) -> Words? {
    var (uses, next) = (0, 0)
    while let bracket = markdown.place(of: UInt8(ascii: "["), from: next) {
      uses += 1
      next = bracket + 1
    }
    // No line is longer than the text.
    guard uses * markdown.count > largestExpansionBytes else { return nil }
    var (longest, start) = (0, 0)
    var isAfterName = false
    while start <= markdown.count {
      let line = line(of: markdown, from: start)
      start += line.count + 1
      let isName = line.first { !isSpace($0) && $0 != UInt8(ascii: ">") } == UInt8(ascii: "[")
      if isName || isAfterName { longest = max(longest, line.count) }
      isAfterName = isName || (isAfterName && !isBlank(line))
    }
    guard uses * longest > largestExpansionBytes else { return nil }
    return Words(
      th: "ลิงก์ยาวถูกใช้ซ้ำมากเกินไป", en: "a long link is used too many times")
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func isBlank(_ line: Line) -> Bool { line.allSatisfy { isSpace($0) } }

  private static let isOfDelimiter: [Bool] = (UInt8.min...UInt8.max).map {
    Array("|:->".utf8).contains($0)
  }

  private static func isDelimiterRow(_ line: Line) -> Bool {
    line.contains(UInt8(ascii: "-")) && line.contains(UInt8(ascii: "|"))
      && line.allSatisfy { isSpace($0) || isOfDelimiter[Int($0)] }
  }

  /// What the marks of quotes, lists and rules begin with.
  private static let opensLevels: [Bool] = (UInt8.min...UInt8.max).map {
    Array(">-*+_0123456789".utf8).contains($0)
  }

  /// How many quotes and lists a line opens at most: marks of lists count before a space only.
  private static func nesting(of line: Line) -> Int {
    guard let first = line.first(where: { !isSpace($0) }), opensLevels[Int(first)] else { return 0 }
    if isRule(line) { return 0 }
    var depth = 0
    var hasDigits = false
    for (index, byte) in line.enumerated() {
      let next = index + 1 < line.count ? line[index + 1] : 0x20
      switch byte {
      case UInt8(ascii: ">"): depth += 1
      case UInt8(ascii: "-") where isSpace(next), UInt8(ascii: "*") where isSpace(next),
        UInt8(ascii: "+") where isSpace(next):
        depth += 1
      case UInt8(ascii: ".") where hasDigits && isSpace(next),
        UInt8(ascii: ")") where hasDigits && isSpace(next):
        depth += 1
      case _ where isSpace(byte): break
      case 0x30...0x39:
        hasDigits = true
        continue
      default: return depth
      }
      hasDigits = false
    }
    return depth
  }

  /// A line of stars, hyphens or underlines alone is a rule, not a nest.
  private static func isRule(_ line: Line) -> Bool {
    guard let mark = line.first(where: { !isSpace($0) }),
      mark == UInt8(ascii: "*") || mark == UInt8(ascii: "-") || mark == UInt8(ascii: "_")
    else { return false }
    var count = 0
    for byte in line where !isSpace(byte) {
      guard byte == mark else { return false }
      count += 1
    }
    return count >= 3
  }
}
