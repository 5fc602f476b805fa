import Foundation
import Outputs
import Pipeline
import Support
import Synchronization
import Testing

@testable import prongsai

/// A site on the disk that counts the files that are taken from the last one.
private final class KeepingSite: SiteWriter {
  private let site: Generation<PosixDisk>
  private let count = Atomic<Int>(0)

  init(_ path: String) throws { site = try Generation(site: path, disk: PosixDisk()) }

  var kept: Int { count.load(ordering: .relaxed) }

  func write(_ file: OutputFile) throws { try site.write(file) }
  func keep(_ path: String) throws {
    count.add(1, ordering: .relaxed)
    try site.keep(path)
  }
  func taken(_ path: String) throws -> [UInt8] { try site.taken(path) }
  func publish() throws { try site.publish() }
  func abandon() { site.abandon() }
}

@Suite struct BuildMemoryTests {
  private func memory(_ folder: TemporaryFolder) -> BuildMemory {
    BuildMemory(
      site: folder.path + "/site", inputs: [folder.path + "/content"], circumstances: [])
  }

  /// Builds as the command does, and tells how many files were taken from the last site.
  private func kept(_ folder: TemporaryFolder) throws -> Int {
    Thread.sleep(forTimeInterval: 0.08)
    let (memory, site) = (memory(folder), folder.path + "/site")
    let writer = try KeepingSite(site)
    let (report, made) = try Build(
      content: DiskTree(folder.path + "/content"), templates: Repository.templates(),
      published: DiskTree(site), today: SmallContent.today
    ).run(into: writer, reusing: memory.last().build)
    #expect(report.isPublished)
    memory.remember(Printed(), made)
    return writer.kept
  }

  @Test func anotherRunTakesWhatHoldsOnlyFromASiteThatIsAsItWasLeft() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    #expect(try kept(folder) == 0)
    let news = "---\ntitle: ใหม่\ndate: 10 มีนาคม 2566\ncategory: training\n---\nก\n"
    try folder.write(news, to: "content/news/2566/new.md")
    #expect(try kept(folder) > 20)
    try folder.write("changed", to: "site/index.html")
    #expect(try kept(folder) == 0)
  }

  @Test func aRowThatIsSavedWhileTheBuildReadsIsNotRememberedAsItWasBefore() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    Thread.sleep(forTimeInterval: 0.08)
    let memory = memory(folder)
    let (content, site) = (folder.path + "/content", folder.path + "/site")
    let settings = try String(contentsOfFile: content + "/site.yaml", encoding: .utf8)
    try folder.write(settings + "# saved\n", to: "content/site.yaml")
    let build = try Build(
      content: DiskTree(content, seen: memory.inputs.first), templates: Repository.templates(),
      published: DiskTree(site), today: SmallContent.today)
    let (report, made) = try build.run(
      into: Generation(site: site, disk: PosixDisk()), reusing: LastBuild())
    #expect(report.isPublished)
    memory.remember(Printed(), made)
    #expect(self.memory(folder).recall() == nil)
    #expect(folder.files(below: ".site.prongsai-cache").isEmpty)
  }

  @Test func aBuildRightAfterASaveIsRemembered() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    let templates = FileManager.default.currentDirectoryPath + "/templates"
    let flags = ["build", "--templates", templates, "--language", "en"]
    #expect(try Program(flags, in: folder).status == 0)
    let again = try Program(flags, in: folder)
    #expect(again.messages.contains("Nothing has changed since then"), "\(again.messages)")
  }

  /// The command keeps the site before, and makes the next one of it.
  @Test func theCommandMakesTheNextSiteOfTheOneBeforeTheLast() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    let templates = FileManager.default.currentDirectoryPath + "/templates"
    func place(_ path: String) throws -> UInt64? {
      try PosixDisk().kind(of: folder.path + "/" + path)?.number
    }
    var places: [UInt64?] = []
    for name in ["a", "b", "c", "d"] {
      let news = "---\ntitle: \(name)\ndate: 10 มีนาคม 2566\ncategory: training\n---\nก\n"
      try folder.write(news, to: "content/news/2566/new.md")
      Thread.sleep(forTimeInterval: 0.08)
      let built = try Program(["build", "--templates", templates], in: folder)
      #expect(built.status == 0, "\(built.messages)")
      places.append(try place("site"))
    }
    #expect(places[2] == places[0])
    #expect(places[3] == places[1])
    #expect(try place(".site.prongsai-cache/spare") == places[2])
  }
}
