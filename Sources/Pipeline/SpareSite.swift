/// A site that is as the last build left it, and the one before it, which was kept.
///
/// The two have most files in common, as two names of one file: the next site is the older one with
/// what differs put right, so that a build that changes little does little. Whatever happens to
/// a file that they share shows in the site, where the caller sees it; where a disk knows no second
/// names, no older one is kept.
public struct KnownSite: Sendable {
  /// Where the older one lies or may lie, on the same disk as the site.
  let sparePath: String
  /// The files that the site has otherwise than the older one, or alone, or no more; `nil` where
  /// there is no older one.
  let behind: Set<String>?
  /// The file in which that is written down. It goes before the older one is touched: whatever ends
  /// the program then, nobody believes what was true before.
  let recordPath: String
  /// Whether anything came into a folder of the site or went since the caller looked; it lies now
  /// at the path given.
  let isTouched: @Sendable (String) -> Bool
  /// Looks at the new site before anybody sees it: as it is then it must be found again. Told is
  /// where it lies, and the files in which it differs from the spare of which it was made; `nil`
  /// where it was made from nothing.
  let look: @Sendable (String, [String]?) -> Void

  /// A site that the caller has looked at.
  ///
  /// - Parameters:
  ///   - isTouched: tells whether anything came into its folders or went since then.
  ///   - look: looks at the new site.
  public init(
    sparePath: String, recordPath: String, behind: Set<String>?,
    isTouched: @escaping @Sendable (String) -> Bool,
    look: @escaping @Sendable (String, [String]?) -> Void
  ) {
    self.sparePath = sparePath
    self.recordPath = recordPath
    self.behind = behind
    self.isTouched = isTouched
    self.look = look
  }

  /// Removes a spare site of which nothing is known any more, with everything in it.
  ///
  /// - Throws: `PublishFailure` where the folder is no site of ours, and what the disk throws.
  public static func discardSpare(
    _ path: String, of site: String, disk: some SiteDisk
  ) throws {
    try GenerationFolder(path: path, disk: disk).discard(site: site)
  }
}

/// The site before the one that was published.
public struct SpareSite: Sendable {
  /// In which files it differs.
  public let behind: [String]
}

extension GenerationFolder {
  /// Brings a spare site to what the new one holds.
  ///
  /// It carries the mark of one that isn't whole until this is done.
  ///
  /// - Parameters:
  ///   - changed: the files that stand ready in the folder `next`.
  ///   - kept: files that the spare has otherwise, and the old site as they are wanted.
  ///   - gone: files that it may have and that are wanted no more.
  /// - Returns: whether what is kept became second names.
  /// - Complexity: O(those files).
  func catchUp(
    site: String, next: String, changed: [String], kept: [String], gone: [String]
  ) throws -> Bool {
    try disk.write([], to: path + "/" + Self.unfinishedMark)
    for file in gone { try remove(file) }
    var isLinked = true
    for file in kept {
      try makeWay(for: file)
      let isSame = try disk.linkOrCopy(site + "/" + file, to: path + "/" + file)
      isLinked = isLinked && isSame
    }
    for file in changed {
      try makeWay(for: file)
      try disk.rename(next + "/" + file, to: path + "/" + file)
    }
    return isLinked
  }

  /// Takes away a file that stands where another comes, and makes the folders above it.
  private func makeWay(for file: String) throws {
    if try disk.kind(of: path + "/" + file) != nil {
      return try disk.removeFile(path + "/" + file)
    }
    var folder = path
    for part in file.split(separator: "/").dropLast() {
      folder += "/" + part
      if try disk.kind(of: folder) == nil { try disk.makeFolder(folder) }
    }
  }

  /// Removes a file with the folders that are empty without it.
  private func remove(_ file: String) throws {
    guard try disk.kind(of: path + "/" + file) != nil else { return }
    try disk.removeFile(path + "/" + file)
    var folder = file[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      guard try disk.list(path + "/" + folder).isEmpty else { return }
      try disk.removeFolder(path + "/" + folder)
    }
  }

  /// Removes a spare site, whatever is in it, unless it isn't ours.
  func discard(site: String) throws {
    guard try exists() else { return }
    guard try manifest() != nil || disk.kind(of: path + "/" + Self.unfinishedMark) != nil else {
      throw PublishFailure.foreignFile(path)
    }
    try clear(beside: site, ours: nil)
  }
}

extension SiteDisk {
  /// Gives a file a second name: a copy where there are none.
  ///
  /// - Returns: whether it is the same file.
  func linkOrCopy(_ path: String, to other: String) throws -> Bool {
    if (try? link(path, to: other)) != nil { return true }
    try write(try read(path), to: other)
    return false
  }
}
