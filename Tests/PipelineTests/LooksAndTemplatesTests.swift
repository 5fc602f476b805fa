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
