import Foundation
import Model
import Pipeline
import Support
import Testing

@testable import prongsai

@Suite struct SiteTests {
  /// The demo, byte for byte: `make golden` records it anew.
  @Test func contentAndTemplatesGiveTheCommittedSite() throws {
    let site = MemorySite()
    let build = Build(
      content: DiskTree(Repository.root + "/content"),
      templates: DiskTree(Repository.root + "/templates"), today: SmallContent.today)
    let report = try build.run(into: site)
    #expect(report.findings.map(\.diagnostic.code) == [.wrongRunningBalance])
    var committed = try Repository.files(below: "site")
    let list = committed.removeValue(forKey: ".prongsai-files")
    let built = site.files
    #expect(
      committed.keys.sorted() == built.keys.sorted(), "make golden records the site anew")
    for (path, bytes) in built {
      #expect(committed[path] == bytes, "site/\(path) differs: make golden records it anew")
    }
    let names = built.keys.sorted().map { $0 + "\n" }.joined()
    #expect(list.map { String(decoding: $0, as: UTF8.self) } == names)
  }

  @Test func theCommittedSiteIsSmall() throws {
    let files = try Repository.files(below: "site")
    #expect(files.count < 200)
    #expect(files.values.reduce(0) { $0 + $1.count } < 3_000_000)
  }

  @Test func everyPageSaysThatTheFundsAreInvented() throws {
    for (path, bytes) in try Repository.files(below: "site") where path.hasSuffix(".html") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("สมมติ") || text.contains("invented"), "site/\(path)")
    }
  }
}
