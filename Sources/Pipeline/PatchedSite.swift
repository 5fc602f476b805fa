public import Outputs
import Synchronization

/// The files that a patch left in a site, and the list of them on the disk.
public struct PatchedFiles: Sendable {
  let list: DiskEntry
  let files: Set<String>
}

/// A site in which a build writes over the last one's files, for a preview that follows every save.
///
/// A file is replaced in one step as soon as it is made; files that weren't there come when all
/// are known, after the list of files, so that whatever ends the program leaves nothing that isn't
/// known to be ours. Whoever looks in between sees pages of two builds: that is why what is
/// published is a `Generation`.
///
/// One is one build of a folder, which is why it is a class.
public final class PatchedSite<Disk: SiteDisk>: SiteWriter {
  private typealias Folder = GenerationFolder<Disk>

  private struct State {
    /// The files on the disk that are ours.
    var listed: Set<String>
    /// The files of this build, but for those in `kept`.
    var files: Set<String> = []
    /// Files that stay as they are, as they were told: nothing is done about them before the end.
    var kept: [[String]] = []
    /// The files that weren't there.
    var new: [OutputFile] = []
    /// The files that differ, came or went.
    var changed: [String] = []
  }

  private let disk: Disk
  private let site: String
  private let state: Mutex<State>
  /// Held while a file is replaced: all of them are written under one name first.
  private let replacing = Mutex(())

  /// Opens a site that a generation or a patch left.
  ///
  /// - Parameter left: the files that the last patch left, which are believed as long as their list
  ///   is the same file.
  /// - Throws: `PublishFailure` where the folder has no list of our files.
  public init(site: String, disk: Disk, left: PatchedFiles? = nil) throws {
    self.disk = disk
    self.site = site
    let list = try disk.kind(of: site + "/" + Folder.manifestName)
    if let left, let list, list.kind == .file, list == left.list {
      state = Mutex(State(listed: left.files))
    } else {
      guard let files = try Folder(path: site, disk: disk).manifest() else {
        throw PublishFailure.notASite(site)
      }
      state = Mutex(State(listed: files))
    }
  }

  /// The files that are ours, for the next patch: once this one is published or settled.
  ///
  /// - Throws: what the disk throws.
  public func left() throws -> PatchedFiles? {
    let list = try disk.kind(of: site + "/" + Folder.manifestName)
    return list.map { list in PatchedFiles(list: list, files: state.withLock { $0.listed }) }
  }

  /// The files that differ from those of the last build so far.
  public var changedFiles: [String] { state.withLock { $0.changed.sorted() } }

  /// What a file of this build holds, also one that waits.
  public func taken(_ path: String) throws -> [UInt8] {
    if let new = state.withLock({ $0.new.first { $0.path == path } }) { return new.bytes }
    return try disk.read(site + "/" + path)
  }

  /// Replaces a file at once where it differs; one that wasn't there waits for the others.
  public func write(_ file: OutputFile) throws {
    let isThere = try state.withLock { state in
      guard state.files.insert(file.path).inserted else {
        throw PublishFailure.foreignFile(file.path)
      }
      if !state.listed.contains(file.path) { state.new.append(file) }
      return state.listed.contains(file.path)
    }
    guard isThere else { return }
    let path = site + "/" + file.path
    if try disk.kind(of: path)?.kind == .file, try disk.read(path) == file.bytes { return }
    try replace(file)
    state.withLock { $0.changed.append(file.path) }
  }

  /// Leaves a file of the last build as it is.
  public func keep(_ path: String) { keep(all: [path]) }

  /// Leaves files of the last build as they are.
  public func keep(all paths: [String]) { state.withLock { $0.kept.append(paths) } }

  /// Writes a file whole before it has its name.
  private func replace(_ file: OutputFile) throws {
    try replacing.withLock { _ in try replaceAlone(file) }
  }

  private func replaceAlone(_ file: OutputFile) throws {
    var folder = site
    let steps = file.path.split(separator: "/")
    for step in steps.dropLast() {
      folder += "/" + step
      if try disk.kind(of: folder) == nil { try disk.makeFolder(folder) }
    }
    let next = site + "/" + Folder.patchMark
    if try disk.kind(of: next) != nil { try disk.removeFile(next) }
    try disk.write(file.bytes, to: next)
    try disk.rename(next, to: site + "/" + file.path)
  }

  /// Writes the files that weren't there and removes those that are no more.
  public func publish() throws {
    try state.withLock { state in
      try writeNew(&state)
      state.files.formUnion(state.kept.joined())
      state.kept = []
      let gone = state.listed.subtracting(state.files)
      for path in gone where try disk.kind(of: site + "/" + path)?.kind == .file {
        try disk.removeFile(site + "/" + path)
      }
      if !gone.isEmpty { try list(state.files) }
      state.listed = state.files
      state.changed += gone
    }
  }

  /// Writes the files that weren't there, so that what was made so far is on the disk; files that
  /// may be no more stay.
  public func settle() throws { try state.withLock { try writeNew(&$0) } }

  private func writeNew(_ state: inout State) throws {
    guard !state.new.isEmpty else { return }
    let all = state.listed.union(state.new.map(\.path))
    try list(all)
    for file in state.new {
      guard try disk.kind(of: site + "/" + file.path) == nil else {
        throw PublishFailure.foreignFile(site + "/" + file.path)
      }
      try replace(file)
    }
    state.listed = all
    state.changed += state.new.map(\.path)
    state.new = []
  }

  /// Writes the list of our files.
  private func list(_ files: Set<String>) throws {
    try replace(OutputFile(path: Folder.manifestName, bytes: Folder.manifestBytes(files)))
  }

  /// Lets the files go that weren't there; what was replaced stays.
  public func abandon() { state.withLock { $0.new = [] } }
}
