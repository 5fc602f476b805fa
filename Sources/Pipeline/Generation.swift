public import Outputs
import Synchronization

/// A new site beside the old one, and the exchange of the two.
///
/// Files that didn't change become second names of the old ones; what the user put into the old
/// site is taken along. When all is there, and the disk has it, the two folders exchange their
/// names in one step, so that a build that fails or is killed at any moment leaves a whole site,
/// and so does a power cut. The list of files that we wrote stands in the site itself; nothing else
/// is ever removed.
///
/// Identity is the point here: one generation is open at a time, so that this is a class.
public final class Generation<Disk: SiteDisk>: SiteWriter {
  private typealias Folder = GenerationFolder<Disk>

  private struct State {
    /// Folders of the new site that were made.
    var folders: Set<String> = [""]
    /// Files of the new site that we wrote.
    var written: Set<String> = []
    var isOpen = true
  }

  private let disk: Disk
  private let site: String
  private let next: String
  /// The files of the old site that we wrote.
  private let old: Set<String>
  private let hasOldSite: Bool
  private let state = Mutex(State())

  /// Opens a new site beside the old one; what an earlier run left there is cleared first.
  ///
  /// - Parameter site: the folder of the site, which need not exist yet.
  /// - Throws: `PublishFailure` where the folder isn't a site, and what the disk throws.
  public init(site: String, disk: Disk) throws {
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
    try disk.makeFolder(next)
    try disk.write([], to: next + "/" + Folder.unfinishedMark)
  }

  /// Takes a file into the new site.
  public func write(_ file: OutputFile) throws {
    precondition(
      !file.path.isEmpty && !file.path.hasPrefix("/")
        && !file.path.split(separator: "/").contains { $0 == ".." || $0 == "." },
      "a page's path stays in the site: \(file.path)")
    try take(file.path)
    // The path is this call's alone: what the disk does for it holds nobody up.
    let oldPath = site + "/" + file.path
    let entry = hasOldSite ? try disk.kind(of: oldPath) : nil
    if let entry {
      guard old.contains(file.path), entry.kind == .file else {
        throw PublishFailure.foreignFile(oldPath)
      }
      if entry.sizeBytes == Int64(file.bytes.count), try disk.read(oldPath) == file.bytes,
        (try? disk.link(oldPath, to: next + "/" + file.path)) != nil
      {
        return
      }
    }
    try disk.write(file.bytes, to: next + "/" + file.path)
  }

  /// Takes a path that no other file has, and makes the folders above it.
  private func take(_ path: String) throws {
    try state.withLock { state in
      precondition(state.isOpen, "a generation that is published takes no files")
      guard state.written.insert(path).inserted else { throw PublishFailure.foreignFile(path) }
      try makeFolders(above: path, &state)
    }
  }

  /// Takes a file of the old site.
  public func keep(_ path: String) throws {
    precondition(old.contains(path), "only what stands in the old site is kept")
    try take(path)
    try link(path)
  }

  /// Gives a file of the old site a place in the new one: a copy where there are no second names.
  private func link(_ path: String) throws {
    let (old, new) = (site + "/" + path, next + "/" + path)
    if (try? disk.link(old, to: new)) == nil { try disk.write(try disk.read(old), to: new) }
  }

  /// What a file of the new site holds.
  public func taken(_ path: String) throws -> [UInt8] { try disk.read(next + "/" + path) }

  private func makeFolders(above path: String, _ state: inout State) throws {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += folder.isEmpty ? String(part) : "/" + part
      if state.folders.insert(folder).inserted { try disk.makeFolder(next + "/" + folder) }
    }
  }

  /// Takes along what the user put into the old site, then exchanges the two.
  public func publish() throws {
    try state.withLock { state in
      precondition(state.isOpen, "a generation is published once")
      if hasOldSite { try takeAlong(&state) }
      let manifest = Folder.manifestBytes(state.written)
      try disk.write(manifest, to: next + "/" + Folder.manifestName)
      // The exchange may reach the disk before the files do: they wait for none but this.
      try disk.settle(next)
      try disk.removeFile(next + "/" + Folder.unfinishedMark)
      try Folder.swap(site: site, next: next, hasOldSite: hasOldSite, disk: disk)
      state.isOpen = false
    }
    // The new site is there: what is left of the old one is cleared now or by the next run.
    try? Folder.recover(site: site, disk: disk)
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
        try takeAlong(path, entry)
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

  private func takeAlong(_ path: String, _ entry: DiskEntry) throws {
    switch entry.kind {
    case .file: try link(path)
    case .symbolicLink: try disk.copySymbolicLink(site + "/" + path, to: next + "/" + path)
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
