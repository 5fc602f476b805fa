import Model

/// Bytes that are HTML already, so that nobody escapes them twice or forgets to.
///
/// Text becomes HTML in `append(escaping:)` and nowhere else.
public struct HTML: Hashable, Sendable {
  /// The bytes, UTF-8.
  public private(set) var bytes: [UInt8]

  /// Nothing.
  public init() { bytes = [] }

  /// Nothing, with room for so many bytes.
  init(room: Int) {
    bytes = []
    bytes.reserveCapacity(room)
  }

  /// Text as HTML.
  public init(escaping text: String) {
    bytes = []
    append(escaping: text)
  }

  /// Markup that this program wrote itself: a literal, never something that was read.
  init(markup: StaticString) { bytes = markup.withUTF8Buffer { Array($0) } }

  /// HTML that this program wrote into a site's data before; only rebuilding a site reads it.
  public init(republished text: String) { bytes = Array(text.utf8) }

  /// Bytes that a template or the Markdown renderer made.
  init(rendered: [UInt8]) { bytes = rendered }

  /// Whether there is nothing.
  public var isEmpty: Bool { bytes.isEmpty }

  /// The bytes as text, for tests and messages.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds markup that this program wrote itself.
  mutating func append(markup: StaticString) { markup.withUTF8Buffer { bytes += $0 } }

  /// Adds what is HTML already.
  mutating func append(_ html: HTML) { bytes += html.bytes }

  /// Adds text. The one place where text becomes HTML.
  ///
  /// `&`, `<`, `>` and both quotes are escaped, so that the text is safe in an attribute too.
  /// Controls that HTML forbids are dropped, and those that turn the order of letters round (UAX
  /// #9), so that no amount reads backwards. A space before ๆ becomes one that doesn't break:
  /// no line may begin with ๆ (W3C Thai layout requirements).
  mutating func append(escaping text: String) { HTML.escape(text.utf8, into: &bytes) }

  /// The same, of bytes.
  mutating func append(escaping text: Slice<UnsafeBufferPointer<UInt8>>) {
    HTML.escape(UnsafeBufferPointer(rebasing: text), into: &bytes)
  }

  /// The same, from and to bytes.
  /// - Complexity: O(n).
  static func escape(_ text: some Sequence<UInt8>, into bytes: inout [UInt8]) {
    let isDone: Void? = text.withContiguousStorageIfAvailable { escape($0, into: &bytes) }
    if isDone == nil { Array(text).withUnsafeBufferPointer { escape($0, into: &bytes) } }
  }

  /// The same; what needs no look is copied in one go.
  private static func escape(_ text: UnsafeBufferPointer<UInt8>, into bytes: inout [UInt8]) {
    isPlain.withUnsafeBufferPointer { escape(text, $0, into: &bytes) }
  }

  private static func escape(
    _ text: UnsafeBufferPointer<UInt8>, _ isPlain: UnsafeBufferPointer<Bool>,
    into bytes: inout [UInt8]
  ) {
    var (copied, index) = (0, 0)
    while index < text.count {
      // Of Thai, ๆ alone, E0 B9 86, is ever changed.
      while text.areTwoThaiLetters(at: index), !isRepetition(text, index &+ 1),
        !isRepetition(text, index &+ 4)
      {
        index &+= 6
      }
      guard index < text.count else { break }
      let length = plainLength(text, at: index, isPlain)
      if length > 0 {
        index += length
        continue
      }
      bytes += UnsafeBufferPointer(rebasing: text[copied..<index])
      escapeEach(text[index...index], into: &bytes)
      index += 1
      copied = index
    }
    bytes += UnsafeBufferPointer(rebasing: text[copied...])
  }

  /// Whether a letter of Thai is ๆ, by the bytes behind its first.
  @inline(__always)
  private static func isRepetition(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    text[place] == 0xB9 && text[place &+ 1] == 0x86
  }

  /// The bytes of a letter that is certainly copied as it is; none where it needs a closer look.
  @inline(__always)
  private static func plainLength(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, _ isPlain: UnsafeBufferPointer<Bool>
  ) -> Int {
    let byte = text[index]
    // Thai is E0 B8 … and E0 B9 …, and of it ๆ alone, E0 B9 86, is ever changed.
    if byte == 0xE0, index &+ 2 < text.count, text[index &+ 2] & 0xC0 == 0x80,
      text[index &+ 1] == 0xB8 || (text[index &+ 1] == 0xB9 && text[index &+ 2] != 0x86)
    {
      return 3
    }
    return isPlain[Int(byte)] ? 1 : 0
  }

  /// The bytes that `escapeEach` copies, whatever stands before them.
  private static let isPlain: [Bool] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case 0x09, 0x0A, 0x0D: true
    case 0..<0x20, 0x7F, 0x86, 0xA6...0xAE: false
    default: !Array("&<>\"'".utf8).contains(byte)
    }
  }

  /// The rule itself, a byte at a time.
  static func escapeEach(_ text: some Sequence<UInt8>, into bytes: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): append("&amp;", to: &bytes)
      case UInt8(ascii: "<"): append("&lt;", to: &bytes)
      case UInt8(ascii: ">"): append("&gt;", to: &bytes)
      case UInt8(ascii: "\""): append("&quot;", to: &bytes)
      case UInt8(ascii: "'"): append("&#39;", to: &bytes)
      case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F: continue
      // U+202A to U+202E, U+2066 to U+2069.
      case 0xAA...0xAE where ends(bytes, 0xE2, 0x80): bytes.removeLast(2)
      case 0xA6...0xA9 where ends(bytes, 0xE2, 0x81): bytes.removeLast(2)
      case 0x86 where bytes.suffix(3).elementsEqual([0x20, 0xE0, 0xB9]):
        bytes.replaceSubrange(bytes.count - 3..<bytes.count, with: [0xC2, 0xA0, 0xE0, 0xB9, 0x86])
      default: bytes.append(byte)
      }
    }
  }

  private static func append(_ entity: StaticString, to bytes: inout [UInt8]) {
    entity.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private static func ends(_ bytes: [UInt8], _ first: UInt8, _ second: UInt8) -> Bool {
    bytes.count >= 2 && bytes[bytes.count - 2] == first && bytes[bytes.count - 1] == second
  }
}
