import Foundation
import Testing

@testable import Preview

@Suite(.enabled(if: Permitted.inotify, "inotify is not permitted here"))
struct FolderWatchTests {
  /// Longer than any machine needs; a change ends the wait at once.
  private static let longMilliseconds: Int32 = 20_000

  private let folder: PreviewFolder
  private let watch: FolderWatch

  init() throws {
    folder = try PreviewFolder(["content/a/b/one.csv": "1", "templates/page.html": "x"])
    watch = try FolderWatch([folder.path + "/content", folder.path + "/templates"])
  }

  /// All that changed until a path was told; the paths below the content.
  private func changes(until path: String) throws -> Set<String> {
    var found: Set<String> = []
    while !found.contains(path) {
      let changed = try #require(try watch.next(within: Self.longMilliseconds), "no \(path)")
      found.formUnion(changed.below[folder.path + "/content"] ?? [])
    }
    return found
  }

  @Test func aSavedFileIsToldBelowItsFolder() throws {
    try folder.write("2", to: "content/a/b/one.csv")
    let changed = try #require(try watch.next(within: Self.longMilliseconds))
    #expect(changed.below == [folder.path + "/content": ["a/b/one.csv"]])
    #expect(!changed.mayBeAll)
    #expect(!changed.isEmpty)
  }

  @Test func whatChangesTogetherIsToldTogether() throws {
    try folder.write("2", to: "content/a/two.csv")
    try folder.write("2", to: "content/three.csv")
    try folder.write("2", to: "templates/page.html")
    let changed = try #require(try watch.next(within: Self.longMilliseconds))
    #expect(
      changed.below == [
        folder.path + "/content": ["a/two.csv", "three.csv"],
        folder.path + "/templates": ["page.html"],
      ])
  }

  @Test func theFirstChangeIsToldAtOnceAndTheOthersWhenItIsQuiet() throws {
    try folder.write("2", to: "content/a/two.csv")
    let first = try #require(try watch.first(within: Self.longMilliseconds))
    try folder.write("2", to: "content/three.csv")
    var all = first
    all.formUnion(try #require(try watch.more(after: 0)))
    #expect(all.below == [folder.path + "/content": ["a/two.csv", "three.csv"]])
    #expect(try watch.more(after: 0) == nil)
    // What came while nobody looked is told however long that was.
    try folder.write("3", to: "content/three.csv")
    #expect(try watch.more(after: 5000)?.isEmpty == false)
    #expect(try watch.more(after: 5000) == nil)
  }

  @Test func nothingIsToldWhereNothingHappened() throws {
    #expect(try watch.next(within: 1) == nil)
  }

  @Test func aFileThatIsBeingWrittenIsToldWhenItIsClosed() throws {
    let file = open(folder.path + "/content/slow.csv", O_CREAT | O_WRONLY, 0o644)
    write(file, "1", 1)
    #expect(try watch.next(within: 20) == nil)
    close(file)
    #expect(try changes(until: "slow.csv") == ["slow.csv"])
  }

  @Test func anEditorThatWritesBesideAndRenamesIsSeen() throws {
    try folder.write("2", to: "content/a/b/.one.csv.tmp")
    try folder.rename("content/a/b/.one.csv.tmp", to: "content/a/b/one.csv")
    #expect(try changes(until: "a/b/one.csv") == ["a/b/one.csv"])
    // As Vim does: the old file steps aside, the new one takes its name.
    try folder.rename("content/a/b/one.csv", to: "content/a/b/one.csv~")
    try folder.write("3", to: "content/a/b/one.csv")
    try folder.remove("content/a/b/one.csv~")
    #expect(try changes(until: "a/b/one.csv") == ["a/b/one.csv"])
  }

  @Test(arguments: [
    ".#one.csv", "one.csv~", "4913", ".one.csv.swp", ".one.csv.swx", "#one.csv#", ".hidden",
    ".~lock.one.ods#",
  ])
  func whatEditorsLeaveForAMomentIsPassedOver(name: String) throws {
    try folder.write("x", to: "content/a/b/" + name)
    try folder.remove("content/a/b/" + name)
    try folder.makeFolder("content/.git")
    try folder.write("x", to: "content/.git/index")
    #expect(try watch.next(within: 30) == nil)
  }

  @Test(arguments: ["one~.csv", "49130", "4913.csv", "#one.csv", "a.swp"])
  func namesThatOnlyLookAlikeAreFiles(name: String) throws {
    try folder.write("x", to: "content/" + name)
    #expect(try changes(until: name) == [name])
  }

  @Test func aNewFolderIsWatchedToo() throws {
    try folder.write("1", to: "content/new/deep/er/one.csv")
    _ = try changes(until: "new")
    try folder.write("2", to: "content/new/deep/er/one.csv")
    _ = try changes(until: "new/deep/er/one.csv")
    try folder.write("3", to: "content/new/deep/er/one.csv")
    #expect(try changes(until: "new/deep/er/one.csv") == ["new/deep/er/one.csv"])
  }

  @Test func aFolderThatIsMovedInBringsItsFilesAndIsWatched() throws {
    try folder.write("1", to: "elsewhere/x/one.csv")
    try folder.rename("elsewhere", to: "content/moved")
    #expect(try changes(until: "moved") == ["moved"])
    try folder.write("2", to: "content/moved/x/one.csv")
    #expect(try changes(until: "moved/x/one.csv") == ["moved/x/one.csv"])
  }

  @Test func aFolderThatIsRenamedIsToldByItsNewName() throws {
    try folder.rename("content/a", to: "content/z")
    #expect(try changes(until: "z") == ["a", "z"])
    try folder.write("2", to: "content/z/b/one.csv")
    #expect(try changes(until: "z/b/one.csv") == ["z/b/one.csv"])
  }

  @Test func aFolderThatWentAwayIsNotWatchedElsewhere() throws {
    try folder.rename("content/a", to: "gone")
    #expect(try changes(until: "a") == ["a"])
    try folder.write("2", to: "gone/b/one.csv")
    #expect(try watch.next(within: 30) == nil)
  }

  @Test func aRemovedFileAndFolderAreTold() throws {
    try folder.remove("content/a/b/one.csv")
    #expect(try changes(until: "a/b/one.csv") == ["a/b/one.csv"])
    try folder.remove("content/a")
    #expect(try changes(until: "a").contains("a"))
  }

  @Test func linksAreToldButNotFollowed() throws {
    try folder.makeFolder("outside")
    try folder.link("content/link", to: "../outside")
    #expect(try changes(until: "link") == ["link"])
    try folder.write("x", to: "outside/one.csv")
    #expect(try watch.next(within: 30) == nil)
    #expect(link(folder.path + "/outside/one.csv", folder.path + "/content/hard.csv") == 0)
    #expect(try changes(until: "hard.csv") == ["hard.csv"])
  }

  @Test func aWholeFolderThatIsReplacedMayBeAllAndIsWatchedAgain() throws {
    try folder.rename("content", to: "old")
    var changed = try #require(try watch.next(within: Self.longMilliseconds))
    #expect(changed.mayBeAll)
    try folder.write("1", to: "next/one.csv")
    try folder.rename("next", to: "content")
    changed = try #require(try watch.next(within: Self.longMilliseconds))
    #expect(changed.mayBeAll)
    try folder.write("2", to: "content/one.csv")
    #expect(try changes(until: "one.csv") == ["one.csv"])
    try folder.write("2", to: "old/a/b/one.csv")
    #expect(try watch.next(within: 30) == nil)
  }

  @Test func moreThanTheQueueHoldsMayBeAll() throws {
    let text = try String(
      contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
    let most = try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    try #require(most <= 100_000)
    let names = [folder.path + "/content/one", folder.path + "/content/two"]
    try folder.write("1", to: "content/one")
    // Each rename is two events, and never the same twice running.
    for count in 0..<most / 2 + 10 { rename(names[count % 2], names[1 - count % 2]) }
    let changed = try #require(try watch.next(within: Self.longMilliseconds))
    #expect(changed.mayBeAll)
    try folder.write("2", to: "content/a/b/one.csv")
    #expect(try changes(until: "a/b/one.csv") == ["a/b/one.csv"])
  }

  @Test func aFolderThatIsNotThereIsSaid() throws {
    #expect(throws: FolderWatch.Failure.self) { try FolderWatch([folder.path + "/none"]) }
  }
}
