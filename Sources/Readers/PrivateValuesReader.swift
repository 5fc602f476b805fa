public import Disclosure
import Model

/// Finds the private values that a fund's inputs hold, for the scan of the output and nothing else.
///
/// Columns that tell of persons are taken as they are; free text is searched by the detectors.
public enum PrivateValuesReader {
  /// How far down a header is looked for.
  private static let rowsToLook = 20

  /// The private values of a table of a ledger, or of a register of members.
  ///
  /// - Complexity: O(bytes).
  public static func values(in sheet: LedgerSheet) -> KnownValues {
    let bytes = sheet.text.bytes
    return LedgerFormat.isJournal(sheet.path) ? values(inText: bytes) : values(inTable: bytes)
  }

  /// The private values of a table.
  ///
  /// - Parameter triesAll: whether separators that part nothing are tried too.
  static func values(inTable bytes: [UInt8], triesAll: Bool = false) -> KnownValues {
    var known = KnownValues()
    guard let found = header(of: bytes, triesAll: triesAll) else { return known }
    bytes.withUnsafeBufferPointer { bytes in
      var table = found.table
      var cells = Cells(bytes: bytes, header: found)
      let plain = UnsafeMutableBufferPointer<PlainCell>.allocate(capacity: found.width)
      defer { plain.deallocate() }
      while true {
        if let row = table.plainRow(in: bytes, plain) {
          cells.add(row, to: &known)
          table.pass(row)
        } else if let row = table.next() {
          cells.add(row, of: table, to: &known)
        } else {
          return
        }
      }
    }
    return known
  }

  /// The cells of a table that were seen: most rows pay somebody who was paid before.
  private struct Cells {
    let bytes: UnsafeBufferPointer<UInt8>
    let header: Header
    private var seen: [SeenCells]
    private var seenTexts = SeenCells()

    init(bytes: UnsafeBufferPointer<UInt8>, header: Header) {
      (self.bytes, self.header) = (bytes, header)
      seen = Array(repeating: SeenCells(), count: header.columns.count)
    }

    /// Adds what stands in a row without quotes.
    mutating func add(_ row: PlainRow, to known: inout KnownValues) {
      for (number, (position, column)) in header.columns.enumerated() where position < header.width
      {
        let cell = row.cells[position]
        guard !cell.text.isEmpty, seen[number].insert(cell.bytes, in: bytes) else { continue }
        PrivateValuesReader.add(text(cell.text), column, to: &known)
      }
      for position in header.texts where position < header.width {
        let cell = row.cells[position]
        guard cell.bytes.count > 5, seenTexts.insert(cell.bytes, in: bytes) else { continue }
        PrivateValuesReader.addFound(in: text(cell.text), to: &known)
      }
    }

    /// Adds what stands in any row.
    mutating func add(_ row: CSVRow, of table: CSVTable, to known: inout KnownValues) {
      for (number, (position, column)) in header.columns.enumerated()
      where position < row.fields.count && !row.fields[position].bytes.isEmpty {
        let field = row.fields[position]
        guard field.hasDoubledQuotes || seen[number].insert(field.bytes, in: bytes) else {
          continue
        }
        table.content(of: field).withUnsafeBufferPointer {
          if !$0.isEmpty { PrivateValuesReader.add($0, column, to: &known) }
        }
      }
      for position in header.texts
      where position < row.fields.count && row.fields[position].bytes.count > 5 {
        let field = row.fields[position]
        guard field.hasDoubledQuotes || seenTexts.insert(field.bytes, in: bytes) else { continue }
        table.content(of: field).withUnsafeBufferPointer {
          PrivateValuesReader.addFound(in: $0, to: &known)
        }
      }
    }

    private func text(_ cell: Range<Int>) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(rebasing: bytes[cell])
    }
  }

  /// Whether a cell may be the name of a column: none is as long as most descriptions, and none
  /// begins with a digit.
  static func mayBeName(_ cell: some Collection<UInt8>) -> Bool {
    guard let first = cell.first, first &- 0x30 >= 10 else { return false }
    var count = 0
    for byte in cell {
      switch byte {
      // What `Chart.folded` may take away.
      case 0xC2, 0xE2, 0xEF: return true
      case 0x20, 0x09, 0x0A, 0x0D: break
      default: count += 1
      }
    }
    return count <= longestNameBytes
  }

  /// The names of all columns.
  private static let names = WordFilter(
    Array(PrivateColumn.byName.keys) + Array(CashBookColumn.byName.keys))

  private static let longestNameBytes =
    (Array(PrivateColumn.byName.keys) + Array(CashBookColumn.byName.keys)).map(\.utf8.count).max()
    ?? 0

  /// The private values of a text without columns: a journal.
  static func values(inText bytes: [UInt8]) -> KnownValues {
    var known = KnownValues()
    for line in bytes.split(separator: 0x0A) {
      line.withUnsafeBufferPointer { addFound(in: $0, to: &known) }
    }
    return known
  }

  private struct Header {
    let table: CSVTable
    /// The columns that tell of persons.
    let columns: [(position: Int, column: PrivateColumn)]
    /// The columns of free text.
    let texts: [Int]
    /// How many cells the header has.
    let width: Int
  }

  /// The row among the first with the most names of columns.
  private static func header(of bytes: [UInt8], triesAll: Bool) -> Header? {
    var best: (score: Int, header: Header)?
    // Where the rows end that were looked at.
    var reach = 0
    for separator in [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")] {
      if !triesAll, best != nil, isOneCellARow(bytes[..<reach], separator) { continue }
      var table = CSVTable(bytes, separator: separator)
      var count = 0
      while count < rowsToLook, let row = table.next() {
        count += 1
        var columns: [(Int, PrivateColumn)] = []
        var texts: [Int] = []
        var score = 0
        for (position, field) in row.fields.enumerated() where mayBeName(bytes[field.bytes]) {
          guard names.mayHold(bytes[field.trimmed]) else { continue }
          let name = Chart.folded(table.text(of: field))
          if let column = PrivateColumn.byName[name] {
            columns.append((position, column))
            score += 1
          } else if let column = CashBookColumn.byName[name] {
            if column == .description || column == .note { texts.append(position) }
            score += 1
          }
        }
        if score > best?.score ?? 0 {
          best = (
            score, Header(table: table, columns: columns, texts: texts, width: row.fields.count)
          )
        }
      }
      reach = max(reach, table.offset)
    }
    return best?.header
  }

  /// Whether a separator parts nothing in some rows: each is one cell then, and can't have more
  /// names of columns than were found. Only in quotes could a row end elsewhere.
  private static func isOneCellARow(_ rows: ArraySlice<UInt8>, _ separator: UInt8) -> Bool {
    rows.withUnsafeBufferPointer { rows in
      rows.place(of: separator) == nil && rows.place(of: UInt8(ascii: "\"")) == nil
    }
  }

  private static func add(
    _ text: UnsafeBufferPointer<UInt8>, _ column: PrivateColumn, to known: inout KnownValues
  ) {
    switch column {
    case .name:
      if !OrganisationText.isIn(text) { known.add(text, .name) }
    case .citizenNumber: known.add(text, .citizenNumber)
    case .phone: known.add(text, .phone)
    case .email: known.add(text, .email)
    case .address: known.add(text, .address)
    case .account: known.add(text, .account)
    // A member's number is short and means nothing elsewhere.
    case .memberNumber: break
    }
  }

  private static func addFound(
    in text: UnsafeBufferPointer<UInt8>, to known: inout KnownValues
  ) {
    if text.count > 5 { known.addFound(in: text) }
  }
}
