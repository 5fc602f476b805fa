import FlyingFox
import FlyingSocks
import Glibc

/// FlyingFox's pool of sockets, which send at once what is written to them.
///
/// The head and the body of an answer are two writes. Left alone, the system holds the second back
/// until the browser has confirmed the first, which takes it 40 ms. A connection inherits the
/// choice from the socket that listens, and that one waits here before any other.
struct PromptPool: AsyncSocketPool {
  private let pool: any AsyncSocketPool = HTTPServer.defaultPool()

  func prepare() async throws { try await pool.prepare() }

  func run() async throws { try await pool.run() }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    var isOn: Int32 = 1
    setsockopt(
      socket.file.rawValue, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn,
      socklen_t(MemoryLayout<Int32>.size))
    try await pool.suspendSocket(socket, untilReadyFor: events)
  }
}
