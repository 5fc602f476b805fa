import Pipeline
import Preview
import Synchronization

/// A folder that is watched: what was asked of the disk once is remembered until it changes.
///
/// Kept from build to build, which is why it is a class.
final class WatchedTree: InputTree {
  private struct State {
    var listing: InputListing?
    var stamps: [String: String] = [:]
    /// How often something was forgotten: a file that is saved twice in one tick of the disk's
    /// clock has the same times.
    var round = 0
  }

  private let tree: DiskTree
  private let state = Mutex(State())

  init(_ tree: DiskTree) { self.tree = tree }

  /// The files that were saved, where nothing else may have changed and none came or went.
  func saved(_ changed: ChangedPaths) -> Set<String>? {
    guard !changed.mayBeAll, changed.below.count == 1, let paths = changed.below[tree.folder]
    else { return nil }
    return state.withLock { state in paths.allSatisfy { isSaved($0, state) } } ? paths : nil
  }

  /// Whether a file was there and still is.
  private func isSaved(_ path: String, _ state: State) -> Bool {
    state.stamps[path] != nil && tree.isFile(path)
  }

  /// Forgets what may have changed.
  func forget(_ changed: ChangedPaths) {
    state.withLock { state in
      state.round += 1
      guard !changed.mayBeAll else {
        (state.listing, state.stamps) = (nil, [:])
        return
      }
      for path in changed.below[tree.folder] ?? [] {
        // A file that was there and still is changes no listing.
        let isSaved = isSaved(path, state)
        state.stamps[path] = nil
        if isSaved { continue }
        state.listing = nil
        state.stamps = state.stamps.filter { !$0.key.hasPrefix(path + "/") }
      }
    }
  }

  /// Forgets a file of which it is known that it was saved.
  func forget(file path: String) {
    state.withLock { state in
      state.round += 1
      state.stamps[path] = nil
    }
  }

  func list() throws -> InputListing {
    if let listing = state.withLock({ $0.listing }) { return listing }
    let listing = try tree.list()
    state.withLock { $0.listing = listing }
    return listing
  }

  func bytes(at path: String) throws -> [UInt8] { try tree.bytes(at: path) }

  func stamp(of path: String) throws -> String {
    let (known, round) = state.withLock { ($0.stamps[path], $0.round) }
    if let known { return known }
    let stamp = try "\(round) " + tree.stamp(of: path)
    state.withLock { $0.stamps[path] = stamp }
    return stamp
  }
}

/// A site whose records are read once, until it is built anew.
///
/// Kept from build to build, which is why it is a class.
final class RememberedSite: PublishedSite {
  private let tree: DiskTree
  private let files = Mutex<(edition: String, files: [String: [UInt8]?])>(("", [:]))

  init(_ tree: DiskTree) { self.tree = tree }

  /// Forgets everything where another edition stands there; whether one does.
  func look() -> Bool {
    let edition = (try? tree.stamp(of: ".prongsai-files")) ?? ""
    return files.withLock { files in
      defer { if files.edition != edition { files = (edition, [:]) } }
      return files.edition != edition
    }
  }

  func published(at path: String) throws -> [UInt8]? {
    if let known = files.withLock({ $0.files[path] }) { return known }
    let bytes = try tree.published(at: path)
    files.withLock { $0.files[path] = .some(bytes) }
    return bytes
  }
}
