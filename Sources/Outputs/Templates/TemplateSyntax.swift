import Model

/// A template as it is written: text and tags with their places.
///
/// The dialect of Mustache that Prongsai reads, described in `docs/formats/templates.md`.
struct TemplateSyntax {
  /// What a tag does.
  enum Sigil: UInt8 {
    case text = 0
    case html = 0x7B  // {
    case open = 0x23  // #
    case absent = 0x5E  // ^
    case close = 0x2F  // /
    case component = 0x3E  // >
    case comment = 0x21  // !
  }

  /// A piece of a template.
  enum Piece {
    case literal(ArraySlice<UInt8>)
    case tag(Sigil, name: String, place: Place)
  }

  private(set) var pieces: [Piece] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Takes a template apart. A tag that stands alone on its line takes the line with it.
  init(_ bytes: [UInt8], file: FileID) {
    var literalStart = 0
    var position = 0
    var line: UInt32 = 1
    var lineStart = 0
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "\n") {
        line += 1
        lineStart = position + 1
      }
      guard bytes[position...].starts(with: Self.opening) else {
        position += 1
        continue
      }
      let sigilByte = position + 2 < bytes.count ? bytes[position + 2] : 0
      let sigil = Sigil(rawValue: sigilByte) ?? .text
      let nameStart = position + (sigil == .text ? 2 : 3)
      let closing = sigil == .html ? Self.closingHTML : Self.closing
      let place = Place(
        file: file, line: line,
        columns: UInt32(position - lineStart)..<UInt32(position - lineStart + 2))
      guard let end = Self.find(closing, in: bytes, from: nameStart) else {
        diagnostics.append(.tagNotClosed(at: place))
        break
      }
      let after = end + closing.count
      let name = String(decoding: bytes[nameStart..<end], as: UTF8.self).filter { $0 != " " }
      let tagPlace = Place(
        file: file, line: line,
        columns: UInt32(position - lineStart)..<UInt32(after - lineStart))
      var literal = bytes[literalStart..<position]
      var next = after
      if sigil != .text, sigil != .html, let lineEnd = Self.ownLine(literal, bytes, after) {
        while let last = literal.last, last == 0x20 || last == 0x09 { literal.removeLast() }
        next = lineEnd
        if next > after, bytes[next - 1] == UInt8(ascii: "\n") {
          line += 1
          lineStart = next
        }
      }
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      if sigil != .comment { pieces.append(.tag(sigil, name: name, place: tagPlace)) }
      position = next
      literalStart = next
    }
    if literalStart < bytes.count { pieces.append(.literal(bytes[literalStart...])) }
  }

  private static let opening = Array("{{".utf8)
  private static let closing = Array("}}".utf8)
  private static let closingHTML = Array("}}}".utf8)

  /// Where the closing braces stand, on the same line.
  private static func find(_ closing: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var position = start
    while position + closing.count <= bytes.count, bytes[position] != UInt8(ascii: "\n") {
      if bytes[position...].starts(with: closing) { return position }
      position += 1
    }
    return nil
  }

  /// The start of the next line, where nothing but spaces stands before and after a tag.
  private static func ownLine(
    _ before: ArraySlice<UInt8>, _ bytes: [UInt8], _ after: Int
  ) -> Int? {
    let lineBefore = before.suffix { $0 != UInt8(ascii: "\n") }
    let begin = lineBefore.startIndex
    let startsLine = begin == 0 || bytes[begin - 1] == UInt8(ascii: "\n")
    guard startsLine, lineBefore.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { return nil }
    var position = after
    while position < bytes.count, [0x20, 0x09, 0x0D].contains(bytes[position]) {
      position += 1
    }
    if position == bytes.count { return position }
    return bytes[position] == UInt8(ascii: "\n") ? position + 1 : nil
  }
}

extension ArraySlice<UInt8> {
  fileprivate func suffix(while predicate: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var start = endIndex
    while start > startIndex, predicate(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}

extension Diagnostic {
  fileprivate static func tagNotClosed(at place: Place) -> Diagnostic {
    Diagnostic(
      .templateSyntax,
      Words(
        th: "แท็ก {{ นี้ไม่ปิดด้วย }} ในบรรทัดเดียวกัน",
        en: "This tag {{ isn't closed by }} on "
          + "its line"),
      at: place, help: Words(th: "เช่น {{name}}", en: "For example {{name}}"))
  }
}
