/// A folder that is or was a generation of the site, on a disk.
struct GenerationFolder<Disk: SiteDisk> {
  let path: String
  let disk: Disk

  func exists() throws -> Bool {
    guard let entry = try disk.kind(of: path) else { return false }
    guard entry.kind == .folder else { throw PublishFailure.foreignFile(path) }
    return true
  }

  /// The files in it that we wrote; `nil` where it has no list of them.
  func manifest() throws -> Set<String>? {
    let manifest = path + "/" + GenerationFolder<Disk>.manifestName
    guard try exists(), try disk.kind(of: manifest)?.kind == .file else { return nil }
    let lines = try disk.read(manifest).split(separator: UInt8(ascii: "\n"))
    return Set(lines.map { String(decoding: $0, as: UTF8.self) })
  }

  /// Whether it is a site that was finished.
  func isWhole() throws -> Bool {
    guard try exists(), try disk.kind(of: path + "/" + Self.manifestName)?.kind == .file else {
      return false
    }
    return try disk.kind(of: path + "/" + Self.unfinishedMark) == nil
  }

  /// Whether a folder without our list may become a site: it holds no more than a few files of
  /// its own, such as a CNAME, or a repository's hidden folder.
  func couldBecomeASite() throws -> Bool {
    for name in try disk.list(path) where !name.hasPrefix(".") {
      if try disk.kind(of: path + "/" + name)?.kind != .file { return false }
    }
    return true
  }
}

extension GenerationFolder {
  /// The list of the files that we wrote, one a line, in the site itself.
  static var manifestName: String { ".prongsai-files" }
  /// Stands in a new site until it is whole.
  static var unfinishedMark: String { ".prongsai-unfinished" }

  /// A file of a site that is patched, until it is whole and has its name.
  static var patchMark: String { ".prongsai-patch" }

  /// Where a new site is made: a hidden folder beside the old one.
  static func next(to site: String) -> String { hidden(site, "next") }

  /// Where an old site steps aside on a disk that can't exchange two folders.
  private static func old(of site: String) -> String { hidden(site, "old") }

  private static func hidden(_ site: String, _ word: String) -> String {
    var parts = site.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let name = parts.removeLast()
    return (parts + [".\(name).prongsai-\(word)"]).joined(separator: "/")
  }

  /// Our own files in a site's folder, in the order in which they are removed.
  private static var marks: [String] { [patchMark, manifestName, unfinishedMark] }

  static func manifestBytes(_ files: Set<String>) -> [UInt8] {
    Array(files.sorted().map { $0 + "\n" }.joined().utf8)
  }

  /// Puts the new site in the old one's place.
  ///
  /// Where the disk can't exchange two folders at once, the old one steps aside first; a run
  /// that is killed between the two steps is mended by `recover`.
  ///
  /// - Returns: where the old site lies now.
  static func swap(site: String, next: String, hasOldSite: Bool, disk: Disk) throws -> String? {
    guard hasOldSite else {
      try disk.rename(next, to: site)
      return nil
    }
    if try disk.exchange(next, site) { return next }
    try disk.rename(site, to: old(of: site))
    do {
      try disk.rename(next, to: site)
    } catch {
      try disk.rename(old(of: site), to: site)
      throw error
    }
    return old(of: site)
  }

  /// Clears what an earlier run left beside the site.
  static func recover(site: String, disk: Disk) throws {
    let (next, old) = (next(to: site), old(of: site))
    if try disk.kind(of: site) == nil, try disk.kind(of: old) != nil {
      try disk.rename(old, to: site)
    }
    for leftover in [next, old] {
      let folder = GenerationFolder(path: leftover, disk: disk)
      guard try folder.exists() else { continue }
      let isUnfinished = try disk.kind(of: leftover + "/" + unfinishedMark) != nil
      let manifest = try folder.manifest()
      guard try isUnfinished || manifest != nil || folder.holdsOnlySecondNames(of: site) else {
        throw PublishFailure.foreignFile(leftover)
      }
      try folder.clear(beside: site, ours: isUnfinished ? nil : manifest ?? [])
    }
  }

  /// Whether every file in it stands in the site too, under the same path: a folder of the
  /// user's that became a site and stepped aside.
  private func holdsOnlySecondNames(of site: String) throws -> Bool {
    var folders = [""]
    while let folder = folders.popLast() {
      for name in try disk.list(path + folder) {
        let relative = folder + "/" + name
        guard let entry = try disk.kind(of: path + relative) else { continue }
        if entry.kind == .folder {
          folders.append(relative)
        } else if try !isKept(relative, entry, disk.kind(of: site + relative), in: site) {
          return false
        }
      }
    }
    return true
  }

  /// Removes the folder, our files and second names of files that the site has; anything else
  /// moves into the site.
  ///
  /// - Parameter ours: the files that we wrote; `nil` where all are, in a site never finished.
  func clear(beside site: String, ours: Set<String>?) throws {
    var folders = [""]
    var emptied: [String] = []
    while let folder = folders.popLast() {
      emptied.append(folder)
      for name in try disk.list(folder.isEmpty ? path : path + "/" + folder) {
        let relative = folder.isEmpty ? name : folder + "/" + name
        if Self.marks.contains(relative) { continue }
        guard let entry = try disk.kind(of: path + "/" + relative) else { continue }
        if entry.kind == .folder {
          folders.append(relative)
          continue
        }
        if ours?.contains(relative) ?? true {
          try disk.removeFile(path + "/" + relative)
          continue
        }
        let twin = try disk.kind(of: site + "/" + relative)
        if try isKept(relative, entry, twin, in: site) {
          try disk.removeFile(path + "/" + relative)
        } else {
          try keep(relative, in: site, isTaken: twin != nil)
        }
      }
    }
    // The list goes last, so that a run that is killed here can be taken up again.
    for folder in emptied.sorted(by: >) where !folder.isEmpty {
      try disk.removeFolder(path + "/" + folder)
    }
    for mark in Self.marks {
      if try disk.kind(of: path + "/" + mark) != nil { try disk.removeFile(path + "/" + mark) }
    }
    try disk.removeFolder(path)
  }

  /// Whether the site has what stands here: the same file, a copy of it, or a copy of the link.
  private func isKept(
    _ relative: String, _ entry: DiskEntry, _ twin: DiskEntry?, in site: String
  ) throws -> Bool {
    guard let twin, twin.kind == entry.kind else { return false }
    if entry.isSame(as: twin) || entry.kind == .symbolicLink { return true }
    guard entry.kind == .file, entry.sizeBytes == twin.sizeBytes else { return false }
    return try disk.read(path + "/" + relative) == disk.read(site + "/" + relative)
  }

  /// Moves a user's file that came into the old site while the new one was made.
  private func keep(_ relative: String, in site: String, isTaken: Bool) throws {
    guard !isTaken else { throw PublishFailure.foreignFile(path + "/" + relative) }
    var folder = site
    for part in relative.split(separator: "/").dropLast() {
      folder += "/" + part
      if try disk.kind(of: folder) == nil { try disk.makeFolder(folder) }
    }
    try disk.rename(path + "/" + relative, to: site + "/" + relative)
  }
}
