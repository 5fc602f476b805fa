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

  static func values(inTable bytes: [UInt8]) -> KnownValues {
    var known = KnownValues()
    guard let found = header(of: bytes) else { return known }
    var table = found.table
    // Most rows pay somebody who was paid before.
    var seen = [Set<SeenCell>](repeating: [], count: found.columns.count)
    var seenTexts: Set<SeenCell> = []
    while let row = table.next() {
      for (number, (position, column)) in found.columns.enumerated()
      where position < row.fields.count && !row.fields[position].bytes.isEmpty {
        let field = row.fields[position]
        guard field.hasDoubledQuotes || seen[number].insert(SeenCell(bytes[field.bytes])).inserted
        else {
          continue
        }
        let text = table.text(of: field)
        if !text.isEmpty { add(text, column, to: &known) }
      }
      for position in found.texts
      where position < row.fields.count && row.fields[position].bytes.count > 5 {
        let field = row.fields[position]
        guard field.hasDoubledQuotes || seenTexts.insert(SeenCell(bytes[field.bytes])).inserted
        else {
          continue
        }
        addFound(in: table.text(of: field), to: &known)
      }
    }
    return known
  }

  /// A cell that was seen; its bytes are taken at once where a slice would be hashed byte for byte.
  private struct SeenCell: Hashable {
    private let bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    func hash(into hasher: inout Hasher) {
      bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
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

  private static let longestNameBytes =
    (Array(PrivateColumn.byName.keys) + Array(CashBookColumn.byName.keys)).map(\.utf8.count).max()
    ?? 0

  /// The private values of a text without columns: a journal.
  static func values(inText bytes: [UInt8]) -> KnownValues {
    var known = KnownValues()
    for line in bytes.split(separator: 0x0A) {
      addFound(in: String(decoding: line, as: UTF8.self), to: &known)
    }
    return known
  }

  private struct Header {
    let table: CSVTable
    /// The columns that tell of persons.
    let columns: [(position: Int, column: PrivateColumn)]
    /// The columns of free text.
    let texts: [Int]
  }

  /// The row among the first with the most names of columns.
  private static func header(of bytes: [UInt8]) -> Header? {
    var best: (score: Int, header: Header)?
    for separator in [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")] {
      var table = CSVTable(bytes, separator: separator)
      var count = 0
      while count < rowsToLook, let row = table.next() {
        count += 1
        var columns: [(Int, PrivateColumn)] = []
        var texts: [Int] = []
        var score = 0
        for (position, field) in row.fields.enumerated() where mayBeName(bytes[field.bytes]) {
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
          best = (score, Header(table: table, columns: columns, texts: texts))
        }
      }
    }
    return best?.header
  }

  private static func add(_ text: String, _ column: PrivateColumn, to known: inout KnownValues) {
    switch column {
    case .name:
      if !OrganisationText.isIn(text) { known.add(Private(text), .name) }
    case .citizenNumber: known.add(Private(text), .citizenNumber)
    case .phone: known.add(Private(text), .phone)
    case .email: known.add(Private(text), .email)
    case .address: known.add(Private(text), .address)
    case .account: known.add(Private(text), .account)
    // A member's number is short and means nothing elsewhere.
    case .memberNumber: break
    }
  }

  private static func addFound(in text: String, to known: inout KnownValues) {
    // Most rows name nobody: what has no honorific, no sign and no long number isn't searched.
    guard text.utf8.count > 5 else { return }
    for found in PersonalDetectors.findings(in: Private(text)) {
      known.add(found.value, found.kind)
    }
  }
}
