import Model
import Pipeline
import Preview

/// The build of a preview, again and again, each time of what depends on what was saved.
struct PreviewBuild {
  /// The folder of the content.
  private let content: String
  /// The folder of the templates.
  private let templates: String
  /// The folder of the preview.
  private let site: String
  private let options: ReadingOptions
  private let stop: StopSignal
  private let tree: WatchedTree
  /// The site as the public has it, against which closed years are held.
  private let published: RememberedSite
  /// What made the preview that stands there; `nil` where none does.
  private var last: LastBuild?
  /// The files of the preview, where the last build patched it.
  private var left: PatchedFiles?

  init(
    content: String, templates: String, site: String, published: String,
    options: ReadingOptions, stop: StopSignal
  ) {
    (self.content, self.templates, self.site) = (content, templates, site)
    (self.options, self.stop) = (options, stop)
    tree = WatchedTree(DiskTree(content))
    self.published = RememberedSite(DiskTree(published))
  }

  /// Builds the site anew.
  ///
  /// - Parameters:
  ///   - changed: what changed since the last time; `nil` for the first.
  ///   - isSeen: called when the pages of funds are there, with the files that differ so far.
  /// - Returns: what was found, and the files of the site that differ now; `nil` where all may.
  mutating func rebuild(
    changed: ChangedPaths?, isSeen: @escaping @Sendable ([String]) -> Void
  ) throws -> (report: Report, changedFiles: [String]?) {
    _ = try options.folder(content, option: "--content")
    published.look()
    if let changed { tree.forget(changed) }
    let build = try Build(
      content: tree, named: content, templates: options.templates(templates),
      templatesNamed: templates, published: published, today: Terminal.today(),
      asOf: options.asOf, isProven: false)
    guard let last else {
      let (report, made) = try firstBuild(build)
      if report.isPublished { self.last = made }
      return (report, report.isPublished ? nil : [])
    }
    let writer = try PatchedSite(site: site, disk: PosixDisk(), left: left)
    // What was replaced isn't what the last build made, until this one has come to its end.
    self.last = nil
    left = nil
    let (report, made) = try build.run(into: StoppableSite(writer, stop), reusing: last) {
      if $0 == $1 { isSeen(writer.changedFiles) }
    }
    if report.isPublished { self.last = made } else if made == nil { self.last = last }
    if report.isPublished { left = try writer.left() }
    return (report, writer.changedFiles)
  }

  /// Builds everything; where a text is saved meanwhile, again.
  private func firstBuild(_ build: Build) throws -> (report: Report, made: LastBuild?) {
    for _ in 0..<3 {
      do {
        let writer = try Generation(site: site, disk: PosixDisk())
        return try build.run(into: StoppableSite(writer, stop), reusing: LastBuild())
      } catch let failure as PublishFailure where failure.diagnostic.code == .changedMeanwhile {
        continue
      }
    }
    let writer = try Generation(site: site, disk: PosixDisk())
    return try build.run(into: StoppableSite(writer, stop), reusing: LastBuild())
  }
}
