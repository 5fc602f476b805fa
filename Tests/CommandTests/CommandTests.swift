import Foundation
import Model
import Support
import Testing

@testable import prongsai

@Suite struct CommandTests {
  private let templates = Repository.root + "/templates"

  @Test func aSoundBookEndsWithStatusZero() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    let run = try Program(["check"], in: folder)
    #expect(run.status == 0)
    #expect(run.output == "")
    #expect(
      run.messages == "ตรวจแล้ว 1 กองทุน (0 อยู่ระหว่างแก้ไข) 2 แถว 0 ข่าว · ผิด 0 เตือน 0\n")
  }

  @Test func allFaultsOfAllFilesAreToldInOneRun() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent([
      "funds/990101-01/ledger/2566.csv": soundLedger + "30/2/2566,ก,ดอกเบี้ย,เงินสด,x,,\n",
      "funds/990102-01/fund.yaml": "id: 990102-01\nnam: ข\n",
      "news/2566/visit.md": "---\ntitle: ก\ndate: 31/4/2566\ncategory: training\n---\n",
    ])
    let run = try Program(["check", "--language", "en", "--format", "github"], in: folder)
    #expect(run.status == 1)
    let codes = run.output.split(separator: "\n").compactMap { line in
      line.split(separator: "title=").last?.prefix { $0 != ":" }
    }
    #expect(codes == ["N202", "F05", "F20", "S103", "S102"])
  }

  @Test func warningsStopOnlyWithStrict() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent([
      "funds/990101-01/ledger/2566.csv": soundLedger.replacing("2565", with: "65")
    ])
    #expect(try Program(["check"], in: folder).status == 0)
    #expect(try Program(["check", "--strict"], in: folder).status == 1)
  }

  @Test(arguments: [
    ["build", "--bogus"], ["explain", "F99"], ["check", "--language", "xx"],
    ["build", "--as-of", "30/2/2566"], ["nonsense"], ["check", "no-such-folder"],
  ])
  func wrongUsageEndsWithStatusTwo(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try Program(arguments, in: folder)
    #expect(run.status == 2)
    #expect(run.messages != "")
  }

  @Test func explainPrintsThePageOfTheBook() throws {
    let folder = try TemporaryFolder()
    for code in Code.allCases {
      let run = try Program(["explain", code.rawValue.lowercased()], in: folder)
      #expect(run.output == (try Repository.text("docs/diagnostics/\(code.rawValue).md")))
      #expect(run.status == 0)
    }
  }

  @Test func figuresArePrintedInSatang() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    let run = try Program(["figures"], in: folder)
    #expect(
      run.output == """
        fund,year,account,opening,debit,credit,closing
        990101-01,2023,Assets:Cash,0,10500,0,10500
        990101-01,2023,Equity:Opening,0,0,-10000,-10000
        990101-01,2023,Income:Interest,0,0,-500,-500

        """)
  }

  @Test func findingsComeAsJSONToo() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent([
      "funds/990101-01/ledger/2566.csv": soundLedger + "3/10/2565,\"ก\"\"\",ดอกเบี้ย,เงินสด,1O0,,\n"
    ])
    let run = try Program(["check", "--format", "json"], in: folder)
    let data = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let findings = try #require(data as? [[String: Any]])
    #expect(findings.count == 1)
    #expect(findings[0]["code"] as? String == "F26")
    #expect(findings[0]["file"] as? String == "content/funds/990101-01/ledger/2566.csv")
    #expect(findings[0]["row"] as? Int == 4)
    #expect(findings[0]["column"] as? String == "E")
  }

  @Test func buildWritesTheSameBytesTwice() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    let build = ["build", "--templates", templates]
    #expect(try Program(build + ["--site", "one/"], in: folder).status == 0)
    #expect(try Program(build + ["--site", "two"], in: folder).status == 0)
    #expect(try Program(build + ["--site", "two"], in: folder).status == 0)
    #expect(folder.files(below: "one").count > 10)
    #expect(folder.files(below: "one") == folder.files(below: "two"))
  }

  @Test(arguments: ["content/site", "content", ".", "content/../content/x"])
  func theSiteNeverLiesInsideTheContentOrAroundIt(site: String) throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    let before = folder.files(below: "content")
    let run = try Program(["build", "--templates", templates, "--site", site], in: folder)
    #expect(run.status == 2)
    #expect(run.messages.contains("W503"))
    #expect(folder.files(below: "content") == before)
  }

  @Test(arguments: [".", "./", "", "content/..", "nowhere/site"])
  func theSiteIsAFolderWithANameInAFolderThatIsThere(site: String) throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    let run = try Program(["build", "--templates", templates, "--site", site], in: folder)
    #expect(run.status == 2)
    #expect(run.messages.contains("W503"))
    #expect(run.messages.count < 400)
    #expect(Set(folder.files(below: "").keys.map { $0.prefix { $0 != "/" } }).count == 3)
  }

  @Test func aNameThatIsNoTextStopsABuildBeforeAnythingIsDone() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    let build = ["build", "--templates", templates, "--language", "en"]
    _ = try Program(build, in: folder)
    let odd = folder.path + "/site/"
    let file = (Array(odd.utf8) + [0xBB, 0xD5, 0]).map { CChar(bitPattern: $0) }
    close(open(file, O_CREAT | O_WRONLY, 0o644))
    // A build that writes nothing looks for nothing that came into the site.
    #expect(try Program(build, in: folder).status == 0)
    try folder.write("---\ntitle: ใหม่\n---\nใหม่\n", to: "content/pages/new.md")
    for _ in 1...2 {
      let run = try Program(build, in: folder)
      #expect(run.status == 2)
      #expect(run.messages.contains("not UTF-8"))
      #expect(access(file, F_OK) == 0)
    }
    unlink(file)
    #expect(try Program(build, in: folder).status == 0)
  }

  @Test func aSymbolicLinkInTheContentIsNotFollowed() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    try folder.write("secret", to: "secret.csv")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/content/funds/990101-01/ledger/2567.csv",
      withDestinationPath: folder.path + "/secret.csv")
    let run = try Program(["check"], in: folder)
    #expect(run.status == 1)
    #expect(run.messages.contains("S106"))
    #expect(!run.messages.contains("F14"))
    let figures = try Program(["figures"], in: folder)
    #expect(figures.output == "fund,year,account,opening,debit,credit,closing\n")
  }

  @Test func aTemplateFaultLeavesNothingBesideTheOldSite() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    let build = ["build", "--templates", "templates"]
    try FileManager.default.copyItem(atPath: templates, toPath: folder.path + "/templates")
    _ = try Program(build, in: folder)
    let before = folder.files(below: "site")
    try folder.write("{{nothing}}", to: "templates/pages/home.html")
    #expect(try Program(build, in: folder).status == 1)
    #expect(folder.files(below: "site") == before)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!names.contains { $0.contains("prongsai-next") })
  }

  @Test func aDiskThatRefusesIsToldAndTheOldSiteIsWhole() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    let build = ["build", "--templates", templates, "--language", "en"]
    _ = try Program(build, in: folder)
    let before = folder.files(below: "site")
    try folder.write("in the way", to: ".site.prongsai-next")
    try folder.write(soundLedger + "\n", to: "content/funds/990101-01/ledger/2566.csv")
    let run = try Program(build, in: folder)
    #expect(run.status == 2)
    #expect(run.messages.contains("[W50"))
    #expect(folder.files(below: "site") == before)
  }

  @Test func aBuildThatIsKilledLeavesAWholeSite() throws {
    let folder = try TemporaryFolder()
    var funds: [String: String] = [:]
    for number in 100...160 {
      funds["funds/990\(number)-01/fund.yaml"] = "id: 990\(number)-01\nname: ก\(number)\n"
      funds["funds/990\(number)-01/ledger/2566.csv"] = soundLedger
    }
    try folder.writeContent(funds)
    let build = ["build", "--templates", templates]
    _ = try Program(build, in: folder)
    let old = folder.files(below: "site")
    try folder.write(SmallContent.site.replacing("ทดสอบ", with: "ใหม่"), to: "content/site.yaml")
    _ = try Program(build + ["--site", "expected"], in: folder)
    let new = folder.files(below: "expected")
    #expect(old != new)
    for milliseconds in stride(from: 5, through: 400, by: 35) {
      let process = Process()
      process.executableURL = URL(filePath: try Program.path)
      process.arguments = build
      process.currentDirectoryURL = URL(filePath: folder.path)
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(UInt32(milliseconds) * 1000)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let found = folder.files(below: "site")
      #expect(found == old || found == new, "killed after \(milliseconds) ms")
    }
    #expect(try Program(build, in: folder).status == 0)
    #expect(folder.files(below: "site") == new)
  }
}
