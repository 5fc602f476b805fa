import CZip

/// The parts of a zip file. libzip takes them apart; nothing is written to a disk.
///
/// Only parts that are asked for are inflated, in pieces, and every piece is counted.
struct ZipArchive: ~Copyable {
  /// What counts the bytes, and all else that is limited.
  let meter: WorkbookMeter
  private let handle: OpaquePointer
  /// Positions by names in lower case: names of parts differ by more than capitals.
  private let positions: [String: UInt64]

  private init(_ handle: OpaquePointer, _ meter: WorkbookMeter, _ positions: [String: UInt64]) {
    self.handle = handle
    self.meter = meter
    self.positions = positions
  }

  deinit { zip_discard(handle) }

  /// Opens a zip file, whose bytes must outlive it.
  static func open(
    _ content: UnsafeRawBufferPointer, _ meter: WorkbookMeter
  ) throws(WorkbookFlaw) -> ZipArchive {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard
      let source = zip_source_buffer_create(
        content.baseAddress, UInt64(content.count), 0, &error)
    else { throw .damaged(part: nil) }
    guard let handle = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      // What begins as a zip file does and isn't one was cut off.
      throw content.starts(with: [0x50, 0x4B, 0x03, 0x04]) ? .damaged(part: nil) : .notAZip
    }
    var isTaken = false
    defer { if !isTaken { zip_discard(handle) } }
    let positions = try positions(of: handle, meter)
    isTaken = true
    return ZipArchive(handle, meter, positions)
  }

  private static func positions(
    of handle: OpaquePointer, _ meter: WorkbookMeter
  ) throws(WorkbookFlaw) -> [String: UInt64] {
    let count = zip_get_num_entries(handle, 0)
    guard count >= 0 else { throw .damaged(part: nil) }
    try meter.draw(Int(count), of: .parts)
    var positions: [String: UInt64] = [:]
    for position in 0..<UInt64(count) {
      guard let bytes = zip_get_name(handle, position, 0) else { throw .damaged(part: nil) }
      let name = String(cString: bytes)
      guard !name.split(separator: "/").contains(".."),
        positions.updateValue(position, forKey: name.lowercased()) == nil
      else { throw .damaged(part: printable(name)) }
    }
    return positions
  }

  /// A name of a part that may stand in a message; `nil` for one that looks like nothing.
  private static func printable(_ name: String) -> String? {
    let isPlain = name.utf8.count <= 100 && name.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    return isPlain ? name : nil
  }

  /// Whether there is such a part.
  func contains(_ part: String) -> Bool { positions[part.lowercased()] != nil }

  /// Reads a part as XML.
  func read(_ part: String, with listener: XMLListener) throws(WorkbookFlaw) {
    let file = try open(part)
    defer { zip_fclose(file) }
    let stream = try XMLStream(listener, part: Self.printable(part), meter)
    try stream.read { (piece: UnsafeMutableRawBufferPointer) throws(WorkbookFlaw) -> Int in
      try read(piece, of: file, part)
    }
  }

  /// The first bytes of a part.
  func prefix(of part: String, _ most: Int) throws(WorkbookFlaw) -> [UInt8] {
    let file = try open(part)
    defer { zip_fclose(file) }
    var bytes = [UInt8](repeating: 0, count: most)
    let result = bytes.withUnsafeMutableBytes { piece -> Result<Int, WorkbookFlaw> in
      do throws(WorkbookFlaw) {
        return .success(try read(piece, of: file, part))
      } catch {
        return .failure(error)
      }
    }
    return Array(bytes.prefix(try result.get()))
  }

  private func open(_ part: String) throws(WorkbookFlaw) -> OpaquePointer {
    let damaged = WorkbookFlaw.damaged(part: Self.printable(part))
    guard let position = positions[part.lowercased()] else { throw damaged }
    var entry = zip_stat_t()
    let needed = UInt64(
      ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD)
    guard zip_stat_index(handle, position, 0, &entry) == 0, entry.valid & needed == needed else {
      throw damaged
    }
    guard entry.encryption_method == ZIP_EM_NONE else { throw .encrypted }
    guard [ZIP_CM_STORE, ZIP_CM_DEFLATE].contains(Int32(entry.comp_method)) else { throw damaged }
    try meter.check(Int(clamping: entry.size), of: .inflatedBytes)
    if entry.size > 1 << 20 {
      try meter.check(Int(clamping: entry.size / max(1, entry.comp_size)), of: .inflation)
    }
    guard let file = zip_fopen_index(handle, position, 0) else { throw damaged }
    return file
  }

  private func read(
    _ piece: UnsafeMutableRawBufferPointer, of file: OpaquePointer, _ part: String
  ) throws(WorkbookFlaw) -> Int {
    // At the end libzip compares the checksum, so that damage is seen here too.
    guard let start = piece.baseAddress else { return 0 }
    let count = zip_fread(file, start, UInt64(piece.count))
    guard count >= 0 else { throw .damaged(part: Self.printable(part)) }
    try meter.draw(Int(count), of: .inflatedBytes)
    return Int(count)
  }
}
