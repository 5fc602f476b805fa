import Foundation
import Model
import Pipeline
import Support
import Testing

/// A site with its owner's colour, logo and templates.
@Suite struct LooksAndTemplatesTests {
  private static let looks =
    "looks: {accent: \"#0b5cad\", accent_dark: \"#7fb8ee\", logo: logo.svg}\n"

  @Test func theOwnersColourAndLogoStandOnEveryPage() throws {
    let (site, report) = try Content.build(
      SmallContent.files(ledger: Content.soundYear).merging([
        "site.yaml": SmallContent.site + Self.looks, "logo.svg": "<svg/>",
      ]) { $1 })
    #expect(Content.codes(report) == [])
    #expect(site.text("assets/theme.css")?.contains("--blue: #0b5cad") == true)
    #expect(site.text("assets/logo.svg") == "<svg/>")
    let home = try #require(site.text("index.html"))
    #expect(home.contains("<link rel=\"stylesheet\" href=\"/assets/theme.css\">"))
    #expect(home.contains("src=\"/assets/logo.svg\""))
  }

  @Test func aLogoThatIsntThereIsTold() throws {
    let (_, report) = try Content.build(
      SmallContent.files(["site.yaml": SmallContent.site + Self.looks]))
    #expect(Content.codes(report) == ["S104"])
  }

  private static let font = "looks: {font: {name: Sarabun, regular: r.woff2, bold: b.woff2}}\n"

  @Test func theOwnersFontStandsBeforeThoseOfTheReader() throws {
    let bytes = Array("wOF2".utf8) + [0, 1, 2, 3]
    let (site, report) = try Content.build(
      SmallContent.files(["site.yaml": SmallContent.site + Self.font]),
      pictures: ["r.woff2": bytes, "b.woff2": bytes + [4]])
    #expect(Content.codes(report) == [])
    #expect(site.files["assets/r.woff2"] == bytes && site.files["assets/b.woff2"] == bytes + [4])
    #expect(
      site.text("assets/theme.css") == """
        @font-face { font-family: "Sarabun"; font-weight: 400; font-display: swap; \
        src: url(r.woff2) format("woff2"); }
        @font-face { font-family: "Sarabun"; font-weight: 700; font-display: swap; \
        src: url(b.woff2) format("woff2"); }
        :root { --font: "Sarabun", system-ui, "Noto Sans Thai", "Sukhumvit Set", Thonburi, \
        "Leelawadee UI", Tahoma, sans-serif; }

        """)
  }

  @Test(
    arguments: [
      ([], "no file"), (Array("wOFF".utf8), "no WOFF2"),
      (Array("wOF2".utf8) + Array(repeating: 0, count: 120_000), "120 kB"),
    ] as [([UInt8], String)])
  func aFontThatCantBeUsedIsTold(bytes: [UInt8], told: String) throws {
    let good = Array("wOF2".utf8)
    let files = bytes.isEmpty ? ["b.woff2": good] : ["b.woff2": good, "r.woff2": bytes]
    let (_, report) = try Content.build(
      SmallContent.files(["site.yaml": SmallContent.site + Self.font]), pictures: files)
    #expect(Content.codes(report) == ["S104"])
    #expect(report.findings.first?.diagnostic.summary.en.contains(told) == true)
  }

  @Test func aTemplateOfOnesOwnStandsOverTheOneThatShips() throws {
    let over = MemoryTree(["pages/not-found.html": "<h1>ไม่มี</h1>\n"])
    let site = MemorySite()
    let report = try Build(
      content: MemoryTree(SmallContent.files()),
      templates: OverlaidTree(over, over: Repository.templates()), today: SmallContent.today
    ).run(into: site)
    #expect(Content.codes(report) == [])
    #expect(site.text("404.html")?.contains("<h1>ไม่มี</h1>") == true)
    #expect(site.text("index.html")?.contains("ps-header") == true)
  }
}
