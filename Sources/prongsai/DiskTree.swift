import Glibc
import Pipeline

/// A folder of the disk that is read; symbolic links in it are never followed.
struct DiskTree: InputTree {
  /// The folder.
  let folder: String
  fileprivate let disk = PosixDisk()
  /// What it was like when the build began, where that was looked at.
  private let seen: SeenFolder?
  /// The longest file that is read.
  static let largestBytes: Int64 = 1 << 30

  init(_ folder: String, seen: SeenFolder? = nil) {
    self.folder = folder
    self.seen = seen
  }

  func list() throws -> InputListing {
    if let seen { return try seen.listing() }
    var files: [String] = []
    var refused: [(path: String, reason: InputListing.Refusal)] = []
    var folders = [""]
    while let current = folders.popLast() {
      let path = current.isEmpty ? folder : folder + "/" + current
      let (names, damaged) = try disk.names(in: path)
      for name in damaged { refused.append(((current.isEmpty ? "" : current + "/") + name, .name)) }
      for name in names where !name.hasPrefix(".") {
        let relative = current.isEmpty ? name : current + "/" + name
        guard let entry = try disk.kind(of: folder + "/" + relative) else { continue }
        switch entry.kind {
        case .folder: folders.append(relative)
        case .file where entry.sizeBytes > Self.largestBytes: refused.append((relative, .tooLarge))
        case .file: files.append(relative)
        case .symbolicLink: refused.append((relative, .symbolicLink))
        case .other: continue
        }
      }
    }
    return InputListing(files: files, refused: refused)
  }

  func bytes(at path: String) throws -> [UInt8] {
    guard let seen else { return try disk.read(folder + "/" + path) }
    return try disk.read(folder + "/" + path, telling: { seen.read(path, $0) })
  }

  /// Whether a file stands there.
  func isFile(_ path: String) -> Bool {
    var status = stat()
    return lstat(folder + "/" + path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Its size, its number and the times of its last changes.
  func stamp(of path: String) throws -> String {
    if let seen { return seen.stamp(of: path) }
    var status = stat()
    guard lstat(folder + "/" + path, &status) == 0 else { return "" }
    let (written, changed) = (status.st_mtim, status.st_ctim)
    let numbers = [
      Int(status.st_size), Int(truncatingIfNeeded: status.st_ino), written.tv_sec,
      written.tv_nsec, changed.tv_sec, changed.tv_nsec,
    ]
    // In octal, the lowest digit first: nobody reads them, every file of the content has one, and
    // joining texts would cost more than asking the disk does.
    return String(unsafeUninitializedCapacity: 23 * numbers.count) { text in
      var end = 0
      for number in numbers {
        var rest = number.magnitude
        repeat {
          text[end] = UInt8(ascii: "0") + UInt8(rest & 7)
          (rest, end) = (rest >> 3, end + 1)
        } while rest != 0
        text[end] = UInt8(ascii: number < 0 ? "-" : " ")
        end += 1
      }
      return end
    }
  }
}

extension DiskTree: PublishedSite {
  func published(at path: String) throws -> [UInt8]? {
    guard let entry = try disk.kind(of: folder + "/" + path), entry.kind == .file,
      entry.sizeBytes <= Self.largestBytes
    else { return nil }
    return try bytes(at: path)
  }
}
