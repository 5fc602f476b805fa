import Model
import Readers

/// Reads bytes as the open data of a site: a table, JSON, and each cell as an amount and a day.
func readPublished(_ bytes: [UInt8]) {
  if let table = PublishedTable(bytes) {
    precondition(table.rows.allSatisfy { $0.count == table.columns.count })
    _ = table.magnitude
    _ = table.hasUniqueRows(by: Array(table.columns.prefix(2)))
    for cell in table.rows.joined() {
      _ = Money(data: cell)
      _ = Day(iso: cell)
    }
  }
  if let json = JSONValue(bytes) {
    for value in json.elements { _ = (value.string, value.integer, value["name"]) }
  }
}
