import Glibc
import Pipeline
import Synchronization

/// A folder of inputs as it was when it was looked at, once for a whole build: its listing, and
/// what tells that a file was written since.
///
/// A class, since whoever reads a file of it learns whether it is still the one that was seen.
final class SeenFolder: Sendable {
  /// The path as it was given.
  let path: String
  /// The files that are read; nothing where the folder can't be walked through.
  let listing: Result<InputListing, PosixDisk.Failure>
  /// The latest change of anything in it, in nanoseconds of the disk's clock.
  let latest: Int64
  private let marks: [String: UInt64]
  private let hasChanged = Atomic(false)

  /// Walks through a folder; what is hidden in it is passed over.
  ///
  /// - Complexity: a call of the operating system for each entry.
  init(_ path: String) {
    self.path = path
    var files: [String] = []
    var refused: [(path: String, reason: InputListing.Refusal)] = []
    var marks: [String: UInt64] = [:]
    var latest: Int64 = 0
    let walked = Result {
      try WalkedEntry.each(below: path, skipsHidden: true) { entry in
        latest = max(latest, entry.status.latest)
        let name = String(decoding: entry.path, as: UTF8.self)
        marks[name] = entry.status.mark
        guard name.utf8.elementsEqual(entry.path) else {
          refused.append((name, .name))
          return false
        }
        switch entry.status.st_mode & S_IFMT {
        case S_IFREG where entry.status.st_size > DiskTree.largestBytes:
          refused.append((name, .tooLarge))
        case S_IFREG: files.append(name)
        case S_IFLNK: refused.append((name, .symbolicLink))
        default: break
        }
        return true
      }
    }
    (self.latest, self.marks) = (latest, marks)
    switch walked {
    case .success: listing = .success(InputListing(files: files, refused: refused))
    case .failure(let failure as PosixDisk.Failure): listing = .failure(failure)
    case .failure: listing = .failure(PosixDisk.Failure(path))
    }
  }

  /// What differs where a file is another or was written since.
  func stamp(of file: String) -> String { marks[file].map { String($0, radix: 16) } ?? "" }

  /// Whether every file that was read was the one that had been seen.
  var isAsSeen: Bool { !hasChanged.load(ordering: .relaxed) }

  /// Learns what a file was like when it was read.
  func read(_ file: String, _ status: stat) {
    if marks[file] != status.mark { hasChanged.store(true, ordering: .relaxed) }
  }

  /// A trace of everything in it: two differ where anything was written, renamed, added or
  /// removed in between.
  var text: String {
    var sum: (UInt64, UInt64) = (0, 0)
    for (name, mark) in marks {
      var trail = Trail(of: Array(name.utf8))
      trail.add(mark)
      sum = (sum.0 &+ trail.first, sum.1 &+ trail.second)
    }
    return "\(marks.count) \(String(sum.0, radix: 16)) \(String(sum.1, radix: 16))"
  }
}
