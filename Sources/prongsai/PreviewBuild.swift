import Model
import Pipeline
import Preview

/// The build of a preview, again and again.
struct PreviewBuild {
  /// The folder of the content.
  let content: String
  /// The folder of the templates.
  let templates: String
  /// The folder of the preview.
  let site: String
  /// The site as the public has it, against which closed years are held.
  let published: String
  let options: ReadingOptions
  let stop: StopSignal
  /// What the preview holds.
  let written = WrittenFiles()

  /// Builds the site anew.
  ///
  /// - Parameter changed: what changed since the last time; `nil` for the first.
  /// - Returns: what was found, and the files of the site that differ now; `nil` where all may.
  func rebuild(
    changed: ChangedPaths?
  ) throws -> (report: Report, changedFiles: [String]?) {
    let build = try Build(
      content: options.folder(content, option: "--content"), named: content,
      templates: options.templates(templates), templatesNamed: templates,
      published: DiskTree(published), today: Terminal.today(), asOf: options.asOf,
      isProven: false)
    let writer = NotingWriter(
      try Generation(site: site, disk: PosixDisk()), noting: written, until: stop)
    let report = try build.run(into: writer)
    return (report, report.isPublished ? writer.changedFiles : [])
  }
}
