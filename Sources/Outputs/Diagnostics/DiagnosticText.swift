public import Model

/// Findings for a person at a terminal: the line as it was typed, a caret under what is meant.
public struct DiagnosticText: Sendable {
  let language: MessageLanguage
  private let hasColour: Bool

  /// Messages in one language, in colour only on a terminal.
  public init(language: MessageLanguage, hasColour: Bool = false) {
    self.language = language
    self.hasColour = hasColour
  }

  /// How many letters of a long sentence are shown: it may quote a whole cell.
  private static let mostLetters = 600
  /// How many columns of a long line are shown.
  private static let mostColumns = 120

  /// One finding.
  public func render(_ finding: Finding) -> String {
    let diagnostic = finding.diagnostic
    let label = label(diagnostic.severity)
    var lines = [
      colour("\(label)[\(diagnostic.code.rawValue)]", diagnostic.severity)
        + ": \(clean(diagnostic.summary[language]))"
    ]
    var gutter = "  "
    if let path = finding.path, let place = diagnostic.place {
      if let line = finding.line {
        let number = String(place.line)
        gutter = String(repeating: " ", count: number.utf8.count + 1)
        lines.append("\(gutter)--> \(clean(path)):\(place.line)\(cell(place))")
        let (text, carets) = excerpt(line, place.columns)
        lines.append("\(number) | \(text)")
        lines.append("\(gutter)| \(colour(carets, diagnostic.severity))")
      } else {
        let row = place.isWholeFile ? "" : ":\(place.line)\(cell(place))"
        lines.append("\(gutter)--> \(clean(path))\(row)")
      }
    }
    for note in diagnostic.notes { lines.append("\(gutter)= \(clean(note.words[language]))") }
    if let help = diagnostic.help {
      let word = language == .thai ? "ช่วย" : "help"
      lines.append("\(gutter)= \(word): \(clean(help[language]))")
    }
    return lines.map { trimmedEnd($0) }.joined(separator: "\n") + "\n"
  }

  private func trimmedEnd(_ line: String) -> String {
    guard let last = line.utf8.lastIndex(where: { $0 != UInt8(ascii: " ") }) else { return "" }
    return String(line[..<line.utf8.index(after: last)])
  }

  private func label(_ severity: Severity) -> String {
    switch (severity, language) {
    case (.error, .thai): "ผิด"
    case (.warning, .thai): "เตือน"
    case (.note, .thai): "แจ้ง"
    case (.error, .english): "error"
    case (.warning, .english): "warning"
    case (.note, .english): "note"
    }
  }

  private func colour(_ text: String, _ severity: Severity) -> String {
    guard hasColour else { return text }
    let code = severity == .error ? "1;31" : severity == .warning ? "1;33" : "1;36"
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  private func cell(_ place: Place) -> String {
    guard let cell = place.cell else { return "" }
    let row = language == .thai ? "แถว \(cell.row)" : "row \(cell.row)"
    guard let letters = cell.letters else { return " (\(row))" }
    return " (\(row) \(language == .thai ? "ช่อง" : "column") \(letters))"
  }

  /// A text without what could command a terminal.
  func clean(_ text: String) -> String {
    if isClean(text) { return text }
    let shown = text.unicodeScalars.prefix(Self.mostLetters).map { self.shown($0) }
    let rest: [Unicode.Scalar] = text.unicodeScalars.count > Self.mostLetters ? ["…"] : []
    return String(String.UnicodeScalarView(shown + rest))
  }

  /// Whether a text certainly is shown as it is: short, of plain ASCII and Thai.
  private func isClean(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        if (0x20..<0x7F).contains(bytes[index]) {
          index += 1
        } else if bytes[index] == 0xE0, bytes[index + 1] & 0xFE == 0xB8 {
          // E0 and B8 or B9 begin Thai letters, of which none turns a line around.
          index += 3
        } else {
          return false
        }
      }
      return bytes.count <= Self.mostLetters
    }
  }

  private func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09: " "
    case 0x00..<0x20, 0x7F..<0xA0: "·"
    default: TurningMarks.contains(scalar) ? "·" : scalar
    }
  }

  /// The line, cut around what is meant where it is long, and the carets under it.
  private func excerpt(_ line: [UInt8], _ columns: Range<UInt32>) -> (String, String) {
    let start = min(Int(columns.lowerBound), line.count)
    let end = min(max(start, Int(columns.upperBound)), line.count)
    func scalars(_ bytes: ArraySlice<UInt8>) -> [Unicode.Scalar] {
      String(decoding: bytes, as: UTF8.self).unicodeScalars.map { shown($0) }
    }
    var before = scalars(line[..<start])
    var meant = scalars(line[start..<end])
    var after = scalars(line[end...])
    if DisplayWidth.of(before + meant + after) > Self.mostColumns {
      if before.count > 40 { before = ["…"] + before.suffix(39) }
      if meant.count > 60 { meant = meant.prefix(59) + ["…"] }
      if after.count > 20 { after = after.prefix(19) + ["…"] }
    }
    let carets =
      String(repeating: " ", count: DisplayWidth.of(before))
      + String(repeating: "^", count: max(1, DisplayWidth.of(meant)))
    return (String(String.UnicodeScalarView(before + meant + after)), carets)
  }
}
