import Disclosure
import Model
import Outputs
import Readers

extension Proof {
  /// The proof of what was written of a place or of the site: its tables hold the rows of its
  /// funds, and so do its JSON and its database.
  ///
  /// - Complexity: O(bytes).
  init(of written: SiteData.Written, _ funds: [FundSummary], _ site: Site) {
    let files = Dictionary(written.files.map { ($0.path, $0.bytes) }) { first, _ in first }
    var tables: [String: PublishedTable] = [:]
    for table in DataTable.ofFunds {
      let path = "\(written.folder)\(table.name).csv"
      guard let bytes = files[path], let read = PublishedTable(bytes) else {
        unreadable(path)
        continue
      }
      tables[table.name] = read
      compare(
        path, "rows", Self.digest(Array(bytes.drop { $0 != 0x0A }.dropFirst())),
        Self.digest(written.rows[table.name] ?? []))
    }
    let json = "\(written.folder)index.json"
    let inJSON = tables.filter { ["funds", "summary", "sources"].contains($0.key) }
    prove(json, files, inJSON)
    proveFunds(tables["summary"], "\(written.folder)summary.csv", funds)
    for (path, bytes) in files where path.hasSuffix(".sqlite") {
      proveDatabase(path, bytes, written.rows, site)
    }
  }

  /// A text that is short where all is well, and tells how much there is where it isn't.
  private static func digest(_ bytes: [UInt8]) -> String {
    "\(SHA256.hex(bytes).prefix(16)) (\(bytes.count))"
  }

  /// Each fund's sums in the table of all are those of its pages.
  private mutating func proveFunds(
    _ table: PublishedTable?, _ path: String, _ funds: [FundSummary]
  ) {
    guard let table else { return }
    var expected: [String: FundSummary.Year] = [:]
    for fund in funds {
      for year in fund.years { expected["\(fund.id.text) \(year.year.ending)"] = year }
    }
    for row in table.rows {
      let key = "\(table.cell(row, "fund_id")) \(table.cell(row, "fiscal_year"))"
      guard let year = expected[key] else { continue }
      func amount(_ column: String) -> Money { Money(data: table.cell(row, column)) ?? .zero }
      compare(path, "\(key) received", amount("received"), year.received)
      compare(path, "\(key) paid", amount("paid"), year.paid)
      compare(
        path, "\(key) people_helped", table.cell(row, "people_helped"),
        String(year.peopleHelped))
    }
  }

  /// Every table of a database gives the bytes of the CSV.
  private mutating func proveDatabase(
    _ path: String, _ bytes: [UInt8], _ rows: [String: [UInt8]], _ site: Site
  ) {
    guard let database = DatabaseFile(bytes) else { return unreadable(path) }
    for table in DataTable.ofFunds + DataTable.ofYears {
      guard let expected = rows[table.name] else { continue }
      guard let found = database.rows(of: table, site) else {
        unreadable("\(path): \(table.name)")
        continue
      }
      proveRows("\(path): \(table.name)", found, expected)
    }
  }

  private mutating func proveRows(_ path: String, _ found: [UInt8], _ expected: [UInt8]) {
    guard found != expected else {
      addCompared(expected.count { $0 == 0x0A })
      return
    }
    let lines = [found, expected].map {
      $0.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    }
    let first = zip(lines[0], lines[1]).first { $0 != $1 }
    compare(
      path, "rows", first?.0 ?? String(lines[0].count), first?.1 ?? String(lines[1].count))
  }
}
