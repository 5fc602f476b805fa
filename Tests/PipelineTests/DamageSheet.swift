import Support

/// A year of a book as a spreadsheet holds it, before it is saved as a file.
struct DamagedSheet {
  /// A cell; `isRaw` where it is saved without the quotes that it needs.
  struct Cell {
    var text: String
    var isRaw = false
  }

  /// A row, and what of it a damage may touch.
  struct Row {
    enum Kind { case header, entry, other }

    var kind: Kind
    var cells: [Cell]
    /// The entry that the row shows.
    var date: CleanBook.Date?
    /// Whether no later row of the year tells the balance of this row's account.
    var isLastWord = false
  }

  enum Encoding: CaseIterable {
    case utf8, byteOrderMark, windows874, utf16Little, utf16Big, thaiMojibake, latinMojibake
  }

  let year: Int
  var columns: [CleanBook.Column]
  var rows: [Row]
  var delimiter = ","
  var lineEnd = "\n"
  var encoding = Encoding.utf8
  /// What is left of the file's bytes, in a thousand.
  var length = 1_000

  /// The sheets of a book, a year each.
  static func all(of book: CleanBook) -> [DamagedSheet] {
    var sheets = book.years.map { year in
      let header = Row(kind: .header, cells: book.columns.map { Cell(text: $0.rawValue) })
      let entries = year.rows.map { row in
        Row(kind: .entry, cells: book.columns.map { cell($0, row) }, date: row.date)
      }
      return DamagedSheet(year: year.ending, columns: book.columns, rows: [header] + entries)
    }
    for (number, year) in book.years.enumerated() {
      for account in Set(year.rows.map(\.account)) {
        let row = year.rows.lastIndex { $0.account == account }
        if let row { sheets[number].rows[row + 1].isLastWord = true }
      }
    }
    return sheets
  }

  private static func cell(_ column: CleanBook.Column, _ row: CleanBook.Row) -> Cell {
    switch column {
    case .day: Cell(text: "\(row.date.day)/\(row.date.month)/\(row.date.year + 543)")
    case .number: Cell(text: row.number)
    case .text: Cell(text: row.text)
    case .category: Cell(text: row.category)
    case .account: Cell(text: CleanBook.accounts[row.account].0)
    case .received: Cell(text: row.amount > 0 ? baht(row.amount) : "")
    case .paid: Cell(text: row.amount < 0 ? baht(-row.amount) : "")
    case .balance: Cell(text: baht(row.balance))
    case .count: Cell(text: row.count)
    case .target: Cell(text: row.target.map { CleanBook.accounts[$0].0 } ?? "")
    }
  }

  /// An amount as most spreadsheets save it: `1250.00`.
  static func baht(_ satang: Int) -> String {
    "\(satang / 100).\(satang % 100 / 10)\(satang % 10)"
  }

  /// The place of a column; `nil` where the sheet hasn't it.
  func index(_ column: CleanBook.Column) -> Int? { columns.firstIndex(of: column) }

  /// The rows that are entries.
  var entries: [Int] { rows.indices.filter { rows[$0].kind == .entry } }

  /// The text of a cell of an entry.
  func text(_ row: Int, _ column: CleanBook.Column) -> String {
    index(column).map { rows[row].cells[$0].text } ?? ""
  }

  /// Replaces the text of a cell.
  mutating func set(_ row: Int, _ column: CleanBook.Column, _ text: String, isRaw: Bool = false) {
    if let index = index(column) { rows[row].cells[index] = Cell(text: text, isRaw: isRaw) }
  }

  /// The sheet as text.
  var text: String {
    rows.map { row in row.cells.map(written).joined(separator: delimiter) + lineEnd }.joined()
  }

  private func written(_ cell: Cell) -> String {
    let special = [delimiter, "\"", "\n", "\r"]
    guard !cell.isRaw, special.contains(where: { cell.text.contains($0) }) else {
      return cell.text
    }
    return "\""
      + cell.text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// The saved file.
  var bytes: [UInt8] {
    let whole = encoded
    return Array(whole.prefix(whole.count * length / 1_000))
  }

  private var encoded: [UInt8] {
    switch encoding {
    case .utf8: Array(text.utf8)
    case .byteOrderMark: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .windows874: text.unicodeScalars.map(Self.thaiByte)
    case .utf16Little:
      [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16Big:
      [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .thaiMojibake:
      // Saved as UTF-8, opened as Windows-874, saved as UTF-8 again.
      text.utf8.flatMap { byte -> [UInt8] in
        let isThai = (0xA1...0xDA).contains(byte) || (0xDF...0xFB).contains(byte)
        let scalar = Unicode.Scalar(UInt32(byte) + (isThai ? 0xE01 - 0xA1 : 0))
        return scalar.map { Array(String(Character($0)).utf8) } ?? []
      }
    case .latinMojibake:
      text.utf8.flatMap { Array(String(Character(Unicode.Scalar($0))).utf8) }
    }
  }

  private static func thaiByte(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar.value {
    case 0xE01...0xE5B: UInt8(scalar.value - 0xE01 + 0xA1)
    case 0..<0x80: UInt8(scalar.value)
    default: 0x3F
    }
  }
}
