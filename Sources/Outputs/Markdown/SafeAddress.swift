/// An address that a link may lead to.
///
/// Only what a reader expects a link to do: open a page, write a mail, dial a number. Everything
/// else that a browser may run or open is left out.
struct SafeAddress {
  /// The schemes that may stand in a link.
  static let schemes = ["http", "https", "mailto", "tel"]

  /// The address, percent-encoded for an attribute.
  let encoded: [UInt8]

  /// An address of the web, of this site, or within the page; `nil` for any other.
  ///
  /// - Parameter rootPath: put before an address that begins with one slash.
  init?(_ address: String, rootPath: String) {
    let bytes = Array(address.utf8)
    // A browser drops controls and spaces around an address before it looks at the scheme.
    guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
    let head = bytes.prefix {
      ![UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains($0)
    }
    if let colon = head.firstIndex(of: UInt8(ascii: ":")) {
      let scheme = String(decoding: head[..<colon], as: UTF8.self).lowercased()
      guard Self.schemes.contains(scheme) else { return nil }
    }
    let isOfSite = bytes.first == UInt8(ascii: "/") && !bytes.starts(with: Array("//".utf8))
    encoded = Self.encode((isOfSite ? Array(rootPath.utf8) : []) + bytes)
  }

  /// The file that an address in a text means: `./ก%20ข.png` is `ก ข.png`.
  static func fileName(_ address: String) -> String {
    decoded(address.hasPrefix("./") ? String(address.dropFirst(2)) : address)
  }

  /// A part of an address without its percent-encoding.
  static func decoded(_ address: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(address.utf8)[...]
    while let byte = rest.first {
      let digits = String(decoding: rest.dropFirst().prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let decoded = UInt8(digits, radix: 16) {
        bytes.append(decoded)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Percent-encodes what may not stand in an address, as cmark does.
  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var encoded: [UInt8] = []
    encoded.reserveCapacity(bytes.count)
    for byte in bytes {
      if isPlain[Int(byte)] {
        encoded.append(byte)
      } else {
        encoded.append(UInt8(ascii: "%"))
        encoded.append(digits[Int(byte >> 4)])
        encoded.append(digits[Int(byte & 15)])
      }
    }
    return encoded
  }

  /// The same of a text.
  static func encoded(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: 3 * bytes.count) { encoded in
        var count = 0
        for byte in bytes {
          if isPlain[Int(byte)] {
            encoded[count] = byte
            count += 1
          } else {
            encoded[count] = UInt8(ascii: "%")
            encoded[count + 1] = digits[Int(byte >> 4)]
            encoded[count + 2] = digits[Int(byte & 15)]
            count += 3
          }
        }
        return count
      }
    }
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  /// Whether a byte of an address is written as it is.
  static func standsAsItIs(_ byte: UInt8) -> Bool { isPlain[Int(byte)] }

  private static let isPlain: [Bool] = {
    var plain = [Bool](repeating: false, count: 256)
    for byte in Array("-_.+!*'(),%#@?=;:/,+&$~".utf8) { plain[Int(byte)] = true }
    for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { plain[Int(byte)] = true }
    for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") { plain[Int(byte)] = true }
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") { plain[Int(byte)] = true }
    return plain
  }()
}
