import CCMarkGFM
import Model

/// Links that are safe, and pictures that are ours.
extension MarkdownRenderer {
  mutating func link(_ node: OpaquePointer, _ isEntering: Bool) {
    guard isEntering else {
      if !unlinked.contains(node) { html.append(markup: "</a>") }
      return
    }
    let written = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    guard let address = SafeAddress(written, rootPath: rootPath) else {
      unlinked.insert(node)
      diagnostics.append(.unsafeLink(written, at: place(of: node)))
      return
    }
    html.append(markup: "<a href=\"")
    html.append(escaping: String(decoding: address.encoded, as: UTF8.self))
    appendTitle(of: node)
    html.append(markup: "\">")
  }

  private mutating func appendTitle(of node: OpaquePointer) {
    let title = cmark_node_get_title(node).map { String(cString: $0) } ?? ""
    guard !title.isEmpty else { return }
    html.append(markup: "\" title=\"")
    html.append(escaping: title)
  }

  mutating func image(_ node: OpaquePointer, _ isEntering: Bool) {
    let written = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    let picture = pictures[SafeAddress.fileName(written)]
    if isEntering {
      if pictureDepth == 0 {
        if let picture {
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
  }
}
