import CSQLite
public import Model

/// A published database, opened again to compare its rows with those of the CSV.
public struct DatabaseFile: ~Copyable {
  private let handle: OpaquePointer?

  /// A published file; `nil` where SQLite can't open it.
  public init?(_ file: [UInt8]) {
    var handle: OpaquePointer?
    guard sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else {
      return nil
    }
    // SQLite owns the copy and frees it when the database is closed.
    let copy = sqlite3_malloc64(UInt64(file.count))?.assumingMemoryBound(to: UInt8.self)
    file.withUnsafeBufferPointer { bytes in
      if let start = bytes.baseAddress { copy?.update(from: start, count: bytes.count) }
    }
    let flags = UInt32(SQLITE_DESERIALIZE_READONLY | SQLITE_DESERIALIZE_FREEONCLOSE)
    let status = sqlite3_deserialize(
      handle, "main", copy, Int64(file.count), Int64(file.count), flags)
    guard copy != nil, status == SQLITE_OK else {
      sqlite3_close_v2(handle)
      return nil
    }
    self.handle = handle
  }

  deinit { sqlite3_close_v2(handle) }

  /// The rows of a table as CSV without its header; `nil` where SQLite can't read them.
  ///
  /// - Complexity: O(rows).
  public func rows(of table: DataTable, _ site: Site) -> [UInt8]? {
    var statement: OpaquePointer?
    let sql = "SELECT * FROM \(table.name) ORDER BY rowid"
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { return nil }
    defer { sqlite3_finalize(statement) }
    let columns = table.columns(site)
    var csv = CSVWriter()
    var status = sqlite3_step(statement)
    while status == SQLITE_ROW {
      for (index, column) in columns.enumerated() {
        Self.append(statement, Int32(index), column, to: &csv)
      }
      csv.endRow()
      status = sqlite3_step(statement)
    }
    return status == SQLITE_DONE ? csv.bytes : nil
  }

  private static func append(
    _ statement: OpaquePointer?, _ index: Int32, _ column: DataColumn, to csv: inout CSVWriter
  ) {
    let isNull = sqlite3_column_type(statement, index) == SQLITE_NULL
    let number = sqlite3_column_int64(statement, index)
    switch column.kind {
    case .amount: csv.amount(isNull ? nil : Money(satang: number))
    case .integer, .year: csv.integer(isNull ? nil : Int(number))
    case .flag: csv.flag(number == 1)
    case .text, .date, .choice, .words:
      let count = Int(sqlite3_column_bytes(statement, index))
      let text = UnsafeBufferPointer(start: sqlite3_column_text(statement, index), count: count)
      csv.text(isNull ? nil : String(decoding: text, as: UTF8.self))
    }
  }
}
