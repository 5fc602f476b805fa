import CCMarkGFM
public import Model

extension MarkdownPage {
  /// The most letters of a teaser.
  static let longestTeaser = 160

  /// The beginning of a text that has no summary, for lists and feeds; `nil` without paragraphs.
  ///
  /// A headline that the text repeats is left out, and so are headings, tables and lists.
  public static func teaser(of text: NewsItem.Text) -> String? {
    guard let (paragraphs, areAll) = quietParagraphs(text.markdown),
      MarkdownGuard.refusal(of: text.markdown) == nil
    else { return parsedTeaser(of: text) }
    var words = ""
    for paragraph in paragraphs where !isHeadline(paragraph, of: text) {
      words += (words.isEmpty ? "" : " ") + paragraph
      if isLong(words) { return shortened(words) }
    }
    return areAll ? shortened(words) : parsedTeaser(of: text)
  }

  /// The same by the parser, whatever the text.
  static func parsedTeaser(of text: NewsItem.Text) -> String? {
    guard MarkdownGuard.refusal(of: text.markdown) == nil,
      let tree = MarkdownTree(
        ThaiInlines.marked(ThaiParagraphs.unindented(text.markdown)))
    else { return nil }
    var words = ""
    var node = cmark_node_first_child(tree.root)
    while let block = node, !isLong(words) {
      if MarkdownTree.kind(of: block) == .paragraph {
        var paragraph = MarkdownTree.plainText(of: block)
        if let bullet = EmojiBullets.bullet(of: block) {
          paragraph = String(paragraph.unicodeScalars.dropFirst(bullet.unicodeScalars.count))
        }
        if !isHeadline(paragraph, of: text) { words += (words.isEmpty ? "" : " ") + paragraph }
      }
      node = cmark_node_next(block)
    }
    return shortened(words)
  }

  private static func shortened(_ words: String) -> String? {
    let teaser = ThaiWords.beginning(of: words, most: longestTeaser)
    return teaser.isEmpty ? nil : teaser
  }

  /// Whether words have more letters than a teaser.
  private static func isLong(_ words: String) -> Bool {
    words.utf8.count > longestTeaser && !words.dropFirst(longestTeaser).isEmpty
  }

  private static func isHeadline(_ paragraph: String, of text: NewsItem.Text) -> Bool {
    func letters(_ text: String) -> some Sequence<Character> {
      text.lazy.filter { !$0.isWhitespace }
    }
    return letters(paragraph).elementsEqual(letters(text.title))
  }
}
