import Glibc
import Model

/// What a site was like when it was looked at, entry for entry, as far as the operating system
/// tells without opening a file.
///
/// It is held against the site by asking for what is in it: first the files, and the folders where
/// something is to be published, each of which tells by its time whether anything came or went, so
/// that none needs to be listed.
struct SiteSight: Sendable {
  /// The paths of all entries, each ended by a zero, in the order of their bytes; the site's own
  /// is empty.
  private let paths: ArraySlice<UInt8>
  /// The mark of each, eight bytes long.
  private let marks: ArraySlice<UInt8>
  /// When it was looked at, in nanoseconds of the clock.
  private let lookedAt: Int64

  /// So coarse is a disk's clock at most, unless it tells only seconds: what came in the same tick
  /// shows in no time.
  static let tickNanoseconds: Int64 = 50_000_000

  /// Looks at a site; `nil` for one that can't be walked through.
  ///
  /// - Complexity: a call of the operating system for each entry, and O(n log n).
  init?(of site: String) {
    var entries: [(path: [UInt8], mark: UInt64)] = []
    let lookedAt = Terminal.nanoseconds()
    let walked: Void? = try? WalkedEntry.each(below: site) { entry in
      entries.append((entry.path, entry.status.mark))
      return true
    }
    guard walked != nil else { return nil }
    entries.sort { $0.path.lexicographicallyPrecedes($1.path) }
    self.init(entries, lookedAt)
  }

  private init(_ entries: [(path: [UInt8], mark: UInt64)], _ lookedAt: Int64) {
    var (paths, marks): ([UInt8], [UInt8]) = ([], [])
    paths.reserveCapacity(entries.reduce(0) { $0 + $1.path.count + 1 })
    marks.reserveCapacity(entries.count * 8)
    for entry in entries {
      paths += entry.path
      paths.append(0)
      withUnsafeBytes(of: entry.mark) { marks += $0 }
    }
    (self.paths, self.marks, self.lookedAt) = (paths[...], marks[...], lookedAt)
  }

  /// Whether the site still has all its files as they were; more may have come.
  ///
  /// What else came into it is nothing to a build that writes nothing; before anything is
  /// published, `isTouched` tells.
  ///
  /// - Complexity: a call of the operating system for each file.
  func hasItsFiles(at site: String) -> Bool {
    let folder = open(site, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return false }
    defer { close(folder) }
    return allSatisfy { path, mark in
      mark & 1 == 1 || Self.status(path, folder)?.mark == mark
    }
  }

  /// Whether anything came into a folder of the site or went since; it may have another name.
  ///
  /// - Complexity: a call of the operating system for each folder.
  func isTouched(at site: String) -> Bool {
    let folder = open(site, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return true }
    defer { close(folder) }
    var young: [[UInt8]] = []
    let isSame = allSatisfy { path, mark in
      guard mark & 1 == 1 else { return true }
      guard let status = Self.status(path, folder), status.mark == mark else { return false }
      if isYoung(status) { young.append(path.bytes) }
      return true
    }
    return !isSame || !hasOnlyKnownNames(young, in: site)
  }

  /// What the site is like now that another folder, in which some files were put right, has its
  /// place; `nil` where the two had not the same folders.
  ///
  /// - Parameters:
  ///   - files: all files in which the two differed, whatever became of them.
  ///   - spare: the other folder before that. The files that it has in common with the site are
  ///     the same, and only its own folders tell when anything came or went in them.
  ///   - site: where it lies now.
  /// - Complexity: O(entries), and a call of the operating system for each of the files and the
  ///   folders above it.
  func mended(_ files: [String], of spare: SiteSight, at site: String) -> SiteSight? {
    let folder = open(site, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return nil }
    defer { close(folder) }
    let lookedAt = Terminal.nanoseconds()
    var seen: [(path: [UInt8], mark: UInt64)] = []
    var touched = Self.withFolders(files)[...]
    func look(_ path: [UInt8]) {
      let status = (path + [0]).withUnsafeBytes { Self.status(PathBytes(rest: $0), folder) }
      if let status { seen.append((path, status.mark)) }
    }
    var spareFolders = spare.folders[...]
    let isWhole = allSatisfy { path, mark in
      let bytes = path.bytes
      while let first = touched.first, first.lexicographicallyPrecedes(bytes) {
        look(first)
        touched.removeFirst()
      }
      if touched.first == bytes {
        look(bytes)
        touched.removeFirst()
        return true
      }
      guard mark & 1 == 1 else {
        seen.append((bytes, mark))
        return true
      }
      spareFolders = spareFolders.drop { $0.path.lexicographicallyPrecedes(bytes) }
      guard let other = spareFolders.first, other.path == bytes else { return false }
      seen.append(other)
      return true
    }
    for path in touched { look(path) }
    return isWhole ? SiteSight(seen, lookedAt) : nil
  }
}

extension SiteSight: Equatable {
  /// Whether two sites were alike, whenever each was looked at.
  static func == (one: SiteSight, other: SiteSight) -> Bool {
    one.paths == other.paths && one.marks == other.marks
  }
}

extension SiteSight: Stored {
  func store(in bytes: inout StoreWriter) {
    bytes.put(paths)
    bytes.put(marks)
    bytes.put(lookedAt)
  }

  init(from bytes: inout StoreReader) throws {
    (paths, marks) = (try bytes.takeBytes(), try bytes.takeBytes())
    lookedAt = try bytes.take()
    guard paths.last ?? 0 == 0, marks.count.isMultiple(of: 8) else { throw StoreDamage() }
  }
}

/// A path that is ended by a zero.
private struct PathBytes {
  /// The path, and whatever follows it.
  let rest: UnsafeRawBufferPointer

  /// The path as the C library takes it.
  var start: UnsafePointer<CChar>? {
    rest.baseAddress?.assumingMemoryBound(to: CChar.self)
  }

  var count: Int { start.map { strlen($0) } ?? 0 }
  var bytes: [UInt8] { Array(rest.prefix(count)) }
}

extension SiteSight {
  /// Goes through the entries in their order as long as something holds of each.
  private func allSatisfy(_ holds: (PathBytes, UInt64) -> Bool) -> Bool {
    paths.withUnsafeBytes { paths in
      marks.withUnsafeBytes { marks in
        var (start, index) = (0, 0)
        while start < paths.count, index < marks.count {
          let path = PathBytes(rest: UnsafeRawBufferPointer(rebasing: paths[start...]))
          let mark = marks.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          guard holds(path, mark) else { return false }
          start += path.count + 1
          index += 8
        }
        return start == paths.count && index == marks.count
      }
    }
  }

  /// What the operating system tells of an entry.
  private static func status(_ path: PathBytes, _ folder: Int32) -> stat? {
    var status = stat()
    guard let start = path.start else { return nil }
    let result =
      start.pointee == 0
      ? fstat(folder, &status) : fstatat(folder, start, &status, AT_SYMLINK_NOFOLLOW)
    return result == 0 ? status : nil
  }

  /// Whether something could have come in the same tick of the disk's clock after it was looked at.
  private func isYoung(_ status: stat) -> Bool {
    let changed = status.st_mtim.nanoseconds
    let isCoarse = changed.isMultiple(of: 1_000_000_000)
    return changed > lookedAt - (isCoarse ? 2_000_000_000 : Self.tickNanoseconds)
  }

  /// Whether folders hold as many names as are known of them; each of these is there.
  private func hasOnlyKnownNames(_ folders: [[UInt8]], in site: String) -> Bool {
    if folders.isEmpty { return true }
    var counts = Dictionary(folders.map { ($0, 0) }) { $1 }
    _ = allSatisfy { path, _ in
      let bytes = path.bytes
      let end = bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0
      if !bytes.isEmpty { counts[Array(bytes[..<end])]? += 1 }
      return true
    }
    return counts.allSatisfy { folder, count in
      let path = Array(site.utf8) + [UInt8(ascii: "/")] + folder
      guard let stream = opendir(path.map { CChar(bitPattern: $0) } + [0]) else { return false }
      defer { closedir(stream) }
      // The folder itself and the one above it are names too.
      var found = -2
      while readdir(stream) != nil { found += 1 }
      return found == count
    }
  }

  private var folders: [(path: [UInt8], mark: UInt64)] {
    var folders: [(path: [UInt8], mark: UInt64)] = []
    _ = allSatisfy { path, mark in
      if mark & 1 == 1 { folders.append((path.bytes, mark)) }
      return true
    }
    return folders
  }

  /// Files and all folders above them, in the order of their bytes.
  private static func withFolders(_ files: [String]) -> [[UInt8]] {
    var all: Set<[UInt8]> = [[]]
    for file in files {
      var path = Array(file.utf8)
      while all.insert(path).inserted, let slash = path.lastIndex(of: UInt8(ascii: "/")) {
        path.removeSubrange(slash...)
      }
    }
    return all.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
