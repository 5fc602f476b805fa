/// A zip file for tests, its parts stored as they are, so that each byte of it can be chosen.
///
/// Source: APPNOTE 6.3, sections 4.3 and 4.4.
public struct ZipWriter {
  /// A part, with what its heads say of it.
  public struct Part: Sendable {
    /// The name.
    public var name: String
    /// What it holds.
    public var bytes: [UInt8]
    /// The checksum, where it isn't that of the bytes.
    public var checksum: UInt32?
    /// Whether its heads say that it opens with a password.
    public var isEncrypted = false
    /// How it is packed, as its heads say.
    public var method: UInt16 = 0
    /// The bytes of it once inflated, where that isn't how many there are.
    public var inflatedBytes: UInt32?

    /// A part of text.
    public init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

    /// A part.
    public init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// The zip file of these parts, in this order.
  public static func file(_ parts: [Part]) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let start = UInt32(file.count)
      let head = head(of: part)
      file += [0x50, 0x4B, 3, 4] + head + Array(part.name.utf8) + part.bytes
      directory += [0x50, 0x4B, 1, 2] + little(20, 2) + head
      directory += little(0, 6) + little(0, 4) + little(start, 4) + Array(part.name.utf8)
    }
    let start = UInt32(file.count)
    let count = little(UInt32(parts.count), 2)
    return file + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count
      + little(UInt32(directory.count), 4) + little(start, 4) + [0, 0]
  }

  private static func head(of part: Part) -> [UInt8] {
    let size = UInt32(part.bytes.count)
    return little(20, 2) + little(part.isEncrypted ? 1 : 0, 2) + little(UInt32(part.method), 2)
      + little(0x5A21_0000, 4) + little(part.checksum ?? checksum(of: part.bytes), 4)
      + little(size, 4) + little(part.inflatedBytes ?? size, 4)
      + little(UInt32(part.name.utf8.count), 2) + little(0, 2)
  }

  private static func little(_ number: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 4 ? UInt8(truncatingIfNeeded: number >> (8 * $0)) : 0 }
  }

  /// CRC-32 as zip files have it.
  public static func checksum(of bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = (sum >> 1) ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~sum
  }
}
