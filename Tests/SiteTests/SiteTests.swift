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
    #expect(files.count < 1_000)
    #expect(files.values.reduce(0) { $0 + $1.count } < 16_000_000)
  }

  @Test func everyPageSaysThatTheFundsAreInvented() throws {
    for (path, bytes) in try Repository.files(below: "site") where path.hasSuffix(".html") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("สมมติ") || text.contains("invented"), "site/\(path)")
    }
  }

  /// What stands in the register of members, and each description and document of the ledgers,
  /// is in no file of the site.
  @Test func nothingThatIsPrivateIsInTheCommittedSite() throws {
    let content = try Repository.files(below: "content")
    var values: Set<String> = []
    for (path, bytes) in content where path.hasSuffix(".csv") {
      let rows = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let names = (rows.first ?? []).map { $0.replacing("\u{FEFF}", with: "") }
      let isRegister = path.hasSuffix("members.csv")
      for (column, name) in names.enumerated()
      where isRegister ? column > 0 : ["รายการ", "เลขที่"].contains(name) {
        for row in rows.dropFirst() where row.count == names.count {
          values.insert(row[column].replacing("นาง", with: "").replacing("นาย", with: ""))
        }
      }
    }
    values = values.filter { $0.utf8.count > 8 && !$0.hasPrefix("\"") }
    #expect(values.count > 500)
    for (path, bytes) in try Repository.files(below: "site") {
      let data = Data(bytes)
      // A description that is no more than the name of its category tells nothing.
      for value in values where data.range(of: Data(value.utf8)) != nil {
        #expect(Chart.standardWords.contains(value), "site/\(path) holds “\(value)”")
      }
    }
  }
}

extension Chart {
  /// The words for categories.
  fileprivate static let standardWords: Set<String> = {
    let text = (try? Repository.text("Sources/Readers/default-categories.csv")) ?? ""
    return Set(text.split { $0 == "," || $0 == ";" || $0.isNewline }.map(String.init))
  }()
}
