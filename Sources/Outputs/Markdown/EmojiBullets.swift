import CCMarkGFM

/// Paragraphs that begin with an emoji in place of a bullet, as Thai offices write lists.
enum EmojiBullets {
  private static let bullets: Set<Unicode.Scalar> = [
    "🔷", "🔶", "🔹", "🔸", "📌", "📍", "✅", "☑", "✔", "➡", "▶", "⭐", "🌟", "💠", "🟢", "🟡", "🔴",
    "🔵", "🟠", "🟣", "⚫", "⚪", "●", "◆", "■", "✨", "👉", "🎯", "▪", "◾", "♦",
  ]

  /// The emoji, with what joins it, at the start of a paragraph; `nil` where there is none.
  static func bullet(of node: OpaquePointer) -> String? {
    guard MarkdownTree.kind(of: node) == .paragraph, let first = cmark_node_first_child(node),
      MarkdownTree.kind(of: first) == .text, mayBegin(with: cmark_node_get_literal(first))
    else { return nil }
    let text = MarkdownTree.literal(of: first).unicodeScalars
    guard let scalar = text.first, bullets.contains(scalar) else { return nil }
    let bullet = text.prefix { bullets.contains($0) || $0 == "\u{FE0F}" || $0 == "\u{200D}" }
    guard bullet.filter({ bullets.contains($0) }).count == 1 else { return nil }
    return String(String.UnicodeScalarView(bullet))
  }

  /// Whether a text may begin with one: none is ASCII or Thai. A mark of ours may stand before it.
  private static func mayBegin(with text: UnsafePointer<CChar>?) -> Bool {
    guard let text else { return false }
    let first = UInt8(bitPattern: text[0])
    return first >= 0xE2
  }

  /// Whether a paragraph with a bullet has a neighbour with one: alone it is no list.
  static func isInList(_ node: OpaquePointer) -> Bool {
    bullet(of: node) != nil && (hasBulletBefore(node) || hasBulletAfter(node))
  }

  static func hasBulletBefore(_ node: OpaquePointer) -> Bool {
    cmark_node_previous(node).map { bullet(of: $0) != nil } ?? false
  }

  static func hasBulletAfter(_ node: OpaquePointer) -> Bool {
    cmark_node_next(node).map { bullet(of: $0) != nil } ?? false
  }
}
