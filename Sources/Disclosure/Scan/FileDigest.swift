import CCrypto
public import Model

/// The SHA-256 of a file, as its 32 bytes.
///
/// A site of a nation has half a million of them: a text of hex digits would take four times as
/// much.
public struct FileDigest: Hashable, Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// A digest that no file is known to have.
  public static let ofNothing = FileDigest()

  private init() {}

  /// The digest of a file's bytes.
  public init(of bytes: [UInt8]) { self.init(of: bytes[...]) }

  /// The digest of a stretch of bytes.
  public init(of bytes: ArraySlice<UInt8>) {
    withUnsafeMutableBytes(of: &words) { digest in
      bytes.withUnsafeBufferPointer {
        _ = CCrypto.SHA256(
          $0.baseAddress, $0.count, digest.baseAddress?.assumingMemoryBound(to: UInt8.self))
      }
    }
  }

  /// The digest that 64 hex digits name; `nil` for any other text.
  public init?(hex: some StringProtocol) {
    guard hex.utf8.count == 64 else { return nil }
    let isRead = withUnsafeMutableBytes(of: &words) { digest in
      for (index, digit) in hex.utf8.enumerated() {
        guard let value = Self.value(of: digit) else { return false }
        digest[index / 2] = digest[index / 2] << 4 | value
      }
      return true
    }
    if !isRead { return nil }
  }

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x61...0x66: digit - 0x61 + 10
    default: nil
    }
  }

  /// The digest in 64 hex digits, added to a text.
  public func addHex(to text: inout [UInt8]) {
    withUnsafeBytes(of: words) { bytes in
      for byte in bytes { text.append(hex: byte) }
    }
  }

  /// The digest in 64 hex digits.
  public var hex: String {
    var text: [UInt8] = []
    text.reserveCapacity(64)
    addHex(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether two digests are the same, byte for byte.
  public static func == (one: FileDigest, other: FileDigest) -> Bool { one.words == other.words }

  /// A hash of the first bytes, which are as good as random.
  public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

extension FileDigest: Stored {
  /// Adds the bytes.
  public func store(in bytes: inout StoreWriter) {
    bytes.put(words.0, words.1, words.2, words.3)
  }

  /// Takes the bytes.
  public init(from bytes: inout StoreReader) throws {
    words = (try bytes.take(), try bytes.take(), try bytes.take(), try bytes.take())
  }
}
