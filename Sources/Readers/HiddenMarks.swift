import Model

/// Marks that are seen nowhere and change how a text is read: right-to-left overrides, isolates,
/// byte order marks and tags, and letters under so many marks that they cover the lines around.
///
/// What belongs to writing stays: zero-width spaces between Thai words, joiners, direction marks.
/// Source: Unicode UAX #9 (bidirectional controls), UTS #36 and CVE-2021-42574.
enum HiddenMarks {
  /// Marks over one letter that some language writes; what is more hides other lines.
  private static let mostMarks = 8

  /// The marks in a text, each once, as Unicode names their numbers: `U+202E`.
  static func names(in text: some Sequence<Unicode.Scalar>) -> [String] {
    var names: [String] = []
    var run = 0
    for scalar in text {
      run = isMark(scalar) ? run + 1 : 0
      guard isHidden(scalar) || run > mostMarks else { continue }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// A text without them.
  static func removed(from text: String) -> String {
    var plain = String.UnicodeScalarView()
    var run = 0
    for scalar in text.unicodeScalars {
      run = isMark(scalar) ? run + 1 : 0
      if !isHidden(scalar), run <= mostMarks { plain.append(scalar) }
    }
    return String(plain)
  }

  /// The text of an item without them, and each line that had any.
  ///
  /// Columns of later findings count what is left of such a line.
  ///
  /// - Complexity: O(n); a text of plain letters isn't copied.
  static func removed(
    from body: ArraySlice<UInt8>, file: FileID, firstLine: UInt32
  ) -> (text: [UInt8], found: [Diagnostic]) {
    guard !isPlain(body), !names(in: String(decoding: body, as: UTF8.self).unicodeScalars).isEmpty
    else { return (Array(body), []) }
    var text: [UInt8] = []
    var found: [Diagnostic] = []
    var line = firstLine
    for bytes in body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let letters = String(decoding: bytes, as: UTF8.self)
      let names = names(in: letters.unicodeScalars)
      if !names.isEmpty {
        found.append(
          .hiddenMarks(names, at: Place(file: file, line: line, columns: columns(in: letters))))
      }
      text += names.isEmpty ? Array(bytes) : Array(removed(from: letters).utf8)
      text.append(UInt8(ascii: "\n"))
      line += 1
    }
    return (Array(text.dropLast()), found)
  }

  /// Whether a text certainly has none: ASCII, dashes and quotation marks, and Thai letters under
  /// as few marks as there are.
  ///
  /// - Complexity: O(n).
  static func isPlain(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      var (index, run) = (0, 0)
      while index < bytes.count {
        if bytes[index] < 0x80 {
          (index, run) = (index &+ 1, 0)
          continue
        }
        // U+2000 to U+2027: spaces, dashes, quotation marks, the ellipsis.
        if bytes[index] == 0xE2, index &+ 2 < bytes.count, bytes[index &+ 1] == 0x80,
          bytes[index &+ 2] &- 0x80 < 0x28
        {
          (index, run) = (index &+ 3, 0)
          continue
        }
        guard bytes[index] == 0xE0, index &+ 2 < bytes.count, bytes[index &+ 1] & 0xFE == 0xB8,
          bytes[index &+ 2] & 0xC0 == 0x80
        else { return false }
        let place = (bytes[index &+ 1] & 1) << 6 | (bytes[index &+ 2] & 0x3F)
        // All that may be a mark: U+0E31, U+0E34 to 3F, U+0E47 to 4F.
        let isMark = place == 0x31 || place &- 0x34 < 12 || place &- 0x47 < 9
        run = isMark ? run &+ 1 : 0
        if run > mostMarks { return false }
        index &+= 3
      }
      return true
    }
  }

  /// Where the first of them stands in a line, in bytes.
  private static func columns(in line: String) -> Range<UInt32> {
    var (start, run) = (0, 0)
    for scalar in line.unicodeScalars {
      run = isMark(scalar) ? run + 1 : 0
      let end = start + UTF8.width(scalar)
      if isHidden(scalar) || run > mostMarks { return UInt32(start)..<UInt32(end) }
      start = end
    }
    return 0..<1
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x202A...0x202E, 0x2061...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0x180E, 0xE0000...0xE001F:
      true
    default: false
    }
  }

  /// Whether a scalar stands over or under the letter before it.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x300, 0xE40...0xE46, 0xE01...0xE30, 0xE32...0xE33: false
    case 0xE31, 0xE34...0xE3A, 0xE47...0xE4E: true
    default: [.nonspacingMark, .enclosingMark].contains(scalar.properties.generalCategory)
    }
  }
}

extension Diagnostic {
  /// S109. Marks that nobody sees, left out.
  static func hiddenMarks(_ names: [String], at place: Place) -> Diagnostic {
    let all = names.joined(separator: ", ")
    return Diagnostic(
      .hiddenMarks,
      Words(
        th: "ตัดอักขระที่มองไม่เห็นออก (\(all)) เพราะทำให้อ่านข้อความผิดไปจากที่พิมพ์",
        en: "Marks that nobody sees are left out (\(all)): they change how the text is read"),
      at: place,
      help: Words(
        th: "พิมพ์ข้อความนี้ใหม่ด้วยมือ อักขระแบบนี้มักติดมาจากการคัดลอก",
        en: "Type the text anew; such marks come along when a text is copied"))
  }
}
