import Foundation
import Model
import Pipeline
import Support
import Testing

/// The pages of a fund and its tables say the same, and add up.
@Suite struct FundPagesTests {
  /// The demo, built once.
  private static let demo: Result<MemorySite, any Error> = Result {
    let site = MemorySite()
    _ = try Build(
      content: MemoryTree(bytes: try Repository.files(below: "content")),
      templates: Repository.templates(), today: Day.of(2026, 10, 31)
    ).run(into: site)
    return site
  }

  /// The rows of a table by the names of its columns.
  private static func rows(_ path: String) throws -> [[String: String]] {
    let text = try demo.get().text(path)
    let lines = try #require(text, "\(path)").split(separator: "\n")
    let names = lines[0].split(separator: ",").map(String.init)
    return lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(uniqueKeysWithValues: zip(names, cells))
    }
  }

  /// An amount of a table in satang.
  private static func satang(_ text: String?) throws -> Int {
    let digits = try #require(text).filter { $0 != "." }
    return try #require(Int(digits))
  }

  private static let funds = ["990101-01", "990102-01", "990201-01", "990202-01", "990203-01"]

  @Test(arguments: funds)
  func sourcesAndPaymentsAreTheSummarysSums(_ fund: String) throws {
    let sources = try Self.rows("f/\(fund)/sources.csv")
    let payments = try Self.rows("f/\(fund)/payments.csv")
    let years = try Self.rows("f/\(fund)/summary.csv")
    #expect(!years.isEmpty)
    for year in years {
      func sum(_ rows: [[String: String]], _ column: String) throws -> Int {
        try rows.filter { $0["fiscal_year"] == year["fiscal_year"] }
          .reduce(0) { try $0 + Self.satang($1[column]) }
      }
      #expect(try sum(sources, "received") == Self.satang(year["received"]))
      #expect(try sum(payments, "paid") == Self.satang(year["paid"]))
      #expect(
        try Self.satang(year["opening"]) + Self.satang(year["received"]) - Self.satang(year["paid"])
          + Self.satang(year["owed_change"]) == Self.satang(year["closing"]))
    }
  }

  @Test(arguments: funds)
  func aLedgerLeadsFromTheOpeningToTheClosingRowByRow(_ fund: String) throws {
    for year in try Self.rows("f/\(fund)/summary.csv") where year["is_running"] == "false" {
      let ending = try #require(Int(year["fiscal_year"] ?? "")) + 543
      let rows = try Self.rows("f/\(fund)/fy/\(ending)/\(fund)-\(ending)-ledger.csv")
      var balance = try Self.satang(year["opening"])
      for row in rows {
        balance += try Self.satang(row["received"]) - Self.satang(row["paid"])
        #expect(try Self.satang(row["balance"]) == balance)
      }
      #expect(try balance == Self.satang(year["closing"]))
      let text = try Self.demo.get().text("f/\(fund)/fy/\(ending)/ledger/index.html")
      let page = try #require(text)
      #expect(page.split(separator: "<tr id=\"r").count - 1 == rows.count)
      let closing = Money(satang: Int64(balance)).description
      #expect(page.contains(closing), "\(fund) \(ending): \(closing)")
    }
  }

  @Test func everyPlaceOfTheDemoHasItsPageAndLeadsToItsFunds() throws {
    let site = try Self.demo.get()
    for path in ["p/99/index.html", "p/99/01/index.html", "t/990101/index.html"] {
      #expect(site.text(path)?.contains("href=\"/f/990101-01/\"") == true, "\(path)")
    }
    #expect(site.text("p/99/02/index.html")?.contains("990101-01") == false)
  }

  @Test func aFundThatIsHeldWholeStillHasItsPages() throws {
    let broken = Content.header + "1/10/2565,ก,ไม่มีหมวดนี้,เงินสด,1.00,,1.00\n"
    let (site, _) = try Content.build(SmallContent.files(ledger: broken))
    for section in ["money", "welfare", "baht", "people", "checks", "history", "data", "board"] {
      let page = try #require(site.text("f/990101-01/\(section)/index.html"), "\(section)")
      #expect(!page.contains("1.00"), "\(section)")
    }
  }

  @Test func theSitemapListsEveryPageThatMayBeFoundAndNoOther() throws {
    let site = try Self.demo.get()
    let map = try #require(site.text("sitemap.xml"))
    let pages = site.files.keys.filter {
      $0.hasSuffix("index.html") && site.text($0)?.contains("content=\"noindex") == false
    }
    #expect(map.split(separator: "<loc>").count - 1 == pages.count)
    #expect(!map.contains("404"))
  }
}
