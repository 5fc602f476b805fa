/// A value of JSON as it was read; numbers stay as they are written.
///
/// Source: RFC 8259.
public indirect enum JSONValue: Hashable, Sendable {
  case text(String)
  case number(String)
  case flag(Bool)
  case null
  case list([JSONValue])
  case object([String: JSONValue])

  /// The value under a name; `nil` where this is no object or has none.
  public subscript(name: String) -> JSONValue? {
    if case .object(let fields) = self { fields[name] } else { nil }
  }

  /// The values of a list; none of anything else.
  public var elements: [JSONValue] { if case .list(let values) = self { values } else { [] } }

  /// The text; `nil` of anything else.
  public var string: String? { if case .text(let text) = self { text } else { nil } }

  /// The whole number below a thousand millions; `nil` of anything else.
  public var integer: Int? {
    guard case .number(let text) = self, let number = Int(text) else { return nil }
    return number.magnitude < 1_000_000_000 ? number : nil
  }

  /// How deep values may lie in each other.
  static let deepest = 32

  /// Reads a file; `nil` where it isn't JSON, names a field twice or lies too deep.
  ///
  /// - Complexity: O(bytes).
  public init?(_ bytes: [UInt8]) {
    var reader = JSONBytes(bytes)
    guard let value = reader.value(depth: 0), reader.isAtEnd else { return nil }
    self = value
  }
}

/// Reads JSON a byte at a time.
private struct JSONBytes {
  let bytes: [UInt8]
  var next = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return next == bytes.count
    }
  }

  private mutating func skipSpace() {
    while next < bytes.count, Self.isSpace(bytes[next]) { next += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next < bytes.count, bytes[next] == UInt8(ascii: byte) else { return false }
    next += 1
    return true
  }

  private mutating func take(word: StaticString) -> Bool {
    let matches = word.withUTF8Buffer { bytes[next...].starts(with: $0) }
    if matches { next += word.utf8CodeUnitCount }
    return matches
  }

  mutating func value(depth: Int) -> JSONValue? {
    guard depth < JSONValue.deepest else { return nil }
    if take("{") { return object(depth: depth) }
    if take("[") { return list(depth: depth) }
    if take("\"") { return string().map { .text($0) } }
    if take(word: "true") { return .flag(true) }
    if take(word: "false") { return .flag(false) }
    if take(word: "null") { return JSONValue.null }
    return number()
  }

  private mutating func object(depth: Int) -> JSONValue? {
    var fields: [String: JSONValue] = [:]
    if take("}") { return .object(fields) }
    repeat {
      guard take("\""), let name = string(), take(":"), let value = value(depth: depth + 1),
        fields.updateValue(value, forKey: name) == nil
      else { return nil }
    } while take(",")
    return take("}") ? .object(fields) : nil
  }

  private mutating func list(depth: Int) -> JSONValue? {
    var values: [JSONValue] = []
    if take("]") { return .list(values) }
    repeat {
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
    } while take(",")
    return take("]") ? .list(values) : nil
  }

  private mutating func number() -> JSONValue? {
    let start = next
    while next < bytes.count, Self.isOfNumber(bytes[next]) { next += 1 }
    let text = String(decoding: bytes[start..<next], as: UTF8.self)
    return Double(text) == nil ? nil : .number(text)
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  /// The rest of a text after its first quotation mark.
  private mutating func string() -> String? {
    var text: [UInt8] = []
    while next < bytes.count {
      let byte = bytes[next]
      next += 1
      switch byte {
      case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = escape() else { return nil }
        text += escaped
      case 0..<0x20: return nil
      default: text.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> [UInt8]? {
    guard next < bytes.count else { return nil }
    let byte = bytes[next]
    next += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "u"): return scalar().map { Array(String($0).utf8) }
    default: return nil
    }
  }

  /// The letter of a number in hex, which may be half of a pair.
  private mutating func scalar() -> Unicode.Scalar? {
    guard let first = unit() else { return nil }
    guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
    guard take(word: "\\u"), let second = unit(), (0xDC00..<0xE000).contains(second) else {
      return nil
    }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private mutating func unit() -> UInt32? {
    guard next + 4 <= bytes.count else { return nil }
    defer { next += 4 }
    return UInt32(String(decoding: bytes[next..<(next + 4)], as: UTF8.self), radix: 16)
  }
}
