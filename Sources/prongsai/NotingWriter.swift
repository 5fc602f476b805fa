import Outputs
import Pipeline
import Synchronization

/// What a site held after each build of this run of the program.
///
/// Kept from build to build, so that this is a class.
final class WrittenFiles: Sendable {
  /// A hash of each file; `nil` before the first build.
  fileprivate let hashes = Mutex<[String: Int]?>(nil)
}

/// Writes a site, and notes which files differ from those of the build before.
///
/// One writer is one build, which is why it is a class.
final class NotingWriter: SiteWriter {
  private struct State {
    var hashes: [String: Int] = [:]
    var changed: [String]?
  }

  private let writer: any SiteWriter
  private let files: WrittenFiles
  private let stop: StopSignal
  private let state = Mutex(State())

  /// - Parameter stop: ends the build at the next file.
  init(_ writer: any SiteWriter, noting files: WrittenFiles, until stop: StopSignal) {
    self.writer = writer
    self.files = files
    self.stop = stop
  }

  /// The files that came, went or differ; `nil` where nobody knows what was there before.
  var changedFiles: [String]? { state.withLock { $0.changed } }

  func write(_ file: OutputFile) throws {
    try stop.check()
    try writer.write(file)
    var hasher = Hasher()
    file.bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    let hash = hasher.finalize()
    state.withLock { $0.hashes[file.path] = hash }
  }

  func keep(_ path: String) throws { try writer.keep(path) }

  func publish() throws {
    try writer.publish()
    state.withLock { state in
      let new = state.hashes
      let old = files.hashes.withLock { hashes in
        defer { hashes = new }
        return hashes
      }
      guard let old else { return }
      let gone = old.keys.filter { new[$0] == nil }
      state.changed = (new.keys.filter { old[$0] != new[$0] } + gone).sorted()
    }
  }

  func abandon() { writer.abandon() }
}
