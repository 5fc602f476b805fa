import Model
import Outputs
import Support
import Testing

@testable import Pipeline

@Suite struct LinkTests {
  private func found(_ body: String, _ others: [String: String] = [:]) throws -> [String] {
    let files = ["news/2566/x.md": Content.news("ก", body)].merging(others) { $1 }
    let (_, report) = try Content.build(SmallContent.files(files))
    return report.findings.map { finding in
      let place = finding.diagnostic.place
      let columns = place.map { "\($0.columns.lowerBound)-\($0.columns.upperBound)" } ?? ""
      return "\(finding.diagnostic.code.rawValue)@\(place?.line ?? 0):\(columns)"
    }
  }

  @Test(arguments: [
    "/", "/news/", "/news", "/news/2566/x/", "/en/news/2566/x/", "/f/990101-01/", "/feed.xml",
    "/f/990101-01", "/assets/site.css", "#ส่วน-ก", "/news/2566/x/#ส่วน-ก", "/f/990101-01/#main",
    "../x/", "../../2566/x/#top", "./", "?q=1", "#", "https://test.example/news/",
    "https://test.example", "https://other.example/nothing/",
    "//other.example/", "/news/2566/x/index.html", "/news/./2566/../2566/x/", "/news/?a=b#main",
    "/news/2566/x/#%E0%B8%AA%E0%B9%88%E0%B8%A7%E0%B8%99-%E0%B8%81",
  ])
  func aLinkThatLeadsSomewhereIsQuiet(address: String) throws {
    #expect(try found("[ก](\(address))\n\n## ส่วน ก\n") == [])
  }

  @Test(arguments: [
    "/newss/", "/news/2566/y/", "/f/990101-02/", "#ไม่มี", "/news/#ไม่มี", "/f/990101-01/#ไม่มี",
    "../y/", "y", "/news/2566/x/y/", "https://test.example/y/", "/en/y/", "/feed.atom",
  ])
  func aLinkThatLeadsNowhereIsToldAtItsAddress(address: String) throws {
    let end = 10 + address.utf8.count
    #expect(try found("ก [ข](\(address))\n") == ["M304@6:10-\(end)"])
  }

  @Test func aLinkIsToldOnceForTwoLanguagesAndInEachTextThatHasIt() throws {
    #expect(try found("[ก](/y/)\n") == ["M304@6:6-9"])
    let english = ["news/2566/x.en.md": "---\ntitle: A\n---\n[b](/y/)\n"]
    #expect(try found("[ก](/y/)\n", english).count == 2)
  }

  @Test func linksToWhatIsntPublishedAreBroken() throws {
    let draft = ["news/2566/y.md": Content.news("ข", more: "draft: true\n")]
    #expect(try found("[ก](/news/2566/y/)\n", draft) == ["N210@5:7-11", "M304@6:6-19"])
  }

  @Test(arguments: [
    ("ก [ข](/a b/) ค\n", "M305@6:10-15"), ("![ข](a b.png)\n", "M305@6:7-14"),
    ("ก\n\n- **[ข](/ข่าว ใหม่/)**\n", "M305@8:10-37"),
  ])
  func aLinkWithASpaceStopsItsItem(body: String, place: String) throws {
    #expect(try found(body) == [place])
    let (site, _) = try Content.build(
      SmallContent.files(["news/2566/x.md": Content.news("ก", body)]))
    #expect(site.files["news/2566/x/index.html"] == nil)
  }

  @Test(arguments: [
    "[ข](</news/?a b>)", "[ข](/news/ \"ค ง\")", "`[ข](a b)`", "[ข\\](a b)", "    [ข](a b)",
    "[ข] (a b)", "[ข](a\nb)", "```\n[ข](a b)\n```",
  ])
  func whatIsNoLinkIsNotToldToHaveASpace(body: String) throws {
    #expect(try found(body + "\n").filter { $0.hasPrefix("M305") } == [])
  }

  @Test func addressesOfOtherSitesAreListed() throws {
    let body = "[ก](https://a.example/ข) www.b.example\n\nhttps://c.example/dครับ [ข](/news/)\n"
    let (_, report) = try Content.build(
      SmallContent.files(["news/2566/x.md": Content.news("ก", body)]))
    let links = Set(report.outsideLinks.map { "\($0.address) \($0.file):\($0.line)" })
    #expect(
      links == [
        "https://a.example/ข content/news/2566/x.md:6",
        "http://www.b.example content/news/2566/x.md:6",
        "https://c.example/d content/news/2566/x.md:8",
      ])
  }

  @Test func aTemplateThatNamesNothingIsTold() throws {
    var templates = try Repository.files(below: "templates")
    templates["pages/frame.html"]? += Array(
      "<a href=\"{{root}}/no/\"></a><a href=\"#no\"></a><a href=\"#main\"></a>".utf8)
    let (_, report) = try Content.build(
      SmallContent.files(), templates: MemoryTree(bytes: templates))
    #expect(Content.codes(report) == ["M304", "M304"])
    #expect(report.findings.allSatisfy { $0.path == "templates/pages/frame.html" })
  }
}
