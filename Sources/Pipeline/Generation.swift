public import Outputs
import Synchronization

/// A new site beside the old one, and the exchange of the two.
///
/// Files that didn't change become second names of the old ones; what the user put into the old
/// site is taken along. When all is there, and the disk has it, the two folders exchange their
/// names in one step, so that a build that fails or is killed at any moment leaves a whole site,
/// and so does a power cut. The old one may be kept, to become the next (`KnownSite`). The list of
/// files that we wrote stands in the site itself; nothing else is ever removed.
///
/// Identity is the point here: one generation is open at a time, so that this is a class.
public final class Generation<Disk: SiteDisk>: SiteWriter {
  private typealias Folder = GenerationFolder<Disk>

  private struct State {
    /// Folders of the new site that were made.
    var folders: Set<String> = [""]
    /// Files of the new site that we wrote, or that the old one has.
    var written: Set<String> = []
    /// Files that the old site has. They get their second names when all is known: a build that
    /// comes to nothing leaves no trace on them.
    var kept: [String] = []
    /// Files that the old site has not, or otherwise.
    var changed: Set<String> = []
    var isOpen = true
    /// Whether all that both sites have are second names.
    var isLinked = true
    /// The old site, where the new one was published and the old one kept.
    var spare: SpareSite?
  }

  private let disk: Disk
  private let site: String
  private let next: String
  /// The files of the old site that we wrote.
  private let old: Set<String>
  private let hasOldSite: Bool
  private let known: KnownSite?
  /// In which files the spare site is behind; `nil` where the new one is made from nothing.
  private let behind: Set<String>?
  private let state = Mutex(State())

  /// Opens a new site beside the old one; what an earlier run left there is cleared first.
  ///
  /// - Parameters:
  ///   - site: the folder of the site, which need not exist yet.
  ///   - known: the site where it is as the last build left it; then the old one is kept as
  ///     a spare when the new one is published, and a spare becomes the new one.
  /// - Throws: `PublishFailure` where the folder isn't a site, and what the disk throws.
  public init(site: String, disk: Disk, known: KnownSite? = nil) throws {
    self.disk = disk
    self.site = site
    next = Folder.next(to: site)
    try Folder.recover(site: site, disk: disk)
    let folder = Folder(path: site, disk: disk)
    hasOldSite = try folder.exists()
    let manifest = try folder.manifest()
    if hasOldSite, manifest == nil, try !folder.couldBecomeASite() {
      throw PublishFailure.notASite(site)
    }
    old = manifest ?? []
    self.known = manifest == nil ? nil : known
    behind = try self.known.flatMap { known in
      let isWhole = try Folder(path: known.sparePath, disk: disk).isWhole()
      return isWhole ? known.behind : nil
    }
    try disk.makeFolder(next)
    try disk.write([], to: next + "/" + Folder.unfinishedMark)
  }

  /// The site before this one, where it was kept.
  public var spare: SpareSite? { state.withLock { $0.spare } }

  /// Takes a file into the new site.
  public func write(_ file: OutputFile) throws {
    precondition(
      Self.staysInside(file.path.utf8), "a page's path stays in the site: \(file.path)")
    try state.withLock { try take(file.path, &$0) }
    // The path is this call's alone: what the disk does for it holds nobody up.
    let oldPath = site + "/" + file.path
    let entry = hasOldSite ? try disk.kind(of: oldPath) : nil
    if let entry {
      guard old.contains(file.path), entry.kind == .file else {
        throw PublishFailure.foreignFile(oldPath)
      }
      if entry.sizeBytes == Int64(file.bytes.count), try disk.read(oldPath) == file.bytes {
        return state.withLock { $0.kept.append(file.path) }
      }
    }
    let missing = state.withLock { state in
      state.changed.insert(file.path)
      return Self.folders(above: file.path).filter { !state.folders.contains($0) }
    }
    // Nobody waits for a folder that is another's; what two make at once is there once.
    for folder in missing { try makeOrMeet(folder) }
    if !missing.isEmpty { state.withLock { $0.folders.formUnion(missing) } }
    try disk.write(file.bytes, to: next + "/" + file.path)
  }

  /// Whether a path leads to something in the site, without steps to where it is or above.
  static func staysInside(_ path: String.UTF8View) -> Bool {
    let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
    guard let first = path.first, first != slash else { return false }
    var (dots, others) = (0, 0)
    for byte in path {
      if byte == slash {
        if others == 0, dots == 1 || dots == 2 { return false }
        (dots, others) = (0, 0)
      } else if byte == dot {
        dots += 1
      } else {
        others += 1
      }
    }
    return others > 0 || (dots != 1 && dots != 2)
  }

  /// Makes a folder of the new site, unless another thread has just made it.
  private func makeOrMeet(_ folder: String) throws {
    do {
      try disk.makeFolder(next + "/" + folder)
    } catch {
      guard try disk.kind(of: next + "/" + folder)?.kind == .folder else { throw error }
    }
  }

  /// Takes a path that no other file has.
  private func take(_ path: String, _ state: inout State) throws {
    precondition(state.isOpen, "a generation that is published takes no files")
    guard state.written.insert(path).inserted else { throw PublishFailure.foreignFile(path) }
  }

  /// Takes a file of the old site.
  public func keep(_ path: String) throws {
    precondition(old.contains(path), "only what stands in the old site is kept")
    try state.withLock { state in
      try take(path, &state)
      state.kept.append(path)
    }
  }

  /// What a file of the new site holds.
  public func taken(_ path: String) throws -> [UInt8] {
    let isChanged = state.withLock { $0.changed.contains(path) }
    return try disk.read((isChanged ? next : site) + "/" + path)
  }

  private func makeFolders(above path: String, _ state: inout State) throws {
    for folder in Self.folders(above: path) where state.folders.insert(folder).inserted {
      try disk.makeFolder(next + "/" + folder)
    }
  }

  /// The folders above a file, the outer ones first.
  private static func folders(above path: String) -> [String] {
    let bytes = path.utf8
    return bytes.indices.filter { bytes[$0] == UInt8(ascii: "/") }.map { String(path[..<$0]) }
  }

  /// Takes along what the user put into the old site, then exchanges the two.
  public func publish() throws {
    try state.withLock { state in
      precondition(state.isOpen, "a generation is published once")
      let mended = try catchUp(&state)
      if mended == nil { try complete(&state) }
      try writeManifest(state)
      // The exchange may reach the disk before the files do: they wait for none but this.
      try disk.settle(next)
      try disk.removeFile(next + "/" + Folder.unfinishedMark)
      known?.look(next, mended)
      let aside = try Folder.swap(site: site, next: next, hasOldSite: hasOldSite, disk: disk)
      state.isOpen = false
      // What can't be kept is cleared like any old site.
      state.spare = (try? keepSpare(aside, state)) ?? nil
    }
    // The new site is there: what is left of the old one is cleared now or by the next run.
    try? Folder.recover(site: site, disk: disk)
  }

  /// Makes the spare site the new one.
  ///
  /// - Returns: the files that were put right; `nil` where there is no spare, or where the user has
  ///   put something into the site since it was looked at, which the spare lacks.
  private func catchUp(_ state: inout State) throws -> [String]? {
    guard let known, let behind, !known.isTouched(site) else { return nil }
    if try disk.kind(of: known.recordPath) != nil { try disk.removeFile(known.recordPath) }
    let changed = state.changed.sorted()
    let kept = state.kept.filter { behind.contains($0) }
    let unwanted = { (path: String) in !state.written.contains(path) }
    let gone = (old.filter(unwanted) + behind.filter { !old.contains($0) }.filter(unwanted))
      .sorted()
    state.isLinked = try Folder(path: known.sparePath, disk: disk).catchUp(
      site: site, next: next, changed: changed, kept: kept, gone: gone)
    try Folder(path: next, disk: disk).clear(beside: site, ours: nil)
    try disk.rename(known.sparePath, to: next)
    return changed + kept + gone + [Folder.manifestName]
  }

  /// Gives the new site what it has in common with the old one.
  private func complete(_ state: inout State) throws {
    // Now, since a file whose second name goes is no longer as it was looked at.
    if let known { try? Folder(path: known.sparePath, disk: disk).discard(site: site) }
    for path in state.kept {
      try makeFolders(above: path, &state)
      let isSame = try disk.linkOrCopy(site + "/" + path, to: next + "/" + path)
      state.isLinked = state.isLinked && isSame
    }
    if hasOldSite { try takeAlong(&state) }
  }

  private func writeManifest(_ state: State) throws {
    let path = next + "/" + Folder.manifestName
    if try disk.kind(of: path) != nil { try disk.removeFile(path) }
    try disk.write(Folder.manifestBytes(state.written), to: path)
  }

  /// Keeps the old site for the next one, where the two have most in common and the user put
  /// nothing into the old one while the new one was made.
  private func keepSpare(_ aside: String?, _ state: State) throws -> SpareSite? {
    guard let known, let aside, state.isLinked, !known.isTouched(aside) else { return nil }
    let behind = state.changed.union(old.lazy.filter { !state.written.contains($0) })
    guard behind.count < old.count / 2 else { return nil }
    try disk.rename(aside, to: known.sparePath)
    return SpareSite(behind: behind.sorted())
  }

  private func takeAlong(_ state: inout State) throws {
    let ours = foldersOfOldFiles
    var folders = [""]
    while let folder = folders.popLast() {
      for name in try disk.list(folder.isEmpty ? site : site + "/" + folder).sorted() {
        let path = folder.isEmpty ? name : folder + "/" + name
        guard !old.contains(path), path != Folder.manifestName, path != Folder.patchMark,
          let entry = try disk.kind(of: site + "/" + path)
        else { continue }
        if entry.kind == .folder {
          folders.append(path)
          // A folder that only we filled goes when its files do.
          if !ours.contains(path) { try makeFolders(above: path + "/x", &state) }
          continue
        }
        try makeFolders(above: path, &state)
        let isSame = try takeAlong(path, entry)
        state.isLinked = state.isLinked && isSame
      }
    }
  }

  /// The folders that hold files that we wrote.
  private var foldersOfOldFiles: Set<String> {
    var folders: Set<String> = []
    for file in old {
      var folder = Substring(file)
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        if !folders.insert(String(folder)).inserted { break }
      }
    }
    return folders
  }

  private func takeAlong(_ path: String, _ entry: DiskEntry) throws -> Bool {
    switch entry.kind {
    case .file: return try disk.linkOrCopy(site + "/" + path, to: next + "/" + path)
    case .symbolicLink:
      try disk.copySymbolicLink(site + "/" + path, to: next + "/" + path)
      return true
    case .folder, .other: throw PublishFailure.foreignFile(site + "/" + path)
    }
  }

  /// Clears the new site, as far as the disk lets us; the old one was never touched.
  public func abandon() {
    state.withLock { state in
      guard state.isOpen else { return }
      state.isOpen = false
      try? Folder.recover(site: site, disk: disk)
    }
  }
}
