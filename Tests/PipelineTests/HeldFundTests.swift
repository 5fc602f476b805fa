import Foundation
import Model
import Support
import Testing

@testable import Pipeline

/// A fund whose books don't hold: its address stays, its doubtful figures and its rows don't.
@Suite struct HeldFundTests {
  private let name = "นางสาวจันทร์เพ็ญ ทดสอบนามสกุล"

  /// Year 2566 holds; in 2567 a date is impossible, and the row names a person.
  private func twoYears() -> [String: String] {
    let rows =
      Content.header + "1/10/2566,ยอดยกมา,ยอดยกมา,เงินสด,,,1311.25\n"
      + "5/10/2566,รับจาก\(name),ดอกเบี้ย,เงินสด,4321.75,,5633.00\n"
      + "31/2/2567,จ่ายให้\(name),เสียชีวิต,เงินสด,,987.50,4645.50\n"
    return SmallContent.files(
      ledger: Content.soundYear,
      Content.fund("990102-01").merging(["funds/990101-01/ledger/2567.csv": rows]) { $1 })
  }

  @Test func theAddressStaysAndSaysThatTheBooksAreBeingCorrected() throws {
    let (site, report) = try Content.build(twoYears())
    #expect(Content.codes(report) == ["F05"])
    #expect(report.isPublished)
    #expect((report.fundCount, report.heldFunds) == (2, 1))
    let english = try #require(site.text("en/f/990101-01/index.html"))
    #expect(english.contains("Books being corrected"))
    #expect(english.contains("Books from fiscal year 2024 on are being corrected"))
    #expect(english.contains("<code>2567.csv</code> row 4 · code F05"))
    let thai = try #require(site.text("f/990101-01/index.html"))
    #expect(thai.contains(try wordOfTemplates("held")))
  }

  private func wordOfTemplates(_ key: String) throws -> String {
    let line = try Repository.text("templates/words/th.yaml").split(separator: "\n")
      .first { $0.hasPrefix("\(key): ") }
    return String(try #require(line).dropFirst(key.count + 3).dropLast())
  }

  @Test func earlierYearsThatHoldArePublishedAndNoLaterFigure() throws {
    let (site, _) = try Content.build(twoYears())
    #expect(site.text("f/990101-01/fy/2566/index.html")?.contains("1,311.25") == true)
    #expect(site.files["f/990101-01/fy/2567/index.html"] == nil)
    for (path, bytes) in site.files where path.hasSuffix(".html") {
      let text = String(decoding: bytes, as: UTF8.self)
      for figure in ["4,321.75", "4321.75", "5,633.00", "987.50", "4,645.50", "3,334.25"] {
        #expect(!text.contains(figure), "\(path) shows \(figure)")
      }
    }
  }

  @Test func noPageEverQuotesARow() throws {
    let rows = [
      "31/2/2567,NAME,เสียชีวิต,เงินสด,,1.00,", "5/1/2567,NAME,หมวดของNAME,เงินสด,,1.00,",
      "5/1/2567,NAME,เสียชีวิต,NAME,,1.00,", "5/1/2567,NAME,เสียชีวิต,เงินสด,,NAME,",
      "5/1/2567,NAME,เสียชีวิต,เงินสด,1.00,,", "5/1/2567,NAME,เสียชีวิต,เงินสด,,1.00,9.00",
      "5/1/2567,NAME,เสียชีวิต", "5/1/2567,\"NAME,เสียชีวิต,เงินสด,,1.00,",
      "NAME,NAME,NAME,NAME,NAME,NAME,NAME", "5/1/2567,NAME,โอน,เงินสด,,1.00,",
      "5/1/2567,NAME,เสียชีวิต,เงินสด,1.00,1.00,", "5/1/2667,NAME,เสียชีวิต,เงินสด,,1.00,",
    ]
    for row in rows {
      let ledger = Content.header + row.replacing("NAME", with: name) + "\n"
      let (site, report) = try Content.build(
        SmallContent.files(
          ledger: Content.soundYear, ["funds/990101-01/ledger/2567.csv": ledger]))
      #expect(report.heldFunds == 1, "\(row): \(Content.codes(report))")
      #expect(report.isPublished)
      for (path, bytes) in site.files {
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains(name) && !text.contains("จันทร์เพ็ญ"), "\(path): \(row)")
      }
    }
  }

  @Test func aGoodRowOfAGoodFundIsNotQuotedEither() throws {
    let ledger = Content.soundYear + "6/10/2565,จ่าย \(name),เสียชีวิต,เงินสด,,1.00,\n"
    let (site, report) = try Content.build(SmallContent.files(ledger: ledger))
    #expect(Content.codes(report) == [])
    for (path, bytes) in site.files {
      #expect(!String(decoding: bytes, as: UTF8.self).contains(name), "\(path)")
    }
  }

  @Test func totalsCountOnlyFundsThatHoldAndSaySo() throws {
    let (site, _) = try Content.build(twoYears())
    let home = try #require(site.text("en/index.html"))
    #expect(home.contains("Funds counted: 1 of 2"))
    #expect(home.contains("1 not counted, books being corrected"))
    #expect(home.contains("1,311.25\u{A0}<span class=\"ps-amount__unit\">baht</span>"))
    #expect(!home.contains("2,622.50"))
    let list = try #require(site.text("en/funds/index.html"))
    #expect(list.contains("Funds counted: 1 of 2"))
    let cells = list.matches(of: /ps-number">([0-9,.]+)</).map { String($0.output.1) }
    #expect(cells == ["1,311.25"])
  }

  @Test(arguments: [
    nil, "name: x\n", "id: 990101-02\nname: x\n", "id: 990101-01\nname: [\n", "\u{0}", "",
  ])
  func aFundWithoutUsableSettingsPublishesNoYear(settings: String?) throws {
    var files = SmallContent.files(ledger: Content.soundYear, Content.fund("990102-01"))
    files["funds/990101-01/fund.yaml"] = settings
    let (site, report) = try Content.build(files)
    #expect(report.count(.error) >= 1)
    #expect(report.isPublished)
    #expect(site.files["f/990101-01/index.html"] != nil)
    #expect(site.files["f/990101-01/fy/2566/index.html"] == nil)
    #expect(site.files["f/990102-01/fy/2566/index.html"] != nil)
    #expect(site.text("f/990101-01/index.html")?.contains("1,311.25") == false)
  }

  @Test func aValueThatCantBeReadTakesOnlyItselfAway() throws {
    var files = SmallContent.files(ledger: Content.soundYear)
    files["funds/990101-01/fund.yaml"] = "id: 990101-01\nname: x\nfounded: 31/2/2550\n"
    let (site, report) = try Content.build(files)
    #expect(report.count(.error) == 1)
    #expect(site.files["f/990101-01/fy/2566/index.html"] != nil)
    #expect(site.text("en/f/990101-01/index.html")?.contains("Founded") == false)
  }

  @Test func aFolderThatCanBeNoFundIsLeftOut() throws {
    let (site, report) = try Content.build(
      SmallContent.files(ledger: Content.soundYear, ["funds/990101/fund.yaml": "id: 990101\n"]))
    #expect(Content.codes(report) == ["S105"])
    #expect((report.fundCount, report.heldFunds) == (1, 0))
    #expect(!site.files.keys.contains { $0.contains("f/990101/") })
  }

  @Test func twoFoldersThatDifferInCapitalsOnlyAreTold() throws {
    let files = SmallContent.files(Content.fund("99-a")).merging(Content.fund("99-A")) { $1 }
    let site = FailingSite()
    let report = try Build(
      content: MemoryTree(files), templates: try Repository.templates(),
      today: SmallContent.today
    ).run(into: site)
    #expect(!report.findings.isEmpty, "f/99-a/ is the address of both")
    #expect(site.writes == site.files.count, "no file is written twice")
  }

  @Test func aFundWithoutBooksSaysSo() throws {
    let (site, report) = try Content.build(SmallContent.files())
    #expect(Content.codes(report) == [])
    #expect(site.text("en/f/990101-01/index.html")?.contains("No books published yet") == true)
    #expect(site.text("en/index.html")?.contains("Funds counted: 0 of 1") == true)
  }
}
