import Glibc
import Pipeline

/// What the last build of a site came to, so that the next does only what has changed, and one of
/// which nothing has changed does nothing.
///
/// It lies in a folder beside the site that only its owner can read and that git passes over, may
/// be removed at any time, and is taken for nothing where a byte of it is damaged, another program
/// wrote it, or the site isn't as that build left it.
struct BuildMemory {
  /// The folder, `.site.prongsai-cache` beside `site`.
  private let folder: String
  /// Everything on which the site depends, and the site.
  private let folders: (inputs: [String], site: String)
  /// The flags, the day and the program.
  private let circumstances: [String]
  /// The inputs before they were read.
  private let inputs: FolderTrace
  /// The site before it is built; `nil` where nothing is remembered of it.
  private let site: FolderTrace?
  /// When they were looked at, in nanoseconds of the clock.
  private let started: Int64
  private let disk = PosixDisk()

  private static let printedHead = "prongsai-cache 2"
  /// What the site is called in its traces, wherever it lies.
  private static let site = "site"

  /// Looks at the inputs of a build.
  ///
  /// - Parameters:
  ///   - inputs: the folders that are read.
  ///   - circumstances: what else the build and its messages depend on.
  init(site: String, inputs: [String], circumstances: [String]) {
    let name = site.split(separator: "/").last.map(String.init) ?? ""
    folder = site.dropLast(name.count) + ".\(name).prongsai-cache"
    folders = (inputs, site)
    self.circumstances = circumstances + [Self.program]
    started = Terminal.nanoseconds()
    self.inputs = FolderTrace(of: inputs)
    let isRemembered = (try? disk.kind(of: folder))??.kind == .folder
    self.site = isRemembered ? FolderTrace(of: [site], named: Self.site, namesFolders: true) : nil
  }

  private var printedPath: String { folder + "/printed" }
  private var buildPath: String { folder + "/build" }
  private var sealPath: String { folder + "/seal" }
  /// The site before the last, from which the next is made.
  private var sparePath: String { folder + "/spare" }
  private var behindPath: String { folder + "/behind" }

  /// What was printed when the site was built, where nothing has changed since.
  func recall() -> Printed? {
    guard let site, let bytes = try? disk.read(printedPath) else { return nil }
    let parts = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == Self.printedHead else { return nil }
    let rest = Array(parts[2].utf8)
    guard parts[1] == trail(rest, site.text) else {
      return nil
    }
    return Printed(remembered: rest)
  }

  /// What the last build made, and its site; nothing where that isn't as the build left it.
  ///
  /// - Complexity: O(bytes) of what is remembered.
  func last() -> (build: LastBuild, site: KnownSite?) {
    guard let site, let bytes = try? disk.read(buildPath), let seal = try? disk.read(sealPath),
      let build = LastBuild(stored: bytes, seal: seal, by: origin(site.text))
    else { return (LastBuild(), nil) }
    let behind = (try? disk.read(behindPath)).flatMap { bytes in
      KnownSite.behind(stored: bytes, by: spareOrigin(site.text))
    }
    let known = KnownSite(sparePath: sparePath, recordPath: behindPath, behind: behind) {
      site.touched(at: $0)
    } look: {
      FolderTrace(of: [$0], named: Self.site).text
    }
    return (build, known)
  }

  /// Remembers a build that was published, and what it made.
  ///
  /// - Parameter spare: the site before it, where it was kept.
  func remember(_ printed: Printed, _ made: LastBuild?, _ spare: SpareSite? = nil) {
    forget(butSpare: spare != nil)
    // A file that was written while the clock stood still could change again unseen; some disks
    // tell only seconds. What was written since may have been read before.
    let tick: Int64 = inputs.latest.isMultiple(of: 1_000_000_000) ? 2_000_000_000 : 50_000_000
    guard started - inputs.latest > tick, FolderTrace(of: folders.inputs).text == inputs.text
    else { return forget() }
    // A site with a spare was looked at before it was shown: what the user put into it since is
    // seen by the next build.
    let site = spare?.shown ?? FolderTrace(of: [folders.site], named: Self.site).text
    let rest = printed.bytes
    // Messages quote rows, and what is looked for in pages is private: the folder is the user's
    // alone. Without it the next build does its work again.
    do {
      if try disk.kind(of: folder) == nil { try disk.makeFolder(folder, mode: 0o700) }
      guard isOwnersAlone else { return forget() }
      try disk.write(Array("*\n".utf8), to: folder + "/.gitignore", mode: 0o600)
      if let made {
        let seal = try disk.write(to: buildPath, mode: 0o600) { write in
          try made.store(by: origin(site), write)
        }
        try disk.write(seal, to: sealPath, mode: 0o600)
      }
      if let spare {
        let stored = KnownSite.stored(behind: spare.behind, by: spareOrigin(site))
        try disk.write(stored, to: behindPath, mode: 0o600)
      }
      let lines = "\(Self.printedHead)\n\(trail(rest, site))\n"
      try disk.write(Array(lines.utf8) + rest, to: printedPath, mode: 0o600)
    } catch {
      forget()
    }
  }

  /// Whether nobody else can look into the folder: some disks know no permissions.
  private var isOwnersAlone: Bool {
    var status = stat()
    return lstat(folder, &status) == 0 && status.st_mode & 0o077 == 0
  }

  /// Takes away what is remembered, and nothing that the user put beside it.
  private func forget(butSpare isSpareKept: Bool = false) {
    for path in [printedPath, buildPath, sealPath, behindPath, folder + "/.gitignore"] {
      try? disk.removeFile(path)
    }
    if isSpareKept { return }
    try? KnownSite.discardSpare(sparePath, of: folders.site, disk: disk)
    try? disk.removeFolder(folder)
    // What version 1 left.
    try? disk.removeFile(folder)
  }

  /// The program, and the site as it is.
  private func origin(_ site: String) -> String { "\(Self.program) \(site)" }

  /// The same, and which folder the spare site is.
  private func spareOrigin(_ site: String) -> String {
    let spare = (try? disk.kind(of: sparePath)) ?? nil
    return origin(site) + " \(spare?.device ?? 0) \(spare?.number ?? 0)"
  }

  /// A trail of all that the build depends on, of the site as it is, and of what was printed.
  private func trail(_ printed: [UInt8], _ site: String) -> String {
    let lines = [inputs.text, site] + circumstances + folders.inputs + [folders.site, ""]
    return Trail(of: Array(lines.joined(separator: "\n").utf8) + printed).text
  }

  /// Which program this is, and which libraries it has loaded, as far as the disk tells.
  private static var program: String {
    let maps = (try? PosixDisk().read("/proc/self/maps")) ?? []
    let files = String(decoding: maps, as: UTF8.self).split(separator: "\n").compactMap { line in
      line.firstIndex(of: "/").map { String(line[$0...]) }
    }
    var trail = Trail()
    for file in Set(files).sorted() {
      var status = stat()
      guard stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      let times = "\(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
      Array("\(file) \(status.st_size) \(status.st_ino) \(times)".utf8).withUnsafeBytes {
        trail.add($0)
      }
    }
    return trail.text.replacing(" ", with: "-")
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
