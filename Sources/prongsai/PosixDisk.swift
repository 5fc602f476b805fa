import CLinux
import Glibc
import Model
import Pipeline

/// The disk of the operating system.
struct PosixDisk: SiteDisk {
  /// A call that the operating system refused.
  struct Failure: Error {
    let path: String
    let reason: String

    init(_ path: String) {
      self.path = path
      number = errno
      reason = String(cString: strerror(errno))
    }

    init(_ path: String, reason: String) {
      self.path = path
      self.reason = reason
      number = EILSEQ
    }

    private let number: Int32

    private var help: Words {
      switch number {
      case ENOSPC, EDQUOT:
        Words(
          th: "ดิสก์เต็ม ลบไฟล์ที่ไม่ใช้ แล้วลองใหม่ เว็บไซต์เดิมยังอยู่ครบ",
          en: "The disk is full: make room and try again; the old site is whole")
      case EACCES, EPERM, EROFS:
        Words(
          th: "ตรวจสิทธิ์ของโฟลเดอร์นี้ เว็บไซต์เดิมยังอยู่ครบ",
          en: "Check the permissions of this folder; the old site is whole")
      case ENOENT, ENOTDIR:
        Words(
          th: "สร้างโฟลเดอร์นี้ก่อน หรือเลือกโฟลเดอร์อื่น",
          en: "Make the folder above it first, or choose another")
      case EILSEQ:
        Words(
          th: "เปลี่ยนชื่อไฟล์นี้ให้เป็นตัวอักษรธรรมดา (UTF-8)",
          en: "Give this file a name of plain letters (UTF-8)")
      default:
        Words(th: "ลองใหม่ เว็บไซต์เดิมยังอยู่ครบ", en: "Try again; the old site is whole")
      }
    }

    /// The failure as a finding.
    var diagnostic: Diagnostic {
      Diagnostic(
        .diskFailed,
        Words(th: "ดิสก์ไม่ยอมให้ใช้ \(path): \(reason)", en: "The disk refused \(path): \(reason)"),
        at: nil,
        help: help)
    }
  }

  func kind(of path: String) throws -> DiskEntry? {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw Failure(path)
    }
    let kind: DiskEntry.Kind
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .symbolicLink
    default: kind = .other
    }
    return DiskEntry(
      kind: kind, device: UInt64(status.st_dev), number: UInt64(status.st_ino),
      sizeBytes: Int64(status.st_size))
  }

  func list(_ path: String) throws -> [String] {
    let (names, damaged) = try names(in: path)
    // What can't be named can't be moved or linked: nothing is done rather than half of it.
    if let name = damaged.first { throw Failure(path + "/" + name, reason: "name is not UTF-8") }
    return names
  }

  /// The names in a folder, and those that are no text, as far as they can be shown.
  func names(in path: String) throws -> (names: [String], damaged: [String]) {
    guard let folder = opendir(path) else { throw Failure(path) }
    defer { closedir(folder) }
    var names: [String] = []
    var damaged: [String] = []
    while let entry = readdir(folder) {
      withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        let letters = bytes.prefix { $0 != 0 }
        let name = String(decoding: letters, as: UTF8.self)
        if name == "." || name == ".." { return }
        if name.utf8.elementsEqual(letters) { names.append(name) } else { damaged.append(name) }
      }
    }
    return (names, damaged)
  }

  func read(_ path: String) throws -> [UInt8] { try read(path, telling: nil) }

  /// What a file holds, and what the operating system told of it before and after it was read.
  func read(_ path: String, telling tell: ((stat) -> Void)?) throws -> [UInt8] {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { throw Failure(path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw Failure(path) }
    let size = Int(status.st_size)
    var position = 0
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while position < size {
        let got = Glibc.read(file, buffer.baseAddress?.advanced(by: position), size - position)
        if got < 0, errno == EINTR { continue }
        failed = got < 0
        if got <= 0 { break }
        position += got
      }
      count = position
    }
    if failed { throw Failure(path) }
    if let tell {
      tell(status)
      guard fstat(file, &status) == 0 else { throw Failure(path) }
      tell(status)
    }
    return bytes
  }

  func makeFolder(_ path: String) throws { try makeFolder(path, mode: 0o777) }

  /// Makes a folder that others may use as the mode says, less what the user's mask takes away.
  func makeFolder(_ path: String, mode: mode_t) throws {
    guard mkdir(path, mode) == 0 else { throw Failure(path) }
  }

  func write(_ bytes: [UInt8], to path: String) throws {
    try write(bytes, to: path, mode: 0o666)
  }

  /// Makes a file that others may use as the mode says, less what the user's mask takes away.
  func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws {
    try write([bytes], to: path, mode: mode)
  }

  /// The same of several pieces.
  func write(_ pieces: [[UInt8]], to path: String, mode: mode_t) throws {
    try write(to: path, mode: mode) { write in for piece in pieces { try write(piece) } }
  }

  /// The same of pieces as they come.
  func write<Result>(
    to path: String, mode: mode_t, _ pieces: (([UInt8]) throws -> Void) throws -> Result
  ) throws -> Result {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard file >= 0 else { throw Failure(path) }
    return try closing(file, at: path) { try pieces { try write($0, to: file, at: path) } }
  }

  /// Does work with an open file, which is closed whatever comes of it.
  private func closing<Result>(
    _ file: Int32, at path: String, _ work: () throws -> Result
  ) throws -> Result {
    let result: Result
    do {
      result = try work()
    } catch {
      close(file)
      throw error
    }
    guard close(file) == 0 else { throw Failure(path) }
    return result
  }

  /// Adds pieces to a file that is so long; what stands behind goes.
  func append<Result>(
    to path: String, at end: Int, _ pieces: (([UInt8]) throws -> Void) throws -> Result
  ) throws -> Result {
    let file = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { throw Failure(path) }
    return try closing(file, at: path) {
      guard ftruncate(file, end) == 0, lseek(file, 0, SEEK_END) == end else { throw Failure(path) }
      return try pieces { try write($0, to: file, at: path) }
    }
  }

  private func write(_ bytes: [UInt8], to file: Int32, at path: String) throws {
    var position = 0
    while position < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(file, buffer.baseAddress?.advanced(by: position), bytes.count - position)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Failure(path) }
      position += count
    }
  }

  func settle(_ path: String) throws {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw Failure(path) }
    defer { close(folder) }
    guard syncfs(folder) == 0 else { throw Failure(path) }
  }

  func link(_ path: String, to other: String) throws {
    guard Glibc.link(path, other) == 0 else { throw Failure(other) }
  }

  func copySymbolicLink(_ path: String, to other: String) throws {
    var target = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &target, target.count - 1)
    guard count >= 0 else { throw Failure(path) }
    guard symlink(target, other) == 0 else { throw Failure(other) }
  }

  func exchange(_ path: String, _ other: String) throws -> Bool {
    let exchanging: UInt32 = 2  // RENAME_EXCHANGE of linux/fs.h
    if renameat2(AT_FDCWD, path, AT_FDCWD, other, exchanging) == 0 { return true }
    if [EINVAL, ENOSYS, ENOTSUP].contains(errno) { return false }
    throw Failure(other)
  }

  func rename(_ path: String, to other: String) throws {
    guard Glibc.rename(path, other) == 0 else { throw Failure(other) }
  }

  func removeFile(_ path: String) throws {
    guard unlink(path) == 0 else { throw Failure(path) }
  }

  func removeFolder(_ path: String) throws {
    guard rmdir(path) == 0 else { throw Failure(path) }
  }
}
