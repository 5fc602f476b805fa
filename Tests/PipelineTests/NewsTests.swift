import Foundation
import Model
import Outputs
import Support
import Testing

@testable import Pipeline

@Suite struct NewsTests {
  private func build(
    _ files: [String: String], pictures: [String: [UInt8]] = [:]
  ) throws -> (site: MemorySite, report: Report) {
    try Content.build(SmallContent.files(files), pictures: pictures)
  }

  @Test(arguments: [
    ("x.md", "no front matter", "N201"), ("x.md", "---\ntitle: ก\n---\n", "S103"),
    ("x.md", Content.news("ก", date: "31/4/2566"), "N202"),
    ("x.md", Content.news("ก", more: "funds: [990109-01]\n"), "N204"),
    ("x.md", Content.news("ก", more: "cover: {file: no.png, alt: ภาพ}\n"), "N205"),
    ("x.md", Content.news("ก", more: "titel: ข\n"), "S102"),
    ("X ข.md", Content.news("ก"), "N207"),
    ("x.md", Content.news("ก").replacing("training", with: "trainings"), "N206"),
    ("x.en.md", Content.news("ก"), "N207"), ("sub/x.md", Content.news("ก"), "N207"),
  ])
  func anItemWithAnErrorIsLeftOutAndTheRestIsPublished(
    name: String, text: String, code: String
  ) throws {
    let (site, report) = try build([
      "news/2566/\(name)": text, "news/2566/good.md": Content.news("ข่าวดี"),
    ])
    #expect(Set(Content.codes(report)).contains(code), "\(Content.codes(report))")
    #expect(report.isPublished)
    #expect(report.newsCount == 1)
    #expect(site.files["news/2566/good/index.html"] != nil)
    #expect(!site.files.keys.contains { $0.hasPrefix("news/2566/") && $0.contains("x/") })
  }

  @Test(arguments: ["M301", "N205"])
  func anItemWhoseTextHasAnErrorIsLeftOutToo(code: String) throws {
    let body = code == "M301" ? String(repeating: "[", count: 6_000) : "![ภาพ](no.png)\n"
    let (site, report) = try build(["news/2566/x.md": Content.news("ก", body)])
    #expect(Content.codes(report) == [code])
    #expect(site.files["news/2566/x/index.html"] == nil)
    #expect(report.newsCount == 0)
  }

  @Test func newsOutsideAYearIsTold() throws {
    for path in ["news/x.md", "news/66/x.md", "news/2023/x.md", "news/abcd/x.md"] {
      let (_, report) = try build([path: Content.news("ก")])
      #expect(Content.codes(report) == ["N207"], "\(path)")
    }
  }

  @Test(arguments: [
    ("draft: true\n", "10 มีนาคม 2566", "N210@5"), ("draft: false\n", "10 มีนาคม 2566", nil),
    ("", "1 พฤศจิกายน 2569", "N210@3"), ("", "31 ตุลาคม 2569", nil),
    ("", "31 ตุลาคม 2569 - 2 พฤศจิกายน 2569", nil), ("", "ปีงบประมาณ 2570", nil),
    ("expires: 30 ตุลาคม 2569\n", "10 มีนาคม 2566", "N210@5"),
    ("expires: 31 ตุลาคม 2569\n", "10 มีนาคม 2566", nil),
    ("draft: maybe\n", "10 มีนาคม 2566", "S104@5"), ("expires: 2569\n", "10 มีนาคม 2566", "S104@5"),
  ])
  func aDraftALaterItemAndAnExpiredOneWaitAndSaySo(
    more: String, date: String, found: String?
  ) throws {
    let (site, report) = try build(
      [
        "news/2569/x.md": Content.news(
          "ก", date: date,
          more: more + "cover: {file: a.png, alt: ข, people: none}\nfunds: [990101-01]\n")
      ], pictures: ["news/2569/a.png": Content.picture])
    let codes = report.findings.map {
      "\($0.diagnostic.code.rawValue)@\($0.diagnostic.place?.line ?? 0)"
    }
    #expect(codes == [found].compactMap { $0 })
    #expect(report.newsCount == (found == nil ? 1 : 0))
    let shown = site.files.filter { $0.key.hasPrefix("news/2569/") }
    #expect(shown.isEmpty == (found != nil))
    #expect(site.text("f/990101-01/index.html")?.contains("/news/2569/x/") == (found == nil))
  }

  @Test func aTranslationStandsOnThePagesOfItsLanguage() throws {
    let (site, report) = try build([
      "news/2566/x.md": Content.news("ไทย", "เนื้อหา\n"),
      "news/2566/x.en.md": "---\ntitle: English\n---\nBody\n",
    ])
    #expect(Content.codes(report) == [])
    #expect(report.newsCount == 1)
    let english = try #require(site.text("en/news/2566/x/index.html"))
    #expect(english.contains("English</h1>") && english.contains("<p>Body</p>"))
    #expect(!english.contains("เนื้อหา"))
    #expect(site.text("news/2566/x/index.html")?.contains("ไทย</h1>") == true)
  }

  @Test func withoutATranslationTheOriginalStandsThereWithItsLanguage() throws {
    let (site, _) = try build(["news/2566/x.md": Content.news("ไทย", "เนื้อหา\n")])
    let english = try #require(site.text("en/news/2566/x/index.html"))
    #expect(english.contains("<h1 lang=\"th\">ไทย</h1>"))
    #expect(english.contains("<div class=\"ps-prose\" lang=\"th\">"))
  }

  @Test func twoFilesForOneLanguageAreTold() throws {
    let (_, report) = try build([
      "news/2566/x.md": Content.news("หนึ่ง"), "news/2566/x.th.md": Content.news("สอง"),
    ])
    #expect(!report.findings.isEmpty)
  }

  @Test func newsStandsWithTheNewestFirst() throws {
    let (site, _) = try build([
      "news/2566/a.md": Content.news("ก", date: "1 มีนาคม 2566"),
      "news/2566/b.md": Content.news("ข", date: "10 มีนาคม 2566"),
      "news/2566/c.md": Content.news("ค", date: "10 มีนาคม 2566"),
      "news/2566/d.md": Content.news("ง", date: "10-13 มีนาคม 2566"),
      "news/2567/e.md": Content.news("จ", date: "1 มกราคม 2567"),
    ])
    func slugs(_ path: String) -> [String] {
      (site.text(path) ?? "").matches(of: /<h2[^>]*><a href="\/news\/[0-9]+\/([a-z])\/"/)
        .map { String($0.output.1) }
    }
    #expect(slugs("news/index.html") == ["e", "d", "b", "c", "a"])
    #expect(slugs("news/2566/index.html") == ["d", "b", "c", "a"])
    #expect(slugs("news/2567/index.html") == ["e"])
  }

  @Test func categoriesAndTagsHaveTheirPages() throws {
    let (site, report) = try build([
      "news/2566/a.md": Content.news("ก", date: "1/3/2566", more: "tags: [น้ำท่วม, เงิน 1]\n"),
      // The same tag with its marks in another order, and once more in the same item.
      "news/2566/b.md": Content.news("ข", date: "2/3/2566", more: "tags: [นํ้าท่วม, น้ําท่วม]\n"),
      "news/2566/c.md": Content.news("ค", date: "3/3/2566"),
    ])
    #expect(Content.codes(report) == [])
    func slugs(_ path: String) -> [String] {
      (site.text(path) ?? "").matches(of: /<h2[^>]*><a href="\/(?:en\/)?news\/2566\/([a-z])\/"/)
        .map { String($0.output.1) }
    }
    #expect(slugs("news/c/training/index.html") == ["c", "b", "a"])
    #expect(slugs("news/t/น้ำท่วม/index.html") == ["b", "a"])
    #expect(slugs("en/news/t/น้ำท่วม/index.html") == ["b", "a"])
    #expect(slugs("news/t/เงิน-1/index.html") == ["a"])
    #expect(site.files.keys.filter { $0.hasPrefix("news/t/") && $0.hasSuffix("l") }.count == 2)
    let item = try #require(site.text("news/2566/b/index.html"))
    let tag = "/news/t/%E0%B8%99%E0%B9%89%E0%B8%B3%E0%B8%97%E0%B9%88%E0%B8%A7%E0%B8%A1/"
    #expect(item.contains("href=\"\(tag)\""))
    #expect(item.contains("<a class=\"ps-kind\" href=\"/news/c/training/\">"))
    let list = try #require(site.text("news/index.html"))
    #expect(list.contains("href=\"\(tag)\""))
    #expect(
      site.text("en/news/index.html")?.contains("<ul class=\"ps-years\" lang=\"th\">") == true)
  }

  @Test(
    arguments: [
      ("เนื้อหา\n", "เนื้อหา"), ("# ก\n\nหัวข้อ\n\nเนื้อ**หา** [ลิงก์](/news/)\n\nต่อ\n", "เนื้อหา ลิงก์ ต่อ"),
      ("- ก\n- ข\n\n📌 หนึ่ง\n\n📌 สอง\n", "หนึ่ง สอง"), ("| ก |\n| --- |\n", nil), ("", nil),
      (
        String(repeating: "ประชุม ", count: 40) + "\n",
        String(repeating: "ประชุม ", count: 26).dropLast() + "…"
      ),
    ] as [(String, String?)])
  func anItemWithoutASummaryIsToldByItsBeginning(body: String, teaser: String?) throws {
    let (site, report) = try build(["news/2566/x.md": Content.news("หัวข้อ", body)])
    #expect(Content.codes(report) == [])
    let list = try #require(site.text("news/index.html"))
    let shown = list.firstMatch(of: /<p class="ps-item__text">([^<]*)</).map { String($0.output.1) }
    #expect(shown == teaser)
    let summary = site.text("feed.xml")?.firstMatch(of: /<summary>([^<]*)</)
    #expect(summary.map { String($0.output.1) } == teaser ?? "หัวข้อ")
  }

  @Test func picturesArePublishedUnderPlainNames() throws {
    let published = "news/2566/" + PictureName.published("ภาพ 1.png")
    let (site, report) = try build(
      [
        "news/2566/x.md": Content.news(
          "ก", more: "cover: {file: ภาพ 1.png, alt: ชาวบ้าน, consent: true}\n", "![ข](<ภาพ 1.png>)\n"
        )
      ],
      pictures: ["news/2566/ภาพ 1.png": Content.picture, "news/2566/no.png": [1, 2, 3]])
    #expect(Content.codes(report) == ["N205"], "one isn't a picture")
    #expect(site.files[published] == Content.picture)
    #expect(site.files.keys.filter { $0.hasSuffix(".png") } == [published])
    let page = try #require(site.text("news/2566/x/index.html"))
    #expect(page.contains("<img class=\"ps-cover__image\" src=\"/\(published)\" alt=\"ชาวบ้าน\""))
    #expect(page.contains("<img src=\"/\(published)\" alt=\"ข\" width=\"40\" height=\"30\""))
  }

  @Test func aPictureIsPublishedWithoutWhatAProgramWroteIntoIt() throws {
    let text: [UInt8] = [0, 0, 0, 4, 0x74, 0x45, 0x58, 0x74] + Array("Name".utf8) + [0, 0, 0, 0]
    let bytes: [UInt8] = Array(Content.picture.prefix(33)) + text + Content.picture.dropFirst(33)
    let photos = "photos: [{file: a.png, consent: true}]\n"
    let (site, _) = try build(
      ["news/2566/x.md": Content.news("ก", more: photos, "![ข](a.png)\n")],
      pictures: ["news/2566/a.png": bytes])
    #expect(site.files["news/2566/a.png"] == Content.picture)
  }

  @Test func aPictureNeedsConsentOrNobodyInIt() throws {
    func codes(_ item: String, _ policy: String = "version: 1\n") throws -> [String] {
      let (_, report) = try build(
        ["news/2566/x.md": item, "policy.yaml": policy], pictures: ["news/2566/a.png": picture])
      return Content.codes(report)
    }
    let picture = Content.picture
    let body = "![ข](a.png)\n"
    #expect(try codes(Content.news("ก", body)) == ["N209"])
    #expect(
      try codes(Content.news("ก", more: "photos: [{file: b.png, consent: true}]\n", body)) == [
        "N209"
      ])
    let consent = Content.news("ก", more: "photos: [{file: a.png, consent: true}]\n", body)
    #expect(try codes(consent) == [])
    let none = "version: 1\nclasses: {photos: never}\n"
    #expect(try codes(consent, none) == ["N209"])
    let cover = Content.news("ก", more: "cover: {file: a.png, alt: ข, people: none}\n")
    #expect(try codes(cover) == [])
    #expect(try codes(cover, none) == ["N209"])
  }

  @Test(arguments: [
    "![](a.png)\n", "![ ](a.png)\n", "![a.png](a.png)\n", "![IMG_0012](a.png)\n",
  ])
  func aPictureInATextNeedsWordsThatAreNoFileName(body: String) throws {
    let (site, report) = try build(
      ["news/2566/x.md": Content.news("ก", more: "photos: [{file: a.png, people: none}]\n", body)],
      pictures: ["news/2566/a.png": Content.picture])
    #expect(Content.codes(report) == ["N205"])
    #expect(site.files["news/2566/a.png"] == nil)
  }

  @Test func aGalleryShowsItsPicturesBelowTheText() throws {
    func gallery(_ list: String) throws -> (site: MemorySite, report: Report) {
      try build(
        ["news/2566/x.md": Content.news("ก", more: "gallery: [\(list)]\n")],
        pictures: ["news/2566/a.png": Content.picture, "news/2566/b.png": Content.picture])
    }
    let (site, report) = try gallery(
      "{file: a.png, alt: ศาลา, people: none}, {file: b.png, alt: ทุ่งนา, consent: true}")
    #expect(Content.codes(report) == [])
    let page = try #require(site.text("news/2566/x/index.html"))
    #expect(page.contains("alt=\"ศาลา\" width=\"40\" height=\"30\" loading=\"lazy\""))
    #expect(page.contains("alt=\"ทุ่งนา\""))
    #expect(site.files["news/2566/b.png"] == Content.picture)
    #expect(try Content.codes(gallery("{file: a.png, alt: ศาลา}").report) == ["N209"])
    #expect(try Content.codes(gallery("{file: a.png, people: none}").report) == ["N205"])
    #expect(try Content.codes(gallery("{file: c.png, alt: ก, people: none}").report) == ["N205"])
  }

  @Test func anItemNamesTheItemsNearestToIt() throws {
    func more(_ tags: String, _ fund: Bool = false) -> String {
      "tags: [\(tags)]\n" + (fund ? "funds: [990101-01]\n" : "")
    }
    var files = [
      "news/2566/x.md": Content.news("ก", date: "5/3/2566", more: more("ดูงาน", true)),
      "news/2566/fund.md": Content.news("ข", date: "1/3/2566", more: more("", true)),
      "news/2566/tag.md": Content.news("ค", date: "9/3/2566", more: more("ดูงาน")),
      "news/2566/near.md": Content.news("ง", date: "4/3/2566"),
      "news/2566/far.md": Content.news("จ", date: "1/1/2566"),
    ]
    func related(_ slug: String) throws -> [String] {
      let (site, report) = try build(files)
      #expect(Content.codes(report) == [])
      let page = site.text("news/2566/\(slug)/index.html") ?? ""
      return page.matches(of: /<h3[^>]*><a href="\/news\/2566\/([a-z]+)\/"/)
        .map { String($0.output.1) }
    }
    #expect(try related("x") == ["fund", "tag", "near"])
    files["news/2566/other.md"] = Content.news("ฉ", date: "6/3/2566")
      .replacing("training", with: "meeting")
    #expect(try related("x") == ["fund", "tag", "near"])
    #expect(try related("other") == [])
  }

  @Test(arguments: [
    "f", "p", "t", "news", "funds", "compare", "sitemap", "assets", "pages", "policy", "search",
    "orgs", "en", "th",
  ])
  func aPageMayNotTakeAnAddressOfTheSite(slug: String) throws {
    let (site, report) = try build(["pages/\(slug).md": "---\ntitle: ก\n---\nข\n"])
    #expect(Content.codes(report) == ["N207"])
    #expect(site.text("\(slug)/index.html")?.contains("<h1>ก</h1>") != true)
  }

  @Test func pagesOfProseAreInTheMenuOnlyWhereTheyAre() throws {
    let (site, report) = try build([
      "pages/about.md": "---\ntitle: เกี่ยวกับ\n---\n# ก\n\nข\n",
      "pages/extra.md": "---\ntitle: อื่น\n---\nค\n",
    ])
    #expect(Content.codes(report) == [])
    let about = try #require(site.text("about/index.html"))
    #expect(about.contains("<h1>เกี่ยวกับ</h1>") && about.contains("<h2 id=\"ก\">ก</h2>"))
    #expect(site.text("extra/index.html")?.contains("<p>ค</p>") == true)
    let home = try #require(site.text("index.html"))
    #expect(home.contains("href=\"/about/\"") && !home.contains("href=\"/method/\""))
  }

  @Test func aPageWithAnErrorIsLeftOut() throws {
    let (site, report) = try build(["pages/about.md": "---\ntitel: ก\n---\nข\n"])
    #expect(!report.findings.isEmpty)
    #expect(site.files["about/index.html"] == nil)
    #expect(site.text("index.html")?.contains("href=\"/about/\"") == false)
  }

  @Test func theFundOfAnItemShowsIt() throws {
    let (site, _) = try build([
      "news/2566/x.md": Content.news("ข่าวของกองทุน", more: "funds: [990101-01]\n")
    ])
    #expect(site.text("f/990101-01/index.html")?.contains("ข่าวของกองทุน") == true)
    #expect(site.text("news/2566/x/index.html")?.contains("href=\"/f/990101-01/\"") == true)
  }

  @Test func theRealNewsKeepsEveryLetter() throws {
    guard let folder = Repository.shared("inputs/news") else {
      Swift.print("skipped: ../shared/inputs/news isn't there")
      return
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names.count == 5)
    // The demo retells the same items and declares whom they name with a public role.
    let people = try Repository.files(below: "content/news").values.flatMap { bytes in
      String(decoding: bytes, as: UTF8.self).matches(of: /- (\{name: [^}]*role: [^}]*\})/).map {
        String($0.output.1)
      }
    }
    let writer = "{name: คุณจุไรรัตน์ ชัยทวีทรัพย์, role: ผู้ประสานงาน}"
    let declared = "people: [\((people.sorted() + [writer]).joined(separator: ", "))]\n"
    for name in names {
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      let (site, report) = try build(["news/2566/x.md": Content.news("หัวข้อ", more: declared, text)])
      #expect(Set(Content.codes(report)).isSubset(of: ["M302", "M303"]), "\(name)")
      let page = Content.letters(try #require(site.text("news/2566/x/index.html")))
      for line in text.split(whereSeparator: \.isNewline) {
        let letters = Content.withoutSpaces(String(line))
        if !letters.isEmpty { #expect(page.contains(letters), "\(name): \(line)") }
      }
      #expect(page.contains(Content.withoutSpaces(text)), "\(name): the order of the lines")
    }
  }
}
