import Outputs
import Pipeline

/// A site whose build ends at the next file where the program is asked to.
struct StoppableSite: SiteWriter {
  private let site: any SiteWriter
  private let stop: StopSignal

  init(_ site: any SiteWriter, _ stop: StopSignal) {
    self.site = site
    self.stop = stop
  }

  func write(_ file: OutputFile) throws {
    try stop.check()
    try site.write(file)
  }

  func keep(_ path: String) throws { try site.keep(path) }
  func keep(all paths: [String]) throws { try site.keep(all: paths) }
  func taken(_ path: String) throws -> [UInt8] { try site.taken(path) }
  func publish() throws { try site.publish() }
  func abandon() { site.abandon() }
}
