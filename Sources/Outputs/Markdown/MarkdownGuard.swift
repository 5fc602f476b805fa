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
  /// The most marks of quotes and lists at the start of one line.
  static let deepestNesting = 40

  /// Why a text is refused; `nil` for a text that may be parsed.
  static func refusal(of markdown: [UInt8]) -> Words? {
    if markdown.count > largestBytes {
      return Words(th: "ยาวเกิน 256 KiB", en: "it is longer than 256 KiB")
    }
    var marks = [Int](repeating: 0, count: 256)
    for byte in markdown { marks[Int(byte)] += 1 }
    for mark in Array("[]*_~`<&!(".utf8) where marks[Int(mark)] > mostMarks {
      let letter = String(UnicodeScalar(mark))
      return Words(
        th: "มีเครื่องหมาย \(letter) มากเกินไป", en: "it holds too many marks \(letter)")
    }
    var columns = 0
    var rows = 0
    for line in markdown.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if nesting(of: line) > deepestNesting {
        return Words(
          th: "ย่อหน้าซ้อนลึกเกินไป", en: "its quotes or lists nest too deep")
      }
      let pipes = line.reduce(0) { $0 + ($1 == UInt8(ascii: "|") ? 1 : 0) }
      if isDelimiterRow(line) {
        columns = pipes + 1
        rows = 0
        if columns > mostColumns {
          return Words(
            th: "ตารางมีเกิน \(mostColumns) ช่อง",
            en: "a table has more than \(mostColumns) "
              + "columns")
        }
      } else if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) {
        columns = 0
      }
      rows += 1
      if columns * rows > mostCells {
        return Words(th: "ตารางใหญ่เกินไป", en: "a table is too large")
      }
    }
    return nil
  }

  private static func isDelimiterRow(_ line: ArraySlice<UInt8>) -> Bool {
    line.contains(UInt8(ascii: "-"))
      && line.allSatisfy { Array("|:- \t\r>".utf8).contains($0) }
  }

  private static func nesting(of line: ArraySlice<UInt8>) -> Int {
    var depth = 0
    var digits = false
    for byte in line {
      switch byte {
      case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): depth += 1
      case UInt8(ascii: ".") where digits, UInt8(ascii: ")") where digits: depth += 1
      case 0x20, 0x09: break
      case 0x30...0x39:
        digits = true
        continue
      default: return isRule(line) ? 0 : depth
      }
      digits = false
    }
    return isRule(line) ? 0 : depth
  }

  /// A line of one mark alone is a rule, not a nest.
  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    let marks = Set(line.filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D })
    return marks.count == 1 && marks.first != UInt8(ascii: ">")
      && !line.contains(0x20)
  }
}
