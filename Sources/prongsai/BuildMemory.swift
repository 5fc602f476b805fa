import Glibc
import Pipeline
import Synchronization

/// What the last build of a site came to, so that the next does only what has changed, and one of
/// which nothing has changed does nothing.
///
/// It lies in a folder beside the site that only its owner can read and that git passes over, may
/// be removed at any time, and is taken for nothing where a byte of it is damaged, another program
/// wrote it, or the site isn't as that build left it.
struct BuildMemory {
  /// The folder, `.site.prongsai-cache` beside `site`.
  private let folder: String
  /// The path of the site.
  private let site: String
  /// The flags, the day, the program and the paths.
  private let circumstances: [String]
  /// The inputs before they were read.
  let inputs: [SeenFolder]
  /// The site as the last build left it, where it is so still; `nil` where nothing is remembered.
  private let sight: SeenSight?
  /// The site as it is shown by this build.
  private let shown = ShownSite()
  /// Whether the clock of the disk has gone on since the last change.
  private let isSettled: Bool
  private let disk = PosixDisk()

  private static let printedHead = "prongsai-cache 3"

  /// A sight, and what it is called in what depends on it.
  private struct SeenSight {
    let sight: SiteSight
    let name: String
  }

  /// Looks at the inputs of a build, and at the site.
  ///
  /// Waits until the clock of the disk has gone on since the last change: a file that is written
  /// in the same tick as before can't be told from what it was.
  ///
  /// - Parameters:
  ///   - inputs: the folders that are read.
  ///   - circumstances: what else the build and its messages depend on.
  init(site: String, inputs: [String], circumstances: [String]) {
    let name = site.split(separator: "/").last.map(String.init) ?? ""
    folder = site.dropLast(name.count) + ".\(name).prongsai-cache"
    self.site = site
    self.circumstances = circumstances + [Self.program] + inputs + [site]
    let paths = inputs.enumerated().filter { !inputs.prefix($0).contains($1) }.map(\.element)
    let sightPath = folder + "/sight"
    /// What is looked at: a folder of inputs, or the site.
    let looks = inParallel([nil] + paths, workers: 2) { path in
      let input = path.map { SeenFolder($0) }
      return (input: input, sight: input == nil ? Self.sight(sightPath, of: site) : nil)
    }
    self.inputs = looks.compactMap(\.input)
    sight = looks.lazy.compactMap(\.sight).first
    let latest = self.inputs.map(\.latest).max() ?? 0
    let isCoarse = latest.isMultiple(of: 1_000_000_000)
    let tick = isCoarse ? 2_000_000_000 : SiteSight.tickNanoseconds
    Terminal.wait(until: latest + tick, atMost: tick)
    isSettled = Terminal.nanoseconds() - latest >= tick
  }

  /// What the site was like when the last build ended; `nil` where it isn't so any more.
  private static func sight(_ path: String, of site: String) -> SeenSight? {
    guard let bytes = try? PosixDisk().read(path),
      let sight: SiteSight = SealedStore.value(in: bytes, named: "sight", by: program),
      sight.hasItsFiles(at: site)
    else { return nil }
    return SeenSight(sight: sight, name: SealedStore.name(of: bytes))
  }

  private var printedPath: String { folder + "/printed" }
  /// What the last build made, piece after piece.
  private var buildPath: String { folder + "/build" }
  private var newBuildPath: String { folder + "/build-new" }
  /// What lies where in it.
  private var indexPath: String { folder + "/index" }
  /// The site as it was left.
  private var sightPath: String { folder + "/sight" }
  /// The site before the last, from which the next is made, and what that was like.
  private var sparePath: String { folder + "/spare" }
  private var spareSightPath: String { folder + "/spare-sight" }
  private var behindPath: String { folder + "/behind" }

  /// What was printed when the site was built, where nothing has changed since.
  func recall() -> Printed? {
    guard let sight, let bytes = try? disk.read(printedPath) else { return nil }
    let parts = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == Self.printedHead else { return nil }
    let rest = Array(parts[2].utf8)
    guard parts[1] == trail(rest, sight.name) else { return nil }
    return Printed(remembered: rest)
  }

  /// What the last build made, and its site; nothing where that isn't as the build left it.
  ///
  /// - Complexity: O(parts); what is remembered of each is read when somebody asks.
  func last() -> (build: LastBuild, site: KnownSite?) {
    guard let sight, let index = try? disk.read(indexPath), let file = try? PieceFile(buildPath),
      let build = LastBuild(index: index, by: origin(sight.name), file: file)
    else { return (LastBuild(), nil) }
    let (behind, spare) = spare(sight.name) ?? (nil, nil)
    let known = KnownSite(sparePath: sparePath, recordPath: behindPath, behind: behind) {
      sight.sight.isTouched(at: $0)
    } look: { [shown] path, mended in
      shown.look(at: path, mended, sight.sight, spare)
    }
    return (build, known)
  }

  /// The files in which the site before is behind, and what it was like; `nil` where there is none.
  private func spare(_ site: String) -> (behind: Set<String>, sight: SiteSight)? {
    guard let bytes = try? disk.read(spareSightPath),
      let sight: SiteSight = SealedStore.value(in: bytes, named: "sight", by: Self.program),
      let behind = (try? disk.read(behindPath)).flatMap({ behind in
        KnownSite.behind(stored: behind, by: spareOrigin(site, SealedStore.name(of: bytes)))
      })
    else { return nil }
    return (behind, sight)
  }

  /// Remembers a build that was published, and what it made.
  ///
  /// - Parameter spare: the site before it, where it was kept.
  func remember(_ printed: Printed, _ made: LastBuild?, _ spare: SpareSite? = nil) {
    let before = sight
    forget(butSpare: spare != nil, butBuild: made != nil)
    // What was read must be what the keys of its parts say; what was written since the inputs were
    // looked at and not read, the next build sees.
    guard isSettled, inputs.allSatisfy(\.isAsSeen) else { return forget() }
    // A site with a spare was looked at before it was shown: what the user put into it since is
    // seen by the next build.
    guard let sight = spare == nil ? SiteSight(of: site) : shown.sight else { return forget() }
    let rest = printed.bytes
    // Messages quote rows, and what is looked for in pages is private: the folder is the user's
    // alone. Without it the next build does its work again.
    do {
      if try disk.kind(of: folder) == nil { try disk.makeFolder(folder, mode: 0o700) }
      guard isOwnersAlone else { return forget() }
      try disk.write(Array("*\n".utf8), to: folder + "/.gitignore", mode: 0o600)
      let name = try write(sight, to: sightPath)
      if let made { try write(made, by: origin(name)) }
      if let spare, let before {
        let spareName = try write(before.sight, to: spareSightPath)
        let stored = KnownSite.stored(behind: spare.behind, by: spareOrigin(name, spareName))
        try disk.write(stored, to: behindPath, mode: 0o600)
      }
      let lines = "\(Self.printedHead)\n\(trail(rest, name))\n"
      try disk.write(Array(lines.utf8) + rest, to: printedPath, mode: 0o600)
    } catch {
      forget()
    }
  }

  /// Writes down what a build made: to the end of the file, or to a new one.
  private func write(_ made: LastBuild, by origin: String) throws {
    let end = made.end
    let index: [[UInt8]]
    if end > 0 {
      index = try disk.append(to: buildPath, at: end) { write in
        try made.store(by: origin, at: end, write)
      }
    } else {
      // What is kept of it is read from the old file.
      index = try disk.write(to: newBuildPath, mode: 0o600) { write in
        try made.store(by: origin, at: end, write)
      }
      try disk.rename(newBuildPath, to: buildPath)
    }
    try disk.write(index, to: indexPath, mode: 0o600)
  }

  /// Writes down what a site was like.
  ///
  /// - Returns: what that is called in what depends on it.
  private func write(_ sight: SiteSight, to path: String) throws -> String {
    let pieces = SealedStore.bytes(of: sight, named: "sight", by: Self.program)
    try disk.write(pieces, to: path, mode: 0o600)
    return SealedStore.name(of: pieces.first ?? [])
  }

  /// Whether nobody else can look into the folder: some disks know no permissions.
  private var isOwnersAlone: Bool {
    var status = stat()
    return lstat(folder, &status) == 0 && status.st_mode & 0o077 == 0
  }

  /// Takes away what is remembered, and nothing that the user put beside it.
  private func forget(butSpare isSpareKept: Bool = false, butBuild isBuildKept: Bool = false) {
    let ours = [printedPath, indexPath, newBuildPath, sightPath, spareSightPath, behindPath]
    for path in ours + [folder + "/.gitignore"] { try? disk.removeFile(path) }
    if !isBuildKept { try? disk.removeFile(buildPath) }
    // What version 2 left.
    try? disk.removeFile(folder + "/seal")
    if isSpareKept { return }
    try? KnownSite.discardSpare(sparePath, of: site, disk: disk)
    try? disk.removeFolder(folder)
    // What version 1 left.
    try? disk.removeFile(folder)
  }

  /// The program, and the site as it is.
  private func origin(_ site: String) -> String { "\(Self.program) \(site)" }

  /// The same, and which folder the spare site is.
  private func spareOrigin(_ site: String, _ sight: String) -> String {
    let spare = (try? disk.kind(of: sparePath)) ?? nil
    return origin(site) + " \(sight) \(spare?.device ?? 0) \(spare?.number ?? 0)"
  }

  /// A trail of all that the build depends on, of the site as it is, and of what was printed.
  private func trail(_ printed: [UInt8], _ site: String) -> String {
    let lines = inputs.map(\.text) + [site] + circumstances + [""]
    return Trail(of: Array(lines.joined(separator: "\n").utf8) + printed).text
  }

  /// Which program this is, and which libraries it has loaded, as far as the disk tells.
  private static let program: String = {
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
  }()
}

/// The site as a build shows it, which it learns while it publishes.
final class ShownSite: Sendable {
  private let seen = Mutex<SiteSight?>(nil)

  /// What the site is like that is shown; `nil` where nobody has looked.
  var sight: SiteSight? { seen.withLock { $0 } }

  /// Looks at a new site.
  ///
  /// - Parameters:
  ///   - mended: the files that were put right in the spare of which it was made, if it was.
  ///   - old: the site before, as it was looked at.
  ///   - spare: the spare, as it was when it was the site.
  func look(at path: String, _ mended: [String]?, _ old: SiteSight, _ spare: SiteSight?) {
    let made = mended.flatMap { files in
      spare.flatMap { old.mended(files, of: $0, at: path) }
    }
    let sight = made ?? SiteSight(of: path)
    seen.withLock { $0 = sight }
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
