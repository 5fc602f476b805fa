extension HTML {
  /// The text as a reader sees it, a block each: paragraphs, cells, items.
  ///
  /// For HTML that this program made; what stands in tags is no text.
  /// - Complexity: O(n).
  var blocks: [String] {
    var blocks: [String] = []
    var text: [UInt8] = []
    func end() {
      let block = String(decoding: text, as: UTF8.self)
      if block.contains(where: { !$0.isWhitespace }) { blocks.append(block) }
      text = []
    }
    var position = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "<"):
        let close = bytes[position...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1
        let name = bytes[(position + 1)...close].drop { $0 == UInt8(ascii: "/") }
          .prefix { (0x61...0x7A).contains($0) || (0x31...0x36).contains($0) }
        if !Self.inline.contains(String(decoding: name, as: UTF8.self)) { end() }
        position = close + 1
      case UInt8(ascii: "&"):
        let close = bytes[position...].prefix(8).firstIndex(of: UInt8(ascii: ";"))
        let name = close.map { String(decoding: bytes[(position + 1)..<$0], as: UTF8.self) }
        if let close, let letter = name.flatMap({ Self.entities[$0] }) {
          text.append(letter)
          position = close + 1
        } else {
          text.append(bytes[position])
          position += 1
        }
      default:
        text.append(bytes[position])
        position += 1
      }
    }
    end()
    return blocks
  }

  private static let inline: Set<String> = [
    "a", "strong", "em", "del", "code", "sup", "span", "img", "time",
  ]

  /// The escapes that `append(escaping:)` writes.
  private static let entities: [String: UInt8] = [
    "amp": UInt8(ascii: "&"), "lt": UInt8(ascii: "<"), "gt": UInt8(ascii: ">"),
    "quot": UInt8(ascii: "\""), "#39": UInt8(ascii: "'"),
  ]
}
