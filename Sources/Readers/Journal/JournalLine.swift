import Model

/// A line of a journal with the position up to which it has been read.
///
/// - Complexity: every step forward is O(1); no step goes back further than to a saved position.
struct JournalLine {
  private let bytes: [UInt8]
  let file: FileID
  /// Counted from 1.
  let number: UInt32
  private let start: Int
  private let end: Int
  /// The next byte, counted from the beginning of the file.
  var position: Int

  init(_ bytes: [UInt8], _ range: Range<Int>, file: FileID, number: UInt32) {
    self.bytes = bytes
    self.file = file
    self.number = number
    start = range.lowerBound
    end = range.upperBound
    position = range.lowerBound
  }

  /// The next byte; `nil` at the end of the line.
  var next: UInt8? { position < end ? bytes[position] : nil }

  /// The byte so many steps after the next one.
  func byte(after distance: Int) -> UInt8? {
    position + distance < end ? bytes[position + distance] : nil
  }

  var isAtEnd: Bool { position >= end }

  /// Whether the line begins with a space.
  var isIndented: Bool { start < end && spaceWidth(at: start) > 0 }

  /// Whether nothing but spaces is left.
  var isBlank: Bool {
    var rest = self
    rest.skipSpaces()
    return rest.isAtEnd
  }

  /// Whether nothing but spaces or a comment is left.
  var isBlankOrComment: Bool {
    var rest = self
    rest.skipSpaces()
    return rest.isAtEnd || rest.next == UInt8(ascii: ";")
  }

  /// How many bytes the space at a position has, 0 where there is none.
  private func spaceWidth(at position: Int) -> Int {
    guard position < end else { return 0 }
    switch bytes[position] {
    case 0x20, 0x09, 0x0B, 0x0C: return 1
    case 0xC2: return position + 1 < end && bytes[position + 1] == 0xA0 ? 2 : 0
    case 0xE1, 0xE2, 0xE3:
      guard position + 2 < end else { return 0 }
      switch (bytes[position], bytes[position + 1], bytes[position + 2]) {
      case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
        (0xE3, 0x80, 0x80):
        return 3
      default: return 0
      }
    default: return 0
    }
  }

  /// Skips spaces and says whether there were any.
  @discardableResult
  mutating func skipSpaces() -> Bool {
    let before = position
    while true {
      let width = spaceWidth(at: position)
      if width == 0 { return position > before }
      position += width
    }
  }

  /// Skips a text where it stands here, and says whether it did.
  mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= end else { return false }
    let isHere = text.withUTF8Buffer { $0.elementsEqual(bytes[position..<position + count]) }
    if isHere { position += count }
    return isHere
  }

  /// Skips a word and the spaces after it where it stands here alone.
  mutating func skipWord(_ word: StaticString) -> Bool {
    let before = position
    if skip(word), isAtEnd || skipSpaces() { return true }
    position = before
    return false
  }

  /// A text until a byte, or to the end of the line; the byte itself stays.
  mutating func text(until stop: Unicode.Scalar? = nil) -> String {
    let from = position
    let stop = stop.map { UInt8(ascii: $0) }
    position = bytes[from..<end].firstIndex { $0 == stop } ?? end
    return String(decoding: bytes[from..<position], as: UTF8.self)
  }

  /// A word: everything until the next space.
  mutating func word() -> String {
    let from = position
    while position < end, spaceWidth(at: position) == 0 { position += 1 }
    return String(decoding: bytes[from..<position], as: UTF8.self)
  }

  /// The rest of the line without the spaces at its end.
  func rest() -> String {
    var rest = self
    rest.skipSpaces()
    var last = end
    while last > rest.position, bytes[last - 1] == 0x20 || bytes[last - 1] == 0x09 { last -= 1 }
    return String(decoding: bytes[rest.position..<last], as: UTF8.self)
  }

  /// A name, which ends before two spaces; a single space of any kind in it is one of ours.
  mutating func name() -> String {
    var name: [UInt8] = []
    while position < end {
      let width = spaceWidth(at: position)
      if width == 0 {
        name.append(bytes[position])
        position += 1
        continue
      }
      if position + width >= end || spaceWidth(at: position + width) > 0 { break }
      name.append(0x20)
      position += width
    }
    return String(decoding: name, as: UTF8.self)
  }

  /// Whether a space stands here.
  var isAtSpace: Bool { spaceWidth(at: position) > 0 }

  /// What a person takes for one thing from a position on: up to two spaces or a comment.
  func token(from start: Int) -> JournalToken {
    var rest = self
    rest.position = start
    while let byte = rest.next, byte != UInt8(ascii: ";") {
      let width = rest.spaceWidth(at: rest.position)
      if width > 0, rest.position + width >= end || spaceWidth(at: rest.position + width) > 0 {
        break
      }
      rest.position += max(1, width)
    }
    while rest.position > start, bytes[rest.position - 1] == 0x20 { rest.position -= 1 }
    return JournalToken(
      text: String(decoding: rest.slice(from: start), as: UTF8.self),
      place: rest.place(from: start))
  }

  /// The bytes from a position to the next byte.
  func slice(from start: Int) -> ArraySlice<UInt8> { bytes[start..<position] }

  /// From a position to the next byte; at least one column wide.
  func place(from start: Int) -> Place {
    place(start..<max(position, start + 1))
  }

  /// The whole line without its indent.
  var place: Place {
    var rest = self
    rest.position = start
    rest.skipSpaces()
    return place(rest.position..<max(end, rest.position + 1))
  }

  /// The next byte.
  var placeHere: Place { place(position..<position + 1) }

  private func place(_ range: Range<Int>) -> Place {
    Place(
      file: file, line: number,
      columns: UInt32(
        clamping: range.lowerBound - start)..<UInt32(
          clamping: range.upperBound - start),
      cell: Cell(row: number))
  }
}

/// A text of a line and where it stands.
struct JournalToken {
  let text: String
  let place: Place
}

/// The lines of a file, one after another.
struct JournalLines {
  private let bytes: [UInt8]
  private let file: FileID
  private var position: Int
  private var number: UInt32 = 0

  init(_ bytes: [UInt8], file: FileID) {
    self.bytes = bytes
    self.file = file
    position = bytes.count - withoutByteOrderMark(bytes).count
  }

  /// The next line without its end, LF, CRLF or CR; `nil` after the last.
  mutating func next() -> JournalLine? {
    guard position < bytes.count else { return nil }
    let start = position
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    let isPair = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
    position = end + (isPair ? 2 : 1)
    number += 1
    return JournalLine(bytes, start..<end, file: file, number: number)
  }

  /// The next line where it belongs to the block before it: it is indented and not blank.
  mutating func nextOfBlock() -> JournalLine? {
    let before = self
    guard let line = next() else { return nil }
    if line.isIndented, !line.isBlank { return line }
    self = before
    return nil
  }
}
