import ArgumentParser
import Model
import Pipeline

/// `prongsai merge`: sites that were built apart, joined.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join sites that were built apart by build --only into the site of all their funds.",
    discussion: """
      The result has the same bytes as one build of everything. Needed are the sites and the \
      templates with which they were built; no book of a fund.
      """)

  @Argument(help: "The folders of the sites.")
  var parts: [String]

  @Option(name: .long, help: "The folder of the site that is written.")
  var site = "site"

  @Option(
    name: .long,
    help: "The folder of the templates, or of those that differ from the folder templates.")
  var templates = "templates"

  @OptionGroup var options: ReadingOptions

  func validate() throws {
    guard options.asOf == nil else { throw ValidationError("merge has no --as-of") }
    let folders = parts.map(SitePlace.plain)
    guard !folders.contains(SitePlace.plain(site)) else {
      throw ValidationError("The site that is written can't be one of its parts: \(site)")
    }
    guard Set(folders).count == folders.count else {
      throw ValidationError("A part is named twice")
    }
  }

  func run() throws {
    let result = try options.telling {
      let trees = try parts.map { part in
        (name: SitePlace.plain(part), site: try options.folder(part, option: "merge PART…"))
      }
      let merge = try Merge(
        of: trees, templates: options.templates(templates), templatesNamed: templates)
      return try merge.run(into: Generation(site: SitePlace.plain(site), disk: PosixDisk()))
    }
    let summary =
      result.isPublished
      ? Words(
        th:
          "รวม \(parts.count) ส่วนเป็น \(site) แล้ว \(result.fileCount) ไฟล์ \(result.fundCount) กองทุน",
        en: "Joined \(parts.count) parts in \(site): \(result.fileCount) files, "
          + "funds: \(result.fundCount)")
      : Words(
        th: "ยังไม่ได้เขียน \(site) เว็บไซต์เดิมยังอยู่ครบ",
        en: "Did not write \(site); the old site is whole")
    try options.finish(Report(findings: result.findings), summary: summary)
  }
}
