import Foundation
import Support

/// `prongsai serve` while it runs; ended when nobody holds it.
final class RunningPreview {
  private let process = Process()
  private let told: TemporaryFolder

  /// Something that was waited for didn't come.
  struct Late: Error { let messages: String }

  /// Starts it in a folder, with the templates that ship unless told otherwise.
  init(
    _ arguments: [String] = [], in folder: TemporaryFolder, path: String? = nil,
    port: [String] = ["--port", "0"]
  ) throws {
    told = try TemporaryFolder()
    let templates =
      arguments.contains("--templates") ? [] : ["--templates", Repository.root + "/templates"]
    process.executableURL = URL(filePath: try Program.path)
    process.arguments = ["serve"] + port + templates + arguments
    process.currentDirectoryURL = URL(filePath: folder.path)
    var environment = ProcessInfo.processInfo.environment
    environment["CI"] = ""
    if let path { environment["PATH"] = path }
    process.environment = environment
    let file = told.path + "/messages"
    try Data().write(to: URL(filePath: file))
    process.standardError = FileHandle(forWritingAtPath: file)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  /// What it has printed so far.
  var messages: String {
    (try? String(contentsOfFile: told.path + "/messages", encoding: .utf8)) ?? ""
  }

  /// Waits until something is so; a minute is longer than any machine needs.
  func wait(until isSo: () throws -> Bool) throws {
    for _ in 0..<6000 {
      if try isSo() { return }
      usleep(10_000)
    }
    throw Late(messages: messages)
  }

  /// The port, once it listens.
  func port() throws -> UInt16 {
    var port: UInt16?
    try wait {
      guard let match = messages.firstMatch(of: /http:\/\/127\.0\.0\.1:([0-9]+)\/ ·/) else {
        if !process.isRunning { throw Late(messages: messages) }
        return false
      }
      port = UInt16(match.output.1)
      return true
    }
    guard let port else { throw Late(messages: messages) }
    return port
  }

  /// A page as it is served now.
  func page(_ path: String) throws -> String {
    let port = try port()
    let listener = try Listener(port)
    listener.send("GET \(path) HTTP/1.1\r\nHost: localhost:\(port)\r\nConnection: close\r\n\r\n")
    return listener.read { _ in false }
  }

  /// The news from now on, after how things stand.
  func news() throws -> Listener {
    let port = try port()
    let listener = try Listener(port)
    listener.send("GET /.prongsai/events HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
    return listener
  }

  /// Sends a signal and waits; the status with which it ended, negative where the signal ended it.
  func end(_ signal: Int32) -> Int32 {
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -signal
  }
}

/// A plain socket to a port of this machine.
final class Listener {
  private let socket: Int32

  init(_ port: UInt16) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var most = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &most, socklen_t(MemoryLayout<timeval>.size))
    guard Self.with(port, { connect(socket, $0, $1) }) == 0 else {
      throw POSIXError(.init(rawValue: errno) ?? .EIO)
    }
  }

  deinit { close(socket) }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  /// Reads until enough was read or the other side closes.
  func read(until isEnough: (String) -> Bool) -> String {
    var read: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !isEnough(String(decoding: read, as: UTF8.self)) {
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      read += buffer[..<count]
    }
    return String(decoding: read, as: UTF8.self)
  }

  /// Reads one piece of news to its end.
  func event(_ name: String) -> String {
    read { $0.contains("event: \(name)\n") && $0.hasSuffix("\n\n\r\n") }
  }

  /// Holds a port while a test runs; `nil` where another program does already.
  static func hold(_ port: UInt16) -> Int32? {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    if with(port, { bind(socket, $0, $1) }) == 0, listen(socket, 1) == 0 { return socket }
    close(socket)
    return nil
  }

  private static func with(
    _ port: UInt16, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        call($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  /// Whether this machine lets tests open sockets and watch folders.
  static let isPermitted: Bool = {
    let files = [Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0), inotify_init1(0)]
    defer { for file in files { close(file) } }
    return files.allSatisfy { $0 >= 0 }
  }()
}
