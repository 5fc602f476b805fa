import Model
import Support
import Testing

@testable import Readers

@Suite struct SiteReaderTests {
  private func read(_ text: String) -> Reading<Site?> {
    SiteReader.read(Array(text.utf8), file: FileID(0), asOf: SmallContent.today)
  }

  private func codes(_ more: String) -> [Code] {
    read("name: ก\nbase_address: https://test.example/\n" + more).diagnostics.map(\.code)
  }

  @Test func theSmallestSiteHasItsDefaults() throws {
    let site = try #require(read("name: ก\nbase_address: https://test.example\n").value)
    #expect(site.name == Words("ก") && site.publisher == Words("ก"))
    #expect(site.baseAddress == "https://test.example/")
    #expect(site.languages == [.thai, .english])
    #expect(site.asOf == SmallContent.today)
    #expect(site.calendar == .october && site.currency == .baht)
    #expect(site.newsCategories == [] && site.contact == nil && site.licence == nil)
  }

  @Test func everySettingIsRead() throws {
    let reading = read(
      """
      name: {th: ก, en: A}
      tagline: {th: ข}
      base_address: https://test.example/repo
      languages: [en, th]
      as_of: 30 กันยายน 2569
      fiscal_year: {starts: 1}
      currency: {code: LAK, unit: {th: กีบ, en: kip}}
      publisher: ค
      contact: {name: ง, address: จ, email: a@test.example, phone: "053 000 000"}
      data_licence: {name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}
      notice: ฉ
      news_categories: {training: {th: อบรม, en: Training}, meeting: ประชุม}
      """)
    #expect(reading.diagnostics == [])
    let site = try #require(reading.value)
    #expect(site.name == Words(th: "ก", en: "A") && site.tagline == Words("ข"))
    #expect(site.rootPath == "/repo" && site.languages == [.english, .thai])
    #expect(site.asOf == .of(2026, 9, 30) && site.calendar.firstMonth == 1)
    #expect(site.currency == Site.Currency(code: "LAK", unit: Words(th: "กีบ", en: "kip")))
    #expect(site.contact?.phone == "053 000 000" && site.contact?.email == "a@test.example")
    #expect(site.licence?.name == "CC BY 4.0" && site.notice == Words("ฉ"))
    #expect(site.newsCategories.map(\.key) == ["training", "meeting"])
  }

  @Test func aSiteWithoutNameOrAddressIsNone() {
    let reading = read("tagline: ก\n")
    #expect(reading.value == nil)
    #expect(reading.diagnostics.map(\.code) == [.missingKey, .missingKey])
  }

  @Test(arguments: [
    "http:", "https://", "ftp://x.example/", "javascript:alert(1)", "x.example",
    "https://ไทย.example/",
    "https://x.example/?a", "https://x.example/#a", "https://x.example/a b", "https://x\\\"y/",
    "https:///x",
  ])
  func anAddressThatIsNoneIsRefused(address: String) {
    let reading = read("name: ก\nbase_address: \"\(address)\"\n")
    #expect(reading.value == nil)
    #expect(reading.diagnostics.map(\.code) == [.unusableValue])
  }

  @Test(arguments: [
    ("languages: [th, fr]", [Code.unusableValue]), ("languages: [th, th]", [.unusableValue]),
    ("languages: th", []), ("fiscal_year: {starts: 13}", [.unusableValue]),
    ("fiscal_year: {start: 10}", [.unknownKey]), ("fiscal_year: 10", [.unusableValue]),
    ("as_of: มีนาคม 2566", [.unusableValue]), ("as_of: 30/2/2566", [.unreadableDate]),
    ("as_of: วันจันทร์ที่ 30 กันยายน 2569", [.weekdayDisagrees]), ("currency: THB", []),
    ("currency: {unit: กีบ}", [.missingKey]), ("data_licence: CC0", []),
    ("data_licence: {url: https://x.example/}", [.missingKey]),
    ("data_licence: {name: x, url: x}", [.unusableValue]),
    ("news_categories: [ก]", [.unusableValue]),
    ("contact: ก", [.unusableValue]), ("contact: {mail: x}", [.unknownKey]),
    ("titel: x", [.unknownKey]),
  ])
  func settingsOfASiteAreChecked(line: String, codes: [Code]) {
    #expect(self.codes(line) == codes)
  }

  @Test func anErrorMakesNoSiteAndAWarningDoes() {
    #expect(read("name: ก\nbase_address: https://x.example/\nx: 1\n").value == nil)
    let warned = read("name: ก\nbase_address: https://x.example/\nas_of: วันจันทร์ที่ 30 กันยายน 2569\n")
    #expect(warned.value?.asOf == .of(2026, 9, 30))
    #expect(SiteReader.read([0xFF], file: FileID(0), asOf: SmallContent.today).value == nil)
  }
}

@Suite struct FundReaderTests {
  private func read(_ text: String, folder: String = "990101-01") -> Reading<Fund?> {
    FundReader.read(Array(text.utf8), file: FileID(0), folder: folder, calendar: .october)
  }

  @Test func everySettingOfAFundIsRead() throws {
    let reading = read(
      """
      id: 990101-01
      name: {th: ก, en: A}
      place: {tambon: ข, district: {th: ค, en: C}, province: ง}
      founded: 14 ก.พ. 2554
      status: receiving_match
      members: {count: "12,038", as_of: 30 ก.ย. 2569}
      contact: {phone: 053 000 000}
      committee:
        - {name: นาง จ, role: เหรัญญิก, from: 2567, to: 2024}
        - {name: นาย ฉ, role: {th: ประธาน, en: Chair}}
      """)
    #expect(reading.diagnostics == [])
    let fund = try #require(reading.value)
    #expect(fund.id.text == "990101-01" && fund.name == Words(th: "ก", en: "A"))
    #expect(
      fund.location
        == Fund.Location(
          tambon: Words("ข"), district: Words(th: "ค", en: "C"), province: Words("ง")))
    #expect(fund.founded?.first == .of(2011, 2, 14))
    #expect(fund.status == .receivingMatch)
    #expect(fund.membership == Fund.Membership(count: 12_038, asOf: .of(2026, 9, 30)))
    #expect(fund.contact?.phone == "053 000 000")
    #expect(fund.committee.map(\.role.en) == ["เหรัญญิก", "Chair"])
    #expect(fund.committee.map(\.from) == [2024, nil] && fund.committee.map(\.to) == [2024, nil])
  }

  @Test func theSmallestFundHasANumberAndAName() throws {
    let fund = try #require(read("id: 990101-01\nname: ก\nmembers: 325\nfounded: 2552\n").value)
    #expect(fund.membership == Fund.Membership(count: 325, asOf: nil))
    #expect(fund.founded?.precision == .year)
    #expect(fund.location == Fund.Location() && fund.committee == [])
  }

  @Test(arguments: [
    ("name: ก", [Code.missingKey]), ("id: 990101-01", [.missingKey]),
    ("", [.missingKey, .missingKey]),
    ("id: 990101\nname: ก", [.unusableID]), ("id: 990101-02\nname: ก", [.unusableID]),
    ("id: \"..\"\nname: ก", [.unusableID]), ("id: [x]\nname: ก", [.unusableID]),
    ("ก", [.unreadableSettings]),
  ])
  func aFundThatCannotBeNamedIsNone(text: String, codes: [Code]) {
    let reading = read(text)
    #expect(reading.value == nil)
    #expect(reading.diagnostics.map(\.code) == codes)
  }

  @Test(arguments: [
    ("status: activ", [Code.unusableValue]), ("members: มาก", [.unusableValue]),
    ("members: {as_of: 2566-09-30}", [.missingKey]), ("founded: 30/2/2552", [.unreadableDate]),
    ("place: {amphoe: ก}", [.unknownKey]), ("committee: [{name: ก}]", [.missingKey]),
    ("committee: [{name: ก, role: ข, from: 67}]", [.unusableValue]),
    ("committee: [ก]", [.unusableValue]),
    ("memebrs: 5", [.unknownKey]),
  ])
  func settingsOfAFundAreChecked(line: String, codes: [Code]) {
    let reading = read("id: 990101-01\nname: ก\n" + line)
    #expect(reading.diagnostics.map(\.code) == codes)
    #expect(reading.value != nil)
  }
}
