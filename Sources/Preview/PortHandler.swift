import FlyingFox
import Synchronization

/// Answers once the port is known: until then nobody can say what Host should be.
///
/// Shared by the server and what waits for its port, so that this is a class.
final class PortHandler: HTTPHandler {
  private let open: @Sendable (UInt16) -> SiteHandler
  private let handler = Mutex<SiteHandler?>(nil)

  init(_ folder: SiteFolder, _ events: LiveEvents, _ language: String, isPrivate: Bool) {
    open = { port in
      let names = ["127.0.0.1", "localhost", "[::1]"]
      let hosts = names.map { "\($0):\(port)" } + (port == 80 ? names : [])
      return SiteHandler(
        folder: folder, events: events, language: language, hosts: isPrivate ? Set(hosts) : nil)
    }
  }

  func listens(at port: UInt16) { handler.withLock { $0 = open(port) } }

  func handleRequest(_ request: HTTPRequest) async -> HTTPResponse {
    guard let handler = handler.withLock({ $0 }) else {
      return HTTPResponse(statusCode: .serviceUnavailable)
    }
    return await handler.handleRequest(request)
  }
}
