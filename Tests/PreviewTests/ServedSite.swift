import Foundation
import Preview
import Synchronization

/// A folder of its own for one test, gone when the test is.
final class PreviewFolder: Sendable {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "prongsai-preview-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
    for (file, text) in files { try write(text, to: file) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and the folders above it.
  func write(_ text: String, to file: String) throws {
    let url = URL(filePath: path + "/" + file)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: false, encoding: .utf8)
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: path + "/" + name, withIntermediateDirectories: true)
  }

  func rename(_ name: String, to other: String) throws {
    guard Glibc.rename(path + "/" + name, path + "/" + other) == 0 else {
      throw POSIXError(.init(rawValue: errno) ?? .EIO)
    }
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path + "/" + name, withDestinationPath: target)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path + "/" + name)
  }
}

/// A site that is served while a test runs.
final class ServedSite: Sendable {
  let folder: PreviewFolder
  let server: PreviewServer
  let port: UInt16
  private let task: Task<Void, Never>

  /// Serves files below `site/` of a folder of its own.
  init(_ files: [String: String], host: String = "127.0.0.1") async throws {
    let folder = try PreviewFolder(
      Dictionary(uniqueKeysWithValues: files.map { ("site/" + $0, $1) }))
    let server = PreviewServer(site: folder.path + "/site", host: host, language: "en")
    let (ports, told) = AsyncStream.makeStream(of: UInt16.self)
    task = Task {
      try? await server.run(port: 0) { told.yield($0) }
      told.finish()
    }
    var port: UInt16?
    for await told in ports {
      port = told
      break
    }
    guard let port else { throw CancellationError() }
    (self.folder, self.server, self.port) = (folder, server, port)
  }

  deinit { task.cancel() }

  /// Asks for a path, written exactly so.
  func get(
    _ path: String, method: String = "GET", host: String? = nil, _ others: String = ""
  ) async throws -> Reply {
    let host = host.map { "Host: \($0)\r\n" } ?? "Host: 127.0.0.1:\(port)\r\n"
    let request = "\(method) \(path) HTTP/1.1\r\n\(host)\(others)Connection: close\r\n\r\n"
    return try await Reply(Connection(port).exchange(request) { _ in false })
  }
}

/// An answer, byte for byte as it came.
struct Reply {
  let status: Int
  let headers: [String: String]
  let body: String

  init(_ text: String) {
    let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
    var lines = (parts.first ?? "").split(separator: "\r\n")
    let words = (lines.isEmpty ? "" : lines.removeFirst()).split(separator: " ")
    status = words.count > 1 ? Int(words[1]) ?? 0 : 0
    headers = lines.reduce(into: [:]) { headers, line in
      guard let colon = line.firstIndex(of: ":") else { return }
      headers[line[..<colon].lowercased()] =
        line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    body = parts.count > 1 ? String(parts[1]) : ""
  }
}

/// A plain socket to a port of this machine; closed when nobody holds it.
final class Connection: Sendable {
  private let socket: Int32

  init(_ port: UInt16) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    var most = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &most, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(socket) }

  /// Sends a text, and reads until the other side closes or enough was read.
  ///
  /// It waits on a thread of its own: the server needs those on which tests run.
  func exchange(
    _ request: String, until isEnough: @escaping @Sendable (String) -> Bool
  ) async -> String {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { [self] in
        let bytes = Array(request.utf8)
        if !bytes.isEmpty { send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) }
        var read: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while !isEnough(String(decoding: read, as: UTF8.self)) {
          let count = recv(socket, &buffer, buffer.count, 0)
          guard count > 0 else { break }
          read += buffer[..<count]
        }
        continuation.resume(returning: String(decoding: read, as: UTF8.self))
      }
    }
  }
}

/// What this machine lets tests do.
enum Permitted {
  static let sockets: Bool = {
    let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(file) }
    return file >= 0
  }()

  static let inotify: Bool = {
    let file = inotify_init1(0)
    defer { close(file) }
    return file >= 0
  }()
}
