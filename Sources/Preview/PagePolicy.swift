/// The content security policy that a page may carry in a `<meta>`.
///
/// Source: Content Security Policy Level 3.
enum PagePolicy {
  /// A page whose policies also allow one script and some connections, by their whole addresses.
  static func allowing(script: String, connections: [String], in page: [UInt8]) -> [UInt8] {
    // A policy after the head counts for nothing.
    let head = page.prefix(1 << 16)
    var text = String(decoding: head, as: UTF8.self)
    let policy = /(<meta\b[^>]*\bhttp-equiv\s*=\s*["']?content-security-policy\b[^>]*>)/
      .ignoresCase()
    guard text.firstMatch(of: policy) != nil else { return page }
    text.replace(policy) { match in
      adapted(String(match.output.1), script: script, connections: connections)
    }
    return Array(text.utf8) + page[head.count...]
  }

  private static func adapted(_ tag: String, script: String, connections: [String]) -> String {
    let content = /(\bcontent\s*=\s*)("[^"]*"|'[^']*')/.ignoresCase()
    return tag.replacing(content) { match in
      let value = match.output.2.dropFirst().dropLast().replacing("&#39;", with: "'")
      var directives = Directives(value)
      for name in ["script-src-elem", "script-src"] where directives.has(name) {
        directives.add(script, to: name)
      }
      if !directives.has("script-src-elem"), !directives.has("script-src") {
        directives.add(script, to: "script-src")
      }
      for connection in connections { directives.add(connection, to: "connect-src") }
      return "\(match.output.1)\"\(directives.text)\""
    }
  }

  /// A policy, directive for directive.
  private struct Directives {
    private var list: [(name: String, sources: [Substring])]

    init(_ text: some StringProtocol) {
      list = String(text).split(separator: ";").compactMap { directive in
        let words = directive.split { $0.isWhitespace }
        return words.first.map { ($0.lowercased(), Array(words.dropFirst())) }
      }
    }

    func has(_ name: String) -> Bool { list.contains { $0.name == name } }

    /// Allows one more source; a directive that isn't there starts as what it falls back on.
    mutating func add(_ source: String, to name: String) {
      if !has(name) {
        // Without a default everything is allowed already.
        guard let fallback = list.first(where: { $0.name == "default-src" }) else { return }
        list.append((name, fallback.sources))
      }
      guard let index = list.firstIndex(where: { $0.name == name }) else { return }
      list[index].sources.removeAll { $0.lowercased() == "'none'" }
      list[index].sources.append(source[...])
    }

    var text: String {
      list.map { ([Substring($0.name)] + $0.sources).joined(separator: " ") }
        .joined(separator: "; ")
    }
  }
}
