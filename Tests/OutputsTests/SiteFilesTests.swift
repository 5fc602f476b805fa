import Model
import Support
import Testing

@testable import Outputs

/// Files for machines.
@Suite struct SiteFilesTests {
  private static func site(email: String? = "a@b.example") -> Site {
    Site(
      name: Words("ก"), baseAddress: "https://a.example/r/", languages: [.thai, .english],
      asOf: Day.of(2026, 10, 31), publisher: Words("ก"), contact: Contact(email: email))
  }

  private static func files(_ pages: [String], email: String? = "a@b.example") -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: SiteFiles.all(pages: pages, site: site(email: email)).map {
        ($0.path, String(decoding: $0.bytes, as: UTF8.self))
      })
  }

  @Test func pagesAreListedInOrderByTheirPublicAddress() {
    let files = Self.files(["index.html", "f/9/index.html", "about/a&b.html"])
    #expect(
      files["sitemap.xml"] == """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc>https://a.example/r/about/a&amp;b.html</loc></url>
        <url><loc>https://a.example/r/f/9/</loc></url>
        <url><loc>https://a.example/r/</loc></url>
        </urlset>

        """)
    #expect(
      files["robots.txt"]
        == "User-agent: *\nAllow: /\n\nSitemap: https://a.example/r/sitemap.xml\n")
  }

  @Test func moreAddressesThanOneSitemapHoldsGetAnIndex() throws {
    let files = Self.files((0...SiteFiles.mostAddresses).map { "f/\($0)/index.html" })
    let index = try #require(files["sitemap.xml"])
    #expect(index.contains("<sitemapindex"))
    #expect(index.contains("<loc>https://a.example/r/sitemap-2.xml</loc>"))
    #expect(files["sitemap-1.xml"]?.split(separator: "\n").count == 50_003)
    #expect(files["sitemap-2.xml"]?.split(separator: "\n").count == 4)
  }

  @Test func whomToTellOfAHoleEndsAYearLaterAndIsLeftOutWhereNobodyIsNamed() {
    let year = Int(Day.of(2026, 10, 31).year) + 1
    #expect(
      Self.files([])[".well-known/security.txt"]?.contains("Expires: \(year)-") == true)
    #expect(Self.files([], email: nil)[".well-known/security.txt"] == nil)
  }

  @Test func noCellOfATableIsAFormula() {
    var csv = CSVWriter()
    for row in [["=1+1", "-5.00"], ["@x", "-5,00"], ["ก\"ข", "+66"], ["'ก", "'=1"]] {
      for cell in row { csv.text(cell) }
      csv.endRow()
    }
    csv.amount(Money(satang: -123_456_789))
    csv.amount(Money(satang: 5))
    csv.endRow()
    #expect(
      String(decoding: csv.bytes, as: UTF8.self)
        == "'=1+1,-5.00\n'@x,\"'-5,00\"\n\"ก\"\"ข\",'+66\n'ก,''=1\n-1234567.89,0.05\n")
  }
}
