import CCMarkGFM

/// GitHub's alert: a quote whose first line is `[!NOTE]`.
struct MarkdownAlert {
  /// NOTE, TIP, IMPORTANT, WARNING or CAUTION.
  let kind: String
  /// The nodes of the mark, which are not printed.
  let marks: [OpaquePointer]

  /// An alert; `nil` for an ordinary quote.
  init?(_ quote: OpaquePointer) {
    guard let paragraph = cmark_node_first_child(quote),
      MarkdownTree.kind(of: paragraph) == .paragraph
    else { return nil }
    var text = ""
    var marks: [OpaquePointer] = []
    var child = cmark_node_first_child(paragraph)
    while let node = child {
      let kind = MarkdownTree.kind(of: node)
      guard kind == .text || kind == .softBreak, marks.count < 8 else { return nil }
      marks.append(node)
      if kind == .softBreak { break }
      text += MarkdownTree.literal(of: node)
      child = cmark_node_next(node)
    }
    guard text.hasPrefix("[!"), text.hasSuffix("]") else { return nil }
    kind = String(text.dropFirst(2).dropLast())
    self.marks = marks
  }
}
