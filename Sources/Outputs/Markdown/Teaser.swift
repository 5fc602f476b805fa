import CCMarkGFM
public import Model

extension MarkdownPage {
  /// The most letters of a teaser.
  static let longestTeaser = 160

  /// The beginning of a text that has no summary, for lists and feeds; `nil` without paragraphs.
  ///
  /// A headline that the text repeats is left out, and so are headings, tables and lists.
  public static func teaser(of text: NewsItem.Text) -> String? {
    guard MarkdownGuard.refusal(of: text.markdown) == nil,
      let tree = MarkdownTree(
        ThaiInlines.marked(ThaiParagraphs.unindented(text.markdown)))
    else { return nil }
    var words = ""
    var node = cmark_node_first_child(tree.root)
    while let block = node, words.count <= longestTeaser {
      if MarkdownTree.kind(of: block) == .paragraph {
        var paragraph = MarkdownTree.plainText(of: block)
        if let bullet = EmojiBullets.bullet(of: block) {
          paragraph = String(paragraph.unicodeScalars.dropFirst(bullet.unicodeScalars.count))
        }
        if !isHeadline(paragraph, of: text) { words += (words.isEmpty ? "" : " ") + paragraph }
      }
      node = cmark_node_next(block)
    }
    let teaser = ThaiWords.beginning(of: words, most: longestTeaser)
    return teaser.isEmpty ? nil : teaser
  }

  private static func isHeadline(_ paragraph: String, of text: NewsItem.Text) -> Bool {
    func letters(_ text: String) -> some Sequence<Character> {
      text.lazy.filter { !$0.isWhitespace }
    }
    return letters(paragraph).elementsEqual(letters(text.title))
  }
}
