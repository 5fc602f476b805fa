import Foundation
import Support
import Testing

/// What the built program says and doesn't say of private values.
@Suite struct PrivacyCommandTests {
  private let templates = Repository.root + "/templates"
  private let news = """
    ---
    title: เยี่ยมสมาชิก
    date: 10 มีนาคม 2566
    category: training
    ---
    ไปเยี่ยมนางสมหญิง มั่นคงยิ่ง

    """

  @Test func aLeakEndsWithStatusThreeAndTheOldSiteIsWhole() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    let build = ["build", "--templates", templates]
    #expect(try Program(build, in: folder).status == 0)
    let old = folder.files(below: "site")
    try folder.write(news, to: "content/news/2566/visit.md")
    let run = try Program(build, in: folder)
    #expect(run.status == 3)
    #expect(run.messages.contains("P702") && run.messages.contains("สมหญิง"))
    #expect(folder.files(below: "site") == old)
  }

  @Test(arguments: [(true, [String]()), (false, ["--redact"])])
  func logsForOthersQuoteNothing(isInCI: Bool, more: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    try folder.write(news, to: "content/news/2566/visit.md")
    for format in ["text", "json", "github"] {
      let run = try Program(
        ["build", "--templates", templates, "--format", format] + more, in: folder, isInCI: isInCI)
      let said = run.output + run.messages
      #expect(run.status == 3 && said.contains("P702"))
      #expect(!said.contains("สมหญิง") && !said.contains("มั่นคงยิ่ง"))
    }
  }

  @Test func aPersonMayAskForTheLineInCIToo() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    try folder.write(news, to: "content/news/2566/visit.md")
    let run = try Program(
      ["build", "--templates", templates, "--no-redact"], in: folder, isInCI: true)
    #expect(run.messages.contains("สมหญิง มั่นคงยิ่ง"))
  }
}
