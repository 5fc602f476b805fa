/// The rows of a table as they are published, read again cell by cell.
///
/// JSON, the database and the proof are made from these bytes, so that none can say another thing
/// than the CSV.
struct DataRows {
  /// A cell: where it stands, without its quotation marks, and whether a doubled one is in it.
  struct Cell {
    let range: Range<Int>
    let isQuoted: Bool
  }

  let bytes: [UInt8]
  private var next = 0

  /// The rows of a table without its header.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The cells of the next row; `false` after the last.
  ///
  /// - Complexity: O(bytes of the row).
  mutating func read(into cells: inout [Cell]) -> Bool {
    guard next < bytes.count else { return false }
    cells.removeAll(keepingCapacity: true)
    while true {
      let cell = readCell()
      cells.append(cell)
      let isLast = next >= bytes.count || bytes[next] == 0x0A
      next += 1
      if isLast { return true }
    }
  }

  private mutating func readCell() -> Cell {
    let start = next
    guard next < bytes.count, bytes[next] == UInt8(ascii: "\"") else {
      while next < bytes.count, bytes[next] != UInt8(ascii: ","), bytes[next] != 0x0A { next += 1 }
      return Cell(range: start..<next, isQuoted: false)
    }
    next += 1
    while next < bytes.count {
      if bytes[next] == UInt8(ascii: "\"") {
        guard next + 1 < bytes.count, bytes[next + 1] == UInt8(ascii: "\"") else { break }
        next += 1
      }
      next += 1
    }
    let end = min(next, bytes.count)
    next = min(next + 1, bytes.count)
    return Cell(range: (start + 1)..<end, isQuoted: true)
  }

  /// The text of a cell as it was given to the writer.
  func text(_ cell: Cell) -> [UInt8] {
    var text = Array(bytes[cell.range])
    if cell.isQuoted, text.contains(UInt8(ascii: "\"")) {
      var single: [UInt8] = []
      var isSecond = false
      for byte in text {
        isSecond = byte == UInt8(ascii: "\"") && !isSecond
        if !isSecond { single.append(byte) }
      }
      text = single
    }
    if text.first == FormulaMark.byte, FormulaMark.isNeeded(text.dropFirst()) {
      text.removeFirst()
    }
    return text
  }

  /// The text of a cell as a string.
  func string(_ cell: Cell) -> String { String(decoding: text(cell), as: UTF8.self) }

  /// The whole number in a cell; `nil` for anything else.
  func integer(_ cell: Cell) -> Int? { Int(String(decoding: bytes[cell.range], as: UTF8.self)) }

  /// The satang of an amount in a cell, `-12.50`; `nil` for anything else.
  func satang(_ cell: Cell) -> Int64? {
    var digits = bytes[cell.range]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits.removeFirst() }
    guard digits.count >= 4, digits[digits.endIndex - 3] == UInt8(ascii: ".") else { return nil }
    digits.remove(at: digits.endIndex - 3)
    var satang: Int64 = 0
    for byte in digits {
      guard (0x30...0x39).contains(byte) else { return nil }
      let (tens, isTooLarge) = satang.multipliedReportingOverflow(by: 10)
      let (sum, isAboveAll) = tens.addingReportingOverflow(Int64(byte - 0x30))
      guard !isTooLarge, !isAboveAll else { return nil }
      satang = sum
    }
    return isNegative ? -satang : satang
  }
}
