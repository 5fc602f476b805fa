/// Settings as nearly everybody writes them, read without a parser of YAML.
///
/// `name: value` line for line, texts in quotes, lists and pairs in brackets on one line, lists and
/// pairs indented by one level. Whatever could mean anything else in YAML gives `nil`, and Yams
/// reads it: escapes, comments, tabs, texts over several lines, letters that are neither ASCII nor
/// Thai. `PlainSettingsTests` compares both readers.
struct PlainSettings {
  private let bytes: ArraySlice<UInt8>
  private var index: Int
  private var line = 1
  private var lineStart: Int

  /// The most bytes of a name: YAML itself takes 1024.
  private static let longestName = 100

  /// What the settings say; `nil` where they must be parsed.
  ///
  /// - Complexity: O(n).
  static func read(_ bytes: ArraySlice<UInt8>) -> SettingsNode.Mapping? {
    var settings = PlainSettings(bytes)
    return settings.root()
  }

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    (index, lineStart) = (bytes.startIndex, bytes.startIndex)
  }

  /// The byte to be read; a line's end after the last.
  private var byte: UInt8 { index < bytes.endIndex ? bytes[index] : Self.newLine }

  private static let newLine = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")

  // MARK: - Lines

  private mutating func root() -> SettingsNode.Mapping? {
    skipEmptyLines()
    var mapping = SettingsNode.Mapping(mark: mark)
    var names = Names()
    while index < bytes.endIndex {
      guard let key = name(), names.insert(key) else { return nil }
      let value: SettingsNode?
      if skipSpaces(), byte != Self.newLine {
        value = inline()
        guard value != nil, endLine() else { return nil }
      } else {
        guard endLine() else { return nil }
        value = block()
      }
      guard let value else { return nil }
      mapping.pairs.append(SettingsNode.Pair(key: .scalar(key), value: value))
    }
    return mapping.pairs.isEmpty ? nil : mapping
  }

  /// A list or pairs below a name, each on a line of its own.
  private mutating func block() -> SettingsNode? {
    let indent = indentation()
    guard index + indent < bytes.endIndex else { return nil }
    let mark = SettingsNode.Mark(line: line, column: indent + 1)
    if bytes[index + indent] == UInt8(ascii: "-") {
      var items: [SettingsNode] = []
      while indentation() == indent, isItem(at: index + indent) {
        index += indent + 1
        guard skipSpaces(), let item = inline(), endLine() else { return nil }
        items.append(item)
      }
      guard !items.isEmpty, isAtName else { return nil }
      return .sequence(items, at: mark)
    }
    guard indent > 0 else { return nil }
    var mapping = SettingsNode.Mapping(mark: mark)
    var names = Names()
    while indentation() == indent, index < bytes.endIndex {
      index += indent
      guard let key = name(), names.insert(key), skipSpaces(), let value = inline(), endLine()
      else { return nil }
      mapping.pairs.append(SettingsNode.Pair(key: .scalar(key), value: value))
    }
    return isAtName ? .mapping(mapping) : nil
  }

  /// Whether the next pair of the whole begins here, or nothing follows.
  private var isAtName: Bool { index >= bytes.endIndex || byte != Self.space }

  private func isItem(at index: Int) -> Bool {
    index < bytes.endIndex && bytes[index] == UInt8(ascii: "-")
  }

  private func indentation() -> Int {
    var end = index
    while end < bytes.endIndex, bytes[end] == Self.space { end += 1 }
    return end - index
  }

  /// Whether at least one space was skipped.
  private mutating func skipSpaces() -> Bool {
    let start = index
    while byte == Self.space { index += 1 }
    return index > start
  }

  /// Goes to the next line with something on it; a line that begins with a space would go on with
  /// a text, so that only names and items may follow.
  private mutating func endLine() -> Bool {
    _ = skipSpaces()
    guard byte == Self.newLine else { return false }
    step()
    skipEmptyLines()
    return true
  }

  private mutating func skipEmptyLines() {
    while index < bytes.endIndex, byte == Self.newLine { step() }
  }

  private mutating func step() {
    index = min(index + 1, bytes.endIndex)
    line += 1
    lineStart = index
  }
}

// MARK: - Values

extension PlainSettings {
  /// The names of a mapping: a second of one name is told by the parser.
  private struct Names {
    private var seen: [String] = []

    mutating func insert(_ name: SettingsNode.Scalar) -> Bool {
      if seen.contains(name.string) { return false }
      seen.append(name.string)
      return true
    }
  }

  /// Where the next letter stands; every letter before it counts one, whatever its bytes.
  private var mark: SettingsNode.Mark {
    var column = 1
    for byte in bytes[lineStart..<index] where byte & 0xC0 != 0x80 { column += 1 }
    return SettingsNode.Mark(line: line, column: column)
  }

  /// A name with its colon.
  private mutating func name() -> SettingsNode.Scalar? {
    let (start, mark) = (index, mark)
    while index < bytes.endIndex, index - start <= Self.longestName {
      if byte == UInt8(ascii: ":") {
        guard index > start, PlainLetters.begins[Int(bytes[start])] else { return nil }
        let name = scalar(start..<index, .plain, mark)
        index += 1
        return name
      }
      let length = letter(PlainLetters.name)
      guard length > 0 else { return nil }
      index += length
    }
    return nil
  }

  /// A value on the line of its name.
  private mutating func inline() -> SettingsNode? {
    switch byte {
    case UInt8(ascii: "["): list()
    case UInt8(ascii: "{"): pairs()
    default: text(PlainLetters.block).map { .scalar($0) }
    }
  }

  private mutating func list() -> SettingsNode? {
    let mark = mark
    var items: [SettingsNode] = []
    repeat {
      index += 1
      _ = skipSpaces()
      let isPairs = byte == UInt8(ascii: "{")
      let item = isPairs ? pairs() : text(PlainLetters.flow).map { .scalar($0) }
      guard let item else { return nil }
      items.append(item)
      _ = skipSpaces()
    } while byte == UInt8(ascii: ",")
    guard byte == UInt8(ascii: "]") else { return nil }
    index += 1
    return .sequence(items, at: mark)
  }

  private mutating func pairs() -> SettingsNode? {
    var mapping = SettingsNode.Mapping(mark: mark)
    var names = Names()
    repeat {
      index += 1
      _ = skipSpaces()
      guard let key = name(), names.insert(key), skipSpaces(),
        let value = text(PlainLetters.flow)
      else { return nil }
      mapping.pairs.append(SettingsNode.Pair(key: .scalar(key), value: .scalar(value)))
      _ = skipSpaces()
    } while byte == UInt8(ascii: ",")
    guard byte == UInt8(ascii: "}") else { return nil }
    index += 1
    return .mapping(mapping)
  }

  /// A text, in quotes or without.
  ///
  /// - Parameter letters: what may stand in it without quotes.
  private mutating func text(_ letters: [Bool]) -> SettingsNode.Scalar? {
    let quote = byte
    let mark = mark
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return plain(letters, mark)
    }
    index += 1
    let start = index
    while byte != quote {
      let length = letter(PlainLetters.quoted)
      guard length > 0 else { return nil }
      index += length
    }
    let end = index
    index += 1
    // Two single quotes are an apostrophe.
    guard byte != quote else { return nil }
    return scalar(start..<end, .quoted, mark)
  }

  private mutating func plain(_ letters: [Bool], _ mark: SettingsNode.Mark)
    -> SettingsNode.Scalar?
  {
    let start = index
    guard index < bytes.endIndex, PlainLetters.begins[Int(byte)] else { return nil }
    var end = index
    while index < bytes.endIndex {
      if byte == UInt8(ascii: ":"), letters[Int(byte)] {
        // A colon before a space makes a name of what stands before it.
        let next = index + 1 < bytes.endIndex ? bytes[index + 1] : Self.newLine
        guard next != Self.space, next != Self.newLine else { return nil }
      }
      let length = letter(letters)
      guard length > 0 else { break }
      index += length
      if bytes[index - 1] != Self.space { end = index }
    }
    return scalar(start..<end, .plain, mark)
  }

  /// The bytes of the letter to be read, where a table has it; none where it hasn't.
  private func letter(_ letters: [Bool]) -> Int {
    guard index < bytes.endIndex, letters[Int(bytes[index])] else { return 0 }
    if bytes[index] < 0x80 { return 1 }
    guard index + 2 < bytes.endIndex, bytes[index + 2] & 0xC0 == 0x80 else { return 0 }
    // Thai is E0 B8 … and E0 B9 …; dashes and curly quotes are E2 80 90 to 9F.
    let (second, third) = (bytes[index + 1], bytes[index + 2])
    let isThai = bytes[index] == 0xE0 && second & 0xFE == 0xB8
    return isThai || (bytes[index] == 0xE2 && second == 0x80 && third & 0xF0 == 0x90) ? 3 : 0
  }

  private func scalar(
    _ range: Range<Int>, _ style: SettingsNode.Style, _ mark: SettingsNode.Mark
  ) -> SettingsNode.Scalar {
    SettingsNode.Scalar(
      string: String(decoding: bytes[range], as: UTF8.self), style: style, mark: mark)
  }
}

/// The bytes with which letters begin that mean themselves, by where they stand.
private enum PlainLetters {
  /// At the start of a name or of a text without quotes.
  static let begins = table("", "/", hasSpace: false)
  /// In a name.
  static let name = table("_-", "", hasSpace: false)
  /// In a text without quotes, alone on its line.
  static let block = table("_-/.,;:()+=?!%*@~^$|<>", "", hasSpace: true)
  /// The same between brackets.
  static let flow = table("_-/.;()+=%@~^$", "", hasSpace: true)
  /// In a text in quotes.
  static let quoted = table("_-/.,;:()+=?!%*@~^$|<>#", "", hasSpace: true)

  private static func table(_ marks: String, _ more: String, hasSpace: Bool) -> [Bool] {
    var table = [Bool](repeating: false, count: 256)
    for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { table[Int(byte)] = true }
    for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") {
      table[Int(byte)] = true
      table[Int(byte | 0x20)] = true
    }
    for byte in (marks + more).utf8 { table[Int(byte)] = true }
    (table[0xE0], table[0xE2], table[0x20]) = (true, true, hasSpace)
    return table
  }
}
