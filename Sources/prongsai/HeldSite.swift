import Outputs
import Pipeline
import Synchronization

/// What a build writes and keeps of a site, held until it is sure that it is wanted.
///
/// The build writes on as many threads as it likes, which is why it is a class.
final class HeldSite: SiteWriter {
  private struct State {
    var files: [OutputFile] = []
    var kept: [[String]] = []
  }

  private let site: any SiteWriter
  private let state = Mutex(State())

  init(_ site: any SiteWriter) { self.site = site }

  /// Gives the site what is held.
  func release() throws {
    let held = state.withLock { state in
      defer { state = State() }
      return state
    }
    for paths in held.kept { try site.keep(all: paths) }
    for file in held.files { try site.write(file) }
  }

  func write(_ file: OutputFile) { state.withLock { $0.files.append(file) } }
  func keep(_ path: String) { keep(all: [path]) }
  func keep(all paths: [String]) { state.withLock { $0.kept.append(paths) } }

  /// What a file holds, once it was released.
  func taken(_ path: String) throws -> [UInt8] { try site.taken(path) }

  /// Funds alone are never shown as a whole site.
  func publish() { preconditionFailure("a site that is held is released, not published") }
  func abandon() { state.withLock { $0 = State() } }
}
