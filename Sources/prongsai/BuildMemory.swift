import Glibc

/// What the last build of a site came to, so that one of which nothing has changed does nothing.
///
/// It lies in a file beside the site, may be removed at any time, and is taken for nothing where a
/// byte of it is damaged or another version wrote it.
struct BuildMemory {
  /// The file, `.site.prongsai-cache` beside `site`.
  private let path: String
  /// Everything on which the site depends, and the site.
  private let folders: (inputs: [String], site: String)
  /// The flags, the day and the program.
  private let circumstances: [String]
  /// The inputs before they were read.
  private let inputs: FolderTrace
  /// When they were looked at, in nanoseconds of the clock.
  private let started: Int64

  private static let head = "prongsai-cache 1"

  /// Looks at the inputs of a build.
  ///
  /// - Parameters:
  ///   - inputs: the folders that are read.
  ///   - circumstances: what else the build and its messages depend on.
  init(site: String, inputs: [String], circumstances: [String]) {
    let name = site.split(separator: "/").last.map(String.init) ?? ""
    path = site.dropLast(name.count) + ".\(name).prongsai-cache"
    folders = (inputs, site)
    self.circumstances = circumstances + [Self.program]
    started = Terminal.nanoseconds()
    self.inputs = FolderTrace(of: inputs)
  }

  /// What was printed when the site was built, where nothing has changed since.
  func recall() -> Printed? {
    guard let bytes = try? PosixDisk().read(path) else { return nil }
    let parts = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == Self.head else { return nil }
    let rest = Array(parts[2].utf8)
    guard parts[1] == trail(rest) else {
      return nil
    }
    return Printed(remembered: rest)
  }

  /// Remembers a build that was published.
  func remember(_ printed: Printed) {
    try? PosixDisk().removeFile(path)
    // A file that was written while the clock stood still could change again unseen.
    guard started - inputs.latest > 50_000_000 else { return }
    let rest = printed.bytes
    let bytes = Array("\(Self.head)\n\(trail(rest))\n".utf8) + rest
    // Messages quote rows, so that the file is the user's alone. Without it the next build does its
    // work again.
    try? PosixDisk().write(bytes, to: path, mode: 0o600)
  }

  /// A trail of all that the build depends on, of the site as it is, and of what was printed.
  private func trail(_ printed: [UInt8]) -> String {
    let site = FolderTrace(of: [folders.site])
    let lines = [inputs.text, site.text] + circumstances + folders.inputs + [folders.site, ""]
    return Trail(of: Array(lines.joined(separator: "\n").utf8) + printed).text
  }

  /// Which program this is, as far as the disk tells.
  private static var program: String {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return "" }
    return "\(status.st_size) \(status.st_ino) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
  }
}

/// What a command prints to each of its streams, and its exit status.
struct Printed {
  var output = ""
  var error = ""
  var status: Int32 = 0

  init() {}

  /// What `bytes` was made of; `nil` for anything else.
  init?(remembered bytes: [UInt8]) {
    let parts = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let status = Int32(parts[0]), let length = Int(parts[1]) else {
      return nil
    }
    let text = Array(parts[2].utf8)
    guard (0...text.count).contains(length) else { return nil }
    self.status = status
    output = String(decoding: text[..<length], as: UTF8.self)
    error = String(decoding: text[length...], as: UTF8.self)
  }

  /// Everything in it.
  var bytes: [UInt8] { Array("\(status)\n\(output.utf8.count)\n\(output)\(error)".utf8) }

  /// Prints it.
  func write() {
    if !output.isEmpty { Terminal.write(output, to: .output) }
    if !error.isEmpty { Terminal.write(error, to: .error) }
  }
}
