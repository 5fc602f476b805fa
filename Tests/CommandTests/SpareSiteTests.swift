import Foundation
import Outputs
import Pipeline
import Support
import Testing

@testable import prongsai

/// A site that is published again and again as the build does, the one before it kept as a spare.
private final class KeptSite {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// In which files the spare is behind, as it was written down; `nil` where it wasn't.
  var behind: [String]? {
    let text = try? String(contentsOfFile: record, encoding: .utf8)
    return text?.split(separator: "\n").map(String.init)
  }

  var path: String { folder.path + "/site" }
  var spare: String { folder.path + "/spare" }
  var record: String { folder.path + "/behind" }
  /// What the site was like when it was shown, and the spare when it was the site.
  private var (shown, spareSight): (SiteSight?, SiteSight?)
  /// What the build saw of the site that it shows.
  private var seen = ShownSite()

  /// What is known of the site at this moment; nothing where it isn't as it was shown.
  func known() -> KnownSite? {
    guard shown?.hasItsFiles(at: path) ?? true, let sight = shown ?? SiteSight(of: path) else {
      return nil
    }
    (now, seen) = (sight, ShownSite())
    let behind = shown == nil ? nil : behind.map(Set.init)
    return KnownSite(sparePath: spare, recordPath: record, behind: behind) {
      sight.isTouched(at: $0)
    } look: { [seen, spareSight] path, mended in
      seen.look(at: path, mended, sight, spareSight)
    }
  }

  /// The site before anything is published.
  private var now: SiteSight?

  /// Publishes files; those of `kept` are taken from the site as they are.
  func publish(
    _ files: [String: String], keeping kept: Set<String> = [], _ disk: FailingDisk = FailingDisk(),
    meanwhile: () throws -> Void = {}
  ) throws {
    let generation = try Generation(site: path, disk: disk, known: known())
    do {
      for (path, text) in files.sorted(by: { $0.key < $1.key }) {
        if kept.contains(path) {
          try generation.keep(path)
        } else {
          try generation.write(OutputFile(path: path, bytes: Array(text.utf8)))
        }
      }
      try meanwhile()
      try generation.publish()
    } catch {
      generation.abandon()
      throw error
    }
    try? FileManager.default.removeItem(atPath: record)
    guard let spare = generation.spare else {
      (shown, spareSight) = (nil, nil)
      return try KnownSite.discardSpare(self.spare, of: path, disk: PosixDisk())
    }
    (shown, spareSight) = (seen.sight, now)
    #expect(shown == SiteSight(of: path), "the site is found as it was seen before it was shown")
    try folder.write(spare.behind.joined(separator: "\n"), to: "behind")
  }

  /// The files of the site, and the list of them that is expected there.
  var files: [String: String] { folder.files(below: "site") }

  func withList(_ files: [String: String], _ others: [String: String] = [:]) -> [String: String] {
    let list = files.keys.sorted().map { $0 + "\n" }.joined()
    return files.merging([".prongsai-files": list]) { $1 }.merging(others) { $1 }
  }

  /// What stands beside the site.
  var beside: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        .filter { $0 != "behind" }
    }
  }
}

@Suite struct SpareSiteTests {
  private let files = [
    "index.html": "1", "a/index.html": "a", "b/index.html": "b", "c/d/index.html": "d",
    "e.csv": "e", "f.csv": "f", "g.csv": "g", "h.csv": "h",
  ]

  @Test func theSiteBeforeTheLastBecomesTheNextAndOnlyWhatDiffersIsTouched() throws {
    let site = try KeptSite()
    try site.publish(files)
    let second = files.merging(["index.html": "2", "new/x/index.html": "x"]) { $1 }
    try site.publish(second, keeping: ["a/index.html"])
    #expect(site.behind == ["index.html", "new/x/index.html"])
    #expect(site.folder.files(below: "spare") == site.withList(files))

    var third = second.merging(["b/index.html": "B"]) { $1 }
    third["new/x/index.html"] = nil
    let disk = FailingDisk()
    try site.publish(third, keeping: ["a/index.html", "index.html"], disk)
    #expect(site.files == site.withList(third))
    #expect(site.behind == ["b/index.html", "new/x/index.html"])
    #expect(try site.beside == ["site", "spare"])
    // The mark, the page that differs, the mark of the spare and the list; the page it was behind.
    #expect(
      disk.log == ["write", "write", "write", "link", "write", "settle", "exchange"])
    #expect(!FileManager.default.fileExists(atPath: site.path + "/new"))
  }

  @Test func aSiteOfWhichMostDiffersLeavesNoSpare() throws {
    let site = try KeptSite()
    try site.publish(files)
    try site.publish(files.mapValues { $0 + "!" })
    #expect(site.behind == nil)
    #expect(try site.beside == ["site"])
  }

  @Test func aDiskWithoutSecondNamesKeepsNoSpare() throws {
    let site = try KeptSite()
    try site.publish(files)
    let second = files.merging(["index.html": "2"]) { $1 }
    try site.publish(second, FailingDisk(canLink: false))
    #expect(site.behind == nil)
    #expect(site.files == site.withList(second))
    #expect(try site.beside == ["site"])
  }

  @Test func aSpareThatIsNotWholeIsNotUsed() throws {
    let site = try KeptSite()
    try site.publish(files)
    try site.publish(files.merging(["index.html": "2"]) { $1 })
    // As a killed program leaves it.
    try site.folder.write("", to: "spare/.prongsai-unfinished")
    try site.folder.write("half", to: "spare/half.html")
    let third = files.merging(["index.html": "3"]) { $1 }
    try site.publish(third)
    #expect(site.files == site.withList(third))
    #expect(site.folder.files(below: "spare").count == files.count + 1)
  }

  @Test func aBuildThatComesToNothingLeavesNoTraceOnTheSiteAndItsSpare() throws {
    let site = try KeptSite()
    try site.publish(files)
    try site.publish(files.merging(["index.html": "2"]) { $1 })
    let before = [site.path, site.spare].map { SiteSight(of: $0) }
    let generation = try Generation(site: site.path, disk: PosixDisk(), known: site.known())
    try generation.keep("a/index.html")
    try generation.write(OutputFile(path: "b/index.html", bytes: Array("b".utf8)))
    try generation.write(OutputFile(path: "index.html", bytes: Array("3".utf8)))
    generation.abandon()
    #expect([site.path, site.spare].map { SiteSight(of: $0) } == before)
    #expect(try site.beside == ["site", "spare"])
  }

  @Test func whatTheUserPutsIntoTheSiteMeanwhileStaysThere() throws {
    let site = try KeptSite()
    try site.publish(files)
    try site.folder.write("funds.example", to: "site/CNAME")
    try site.publish(files.merging(["index.html": "2"]) { $1 })
    for number in 3...6 {
      let next = files.merging(["index.html": "\(number)"]) { $1 }
      try site.publish(next) {
        try site.folder.write("mine", to: "site/a/mine-\(number).txt")
        try site.folder.write("deep", to: "site/own-\(number)/deep/file.txt")
      }
      var own = ["CNAME": "funds.example"]
      for past in 3...number {
        own["a/mine-\(past).txt"] = "mine"
        own["own-\(past)/deep/file.txt"] = "deep"
      }
      #expect(site.files == site.withList(next, own), "after \(number)")
      // A build in between to which nothing happens, and which has a spare again.
      try site.publish(files.merging(["index.html": "\(number)!"]) { $1 })
      #expect(site.files == site.withList(files.merging(["index.html": "\(number)!"]) { $1 }, own))
      #expect(site.behind == ["index.html"])
    }
  }

  @Test func whatTheUserTakesAwayOrReplacesMeanwhileStaysSo() throws {
    let site = try KeptSite()
    try site.publish(files)
    try site.folder.write("funds.example", to: "site/CNAME")
    try site.folder.write("private", to: "site/photo.txt")
    for number in 2...3 { try site.publish(files.merging(["index.html": "\(number)"]) { $1 }) }
    #expect(site.behind == ["index.html"])
    let next = files.merging(["index.html": "4"]) { $1 }
    try site.publish(next) {
      try FileManager.default.removeItem(atPath: site.path + "/photo.txt")
      // An editor's way to save: another file takes the name.
      try FileManager.default.removeItem(atPath: site.path + "/CNAME")
      try site.folder.write("others.example", to: "site/CNAME")
    }
    #expect(site.files == site.withList(next, ["CNAME": "others.example"]))
    try site.publish(files)
    #expect(site.files == site.withList(files, ["CNAME": "others.example"]))
  }

  @Test func aPageThatGoesStaysGoneWhereTheUserPutsSomethingBesideIt() throws {
    let site = try KeptSite()
    try site.publish(files)
    var second = files
    second["a/index.html"] = nil
    second["c/d/index.html"] = nil
    try site.publish(second) {
      try site.folder.write("mine", to: "site/mine.txt")
      try site.folder.write("deep", to: "site/c/d/deep.txt")
    }
    #expect(
      site.files == site.withList(second, ["mine.txt": "mine", "c/d/deep.txt": "deep"]))
  }

  @Test(arguments: [false, true], [true, false])
  func whicheverCallOfTheDiskFailsTheSiteIsWhole(goesOn: Bool, canExchange: Bool) throws {
    var failing = 0
    while true {
      failing += 1
      let site = try KeptSite()
      try site.folder.write("funds.example", to: "site/CNAME")
      let own = ["CNAME": "funds.example"]
      try site.publish(files)
      var first = files.merging(["index.html": "2", "new/x.html": "x"]) { $1 }
      try site.publish(first, keeping: ["a/index.html"])
      let before = site.withList(first, own)
      var second = first
      second["c/d/index.html"] = nil
      second["b/index.html"] = "B"
      let disk = FailingDisk(
        failingCall: failing, goesOnFailing: goesOn, canExchange: canExchange)
      let isPublished = (try? site.publish(second, keeping: ["index.html"], disk)) != nil
      let after = site.withList(second, own)
      let isAside =
        !canExchange && site.files.isEmpty
        && site.folder.files(below: ".site.prongsai-old") == before
      #expect(
        site.files == after || (!isPublished && (site.files == before || isAside)),
        "call \(failing)")
      // What is known holds, or is taken for nothing: a site as before is right either way.
      first["index.html"] = "3"
      try site.publish(first)
      #expect(site.files == site.withList(first, own), "after call \(failing)")
      #expect(try site.beside.filter { $0 != "spare" } == ["site"], "after call \(failing)")
      if failing > disk.calls { break }
    }
    #expect(failing > 40)
  }

  /// Sites one after another, their files changed, removed and added at random.
  @Test func anySitesOneAfterAnotherAreAsIfMadeFromNothing() throws {
    let environment = ProcessInfo.processInfo.environment
    let seed = environment["PRONGSAI_SEED"].flatMap { UInt64($0) } ?? 1
    let cases = environment["PRONGSAI_CASES"].flatMap { Int($0) } ?? 20
    var generator = SeededGenerator(seed: seed)
    for number in 0..<cases {
      let site = try KeptSite()
      var files = self.files
      try site.publish(files)
      for step in 0..<8 {
        var next = files
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
          let folder = ["", "a/", "c/d/", "k/l/m/"].randomElement(using: &generator) ?? ""
          let name =
            folder + ["x.html", "y.html", "index.html"][Int.random(in: 0..<3, using: &generator)]
          next[name] = Bool.random(using: &generator) ? "\(step)" : nil
        }
        if let gone = next.keys.sorted().randomElement(using: &generator), step % 3 == 2 {
          next[gone] = nil
        }
        let same = next.keys.sorted().filter { files[$0] == next[$0] }
        let kept = Set(same.filter { _ in Bool.random(using: &generator) })
        try site.publish(next, keeping: kept)
        files = next
        #expect(
          site.files == site.withList(files),
          "PRONGSAI_SEED=\(seed), case \(number), step \(step): behind \(site.behind ?? [])")
      }
    }
  }
}
