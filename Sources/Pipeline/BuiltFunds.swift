import Model
import Outputs

/// The first half of a build: what was read, and the funds, whose files are written.
///
/// What is over many funds follows from it and takes much longer. A preview shows the first half at
/// once, makes the second while nobody saves anything, and where files of some funds were saved
/// makes the first half of those alone.
public struct BuiltFunds: Sendable {
  let site: SiteContent
  fileprivate(set) var keys: InputKeys
  let templates: TemplateWork?
  /// The pages of each language; none where the settings or the templates can't be used.
  let pages: [PageSet]
  let news: NewsRead
  /// The funds in the order of their folders.
  fileprivate(set) var funds: [KeptFund]
  /// What was found before the funds were read.
  let report: Report
  fileprivate(set) var reuse: Reuse
  /// The folders of the funds whose files the site was given; `nil` where those of all were.
  fileprivate var given: Set<String>?

  init(
    site: SiteContent, keys: InputKeys, templates: TemplateWork?, pages: [PageSet],
    news: NewsRead, funds: [KeptFund], report: Report, reuse: Reuse
  ) {
    (self.site, self.keys, self.templates, self.pages) = (site, keys, templates, pages)
    (self.news, self.funds, self.report, self.reuse) = (news, funds, report, reuse)
  }

  /// Whether there are pages to write.
  public var isRendered: Bool { !pages.isEmpty }

  /// A text that was found to be other than when it was read, by its path in the content.
  public var changedText: String? { news.work.files?.changedPath }

  /// Whether a folder of the content is that of a fund.
  public func hasFund(_ folder: String) -> Bool { position(of: folder) != nil }

  fileprivate func position(of folder: String) -> Int? {
    let folders = site.fundFolders
    var (low, high) = (0, folders.count)
    while low < high {
      let middle = (low + high) / 2
      if folders[middle] < folder { low = middle + 1 } else { high = middle }
    }
    return low < folders.count && folders[low] == folder ? low : nil
  }

  /// The same without what the build before made, once the second half is there.
  public var finished: BuiltFunds {
    var built = self
    built.reuse = Reuse(LastBuild(), isKept: true)
    return built
  }

  /// What the next build may take where this one ends here.
  ///
  /// - Parameters:
  ///   - changed: the files of the site that differ since the last build.
  ///   - landed: what was made of the second half.
  public func standing(changed: Set<String>, landed: LandedParts? = nil) -> LastBuild {
    reuse.standing(changed: changed, landed)
  }

  /// The same once the site was given the files of every fund.
  public func giving(_ writer: (any SiteWriter)?) throws -> BuiltFunds {
    guard let given, let writer, isRendered else { return self }
    var all = self
    all.given = nil
    all.reuse.sift()
    for (index, folder) in site.fundFolders.enumerated() where !given.contains(folder) {
      try writer.keep(all: Array(funds[index].fund.value.digests.keys))
      all.funds[index] = funds[index].reading { try writer.taken($0) }
      all.reuse.keep(folder, all.funds[index])
    }
    return all
  }
}

extension Build {
  /// Reads and checks everything and makes the funds, the first half of a build.
  ///
  /// - Parameter last: what made the site that stands where the writer writes.
  /// - Throws: what the disk throws; the writer is left as it is.
  public func funds(into writer: (any SiteWriter)?, reusing last: LastBuild) throws -> BuiltFunds {
    try makeFunds(into: writer, Reuse(last, isKept: true)) { _, _ in }
  }

  /// The same where nothing was saved since but files of some funds, and none came or went.
  ///
  /// - Parameters:
  ///   - folders: the folders of these funds.
  ///   - last: what made the site that stands there, of the same content and templates.
  /// - Complexity: that of these funds, and O(1) for each other.
  /// - Throws: what the disk throws; the writer is left as it is.
  public func funds(
    _ built: BuiltFunds, again folders: Set<String>, reusing last: LastBuild,
    into writer: any SiteWriter
  ) throws -> BuiltFunds {
    precondition(built.isRendered, "a site without pages has nothing to be made again")
    var built = built
    built.reuse = Reuse(reading: last)
    built.given = folders
    built.keys.tree = content
    for folder in folders.sorted() {
      guard let position = built.position(of: folder) else { continue }
      let fund = try fund(
        folder, built.site, built.news, built.pages, built.keys, built.reuse, writer)
      built.funds[position] = fund
      built.reuse.keep(folder, fund)
    }
    return built
  }

  /// Makes what is over many funds and shows the site, the second half of a build.
  ///
  /// - Parameter landed: takes each part as it is made.
  /// - Returns: what was found in both halves, and what was made; `nil` where nothing could be.
  /// - Throws: what the disk throws, and W505; the writer is left as it is.
  public func finish(
    _ built: BuiltFunds, into writer: (any SiteWriter)?, landed: LandedParts? = nil
  ) throws -> (report: Report, made: LastBuild?) {
    try makeRest(of: built.giving(writer), into: writer, landed)
  }
}
