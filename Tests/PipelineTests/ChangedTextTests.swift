import Model
import Pipeline
import Support
import Synchronization
import Testing

/// A folder of which one file holds something else each time it is read.
private final class RestlessTree: InputTree {
  private let tree: MemoryTree
  private let restless: String
  private let reads = Atomic<Int>(0)

  init(_ files: [String: String], restless: String) {
    tree = MemoryTree(files)
    self.restless = restless
  }

  func list() -> InputListing { tree.list() }

  func bytes(at path: String) -> [UInt8] {
    let bytes = tree.bytes(at: path)
    guard path == restless else { return bytes }
    let count = reads.wrappingAdd(1, ordering: .relaxed).newValue
    return bytes + Array(String(repeating: "ก", count: count).utf8)
  }
}

@Suite struct ChangedTextTests {
  @Test func aTextThatIsSavedBetweenItsCheckAndItsPageIsNotPublished() throws {
    let path = "news/2566/training.md"
    let files = SmallContent.files().merging([path: Content.news("อบรม", "เนื้อหา")]) { $1 }
    let site = MemorySite(["index.html": Array("old".utf8)])
    let build = try Build(
      content: RestlessTree(files, restless: path), templates: Repository.templates(),
      today: SmallContent.today)
    let failure = #expect(throws: PublishFailure.self) { try build.run(into: site) }
    #expect(failure?.diagnostic.code == .changedMeanwhile)
    #expect(failure?.diagnostic.summary.en.hasPrefix("content/\(path) was changed") == true)
    #expect(site.files == ["index.html": Array("old".utf8)])
  }
}
