import Foundation
import Model
import Pipeline
import Support
import Testing

/// What an edition may change of the one before it.
@Suite struct RestatementTests {
  private static let record = "f/990101-01/published.csv"
  private static let journal = "f/990101-01/fy/2568/990101-01-2568.journal"

  /// Two years with a birth for each of twelve members in every quarter, and a running one.
  private static func books(
    more: [String: String] = [:]
  ) -> [String: String] {
    var files: [String: String] = [:]
    for year in [2568, 2569, 2570] {
      var rows = "วันที่,รายการ,หมวด,บัญชี,รับ,จ่าย\n"
      if year == 2568 { rows += "1/10/2567,ยกมา,ยอดยกมา,เงินสด,900000.00,\n" }
      let months =
        year == 2570 ? ["10/2569"] : ["11/\(year - 1)", "2/\(year)", "5/\(year)", "8/\(year)"]
      for month in months {
        for day in 10..<22 { rows += "\(day)/\(month),คลอดบุตร,คลอดบุตร,เงินสด,,500.00\n" }
      }
      files["funds/990101-01/ledger/\(year).csv"] = rows + (more["\(year)"] ?? "")
    }
    files["policy.yaml"] = "version: \"1\"\nk: 5\nsensitive_k: 10\nperiod: month\n"
    return SmallContent.files(files)
  }

  /// Builds over an earlier site, as `prongsai build` does.
  private func build(
    _ files: [String: String], over site: MemorySite = MemorySite(), today: Day = SmallContent.today
  ) throws -> (site: MemorySite, report: Report) {
    let next = MemorySite(site.files)
    let report = try Build(
      content: MemoryTree(files), templates: Repository.templates(), published: site,
      today: today
    ).run(into: next)
    return (next, report)
  }

  /// The fund's settings with a restatement of the year 2568.
  private func settings(_ site: MemorySite, people: String) throws -> [String: String] {
    let (_, report) = try build(Self.books(more: ["2568": Self.lateBirth]), over: site)
    let help = try #require(report.findings.first?.diagnostic.help?.en)
    let digest = try #require(help.firstMatch(of: /replaces: ([a-p]{12}),/)?.1)
    return [
      "funds/990101-01/fund.yaml": SmallContent.fund + """
        restatements:
          - {year: 2568, replaces: \(digest), reason: late-receipt, approver: ที่ประชุม\(people)}

        """
    ]
  }

  private static let lateBirth = "25/8/2568,คลอดบุตร,คลอดบุตร,เงินสด,,500.00\n"
  private static let lateInterest = "31/8/2568,ดอกเบี้ย,ดอกเบี้ย,เงินสด,7.25,\n"

  @Test func theSameBooksBuildTheSameSiteAgain() throws {
    let first = try build(Self.books())
    #expect(Content.codes(first.report) == [])
    let again = try build(Self.books(), over: first.site)
    #expect(Content.codes(again.report) == [])
    #expect(again.site.files == first.site.files)
    #expect(first.site.text(Self.record)?.split(separator: "\n").count == 4)
  }

  @Test(arguments: [lateBirth, lateInterest])
  func aRowThatComesIntoAPublishedYearHoldsThatYear(_ row: String) throws {
    let first = try build(Self.books())
    let late = try build(Self.books(more: ["2568": row]), over: first.site)
    #expect(Content.codes(late.report) == ["F37"])
    #expect(late.site.text(Self.journal) == nil)
    #expect(late.report.findings[0].diagnostic.doubtFrom == Day.of(2024, 10, 1))
    // What was published is remembered while nothing of it is shown.
    #expect(late.site.files[Self.record] == first.site.files[Self.record])
    #expect(
      Content.codes(try build(Self.books(more: ["2568": row]), over: late.site).report) == ["F37"])
    let back = try build(Self.books(), over: late.site)
    #expect(Content.codes(back.report) == [])
    #expect(back.site.files == first.site.files)
  }

  @Test func theYearsBeforeTheChangedOneStay() throws {
    let first = try build(Self.books())
    let late = try build(
      Self.books(more: ["2569": "25/8/2569,ดอกเบี้ย,ดอกเบี้ย,เงินสด,7.25,\n"]), over: first.site)
    #expect(Content.codes(late.report) == ["F37"])
    #expect(late.site.text(Self.journal) == first.site.text(Self.journal))
    #expect(late.report.findings[0].diagnostic.summary.en.hasPrefix("The year 2026 is published"))
  }

  @Test func noMessageTellsByWhatAYearChanged() throws {
    let first = try build(Self.books())
    let late = try build(Self.books(more: ["2568": Self.lateBirth]), over: first.site)
    let finding = late.report.findings[0].diagnostic
    let words = [
      finding.summary.th, finding.summary.en, finding.help?.th ?? "", finding.help?.en ?? "",
    ]
    #expect(!words.joined().contains("500"))
    #expect(!words.joined().contains("24"), "a sum of welfare: \(words)")
  }

  @Test func welfareOfFewerPeopleThanThePolicyAsksForIsNeverRestated() throws {
    let first = try build(Self.books())
    for people in ["", ", people: 1", ", people: 9"] {
      let files = Self.books(more: ["2568": Self.lateBirth])
        .merging(try settings(first.site, people: people)) { $1 }
      let late = try build(files, over: first.site)
      #expect(Content.codes(late.report) == ["F37"], "\(people)")
      #expect(late.site.text(Self.journal) == nil)
    }
  }

  @Test func whatACommitteeDecidedIsPublished() throws {
    let first = try build(Self.books())
    let births = (22..<32).map { "\($0)/8/2568,คลอดบุตร,คลอดบุตร,เงินสด,,500.00\n" }.joined()
    let files = Self.books(more: ["2568": births])
      .merging(try settings(first.site, people: ", people: 10")) { $1 }
    let late = try build(files, over: first.site)
    #expect(Content.codes(late.report) == [])
    #expect(late.site.text(Self.journal) != first.site.text(Self.journal))
    // The entry names what it replaced: it explains no further change.
    let further = files.merging([
      "funds/990101-01/ledger/2568.csv":
        (files["funds/990101-01/ledger/2568.csv"] ?? "") + Self.lateInterest
    ]) { $1 }
    #expect(Content.codes(try build(further, over: late.site).report) == ["F37"])
  }

  @Test func aYearThatIsGoneIsTold() throws {
    let first = try build(Self.books())
    var files = Self.books()
    files["funds/990101-01/ledger/2570.csv"] = nil
    files["funds/990101-01/ledger/2569.csv"] = nil
    let gone = try build(files, over: first.site)
    #expect(Content.codes(gone.report) == ["F37"])
    #expect(gone.report.findings[0].diagnostic.summary.en.contains("isn't in the book"))
  }

  @Test func aRunningYearTakesRowsInTheStretchThatIsOpenAndInNoOther() throws {
    let first = try build(Self.books())
    let birth = "28/10/2569,คลอดบุตร,คลอดบุตร,เงินสด,,500.00\n"
    let late = try build(Self.books(more: ["2570": birth]), over: first.site)
    #expect(Content.codes(late.report) == ["F37"])
    // A month later it is one of many.
    let november = (10..<22).map { "\($0)/11/2569,คลอดบุตร,คลอดบุตร,เงินสด,,500.00\n" }.joined()
    var files = Self.books(more: ["2570": birth + november])
    files["site.yaml"] = SmallContent.site.replacing("2026-10-31", with: "2026-11-30")
    let later = try build(files, over: first.site, today: Day.of(2026, 11, 30))
    #expect(Content.codes(later.report) == [])
    // Rows that tell of nobody come in every day.
    let interest = "28/10/2569,ดอกเบี้ย,ดอกเบี้ย,เงินสด,7.25,\n"
    #expect(
      Content.codes(try build(Self.books(more: ["2570": interest]), over: first.site).report) == [])
  }

  @Test func aNewPolicyGroupsWhatWasPublishedInAnotherWay() throws {
    let first = try build(Self.books())
    var files = Self.books()
    files["policy.yaml"] = "version: \"2\"\nk: 5\nsensitive_k: 10\nperiod: quarter\n"
    let other = try build(files, over: first.site)
    #expect(Content.codes(other.report) == [])
    #expect(other.site.files[Self.record] != first.site.files[Self.record])
  }

  @Test func aFirstYearThatRunsMayHaveNothingToShowUnderLongerPeriods() throws {
    var files = Self.books()
    files["funds/990101-01/ledger/2568.csv"] = nil
    files["funds/990101-01/ledger/2569.csv"] = nil
    files["funds/990101-01/ledger/2570.csv"]?.replace(
      "รับ,จ่าย\n", with: "รับ,จ่าย\n1/10/2569,ยกมา,ยอดยกมา,เงินสด,900000.00,\n")
    let first = try build(files)
    #expect(Content.codes(first.report) == [])
    #expect(first.site.text(Self.record)?.contains(",true,") == true)
    files["policy.yaml"] = "version: \"2\"\nk: 5\nsensitive_k: 10\nperiod: quarter\n"
    #expect(Content.codes(try build(files, over: first.site).report) == [])
  }

  @Test(arguments: ["", "ก", "fiscal_year\n2568\n"])
  func aDamagedRecordHoldsTheFundAndIsKept(_ damaged: String) throws {
    var published = try build(Self.books()).site.files
    published[Self.record] = Array(damaged.utf8)
    let next = try build(Self.books(), over: MemorySite(published))
    #expect(Content.codes(next.report) == ["F37"])
    #expect(next.site.text(Self.record) == damaged)
    #expect(next.site.text(Self.journal) == nil)
  }
}
