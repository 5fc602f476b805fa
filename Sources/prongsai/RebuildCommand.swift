import ArgumentParser
import Model
import Pipeline

/// `prongsai rebuild`: a site made again from its own open data, and compared.
struct RebuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Make a site again from its open data and the templates, and compare each byte.",
    discussion: """
      Nothing is written. Needed are the site's folder and the templates with which it was built; \
      no book of a fund. Status 1 where a file differs, is missing or doesn't belong.
      """)

  @Argument(help: "The folder of the site.")
  var site: String

  @Flag(name: .long, help: "Compare; the only thing that rebuild does.")
  var check = false

  @Option(
    name: .long,
    help: "The folder of the templates, or of those that differ from the folder templates.")
  var templates = "templates"

  @OptionGroup var options: ReadingOptions

  func validate() throws {
    guard check else { throw ValidationError("rebuild needs --check: it writes nothing") }
    guard options.asOf == nil else { throw ValidationError("rebuild has no --as-of") }
  }

  func run() throws {
    let (result, report) = try options.telling {
      let result = try Rebuild(
        of: DiskTree(site), named: site, templates: options.templates(templates),
        templatesNamed: templates
      ).check()
      return (result, Report(findings: result.findings))
    }
    let errors = report.count(.error)
    let summary =
      errors == 0
      ? Words(
        th: "\(site) สร้างใหม่จากข้อมูลเปิดได้ตรงทุกไบต์ \(result.sameCount) ไฟล์ "
          + "และภาพกับไฟล์ของเจ้าของเว็บ \(result.takenCount) ไฟล์ตรงตามรหัส",
        en: "\(site) follows from its open data: \(result.sameCount) files the same in every "
          + "byte, \(result.takenCount) pictures and own files by their digests")
      : Words(
        th: "\(site) ไม่ตรงกับข้อมูลเปิด · ต่าง \(errors) เรื่อง ตรง \(result.sameCount) ไฟล์",
        en: "\(site) doesn't follow from its open data · differences: \(errors), files the same: "
          + "\(result.sameCount)")
    try options.finish(report, summary: summary)
  }
}
