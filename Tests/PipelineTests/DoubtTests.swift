import Model
import Pipeline
import Support
import Testing

/// What a sceptical reader found: figures in doubt that were published, words that were shown.
@Suite struct DoubtTests {
  private static let header = "วันที่,รายการ,หมวด,บัญชี,รับ,จ่าย,คงเหลือ\n"

  private func figures(
    _ ledger: String, _ others: [String: String] = [:]
  ) throws -> (years: Set<Substring>, codes: [Code]) {
    let content = SmallContent.files(ledger: Self.header + ledger, others)
    let (csv, report) = try Build(content: MemoryTree(content), today: SmallContent.today)
      .figures(isPrivate: true)
    let years = csv.joined().split(separator: "\n").dropFirst().map { $0.split(separator: ",")[1] }
    return (Set(years), report.findings.map(\.diagnostic.code))
  }

  @Test func aRowWithoutADayInABookKeptByAccountPutsAllItsYearsInDoubt() throws {
    let found = try figures(
      """
      1/11/2565,เปิด,ยอดยกมา,เงินสด,100.00,,100.00
      1/11/2566,ก,เงินสมทบสมาชิก,เงินสด,100.00,,200.00
      1/11/2567,ก,เงินสมทบสมาชิก,เงินสด,100.00,,300.00
      31/2/2566,ข,เงินสมทบสมาชิก,ธนาคาร,5000.00,,5000.00
      1/3/2566,ข,เงินสมทบสมาชิก,ธนาคาร,10.00,,5010.00

      """)
    #expect(found.codes == [.impossibleDate])
    #expect(found.years == [])
  }

  @Test func aRowWithoutADayThatNamesAnEarlierMonthPutsThatInDoubt() throws {
    let found = try figures(
      "1/11/2565,ก,ดอกเบี้ย,เงินสด,1,,1\n1/11/2566,ก,ดอกเบี้ย,เงินสด,1,,2\n"
        + "31/2/2566,ข,ดอกเบี้ย,เงินสด,1,,3\n")
    #expect(found.years == [])
  }

  @Test func aFirstRowWithoutADayPutsTheFilesFirstYearInDoubtAndTheMonthItNames() throws {
    let rows = "1/11/2566,ก,ดอกเบี้ย,เงินสด,1,,\n"
    for date in ["31/2/2566", "31/2/2567", "31/2/2568"] {
      let found = try figures(
        rows,
        [
          "funds/990101-01/ledger/a.csv": Self.header + "\(date),ข,ดอกเบี้ย,เงินสด,1,,\n"
            + "1/11/2566,ค,ดอกเบี้ย,เงินสด,1,,\n"
        ])
      #expect(found.codes == [.impossibleDate])
      #expect(found.years == [], "\(date)")
    }
  }

  @Test func aFileOfMonthsBeforeDaysPutsEveryYearOfItsRowsInDoubt() throws {
    // The first two rows mean 1 October and 5 November, and are read as days of the year before.
    let found = try figures(
      """
      10/1/2565,เปิด,ยอดยกมา,เงินสด,100.00,,100.00
      11/5/2565,ก,ดอกเบี้ย,เงินสด,1.00,,101.00
      3/2/2566,ก,ดอกเบี้ย,เงินสด,1.00,,102.00
      3/25/2566,ก,ดอกเบี้ย,เงินสด,1.00,,103.00

      """)
    #expect(found.codes == [.swappedDayAndMonth])
    #expect(found.years == [])
  }

  @Test func aFaultInOneSettingIsToldOnceAndNotByTheNews() throws {
    let news = "---\ntitle: ก\ndate: 2566\ncategory: training\n---\n"
    let found = try figuresAndNews([
      "site.yaml": SmallContent.site + "nam: x\n", "news/2566/a.md": news,
    ])
    #expect(found == [.unknownKey])
  }

  private func figuresAndNews(_ others: [String: String]) throws -> [Code] {
    try Build(content: MemoryTree(SmallContent.files(others)), today: SmallContent.today).run()
      .findings.map(\.diagnostic.code)
  }

  @Test func aBreakPutsTheEarliestOfItsUncheckedRowsInDoubt() throws {
    let found = try figures(
      """
      1/11/2564,เปิด,ยอดยกมา,เงินสด,100.00,,100.00
      1/11/2566,ก,ดอกเบี้ย,เงินสด,1.00,,101.00
      5/11/2565,ข,ดอกเบี้ย,เงินสด,7.00,,
      6/11/2566,ก,ดอกเบี้ย,เงินสด,1.00,,102.00

      """)
    #expect(found.codes == [.rowsOutOfOrder, .wrongRunningBalance])
    #expect(found.years == ["2022"])
  }

  @Test func aQuoteThatSwallowsRowsIsTold() throws {
    let found = try figures(
      """
      2/11/2565,"ท่อ,ค่าบริหารจัดการ,เงินสด,,100.00,
      3/11/2565,ก,ค่าบริหารจัดการ,เงินสด,,200.00,
      4/11/2565,ท่อ 6",ค่าบริหารจัดการ,เงินสด,,300.00,

      """)
    #expect(found.codes.contains(.wrongColumnCount))
    #expect(found.years == [])
  }

  @Test func aCellMayStillHoldALineBreak() throws {
    let found = try figures("2/11/2565,\"สอง\nบรรทัด, จริง\",ดอกเบี้ย,เงินสด,1.00,,1.00\n")
    #expect(found.codes == [])
    #expect(found.years == ["2023"])
  }

  @Test(arguments: [
    ("funds/990101-01/accounts.csv", "บัญชี,ชนิด,ยอดยกมา\nเงินสด,เงินสด,1,250.00\n"),
    ("categories.csv", "หมวด,บัญชีคู่,ด้าน,ฝ่าย\nบริจาค,Income:Gift,รับ,รัฐ,อื่น\n"),
    ("categories.csv", "หมวด,บัญชีคู่,ด้าน,ฝ่าย\nเงินสมทบสมาชิก,Income:Mine,รับ,รัฐบาล\n"),
    ("site.yaml", SmallContent.site + "fiscal_year: {starts: 1}\nnam: x\n"),
  ])
  func aFaultInATableOrTheSettingsPublishesNothingThatRestsOnIt(file: String, text: String) throws {
    let found = try figures("2/11/2565,ก,ดอกเบี้ย,เงินสด,1.00,,1.00\n", [file: text])
    #expect(!found.codes.isEmpty)
    #expect(found.years == [])
  }

  @Test(arguments: ["2/11/2466", "1/11/23"])
  func aYearThatMayBeAnotherIsNoYear(date: String) throws {
    let fund = "id: 990101-01\nname: ก\n"
    let found = try figures(
      "\(date),x,ดอกเบี้ย,เงินสด,7.00,,7.00\n", ["funds/990101-01/fund.yaml": fund])
    #expect(found.codes.count == 1)
    #expect(found.years == [])
  }

  @Test func aLedgerThatIsNotReadIsTold() throws {
    let found = try figures(
      "2/11/2565,ก,ดอกเบี้ย,เงินสด,1.00,,1.00\n",
      [
        "funds/990101-01/ledger/2567.CSV": Self.header
          + "2/11/2566,ก,ดอกเบี้ย,เงินสด,1.00,,2.00\n",
        "funds/990101-01/2568.csv": "x", "funds/990101-01/ledger/2569.csv.txt": "x",
      ])
    #expect(found.codes == [.unreadFile, .unreadFile])
    #expect(found.years == ["2023", "2024"])
  }

  @Test func hugeCountsAreRefusedAndCrashNothing() throws {
    let fund = SmallContent.fund + "members: 999999999999999999\n"
    let content = SmallContent.files(["funds/990101-01/fund.yaml": fund])
    let report = try Build(
      content: MemoryTree(content), templates: try Repository.templates(),
      today: SmallContent.today
    ).run()
    #expect(report.findings.map(\.diagnostic.code) == [.unusableValue])
  }

  @Test func onlyPicturesThatAPublishedPageShowsArePublished() throws {
    let picture: [UInt8] =
      Array("GIF89a".utf8) + [
        2, 0, 2, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 1, 9, 0, 0x3B,
      ]
    let head = "---\ntitle: ก\ncategory: training\n"
    var content = SmallContent.files([
      "news/2566/good.md": head
        + "date: 2566\nphotos: [{file: shown.gif, people: none}]\n---\n![ก](shown.gif)\n",
      "news/2566/bad.md": head + "date: 31/2/2566\ncover: {file: secret.gif, alt: ข}\n---\n",
    ]).mapValues { Array($0.utf8) }
    for name in ["shown", "secret", "scan"] { content["news/2566/\(name).gif"] = picture }
    let site = MemorySite()
    _ = try Build(
      content: MemoryTree(bytes: content), templates: try Repository.templates(),
      today: SmallContent.today
    ).run(into: site)
    #expect(site.files.keys.filter { $0.hasSuffix(".gif") } == ["news/2566/shown.gif"])
  }

  @Test func aLedgersNameIsShownOnlyWhereItTellsNothing() throws {
    let bad = Self.header + "x\n"
    let content = SmallContent.files([
      "funds/990101-01/ledger/2566.csv": bad,
      "funds/990101-01/ledger/นายสมชาย กู้.csv": bad,
      "funds/990101-01/ledger/1234567890123.csv": bad,
    ])
    let site = MemorySite()
    _ = try Build(
      content: MemoryTree(content), templates: try Repository.templates(),
      today: SmallContent.today
    ).run(into: site)
    let page = try #require(site.text("f/990101-01/index.html"))
    #expect(page.contains("2566.csv"))
    #expect(!page.contains("สมชาย"))
    #expect(!page.contains("1234567890123"))
  }
}
