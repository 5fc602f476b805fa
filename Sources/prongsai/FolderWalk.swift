import Glibc

/// An entry of a folder as it was met, without opening it.
struct WalkedEntry {
  /// The path below the folder that is walked through; that folder's own is empty.
  let path: [UInt8]
  let status: stat
}

extension WalkedEntry {
  /// Walks through a folder and everything below it, without following symbolic links.
  ///
  /// What goes while it is looked at isn't told.
  ///
  /// - Parameters:
  ///   - skipsHidden: whether names that begin with a dot are passed over.
  ///   - take: takes an entry, and tells of a folder whether to go into it.
  /// - Throws: `PosixDisk.Failure` for a folder that can't be opened.
  /// - Complexity: a call of the operating system for each entry, and four for each folder.
  static func each(
    below top: String, skipsHidden: Bool = false, _ take: (WalkedEntry) -> Bool
  ) throws {
    var folders: [[UInt8]] = [[]]
    while let folder = folders.popLast() {
      let name = Array(top.utf8) + (folder.isEmpty ? [] : [UInt8(ascii: "/")] + folder)
      guard let stream = opendir(name.map { CChar(bitPattern: $0) } + [0]) else {
        throw PosixDisk.Failure(String(decoding: name, as: UTF8.self))
      }
      defer { closedir(stream) }
      if folder.isEmpty {
        var status = stat()
        guard fstat(dirfd(stream), &status) == 0 else { throw PosixDisk.Failure(top) }
        guard take(WalkedEntry(path: [], status: status)) else { return }
      }
      while let entry = readdir(stream) {
        let found = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          Self.entry(bytes, in: folder, dirfd(stream), skipsHidden: skipsHidden)
        }
        guard let found else { continue }
        if take(found), found.status.isFolder { folders.append(found.path) }
      }
    }
  }

  private static func entry(
    _ bytes: UnsafeRawBufferPointer, in folder: [UInt8], _ file: Int32, skipsHidden: Bool
  ) -> WalkedEntry? {
    let name = bytes.prefix { $0 != 0 }
    let dot = UInt8(ascii: ".")
    if name.first == dot,
      skipsHidden || name.elementsEqual([dot]) || name.elementsEqual([dot, dot])
    {
      return nil
    }
    var status = stat()
    guard let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress,
      fstatat(file, start, &status, AT_SYMLINK_NOFOLLOW) == 0
    else { return nil }
    return WalkedEntry(
      path: folder.isEmpty ? Array(name) : folder + [UInt8(ascii: "/")] + name, status: status)
  }
}

extension stat {
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }

  /// What differs where the file was written in between, renamed or replaced; of a folder, where
  /// something came or went. A folder's is odd, any other even.
  ///
  /// A hash to see changes by; nobody is kept out by it.
  var mark: UInt64 {
    var hash = Self.mixed(UInt64(st_mode))
    hash = Self.mixed(hash ^ UInt64(bitPattern: st_mtim.nanoseconds))
    // A folder's number and its other times follow from where it lies.
    if isFolder { return hash | 1 }
    hash = Self.mixed(hash ^ UInt64(st_ino))
    hash = Self.mixed(hash ^ UInt64(bitPattern: Int64(st_size)))
    return Self.mixed(hash ^ UInt64(bitPattern: st_ctim.nanoseconds)) & ~1
  }

  /// The later of the times of its last changes, in nanoseconds of the disk's clock.
  var latest: Int64 { max(st_mtim.nanoseconds, st_ctim.nanoseconds) }

  /// A step and the last step of SplitMix64.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension timespec {
  var nanoseconds: Int64 { Int64(tv_sec) * 1_000_000_000 + Int64(tv_nsec) }
}
