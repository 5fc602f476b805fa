import Foundation
import Support
import Testing

/// Parts of a nation, built and joined by the program.
@Suite struct MergeCommandTests {
  private static let templates = ["--templates", Repository.root + "/templates"]

  /// A folder with two provinces, each built apart, and the whole.
  private static func built() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.writeContent([
      "funds/980101-01/fund.yaml": "id: 980101-01\nname: {th: สอง, en: Two}\n",
      "funds/980101-01/ledger/2566.csv": soundLedger,
      "news/2566/a.md":
        "---\ntitle: ก\ndate: 10 มีนาคม 2566\ncategory: training\nfunds: [980101-01]\n---\nข\n",
    ])
    for (site, share) in [("whole", []), ("99", ["--only", "99"]), ("98", ["--only", "98"])] {
      let run = try Program(["build", "--site", site] + share + templates, in: folder)
      #expect(run.status == 0)
    }
    return folder
  }

  @Test func joinedPartsAreTheWhole() throws {
    let folder = try Self.built()
    let run = try Program(["merge", "99/", "98", "--language", "en"] + Self.templates, in: folder)
    #expect(run.status == 0)
    let whole = folder.files(below: "whole")
    #expect(
      run.messages == "Joined 2 parts in site: \(whole.count - 1) files, funds: 2\n")
    #expect(folder.files(below: "site") == whole)
    // Parts and whole alike follow from their data.
    for site in ["site", "98"] {
      #expect(try Program(["rebuild", site, "--check"] + Self.templates, in: folder).status == 0)
    }
  }

  @Test func partsThatDoNotFitLeaveTheOldSite() throws {
    let folder = try Self.built()
    _ = try Program(["merge", "99", "98"] + Self.templates, in: folder)
    let before = folder.files(below: "site")
    let run = try Program(
      ["merge", "99", "whole", "--language", "en"] + Self.templates, in: folder)
    #expect(run.status == 1)
    #expect(
      run.messages.hasPrefix("error[P803]: The fund 990101-01 is in 99 and in whole\n"))
    #expect(run.messages.hasSuffix("Did not write site; the old site is whole\n"))
    #expect(folder.files(below: "site") == before)
  }

  @Test(arguments: [
    ["merge"], ["merge", "nowhere"], ["merge", "99", "99/"], ["merge", "99", "--site", "99/"],
    ["build", "--only", "เก้า", "--site", "p"], ["build", "--only", ",", "--site", "p"],
    ["build", "--pages", "fund"], ["build", "--only", "99"],
    ["build", "--only", "99", "--site", "site/"],
  ])
  func wrongUsageEndsWithStatusTwo(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    let run = try Program(arguments, in: folder)
    #expect(run.status == 2)
    #expect(run.messages != "")
    #expect(folder.files(below: "site") == [:])
  }
}
