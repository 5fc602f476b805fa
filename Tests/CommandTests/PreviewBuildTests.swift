import ArgumentParser
import Foundation
import Support
import Testing

@testable import Preview
@testable import prongsai

/// What a save leads to, without a browser and without a clock.
@Suite struct PreviewBuildTests {
  private static let ledger = "funds/990101-01/ledger/2566.csv"
  private static let page = ".prongsai-preview/f/990101-01/index.html"
  private static let more =
    soundLedger + "3/10/2565,ดอกเบี้ย,ดอกเบี้ยเงินฝาก,เงินสด,7.25,,112.25\n"
  private static let wrong = more.replacing("112.25", with: "999.00")

  private let folder: TemporaryFolder
  private let server: PreviewServer

  init() throws {
    folder = try TemporaryFolder()
    try folder.writeContent()
    server = PreviewServer(site: folder.path + "/.prongsai-preview")
  }

  private func preview() throws -> PreviewBuild {
    let options = try ReadingOptions.parse(["--language", "en"])
    let site = folder.path + "/.prongsai-preview"
    var preview = PreviewBuild(
      content: folder.path + "/content", templates: Repository.root + "/templates", site: site,
      published: folder.path + "/site", options: options, stop: StopSignal(),
      news: PreviewNews(site: site, options: options, server: server))
    try preview.rebuild(changed: nil)
    return preview
  }

  /// Saves a file; what a watch would tell of it.
  private func save(_ text: String, _ path: String = ledger) throws -> ChangedPaths {
    try folder.write(text, to: "content/" + path)
    var changed = ChangedPaths()
    changed.insert(path, below: folder.path + "/content")
    return changed
  }

  private func shown() throws -> String {
    try String(contentsOfFile: folder.path + "/" + Self.page, encoding: .utf8)
  }

  @Test func aRowIsShownBeforeWhatIsOverManyFunds() throws {
    var preview = try preview()
    try preview.rebuild(changed: try save(Self.more))
    #expect(try shown().contains("112.25"))
  }

  @Test func aFileThatIsSavedInTwoStepsIsShownOnce() throws {
    var preview = try preview()
    var steps = 0
    try preview.rebuild(changed: try save(Self.wrong)) { _ in
      steps += 1
      #expect(try shown().contains("105.00"), "step \(steps)")
      return steps == 1 ? try save(Self.more) : nil
    }
    #expect(steps == 2)
    #expect(try shown().contains("112.25"))
  }

  @Test func aFundThatIsSavedBesideATextIsMadeWithIt() throws {
    var preview = try preview()
    var steps = 0
    let text = "---\ntitle: เกี่ยวกับ\n---\nข้อความ\n"
    try preview.rebuild(changed: try save(Self.more)) { _ in
      steps += 1
      return steps == 1 ? try save(text, "pages/about.md") : nil
    }
    #expect(try shown().contains("112.25"))
    while preview.isUnfinished { usleep(10_000) }
    #expect(
      folder.files(below: ".prongsai-preview")["about/index.html"]?.contains("ข้อความ") == true)
  }

  @Test func anEditorThatPutsTheOldFileAsideIsFollowed() throws {
    var preview = try preview()
    let path = folder.path + "/content/" + Self.ledger
    try FileManager.default.moveItem(atPath: path, toPath: path + "~")
    var changed = ChangedPaths()
    changed.insert(Self.ledger, below: folder.path + "/content")
    var steps = 0
    try preview.rebuild(changed: changed) { _ in
      steps += 1
      return steps == 1 ? try save(Self.more) : nil
    }
    #expect(try shown().contains("112.25"))
  }
}
