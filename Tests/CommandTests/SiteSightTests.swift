import Foundation
import Model
import Pipeline
import Support
import Testing

@testable import prongsai

@Suite struct SiteSightTests {
  private func site() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for file in ["index.html", "a/index.html", "a-b/index.html", "a/c/index.html"] {
      try folder.write("page", to: "site/\(file)")
    }
    return folder
  }

  @Test func aSiteIsTheSameUntilSomethingIsDoneInIt() throws {
    let disk = FileManager.default
    func overwrite(_ file: String) throws {
      let open = try FileHandle(forWritingTo: URL(filePath: file))
      try open.write(contentsOf: Data("PAGE".utf8))
      try open.close()
    }
    /// What is done, and whether the files are still there as they were, and the folders.
    let edits: [(String, hasItsFiles: Bool, isTouched: Bool, (String) throws -> Void)] = [
      ("written in place", false, false, { try overwrite($0 + "/index.html") }),
      (
        "replaced", false, true,
        { try Data("page".utf8).write(to: URL(filePath: $0 + "/index.html"), options: .atomic) }
      ),
      ("a new file", true, true, { try Data().write(to: URL(filePath: $0 + "/a/c/new.txt")) }),
      (
        "a new folder", true, true,
        { try disk.createDirectory(atPath: $0 + "/new", withIntermediateDirectories: false) }
      ),
      ("gone", false, true, { try disk.removeItem(atPath: $0 + "/a-b/index.html") }),
      ("renamed", false, true, { try disk.moveItem(atPath: $0 + "/a", toPath: $0 + "/b") }),
      ("all gone", false, true, { try disk.removeItem(atPath: $0) }),
    ]
    for (name, hasItsFiles, isTouched, edit) in edits {
      let folder = try site()
      let path = folder.path + "/site"
      // Right after it was written: what comes in the same tick of the disk's clock is seen too.
      let sight = try #require(SiteSight(of: path))
      #expect(sight.hasItsFiles(at: path) && !sight.isTouched(at: path))
      try edit(path)
      #expect(sight.hasItsFiles(at: path) == hasItsFiles, "\(name)")
      #expect(sight.isTouched(at: path) == isTouched, "\(name)")
    }
  }

  @Test func aSiteThatWasMovedIsTheSame() throws {
    let folder = try site()
    let sight = try #require(SiteSight(of: folder.path + "/site"))
    try FileManager.default.moveItem(
      atPath: folder.path + "/site", toPath: folder.path + "/aside")
    #expect(sight.hasItsFiles(at: folder.path + "/aside"))
    #expect(!sight.hasItsFiles(at: folder.path + "/site"))
    #expect(SiteSight(of: folder.path + "/site") == nil)
  }

  @Test func whatWasStoredIsTheSameAndDamageIsNot() throws {
    let folder = try site()
    let sight = try #require(SiteSight(of: folder.path + "/site"))
    let file = Array(SealedStore.bytes(of: sight, named: "sight", by: "test").joined())
    let stored: SiteSight? = SealedStore.value(in: file, named: "sight", by: "test")
    #expect(stored == sight)
    #expect(stored?.hasItsFiles(at: folder.path + "/site") == true)
    for position in stride(from: 0, to: file.count, by: 7) {
      var damaged = file
      damaged[position] ^= 1
      let read: SiteSight? = SealedStore.value(in: damaged, named: "sight", by: "test")
      #expect(read == nil, "byte \(position)")
    }
  }

  @Test func aFileThatWasWrittenSinceItWasSeenIsToldWhenItIsRead() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", to: "content/a.txt")
    try folder.write("b", to: "content/b.txt")
    try folder.write("hidden", to: "content/.git/index")
    Thread.sleep(forTimeInterval: 0.02)
    let seen = SeenFolder(folder.path + "/content")
    let tree = DiskTree(folder.path + "/content", seen: seen)
    #expect(try tree.list().files == ["a.txt", "b.txt"])
    #expect(try tree.bytes(at: "a.txt") == Array("a".utf8))
    #expect(seen.isAsSeen)
    try folder.write("B", to: "content/b.txt")
    #expect(try tree.stamp(of: "b.txt") == seen.stamp(of: "b.txt"), "as it was seen")
    #expect(seen.isAsSeen, "nobody has read it")
    #expect(try tree.bytes(at: "b.txt") == Array("B".utf8))
    #expect(!seen.isAsSeen)
    #expect(SeenFolder(folder.path + "/content").text != seen.text)
  }

  @Test func aFolderThatIsNotThereHasNoFilesAndSaysWhy() throws {
    let folder = try TemporaryFolder()
    let tree = DiskTree(folder.path + "/none", seen: SeenFolder(folder.path + "/none"))
    #expect(throws: PosixDisk.Failure.self) { try tree.list() }
  }
}
