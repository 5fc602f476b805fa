/// The name of a tag or an attribute, its last eight letters in lower case.
struct TagName: Equatable {
  fileprivate let packed: UInt64

  /// The name that begins at a place.
  @inline(__always) init(_ source: FoldSource, at start: Int) {
    var packed: UInt64 = 0
    var index = start
    while index - start < 24 {
      let byte = source[index]
      guard
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: ":")
          || byte == UInt8(ascii: "-")
      else { break }
      packed = packed << 8 | UInt64(byte | 0x20)
      index += 1
    }
    self.packed = packed
  }

  fileprivate init(_ name: String) {
    packed = name.utf8.reduce(0) { $0 << 8 | UInt64($1 | 0x20) }
  }
}

/// What the folding of markup looks up.
struct MarkupTables: Sendable {
  static let all = MarkupTables()

  /// What ends a stretch of text.
  let read = SymbolTable(special: "<&]")
  /// What ends a stretch of a tag.
  let unquoted = SymbolTable(special: "&%>\"'")
  let quotedTwice = SymbolTable(special: "&%\"")
  let quotedOnce = SymbolTable(special: "&%'")
  let quietTwice = SymbolTable(special: "&%\"<>")
  let quietOnce = SymbolTable(special: "&%'<>")

  let script = TagName("script")
  let style = TagName("style")
  /// Tags inside a line of text, so that a word can run through them.
  let inline = NameSet([
    "a", "span", "b", "strong", "i", "em", "time", "small", "abbr", "code", "mark", "sup", "sub",
    "u", "s", "data", "tspan", "bdi", "bdo", "wbr", "del", "ins", "cite", "q", "dfn", "kbd", "samp",
    "var", "font", "big", "tt", "ruby", "rb", "rt", "rp", "label", "nobr", "acronym",
  ])
  /// Attributes with numbers and codes that are nobody's: drawings, classes, digests.
  let quiet = QuietAttributes()
}

/// The attributes in which only known values count, told by the eight bytes before their `=`.
struct QuietAttributes: Sendable {
  private let style = Ending("style")
  private let styled = Ending("class")
  private let drawing = Ending(" d")
  private let points = Ending("points")
  private let view = Ending("viewbox")
  private let transform = Ending("ransform")
  private let integrity = Ending("ntegrity")

  private struct Ending: Sendable {
    let letters: UInt64
    let mask: UInt64

    init(_ name: String) {
      letters = name.utf8.reduce(0) { $0 << 8 | UInt64($1 | 0x20) }
      mask = name.utf8.count == 8 ? .max : 1 << (8 * UInt64(name.utf8.count)) - 1
    }

    @inline(__always) func ends(_ word: UInt64) -> Bool { word & mask == letters }
  }

  /// Whether the value whose quotation mark stands at a place belongs to such an attribute.
  @inline(__always) func contain(_ source: FoldSource, quoteAt index: Int) -> Bool {
    guard index >= 9, let base = source.bytes.baseAddress, source[index - 1] == UInt8(ascii: "=")
    else { return false }
    let bytes = UnsafeRawPointer(base + (index - 9)).loadUnaligned(as: UInt64.self)
    let word = bytes.bigEndian | 0x2020_2020_2020_2020
    return styled.ends(word) || drawing.ends(word) || style.ends(word) || points.ends(word)
      || view.ends(word) || transform.ends(word) || integrity.ends(word)
  }
}

/// A few names, found with one look at a table that is never given back.
struct NameSet: @unchecked Sendable {
  private let slots: UnsafePointer<UInt64>

  init(_ names: [String]) {
    let slots = UnsafeMutablePointer<UInt64>.allocate(capacity: 256)
    slots.initialize(repeating: 0, count: 256)
    for name in names.map({ TagName($0).packed }) {
      var slot = Self.slot(of: name)
      while slots[slot] != 0 { slot = (slot + 1) % 256 }
      slots[slot] = name
    }
    self.slots = UnsafePointer(slots)
  }

  @inline(__always) func contains(_ name: TagName) -> Bool {
    var slot = Self.slot(of: name.packed)
    while slots[slot] != 0 {
      if slots[slot] == name.packed { return true }
      slot = (slot &+ 1) % 256
    }
    return false
  }

  @inline(__always) private static func slot(of name: UInt64) -> Int {
    Int((name &* 0x9E37_79B9_7F4A_7C15) >> 56)
  }
}
