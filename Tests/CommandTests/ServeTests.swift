import Foundation
import Support
import Testing

@Suite(.enabled(if: Listener.isPermitted, "sockets or inotify are not permitted here"))
struct ServeTests {
  private let ledger = "content/funds/990101-01/ledger/2566.csv"
  private let more = soundLedger + "3/10/2565,ดอกเบี้ย,ดอกเบี้ยเงินฝาก,เงินสด,7.25,,112.25\n"
  private let wrong = soundLedger + "3/10/2565,ลับมาก,ดอกเบี้ยเงินฝาก,เงินสด,7.25,,999.00\n"

  @Test func aSavedRowIsOnThePageAndThoseWhoShowItAreTold() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent(["pages/about.md": "---\ntitle: เกี่ยวกับ\n---\nข้อความ\n"])
    let preview = try RunningPreview(in: folder)
    let news = try preview.news()
    #expect(news.event("state").contains("\ndata: \n\n"))
    #expect(!(try preview.page("/f/990101-01/").contains("112.25")))
    try folder.write(more, to: ledger)
    let told = news.event("changed")
    // The fund's page comes first; what is over many funds follows.
    let parts = told.components(separatedBy: "event: changed")
    #expect(parts.first?.contains("data: f/990101-01/index.html\n") == true)
    #expect(parts.last?.contains("data: f/990101-01/index.html\n") == false)
    #expect(parts.last?.contains("data: index.html\n") == true)
    #expect(!told.contains("data: *\n"))
    #expect(!told.contains("data: about/index.html\n"))
    #expect(!told.contains("data: assets/site.css\n"))
    #expect(try preview.page("/f/990101-01/").contains("112.25"))
  }

  @Test func aBookWithAFaultIsShownInPagesUntilItIsMended() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    let preview = try RunningPreview(["--language", "en"], in: folder)
    let news = try preview.news()
    _ = news.event("state")
    try folder.write(wrong, to: ledger)
    let told = news.event("changed")
    #expect(told.contains("data: What is in doubt is held back until it is mended · errors: 1\n"))
    #expect(told.contains("data: error[F27]: "))
    #expect(told.contains("--> content/funds/990101-01/ledger/2566.csv:4 (row 4 column G)\n"))
    #expect(told.contains("ลับมาก"))
    try preview.wait { preview.messages.contains("error[F27]") }
    try folder.write(soundLedger, to: ledger)
    #expect(news.event("changed").contains("event: problems\nid:"))
    #expect(try preview.news().event("state").contains("\ndata: \n\n"))
  }

  @Test func settingsThatCannotBeReadLeaveTheOldSiteAndSayWhy() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    let preview = try RunningPreview(in: folder)
    let news = try preview.news()
    _ = news.event("state")
    try folder.write("name: [", to: "content/site.yaml")
    #expect(news.event("changed").contains("data: ยังสร้างใหม่ไม่ได้ หน้านี้เป็นของเดิม · ผิด 1\n"))
    #expect(try preview.page("/f/990101-01/").contains("105.00"))
    try folder.write(SmallContent.site.replacing("ทดสอบ", with: "ใหม่"), to: "content/site.yaml")
    #expect(news.event("changed").contains("data: index.html\n"))
    #expect(try preview.page("/").contains("ใหม่"))
  }

  @Test func aFirstBuildThatFailsIsShownAndMended() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent(["site.yaml": "name: ["])
    let preview = try RunningPreview(in: folder)
    #expect(try preview.page("/").contains("404 Not Found"))
    let news = try preview.news()
    #expect(news.event("state").contains("data: ยังสร้างใหม่ไม่ได้"))
    try folder.write(SmallContent.site, to: "content/site.yaml")
    #expect(news.event("changed").contains("data: *\n"))
    #expect(try preview.page("/").contains("200 OK"))
  }

  @Test func aTemplateThatIsSavedIsUsed() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    try FileManager.default.copyItem(
      atPath: Repository.root + "/templates", toPath: folder.path + "/templates")
    let preview = try RunningPreview(["--templates", "templates"], in: folder)
    let news = try preview.news()
    _ = news.event("state")
    let style = "templates/assets/site.css"
    let old = try String(contentsOfFile: folder.path + "/" + style, encoding: .utf8)
    try folder.write(old + "\n.ps-new{color:red}\n", to: style)
    #expect(news.event("changed").contains("data: assets/site.css\n"))
    #expect(try preview.page("/assets/site.css").contains(".ps-new"))
  }

  @Test func aPortThatIsTakenIsSaidWhereItWasAskedFor() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    let first = try RunningPreview(in: folder)
    let port = try first.port()
    let command = ["serve", "--templates", Repository.root + "/templates", "--site", "other"]
    let thai = try Program(command + ["--port", "\(port)"], in: folder)
    #expect(thai.status == 2)
    #expect(thai.messages.contains("ผิด[W504]: พอร์ต \(port) มีโปรแกรมอื่นใช้อยู่\n"))
    let english = try Program(command + ["--port", "\(port)", "--language", "en"], in: folder)
    #expect(english.status == 2)
    #expect(
      english.messages.contains("error[W504]: Port \(port) is taken by another program\n"))
  }

  @Test func withoutAPortTheNextOneThatIsFreeIsTakenAndTold() throws {
    let held = Listener.hold(8000)
    defer { if let held { close(held) } }
    let folder = try TemporaryFolder()
    try folder.writeContent()
    let preview = try RunningPreview(in: folder, port: [])
    let port = try preview.port()
    #expect((8001..<8100).contains(port))
    #expect(preview.messages.contains("พอร์ต 8000 มีโปรแกรมอื่นใช้อยู่ จึงใช้ \(port)\n"))
  }

  @Test(arguments: [
    ["--port", "70000"], ["--port", "-1"], ["--host", "fund.example"], ["--host", "192.0.2.1"],
    ["--content", "none"], ["--site", "content/x"], ["--site", "site"], ["--site", "./site/"],
    ["--site", "site/x"], ["--site", "."], ["--published", ".prongsai-preview"], ["more"],
  ])
  func wrongUsageEndsWithStatusTwo(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    try folder.write("published", to: "site/index.html")
    let run = try Program(
      ["serve", "--templates", Repository.root + "/templates"] + arguments, in: folder)
    #expect(run.status == 2)
    #expect(run.messages != "")
    #expect(folder.files(below: "site") == ["index.html": "published"])
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func ctrlCEndsWithStatusZeroAndLeavesAWholeSite(signal: Int32) throws {
    let folder = try TemporaryFolder()
    var funds: [String: String] = [:]
    for number in 100...140 {
      funds["funds/990\(number)-01/fund.yaml"] = "id: 990\(number)-01\nname: ก\(number)\n"
      funds["funds/990\(number)-01/ledger/2566.csv"] = soundLedger
    }
    try folder.writeContent(funds)
    for pause in [0, 30_000, 200_000] as [UInt32] {
      let preview = try RunningPreview(in: folder)
      _ = try preview.port()
      let before = folder.files(below: ".prongsai-preview")
      let new = SmallContent.site.replacing("ทดสอบ", with: "ใหม่ \(pause)")
      try folder.write(new, to: "content/site.yaml")
      usleep(pause)
      #expect(preview.end(signal) == 0)
      let after = folder.files(below: ".prongsai-preview")
      #expect(after.count == before.count)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names.sorted() == [".prongsai-preview", "content"])
    }
  }

  @Test func othersReadThePreviewOnlyWhereThatWasAskedForAndNoRowThen() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent(["funds/990101-01/ledger/2566.csv": wrong])
    let alone = try RunningPreview(in: folder)
    #expect(try alone.news().event("state").contains("ลับมาก"))
    #expect(!alone.messages.contains("ทุกคนในเครือข่าย"))
    let shown = try RunningPreview(["--host", "0.0.0.0", "--site", "other"], in: folder)
    let state = try shown.news().event("state")
    #expect(shown.messages.contains("เตือน: ทุกคนในเครือข่ายนี้อ่านตัวอย่างได้"))
    #expect(state.contains("F27"))
    #expect(!state.contains("ลับมาก"))
  }

  @Test func theBrowserIsOpenedAtTheAddress() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    try folder.write(
      "#!/bin/sh\necho \"$1\" >opened.part\nmv opened.part opened\n", to: "bin/xdg-open")
    chmod(folder.path + "/bin/xdg-open", 0o755)
    let preview = try RunningPreview(
      ["--open"], in: folder, path: folder.path + "/bin:/usr/bin:/bin")
    let port = try preview.port()
    let file = folder.path + "/opened"
    try preview.wait { FileManager.default.fileExists(atPath: file) }
    #expect(
      try String(contentsOfFile: file, encoding: .utf8) == "http://127.0.0.1:\(port)/\n")
  }

  @Test func aBrowserThatIsNotThereIsToldAndNotFatal() throws {
    let folder = try TemporaryFolder()
    try folder.writeContent()
    let preview = try RunningPreview(["--open"], in: folder, path: folder.path)
    let port = try preview.port()
    try preview.wait {
      preview.messages.contains("เปิดเบราว์เซอร์ให้ไม่ได้ เปิดเองที่ http://127.0.0.1:\(port)/\n")
    }
    #expect(try preview.page("/").contains("200 OK"))
  }
}
