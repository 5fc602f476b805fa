import Dispatch
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
  private let news: PreviewNews
  private let tree: WatchedTree
  /// The site as the public has it, against which closed years are held.
  private let published: RememberedSite
  /// What stands there, where the last build came to its end; `nil` where nothing is sure.
  private var standing: StandingPreview?
  /// The second half of the last build.
  private var rest: SecondHalf?
  /// How many builds in a row were overtaken by a text that was saved.
  private var overtakenBuilds = 0

  private let thread = DispatchQueue(label: "prongsai.rest")

  init(
    content: String, templates: String, site: String, published: String,
    options: ReadingOptions, stop: StopSignal, news: PreviewNews
  ) {
    (self.content, self.templates, self.site) = (content, templates, site)
    (self.options, self.stop, self.news) = (options, stop, news)
    tree = WatchedTree(DiskTree(content))
    self.published = RememberedSite(DiskTree(published))
  }

  /// Whether something is being made, or must be made again.
  var isUnfinished: Bool { rest?.isUnfinished ?? false }

  /// Whether another build must follow though nobody told of a save.
  var isOvertaken: Bool { rest?.overtakingText != nil && overtakenBuilds < Self.mostOvertaken }

  private static let mostOvertaken = 3

  /// Builds the site anew: what was saved of funds at once, and what is over many on another
  /// thread, until the next call.
  ///
  /// - Parameters:
  ///   - changed: what changed since the last time; `nil` where nobody knows of anything.
  ///   - more: what changed besides, once it is quiet, given for how many milliseconds it may have
  ///     been already.
  mutating func rebuild(
    changed: ChangedPaths?, more: (Int32) throws -> ChangedPaths? = { _ in nil }
  ) throws {
    let start = Terminal.seconds()
    let overtaking = rest?.overtakingText
    overtakenBuilds = overtaking == nil ? 0 : overtakenBuilds + 1
    // Nothing is written any more once that returns, and nothing read that is remembered.
    let before = try rest.map { try $0.end() } ?? standing
    (rest, standing) = (nil, nil)
    if let overtaking { tree.forget(file: overtaking) }
    var changed = changed ?? ChangedPaths()
    if let before, overtaking == nil,
      let first = try savedFunds(before, &changed, since: start, more)
    {
      return try show(first.built, first.site, of: before.build, after: before, since: start)
    }
    _ = published.look()
    _ = try options.folder(content, option: "--content")
    if let others = try more(0) { changed.formUnion(others) }
    tree.forget(changed)
    guard let before else { return try buildAll(since: start) }
    let build = try build()
    let site = try PatchedSite(site: site, disk: PosixDisk(), left: before.left)
    let built = try build.funds(into: StoppableSite(site, stop), reusing: before.last)
    try show(built, site, of: build, after: before, since: start)
  }

  /// Makes the funds of which files were saved, where nothing else was, while it becomes quiet.
  ///
  /// - Parameter changed: what changed; what follows is added.
  /// - Returns: `nil` where more must be made; then nothing was written.
  private func savedFunds(
    _ before: StandingPreview, _ changed: inout ChangedPaths, since start: Double,
    _ more: (Int32) throws -> ChangedPaths?
  ) throws -> (built: BuiltFunds, site: PatchedSite<PosixDisk>)? {
    var start = start
    while before.day == Terminal.today(), !published.look(),
      let funds = tree.saved(changed).flatMap({ before.funds($0) })
    {
      tree.forget(changed)
      let site = try PatchedSite(site: site, disk: PosixDisk(), left: before.left)
      let held = HeldSite(StoppableSite(site, stop))
      let built = try before.build.funds(
        before.built, again: funds, reusing: before.last, into: held)
      guard let others = try more(Int32((Terminal.seconds() - start) * 1000)) else {
        try held.release()
        return (built, site)
      }
      changed.formUnion(others)
      start = Terminal.seconds()
    }
    return nil
  }

  /// Shows the first half of a build and begins the second.
  private mutating func show(
    _ built: BuiltFunds, _ site: PatchedSite<PosixDisk>, of build: Build,
    after before: StandingPreview, since start: Double
  ) throws {
    try site.settle()
    let told = Set(site.changedFiles)
    news.tell(pages: told, others: before.untold, since: start)
    let rest = SecondHalf(
      built, of: build, on: Terminal.today(), after: before.last, site, told: told, stop)
    self.rest = rest
    let isPatient = overtakenBuilds < Self.mostOvertaken
    thread.async { [news] in rest.run(isPatient: isPatient, news, since: start) }
  }

  private func build() throws -> Build {
    try Build(
      content: tree, named: content, templates: options.templates(templates),
      templatesNamed: templates, published: published, today: Terminal.today(),
      asOf: options.asOf, isProven: false)
  }

  /// Builds everything; where a text is saved meanwhile, again.
  private mutating func buildAll(since start: Double) throws {
    let (day, build) = (Terminal.today(), try build())
    for attempt in 1... {
      let writer = try Generation(site: site, disk: PosixDisk())
      do {
        let site = StoppableSite(writer, stop)
        let built = try build.funds(into: site, reusing: LastBuild())
        let (report, made) = try build.finish(built, into: site)
        if report.isPublished, let made {
          standing = StandingPreview(build: build, day: day, built: built, last: made)
        }
        let changed: [String]? = report.isPublished ? nil : []
        return news.tell(report, changed: changed, untold: changed, since: start)
      } catch let failure as PublishFailure {
        writer.abandon()
        guard failure.diagnostic.code == .changedMeanwhile, attempt < 4 else { throw failure }
      } catch {
        writer.abandon()
        throw error
      }
    }
  }
}

extension StandingPreview {
  /// The folders of the funds whose files were saved, where nothing else was.
  fileprivate func funds(_ saved: Set<String>) -> Set<String>? {
    guard built.isRendered else { return nil }
    var folders: Set<String> = []
    for path in saved {
      let parts = path.split(separator: "/")
      guard parts.count > 2, parts[0] == "funds", built.hasFund(String(parts[1])) else {
        return nil
      }
      folders.insert(String(parts[1]))
    }
    return folders
  }
}
