import Model

/// A column that a table may have, with the names that people write above it.
protocol TableColumn: CaseIterable, Hashable {
  /// The names, Thai first; the first is the one that messages use.
  var names: [String] { get }
}

/// Which column of a table stands where.
struct TableHeader<Column: TableColumn> {
  /// The position of each column that is there.
  private(set) var positions: [Column: Int] = [:]
  /// How many columns the table has.
  private(set) var count = 0
  /// The names above the columns as written.
  private(set) var names: [String] = []

  /// Reads the first row, in any order; spaces, capitals and a unit in brackets don't matter.
  ///
  /// A name that is nearly that of a column is reported: a column that is silently left out would
  /// take its checks with it. Other names are passed over; what stands below them is never read.
  init(
    _ row: CSVRow, of table: CSVTable, file: FileID, code: Code, diagnostics: inout [Diagnostic]
  ) {
    count = row.fields.count
    if row.brokenQuote != nil {
      let place = table.place(of: row, file: file)
      diagnostics.append(.wrongColumnCount(row, expected: 0, at: place, doubtFrom: nil))
    }
    for (position, field) in row.fields.enumerated() {
      let name = table.text(of: field)
      names.append(name)
      let folded = Self.withoutUnit(Chart.folded(name))
      if folded.isEmpty { continue }
      let column = Column.allCases.first { $0.names.contains { Chart.folded($0) == folded } }
      let place = Place(
        file: file, line: field.line, columns: field.columns,
        cell: Cell(row: row.number, column: UInt16(clamping: position)))
      if let column {
        if positions[column] != nil {
          diagnostics.append(.columnTwice(name, code, at: place))
        } else {
          positions[column] = position
        }
      } else if folded.unicodeScalars.count > 3,
        let near = nearestNames(to: name, among: Column.allCases.flatMap(\.names)).first
      {
        diagnostics.append(.nearlyAColumn(name, near, code, at: place))
      }
    }
  }

  /// A folded name without a unit in brackets: `รับ(บาท)`.
  private static func withoutUnit(_ name: String) -> String {
    for unit in ["(บาท)", "(baht)", "(thb)", "(฿)", "(คน)", "(ราย)"] where name.hasSuffix(unit) {
      return String(name.dropLast(unit.count))
    }
    return name
  }

  /// The cell of a column in a row; `nil` where the table has no such column.
  func field(_ column: Column, in row: CSVRow) -> (index: Int, field: CSVField)? {
    guard let index = positions[column], index < row.fields.count else { return nil }
    return (index, row.fields[index])
  }

  /// Reports the columns that must be there and are not, in one finding.
  func require(_ columns: [Column], file: FileID, line: UInt32, code: Code) -> [Diagnostic] {
    let missing = columns.filter { positions[$0] == nil }
    guard !missing.isEmpty else { return [] }
    let place = Place(file: file, line: line, columns: 0..<1, cell: Cell(row: 1))
    return [.columnsMissing(missing.map(\.names), have: names, code, at: place)]
  }
}

extension Diagnostic {
  static func columnTwice(_ name: String, _ code: Code, at place: Place) -> Diagnostic {
    Diagnostic(
      code, Words(th: "มีช่อง “\(name)” สองช่อง", en: "The column “\(name)” stands twice"),
      at: place,
      help: Words(th: "ลบหรือเปลี่ยนชื่อช่องหนึ่ง", en: "Remove or rename one of them"))
  }

  static func nearlyAColumn(
    _ name: String, _ near: String, _ code: Code, at place: Place
  ) -> Diagnostic {
    Diagnostic(
      code,
      Words(
        th: "ไม่รู้จักช่อง “\(name)” หมายถึง “\(near)” หรือไม่",
        en: "There is no column “\(name)”; did you mean “\(near)”?"),
      at: place,
      help: Words(
        th: "แก้หัวช่องเป็น “\(near)” หรือตั้งชื่ออื่นที่ต่างออกไป",
        en: "Write “\(near)”, or a name that differs more"))
  }

  static func columnsMissing(
    _ missing: [[String]], have: [String], _ code: Code, at place: Place
  ) -> Diagnostic {
    let there = have.filter { !$0.isEmpty }.joined(separator: ", ")
    let first = missing.map { "“\($0[0])”" }.joined(separator: ", ")
    let known = missing.map { $0.joined(separator: " | ") }.joined(separator: ", ")
    return Diagnostic(
      code,
      Words(
        th: "ไม่พบช่อง \(first) ในหัวตาราง มี: \(there)",
        en: "The header has no column \(first); it has: \(there)"),
      at: place,
      help: Words(
        th: "หัวตารางต้องมีชื่อช่อง ชื่อที่ใช้ได้: \(known)",
        en: "The header names the columns; these names will do: \(known)"))
  }
}
