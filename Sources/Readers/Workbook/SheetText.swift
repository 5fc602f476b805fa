import Model

/// A sheet on its way to comma-separated text: line for row, field for column.
///
/// Rows and cells come in their order. Only rows that hold something are kept, so that a million
/// empty ones cost nothing until they are written, and then a byte each.
struct SheetText {
  /// A row that holds something.
  private struct Line {
    let number: UInt32
    var end: UInt32
    var fields: UInt16
  }

  private var bytes: [UInt8] = []
  private var lines: [Line] = []
  private var width = 0

  /// Adds a cell after all others; `field` is as `encode` gives it, and not empty.
  mutating func add(
    _ field: some Collection<UInt8>, at cell: CellReference, _ meter: WorkbookMeter
  ) throws(WorkbookFlaw) {
    try meter.check(cell.row, of: .rows)
    try meter.check(cell.column + 1, of: .columns)
    if lines.last.map({ Int($0.number) < cell.row }) ?? true {
      lines.append(Line(number: UInt32(cell.row), end: UInt32(bytes.count), fields: 0))
    }
    let before = Int(lines[lines.count - 1].fields)
    let commas = cell.column - max(0, before - 1)
    precondition(commas >= (before == 0 ? 0 : 1), "\(cell) comes after field \(before)")
    try meter.draw(cell.column + 1 - before, of: .cells)
    try meter.draw(commas + field.count, of: .textBytes)
    bytes.append(contentsOf: repeatElement(UInt8(ascii: ","), count: commas))
    bytes.append(contentsOf: field)
    lines[lines.count - 1].end = UInt32(bytes.count)
    lines[lines.count - 1].fields = UInt16(cell.column + 1)
    width = max(width, cell.column + 1)
  }

  /// Writes the last row again, so many times, below itself.
  mutating func repeatLastRow(_ times: Int, _ meter: WorkbookMeter) throws(WorkbookFlaw) {
    guard let last = lines.last, times > 0 else { return }
    let start = lines.count > 1 ? Int(lines[lines.count - 2].end) : 0
    let row = Array(bytes[start...])
    try meter.check(Int(last.number) + times, of: .rows)
    // Both are at most what a row may hold times the rows of a sheet.
    try meter.draw(Int(last.fields) * times, of: .cells)
    try meter.draw(row.count * times, of: .textBytes)
    for offset in 1...times {
      bytes.append(contentsOf: row)
      lines.append(
        Line(
          number: last.number + UInt32(offset), end: UInt32(bytes.count), fields: last.fields))
    }
  }

  /// The whole text, and the cells behind merged ones that held something.
  consuming func finish(
    _ merged: [WorkbookSheet.MergedRange], _ meter: WorkbookMeter
  ) throws(WorkbookFlaw) -> (bytes: [UInt8], covered: [Cell]) {
    let missing = lines.reduce(0) { $0 + width - Int($1.fields) }
    try meter.draw(missing, of: .cells)
    try meter.draw(missing, of: .textBytes)
    let blank = Int(lines.last?.number ?? 0)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + missing + blank)
    var cover = MergeCover(merged, width: width)
    var start = 0
    var row = 0
    for line in lines {
      text.append(
        contentsOf: repeatElement(UInt8(ascii: "\n"), count: Int(line.number) - row - 1))
      row = Int(line.number)
      cover.move(to: row)
      if cover.isEmpty {
        text.append(contentsOf: bytes[start..<Int(line.end)])
      } else {
        cover.append(bytes[start..<Int(line.end)], to: &text)
      }
      text.append(
        contentsOf: repeatElement(UInt8(ascii: ","), count: width - Int(line.fields)))
      text.append(UInt8(ascii: "\n"))
      start = Int(line.end)
    }
    return (text, cover.found)
  }

  /// Adds what a cell shows to `field`: spaces for what would end a row, quotes where it needs
  /// them, nothing for spaces alone. Source: RFC 4180.
  static func encode(_ text: some Collection<UInt8>, into field: inout [UInt8]) {
    var (isBlank, isPlain) = (true, true)
    for byte in text {
      if byte > 0x20 { isBlank = false }
      if byte < 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") { isPlain = false }
    }
    if isBlank { return }
    if isPlain {
      field.append(contentsOf: text)
      return
    }
    field.append(UInt8(ascii: "\""))
    for byte in text {
      if byte == UInt8(ascii: "\"") { field.append(byte) }
      field.append(max(byte, 0x20))
    }
    field.append(UInt8(ascii: "\""))
  }
}

/// Which cells of a row lie behind merged ones.
private struct MergeCover {
  private var coming: [WorkbookSheet.MergedRange]
  private var leaving: [WorkbookSheet.MergedRange]
  /// How many ranges of the row a column is in.
  private var depth: [Int]
  /// The last row in which a range began at a column.
  private var firstRows: [Int]
  private var row = 0
  private let width: Int
  private(set) var found: [Cell] = []

  /// Ranges in any order; what lies beyond the width is passed over.
  init(_ merged: [WorkbookSheet.MergedRange], width: Int) {
    self.width = width
    let near = merged.filter { Int($0.first.column ?? 0) < width }
    coming = near.sorted { $0.first.row > $1.first.row }
    leaving = near.sorted { $0.last.row > $1.last.row }
    depth = near.isEmpty ? [] : Array(repeating: 0, count: width)
    firstRows = depth
  }

  /// Whether no cell of the row lies behind a merged one.
  var isEmpty: Bool { coming.count == leaving.count }

  private func columns(_ range: WorkbookSheet.MergedRange) -> Range<Int> {
    Int(range.first.column ?? 0)..<min(width, Int(range.last.column ?? 0) + 1)
  }

  /// Goes on to a row further down.
  mutating func move(to row: Int) {
    self.row = row
    while let next = coming.last, Int(next.first.row) <= row {
      coming.removeLast()
      for column in columns(next) { depth[column] += 1 }
      firstRows[columns(next).lowerBound] = Int(next.first.row)
    }
    while let past = leaving.last, Int(past.last.row) < row {
      leaving.removeLast()
      for column in columns(past) { depth[column] -= 1 }
    }
  }

  /// Whether a cell is behind a merged one, and not the one that is shown.
  private func isCovered(_ column: Int) -> Bool { depth[column] > 0 && firstRows[column] != row }

  /// Adds a row, its covered fields emptied.
  mutating func append(_ line: ArraySlice<UInt8>, to text: inout [UInt8]) {
    var column = 0
    var isQuoted = false
    var isHidden = isCovered(0)
    var hasValue = false
    for byte in line {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: ","), !isQuoted {
        if isHidden, hasValue { found.append(CellReference(row: row, column: column).cell) }
        column += 1
        isHidden = isCovered(column)
        hasValue = false
        text.append(byte)
      } else {
        hasValue = true
        if !isHidden { text.append(byte) }
      }
    }
    if isHidden, hasValue { found.append(CellReference(row: row, column: column).cell) }
  }
}
