import Glibc

/// What a folder held at some moment, as far as the operating system tells without opening a file:
/// each name with its size, its number and the times of its last changes.
///
/// Two traces differ where anything was written, renamed, added or removed in between.
struct FolderTrace {
  /// The sums over all entries of two hashes of each, so that the order of a folder is no matter.
  private var sums: (UInt64, UInt64) = (0, 0)
  /// How many entries there are.
  private(set) var count = 0
  /// The latest change, in nanoseconds of the clock.
  private(set) var latest: Int64 = 0
  /// The folders with the moments in which something came or went, where they are asked for.
  private var folders: [(path: String, changed: Int64)] = []
  private let namesFolders: Bool

  /// Walks through folders; one that isn't there is a trace of its own.
  ///
  /// - Parameters:
  ///   - name: what the one folder is called, wherever it lies; `nil` for its path.
  ///   - namesFolders: whether `touched(at:)` will be asked.
  /// - Complexity: one call of the operating system for each entry; at 300,000 a third of a second.
  init(of folders: [String], named name: String? = nil, namesFolders: Bool = false) {
    self.namesFolders = namesFolders
    for folder in folders { walk(folder, name ?? folder) }
  }

  /// The folders in which something came or went since then, as paths in the folder that was
  /// walked through; it has another name now.
  func touched(at top: String) -> [String] {
    guard let old = folders.first?.path else { return [] }
    return folders.compactMap { folder in
      let path = folder.path.dropFirst(old.count)
      var status = stat()
      let isSame =
        lstat(top + path, &status) == 0 && Self.nanoseconds(status.st_mtim) == folder.changed
      return isSame ? nil : String(path.drop { $0 == "/" })
    }
  }

  /// The trace as text.
  var text: String { "\(count) \(String(sums.0, radix: 16)) \(String(sums.1, radix: 16))" }

  private mutating func walk(_ top: String, _ name: String) {
    var folders = [top]
    while let folder = folders.popLast() {
      guard let stream = opendir(folder) else { continue }
      defer { closedir(stream) }
      if namesFolders {
        var status = stat()
        if fstat(dirfd(stream), &status) == 0 {
          self.folders.append((folder, Self.nanoseconds(status.st_mtim)))
        }
      }
      let trail = Trail(of: Array(name.utf8) + folder.utf8.dropFirst(top.utf8.count))
      while let entry = readdir(stream) {
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          let name = UnsafeRawBufferPointer(rebasing: bytes.prefix { $0 != 0 })
          if name.elementsEqual(".".utf8) || name.elementsEqual("..".utf8) { return }
          var status = stat()
          let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress
          guard let start, fstatat(dirfd(stream), start, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            return add(name, status, in: trail)
          }
          if status.st_mode & S_IFMT == S_IFDIR {
            folders.append(folder + "/" + String(decoding: name, as: UTF8.self))
          }
          add(name, status, in: trail)
        }
      }
    }
  }

  private mutating func add(_ name: UnsafeRawBufferPointer, _ status: stat, in folder: Trail) {
    var trail = folder
    trail.add(name)
    trail.add(UInt64(status.st_mode))
    // A folder's own size and times follow from what is put into it, and is seen there.
    if status.st_mode & S_IFMT != S_IFDIR {
      trail.add(UInt64(bitPattern: Int64(status.st_size)))
      trail.add(UInt64(status.st_ino))
      for moment in [status.st_mtim, status.st_ctim] {
        let nanoseconds = Self.nanoseconds(moment)
        latest = max(latest, nanoseconds)
        trail.add(UInt64(bitPattern: nanoseconds))
      }
    }
    sums = (sums.0 &+ trail.first, sums.1 &+ trail.second)
    count += 1
  }

  private static func nanoseconds(_ moment: timespec) -> Int64 {
    Int64(moment.tv_sec) * 1_000_000_000 + Int64(moment.tv_nsec)
  }
}

/// Two hashes of the same bytes, to see that something changed; nobody is kept out by them.
struct Trail {
  private var hashes: (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15)

  var first: UInt64 { Self.mixed(hashes.0) }
  var second: UInt64 { Self.mixed(hashes.1) }

  /// The trail of a text.
  init(of text: [UInt8] = []) {
    if !text.isEmpty { text.withUnsafeBytes { add($0) } }
  }

  /// Both as text.
  var text: String { "\(String(first, radix: 16)) \(String(second, radix: 16))" }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes { add(byte: UInt64(byte)) }
    add(byte: 0x100)
  }

  mutating func add(_ number: UInt64) { add(byte: Self.mixed(number)) }

  private mutating func add(byte: UInt64) {
    hashes.0 = (hashes.0 ^ byte) &* 0x100_0000_01B3
    hashes.1 = (hashes.1 &+ byte) &* 0xD6E8_FEB8_6659_FD93
  }

  /// The last step of MurmurHash3.
  private static func mixed(_ hash: UInt64) -> UInt64 {
    var mixed = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ (mixed >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ (mixed >> 33)
  }
}
