import Glibc
import Pipeline

/// A file on the disk of which pieces are read, open as long as somebody may ask.
///
/// A class, since it is closed when nobody holds it.
final class PieceFile: StoreFile {
  private let path: String
  private let file: Int32

  init(_ path: String) throws {
    self.path = path
    file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { throw PosixDisk.Failure(path) }
  }

  deinit { close(file) }

  func bytes(at start: Int, count: Int) throws -> [UInt8] {
    var status = stat()
    guard fstat(file, &status) == 0 else { throw PosixDisk.Failure(path) }
    guard start >= 0, count >= 0, count <= Int(status.st_size) - start else {
      throw PosixDisk.Failure(path, reason: "shorter than it was")
    }
    var position = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, taken in
      while position < count {
        let got = pread(
          file, buffer.baseAddress?.advanced(by: position), count - position, start + position)
        if got < 0, errno == EINTR { continue }
        if got <= 0 { break }
        position += got
      }
      taken = position
    }
    guard position == count else { throw PosixDisk.Failure(path) }
    return bytes
  }
}
