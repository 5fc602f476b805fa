import Foundation
import Model
import Support
import Testing

@testable import Outputs

@Suite struct RoutesTests {
  @Test func theFirstLanguageStandsAtTheRoot() throws {
    let site = Sample.site()
    let id = try #require(Fund.ID("990101-01A"))
    let (thai, english) = (Routes(site, .thai), Routes(site, .english))
    #expect(thai.address(Routes.home) == "/")
    #expect(english.address(Routes.home) == "/en/")
    #expect(thai.address(Routes.fund(id)) == "/f/990101-01a/")
    #expect(
      english.address(Routes.statement(id, FiscalYear(ending: 2023)))
        == "/en/f/990101-01a/fy/2566/")
    #expect(thai.address(Routes.news(year: 2023)) == "/news/2566/")
    #expect(
      thai.address(Routes.older(Routes.news(year: 2023), page: 2)) == "/news/2566/page/2/")
    #expect(english.address(Routes.news(category: "training")) == "/en/news/c/training/")
    #expect(thai.file("feed.xml") == "feed.xml")
    #expect(thai.file(Routes.home) == "index.html")
    #expect(english.file(Routes.funds) == "en/funds/index.html")
    #expect(thai.file("404.html") == "404.html")
  }

  @Test func theSitesPathStandsBeforeAddressesAndNotBeforeFiles() {
    let routes = Routes(Sample.site("https://a.example/repo/x/", [.english]), .english)
    #expect(routes.address(Routes.news) == "/repo/x/news/")
    #expect(routes.file(Routes.news) == "news/index.html")
  }

  @Test(arguments: [
    ("a-1_b.png", "a-1_b.png"), ("100366ดูงาน.png", "100366-7ef7ca6d.png"),
  ])
  func pictureNamesArePlain(source: String, published: String) {
    if source == published {
      #expect(PictureName.published(source) == published)
    } else {
      let name = PictureName.published(source)
      #expect(name.wholeMatch(of: /100366-[0-9a-f]+\.png/) != nil, "\(name)")
    }
  }

  @Test func differentPicturesHaveDifferentNames() {
    let sources = [
      "ก.png", "ข.png", "A.png", "a.png", "a b.png", "ab.png", "ก.jpg", "A.PNG", "a.b.png",
    ]
    let names = sources.map { PictureName.published($0) }
    #expect(Set(names).count == sources.count, "\(names)")
    for name in names {
      #expect(name.wholeMatch(of: /[a-z0-9._-]+\.(png|jpg)/) != nil, "\(name)")
    }
    #expect(sources.map { PictureName.published($0) } == names)
  }

  /// Items of one year, the newest first: a day apart, and named by when they were written.
  private func items(_ count: Int) throws -> [NewsItem] {
    try (0..<count).reversed().map { number in
      let day = Day.of(2023, 1 + number / 28, 1 + number % 28)
      let text = NewsItem.Text(
        title: "ข่าว\(number)", summary: nil, markdown: [], body: Place(file: FileID(0)))
      return NewsItem(
        year: 2023, slug: "item-\(number)",
        occasion: try #require(Occasion(first: day, last: day)), category: "x",
        texts: [.thai: text])
    }
  }

  private func lists(_ count: Int) throws -> [String: String] {
    let pages = try #require(try Sample.pages(Sample.site("https://a.example/", [.thai]), .thai))
    let files = pages.newsLists(try items(count), prose: []).flatMap { $0() }.filter {
      $0.path.hasSuffix(".html")
    }
    return Dictionary(
      uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  private func slugs(_ html: String) -> [String] {
    html.matches(of: /href="\/news\/2566\/(item-[0-9]+)\/"/).map { String($0.output.1) }
  }

  @Test(arguments: [
    (0, []), (1, ["news/2566/"]), (20, ["news/2566/"]), (39, ["news/2566/"]),
    (40, ["news/2566/", "news/2566/page/1/"]), (41, ["news/2566/", "news/2566/page/1/"]),
    (100, ["news/2566/"] + (1...4).map { "news/2566/page/\($0)/" }),
  ])
  func pagesAreNumberedFromTheOldest(count: Int, paths: [String]) throws {
    let lists = try lists(count)
    #expect(lists.keys.sorted() == (["news/"] + paths).map { $0 + "index.html" }.sorted())
    var years = lists
    let newest = years.removeValue(forKey: "news/index.html") ?? ""
    let all = try items(count).map(\.slug)
    #expect(slugs(newest) == Array(all.prefix(20)))
    let shown = paths.map { slugs(years[$0 + "index.html"] ?? "") }
    #expect(shown.flatMap { $0 }.sorted() == all.sorted(), "each item stands on one page")
    let newestFirst = [shown.first ?? []] + shown.dropFirst().reversed()
    #expect(newestFirst.flatMap { $0 } == all)
    #expect(shown.dropFirst().allSatisfy { $0.count == 20 })
  }

  @Test func theLinksLeadFromPageToPage() throws {
    let lists = try lists(60)
    let middle = try #require(lists["news/2566/page/2/index.html"])
    #expect(middle.contains("href=\"/news/2566/\" rel=\"prev\""))
    #expect(middle.contains("href=\"/news/2566/page/1/\" rel=\"next\""))
    #expect(lists["news/2566/page/1/index.html"]?.contains("rel=\"next\"") == false)
    #expect(lists["news/2566/index.html"]?.contains("rel=\"prev\"") == false)
  }

  @Test(arguments: [19, 39, 40, 59, 60, 99])
  func aNewItemKeepsTheItemsOfOlderPages(count: Int) throws {
    let (before, after) = (try lists(count), try lists(count + 1))
    let older = before.keys.filter { $0.contains("/page/") }
    for path in older { #expect(slugs(before[path] ?? "") == slugs(after[path] ?? ""), "\(path)") }
  }

  @Test(arguments: [41, 61, 98])
  func aNewItemChangesNoOlderPage(count: Int) throws {
    let (before, after) = (try lists(count), try lists(count + 1))
    let changed = before.keys.filter { $0.contains("/page/") && before[$0] != after[$0] }
    #expect(changed.isEmpty, "\(changed.sorted())")
  }
}
