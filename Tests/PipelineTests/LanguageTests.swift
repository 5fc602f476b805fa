import Foundation
import Model
import Pipeline
import Support
import Testing

/// A site in a third language, which is one file.
@Suite struct LanguageTests {
  /// The English words with some of their own, without some, as a file of Lao words.
  private static func lao(
    _ own: [String: String] = [:], without: Set<String> = []
  ) throws -> [UInt8] {
    let own = ["language_name": "ລາວ"].merging(own) { $1 }
    let lines = try Repository.text("templates/words/en.yaml").split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    let words = lines.compactMap { line -> String? in
      let key = String(line.prefix { $0 != ":" })
      if without.contains(key) { return nil }
      return own[key].map { "\(key): \"\($0)\"" } ?? String(line)
    }
    let names = own.filter { $0.key.contains { $0.isUppercase } }.map { "\"\($0)\": \"\($1)\"" }
    return Array((words + names.sorted()).map { $0 + "\n" }.joined().utf8)
  }

  private func build(
    _ others: [String: String] = [:], words: [UInt8]? = nil
  ) throws -> (site: MemorySite, report: Report) {
    let site = MemorySite()
    let over = MemoryTree(bytes: ["words/lo.yaml": try words ?? Self.lao()])
    let report = try Build(
      content: MemoryTree(SmallContent.files(ledger: Content.soundYear, others)),
      templates: OverlaidTree(over, over: Repository.templates()), today: SmallContent.today
    ).run(into: site)
    return (site, report)
  }

  private func messages(_ report: Report) -> [String] {
    report.findings.map { "\($0.path ?? ""): \($0.diagnostic.summary.en)" }
  }

  @Test func everyPageStandsInEachLanguage() throws {
    let (site, report) = try build(["news/2566/x.md": Content.news("ก")])
    #expect(Content.codes(report) == [])
    let pages = site.files.keys.filter { !$0.hasPrefix("search/en/") }
    let lao = pages.filter { $0.hasPrefix("lo/") }.map { $0.dropFirst(3) }.sorted()
    #expect(lao == pages.filter { $0.hasPrefix("en/") }.map { $0.dropFirst(3) }.sorted())
    #expect(lao.count > 20 && lao.contains("feed.xml") && lao.contains("news/2566/x/index.html"))
    let search = site.files.keys.filter { $0.hasPrefix("search/lo/") }.map { $0.dropFirst(10) }
    let english = site.files.keys.filter { $0.hasPrefix("search/en/") }.map { $0.dropFirst(10) }
    #expect(!search.isEmpty && search.sorted() == english.sorted())
    #expect(
      site.text("sitemap.xml")?.contains("<loc>https://test.example/lo/f/990101-01/</loc>") == true)
  }

  @Test func aPageNamesItselfAndItsTwinsInOrder() throws {
    let (site, _) = try build()
    let page = try #require(site.text("lo/policy/index.html"))
    let lines = page.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(page.contains("<html lang=\"lo\">"))
    #expect(
      lines.filter { $0.contains("canonical") || $0.contains("hreflang") } == [
        "<link rel=\"canonical\" href=\"https://test.example/lo/policy/\">",
        "<link rel=\"alternate\" hreflang=\"th\" href=\"https://test.example/policy/\">",
        "<link rel=\"alternate\" hreflang=\"en\" href=\"https://test.example/en/policy/\">",
        "<link rel=\"alternate\" hreflang=\"lo\" href=\"https://test.example/lo/policy/\">",
        "<a class=\"ps-lang\" href=\"/policy/\" lang=\"th\" hreflang=\"th\">ไทย</a>",
        "<a class=\"ps-lang\" href=\"/en/policy/\" lang=\"en\" hreflang=\"en\">English</a>",
      ])
    #expect(
      site.text("policy/index.html")?.contains(
        "<a class=\"ps-lang\" href=\"/lo/policy/\" lang=\"lo\" hreflang=\"lo\">ລາວ</a>") == true)
  }

  @Test(arguments: [
    ("{th: ก, en: A, lo: ກ}", "ກ"), ("{th: ก, en: A}", "A"), ("{th: ก}", "ก"), ("ก", "ก"),
    ("{en: A, lo: ກ}", "ກ"),
  ])
  func aNameIsInItsLanguageElseInEnglishElseInThai(name: String, shown: String) throws {
    let (site, report) = try build(
      ["funds/990101-01/fund.yaml": "id: 990101-01\nname: \(name)\n"])
    #expect(Content.codes(report) == [])
    #expect(site.text("lo/f/990101-01/index.html")?.contains("<h1>\(shown)</h1>") == true)
  }

  @Test func daysAndNumbersAreAsTheWordsFileSays() throws {
    let own = [
      "month_10": "ຕຸລາ", "date": "{month} {day}, {year}", "year_era": "buddhist",
      "digits": "໐໑໒໓໔໕໖໗໘໙", "number_group": ".", "number_decimal": ",",
    ]
    let (site, report) = try build(words: Self.lao(own))
    #expect(Content.codes(report) == [])
    let page = try #require(site.text("lo/f/990101-01/index.html"))
    #expect(page.contains("<time datetime=\"2022-10-05\">ຕຸລາ ໕, ໒໕໖໕</time>"))
    #expect(page.contains("໑.໓໑໑,໒໕"))
    let search = try #require(site.text("search/lo/funds/d/0.json"))
    #expect(search.contains("1,311.25") && !search.contains("໑"))
  }

  @Test func accountsAndFaultsMayHaveNamesInTheWordsFile() throws {
    let ledger = Content.soundYear + "9/10/2565,ก,ไม่มีหมวดนี้,เงินสด,5.00,,1316.25\n"
    let own = ["Assets:Cash": "ເງິນສົດ", "F30": "ບໍ່ຮູ້ຈັກໝວດ"]
    let sound = try build(words: Self.lao(own)).site.text("lo/f/990101-01/index.html")
    #expect(sound?.contains("ເງິນສົດ") == true)
    let (site, _) = try build(
      ["funds/990101-01/ledger/2566.csv": ledger], words: Self.lao(own))
    #expect(site.text("lo/f/990101-01/index.html")?.contains("ບໍ່ຮູ້ຈັກໝວດ") == true)
  }

  @Test func aMissingWordNamesItsFileAndBuildsNothing() throws {
    let words = try Self.lao(without: ["nav_home", "markdown_table", "month_3", "skip"])
    let (site, report) = try build(words: words)
    #expect(
      messages(report)
        == ["markdown_table", "month_3", "nav_home", "skip"].map {
          "templates/words/lo.yaml: There is no word “\($0)” in the words file"
        })
    #expect(Set(Content.codes(report)) == ["T405"])
    #expect(site.files.isEmpty)
  }

  @Test(arguments: [
    ("date", "{day} {month}"), ("date", "{day} {month} {year} {era}"), ("digits", "012345678"),
    ("digits", "0123456788"), ("year_era", "lunar"), ("clock", "{hour}"),
  ])
  func aFormThatCannotBeFilledIsTold(word: String, text: String) throws {
    let (site, report) = try build(words: Self.lao([word: text]))
    #expect(Content.codes(report) == ["S104"])
    #expect(
      messages(report).first?.hasPrefix("templates/words/lo.yaml: The word “\(word)”") == true)
    #expect(site.files.isEmpty)
  }

  @Test func aNameInBracesThatNothingFillsInIsTold() throws {
    let words = try Self.lao(["news_page": "{titel} {page}", "nav_home": "{x}"])
    let (site, report) = try build(words: words)
    #expect(Content.codes(report) == ["T401", "T401"])
    #expect(
      messages(report)
        == [("nav_home", "x"), ("news_page", "titel")].map {
          "templates/words/lo.yaml: The word “\($0)” has {\($1)}, which nothing fills in"
        })
    #expect(site.files.isEmpty)
  }

  @Test func aNewsItemHasItsOwnText() throws {
    let (site, report) = try build([
      "news/2566/x.md": Content.news("ไทย", "เนื้อหา\n"),
      "news/2566/x.en.md": "---\ntitle: English\n---\nBody\n",
      "news/2566/x.lo.md": "---\ntitle: ລາວ\n---\nເນື້ອໃນ\n",
    ])
    #expect(Content.codes(report) == [])
    #expect(report.newsCount == 1)
    let page = try #require(site.text("lo/news/2566/x/index.html"))
    #expect(page.contains("<h1>ລາວ</h1>") && page.contains("<p>ເນື້ອໃນ</p>"))
    #expect(site.text("news/2566/x/index.html")?.contains("<h1>ไทย</h1>") == true)
    #expect(site.text("en/news/2566/x/index.html")?.contains("<h1>English</h1>") == true)
  }

  @Test func aNewsItemWithoutItIsInEnglishElseInThaiAndSaysSo() throws {
    let (site, _) = try build([
      "news/2566/x.md": Content.news("ไทย"), "news/2566/y.md": Content.news("สอง"),
      "news/2566/x.en.md": "---\ntitle: English\n---\nBody\n",
    ])
    #expect(
      site.text("lo/news/2566/x/index.html")?.contains("<h1 lang=\"en\">English</h1>") == true)
    #expect(site.text("lo/news/2566/y/index.html")?.contains("<h1 lang=\"th\">สอง</h1>") == true)
  }

  @Test func aTextInALanguageWithoutWordsIsTold() throws {
    let (_, report) = try Content.build(
      SmallContent.files([
        "funds/990101-01/fund.yaml": "id: 990101-01\nname: {th: ก, lo: ກ}\n",
        "news/2566/x.md": Content.news("ก"), "news/2566/x.lo.md": "---\ntitle: ກ\n---\nກ\n",
      ]))
    #expect(Content.codes(report) == ["N207", "S102"])
    let helps = report.findings.map { $0.diagnostic.help?.en ?? "" }
    #expect(
      helps == [
        "A translation needs the site's templates/words/lo.yaml; else take out the full stop",
        "Known languages: th, en; templates/words/lo.yaml would add this one",
      ])
  }

  @Test func withoutTemplatesATextMayBeInAnyLanguage() throws {
    let files = SmallContent.files(
      ledger: Content.soundYear,
      ["funds/990101-01/fund.yaml": "id: 990101-01\nname: {th: ก, lo: ກ}\n"])
    let report = try Build(content: MemoryTree(files), today: SmallContent.today).run()
    #expect(Content.codes(report) == [])
  }

  @Test func theSettingsMayChooseAmongTheLanguages() throws {
    let (site, report) = try build(["site.yaml": SmallContent.site + "languages: [lo, th]\n"])
    #expect(Content.codes(report) == [])
    #expect(site.text("index.html")?.contains("<html lang=\"lo\">") == true)
    #expect(site.files["th/index.html"] != nil && site.files["en/index.html"] == nil)
  }

  @Test func aPageMayNotTakeTheAddressOfALanguage() throws {
    let (site, report) = try build(["pages/lo.md": "---\ntitle: ก\n---\nข\n"])
    #expect(Content.codes(report) == ["N207"])
    #expect(site.text("lo/index.html")?.contains("<h1>ก</h1>") == false)
  }
}
