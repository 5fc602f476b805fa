import Disclosure
import Foundation
import Model
import Outputs
import Support
import Testing

@testable import Pipeline

/// The open data say what the pages say, and a site follows from its own data.
@Suite struct OpenDataTests {
  /// A fund with two ended years, welfare of enough people, and an item of news.
  private static let site: Result<MemorySite, any Error> = Result {
    var rows = "1/10/2564,ก,ยอดยกมา,เงินสด,5000.00,,\n"
    for month in 1...9 {
      for day in 1...6 {
        rows += "\(day)/\(month)/2565,สมทบ,เงินสมทบสมาชิก,เงินสด,365.25,,\n"
      }
      for day in 11...16 {
        rows += "\(day)/\(month)/2565,คลอด,คลอดบุตร,เงินสด,,50.50,\n"
      }
    }
    let second = "5/10/2565,ดอกเบี้ย,ดอกเบี้ย,เงินสด,77.25,,\n"
    let files = SmallContent.files(
      ledger: Content.header + second,
      [
        "funds/990101-01/ledger/2565.csv": Content.header + rows,
        "news/2566/a.md": Content.news(
          "ประชุม 19 กองทุน", more: "funds: [990101-01]\nsummary: \"=1+1, ‘ก’\"\n", "เนื้อหา 2566\n"),
      ])
    let (site, report) = try Content.build(files)
    #expect(Content.codes(report) == [])
    #expect(report.isPublished)
    #expect(report.provenCount > 1_000)
    return site
  }

  /// The files with the list of their digests made anew.
  private static func withDigests(_ files: [String: [UInt8]]) -> [String: [UInt8]] {
    let digests = files.filter { $0.key != Routes.sums }.mapValues { FileDigest(of: $0) }
    return files.merging([Routes.sums: DigestList(digests).file.bytes]) { $1 }
  }

  /// The page of a fund's checks tells how often its figures were compared: more where there are
  /// more figures, with the site's own no more than the build says, and nothing without a proof.
  @Test func theCountOnThePageIsThatOfTheProof() throws {
    func told(_ ledger: String, isProven: Bool = true) throws -> (page: Int?, report: Int) {
      let site = MemorySite()
      let report = try Build(
        content: MemoryTree(SmallContent.files(ledger: ledger)),
        templates: Repository.templates(), today: SmallContent.today, isProven: isProven
      ).run(into: site)
      let page = try #require(site.text("en/f/990101-01/checks/index.html"))
      let count = page.firstMatch(of: /compared ([0-9,]+) times/).map {
        Int($0.output.1.replacing(",", with: "")) ?? 0
      }
      return (count, report.provenCount)
    }
    let year = try told(Content.soundYear)
    let longer = try told(Content.soundYear + "6/10/2565,ดอกเบี้ย,ดอกเบี้ย,เงินสด,1.00,,1312.25\n")
    let (first, second) = (try #require(year.page), try #require(longer.page))
    #expect(first > 100 && first < second)
    // Another row adds as much to the fund's proof as to that of the whole.
    #expect(second - first <= longer.report - year.report)
    #expect(second < longer.report)
    let preview = try told(Content.soundYear, isProven: false)
    #expect(preview.page == nil && preview.report == 0)
  }

  @Test func oneCauseIsOneFinding() throws {
    let files = try Self.site.get().files
    let path = "f/990101-01/summary.csv"
    let text = String(decoding: try #require(files[path]), as: UTF8.self)
    let changed = Array(text.replacing("19723.50", with: "19723.51").utf8)
    let other = files.merging([path: changed]) { $1 }
    let told = try Self.rebuilt(other).findings.map(\.diagnostic.summary.en)
    #expect(
      told == ["site/\(path) isn't the file that was published: SHA256SUMS has another digest"])
    let forged = try Self.rebuilt(Self.withDigests(other)).findings.map(\.diagnostic.summary.en)
    #expect(
      forged == [
        "The fund's tables don't add up: site/\(path) says 19,723.51, its parts come to 19,723.50"
      ])
  }

  static func rebuilt(_ files: [String: [UInt8]]) throws -> Rebuild.Result {
    try Rebuild(
      of: PublishedFiles(files: files), named: "site", templates: Repository.templates(),
      templatesNamed: "templates"
    ).check()
  }

  @Test func aSiteFollowsFromItsOwnData() throws {
    let files = try Self.site.get().files
    let result = try Self.rebuilt(files)
    #expect(result.findings.map(\.diagnostic.summary.en) == [])
    #expect(result.sameCount == files.count)
  }

  /// `PRONGSAI_CASES=500 swift test --filter OpenDataTests` for the 500.
  @Test func aDigitThatChangesInAnyFileIsSeen() throws {
    let environment = ProcessInfo.processInfo.environment
    let cases = environment["PRONGSAI_CASES"].flatMap(Int.init) ?? 25
    let seed = environment["PRONGSAI_SEED"].flatMap(UInt64.init) ?? 1
    var random = SeededGenerator(seed: seed)
    let files = try Self.site.get().files
    let paths = files.keys.sorted()
    for number in 0..<cases {
      let (path, changed) = Self.change(files, paths, &random)
      let other = files.merging([path: changed]) { $1 }
      #expect(try !Self.rebuilt(other).findings.isEmpty, "seed \(seed), case \(number): \(path)")
      // Who changes a file may change its digest too.
      guard path != Routes.sums else { continue }
      let forged = try Self.rebuilt(Self.withDigests(other)).findings
      #expect(!forged.isEmpty, "seed \(seed), case \(number), with its digest: \(path)")
    }
  }

  /// A digit of a file that has one becomes another.
  private static func change(
    _ files: [String: [UInt8]], _ paths: [String], _ random: inout SeededGenerator
  ) -> (String, [UInt8]) {
    while true {
      let path = paths[Int.random(in: 0..<paths.count, using: &random)]
      var bytes = files[path] ?? []
      let digits = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
      guard let index = digits.randomElement(using: &random) else { continue }
      let other = (bytes[index] - 0x30 + UInt8.random(in: 1...9, using: &random)) % 10
      bytes[index] = 0x30 + other
      return (path, bytes)
    }
  }

  @Test(arguments: [
    ("f/990101-01/summary.csv", "19723.50", "19723.51"),
    ("f/990101-01/receipts.csv", "19723.50", "19724.50"),
    ("f/990101-01/payments.csv", "2727.00", "2727.01"),
    ("f/990101-01/fund.json", "\"received\":19723.50", "\"received\":19723.55"),
    ("f/990101-01/fy/2565/990101-01-2565-ledger.csv", "365.25", "365.26"),
    ("f/990101-01/fy/2565/990101-01-2565-entries.csv", "365.25", "365.26"),
    ("f/990101-01/fy/2565/990101-01-2565.journal", "365.25", "365.26"),
    ("f/990101-01/fy/2565/990101-01-2565.json", "365.25", "365.26"),
    ("f/990101-01/fy/2565/index.html", ">19,723.50<", ">19,723.51<"),
    ("en/f/990101-01/fy/2565/ledger/index.html", ">365.25<", ">365.26<"),
  ])
  func theProofSeesAFigureThatOneFileGivesDifferently(
    path: String, figure: String, other: String
  ) throws {
    let files = try Self.site.get().files
    #expect(try Self.proof(files).faults == [])
    let text = String(decoding: try #require(files[path]), as: UTF8.self)
    let range = try #require(text.firstRange(of: figure), "\(path) has no \(figure)")
    let changed = text.replacingCharacters(in: range, with: other)
    let faults = try Self.proof(files.merging([path: Array(changed.utf8)]) { $1 }).faults
    #expect(!faults.isEmpty, "\(path)")
  }

  /// The proof of the fund's files among those of a site.
  private static func proof(_ files: [String: [UInt8]]) throws -> Proof {
    let site = try #require(try settings)
    let pages = try TemplateWork.read(Repository.templates(), named: "templates", site: site)
    let outputs = files.filter { $0.key.contains("f/990101-01/") }.sorted { $0.key < $1.key }
    return Proof(
      of: try #require(Fund.ID("990101-01")),
      outputs.map { OutputFile(path: $0.key, bytes: $0.value) }, pages.pages, site)
  }

  private static var settings: Site? {
    get throws {
      let files = SmallContent.files()
      return try SiteContent.read(
        MemoryTree(files), named: "content", today: SmallContent.today, asOf: nil,
        languages: .house
      ).site
    }
  }

  /// A name may begin like an amount, and Thai repeats a word with a mark after a space.
  @Test func namesThatLookLikeFiguresStopNothing() throws {
    let (site, report) = try Content.build(
      SmallContent.files(
        ledger: Content.header.replacing("เงินสด", with: "ออมสิน อื่น ๆ")
          + "5/10/2565,ก,ยอดยกมา,ออมสิน อื่น ๆ,100.00,,100.00\n"
          + "6/10/2565,ข,\"1,250.00 อื่น ๆ\",ออมสิน อื่น ๆ,,2.50,97.50\n",
        [
          "categories.csv": "หมวด,บัญชีคู่,ด้าน,ฝ่าย,คำพ้อง,ชื่ออังกฤษ\n"
            + "\"1,250.00 อื่น ๆ\",Expenses:อื่น ๆ <1>,จ่าย,,,\"2. More, of it\"\n",
          "funds/990101-01/accounts.csv": "บัญชี,ชนิด,เปิดเมื่อ,ปิดเมื่อ,ยอดยกมา\nออมสิน อื่น ๆ,ธนาคาร,,,\n",
        ]))
    #expect(Content.codes(report) == [])
    #expect(report.isPublished)
    #expect(try Self.rebuilt(site.files).findings.map(\.diagnostic.summary.en) == [])
  }

  @Test(arguments: [
    "f/990101-01/receipts.csv", "f/990101-01/fund.json",
    "f/990101-01/fy/2565/990101-01-2565-ledger.csv",
    "f/990101-01/fy/2565/990101-01-2565-entries.csv",
    "f/990101-01/fy/2565/990101-01-2565.journal", "f/990101-01/fy/2565/990101-01-2565.json",
  ])
  func aFileThatIsMissingIsNoProof(path: String) throws {
    let files = try Self.site.get().files.filter { $0.key != path }
    #expect(try Self.proof(files).faults.contains { $0.file == path })
  }

  @Test func aRowThatAPageLeavesOutIsSeen() throws {
    let path = "f/990101-01/fy/2565/ledger/index.html"
    var files = try Self.site.get().files
    let text = String(decoding: try #require(files[path]), as: UTF8.self)
    files[path] = Array(text.replacing("id=\"r7\"", with: "").utf8)
    #expect(try Self.proof(files).faults.contains { $0.file == path })
  }

  /// Whoever publishes a site may have written anything into it.
  @Test func aSiteOfAnybodysMakingIsToldAndNeverEndsTheProgram() throws {
    let site = try Self.site.get().files
    let tables = [
      "f/990101-01/summary.csv", "f/990101-01/accounts.csv", "f/990101-01/receipts.csv",
      "f/990101-01/chart.csv", "f/990101-01/published.csv", "f/990101-01/funds.csv",
      "data/funds.csv", "data/site.json",
      "f/990101-01/fy/2565/990101-01-2565-entries.csv", "data/news/2566-th.jsonl",
    ]
    let largest = "9223372036854775807"
    for path in tables {
      let text = String(decoding: try #require(site[path]), as: UTF8.self)
      for other in [
        "", "\u{0}", text.replacing("19723.50", with: "92233720368547758.07"),
        text.replacing(#/\d+\.\d\d/#) { _ in "92233720368547758.07" },
        text.replacing(#/20\d\d/#) { _ in largest }, text.replacing(",", with: ",,"),
        String(text.prefix(text.count / 2)), text + text, text.replacing("\"", with: "'"),
      ] where other != text {
        let files = Self.withDigests(site.merging([path: Array(other.utf8)]) { $1 })
        #expect(try !Self.rebuilt(files).findings.isEmpty, "\(path): \(other.prefix(80))")
      }
    }
  }

  @Test func aPreviewIsntProven() throws {
    let site = MemorySite()
    let report = try Build(
      content: MemoryTree(SmallContent.files(ledger: Content.soundYear)),
      templates: Repository.templates(), today: SmallContent.today, isProven: false
    ).run(into: site)
    #expect(report.provenCount == 0)
    #expect(report.isPublished)
  }

  @Test func aFolderThatIsNoSiteIsTold() throws {
    let result = try Self.rebuilt(["index.html": []])
    #expect(result.findings.map(\.diagnostic.code) == [.rebuiltDiffers])
    #expect(result.findings[0].diagnostic.summary.en.contains("has no data/site.json"))
  }

  @Test func aFileThatDoesntBelongAndOneThatIsMissingAreTold() throws {
    var files = try Self.site.get().files
    files["f/990101-01/more.html"] = []
    files["robots.txt"] = nil
    let found = try Self.rebuilt(files).findings.map(\.diagnostic.summary.en)
    #expect(found.contains("site/f/990101-01/more.html doesn't follow from the site's data"))
    #expect(found.contains("site/robots.txt is missing; the data ask for it"))
  }
}

/// The files of a site in memory, as the disk would give them.
private struct PublishedFiles: InputTree, PublishedSite {
  let files: [String: [UInt8]]

  func list() throws -> InputListing {
    InputListing(files: files.keys.filter { !$0.hasPrefix(".") })
  }
  func bytes(at path: String) throws -> [UInt8] { files[path] ?? [] }
  func published(at path: String) throws -> [UInt8]? { files[path] }
}
