import Model

/// Writes a table as RFC 4180 describes it, UTF-8 without a mark, LF at the ends of lines.
struct CSVWriter {
  private(set) var bytes: [UInt8] = []

  /// A table with its header.
  init(_ columns: [String]) { row(columns) }

  /// Adds a row.
  ///
  /// A cell that a spreadsheet would take for a formula gets an apostrophe before it; numbers of
  /// ours never do, since they are given as `Money` or counts. Marks that turn letters round are
  /// dropped.
  mutating func row(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(cell)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func append(_ cell: String) {
    var cell = TurningMarks.removed(from: cell)
    if let first = cell.utf8.first, Self.beginsFormula(first), !Self.isNumber(cell) {
      cell = "'" + cell
    }
    let isQuoted = cell.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
    }
    guard isQuoted else {
      bytes += cell.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func beginsFormula(_ byte: UInt8) -> Bool {
    [UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09]
      .contains(byte)
  }

  /// A minus sign before digits and a dot is a number below zero.
  private static func isNumber(_ cell: String) -> Bool {
    cell.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
      && cell.utf8.first == UInt8(ascii: "-") && cell.utf8.count > 1
  }

  /// An amount without commas: `-1234.50`.
  static func amount(_ money: Money) -> String {
    money.description.filter { $0 != "," }
  }
}
