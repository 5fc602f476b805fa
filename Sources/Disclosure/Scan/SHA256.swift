import CCrypto

/// The digest by which data name a file, and an allow-list a value without holding it.
///
/// Source: NIST FIPS 180-4, by OpenSSL's libcrypto.
public enum SHA256 {
  /// The whole digest in hex digits.
  public static func hex(_ message: [UInt8]) -> String { hex(message[...]) }

  /// The whole digest of a stretch of bytes in hex digits.
  public static func hex(_ message: ArraySlice<UInt8>) -> String { FileDigest(of: message).hex }

  /// The longer digest of SHA-512 in hex digits.
  public static func longHex(_ message: [UInt8]) -> String {
    digits(
      of: [UInt8](unsafeUninitializedCapacity: 64) { digest, count in
        _ = CCrypto.SHA512(message, message.count, digest.baseAddress)
        count = 64
      })
  }

  /// The digest of SHA-384 in hex digits.
  public static func middleHex(_ message: [UInt8]) -> String {
    digits(
      of: [UInt8](unsafeUninitializedCapacity: 48) { digest, count in
        _ = CCrypto.SHA384(message, message.count, digest.baseAddress)
        count = 48
      })
  }

  /// The first eight bytes of the digest, to see that bytes are the same as before.
  public static func beginning(_ message: [UInt8]) -> UInt64 {
    digest(message).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The digest of lines, in whatever order they come: in hex digits.
  ///
  /// - Complexity: O(n log n).
  static func hex(ofLines lines: [[UInt8]]) -> String {
    let sorted = lines.sorted { $0.lexicographicallyPrecedes($1) }
    var message: [UInt8] = []
    message.reserveCapacity(lines.reduce(0) { $0 + $1.count + 1 })
    for (number, line) in sorted.enumerated() {
      if number > 0 { message.append(0x0A) }
      message += line
    }
    return hex(message)
  }

  /// The 32 bytes of the digest of a message.
  static func digest(_ message: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
      _ = CCrypto.SHA256(message, message.count, digest.baseAddress)
      count = 32
    }
  }

  /// The first hex digits of a digest, two a byte.
  static func hex(_ message: [UInt8], bytes: Int) -> String {
    digits(of: Array(digest(message).prefix(bytes)))
  }

  /// Bytes in hex digits, two a byte.
  private static func digits(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(2 * bytes.count)
    for byte in bytes { text.append(hex: byte) }
    return String(decoding: text, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Adds a byte in two hex digits.
  mutating func append(hex byte: UInt8) {
    for digit in [byte >> 4, byte & 15] { append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
  }
}
