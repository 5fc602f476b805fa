import Disclosure
import Model
import Outputs
import Pipeline
import Support
import Testing

/// Sites that were built apart are joined to the bytes of one build.
@Suite struct MergeTests {
  private static let files: [String: String] = {
    var files = SmallContent.files(ledger: Content.soundYear)
    files["site.yaml"] = SmallContent.site + "languages: [th, en]\n"
    for id in ["990102-01", "990201-01", "980101-01", "970101-01", "970203-02"] {
      files.merge(Content.fund(id)) { $1 }
    }
    // A fund that is held, and one that nobody can name.
    files["funds/970203-02/ledger/2567.csv"] = Content.header + "5/11/2566,ก,ข,เงินสด,1O,,\n"
    files["funds/960101-01/fund.yaml"] = "id: [\n"
    files["news/2566/a.md"] = Content.news(
      "ประชุม", more: "funds: [990101-01, 980101-01]\n",
      "[อีกกองทุน](/f/970101-01/) [ข่าว](/news/2566/b/) https://example.org/x\n")
    files["news/2566/b.md"] = Content.news(
      "อบรม", date: "11 มีนาคม 2566", more: "funds: [970101-01]\n")
    files["news/2566/c.md"] = Content.news("ทั่วไป", date: "12 มีนาคม 2566")
    files["pages/about.md"] = "---\ntitle: เรา\nmoved_from: [/old/]\n---\nข้อความ\n"
    return files
  }()
  private static let shares = [["99"], ["98"], ["9701"], ["9702", "96"]]

  private static func built(
    _ share: SiteShare, _ files: [String: String] = Self.files
  ) throws -> (site: MemorySite, report: Report) {
    let site = MemorySite()
    let report = try Build(
      content: MemoryTree(files), templates: Repository.templates(), today: SmallContent.today,
      share: share
    ).run(into: site)
    return (site, report)
  }

  private static func merged(
    _ sites: [MemorySite]
  ) throws -> (site: MemorySite, result: Merge.Result) {
    let site = MemorySite()
    let parts = sites.enumerated().map { (name: "part-\($0 + 1)", site: Published($1.files)) }
    let result = try Merge(
      of: parts, templates: Repository.templates(), templatesNamed: "templates"
    ).run(into: site)
    return (site, result)
  }

  @Test func fourPartsAreTheBytesOfOneBuild() throws {
    let (whole, report) = try Self.built(.all)
    let parts = try Self.shares.map { try Self.built(SiteShare($0)) }
    #expect(parts.allSatisfy { $0.report.isPublished })
    #expect(parts.reduce(0) { $0 + $1.report.fundCount } == report.fundCount)
    let (site, result) = try Self.merged(parts.map(\.site))
    #expect(result.findings.map(\.diagnostic.summary.en) == [])
    #expect(result.isPublished)
    #expect((result.fundCount, result.fileCount) == (report.fundCount, report.fileCount))
    let differing = Set(site.files.keys).union(whole.files.keys)
      .filter { site.files[$0] != whole.files[$0] }.sorted()
    #expect(differing == [])
    // The order in which they are named is no matter.
    let other = try Self.merged(parts.map(\.site).reversed())
    #expect(other.site.files == site.files)
  }

  @Test func aPartIsASiteOfItsOwn() throws {
    let (site, report) = try Self.built(SiteShare(["98"]))
    #expect(Content.codes(report) == [])
    #expect(site.text("f/980101-01/index.html") != nil)
    #expect(site.text("f/990101-01/index.html") == nil)
    #expect(site.text("news/2566/a/index.html") != nil)
    #expect(site.text("news/2566/b/index.html") == nil)
    #expect(site.text("news/2566/c/index.html") != nil)
  }

  @Test func aLinkToNoFundOfAnyPartIsTold() throws {
    let text = Content.news(
      "ค", more: "funds: [980101-01]\n", "[ก](/f/950101-01/) [ข](/news/2566/z/)\n")
    let files = Self.files.merging(["news/2566/d.md": text]) { $1 }
    let report = try Self.built(SiteShare(["98"]), files).report
    #expect(Content.codes(report) == ["M304", "M304"])
  }

  /// A member of one fund in the news of another is found where the parts are built.
  @Test func whatIsPrivateInAnotherPartIsPrivate() throws {
    let files = Self.files.merging([
      "funds/990102-01/members.csv": "ชื่อ-สกุล\nนายบุญส่ง ศรีจันทร์ทอง\n",
      "news/2566/e.md": Content.news("จ", more: "funds: [980101-01]\n", "บุญส่ง ศรีจันทร์ทอง มา\n"),
    ]) { $1 }
    let report = try Self.built(SiteShare(["98"]), files).report
    #expect(report.hasLeak && !report.isPublished)
  }

  @Test func partsThatDoNotFitAreToldAndNothingIsWritten() throws {
    let parts = try Self.shares.map { try Self.built(SiteShare($0)).site }
    func told(_ parts: [MemorySite]) throws -> [String] {
      let (site, result) = try Self.merged(parts)
      #expect(site.files.isEmpty && !result.isPublished)
      #expect(result.findings.allSatisfy { $0.diagnostic.code == .partsDoNotFit })
      return result.findings.map(\.diagnostic.summary.en)
    }
    func changed(_ path: String, _ old: String, _ new: String) throws -> MemorySite {
      let text = try #require(parts[0].text(path))
      #expect(text.contains(old))
      return MemorySite(
        parts[0].files.merging([path: Array(text.replacing(old, with: new).utf8)]) { $1 })
    }
    #expect(
      try told([parts[0], parts[0]]).first == "The fund 990101-01 is in part-1 and in part-2")
    let table = "f/990101-01/summary.csv"
    #expect(
      try told([changed(table, "1311.25", "1311.26"), parts[1]]) == [
        "part-1/\(table) isn't the file that was published: SHA256SUMS has another digest"
      ])
    let settings = SmallContent.site.replacing("en: Test", with: "en: Other")
    let other = try Self.built(
      SiteShare(["98"]), Self.files.merging(["site.yaml": settings]) { $1 })
    #expect(
      try told([parts[0], other.site]).contains(
        "data/site.json of part-2 and of part-1 differ, or one is missing"))
    // Lists that lead out of the folder, settings and tables that can't be read: each as published.
    func forged(_ path: String, _ text: String) throws -> MemorySite {
      var files = parts[0].files
      var digests = DigestList.digests(in: try #require(files[Routes.sums]))
      files[path] = Array(text.utf8)
      digests[path] = FileDigest(of: Array(text.utf8))
      files[Routes.sums] = DigestList(digests).file.bytes
      return MemorySite(files)
    }
    let unreadable = "The open data in %@ can't be read, or two parts have it differently"
    for (path, name) in [
      ("f/990101-01/../../../x.csv", "part-1/f/990101-01/../../../x.csv"), ("/x", "part-1//x"),
      ("data/site.json", "data/site.json"), ("data/funds.csv", "part-1/data/funds.csv"),
    ] {
      let found = try told([forged(path, "\"")])
      #expect(found == [unreadable.replacing("%@", with: name)], "\(path)")
    }
    #expect(try told([parts[0], MemorySite()]).count == 2)
    #expect(try told([MemorySite()]).count == 2)
  }
}

/// A site that is read.
private struct Published: InputTree, PublishedSite {
  let files: [String: [UInt8]]
  init(_ files: [String: [UInt8]]) { self.files = files }
  func list() -> InputListing { InputListing(files: Array(files.keys)) }
  func bytes(at path: String) -> [UInt8] { files[path] ?? [] }
  func published(at path: String) -> [UInt8]? { files[path] }
}
