import Model
import Support
import Testing

@testable import Pipeline

@Suite struct MovedTests {
  private func build(_ moves: String) throws -> (site: MemorySite, codes: [String]) {
    let (site, report) = try Content.build(
      SmallContent.files([
        "news/2566/x.md": Content.news("ก", more: "moved_from: [\(moves)]\n"),
        "news/2566/y.md": Content.news("ข"),
        "pages/about.md": "---\ntitle: ค\nmoved_from: /เกี่ยวกับ.html\n---\nง\n",
        "news/2566/x.en.md": "---\ntitle: D\nmoved_from: /en/old/\n---\ne\n",
      ]))
    return (site, Content.codes(report))
  }

  @Test func anEarlierAddressLeadsOn() throws {
    let (site, codes) = try build("/news/2561/old/, /2018/post, /a.html")
    #expect(codes == [])
    for path in ["news/2561/old/index.html", "2018/post/index.html", "a.html"] {
      let page = try #require(site.text(path), "\(path)")
      #expect(page.contains("<meta http-equiv=\"refresh\" content=\"0; url=/news/2566/x/\">"))
      #expect(page.contains("<link rel=\"canonical\" href=\"https://test.example/news/2566/x/\">"))
      #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
      #expect(page.contains("<a href=\"/news/2566/x/\">ก</a>"))
    }
    #expect(site.text("en/old/index.html")?.contains("url=/en/news/2566/x/") == true)
    #expect(site.text("เกี่ยวกับ.html")?.contains("url=/about/") == true)
  }

  @Test(arguments: ["/news/2566/y/", "/news/", "/", "/about/", "/404.html", "/old/, /old/"])
  func anAddressThatIsTakenIsTold(moves: String) throws {
    let (site, codes) = try build(moves)
    #expect(codes == [moves == "/" ? "S104" : "N207"])
    #expect(site.text("news/2566/y/index.html")?.contains("refresh") == false)
  }

  @Test(arguments: [
    "old/", "https://a.example/b/", "/a?b=1", "/a#b", "/../a/", "/.hidden/", "//a/", "/a//b/",
    "/a.php", "/f/990101-01/", "/en/f/990101-01/", "/a b/", "/a.html/b/", "/%41/",
  ])
  func whatCantBeAnAddressIsTold(move: String) throws {
    let (site, codes) = try build("\"\(move)\"")
    #expect(codes == ["S104"])
    #expect(site.files["news/2566/x/index.html"] == nil)
  }
}
