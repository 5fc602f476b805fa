public import Model

/// Findings for programs: JSON, and the annotations of GitHub's checks.
public enum DiagnosticData {
  /// All findings as one JSON array, an object each.
  public static func json(_ findings: [Finding]) -> String {
    guard !findings.isEmpty else { return "[]\n" }
    return "[\n" + findings.map { "  " + object($0) }.joined(separator: ",\n") + "\n]\n"
  }

  private static func object(_ finding: Finding) -> String {
    let diagnostic = finding.diagnostic
    var fields = [
      ("code", string(diagnostic.code.rawValue)),
      ("severity", string(diagnostic.severity.rawValue)),
    ]
    if let path = finding.path { fields.append(("file", string(path))) }
    if let place = diagnostic.place, !place.isWholeFile {
      fields.append(("line", String(place.line)))
      fields.append(("columns", "[\(place.columns.lowerBound),\(place.columns.upperBound)]"))
      if let cell = place.cell {
        fields.append(("row", String(cell.row)))
        if let letters = cell.letters { fields.append(("column", string(letters))) }
      }
    }
    fields.append(("summary", words(diagnostic.summary)))
    fields.append(
      ("notes", "[" + diagnostic.notes.map { words($0.words) }.joined(separator: ",") + "]"))
    if let help = diagnostic.help { fields.append(("help", words(help))) }
    return "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }

  private static func words(_ words: Words) -> String {
    "{\"th\":\(string(words.th)),\"en\":\(string(words.en))}"
  }

  static func string(_ text: String) -> String {
    var json: [UInt8] = []
    JSON.append(text.utf8, to: &json)
    return String(decoding: json, as: UTF8.self)
  }

  /// One finding as a line that GitHub shows beside the change.
  public static func github(_ finding: Finding, language: MessageLanguage) -> String {
    let diagnostic = finding.diagnostic
    let level = diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue
    var properties: [String] = []
    if let path = finding.path { properties.append("file=\(escaped(path, inProperty: true))") }
    if let place = diagnostic.place, !place.isWholeFile {
      properties.append("line=\(place.line)")
      properties.append("col=\(place.columns.lowerBound + 1)")
    }
    properties.append("title=\(diagnostic.code.rawValue)")
    let texts =
      [diagnostic.summary] + diagnostic.notes.map(\.words) + [diagnostic.help].compactMap { $0 }
    let message = texts.map { $0[language] }.joined(separator: "\n")
    return
      "::\(level) \(properties.joined(separator: ","))::\(escaped(message, inProperty: false))\n"
  }

  private static func escaped(_ text: String, inProperty: Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case ":" where inProperty: escaped += "%3A"
      case "," where inProperty: escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
