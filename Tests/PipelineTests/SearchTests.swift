import Disclosure
import Foundation
import Model
import Outputs
import Support
import Testing

@testable import Pipeline

/// The search of a whole site: it holds what pages show, and nothing else.
@Suite struct SearchTests {
  private struct Document: Decodable {
    let t: String
    let a: String
    var n: String?
    var h: [String]?
    let x: [String]
  }

  private static let files = SmallContent.files(
    ledger: Content.soundYear,
    [
      "funds/990101-01/fund.yaml":
        "id: 990101-01\nname: {th: กองทุนท่างาม, en: Tha Ngam Fund}\n"
        + "place: {tambon: {th: ท่างาม, en: Tha Ngam}, province: {th: นันทคีรี, en: Nanthakhiri}}\n",
      "news/2566/a.md": Content.news(
        "น้ำท่วม", more: "summary: สรุป\nplace: {name: ศาลา}\nfunds: [990101-01]\n",
        "# ก\n\nเรื่อง**“เงินทุน”**ของ <b>ข</b> 1,234.50\n\n| ค | ง |\n|--|--|\n| จ | ฉ |\n"),
      "news/2566/b.md": Content.news("ข่าวที่สอง", date: "1 มกราคม 2566"),
      "pages/about.md": "---\ntitle: เกี่ยวกับ\n---\nเนื้อหา\n",
    ])

  private func documents(_ site: MemorySite, below folder: String) throws -> [Document] {
    try site.files.keys.filter { $0.hasPrefix(folder) }.sorted().flatMap { path in
      try JSONDecoder().decode([Document].self, from: Data(site.files[path] ?? []))
    }
  }

  @Test func theSearchHoldsWhatItsPagesShow() throws {
    let (site, report) = try Content.build(Self.files)
    #expect(report.isPublished)
    let texts = try documents(site, below: "search/th/texts/d/")
    #expect(texts.map(\.t) == ["เกี่ยวกับ", "ข่าวที่สอง", "น้ำท่วม"])
    #expect(
      texts.last?.x == [
        "สรุป", "ก", "เรื่อง“เงินทุน”ของ ข 1,234.50", "ตารางที่ 1", "ค", "ง", "จ", "ฉ", "ศาลา",
        "กองทุนท่างาม",
      ])
    for document in texts {
      let page = try #require(site.text(String(document.a.dropFirst()) + "index.html"))
      let letters = Content.letters(page)
      for text in document.x where text != "สรุป" {
        #expect(letters.contains(Content.withoutSpaces(text)), "\(document.a): \(text)")
      }
    }
    let funds = try documents(site, below: "search/th/funds/d/")
    #expect(funds.map(\.t) == ["กองทุนท่างาม"])
    #expect(funds.first?.h == ["ต.ท่างาม จ.นันทคีรี", "ตำบลท่างาม จังหวัดนันทคีรี"])
    #expect(funds.first?.n?.contains("1,311.25") == true)
    #expect(funds.first?.x.last == "Tha Ngam Fund · Tha Ngam · Nanthakhiri", "asked for in English")
    #expect(try documents(site, below: "search/en/funds/d/").map(\.t) == ["Tha Ngam Fund"])
  }

  @Test func withoutAScriptEveryTitleStandsUnderItsLetter() throws {
    let (site, _) = try Content.build(Self.files)
    let page = try #require(site.text("search/index.html"))
    let expected = [("ท", "/f/990101-01/"), ("น", "/news/2566/a/"), ("ข", "/news/2566/b/")]
    for (letter, address) in expected {
      let link = page.matches(of: /href="(\/search\/index\/[^"]*)"[^>]*>([^<]*)</)
        .first { $0.output.2 == letter }
      let file = try #require(link.map { $0.output.1.dropFirst() + "index.html" })
      #expect(site.text(String(file))?.contains("href=\"\(address)\"") == true, "\(letter)")
    }
  }

  @Test func everyOtherPageAsksTheSearch() throws {
    let (site, _) = try Content.build(Self.files)
    for (path, bytes) in site.files where path.hasSuffix(".html") {
      let text = String(decoding: bytes, as: UTF8.self)
      let action = path.hasPrefix("en/") ? "/en/search/" : "/search/"
      #expect(text.contains("action=\"\(action)\" method=\"get\" role=\"search\""), "\(path)")
      #expect(text.matches(of: /role="search"/).count == 1, "\(path)")
    }
  }

  @Test(arguments: [1, 3])
  func theOrderOfFilesAndTheNumberOfThreadsChangeNothing(workers: Int) throws {
    let (site, _) = try Content.build(Self.files, workers: 2)
    let again = MemorySite()
    _ = try Build(
      content: ShuffledTree(Self.files.mapValues { Array($0.utf8) }, seed: UInt64(workers)),
      templates: Repository.templates(), today: SmallContent.today, workers: workers
    ).run(into: again)
    func search(_ site: MemorySite) -> [String: [UInt8]] {
      site.files.filter { $0.key.contains("search/") }
    }
    #expect(search(again) == search(site) && search(site).count > 20)
  }

  /// A name in a text stops the page and the search; allowed on the page, it may be found there.
  @Test func whatIsAllowedOnAPageIsAllowedInItsSearch() throws {
    var files = Self.files
    files["news/2566/v.md"] = Content.news(
      "เยี่ยม", more: "summary: ไปเยี่ยมสมาชิก\n", "ไปเยี่ยมนางสมหญิง มั่นคงยิ่ง\n")
    let (_, stopped) = try Content.build(files)
    #expect(!stopped.isPublished)
    let told = stopped.findings.flatMap { $0.diagnostic.notes.map(\.words.en) }.joined(
      separator: "\n")
    let leak = try #require(told.firstMatch(of: /detector ([a-z_A-Z-]+), hash ([0-9a-f]+)/)?.output)
    files["pii-allow.yaml"] =
      "allow:\n"
      + ["news/2566/v/", "en/news/2566/v/"].map { path in
        "  - {detector: \(leak.1), hash: \(leak.2), path: \(path), reason: ก, approver: ข, "
          + "expires: 31/12/2569}\n"
      }.joined()
    let (site, allowed) = try Content.build(files)
    #expect(allowed.isPublished)
    #expect(!Content.codes(allowed).contains { $0.hasPrefix("P") })
    let texts = try documents(site, below: "search/th/texts/d/").flatMap(\.x)
    #expect(texts.contains { $0.contains("สมหญิง") })
  }
}
