import Model
import Yams

/// A YAML file, or the front matter of a Markdown file, as it is being read.
///
/// Yams parses; this keeps the places, so that a missing key, an unknown one or a wrong value is
/// shown where it stands.
struct SettingsFile {
  /// The most bytes that settings may have.
  static let largestBytes = 65_536
  /// How deep settings may nest; a parser that recurses is never given more.
  static let deepestNesting = 16

  let file: FileID
  /// The languages in which words may be written.
  let languages: KnownLanguages
  /// Lines before the YAML in its file.
  let firstLine: Int
  private let lines: [String]
  private(set) var diagnostics: [Diagnostic] = []

  /// Parses YAML; `nil` in place of a mapping that can't be read, with the reason.
  static func read(
    _ bytes: ArraySlice<UInt8>, file: FileID, firstLine: Int = 0,
    languages: KnownLanguages = .house
  ) -> (file: SettingsFile, root: SettingsMapping?) {
    let text = String(decoding: bytes, as: UTF8.self)
    var settings = SettingsFile(
      file: file, firstLine: firstLine, text: text, languages: languages)
    guard bytes.count <= largestBytes, nesting(of: bytes) <= deepestNesting else {
      settings.refuse(
        Words(
          th: "ไฟล์ตั้งค่ายาวหรือซ้อนลึกเกินไป (ไม่เกิน 64 KiB และ 16 ชั้น)",
          en: "These settings are too long or nest too deep (at most 64 KiB and 16 levels)"),
        at: Place(file: file))
      return (settings, nil)
    }
    guard !hasAnchor(bytes) else {
      settings.refuse(
        Words(
          th: "ไฟล์ตั้งค่าใช้ชื่ออ้างอิง &… ไม่ได้", en: "Settings can't use anchors (&name)"),
        at: Place(file: file))
      return (settings, nil)
    }
    do {
      guard let node = try Yams.compose(yaml: text) else { return (settings, .empty(settings)) }
      guard case .mapping(let mapping) = node else {
        settings.refuse(
          Words(
            th: "ไฟล์ตั้งค่าต้องเป็นคู่ “ชื่อ: ค่า”", en: "Settings are pairs of “name: value”"),
          at: settings.place(of: node))
        return (settings, nil)
      }
      return (settings, SettingsMapping(mapping, place: settings.place(of: node)))
    } catch let error as YamlError {
      settings.report(error)
    } catch {
      settings.refuse(Words("\(error)"), at: Place(file: file))
    }
    return (settings, nil)
  }

  private init(file: FileID, firstLine: Int, text: String, languages: KnownLanguages) {
    self.file = file
    self.languages = languages
    self.firstLine = firstLine
    // Swift keeps CR and LF together as one Character, which no separator would match.
    var lines: [String] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      lines.append(String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self))
    }
    self.lines = lines
  }

  /// An upper bound for how deep a text nests, without parsing it.
  private static func nesting(of bytes: ArraySlice<UInt8>) -> Int {
    var deepest = 0
    var indents: [Int] = []
    var brackets = 0
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let content = line.drop { $0 == 0x20 }
      guard let first = content.first, first != 0x0D, first != UInt8(ascii: "#") else { continue }
      let indent = line.count - content.count
      while let last = indents.last, last >= indent { indents.removeLast() }
      indents.append(indent)
      for byte in content {
        if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { brackets += 1 }
        if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
          brackets = max(0, brackets - 1)
        }
        deepest = max(deepest, brackets)
      }
      deepest = max(deepest, indents.count + listMarks(content))
    }
    return deepest
  }

  /// How many marks of lists and keys stand one after the other at the start of a line.
  private static func listMarks(_ content: ArraySlice<UInt8>) -> Int {
    var marks = 0
    var rest = content
    while let mark = rest.first, Array("-?:".utf8).contains(mark),
      rest.dropFirst().first.map({ $0 == 0x20 || $0 == 0x0D }) ?? true
    {
      marks += 1
      rest = rest.dropFirst().drop { $0 == 0x20 }
    }
    return marks
  }

  /// Whether a value is named for use elsewhere: `&name`. Such names can make a small text huge.
  private static func hasAnchor(_ bytes: ArraySlice<UInt8>) -> Bool {
    var isAtValue = true
    var brackets = 0
    for (byte, next) in zip(bytes, bytes.dropFirst()) {
      switch byte {
      case UInt8(ascii: "&") where isAtValue && next != 0x20 && next != 0x0A: return true
      case 0x20, 0x09, 0x0A, 0x0D: isAtValue = isAtValue || byte == 0x0A
      case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?"):
        isAtValue = next == 0x20 || next == 0x0A
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        brackets += 1
        isAtValue = true
      case UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
      case UInt8(ascii: ","): isAtValue = brackets > 0
      default: isAtValue = false
      }
    }
    return false
  }

  mutating func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  private mutating func refuse(_ words: Words, at place: Place) {
    add(
      Diagnostic(
        .unreadableSettings, words, at: place,
        help: Words(
          th: "ดูตัวอย่างใน docs/formats/settings.md", en: "See docs/formats/settings.md")))
  }

  private mutating func report(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      refuse(
        Words(
          th: "อ่านไฟล์ตั้งค่าตรงนี้ไม่ได้ (\(problem)) มักเกิดจากเครื่องหมาย : หรือการย่อหน้า",
          en: "The settings can't be read here: \(problem)"),
        at: place(of: mark, length: 1))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.sorted().joined(separator: ", ")
      refuse(
        Words(
          th: "มีชื่อซ้ำ: \(names)", en: "These names stand twice: \(names)"),
        at: place(of: context.mark, length: 1))
    default:
      refuse(
        Words(
          th: "ไฟล์ตั้งค่านี้ไม่ใช่ข้อความ UTF-8 ที่อ่านได้",
          en: "These settings are not readable UTF-8 text"),
        at: Place(file: file))
    }
  }

  /// The place of a node: its scalar, or the first letter of a list or mapping.
  func place(of node: Node) -> Place {
    guard let mark = node.mark else { return Place(file: file) }
    guard case .scalar(let scalar) = node else { return place(of: mark, length: 1) }
    let quotes = scalar.style == .singleQuoted || scalar.style == .doubleQuoted ? 2 : 0
    return place(of: mark, length: scalar.string.unicodeScalars.count + quotes)
  }

  /// The place of so many letters from a mark on, within its line.
  private func place(of mark: Mark?, length: Int) -> Place {
    guard let mark, mark.line >= 1, !lines.isEmpty else { return Place(file: file) }
    // A text that stops too early is pointed at where it stops.
    let last = lines.lastIndex { !$0.isEmpty } ?? 0
    let isAfterEnd = mark.line > last + 1
    let line = isAfterEnd ? last + 1 : mark.line
    let scalars = Array(lines[line - 1].unicodeScalars)
    let start = isAfterEnd ? scalars.count : min(max(0, mark.column - 1), scalars.count)
    let end = min(start + max(1, length), max(scalars.count, start))
    func bytes(_ part: ArraySlice<Unicode.Scalar>) -> Int {
      part.reduce(0) { $0 + UTF8.width($1) }
    }
    let from = bytes(scalars[..<start])
    let to = max(from + 1, from + bytes(scalars[start..<max(start, end)]))
    return Place(
      file: file, line: UInt32(line + firstLine), columns: UInt32(from)..<UInt32(to))
  }
}

/// A mapping of settings whose keys are taken one by one; what is left at the end is unknown.
struct SettingsMapping {
  private var pairs: [(key: String, keyNode: Node, value: Node)] = []
  private var known: [String] = []
  let place: Place

  static func empty(_ settings: SettingsFile) -> SettingsMapping {
    SettingsMapping(Node.Mapping([]), place: Place(file: settings.file))
  }

  init(_ mapping: Node.Mapping, place: Place) {
    self.place = place
    for (key, value) in mapping {
      pairs.append((key.scalar?.string ?? "", key, value))
    }
  }

  /// Takes the value of a key; `nil` where it isn't there or is empty.
  mutating func take(_ key: String) -> Node? {
    known.append(key)
    guard let index = pairs.firstIndex(where: { $0.key == key }) else { return nil }
    let value = pairs.remove(at: index).value
    if case .scalar(let scalar) = value, scalar.style == .plain,
      ["", "~", "null"].contains(scalar.string)
    {
      return nil
    }
    return value
  }

  /// Takes the words of each further language; one without a words file is told.
  mutating func takeLanguages(_ settings: inout SettingsFile) -> [Language: String] {
    var words: [Language: String] = [:]
    known += settings.languages.all.map(\.rawValue).filter { !known.contains($0) }
    for pair in pairs {
      guard let language = Language(rawValue: pair.key) else { continue }
      if settings.languages.contains(language) {
        words[language] = settings.text(take(pair.key))
      } else if nearestNames(to: pair.key, among: known).isEmpty {
        pairs.removeAll { $0.key == pair.key }
        settings.add(
          .languageWithoutWords(
            language, settings.languages, at: settings.place(of: pair.keyNode)))
      }
    }
    return words
  }

  /// Takes every pair that is left, in order: a mapping whose keys are the writer's own.
  mutating func takeAll() -> [(key: String, value: Node)] {
    defer { pairs = [] }
    return pairs.map { ($0.key, $0.value) }
  }

  /// Reports the keys that nobody took.
  func finish(_ settings: inout SettingsFile) {
    for pair in pairs {
      let near = nearestNames(to: pair.key, among: known).first
      let all = known.joined(separator: ", ")
      settings.add(
        Diagnostic(
          .unknownKey,
          Words(th: "ไม่รู้จักชื่อ “\(pair.key)”", en: "There is no setting “\(pair.key)”"),
          at: settings.place(of: pair.keyNode),
          help: near.map {
            Words(th: "หมายถึง “\($0)” หรือไม่", en: "Did you mean “\($0)”?")
          } ?? Words(th: "ชื่อที่ใช้ได้: \(all)", en: "Known names: \(all)")))
    }
  }
}

extension Diagnostic {
  /// S102. A text in a language that has no words file, so that the site has no pages for it.
  fileprivate static func languageWithoutWords(
    _ language: Language, _ known: KnownLanguages, at place: Place
  ) -> Diagnostic {
    let code = language.rawValue
    return Diagnostic(
      .unknownKey,
      Words(
        th: "เว็บไซต์ไม่มีภาษา “\(code)”", en: "The site has no language “\(code)”"), at: place,
      help: Words(
        th: "ภาษาที่ใช้ได้: \(known.codes) เพิ่มภาษาด้วยไฟล์ templates/words/\(code).yaml",
        en: "Known languages: \(known.codes); templates/words/\(code).yaml would add this one"))
  }
}
