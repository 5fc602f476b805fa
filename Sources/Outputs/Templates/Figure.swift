import Disclosure
public import Model

/// A figure on a page: how it is printed, and by what name the data has it.
///
/// The build reads the page again and compares each with the files of the data.
struct Figure: Sendable {
  /// As the page prints it: `1,087,790.00`.
  let text: String
  /// As the data has it: `1087790.00`.
  let value: String
  /// Its name in the data, `2024/receipts/Income:Members/received`; empty where no table has it.
  let key: String
  /// Where its rows stand, where they do.
  var rows: String?

  /// The figure as HTML.
  func write(to bytes: inout [UInt8]) {
    guard !key.isEmpty else {
      HTML.escape(text.utf8, into: &bytes)
      return
    }
    if let rows { Self.write(["<a class=\"ps-rows\" href=\"", nil, "\">"], rows, to: &bytes) }
    Self.write(["<data value=\"", nil, "\" data-figure=\""], value, to: &bytes)
    Self.write([nil, "\">"], key, to: &bytes)
    Self.write([nil, "</data>"], text, to: &bytes)
    if rows != nil { bytes += "</a>".utf8 }
  }

  private static func write(_ parts: [StaticString?], _ text: String, to bytes: inout [UInt8]) {
    for part in parts {
      if let part {
        part.withUTF8Buffer { bytes += $0 }
      } else {
        HTML.escape(text.utf8, into: &bytes)
      }
    }
  }
}

/// The names of figures in the data: the year, the table, what tells the row from others, the
/// column.
///
/// `docs/DATA.md` tells them; they are the addresses of cells in the tables.
struct FigureKey {
  /// The year as the data has it.
  let year: FiscalYear

  /// A sum of the year.
  func summary(_ column: String) -> String { "\(year.ending)/summary/\(column)" }

  /// A cell of the row of an account.
  func cell(_ table: String, _ account: Account, _ column: String) -> String {
    "\(year.ending)/\(table)/\(account.name)/\(column)"
  }

  /// What came from a source.
  func source(_ party: Party) -> String { "\(year.ending)/sources/\(party.key)/received" }

  /// The welfare of a stretch of time.
  func welfare(from day: Day, _ column: String = "paid") -> String {
    "\(year.ending)/welfare_periods/\(day.iso)/\(column)"
  }

  /// The welfare of a kind in a stretch of time.
  func welfare(_ account: Account, from day: Day) -> String {
    "\(year.ending)/welfare_by_period/\(account.name)/\(day.iso)/paid"
  }
}

extension PageSet {
  /// An amount under its name in the data.
  func figure(_ amount: Money, _ key: String, rows: String? = nil) -> Figure {
    var csv = CSVWriter()
    csv.amount(amount)
    return Figure(
      text: format.money(amount), value: String(decoding: csv.bytes, as: UTF8.self), key: key,
      rows: rows)
  }

  /// A count under its name in the data.
  func figure(_ count: Int, _ key: String) -> Figure {
    Figure(text: format.count(count), value: String(count), key: key)
  }

  /// Where the rows of an account stand; `nil` while the year goes on.
  func rows(of account: Account, _ year: DisclosedYear) -> String? {
    guard !year.isRunning else { return nil }
    let id = year.statement.fund
    return routes.address(Routes.ledger(id, year.year) + "#" + LedgerView.anchor(of: account))
  }

  /// How the language prints an amount, for a reader of pages that were written.
  public func printed(_ amount: Money) -> String { format.money(amount) }

  /// What the paths of this language's pages begin with.
  public var pathPrefix: String { String(routes.file("").dropLast("index.html".count)) }

  /// The file of a ledger's page.
  public func ledgerFile(_ id: Fund.ID, _ year: FiscalYear) -> String {
    routes.file(Routes.ledger(id, year))
  }

  /// How the language prints a count.
  public func printed(_ count: Int) -> String { format.count(count) }
}
