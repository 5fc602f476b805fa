import Model

/// One cell of a table of comma-separated values.
struct CSVField {
  /// The bytes of the file without the quotes around them.
  var bytes: Range<Int>
  /// The same without spaces and tabs around them: many ask for it.
  var trimmed: Range<Int>
  /// Whether two quotes inside stand for one.
  var hasDoubledQuotes: Bool
  /// The line, counted from 1.
  var line: UInt32
  /// The bytes of the line, with the quotes.
  var columns: Range<UInt32>
}

/// One row of a table.
struct CSVRow {
  /// The row as a spreadsheet counts it, from 1.
  var number: UInt32
  /// The cells.
  var fields: [CSVField]
  /// Where a quote was opened and never closed, or text followed a closed one.
  var brokenQuote: Int?
}

/// One cell of a row in which no cell is in quotes.
struct PlainCell {
  /// The bytes of the file.
  let bytes: Range<Int>
  /// The same without spaces and tabs around them.
  let text: Range<Int>
}

/// One row in which no cell is in quotes, cut and not yet taken.
struct PlainRow {
  /// The row as a spreadsheet counts it, from 1.
  let number: UInt32
  /// The line, counted from 1.
  let line: UInt32
  /// Where the line begins.
  let start: Int
  /// The cells; they are gone when the next row is cut.
  let cells: UnsafeMutableBufferPointer<PlainCell>
  /// Where the next row begins.
  fileprivate let next: Int

  /// The text of a cell.
  subscript(position: Int) -> Range<Int> { cells[position].text }
}

/// Reads the rows of comma-separated values as RFC 4180 describes them, by byte.
///
/// Some programs separate cells by semicolons or tabs: `separator` says which.
/// Line ends are LF, CRLF or, as old programs write them, CR. A quote that is never closed spoils
/// its own line and no other: reading goes on with the next. Every read length is bounded by the
/// file's.
/// - Complexity: O(n); a file of unclosed quotes is read twice at most.
struct CSVTable {
  private let bytes: [UInt8]
  private var position: Int
  private var line: UInt32 = 1
  private var lineStart: Int
  private var rowNumber: UInt32 = 0
  private var quotesAreBroken = false
  /// What stands between two cells.
  let separator: UInt8
  /// How many bytes were read.
  var offset: Int { position }

  /// A table; a mark of UTF-8 before it is passed over.
  init(_ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ",")) {
    self.bytes = bytes
    self.separator = separator
    lineStart = withoutByteOrderMark(bytes).startIndex
    position = lineStart
  }

  /// The next row, blank ones too; `nil` at the end.
  mutating func next() -> CSVRow? {
    guard position < bytes.count else { return nil }
    rowNumber += 1
    var row = CSVRow(number: rowNumber, fields: [], brokenQuote: nil)
    row.fields.reserveCapacity(12)
    repeat {
      let isQuoted = position < bytes.count && bytes[position] == UInt8(ascii: "\"")
      if isQuoted, !quotesAreBroken, let field = quotedField(&row) {
        row.fields.append(field)
      } else {
        if isQuoted { row.brokenQuote = row.brokenQuote ?? row.fields.count }
        row.fields.append(plainField(from: position))
      }
    } while takeSeparator()
    takeLineEnd()
    quotesAreBroken = false
    return row
  }

  /// Cuts the next row where it is an everyday one, and takes nothing.
  ///
  /// - Parameters:
  ///   - bytes: the table's bytes.
  ///   - cells: room for as many cells as the row must have.
  /// - Returns: `nil` where a cell is in quotes, where there are more or fewer cells, and at the
  ///   end of the file; `next` reads any row. Never inlined, so that what is asked of each word
  ///   stays in registers.
  @inline(never)
  func plainRow(
    in bytes: UnsafeBufferPointer<UInt8>, _ cells: UnsafeMutableBufferPointer<PlainCell>
  ) -> PlainRow? {
    let limit = max(separator, UInt8(ascii: "\r")) + 1
    var (index, start, count) = (position, position, 0)
    while index + 8 <= bytes.count {
      var marks = bytes.word(at: index).candidates(below: limit)
      while marks != 0 {
        let end = index &+ marks.trailingZeroBitCount / 8
        marks &= marks &- 1
        let byte = bytes[end]
        let isLineEnd = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
        guard isLineEnd || byte == separator else { continue }
        guard count < cells.count, bytes[start] != UInt8(ascii: "\"") else { return nil }
        cells[count] = Self.cell(start, end, bytes)
        count &+= 1
        start = end &+ 1
        guard isLineEnd else { continue }
        guard count == cells.count, start < bytes.count else { return nil }
        let isPair = byte == UInt8(ascii: "\r") && bytes[start] == UInt8(ascii: "\n")
        return PlainRow(
          number: rowNumber + 1, line: line, start: position, cells: cells,
          next: isPair ? start + 1 : start)
      }
      index &+= 8
    }
    return nil
  }

  private static func cell(
    _ lower: Int, _ upper: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> PlainCell {
    func isSpace(_ index: Int) -> Bool { bytes[index] == 0x20 || bytes[index] == 0x09 }
    var (start, end) = (lower, upper)
    while start < end, isSpace(start) { start += 1 }
    while start < end, isSpace(end - 1) { end -= 1 }
    return PlainCell(bytes: lower..<upper, text: start..<end)
  }

  /// Goes on below a row that was cut.
  mutating func pass(_ row: PlainRow) {
    rowNumber = row.number
    position = row.next
    startLine()
  }

  private mutating func takeSeparator() -> Bool {
    guard position < bytes.count, bytes[position] == separator else { return false }
    position += 1
    return true
  }

  private mutating func takeLineEnd() {
    guard let length = lineEnd(at: position) else { return }
    position += length
    startLine()
  }

  /// How many bytes a line end takes; `nil` where there is none.
  private func lineEnd(at index: Int) -> Int? {
    guard index < bytes.count else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "\n"): return 1
    case UInt8(ascii: "\r"):
      return index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n") ? 2 : 1
    default: return nil
    }
  }

  private mutating func startLine() {
    line += 1
    lineStart = position
  }

  /// Whether the byte ends a cell: a separator or a line end.
  private func endsField(_ index: Int) -> Bool {
    bytes[index] == separator || bytes[index] == UInt8(ascii: "\n")
      || bytes[index] == UInt8(ascii: "\r")
  }

  private mutating func plainField(from start: Int) -> CSVField {
    let separator = separator
    position = bytes.withUnsafeBufferPointer { bytes in
      var position = position
      while position < bytes.count {
        let byte = bytes[position]
        // One look tells most bytes: letters come after what ends a cell.
        if byte <= separator || byte <= 0x0D {
          if byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
        }
        position += 1
      }
      return position
    }
    return field(start..<position, line: line, lineStart: lineStart, whole: start..<position)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    func isSpace(_ index: Int) -> Bool { bytes[index] == 0x20 || bytes[index] == 0x09 }
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isSpace(start) { start += 1 }
    while start < end, isSpace(end - 1) { end -= 1 }
    return start..<end
  }

  private func field(
    _ range: Range<Int>, line: UInt32, lineStart: Int, whole: Range<Int>,
    doubled: Bool = false
  ) -> CSVField {
    CSVField(
      bytes: range, trimmed: trimmed(range), hasDoubledQuotes: doubled, line: line,
      columns: UInt32(whole.lowerBound - lineStart)..<UInt32(whole.upperBound - lineStart))
  }

  /// A cell in quotes; `nil`, with nothing taken, where the quote is never closed.
  private mutating func quotedField(_ row: inout CSVRow) -> CSVField? {
    let (openedAt, openedLine, openedLineStart) = (position, line, lineStart)
    let contentStart = position + 1
    var hasDoubled = false
    var index = contentStart
    while true {
      guard index < bytes.count else {
        quotesAreBroken = true
        (line, lineStart) = (openedLine, openedLineStart)
        row.brokenQuote = row.brokenQuote ?? row.fields.count
        return nil
      }
      if bytes[index] == UInt8(ascii: "\"") {
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") {
          hasDoubled = true
          index += 2
          continue
        }
        break
      }
      guard let length = lineEnd(at: index) else {
        index += 1
        continue
      }
      index += length
      line += 1
      lineStart = index
    }
    let content = contentStart..<index
    let endColumn = line == openedLine ? index + 1 : openedAt + 1
    position = index + 1
    if position < bytes.count, !endsField(position) {
      row.brokenQuote = row.brokenQuote ?? row.fields.count
      while position < bytes.count, !endsField(position) { position += 1 }
    }
    return field(
      content, line: openedLine, lineStart: openedLineStart, whole: openedAt..<endColumn,
      doubled: hasDoubled)
  }

  /// The bytes of a cell, without spaces around it and with its doubled quotes made single.
  func content(of field: CSVField) -> ArraySlice<UInt8> {
    single(bytes[field.trimmed], of: field)
  }

  /// The bytes of a cell with all its spaces, its doubled quotes made single.
  func exactContent(of field: CSVField) -> ArraySlice<UInt8> {
    single(bytes[field.bytes], of: field)
  }

  private func single(_ content: ArraySlice<UInt8>, of field: CSVField) -> ArraySlice<UInt8> {
    guard field.hasDoubledQuotes else { return content }
    var single: [UInt8] = []
    var skipNext = false
    for byte in content {
      if byte == UInt8(ascii: "\""), skipNext {
        skipNext = false
        continue
      }
      skipNext = byte == UInt8(ascii: "\"")
      single.append(byte)
    }
    return single[...]
  }

  /// Whether a cell in quotes goes on over what looks like further rows: a quote was opened by
  /// mistake, and closed by another mistake below.
  func swallowsRows(_ field: CSVField, of columns: Int) -> Bool {
    // Only between quotes can a cell hold the end of a line.
    guard field.columns.count != field.bytes.count else { return false }
    let content = bytes[field.bytes]
    guard let lineEnd = content.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
      return false
    }
    return content[lineEnd...].count { $0 == separator } >= max(1, columns - 2)
  }

  /// A cell as text.
  func text(of field: CSVField) -> String { String(decoding: content(of: field), as: UTF8.self) }
}
