/// The container that Office used before zip files: old workbooks, and new ones with a password.
///
/// It is known and named, never read. Source: MS-CFB 2.2 (the head) and 2.6.1 (names of streams
/// are UTF-16 at the start of entries of 128 bytes); MS-OFFCRYPTO 2.3.
enum CompoundFile {
  private static let mark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// What such a file is; `nil` for any other file.
  static func flaw(of content: UnsafeRawBufferPointer) -> WorkbookFlaw? {
    guard content.starts(with: mark) else { return nil }
    if hasStream("EncryptedPackage", content) { return .encrypted }
    return hasStream("Workbook", content) || hasStream("Book", content) ? .oldFormat : .notAWorkbook
  }

  private static func hasStream(_ name: String, _ content: UnsafeRawBufferPointer) -> Bool {
    let bytes = (name + "\0").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    return stride(from: 512, to: content.count, by: 128).contains { start in
      content[start...].starts(with: bytes)
    }
  }
}
