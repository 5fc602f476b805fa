import Model

/// A value of JSON that this program writes; objects keep the order of their names.
///
/// Source: RFC 8259.
enum JSON: Sendable {
  case text(String)
  case integer(Int)
  case flag(Bool)
  case none
  case list([JSON])
  case object([(String, JSON)])
  /// A value on one line, whatever stands around it.
  indirect case onOneLine(JSON)
  /// JSON that is written already.
  case written([UInt8])

  /// An object without the names whose values are absent.
  static func object(present fields: [(String, JSON?)]) -> JSON {
    .object(fields.compactMap { name, value in value.map { (name, $0) } })
  }

  /// A list of texts.
  static func texts(_ texts: [String]) -> JSON { .list(texts.map { .text($0) }) }

  /// As bytes with two spaces a level, and a line's end.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: 0)
    bytes.append(0x0A)
    return bytes
  }

  /// As one line with its end.
  var line: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: nil)
    bytes.append(0x0A)
    return bytes
  }

  /// As one line; `<` is written by its number, so that it can stand in a page.
  var inPage: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: nil)
    Self.escapeForPage(&bytes, from: 0)
    return bytes
  }

  /// Writes each `<` behind a place by its number, so that the JSON there can stand in a page.
  static func escapeForPage(_ bytes: inout [UInt8], from start: Int) {
    let mark = UInt8(ascii: "<")
    guard bytes.withUnsafeBufferPointer({ $0.place(of: mark, from: start) }) != nil else { return }
    bytes.replaceSubrange(
      start..., with: bytes[start...].flatMap { $0 == mark ? Array("\\u003c".utf8) : [$0] })
  }

  /// As one line without its end.
  var onOneLine: [UInt8] {
    var bytes: [UInt8] = []
    writeOnOneLine(to: &bytes)
    return bytes
  }

  /// Adds it as one line without its end.
  func writeOnOneLine(to bytes: inout [UInt8]) { write(to: &bytes, indent: nil) }

  /// Adds a text in quotation marks, without marks that turn the order of letters round.
  static func append(text: String, to bytes: inout [UInt8]) {
    append(TurningMarks.removed(from: text).utf8, to: &bytes)
  }

  /// The depth is that of what the program builds, never of what it reads.
  private func write(to bytes: inout [UInt8], indent: Int?) {
    switch self {
    case .text(let text): Self.append(text: text, to: &bytes)
    case .integer(let number): bytes += String(number).utf8
    case .flag(let flag): bytes += (flag ? "true" : "false").utf8
    case .none: bytes += "null".utf8
    case .written(let written): bytes += written
    case .onOneLine(let value): value.write(to: &bytes, indent: nil)
    case .list(let values):
      Self.write(values.count, "[", "]", to: &bytes, indent: indent) { index, bytes, indent in
        values[index].write(to: &bytes, indent: indent)
      }
    case .object(let fields):
      Self.write(fields.count, "{", "}", to: &bytes, indent: indent) { index, bytes, indent in
        Self.append(fields[index].0.utf8, to: &bytes)
        bytes += (indent == nil ? ":" : ": ").utf8
        fields[index].1.write(to: &bytes, indent: indent)
      }
    }
  }

  private static func write(
    _ count: Int, _ open: Unicode.Scalar, _ close: Unicode.Scalar, to bytes: inout [UInt8],
    indent: Int?, _ element: (Int, inout [UInt8], Int?) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    for index in 0..<count {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      newLine(indent.map { $0 + 2 }, in: &bytes)
      element(index, &bytes, indent.map { $0 + 2 })
    }
    if count > 0 { newLine(indent, in: &bytes) }
    bytes.append(UInt8(ascii: close))
  }

  private static func newLine(_ indent: Int?, in bytes: inout [UInt8]) {
    guard let indent else { return }
    bytes.append(0x0A)
    bytes += [UInt8](repeating: UInt8(ascii: " "), count: indent)
  }

  /// Adds a text in quotation marks.
  static func append(_ text: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    let isDone: Bool? = text.withContiguousStorageIfAvailable { text in
      guard isPlain(text) else { return false }
      bytes += text
      return true
    }
    if isDone != true { appendEach(text, to: &bytes) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether no byte of a text is changed; eight are looked at in a step.
  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let (one, high): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    /// The highest bit of each byte that is less than a number; of those above it, for certain
    /// only the first.
    func less(_ bytes: UInt64, than number: UInt64) -> UInt64 {
      (bytes &- one &* number) & ~bytes & high
    }
    var index = 0
    while index &+ 8 <= text.count {
      let eight = UnsafeRawBufferPointer(text).loadUnaligned(
        fromByteOffset: index, as: UInt64.self)
      let quotes = eight ^ one &* UInt64(UInt8(ascii: "\""))
      let backslashes = eight ^ one &* UInt64(UInt8(ascii: "\\"))
      let marks = less(eight, than: 0x20) | less(quotes, than: 1) | less(backslashes, than: 1)
      if marks != 0 { return false }
      index &+= 8
    }
    return text[index...].allSatisfy {
      $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
  }

  /// The rule itself, a byte at a time.
  static func appendEach(_ text: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x0A: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case 0x0D: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
      case 0x09: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
      case 0..<0x20:
        let hex = String(byte, radix: 16)
        bytes += ("\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex).utf8
      default: bytes.append(byte)
      }
    }
  }
}
