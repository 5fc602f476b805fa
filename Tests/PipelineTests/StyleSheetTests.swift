import Model
import Pipeline
import Support
import Testing

/// One style sheet, made of the site's own and the components'.
@Suite struct StyleSheetTests {
  private static func build(_ templates: any InputTree) throws -> (MemorySite, [String]) {
    let site = MemorySite()
    let report = try Build(
      content: MemoryTree(SmallContent.files()), templates: templates, today: SmallContent.today
    ).run(into: site)
    return (site, Content.codes(report))
  }

  /// The templates that ship, with these styles and no others.
  private static func templates(_ styles: [String: String]) throws -> MemoryTree {
    let files = try Repository.files(below: "templates").filter { !$0.key.hasSuffix(".css") }
    return MemoryTree(bytes: files.merging(styles.mapValues { Array($0.utf8) }) { $1 })
  }

  @Test func stylesOfComponentsStandInPlaceOfTheLineInTheOrderOfTheirNames() throws {
    let (site, codes) = try Self.build(
      Self.templates([
        "assets/site.css": ".a {}\n  /* components */\r\n.z {}\n",
        "components/news-card/style.css": ".d {}\n", "components/news/style.css": ".c {}",
        "components/brand/style.css": ".b {}\n", "components/brand/more/style.css": ".x {}\n",
      ]))
    #expect(codes == [])
    #expect(site.files.keys.filter { $0.hasSuffix(".css") } == ["assets/site.css"])
    #expect(site.text("assets/site.css") == ".a {}\n.b {}\n.c {}\n.d {}\n.z {}\n")
  }

  @Test func aSheetWithoutComponentsIsPublishedAsItIs() throws {
    let (site, codes) = try Self.build(Self.templates(["assets/site.css": "body {}"]))
    #expect(codes == [])
    #expect(site.text("assets/site.css") == "body {}")
  }

  @Test func aThemeReplacesTheStyleOfOneComponentAlone() throws {
    let over = MemoryTree(["components/brand/style.css": ".mine {}\n"])
    let (site, codes) = try Self.build(OverlaidTree(over, over: Repository.templates()))
    let style = try #require(site.text("assets/site.css"))
    #expect(codes == [])
    #expect(style.contains(".mine {}\n") && style.contains(".ps-nav__link"))
    #expect(!style.contains(".ps-brand"))
  }

  @Test func stylesWithoutAPlaceStopTheBuild() throws {
    let styles = [
      ["assets/site.css": "body {}\n/* components: */\n"],
      ["assets/other.css": "/* components */\n"],
    ]
    for style in styles {
      let (site, codes) = try Self.build(
        Self.templates(style.merging(["components/brand/style.css": ".b {}\n"]) { $1 }))
      #expect(codes == ["T403"])
      #expect(site.files.isEmpty)
    }
  }
}
