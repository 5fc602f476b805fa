/// The path of a request, part for part, each decoded once.
struct RequestPath: Hashable {
  /// The parts between slashes.
  let parts: [String]
  /// Whether the path ends in a slash, so that a folder is meant.
  let isFolder: Bool

  /// Reads a path as it was sent, in percent signs.
  ///
  /// - Returns: `nil` for whatever isn't plainly a path below `/`: parts that are empty, `.` or
  ///   `..`, and slashes, backslashes, controls or broken bytes however they are written.
  init?(_ sent: String) {
    guard sent.utf8.first == UInt8(ascii: "/") else { return nil }
    var pieces = sent.utf8.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    isFolder = pieces.last?.isEmpty == true
    if isFolder { pieces.removeLast() }
    var parts: [String] = []
    for piece in pieces {
      guard let part = Self.decoded(piece), !["", ".", ".."].contains(part) else { return nil }
      parts.append(part)
    }
    self.parts = parts
  }

  /// Whether a part is hidden.
  var isHidden: Bool { parts.contains { $0.hasPrefix(".") } }

  /// The path in percent signs, with a slash before it and none at its end.
  var encoded: String { Self.encoded("/" + parts.joined(separator: "/")) }

  /// A path in percent signs: only what stands for itself in any address and attribute stays.
  static func encoded(_ path: String) -> String {
    var text = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += digits.count == 1 ? "%0" + digits : "%" + digits
      }
    }
    return text
  }

  private static func decoded(_ piece: Substring.UTF8View) -> String? {
    var bytes: [UInt8] = []
    var rest = piece[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
      else { return nil }
      bytes.append(high << 4 | low)
    }
    let isPlain = bytes.allSatisfy {
      $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\")
    }
    return isPlain ? String(validating: bytes, as: UTF8.self) : nil
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
  }
}
