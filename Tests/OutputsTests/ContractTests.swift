import Disclosure
import Model
import Testing

@testable import Outputs

/// The names that others rely on: a change moves the version and the changelog.
@Suite struct ContractTests {
  @Test func namesOfTablesAndColumnsChangeWithTheVersion() {
    let names = (DataTable.ofFunds + DataTable.ofYears).map { table in
      "\(table.name)[\(table.key.joined(separator: " "))]: "
        + table.columns.map { column in
          "\(column.name)\(column.isOptional ? "?" : "") \(column.kind)"
        }.joined(separator: ", ")
    }
    let digest = SHA256.hex(Array(names.joined(separator: "\n").utf8))
    #expect(
      "\(DataTable.version) \(digest.prefix(16))" == "1.0.0 a93aafc55a2269d5",
      "docs/DATA.md says which number of the version moves; the changelog tells it")
  }

  @Test func addressesChangeWithTheVersion() throws {
    let id = try #require(Fund.ID("990101-01"))
    let year = FiscalYear(ending: 2026)
    let paths = [
      Routes.table(.summary, of: id), Routes.table(.ledger, of: id, year), Routes.fundData(id),
      Routes.yearData(id, year), Routes.simpleTable(id), Routes.journal(id, year),
      Routes.data(of: "99"), Routes.data(of: "9901"), Routes.siteData, Routes.sums,
      Routes.newsData(2026, .thai), Routes.pagesData(.thai),
    ]
    #expect(
      paths == [
        "f/990101-01/summary.csv", "f/990101-01/fy/2569/990101-01-2569-ledger.csv",
        "f/990101-01/fund.json", "f/990101-01/fy/2569/990101-01-2569.json",
        "f/990101-01/990101-01-simple.csv", "f/990101-01/fy/2569/990101-01-2569.journal",
        "data/p/99/", "data/p/99/01/", "data/site.json", "SHA256SUMS",
        "data/news/2569-th.jsonl", "data/pages-th.jsonl",
      ])
  }

  @Test(arguments: ["", "=1", "'", "'=1", "''", "ก,\"ข\"\n", "-5.00", "-5", "+66", " ก ", "'ก"])
  func aTextComesBackAsItWas(_ text: String) {
    var csv = CSVWriter()
    csv.text(text)
    csv.text("end")
    csv.endRow()
    var rows = DataRows(csv.bytes)
    var cells: [DataRows.Cell] = []
    let isThere = rows.read(into: &cells)
    #expect(isThere)
    #expect(cells.map { rows.string($0) } == [text, "end"])
    let isMore = rows.read(into: &cells)
    #expect(!isMore)
  }

  @Test(arguments: [0, 1, -1, 99, -100, 12_345, Int64.max, Int64.min + 1])
  func anAmountComesBackToTheSatang(_ satang: Int64) {
    var csv = CSVWriter()
    csv.amount(Money(satang: satang))
    csv.endRow()
    var rows = DataRows(csv.bytes)
    var cells: [DataRows.Cell] = []
    let isThere = rows.read(into: &cells)
    #expect(isThere)
    #expect(rows.satang(cells[0]) == satang)
  }
}
