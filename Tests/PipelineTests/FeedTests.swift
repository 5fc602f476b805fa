import Foundation
import Support
import Testing

@testable import Pipeline

@Suite struct FeedTests {
  private static let news = [
    "news/2566/a.md": Content.news(
      "ก & <ข>", more: "time: 13.30 น.\nsummary: สรุป “ก”\ntags: [ดูงาน]\nfunds: [990101-01]\n"),
    "news/2566/a.en.md": "---\ntitle: Title\nsummary: Summary\n---\nb\n",
    "news/2566/b.md": Content.news("เก่า", date: "พ.ศ. 2565"),
  ]

  private func site(_ files: [String: String] = news) throws -> MemorySite {
    let (site, report) = try Content.build(SmallContent.files(files))
    #expect(Content.codes(report) == [])
    return site
  }

  @Test func aFeedSaysTheSameInThreeForms() throws {
    let site = try site()
    let base = "https://test.example/"
    #expect(
      site.text("f/990101-01/feed.xml") == """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="th">
          <title>กองทุนทดสอบ · ทดสอบ</title>
          <subtitle>ข่าวของกองทุนสวัสดิการชุมชนและเครือข่าย</subtitle>
          <id>\(base)f/990101-01/</id>
          <updated>2023-03-10T13:30:00+07:00</updated>
          <author><name>ทดสอบ</name></author>
          <link rel="self" type="application/atom+xml" href="\(base)f/990101-01/feed.xml"/>
          <link rel="alternate" type="text/html" href="\(base)f/990101-01/"/>
          <entry>
          <title>ก &amp; &lt;ข&gt;</title>
          <id>\(base)news/2566/a/</id>
          <link rel="alternate" type="text/html" href="\(base)news/2566/a/"/>
          <published>2023-03-10T13:30:00+07:00</published>
          <updated>2023-03-10T13:30:00+07:00</updated>
          <category term="อบรม"/>
          <category term="ดูงาน"/>
          <summary>สรุป “ก”</summary>
          </entry>
        </feed>

        """)
    let rss = try #require(site.text("f/990101-01/rss.xml"))
    #expect(rss.contains("<pubDate>Fri, 10 Mar 2023 13:30:00 +0700</pubDate>"))
    #expect(rss.contains("<guid isPermaLink=\"true\">\(base)news/2566/a/</guid>"))
    let json = try #require(site.files["f/990101-01/feed.json"])
    let feed = try #require(
      try JSONSerialization.jsonObject(with: Data(json)) as? [String: any Sendable])
    #expect(feed["feed_url"] as? String == base + "f/990101-01/feed.json")
    let item = try #require((feed["items"] as? [[String: any Sendable]])?.first)
    #expect(item["title"] as? String == "ก & <ข>")
    #expect(item["date_published"] as? String == "2023-03-10T13:30:00+07:00")
  }

  @Test func theSiteEachCategoryAndEachFundWithNewsHasFeedsInEachLanguage() throws {
    let feeds = try site().files.keys.filter { $0.hasSuffix("feed.xml") }.sorted()
    #expect(
      feeds == [
        "en/f/990101-01/feed.xml", "en/feed.xml", "en/news/c/training/feed.xml",
        "f/990101-01/feed.xml", "feed.xml", "news/c/training/feed.xml",
      ])
    let without = try site([:]).files.keys.filter { $0.contains("feed") || $0.contains("rss") }
    #expect(without.isEmpty)
  }

  @Test func thePagesNameTheirFeeds() throws {
    let site = try site()
    func feeds(_ path: String) -> [String] {
      (site.text(path) ?? "").matches(
        of:
          /rel="alternate" type="application[^>]*" href="[a-z:]*\/\/test.example([^"]*)"/
      ).map { String($0.output.1) }
    }
    func named(_ folder: String) -> [String] {
      ["feed.xml", "rss.xml", "feed.json"].map { folder + $0 }
    }
    #expect(feeds("index.html") == named("/"))
    #expect(feeds("en/news/index.html") == named("/en/"))
    #expect(feeds("news/c/training/index.html") == named("/news/c/training/"))
    #expect(feeds("f/990101-01/index.html") == named("/f/990101-01/"))
    for page in site.files.keys where page.hasSuffix(".html") {
      for feed in feeds(page) {
        #expect(site.files[String(feed.dropFirst())] != nil, "\(page) names \(feed)")
      }
    }
  }

  @Test func theTimesAreTheItemsAndTheNewestFirst() throws {
    let atom = try #require(try site().text("en/feed.xml"))
    let times = atom.matches(of: /<updated>([^<]*)</).map { String($0.output.1) }
    #expect(
      times == [
        "2023-03-10T13:30:00+07:00", "2023-03-10T13:30:00+07:00", "2022-01-01T00:00:00+07:00",
      ])
    #expect(atom.contains("<title>Title</title>") && atom.contains("<summary>Summary</summary>"))
  }
}
