import Glibc

/// The folder of a site, of which only what lies in it is opened.
struct SiteFolder: Sendable {
  /// The folder.
  let path: String

  /// What a path leads to.
  enum Found {
    /// A file, with its path in the site.
    case file(OpenFile, path: String)
    /// A folder, though the path doesn't end in a slash.
    case folder
    case nothing
  }

  /// Finds what a request asks for.
  func find(_ request: RequestPath) -> Found {
    guard !request.isHidden else { return .nothing }
    let parts = request.isFolder ? request.parts + ["index.html"] : request.parts
    return open(parts.joined(separator: "/"))
  }

  /// A file of the site by its path.
  func open(_ file: String) -> Found {
    guard !file.isEmpty else { return .folder }
    // The folder changes its name while a build is published: then it is asked once more.
    for _ in 1...2 {
      if let found = openOnce(file) { return found }
    }
    return .nothing
  }

  private func openOnce(_ file: String) -> Found? {
    let folder = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return nil }
    defer { close(folder) }
    // Without O_NONBLOCK a pipe would hold us up.
    let opened = openat(folder, file, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard opened >= 0 else { return nil }
    let open = OpenFile(opened)
    // Where the file really lies, after all links, is asked of the file that is open.
    guard let top = Self.name(of: folder), let name = Self.name(of: opened),
      name.hasPrefix(top + "/")
    else { return nil }
    let inside = name.dropFirst(top.count + 1)
    guard !inside.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else { return nil }
    switch open.kind {
    case S_IFREG: return .file(open, path: file)
    case S_IFDIR: return .folder
    default: return nil
    }
  }

  /// The real path of what is open.
  private static func name(of descriptor: Int32) -> String? {
    var letters = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/fd/\(descriptor)", &letters, letters.count)
    guard count > 0 else { return nil }
    return String(decoding: letters[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// A file that is open, and closed when nobody holds it any more: hence a class.
final class OpenFile: Sendable {
  private let descriptor: Int32
  /// The type bits of its mode.
  let kind: mode_t
  /// Its length.
  let sizeBytes: Int

  /// Takes an open descriptor.
  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    kind = isKnown ? status.st_mode & S_IFMT : 0
    sizeBytes = isKnown ? Int(status.st_size) : 0
  }

  deinit { close(descriptor) }

  /// Some of its bytes; fewer at the end, none where the disk refuses.
  func bytes(from position: Int, count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = pread(
          descriptor, buffer.baseAddress?.advanced(by: filled), count - filled,
          position + filled)
        if got < 0, errno == EINTR { continue }
        if got <= 0 { break }
        filled += got
      }
    }
  }

  /// All of its bytes.
  var bytes: [UInt8] { bytes(from: 0, count: sizeBytes) }
}
