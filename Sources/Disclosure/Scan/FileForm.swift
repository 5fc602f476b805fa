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
    let table = form == .windows874 ? RawForm.windows874Symbols : RawForm.utf16Symbols
    let writer = bytes.withUnsafeBufferPointer { bytes in
      table.withUnsafeBufferPointer { form.folded(bytes, $0, isPlaced: isPlaced) }
    }
    self.init(writer, width: form == .windows874 ? 1 : 2)
  }
}

extension RawForm {
  /// The symbol of each unit of UTF-16.
  fileprivate static let utf16Symbols = (0...0xFFFF).map { Symbol.of(UInt32($0)) }

  /// The symbol of each byte of the code page, whose Thai half is the block U+0E00 in the order of
  /// Unicode.
  fileprivate static let windows874Symbols = (0...0xFF).map { (byte: UInt32) in
    switch byte {
    case 0xA0: Symbol.space
    case 0xA1...0xFB: Symbol.of(byte - 0xA0 + 0xE00)
    case 0x80...0xFF: Symbol.other
    default: Symbol.of(byte)
    }
  }

  /// The symbols of all units. A database is read so five times: a look into a table for each unit.
  fileprivate func folded(
    _ bytes: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<UInt8>, isPlaced: Bool
  ) -> SymbolWriter {
    var writer = SymbolWriter(room: bytes.count, isPlaced: isPlaced)
    let width = self == .windows874 ? 1 : 2
    let (low, high) = isLittle ? (0, width - 1) : (width - 1, 0)
    var index = start
    while index <= bytes.count &- width {
      let unit =
        width == 1 ? Int(bytes[index]) : Int(bytes[index &+ high]) << 8 | Int(bytes[index &+ low])
      let symbol = table[unit]
      if symbol >= 0x80 {
        writer.putThai(symbol, at: index)
      } else if symbol != Symbol.nothing {
        writer.put(symbol, at: index)
      }
      index &+= width
    }
    return writer
  }
}
