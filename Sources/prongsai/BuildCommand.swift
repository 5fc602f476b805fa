import ArgumentParser
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

  func validate() throws {
    // In the folder of the whole a part would take away the rest, and what is known of the other
    // funds' published years.
    let isWhole = only == .all && pages == SitePart.all
    guard isWhole || SitePlace.plain(site) != "site" else {
      throw ValidationError("A part of a site needs a folder of its own: --site part")
    }
  }

  func run() throws {
    let today = Terminal.today()
    let memory = BuildMemory(
      site: place.path, inputs: [content, templates, "templates"].map(SitePlace.plain),
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
    let last = fresh ? (build: LastBuild(), site: nil) : memory.last()
    let (report, made, spare) = try options.telling {
      do {
        return try built(today, memory.inputs, last.build, last.site)
      } catch is StoreDamage {
        return try built(today, memory.inputs, LastBuild(), nil)
      }
    }
    let printed = options.printed(report, summary: summary(report))
    printed.write()
    if report.isPublished { memory.remember(printed, made, spare) }
    if printed.status != 0 { throw ExitCode(printed.status) }
  }

  private var place: SitePlace { SitePlace(site) }

  /// Builds the site.
  ///
  /// - Throws: `StoreDamage` where what is known of funds was damaged since it was stored.
  /// - Returns: what was found, what was made, and the site before where it was kept.
  private func built(
    _ today: Day, _ seen: [SeenFolder], _ last: LastBuild, _ known: KnownSite?
  ) throws -> (Report, LastBuild?, SpareSite?) {
    try place.refuseUnusable()
    try place.refuseNesting(in: [content, templates])
    let build = try Build(
      content: options.folder(content, option: "--content", seen: seen), named: content,
      templates: options.templates(templates, seen: seen),
      templatesNamed: templates, published: DiskTree(place.path), today: today,
      asOf: options.asOf, isProven: !noProve, parts: pages, share: only)
    let progress = Progress(language: options.language)
    let generation = try Generation(site: place.path, disk: PosixDisk(), known: known)
    let (report, made) = try build.run(into: generation, reusing: last) {
      progress.show($0, of: $1)
    }
    return (report, made, generation.spare)
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
