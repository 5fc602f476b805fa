import Outputs
import Pipeline
import Synchronization

/// A site to which a build writes on a thread of its own until it is closed to it.
///
/// Shared by that thread and the one that closes it: hence a class.
final class ClosableSite: SiteWriter {
  /// Another build is to write here.
  struct Closed: Error {}

  private let site: any SiteWriter
  private let stop: StopSignal
  private let isOpen = Mutex(true)

  init(_ site: any SiteWriter, _ stop: StopSignal) {
    self.site = site
    self.stop = stop
  }

  /// Refuses everything from now on; what is being written is written to its end first.
  func close() { isOpen.withLock { $0 = false } }

  /// Does work while the site is open, which neither another build nor the end of the program
  /// cuts off.
  private func whileOpen<Result>(_ work: () throws -> Result) throws -> Result {
    try stop.protecting {
      try isOpen.withLock { isOpen in
        guard isOpen else { throw Closed() }
        try stop.check()
        return try work()
      }
    }
  }

  func write(_ file: OutputFile) throws { try whileOpen { try site.write(file) } }
  func keep(_ path: String) throws { try whileOpen { try site.keep(path) } }
  func keep(all paths: [String]) throws { try whileOpen { try site.keep(all: paths) } }
  func publish() throws { try whileOpen { try site.publish() } }

  /// What a file holds; also of a closed site, whose funds are read again by the next build.
  func taken(_ path: String) throws -> [UInt8] { try site.taken(path) }

  /// Lets go what isn't shown yet; a closed site has nothing of that kind.
  func abandon() { try? whileOpen { site.abandon() } }
}
