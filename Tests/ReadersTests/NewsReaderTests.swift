import Foundation
import Model
import Support
import Testing

@testable import Readers

@Suite struct NewsReaderTests {
  private static let gif: [UInt8] = Array("GIF89a".utf8) + [0x80, 0x02, 0xE0, 0x01, 0, 0, 0]

  private func read(_ text: String, slug: String = "visit") throws -> Reading<NewsItem?> {
    let address = try #require(NewsReader.Address(path: "news/2566/\(slug).md"))
    return try reader().item(
      Array(text.utf8), file: FileID(0), at: address, year: 2023, language: .thai)
  }

  private func reader() throws -> NewsReader {
    NewsReader(
      calendar: .october, categories: ["training", "meeting"],
      funds: [try #require(Fund.ID("990101-01"))], asOf: .of(2026, 10, 31),
      pictures: { ["news/2566/a.gif": Self.gif, "news/2566/b.png": [1]][$0] })
  }

  private func item(_ lines: String) throws -> (item: NewsItem?, codes: [Code]) {
    let reading = try read("---\ntitle: ก\ndate: 10/3/2566\ncategory: training\n\(lines)\n---\nข\n")
    return (reading.value, reading.diagnostics.map(\.code))
  }

  @Test func everythingAboutAnItemIsRead() throws {
    let reading = try read(
      """
      ---
      title: อบรม “สวัสดิการ” 🔷
      summary: ข
      date: 10-13 มีนาคม 2566
      time: 13.30 น.
      category: training
      cover: {file: a.gif, alt: ชาวบ้านประชุม, people: none}
      place: {name: ห้อง, tambon: ต, district: อ, province: จ}
      people:
        - {name: นางสาว ก, role: นายก อบจ.}
        - {name: พระอาจารย์ ข, role: วิทยากร}
      participants: {count: 180, at_least: true, groups: 20, each: 9}
      meeting: {name: คณะกรรมการ, number: ครั้งที่ 1/2566}
      funds: [990101-01]
      credits: {ข่าว: โภคิน, ภาพ: ชิตชนะ, สื่อ: โภคิน}
      source: {name: อบจ., date: 14 มี.ค. 2566, url: https://x.example/a}
      views: {count: 390, as_of: 2023-04-01}
      ---

      เนื้อหา
      """)
    #expect(reading.diagnostics == [])
    let item = try #require(reading.value)
    #expect(item.year == 2023 && item.slug == "visit" && item.category == "training")
    #expect(item.occasion.first == .of(2023, 3, 10) && item.occasion.last == .of(2023, 3, 13))
    #expect(item.occasion.time == ClockTime(hour: 13, minute: 30))
    let text = try #require(item.texts[.thai])
    #expect(text.title == "อบรม “สวัสดิการ” 🔷" && text.summary == "ข")
    #expect(text.markdown == Array("\nเนื้อหา".utf8) && text.body.line == 19)
    #expect(
      item.cover
        == NewsItem.Picture(file: "a.gif", alternative: "ชาวบ้านประชุม", width: 640, height: 480))
    #expect(item.venue == NewsItem.Venue(name: "ห้อง", tambon: "ต", district: "อ", province: "จ"))
    #expect(item.people.map(\.name) == ["นางสาว ก", "พระอาจารย์ ข"])
    #expect(
      item.participants == NewsItem.Participants(count: 180, atLeast: true, groups: 20, each: 9))
    #expect(item.meeting == NewsItem.Meeting(name: "คณะกรรมการ", number: 1, year: 2023))
    #expect(item.funds.map(\.text) == ["990101-01"])
    #expect(item.credits == NewsItem.Credits(news: "โภคิน", photo: "ชิตชนะ", media: "โภคิน"))
    #expect(item.source?.name == "อบจ." && item.source?.address == "https://x.example/a")
    #expect(item.source?.date?.first == .of(2023, 3, 14))
    #expect(item.views == NewsItem.Views(count: 390, asOf: .of(2023, 4, 1)))
  }

  @Test(
    arguments: [
      ("tags: ดูงาน", ["ดูงาน"], []), ("tags: [ดูงาน, ดูงาน, “พอช.”]", ["ดูงาน", "“พอช.”"], []),
      ("tags: [2566]", ["2566"], []), ("tags: [🔷]", [], [.unusableValue]),
      ("tags: [{ก: ข}]", [], [.unusableValue]), ("tags:", [], []),
      ("tags: [\(String(repeating: "ก", count: 61))]", [], [.unusableValue]),
    ] as [(String, [String], [Code])])
  func tagsAreRead(line: String, tags: [String], codes: [Code]) throws {
    let found = try item(line)
    #expect(found.item?.tags == tags)
    #expect(found.codes == codes)
  }

  @Test func shortFormsOfTheSameAreRead() throws {
    let (found, codes) = try item(
      """
      place: กรุงเทพฯ
      participants: ๘๓
      meeting: ๑/๒๕๖๖
      funds: 990101-01
      credits: {news: ก, photo: ข}
      source: กรม
      views: "1,390"
      """)
    #expect(codes == [])
    let item = try #require(found)
    #expect(item.venue == NewsItem.Venue(name: "กรุงเทพฯ"))
    #expect(item.participants == NewsItem.Participants(count: 83))
    #expect(item.meeting == NewsItem.Meeting(name: nil, number: 1, year: 2023))
    #expect(item.credits == NewsItem.Credits(news: "ก", photo: "ข"))
    #expect(item.source == NewsItem.Source(name: "กรม"))
    #expect(item.views == NewsItem.Views(count: 1390))
  }

  @Test(arguments: [
    ("", []), ("titel: x", [Code.unknownKey]), ("time: 25.00 น.", [.unusableValue]),
    ("time: บ่าย", [.unusableValue]), ("time: 13.30 น. ครับ", [.unusableValue]),
    ("time: \"13:30\"", []),
    ("cover: a.gif", [.unusableValue]), ("cover: {file: a.gif}", [.unusablePicture]),
    ("cover: {file: a.gif, alt: a.gif}", [.unusablePicture]),
    ("cover: {file: c.gif, alt: ก}", [.unusablePicture]),
    ("cover: {file: a.gif, alt: ก}", [.photoWithoutConsent]),
    ("cover: {file: a.gif, alt: ก, consent: false}", [.photoWithoutConsent]),
    ("photos: [{consent: true}]", [.missingKey]),
    ("cover: {file: b.png, alt: ก}", [.unusablePicture]),
    ("cover: {alt: ก}", [.missingKey]), ("participants: {groups: 2, each: 3}", [.missingKey]),
    ("participants: {count: 180, groups: 20, each: 9}", []),
    ("participants: {count: 181, groups: 20, each: 9}", [.participantsDisagree]),
    ("participants: {count: 1, groups: 999999999, each: 2}", [.participantsDisagree]),
    ("participants: {count: 5, at_least: อาจจะ}", [.unusableValue]),
    ("participants: หลายคน", [.unusableValue]),
    ("meeting: 1", [.unusableValue]), ("meeting: 0/2566", [.unusableValue]),
    ("meeting: 1/66", [.unusableValue]),
    ("meeting: 1/2/2566", [.unusableValue]), ("meeting: {name: ก}", [.missingKey]),
    ("meeting: ครั้งที่ 2/2023", []),
    ("funds: [990101-02]", [.unknownFund]), ("funds: [\"..\"]", [.unknownFund]),
    ("people: [{name: ก}]", [.missingKey]), ("people: ก", [.unusableValue]),
    ("source: {url: https://x.example/}", [.missingKey]),
    ("source: {name: ก, url: \"javascript:x\"}", [.unusableValue]),
    ("views: {as_of: 2023-04-01}", [.missingKey]), ("views: มาก", [.unusableValue]),
    ("credits: {writer: ก}", [.unknownKey]), ("place: {city: ก}", [.unknownKey]),
  ])
  func whatIsSaidAboutAnItemIsChecked(line: String, codes: [Code]) throws {
    let found = try item(line)
    #expect(found.codes == codes)
    #expect(found.item != nil)
  }

  @Test(arguments: [
    ("---\ndate: 10/3/2566\ncategory: training\n---\n", [Code.missingKey]),
    ("---\ntitle: ก\ncategory: training\n---\n", [.missingKey]),
    ("---\ntitle: ก\ndate: 10/3/2566\n---\n", [.missingKey]),
    ("---\ntitle: ก\ndate: 31/4/2566\ncategory: training\n---\n", [.unreadableDate]),
    ("---\ntitle: ก\ndate: 10/3/2566\ncategory: Uncategorized\n---\n", [.unknownNewsCategory]),
    ("---\ntitle: [ก]\ndate: 10/3/2566\ncategory: training\n---\n", [.unusableValue, .missingKey]),
    ("title: ก\n", [.frontMatterMissing]), ("---\ntitle: ก\n", [.frontMatterMissing]),
    ("", [.frontMatterMissing]),
    ("---\ntitle: \"ก\n---\n", [.unreadableSettings]),
  ])
  func anItemWithoutTitleDateOrCategoryIsNone(text: String, codes: [Code]) throws {
    let reading = try read(text)
    #expect(reading.value == nil)
    #expect(reading.diagnostics.map(\.code) == codes)
  }

  @Test func aWrongWeekdayIsAWarningInItsLine() throws {
    let reading = try read(
      "---\ntitle: ก\ncategory: training\ndate: วันอังคารที่ ๒๗ กุมภาพันธ์ ๒๕๖๒ เวลา ๑๕.๐๐ น.\n---\n")
    #expect(reading.value?.occasion.time == ClockTime(hour: 15, minute: 0))
    #expect(reading.diagnostics.map(\.code) == [.weekdayDisagrees])
    #expect(reading.diagnostics.map { $0.place?.line } == [4])
    #expect(reading.diagnostics.map(\.summary.th) == ["วันที่ 2019-02-27 เป็นวันพุธ ไม่ใช่วันอังคาร"])
  }

  @Test func damagedLettersAndBadNamesAreTold() throws {
    let address = try #require(NewsReader.Address(path: "news/2566/visit.md"))
    let damaged = try reader().item(
      [0x2D, 0x0A, 0xFF], file: FileID(0), at: address, year: 2023, language: .thai)
    #expect(damaged.diagnostics.map(\.code) == [.undecodableByte])
    #expect(try read("---\n---\n", slug: "Visit 1").diagnostics.map(\.code) == [.unusableAddress])
    #expect(try read("---\n---\n", slug: "เยี่ยม").diagnostics.map(\.code) == [.unusableAddress])
  }

  @Test func furtherLanguagesHoldWordsOnly() throws {
    let address = try #require(NewsReader.Address(path: "news/2566/visit.en.md"))
    let sound = try reader().words(
      Array("---\ntitle: A\nsummary: B\n---\nC".utf8), file: FileID(0), at: address)
    #expect(sound.value?.title == "A" && sound.diagnostics == [])
    let more = try reader().words(
      Array("---\ntitle: A\ndate: 10/3/2566\n---\n".utf8), file: FileID(0), at: address)
    #expect(more.diagnostics.map(\.code) == [.unknownKey])
  }

  @Test(
    arguments: [
      ("news/2566/visit.md", "news/2566", "visit", nil),
      ("news/2566/visit.en.md", "news/2566", "visit", .english),
      ("pages/about.th.md", "pages", "about", .thai), ("about.md", "", "about", nil),
      ("a/v1.2.md", "a", "v1.2", nil),
    ] as [(String, String, String, Language?)])
  func aPathSaysFolderNameAndLanguage(
    path: String, folder: String, slug: String, language: Language?
  ) throws {
    let address = try #require(NewsReader.Address(path: path))
    #expect(address.folder == folder && address.slug == slug && address.language == language)
  }

  @Test func aFileOfAnotherKindIsNoItem() {
    #expect(NewsReader.Address(path: "news/2566/a.gif") == nil)
  }
}

/// The news that the customer gave, where they lie beside the repository.
@Suite struct SeedNewsTests {
  private static let seeds = [
    ("000_15c89026212e4ffd.txt", "10-13 มีนาคม 2566", "2023-03-10", "2023-03-13"),
    ("001_a5f36eb32c135dc6.txt", "16 กุมภาพันธ์ 2566", "2023-02-16", "2023-02-16"),
    ("002_115449e9f2d5fc6d.txt", "ระหว่างวันที่ 27 - 28 มีนาคม 2566", "2023-03-27", "2023-03-28"),
    ("003_6cee94e8000b6536.txt", "17 ก.ย.61", "2018-09-17", "2018-09-17"),
    ("004_3b97c33b2c8ba9fb.txt", "วันพุธที่ ๒๗ กุมภาพันธ์ ๒๕๖๒ เวลา ๑๕.๐๐ น.", "2019-02-27", "2019-02-27"),
    ("004_3b97c33b2c8ba9fb.txt", "๒๗ กุมภาพันธ์ – ๑ มีนาคม ๒๕๖๒", "2019-02-27", "2019-03-01"),
  ]

  @Test(
    .enabled(
      if: Repository.shared("inputs/news") != nil, "the seeds lie beside the repository only"),
    arguments: seeds)
  func theDateOfASeedIsReadAsItStandsThere(
    file: String, written: String, first: String, last: String
  ) throws {
    let path = try #require(Repository.shared("inputs/news/\(file)"))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let plain = text.replacing("\u{A0}", with: " ")
    #expect(plain.contains(written))
    let occasion = try #require(DateText(written).occasion)
    #expect([occasion.first.iso, occasion.last.iso] == [first, last])
  }
}
