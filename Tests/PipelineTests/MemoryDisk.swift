import Pipeline
import Support
import Synchronization

/// A disk in memory, as far as a patched site needs one.
final class MemoryDisk: SiteDisk {
  struct Missing: Error { let path: String }

  private struct State {
    var files: [String: (bytes: [UInt8], number: UInt64)] = [:]
    var folders: Set<String> = ["site"]
    var made: UInt64 = 0
  }

  private let state = Mutex(State())

  /// The files below the site, without the list of them.
  var site: [String: [UInt8]] {
    state.withLock { state in
      state.files.reduce(into: [:]) { site, file in
        if file.key != "site/.prongsai-files" {
          site[String(file.key.dropFirst(5))] = file.value.bytes
        }
      }
    }
  }

  func kind(of path: String) -> DiskEntry? {
    state.withLock { state in
      if let file = state.files[path] {
        return DiskEntry(
          kind: .file, device: 1, number: file.number, sizeBytes: Int64(file.bytes.count))
      }
      guard state.folders.contains(path) else { return nil }
      return DiskEntry(kind: .folder, device: 1, number: 0, sizeBytes: 0)
    }
  }

  func read(_ path: String) throws -> [UInt8] {
    guard let file = state.withLock({ $0.files[path] }) else { throw Missing(path: path) }
    return file.bytes
  }

  func makeFolder(_ path: String) { state.withLock { _ = $0.folders.insert(path) } }

  func write(_ bytes: [UInt8], to path: String) throws {
    try state.withLock { state in
      guard state.files[path] == nil else { throw Missing(path: path) }
      state.made += 1
      state.files[path] = (bytes, state.made)
    }
  }

  func rename(_ path: String, to other: String) throws {
    try state.withLock { state in
      guard let file = state.files.removeValue(forKey: path) else { throw Missing(path: path) }
      state.files[other] = file
    }
  }

  func removeFile(_ path: String) { state.withLock { $0.files[path] = nil } }

  func list(_ path: String) throws -> [String] { throw Missing(path: path) }
  func settle(_ path: String) throws { throw Missing(path: path) }
  func link(_ path: String, to other: String) throws { throw Missing(path: path) }
  func copySymbolicLink(_ path: String, to other: String) throws { throw Missing(path: path) }
  func exchange(_ path: String, _ other: String) throws -> Bool { throw Missing(path: path) }
  func removeFolder(_ path: String) throws { throw Missing(path: path) }
}
