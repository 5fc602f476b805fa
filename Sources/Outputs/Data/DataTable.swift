import Disclosure
import Model

/// A table that is published of each fund: its columns, its key and how its rows are written.
///
/// CSV, JSON, SQLite, the schema of the Data Package and the dictionary on pages all follow from
/// it. `CONTRIBUTING.md` says how to add one.
public struct DataTable: Sendable {
  /// How the rows of a fund are written.
  enum Rows: Sendable {
    /// One file a fund, over all years.
    case ofFund(@Sendable (FundDisclosure, Site, inout CSVWriter) -> Void)
    /// One file a year that has ended.
    case ofYear(@Sendable (DisclosedYear, FundDisclosure, Site, inout CSVWriter) -> Void)
  }

  /// The name of the file, and of the table in a database.
  public let name: String
  /// What it holds.
  let title: Words
  /// The columns in their order.
  let columns: [DataColumn]
  /// The columns by which a row is known.
  public let key: [String]
  /// Whether each row belongs to a published year of the table of sums.
  var isOfYears: Bool { name != Self.summary.name && columns.contains { $0.name == "fiscal_year" } }
  /// How its rows are written.
  let rows: Rows

  /// The version of the names of files, columns, numbers and addresses.
  ///
  /// `docs/DATA.md` says what changes it.
  public static let version = "1.0.0"

  /// Every table over all years of a fund: one line each, what others refer to first.
  public static let ofFunds: [DataTable] = [
    .funds, .summary, .sources, .receipts, .payments, .accounts, .owed, .pots, .welfare,
    .welfarePeriods, .welfareByPeriod, .balances, .checks, .benefits, .pledges, .members,
    .committee, .restatements, .findings, .chart,
  ]
  /// Every table of one year of a fund.
  public static let ofYears: [DataTable] = [.ledger, .entries]

  /// The columns with those of each language.
  func columns(_ site: Site) -> [DataColumn] {
    columns.flatMap { $0.inLanguages(Self.languages(of: site)) }
  }

  /// The names of the columns, comma and all.
  func header(_ site: Site) -> [UInt8] {
    Array((columns(site).map(\.name).joined(separator: ",") + "\n").utf8)
  }

  /// The rows of a fund, without the header.
  ///
  /// - Complexity: O(rows).
  func rows(_ disclosure: FundDisclosure, _ site: Site) -> [UInt8] {
    var writer = CSVWriter(languages: Self.languages(of: site))
    switch rows {
    case .ofFund(let write): write(disclosure, site, &writer)
    case .ofYear(let write):
      for year in disclosure.years where !year.isRunning {
        write(year, disclosure, site, &writer)
      }
    }
    return writer.bytes
  }

  /// The rows of one year, without the header; none of a table that isn't written by year.
  func rows(_ year: DisclosedYear, _ disclosure: FundDisclosure, _ site: Site) -> [UInt8] {
    guard case .ofYear(let write) = rows else { return [] }
    var writer = CSVWriter(languages: Self.languages(of: site))
    write(year, disclosure, site, &writer)
    return writer.bytes
  }

  /// The languages of columns: Thai and English, and others that the site has.
  static func languages(of site: Site) -> [Language] {
    [.thai, .english] + site.languages.filter { $0 != .thai && $0 != .english }
  }
}
