extension Finding {
  /// The same finding without anything that a person typed: its kind, its place, what to do.
  ///
  /// For logs that others read: what stands in quotation marks, numbers of three digits and
  /// more, the line as typed, and names of files that aren't plain are left out.
  public var redacted: Finding {
    let diagnostic = Diagnostic(
      diagnostic.code, diagnostic.summary.redacted, at: diagnostic.place,
      severity: diagnostic.severity,
      notes: diagnostic.notes.map { Diagnostic.Note($0.words.redacted, at: $0.place) },
      help: diagnostic.help.map { Words(th: Redaction.quotes($0.th), en: Redaction.quotes($0.en)) },
      doubtFrom: diagnostic.doubtFrom)
    return Finding(diagnostic, path: path.map(Redaction.path), line: nil)
  }
}

extension Words {
  /// The words without quotations and numbers.
  fileprivate var redacted: Words {
    Words(
      th: Redaction.numbers(Redaction.quotes(th)), en: Redaction.numbers(Redaction.quotes(en)))
  }
}

/// What is left out of a text for others.
enum Redaction {
  private static let hidden = "•••"
  private static let fewestDigits = 3

  /// A text with dots in place of what stands in quotation marks.
  static func quotes(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "“") {
      result += rest[..<open] + "“" + hidden + "”"
      // A quotation without an end hides the rest.
      guard let close = rest[open...].lastIndex(of: "”") else { return result }
      // What was quoted may hold marks itself, so that the last of the sentence counts.
      let next = rest[open...].dropFirst().firstIndex(of: "“")
      let end = next.flatMap { rest[open..<$0].lastIndex(of: "”") } ?? close
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  /// A text with dots in place of amounts and other numbers.
  static func numbers(_ text: String) -> String {
    var result = ""
    var number = ""
    var digits = 0
    func shown() -> String { digits >= fewestDigits ? hidden : number }
    for letter in text {
      if letter.isNumber || (!number.isEmpty && (letter == "," || letter == "." || letter == "-")) {
        number.append(letter)
        digits += letter.isNumber ? 1 : 0
        continue
      }
      result += shown()
      result.append(letter)
      (number, digits) = ("", 0)
    }
    return result + shown()
  }

  /// A path whose parts that may tell of somebody are dots.
  static func path(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).map { part in
      isPlain(part) ? String(part) : "…" + (part.lastIndex(of: ".").map { part[$0...] } ?? "")
    }.joined(separator: "/")
  }

  /// Whether a file name tells nothing of a person: a few plain letters, no more digits than a
  /// date. Files that chats and banks export carry names and account numbers.
  static func isPlain(_ name: Substring) -> Bool {
    name.utf8.count <= 40 && name.utf8.count { (0x30...0x39).contains($0) } <= 8
      && name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          || Array("-_. []".utf8).contains($0)
      }
  }
}
