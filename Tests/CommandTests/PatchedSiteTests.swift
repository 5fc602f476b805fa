import Foundation
import Outputs
import Pipeline
import Synchronization
import Testing

@testable import prongsai

/// A preview that is patched holds what a clean build would.
@Suite struct PatchedSiteTests {
  private static func file(_ path: String, _ text: String) -> OutputFile {
    OutputFile(path: path, bytes: Array(text.utf8))
  }

  /// A site of three files.
  private static func built() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let site = try Generation(site: folder.path + "/site", disk: PosixDisk())
    for (path, text) in [("index.html", "a"), ("f/1/index.html", "b"), ("f/2/index.html", "c")] {
      try site.write(file(path, text))
    }
    try site.publish()
    return folder
  }

  private static func patched(
    _ folder: TemporaryFolder, _ disk: FailingDisk = FailingDisk()
  ) throws -> PatchedSite<FailingDisk> {
    try PatchedSite(site: folder.path + "/site", disk: disk)
  }

  private static func texts(_ folder: TemporaryFolder) -> [String: String] {
    folder.files(below: "site")
  }

  @Test func whatDiffersIsReplacedAndTheRestIsLeftAlone() throws {
    let folder = try Self.built()
    let site = try Self.patched(folder)
    try site.write(Self.file("index.html", "a"))
    try site.write(Self.file("f/1/index.html", "new"))
    // At once, before the rest is made.
    #expect(Self.texts(folder)["f/1/index.html"] == "new")
    #expect(site.changedFiles == ["f/1/index.html"])
    try site.write(Self.file("f/3/index.html", "d"))
    #expect(Self.texts(folder)["f/3/index.html"] == nil)
    try site.publish()
    #expect(
      Self.texts(folder) == [
        "index.html": "a", "f/1/index.html": "new", "f/3/index.html": "d",
        ".prongsai-files": "f/1/index.html\nf/3/index.html\nindex.html\n",
      ])
    #expect(site.changedFiles == ["f/1/index.html", "f/2/index.html", "f/3/index.html"])
  }

  @Test func filesThatAreWrittenAtOnceHoldWhatIsTheirs() throws {
    let folder = try TemporaryFolder()
    let paths = (0..<400).map { "f/\($0)/index.html" }
    let first = try Generation(site: folder.path + "/site", disk: PosixDisk())
    for path in paths { try first.write(Self.file(path, "old")) }
    try first.publish()
    let site = try PatchedSite(site: folder.path + "/site", disk: PosixDisk())
    let failures = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: paths.count) { index in
      do {
        try site.write(Self.file(paths[index], "new of \(paths[index])"))
      } catch { failures.withLock { $0 += 1 } }
    }
    try site.publish()
    #expect(failures.withLock { $0 } == 0)
    let texts = Self.texts(folder)
    for path in paths { #expect(texts[path] == "new of \(path)") }
  }

  @Test func aBuildThatEndsEarlyLeavesWhatIsNewAndTheNextTakesAwayWhatIsNoMore() throws {
    let folder = try Self.built()
    let ended = try Self.patched(folder)
    try ended.write(Self.file("f/1/index.html", "new"))
    try ended.write(Self.file("f/3/index.html", "d"))
    try ended.settle()
    #expect(
      Self.texts(folder) == [
        "index.html": "a", "f/1/index.html": "new", "f/2/index.html": "c", "f/3/index.html": "d",
        ".prongsai-files": "f/1/index.html\nf/2/index.html\nf/3/index.html\nindex.html\n",
      ])
    #expect(ended.changedFiles == ["f/1/index.html", "f/3/index.html"])
    let next = try PatchedSite(
      site: folder.path + "/site", disk: FailingDisk(), left: ended.left())
    next.keep("f/1/index.html")
    try next.write(Self.file("index.html", "a"))
    try next.publish()
    #expect(
      Self.texts(folder) == [
        "index.html": "a", "f/1/index.html": "new",
        ".prongsai-files": "f/1/index.html\nindex.html\n",
      ])
  }

  @Test func whatIsKeptStays() throws {
    let folder = try Self.built()
    let before = Self.texts(folder)
    let site = try Self.patched(folder)
    for path in ["index.html", "f/1/index.html", "f/2/index.html"] { site.keep(path) }
    try site.publish()
    #expect(Self.texts(folder) == before)
    #expect(site.changedFiles == [])
  }

  @Test func aFolderWithoutOurListAndAFileOfSomebodyElseAreRefused() throws {
    let empty = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: empty.path + "/site", withIntermediateDirectories: true)
    #expect(throws: PublishFailure.self) { _ = try Self.patched(empty) }
    let folder = try Self.built()
    try folder.write("mine", to: "site/note.html")
    let site = try Self.patched(folder)
    try site.write(Self.file("note.html", "theirs"))
    #expect(throws: PublishFailure.self) { try site.publish() }
    #expect(Self.texts(folder)["note.html"] == "mine")
  }

  /// Wherever the disk gives up, no file is half written and the next build is at home again.
  @Test func whateverEndsItTheNextBuildIsWhole() throws {
    func build(_ site: some SiteWriter) throws {
      try site.write(Self.file("index.html", "new"))
      try site.write(Self.file("f/1/index.html", "b"))
      try site.write(Self.file("g/4/index.html", "d"))
      try site.publish()
    }
    var call = 1
    while true {
      let folder = try Self.built()
      let disk = FailingDisk(failingCall: call, goesOnFailing: true)
      do {
        try build(Self.patched(folder, disk))
        break
      } catch is FailingDisk.Refusal {
        for text in Self.texts(folder).values where text.count == 1 {
          #expect("abcd".contains(text), "call \(call)")
        }
      }
      try build(Generation(site: folder.path + "/site", disk: PosixDisk()))
      let files = Self.texts(folder).filter { $0.key != ".prongsai-files" }
      #expect(
        files == ["index.html": "new", "f/1/index.html": "b", "g/4/index.html": "d"],
        "call \(call)")
      call += 1
    }
    #expect(call > 10)
  }
}
