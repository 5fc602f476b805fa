import ArgumentParser
import Glibc
import Model
import Outputs
import Pipeline

/// `prongsai build`: content and templates in, a site out.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Build the site from its content and templates.")

  @Option(name: .long, help: "The folder of the content.")
  var content = "content"

  @Option(
    name: .long,
    help: "The folder of the templates, or of those that differ from the folder templates.")
  var templates = "templates"

  @Option(name: .long, help: "The folder of the site.")
  var site = "site"

  @Flag(name: .long, help: "For a preview: don't read again and compare what was written.")
  var noProve = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "For a preview or a measurement: only these parts of the site, with commas between: "
        + SitePart.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "parts"),
    transform: SitePart.parts)
  var pages = SitePart.all

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only the funds whose numbers begin so, like 52 for a province, with commas between; "
        + "`prongsai merge` joins such sites.", valueName: "beginnings"),
    transform: SiteShare.init(argument:))
  var only = SiteShare.all

  @Flag(name: .long, help: "Do all the work, even where nothing has changed since the last build.")
  var fresh = false

  @OptionGroup var options: ReadingOptions

  func run() throws {
    let today = Terminal.today()
    let memory = BuildMemory(
      site: plainPath(site), inputs: [content, templates, "templates"].map(plainPath),
      circumstances: options.circumstances
        + [today.iso, "\(noProve)", pages.map(\.rawValue).sorted().joined()]
        + only.beginnings)
    if !fresh, let printed = memory.recall() {
      printed.write()
      let unchanged = Words(
        th: "ไม่มีอะไรเปลี่ยนจากครั้งก่อน จึงไม่ได้เขียนอะไร",
        en: "Nothing has changed since then: nothing was written")
      Terminal.write(unchanged[options.language] + "\n", to: .error)
      if printed.status != 0 { throw ExitCode(printed.status) }
      return
    }
    let report = try built(today)
    let printed = options.printed(report, summary: summary(report))
    printed.write()
    if report.isPublished { memory.remember(printed) }
    if printed.status != 0 { throw ExitCode(printed.status) }
  }

  private func built(_ today: Day) throws -> Report {
    try options.telling { () -> Report in
      try refuseUnusableSite()
      try refuseNesting()
      let build = try Build(
        content: options.folder(content, option: "--content"), named: content,
        templates: options.templates(templates),
        templatesNamed: templates, published: DiskTree(plainPath(site)), today: today,
        asOf: options.asOf, isProven: !noProve, parts: pages, share: only)
      let progress = Progress(language: options.language)
      let generation = try Generation(site: plainPath(site), disk: PosixDisk())
      return try build.run(into: generation) { progress.show($0, of: $1) }
    }
  }

  private func summary(_ report: Report) -> Words {
    let counts = options.counts(report)
    return report.isPublished
      ? Words(
        th: "สร้าง \(site) แล้ว \(report.fileCount) ไฟล์ · \(counts.th) · \(proof(report).th)",
        en: "Built \(site): \(report.fileCount) files · \(counts.en) · \(proof(report).en)")
      : Words(
        th: "ยังไม่ได้สร้าง \(site) เว็บไซต์เดิมยังอยู่ครบ · \(counts.th)",
        en: "Did not build \(site); the old site is whole · \(counts.en)")
  }

  /// How many figures were read again.
  private func proof(_ report: Report) -> Words {
    noProve || pages != SitePart.all
      ? Words(th: "ไม่ได้พิสูจน์ตัวเลข (ดูตัวอย่างเท่านั้น)", en: "figures not proven: a preview only")
      : Words(
        th: "อ่านกลับมาเทียบ \(report.provenCount) ตัวเลข ตรงกันทั้งหมด",
        en: "\(report.provenCount) figures read again, all agree")
  }

  /// Refuses a site that isn't a folder with a name of its own in a folder that is there.
  private func refuseUnusableSite() throws {
    let name = plainPath(site).split(separator: "/").last.map(String.init) ?? ""
    let parent = String(plainPath(site).dropLast(name.count))
    let isThere = try PosixDisk().kind(of: parent.isEmpty ? "." : parent)?.kind
    guard ["", ".", ".."].contains(name) || isThere == nil || isThere == .file else { return }
    throw PublishFailure(
      Diagnostic(
        .nestedFolders,
        Words(
          th: "เขียนเว็บไซต์ลงใน “\(site)” ไม่ได้", en: "The site can't be written to “\(site)”"),
        at: nil,
        help: Words(
          th: "ใช้ชื่อโฟลเดอร์ใหม่ในโฟลเดอร์ที่มีอยู่แล้ว เช่น --site site",
          en: "Name a new folder in a folder that is there, like --site site")))
  }

  /// Refuses a site inside the content or templates, or the reverse: what is private would be
  /// published, or what is written would be read.
  private func refuseNesting() throws {
    let site = real(plainPath(site))
    for folder in [content, templates].map({ real(plainPath($0)) }) {
      let isInside = (site + "/").hasPrefix(folder + "/") || (folder + "/").hasPrefix(site + "/")
      guard isInside else { continue }
      throw PublishFailure(
        Diagnostic(
          .nestedFolders,
          Words(
            th: "โฟลเดอร์เว็บไซต์ \(site) กับ \(folder) ซ้อนกัน",
            en: "The site's folder \(site) and \(folder) lie inside one another"),
          at: nil,
          help: Words(
            th: "เลือกโฟลเดอร์อื่นด้วย --site", en: "Choose another folder with --site")))
    }
  }

  /// The real path of a folder, or of the nearest one above it that exists.
  private func real(_ path: String) -> String {
    var missing: [Substring] = []
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)
    while true {
      let existing = parts.isEmpty ? "." : parts.joined(separator: "/")
      if let found = realpath(existing.isEmpty ? "/" : existing, nil) {
        defer { free(found) }
        return ([String(cString: found)] + missing.map(String.init)).joined(separator: "/")
      }
      guard let last = parts.popLast() else { return path }
      missing.insert(last, at: 0)
    }
  }
}

extension SitePart {
  /// The parts that a person names, with commas between.
  fileprivate static func parts(_ argument: String) throws -> Set<SitePart> {
    Set(
      try argument.split(separator: ",").map { name in
        guard let part = SitePart(rawValue: String(name)) else {
          let known = SitePart.allCases.map(\.rawValue).joined(separator: ", ")
          throw ValidationError("There is no part “\(name)”: \(known)")
        }
        return part
      })
  }
}

extension SiteShare {
  /// The beginnings that a person names, with commas between.
  fileprivate init(argument: String) throws {
    let beginnings = argument.split(separator: ",").map(String.init)
    let isUsable = beginnings.allSatisfy { beginning in
      beginning.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
    }
    guard isUsable, !beginnings.isEmpty else {
      throw ValidationError("“\(argument)” names no funds: --only 52 or --only 5201,5202")
    }
    self.init(beginnings)
  }
}
