public import Model

/// What a language's words lack or have too much, beside those of another.
extension TemplateFolder {
  /// What accounts of the books and codes of the checks are called, which a file may leave out:
  /// their keys begin with a capital.
  var names: [String: String] { words.filter { Self.isName($0.key) } }

  private static func isName(_ key: String) -> Bool {
    key.utf8.first.map { (0x41...0x5A).contains($0) } ?? false
  }

  /// The words that a first language has and this one lacks.
  ///
  /// A word that no template asks for isn't missed by anybody; this says what to add where one is.
  /// - Parameter file: this language's words file.
  public func missing(beside first: TemplateFolder, file: FileID) -> [Diagnostic] {
    let own = words.keys.filter { first.words[$0] == nil }
    let lacking = first.words.keys.filter { words[$0] == nil && !Self.isName($0) }
    return lacking.sorted().map {
      .wordMissing($0, near: nearestNames(to: $0, among: own).first, at: Place(file: file))
    }
  }

  /// What stands in braces in a sentence and in none of other languages: nothing fills it in.
  ///
  /// - Parameter file: this language's words file.
  public func strangeNames(beside others: [TemplateFolder], file: FileID) -> [Diagnostic] {
    words.sorted { $0.key < $1.key }.flatMap { key, text -> [Diagnostic] in
      guard !FormatWords.patterns.contains(key), !Self.isName(key) else { return [] }
      let known = Set(others.compactMap { $0.words[key] }.flatMap(Self.names)).sorted()
      return Self.names(in: text).filter { !known.contains($0) }.map {
        .strangeName($0, of: key, known, at: Place(file: file))
      }
    }
  }

  /// The names in braces of a sentence.
  private static func names(in sentence: String) -> [String] {
    sentence.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
      part in part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
  }
}

extension Diagnostic {
  fileprivate static func strangeName(
    _ name: String, of word: String, _ known: [String], at place: Place
  ) -> Diagnostic {
    let near = nearestNames(to: name, among: known).first
    let all = known.map { "{\($0)}" }.joined(separator: " ")
    return Diagnostic(
      .unknownTemplateName,
      Words(
        th: "คำ “\(word)” มีช่อง {\(name)} ซึ่งไม่มีอะไรเติม",
        en: "The word “\(word)” has {\(name)}, which nothing fills in"),
      at: place,
      help: near.map { Words(th: "หมายถึง {\($0)} หรือไม่", en: "Did you mean {\($0)}?") }
        ?? (known.isEmpty
          ? Words(th: "คำนี้ไม่มีช่อง", en: "This word has no names in braces")
          : Words(th: "ช่องที่ใช้ได้: \(all)", en: "Known names: \(all)")))
  }
}
