import FlyingFox
import FlyingSocks
import Glibc

/// Serves the folder of a site to browsers and tells them when it changed.
///
/// Files outside the folder and hidden ones don't exist for it, nothing can be changed through it,
/// and pages of other sites can't read it.
public struct PreviewServer: Sendable {
  /// The operating system refused an address.
  public enum Failure: Error {
    /// Another program listens there.
    case taken
    /// The address is none of this machine's, or none at all, or not for everybody.
    case refused(String)
  }

  private let folder: SiteFolder
  private let host: String
  private let language: String
  private let events = LiveEvents()

  /// A server that doesn't listen yet.
  ///
  /// - Parameters:
  ///   - site: the folder, which may come and go.
  ///   - host: the address to listen at, in numbers. At any other than 127.0.0.1 others on the
  ///     network can read the site, and under any name.
  ///   - language: the language of what is shown in pages, `th` or `en`.
  public init(site: String, host: String = "127.0.0.1", language: String = "th") {
    folder = SiteFolder(path: site)
    self.host = host
    self.language = language
  }

  /// Whether only programs of this machine can reach the address.
  public var isPrivate: Bool { host == "127.0.0.1" || host == "::1" }

  /// Listens until the task is cancelled.
  ///
  /// - Parameters:
  ///   - port: 0 for any that is free.
  ///   - onListening: called once with the port.
  /// - Throws: `Failure` where it can't listen.
  public func run(
    port: UInt16, onListening: @escaping @Sendable (UInt16) -> Void
  ) async throws {
    let handler = PortHandler(folder, events, language, isPrivate: isPrivate)
    do {
      let server = HTTPServer(config: try configuration(port), handler: handler)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        group.addTask {
          try await server.waitUntilListening()
          let port = await server.port ?? port
          handler.listens(at: port)
          onListening(port)
        }
        group.addTask { try await sayNothingNowAndThen() }
        while try await group.next() != nil {}
      }
    } catch SocketError.failed(_, errno: let number, message: let reason) {
      throw number == EADDRINUSE ? Failure.taken : Failure.refused(reason)
    }
  }

  /// Tells browsers of a build; those that show what changed load it again.
  ///
  /// - Parameters:
  ///   - changed: the files of the site that differ now; `nil` where all may.
  ///   - problems: a line that sums up and the findings, as text; empty where all is well.
  public func tell(changed: [String]?, problems: String) {
    events.tell(changed: changed, problems: problems)
  }

  /// Tells browsers of files that differ while the build goes on; what was found comes at its end.
  public func tell(changed: [String]) { events.tell(changed: changed) }

  /// How many pages listen.
  var listeners: Int { events.count }

  private func sayNothingNowAndThen() async throws {
    while true {
      try await Task.sleep(for: .seconds(15))
      events.keepAlive()
    }
  }

  private func configuration(_ port: UInt16) throws -> HTTPServer.Configuration {
    if host.contains(":") {
      return .init(
        address: try sockaddr_in6.inet6(ip6: host, port: port), pool: PromptPool(),
        logger: .disabled)
    }
    return .init(
      address: try sockaddr_in.inet(ip4: host, port: port), pool: PromptPool(), logger: .disabled)
  }
}

extension HTTPServer {
  /// The port at which it listens.
  fileprivate var port: UInt16? {
    switch listeningAddress {
    case .ip4(_, let port), .ip6(_, let port): port
    default: nil
    }
  }
}
