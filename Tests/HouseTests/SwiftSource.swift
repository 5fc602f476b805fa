import Support

/// A Swift file of this house, read as text.
struct SwiftSource {
  let path: String
  let lines: [String]

  /// Every Swift file of the folders that hold code.
  static func all() throws -> [SwiftSource] {
    try ["Sources", "Tests", "Fuzz", "docs"].flatMap { folder in
      try Repository.files(below: folder).filter { $0.key.hasSuffix(".swift") }
        .map { path, bytes in
          SwiftSource(
            path: folder + "/" + path,
            lines: String(decoding: bytes, as: UTF8.self).split(
              separator: "\n", omittingEmptySubsequences: false
            ).map(String.init))
        }
    }.sorted { $0.path < $1.path }
  }

  /// The module that the file belongs to.
  var module: String {
    let parts = path.split(separator: "/").map(String.init)
    switch parts[0] {
    case "docs": return "Handbook"
    case "Fuzz": return "Fuzz"
    default: return parts[1]
    }
  }

  /// The modules that the file imports, with their lines.
  var imports: [(module: String, line: Int)] {
    lines.enumerated().compactMap { index, line in
      var words = line.split(separator: " ").map(String.init)
      if let first = words.first, ["public", "@testable", "internal"].contains(first) {
        words.removeFirst()
      }
      guard words.first == "import", words.count == 2 else { return nil }
      return (words[1], index + 1)
    }
  }

  /// The lines of code, comments left out.
  var code: [(text: String, line: Int)] {
    lines.enumerated().compactMap { index, line in
      let text = line.drop { $0 == " " }
      return text.hasPrefix("//") ? nil : (line, index + 1)
    }
  }

  /// The functions longer than so many lines: their first lines and lengths.
  func functions(longerThan most: Int) -> [(line: Int, count: Int)] {
    var found: [(Int, Int)] = []
    for (index, line) in lines.enumerated() {
      let text = line.drop { $0 == " " }
      let indent = line.count - text.count
      let isFunction = ["func ", "init(", "init?(", "deinit "].contains { word in
        text.hasPrefix(word) || text.contains(" \(word)")
      }
      let isOneLine = text.hasSuffix("}")
      guard isFunction, !isOneLine, !text.hasPrefix("//"), !text.hasPrefix("\"") else { continue }
      let closing = String(repeating: " ", count: indent) + "}"
      guard let end = lines[index...].firstIndex(of: closing) else { continue }
      if end - index + 1 > most { found.append((index + 1, end - index + 1)) }
    }
    return found
  }
}
