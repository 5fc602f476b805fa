import Model
import Outputs
import Readers

/// The tables of a fund as they were read again, and every figure in them by its name.
struct FundTablesRead {
  let id: Fund.ID
  private(set) var tables: [String: PublishedTable] = [:]
  private(set) var paths: [String: String] = [:]
  /// `2024/receipts/Income:Members/received` and what the table says.
  private(set) var figures: [String: String] = [:]

  init(of id: Fund.ID) { self.id = id }

  /// Reads a table.
  mutating func add(_ table: DataTable, _ path: String, _ bytes: [UInt8], proof: inout Proof) {
    guard let read = PublishedTable(bytes) else { return proof.unreadable(path) }
    add(table, read, at: path)
  }

  /// Takes a table that was read.
  mutating func add(_ table: DataTable, _ read: PublishedTable, at path: String) {
    tables[table.name] = read
    paths[table.name] = path
    guard read.columns.contains("fiscal_year") else { return }
    let keys = table.key.filter { $0 != "fund_id" && $0 != "fiscal_year" }
    for row in read.rows {
      let name = ([read.cell(row, "fiscal_year"), table.name] + keys.map { read.cell(row, $0) })
        .joined(separator: "/")
      for (column, cell) in zip(read.columns, row) { figures["\(name)/\(column)"] = cell }
    }
  }

  /// The years whose rows are published.
  var years: [FiscalYear] {
    rows("summary").filter { $0("is_running") == "false" }.compactMap { row in
      Int(row("fiscal_year")).map { FiscalYear(ending: $0) }
    }
  }

  /// The rows of a table as functions from column to cell.
  func rows(_ name: String, in year: FiscalYear? = nil) -> [(String) -> String] {
    guard let table = tables[name] else { return [] }
    return table.rows.lazy.map { row in { table.cell(row, $0) } }.filter { row in
      year == nil || row("fiscal_year") == year.map { String($0.ending) }
    }
  }

  /// An amount by its name; zero where no table has it.
  func amount(_ figure: String) -> Money { figures[figure].flatMap { Money(data: $0) } ?? .zero }

  /// The sum of a column in a year.
  func sum(_ table: String, _ column: String, in year: FiscalYear) -> Money {
    rows(table, in: year).map { Money(data: $0(column)) ?? .zero }.total
  }

  /// Adds up the sums of each year again.
  func proveSums(_ proof: inout Proof) {
    for row in rows("summary") {
      guard let ending = Int(row("fiscal_year")), let path = paths["summary"] else { continue }
      let year = FiscalYear(ending: ending)
      func summary(_ column: String) -> Money { amount("\(ending)/summary/\(column)") }
      func prove(_ column: String, _ sum: Money) {
        proof.compare(path, "\(ending)/summary/\(column)", summary(column), sum)
      }
      prove("received", sum("receipts", "received", in: year))
      prove("received", sum("sources", "received", in: year))
      prove("paid", sum("payments", "paid", in: year))
      prove("opening", sum("accounts", "opening", in: year))
      prove("closing", sum("accounts", "closing", in: year))
      prove(
        "closing",
        summary("opening") + summary("received") - summary("paid") + summary("owed_change"))
      let welfare = rows("payments", in: year).filter { $0("is_welfare") == "true" }
      let paid = welfare.map { Money(data: $0("paid")) ?? .zero }.total
      proof.compare(
        paths["welfare"] ?? path, "\(ending)/welfare", sum("welfare", "paid", in: year), paid)
      proof.compare(
        paths["welfare_periods"] ?? path, "\(ending)/welfare_periods",
        sum("welfare_periods", "paid", in: year), paid)
      let people = welfare.compactMap { Int($0("people")) }.reduce(0, +)
      proof.compare(
        path, "\(ending)/summary/people_helped", row("people_helped"), String(people))
    }
  }
}
