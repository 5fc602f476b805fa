/// What publishing needs of a disk; each call does one thing or throws.
///
/// Paths are those of the operating system. `PosixDisk` is the real one; a test wraps it in one
/// that fails at its n-th call.
public protocol SiteDisk: Sendable {
  /// What stands at a path, without following a symbolic link; `nil` where nothing does.
  func kind(of path: String) throws -> DiskEntry?
  /// The names in a folder.
  func list(_ path: String) throws -> [String]
  /// What a file holds.
  func read(_ path: String) throws -> [UInt8]
  /// Makes a folder.
  func makeFolder(_ path: String) throws
  /// Makes a file that isn't there yet.
  func write(_ bytes: [UInt8], to path: String) throws
  /// Waits until what was written to a folder would outlive a power cut.
  func settle(_ path: String) throws
  /// Gives a file a second name. Throws where the disk can't.
  func link(_ path: String, to other: String) throws
  /// Makes a symbolic link like another.
  func copySymbolicLink(_ path: String, to other: String) throws
  /// Gives two folders each other's names at once; `false` where the disk can't.
  func exchange(_ path: String, _ other: String) throws -> Bool
  /// Gives something a new name that nothing has.
  func rename(_ path: String, to other: String) throws
  /// Removes a file or a symbolic link.
  func removeFile(_ path: String) throws
  /// Removes a folder that is empty.
  func removeFolder(_ path: String) throws
}

/// What stands at a path.
public struct DiskEntry: Hashable, Sendable {
  /// A kind of entry.
  public enum Kind: Hashable, Sendable {
    case file, folder, symbolicLink, other
  }

  /// What it is.
  public let kind: Kind
  /// Which one it is: two names of one file have the same.
  public let device: UInt64
  /// Which one it is on its device.
  public let number: UInt64
  /// How long it is, in bytes.
  public let sizeBytes: Int64

  /// An entry.
  public init(kind: Kind, device: UInt64, number: UInt64, sizeBytes: Int64) {
    self.kind = kind
    self.device = device
    self.number = number
    self.sizeBytes = sizeBytes
  }

  /// Whether this is the same file as another.
  func isSame(as other: DiskEntry?) -> Bool {
    other.map { $0.device == device && $0.number == number } ?? false
  }
}
