import Foundation
import Model
import Outputs
import Support
import Testing

@testable import Pipeline

@Suite struct BuildTests {
  /// A site of several funds, one of them held, with news, prose and pictures.
  private static func manyFiles() -> [String: [UInt8]] {
    var files = SmallContent.files(
      ledger: Content.soundYear,
      [
        "news/2566/a.md": Content.news(
          "ก", more: "funds: [990103-01]\nphotos: [{file: ก.png, people: none}]\n",
          "![x](ก.png)\n"),
        "news/2566/a.en.md": Content.news("A"), "news/2565/b.md": Content.news("ข"),
        "pages/about.md": "---\ntitle: เกี่ยวกับ\n---\nก\n",
      ])
    for number in 2...9 {
      files.merge(Content.fund("99010\(number)-01")) { $1 }
    }
    files["funds/990103-01/ledger/2566.csv"] = Content.header + "x,,,,,,\n"
    files["funds/990104-01/ledger/2567.csv"] =
      Content.header + "1/2/2567,ก,ดอกเบี้ย,เงินสด,1O,,\n"
    var bytes = files.mapValues { Array($0.utf8) }
    bytes["news/2566/ก.png"] = Content.picture
    return bytes
  }

  private func run(
    _ tree: any InputTree, workers: Int
  ) throws -> (files: [String: [UInt8]], findings: [String]) {
    let site = MemorySite()
    let report = try Build(
      content: tree, templates: try Repository.templates(), today: SmallContent.today,
      workers: workers
    ).run(into: site)
    #expect(report.isPublished)
    #expect(report.fileCount == site.files.count)
    return (site.files, report.findings.map { DiagnosticText(language: .thai).render($0) })
  }

  @Test func theNumberOfWorkersAndTheOrderOfFilesChangeNothing() throws {
    let files = Self.manyFiles()
    let one = try run(MemoryTree(bytes: files), workers: 1)
    #expect(one.files.count > 50)
    #expect(one.findings.count >= 2)
    for workers in [2, 7] {
      let many = try run(MemoryTree(bytes: files), workers: workers)
      #expect(many.files == one.files, "\(workers) workers")
      #expect(many.findings == one.findings, "\(workers) workers")
    }
    for seed in UInt64(1)...4 {
      let shuffled = try run(ShuffledTree(files, seed: seed), workers: 2)
      #expect(shuffled.files == one.files, "seed \(seed)")
      #expect(shuffled.findings == one.findings, "seed \(seed)")
    }
  }

  @Test func aWriterThatFailsAtAnyWriteLeavesNothingPublished() throws {
    let files = SmallContent.files(
      ledger: Content.soundYear, ["news/2566/a.md": Content.news("ก")])
    let whole = FailingSite()
    let templates = try Repository.templates()
    func run(_ site: FailingSite, workers: Int) throws {
      _ = try Build(
        content: MemoryTree(files), templates: templates, today: SmallContent.today,
        workers: workers
      ).run(into: site)
    }
    try run(whole, workers: 1)
    #expect(whole.writes > 15)
    #expect(whole.abandoned == 0)
    for number in 1...whole.writes {
      let site = FailingSite(failingWrite: number)
      #expect(throws: FailingSite.Refusal.self) { try run(site, workers: number % 2 + 1) }
      #expect(site.files.isEmpty, "write \(number)")
      #expect(site.abandoned == 1, "write \(number)")
    }
  }

  @Test func aFaultOfTheSitePublishesNothingAndAllOthersAreTold() throws {
    var files = SmallContent.files(ledger: Content.header + "x,,,,,,\n")
    files["site.yaml"] = "name: ก\n"
    files["news/2566/a.md"] = "no front matter"
    let (site, report) = try Content.build(files)
    #expect(site.files.isEmpty)
    #expect(!report.isPublished)
    #expect(Content.codes(report).prefix(1) == ["S103"])
    #expect(Set(Content.codes(report)).isSuperset(of: ["S103", "N201", "F05"]))
  }

  @Test func aFaultOfATemplatePublishesNothingAndAllOthersAreTold() throws {
    var templates = try Repository.files(below: "templates")
    templates["pages/prose.html"] = Array("{{nobody}}".utf8)
    let (site, report) = try Content.build(
      SmallContent.files(ledger: Content.header + "31/2/2566,ก,ดอกเบี้ย,เงินสด,1,,\n"),
      templates: MemoryTree(bytes: templates))
    #expect(site.files.isEmpty)
    #expect(!report.isPublished)
    #expect(Content.codes(report) == ["T401", "F05"])
  }

  @Test func aMissingWordsFileIsTold() throws {
    var templates = try Repository.files(below: "templates")
    templates["words/en.yaml"] = nil
    let (site, report) = try Content.build(
      SmallContent.files(), templates: MemoryTree(bytes: templates))
    #expect(Content.codes(report) == ["T403"])
    #expect(site.files.isEmpty)
  }

  @Test(arguments: [[:], ["funds/990101-01/fund.yaml": SmallContent.fund]])
  func withoutSiteSettingsNothingIsPublished(files: [String: String]) throws {
    let (site, report) = try Content.build(files)
    #expect(Content.codes(report) == ["S103"])
    #expect(report.findings.first?.diagnostic.summary.en == "There is no file content/site.yaml")
    #expect(site.files.isEmpty)
  }

  @Test func aSiteWithoutFundsAndNewsIsASite() throws {
    let (site, report) = try Content.build(["site.yaml": SmallContent.site])
    #expect(Content.codes(report) == [])
    #expect(report.isPublished)
    let expected = [
      "index.html", "funds/index.html", "funds/by-balance/index.html", "news/index.html",
      "policy/index.html", "compare/index.html", "sitemap/index.html", "search/index.html",
      "data/index.html",
    ]
    let html = site.files.keys.filter { $0.hasSuffix(".html") }
    #expect(html.sorted() == (expected + expected.map { "en/\($0)" } + ["404.html"]).sorted())
    #expect(site.files["assets/site.css"] != nil)
  }

  @Test func checkingWithoutTemplatesFindsTheSameInLedgers() throws {
    let files = SmallContent.files(ledger: Content.header + "31/2/2566,ก,ดอกเบี้ย,เงินสด,1,,\n")
    let report = try Build(content: MemoryTree(files), today: SmallContent.today).run()
    #expect(Content.codes(report) == ["F05"])
    #expect(!report.isPublished)
  }

  @Test(arguments: [("[th]", "th", 0), ("[en]", "en", 0), ("[en, th]", "en", 1)])
  func oneLanguageOrTheOtherFirst(list: String, first: String, others: Int) throws {
    var files = SmallContent.files(ledger: Content.soundYear)
    files["site.yaml"] = SmallContent.site + "languages: \(list)\n"
    let (site, report) = try Content.build(files)
    #expect(Content.codes(report) == [])
    let home = try #require(site.text("index.html"))
    #expect(home.contains("<html lang=\"\(first)\">"))
    #expect(home.contains("class=\"ps-lang\"") == (others > 0))
    #expect(!site.files.keys.contains { $0.hasPrefix("en/") })
    #expect(site.files.keys.contains { $0.hasPrefix("th/") } == (others > 0))
  }

  @Test(arguments: ["https://a.example/repo", "https://a.example/repo/sub/"])
  func thePathOfTheBaseAddressStandsBeforeEveryLink(address: String) throws {
    var files = SmallContent.files(
      ledger: Content.soundYear,
      [
        "news/2566/a.md": Content.news(
          "ก", more: "cover: {file: a.png, alt: ภาพ, consent: true}\nfunds: [990101-01]\n",
          "[x](/news/) [y](#z) ![x](a.png)\n\n## z\n"),
        "pages/about.md": "---\ntitle: ก\n---\n[x](/f/990101-01/)\n",
      ])
    files["site.yaml"] = SmallContent.site.replacing("https://test.example/", with: address)
    let (site, report) = try Content.build(files, pictures: ["news/2566/a.png": Content.picture])
    #expect(Content.codes(report) == [])
    let root = "/repo" + (address.contains("sub") ? "/sub" : "")
    for (path, bytes) in site.files where path.hasSuffix(".html") {
      let text = String(decoding: bytes, as: UTF8.self)
      for link in text.matches(of: /(?:href|src)="(\/[^"]*)"/) {
        let target = String(link.output.1)
        #expect(target.hasPrefix(root + "/"), "\(path): \(target)")
        var file = String(target.prefix { $0 != "#" }.dropFirst(root.count + 1))
        if file.isEmpty || file.hasSuffix("/") { file += "index.html" }
        #expect(site.files[file] != nil, "\(path): \(target) leads nowhere")
      }
      for link in text.matches(of: /<link rel="(?:canonical|alternate)"[^>]*href="([^"]*)"/) {
        #expect(link.output.1.hasPrefix("https://a.example\(root)/"), "\(path)")
      }
    }
  }

  @Test func theDayOfTheCallerGoesBeforeThatOfTheSettings() throws {
    let report = try Build(
      content: MemoryTree(SmallContent.files(ledger: Content.soundYear)),
      today: SmallContent.today, asOf: Day.of(2022, 10, 3)
    ).run()
    #expect(Content.codes(report) == ["F07"])
  }
}
