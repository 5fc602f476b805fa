import CSQLite
import Model

/// A database that is made in memory and published as a file: the same rows give the same bytes.
///
/// Amounts stand in it as whole satang. A statement that SQLite refuses is a fault of this program
/// and stops it; rows that were read from a site are checked for their keys before they come here.
///
/// Source: the C interface of SQLite, sqlite3_serialize.
struct Database: ~Copyable {
  private let handle: OpaquePointer

  /// An empty database.
  init() {
    var handle: OpaquePointer?
    let status = sqlite3_open_v2(
      ":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil)
    guard status == SQLITE_OK, let handle else { preconditionFailure("SQLite: \(status)") }
    self.handle = handle
    run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096; BEGIN")
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that give no rows.
  func run(_ sql: String) {
    let status = sqlite3_exec(handle, sql, nil, nil, nil)
    precondition(status == SQLITE_OK, "SQLite \(String(cString: sqlite3_errmsg(handle))): \(sql)")
  }

  /// Makes a table and gives it the rows of a CSV.
  ///
  /// - Complexity: O(rows).
  func add(_ table: DataTable, _ rows: [UInt8], _ site: Site) {
    let columns = table.columns(site)
    run(Self.sql(of: table, columns))
    let holes = columns.map { _ in "?" }.joined(separator: ", ")
    insert("INSERT INTO \(table.name) VALUES (\(holes))") { statement in
      var reader = DataRows(rows)
      var cells: [DataRows.Cell] = []
      while reader.read(into: &cells) {
        for (index, cell) in cells.enumerated() {
          Self.bind(cell, of: reader, columns[index], statement, Int32(index + 1))
        }
        step(statement)
      }
    }
  }

  /// Adds rows of texts and numbers to a table.
  func add(to table: String, _ rows: [[Value]]) {
    guard let first = rows.first else { return }
    let holes = first.map { _ in "?" }.joined(separator: ", ")
    insert("INSERT INTO \(table) VALUES (\(holes))") { statement in
      for row in rows {
        for (index, value) in row.enumerated() {
          switch value {
          case .text(let text): Self.bind(Array(text.utf8), statement, Int32(index + 1))
          case .none: sqlite3_bind_null(statement, Int32(index + 1))
          }
        }
        step(statement)
      }
    }
  }

  /// A cell of a row that doesn't come from a CSV.
  enum Value {
    case text(String)
    case none

    init(_ text: String?) { self = text.map { .text($0) } ?? .none }
  }

  /// The file.
  consuming func bytes() -> [UInt8] {
    run("COMMIT")
    var size: sqlite3_int64 = 0
    guard let start = sqlite3_serialize(handle, "main", &size, 0) else {
      preconditionFailure("SQLite can't serialise \(size) bytes")
    }
    defer { sqlite3_free(start) }
    return Array(UnsafeBufferPointer(start: start, count: Int(size)))
  }

  private func insert(_ sql: String, _ fill: (OpaquePointer) -> Void) {
    var statement: OpaquePointer?
    let status = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
    guard status == SQLITE_OK, let statement else {
      preconditionFailure("SQLite \(String(cString: sqlite3_errmsg(handle))): \(sql)")
    }
    fill(statement)
    sqlite3_finalize(statement)
  }

  private func step(_ statement: OpaquePointer) {
    let status = sqlite3_step(statement)
    precondition(
      status == SQLITE_DONE, "SQLite \(String(cString: sqlite3_errmsg(handle)))")
    sqlite3_reset(statement)
  }

  private static func bind(
    _ cell: DataRows.Cell, of rows: DataRows, _ column: DataColumn, _ statement: OpaquePointer,
    _ index: Int32
  ) {
    guard !cell.range.isEmpty else {
      if column.isOptional {
        sqlite3_bind_null(statement, index)
      } else {
        bind([], statement, index)
      }
      return
    }
    switch column.kind {
    case .amount: sqlite3_bind_int64(statement, index, rows.satang(cell) ?? 0)
    case .integer, .year: sqlite3_bind_int64(statement, index, Int64(rows.integer(cell) ?? 0))
    case .flag:
      let isTrue = rows.bytes[cell.range.lowerBound] == UInt8(ascii: "t")
      sqlite3_bind_int64(statement, index, isTrue ? 1 : 0)
    case .text, .date, .choice, .words: bind(rows.text(cell), statement, index)
    }
  }

  private static func bind(_ text: [UInt8], _ statement: OpaquePointer, _ index: Int32) {
    _ = text.withUnsafeBytes {
      let start = $0.baseAddress?.assumingMemoryBound(to: CChar.self)
      // An empty array has no address, and SQLite takes none for NULL.
      guard let start else { return sqlite3_bind_text(statement, index, "", 0, nil) }
      return prongsai_bind_text_copied(statement, index, start, Int32(text.count))
    }
  }

  /// How a table is made.
  static func sql(of table: DataTable, _ columns: [DataColumn]) -> String {
    var lines = columns.map { column in
      let need = column.isOptional ? "" : " NOT NULL"
      switch column.kind {
      case .amount: return "\(column.name)_satang INTEGER\(need)"
      case .integer, .year: return "\(column.name) INTEGER\(need)"
      case .flag: return "\(column.name) INTEGER\(need) CHECK (\(column.name) IN (0, 1))"
      case .choice(let words):
        let list = words.map { "'\($0)'" }.joined(separator: ", ")
        return "\(column.name) TEXT\(need) CHECK (\(column.name) IN (\(list)))"
      case .text, .date, .words: return "\(column.name) TEXT\(need)"
      }
    }
    if !table.key.isEmpty { lines.append("PRIMARY KEY (\(table.key.joined(separator: ", ")))") }
    if table.name != DataTable.funds.name {
      lines.append("FOREIGN KEY (fund_id) REFERENCES funds (fund_id)")
    }
    if table.isOfYears {
      lines.append(
        "FOREIGN KEY (fund_id, fiscal_year) REFERENCES summary (fund_id, fiscal_year)")
    }
    return "CREATE TABLE \(table.name) (\n  \(lines.joined(separator: ",\n  "))\n) STRICT"
  }
}
