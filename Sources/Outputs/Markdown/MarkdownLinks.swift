import CCMarkGFM
import Model

/// Links that are safe, and pictures that are ours.
extension MarkdownRenderer {
  mutating func link(_ node: OpaquePointer, _ isEntering: Bool) {
    guard isEntering else {
      if !unlinked.contains(node) { html.append(markup: "</a>") }
      return
    }
    let url = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    if bareAddress(url, node) { return }
    let written = ThaiInlines.unmarked(url)
    guard let address = SafeAddress(written, rootPath: rootPath) else {
      unlinked.insert(node)
      diagnostics.append(.unsafeLink(written, at: place(of: node)))
      return
    }
    note(written, of: node)
    html.append(markup: "<a href=\"")
    html.append(escaping: String(decoding: address.encoded, as: UTF8.self))
    appendTitle(of: node)
    html.append(markup: "\">")
  }

  /// Writes a bare address that Thai follows: the link ends at the mark, the Thai is text.
  ///
  /// - Returns: whether the node was such an address and is written.
  private mutating func bareAddress(_ url: String, _ node: OpaquePointer) -> Bool {
    guard let child = cmark_node_first_child(node), cmark_node_next(child) == nil,
      MarkdownTree.kind(of: child) == .text,
      let text = cmark_node_get_literal(child).map({ String(cString: $0) }),
      let urlMark = url.unicodeScalars.firstIndex(of: "\u{F5D0}"),
      let textMark = text.unicodeScalars.firstIndex(of: "\u{F5D0}"),
      let address = SafeAddress(String(url[..<urlMark]), rootPath: rootPath)
    else { return false }
    note(String(url[..<urlMark]), of: node)
    html.append(markup: "<a href=\"")
    html.append(escaping: String(decoding: address.encoded, as: UTF8.self))
    html.append(markup: "\">")
    html.append(escaping: String(text[..<textMark]))
    html.append(markup: "</a>")
    html.append(escaping: ThaiInlines.unmarked(String(text[textMark...])))
    skipped.insert(child)
    unlinked.insert(node)
    return true
  }

  private mutating func appendTitle(of node: OpaquePointer) {
    let title = cmark_node_get_title(node).map { ThaiInlines.unmarked(String(cString: $0)) } ?? ""
    guard !title.isEmpty else { return }
    html.append(markup: "\" title=\"")
    html.append(escaping: title)
  }

  mutating func image(_ node: OpaquePointer, _ isEntering: Bool) {
    let url = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    let written = ThaiInlines.unmarked(url)
    let picture = pictures[SafeAddress.fileName(written)]
    if isEntering {
      if pictureDepth == 0 {
        if let picture {
          shownPictures.insert(SafeAddress.fileName(written))
          let words = MarkdownTree.plainText(of: node)
          if words.allSatisfy(\.isWhitespace) || NewsItem.Picture.isFileName(words) {
            diagnostics.append(.pictureWithoutWords(written, at: place(of: node)))
          }
          if !picture.sources.isEmpty {
            html.append(markup: "<picture><source type=\"image/webp\" srcset=\"")
            html.append(escaping: picture.choices)
            html.append(markup: "\" sizes=\"(min-width: 43rem) 41rem, 95vw\">")
          }
          html.append(markup: "<img src=\"")
          html.append(escaping: picture.address)
          html.append(markup: "\" alt=\"")
        } else {
          diagnostics.append(.pictureNotFound(written, at: place(of: node)))
        }
      }
      pictureDepth += 1
      return
    }
    pictureDepth -= 1
    guard pictureDepth == 0, let picture else { return }
    appendTitle(of: node)
    html.append(markup: "\" width=\"")
    html.append(escaping: String(picture.width))
    html.append(markup: "\" height=\"")
    html.append(escaping: String(picture.height))
    html.append(markup: "\" loading=\"lazy\">")
    if !picture.sources.isEmpty { html.append(markup: "</picture>") }
  }
}
