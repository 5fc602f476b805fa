import Support

/// The persons and contacts that the demo declares, read from its files line by line.
enum PublicNames {
  /// Everybody in the committees, the news and the credits of `content/`.
  static func ofTheDemo() throws -> (names: [String], contacts: [String]) {
    var (names, contacts): ([String], [String]) = ([], [])
    for (path, bytes) in try Repository.files(below: "content") {
      guard path.hasSuffix(".yaml") || path.hasSuffix(".md") else { continue }
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        let text = line.drop { $0 == " " || $0 == "-" }
        if text.hasPrefix("{name:") {
          for key in ["th: ", "en: ", "{name: "] { names += values(of: key, in: text) }
        }
        if text.hasPrefix("credits:") {
          for key in ["news: ", "photo: ", "media: "] { names += values(of: key, in: text) }
        }
        for key in ["email:", "phone:"] where text.hasPrefix(key) {
          contacts.append(String(text.dropFirst(key.count).drop { $0 == " " }))
        }
      }
    }
    return (names, contacts)
  }

  /// What stands after a key, up to the comma or bracket.
  private static func values(of key: String, in text: Substring) -> [String] {
    var found: [String] = []
    var rest = text
    while let start = position(of: key, in: rest) {
      rest = rest[start...].dropFirst(key.count)
      let value = rest.prefix { $0 != "," && $0 != "}" }
      if !value.hasPrefix("{") { found.append(String(value)) }
    }
    return found
  }

  private static func position(of key: String, in text: Substring) -> Substring.Index? {
    text.indices.first { text[$0...].hasPrefix(key) }
  }
}
