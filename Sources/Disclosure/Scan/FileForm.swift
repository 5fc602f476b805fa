/// How the bytes of an output are read, from the ending of its path.
enum FileForm: Equatable {
  /// HTML, SVG and XML.
  case markup
  /// Text that isn't markup.
  case text(TextForm)
  /// Pictures, databases, fonts.
  case binary

  init(path: String, bytes: [UInt8]) {
    // Most files by far are pages.
    if path.utf8.reversed().starts(with: ".html".utf8.reversed()) {
      self = .markup
      return
    }
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last
    let ending = name?.split(separator: UInt8(ascii: ".")).last
    switch String(decoding: ending ?? "".utf8[...], as: UTF8.self).lowercased() {
    case "html", "htm", "xhtml", "xml", "svg", "atom", "rss": self = .markup
    case "json", "jsonld", "geojson", "webmanifest", "js", "mjs", "map": self = .text(.script)
    case "csv", "tsv": self = .text(.table)
    case "md", "txt", "journal", "css", "yaml": self = .text(.plain)
    case "png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "sqlite", "sqlite3", "db", "woff",
      "woff2", "ttf", "otf", "pdf", "zip", "gz", "xlsx", "ods":
      self = .binary
    default: self = bytes.prefix(1024).contains(0) ? .binary : .text(.plain)
    }
  }
}

/// The encodings in which a binary file may hold text.
enum RawForm: CaseIterable {
  case utf8, utf16Little, utf16LittleOdd, utf16Big, utf16BigOdd, windows874

  /// Where the first unit begins.
  fileprivate var start: Int { self == .utf16LittleOdd || self == .utf16BigOdd ? 1 : 0 }
  fileprivate var isLittle: Bool { self == .utf16Little || self == .utf16LittleOdd }
}

extension FoldedText {
  /// The bytes of a binary file as if they were text of an encoding.
  convenience init(_ bytes: [UInt8], _ form: RawForm, isPlaced: Bool) {
    guard form != .utf8 else {
      self.init(bytes, TextForm.plain, isPlaced: isPlaced)
      return
    }
    var writer = SymbolWriter(room: bytes.count, isPlaced: isPlaced)
    guard form != .windows874 else {
      for (index, byte) in bytes.enumerated() { writer.put(windows874: byte, at: index) }
      self.init(writer, width: 1)
      return
    }
    for index in stride(from: form.start, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
      writer.put(scalar: form.isLittle ? second << 8 | first : first << 8 | second, at: index)
    }
    self.init(writer, width: 2)
  }
}

extension SymbolWriter {
  /// Adds a byte of the code page, whose Thai half is the block U+0E00 in the order of Unicode.
  fileprivate mutating func put(windows874 byte: UInt8, at index: Int) {
    switch byte {
    case 0xA0: put(Symbol.space, at: index)
    case 0xA1...0xFB: put(scalar: UInt32(byte) - 0xA0 + 0xE00, at: index)
    case 0x80...0xFF: put(Symbol.other, at: index)
    default: put(Symbol.ascii[Int(byte)], at: index)
    }
  }
}
