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
  /// The files that are read, and those that aren't, as they were met.
  private let met: (files: [String], refused: [(path: String, reason: InputListing.Refusal)])
  /// Why the folder can't be walked through; `nil` where it can.
  private let failure: PosixDisk.Failure?
  /// The latest change of anything in it, in nanoseconds of the disk's clock.
  let latest: Int64
  private let seen: [(name: String, mark: UInt64)]
  /// The marks by their names, once somebody asks: a build of which nothing has changed doesn't.
  private let marks = AtomicLazyReference<Marks>()
  private let hasChanged = Atomic(false)

  /// Walks through a folder; what is hidden in it is passed over.
  ///
  /// - Complexity: a call of the operating system for each entry.
  init(_ path: String) {
    self.path = path
    var files: [String] = []
    var refused: [(path: String, reason: InputListing.Refusal)] = []
    var seen: [(name: String, mark: UInt64)] = []
    var latest: Int64 = 0
    let walked = Result {
      try WalkedEntry.each(below: path, skipsHidden: true) { entry in
        latest = max(latest, entry.status.latest)
        let name = String(decoding: entry.path, as: UTF8.self)
        seen.append((name, entry.status.mark))
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
    (self.latest, self.seen, met) = (latest, seen, (files, refused))
    switch walked {
    case .success: failure = nil
    case .failure(let failure): self.failure = failure as? PosixDisk.Failure ?? .init(path)
    }
  }

  /// The files that are read, in the order of their paths.
  ///
  /// - Throws: where the folder can't be walked through.
  /// - Complexity: O(n log n), which a build of which nothing has changed doesn't need.
  func listing() throws -> InputListing {
    if let failure { throw failure }
    return InputListing(files: met.files, refused: met.refused)
  }

  private final class Marks: Sendable {
    let byName: [String: UInt64]

    init(_ seen: [(name: String, mark: UInt64)]) {
      byName = Dictionary(seen.map { ($0.name, $0.mark) }) { _, last in last }
    }
  }

  private func mark(of file: String) -> UInt64? {
    (marks.load() ?? marks.storeIfNil(Marks(seen))).byName[file]
  }

  /// What differs where a file is another or was written since.
  func stamp(of file: String) -> String { mark(of: file).map { String($0, radix: 16) } ?? "" }

  /// Whether every file that was read was the one that had been seen.
  var isAsSeen: Bool { !hasChanged.load(ordering: .relaxed) }

  /// Learns what a file was like when it was read.
  func read(_ file: String, _ status: stat) {
    if mark(of: file) != status.mark { hasChanged.store(true, ordering: .relaxed) }
  }

  /// A trace of everything in it: two differ where anything was written, renamed, added or
  /// removed in between.
  var text: String {
    var sum: (UInt64, UInt64) = (0, 0)
    for (name, mark) in seen {
      var trail = Trail(of: Array(name.utf8))
      trail.add(mark)
      sum = (sum.0 &+ trail.first, sum.1 &+ trail.second)
    }
    return "\(seen.count) \(String(sum.0, radix: 16)) \(String(sum.1, radix: 16))"
  }
}
