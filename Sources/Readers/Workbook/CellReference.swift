import Model

/// A cell as `B12` names it; rows from 1, columns from 0.
///
/// Source: ISO/IEC 29500-1, 18.18.62 (ST_Ref).
struct CellReference: Equatable {
  /// The row, from 1.
  var row: Int
  /// The column, from 0.
  var column: Int

  /// The cell as findings know it.
  var cell: Cell { Cell(row: UInt32(clamping: row), column: UInt16(clamping: column)) }

  /// A cell by its numbers.
  init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads `B12`; `nil` for anything else, and for more than three letters or seven digits.
  init?(_ bytes: some Collection<UInt8>) {
    let letters = bytes.prefix(4).prefix { (0x41...0x5A).contains($0 & 0xDF) }
    let digits = bytes.dropFirst(letters.count)
    guard (1...3).contains(letters.count), digits.count <= 7, let row = wholeNumber(in: digits),
      row > 0
    else { return nil }
    let column = letters.reduce(0) { $0 * 26 + Int($1 & 0xDF - 0x40) }
    self.init(row: row, column: column - 1)
  }
}

extension WorkbookSheet.MergedRange {
  /// Reads `A1:C1`; `nil` for anything else.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    let ends = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard (1...2).contains(ends.count), let first = CellReference(ends[0]),
      let last = CellReference(ends[ends.count - 1]), first.row <= last.row,
      first.column <= last.column
    else { return nil }
    self.init(first: first.cell, last: last.cell)
  }
}
