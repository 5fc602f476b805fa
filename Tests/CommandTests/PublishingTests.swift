import Foundation
import Model
import Outputs
import Support
import Testing

@testable import Pipeline
@testable import prongsai

@Suite struct PublishingTests {
  private func publish(
    _ files: [String: String], to site: String, _ disk: FailingDisk = FailingDisk()
  ) throws {
    let generation = try Generation(site: site, disk: disk)
    do {
      for (path, text) in files.sorted(by: { $0.key < $1.key }) {
        try generation.write(OutputFile(path: path, bytes: Array(text.utf8)))
      }
      try generation.publish()
    } catch {
      generation.abandon()
      throw error
    }
  }

  private let old = ["index.html": "old", "a/index.html": "same", "gone/index.html": "gone"]
  private let new = ["index.html": "new!", "a/index.html": "same", "b/c/index.html": "more"]

  private func withList(_ files: [String: String], _ others: [String: String] = [:])
    -> [String: String]
  {
    let list = files.keys.sorted().map { $0 + "\n" }.joined()
    return files.merging([".prongsai-files": list]) { $1 }.merging(others) { $1 }
  }

  @Test func filesThatThreadsWriteAtOnceShareTheirFolders() throws {
    let folder = try TemporaryFolder()
    let files = Dictionary(
      uniqueKeysWithValues: (0..<600).map { number in
        ("\(number % 3)/b/\(number % 50)/c/\(number).html", "page \(number)")
      })
    let generation = try Generation(site: folder.path + "/site", disk: PosixDisk())
    let written = inParallel(Array(files), workers: 8) { path, text in
      Result { try generation.write(OutputFile(path: path, bytes: Array(text.utf8))) }
    }
    for result in written { try result.get() }
    try generation.publish()
    #expect(folder.files(below: "site") == withList(files))
  }

  @Test(arguments: [
    "", "/a", ".", "..", "./a", "a/.", "a/..", "a/../b", "../a", "a/./b", "a", ".a", "..a", "a.",
    "...", "a/.../b", ".well-known/a", "a//b",
  ])
  func aPathThatLeavesTheSiteIsTold(path: String) {
    let steps = path.split(separator: "/")
    let leads = !path.isEmpty && !path.hasPrefix("/") && !steps.contains { $0 == "." || $0 == ".." }
    #expect(Generation<PosixDisk>.staysInside(path.utf8) == leads)
  }

  @Test func theNewSiteReplacesTheOldOneAndNothingStaysBeside() throws {
    let folder = try TemporaryFolder()
    try publish(old, to: folder.path + "/site")
    try publish(new, to: folder.path + "/site")
    #expect(folder.files(below: "site") == withList(new))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["site"])
  }

  @Test func aFileThatDidNotChangeIsNotTouched() throws {
    let folder = try TemporaryFolder()
    func identity(_ file: String) throws -> DiskEntry? {
      try PosixDisk().kind(of: folder.path + "/site/" + file)
    }
    try publish(old, to: folder.path + "/site")
    let before = (try identity("a/index.html"), try identity("index.html"))
    try publish(new, to: folder.path + "/site")
    #expect(try identity("a/index.html")?.number == before.0?.number)
    #expect(try identity("index.html")?.number != before.1?.number)
  }

  @Test func whatTheUserPutIntoTheSiteStaysThere() throws {
    let folder = try TemporaryFolder()
    try folder.write("funds.example\n", to: "site/CNAME")
    try publish(old, to: folder.path + "/site")
    try folder.write("mine", to: "site/gone/notes.txt")
    try folder.write("deep", to: "site/own/deep/file.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/site/link", withDestinationPath: "CNAME")
    try publish(new, to: folder.path + "/site")
    #expect(
      folder.files(below: "site")
        == withList(
          new,
          [
            "CNAME": "funds.example\n", "gone/notes.txt": "mine", "own/deep/file.txt": "deep",
            "link": "funds.example\n",
          ]))
    let link = try FileManager.default.destinationOfSymbolicLink(
      atPath: folder.path + "/site/link")
    #expect(link == "CNAME")
  }

  @Test func aFileThatWeDidNotWriteIsNeverOverwritten() throws {
    let folder = try TemporaryFolder()
    try publish(old, to: folder.path + "/site")
    try folder.write("the user's own", to: "site/b/c/index.html")
    #expect(throws: PublishFailure.self) { try publish(new, to: folder.path + "/site") }
    #expect(
      folder.files(below: "site") == withList(old, ["b/c/index.html": "the user's own"]))
  }

  @Test func aFolderWithOtherFoldersIsNoSite() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "home/letters/one.txt")
    #expect(throws: PublishFailure.self) { try publish(new, to: folder.path + "/home") }
    #expect(folder.files(below: "home") == ["letters/one.txt": "x"])
  }

  @Test(arguments: [false, true], [true, false])
  func whicheverCallOfTheDiskFailsASiteIsWhole(goesOn: Bool, canExchange: Bool) throws {
    let folder = try TemporaryFolder()
    let site = folder.path + "/site"
    let counting = FailingDisk(canExchange: canExchange)
    try folder.write("funds.example\n", to: "site/CNAME")
    try publish(old, to: site)
    try publish(new, to: site, counting)
    #expect(counting.calls > 40)
    let own = ["CNAME": "funds.example\n"]
    for failing in 1...counting.calls {
      try publish(old, to: site)
      let disk = FailingDisk(failingCall: failing, goesOnFailing: goesOn, canExchange: canExchange)
      try? publish(new, to: site, disk)
      let aside = folder.files(below: ".site.prongsai-old")
      let found = folder.files(below: "site")
      // Only a disk without exchange that also fails to undo leaves the old site aside.
      let isWhole = found == withList(old, own) || found == withList(new, own)
      let isAside = !canExchange && found.isEmpty && aside == withList(old, own)
      #expect(isWhole || isAside, "call \(failing): \(found.keys.sorted())")
      try publish(new, to: site)
      #expect(folder.files(below: "site") == withList(new, own), "after call \(failing)")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["site"],
        "after call \(failing)")
    }
  }

  /// What a power cut leaves is what the disk has: nothing of the new site may be on its way still
  /// when the two are exchanged.
  @Test func theDiskHasTheNewSiteWholeBeforeItIsShown() throws {
    let folder = try TemporaryFolder()
    let site = folder.path + "/site"
    try publish(old, to: site)
    let disk = FailingDisk()
    try publish(new, to: site, disk)
    let made = disk.log.prefix { $0 != "settle" }
    #expect(made.contains("write") && made.contains("link"))
    #expect(Array(disk.log.dropFirst(made.count)) == ["settle", "exchange"])
  }

  @Test func aLinkThatTheDiskRefusesBecomesACopy() throws {
    let folder = try TemporaryFolder()
    let site = folder.path + "/site"
    try publish(old, to: site)
    for failing in 1...200 {
      let disk = FailingDisk(failingCall: failing)
      guard (try? publish(new, to: site, disk)) != nil else { continue }
      #expect(folder.files(below: "site") == withList(new))
    }
  }

  @Test(arguments: [true, false])
  func whatIsKeptStandsInTheNewSiteAlsoWhereTheDiskHasNoSecondNames(canLink: Bool) throws {
    let folder = try TemporaryFolder()
    let site = folder.path + "/site"
    try publish(old, to: site)
    let generation = try Generation(site: site, disk: FailingDisk(canLink: canLink))
    for path in old.keys { try generation.keep(path) }
    try generation.publish()
    #expect(folder.files(below: "site") == withList(old))
  }
}
