import CCMarkGFM
public import Model

extension MarkdownPage {
  /// The most letters of a teaser.
  static let longestTeaser = 160

  /// The beginning of a text that has no summary, for lists and feeds; `nil` without paragraphs.
  ///
  /// It is asked of a text in which `inspected` found nothing: one that is refused has no page.
  /// A headline that the text repeats is left out, and so are headings, tables and lists.
  public static func teaser(of text: NewsItem.Text) -> String? {
    // A first paragraph most often suffices, whatever marks stand behind it.
    for enough in [fewestBytes, enoughBytes] {
      guard let (paragraphs, areAll) = quietParagraphs(text.markdown, enough: enough) else {
        guard MarkdownGuard.refusal(of: text.markdown) == nil else { return nil }
        return begunTeaser(of: text) ?? parsedTeaser(of: text)
      }
      var words = ""
      for paragraph in paragraphs where !isHeadline(paragraph, of: text) {
        words += (words.isEmpty ? "" : " ") + paragraph
        if isLong(words) { return shortened(words) }
      }
      if areAll { return shortened(words) }
    }
    return parsedTeaser(of: text)
  }

  /// The same by the parser, of the first paragraphs alone where they suffice.
  ///
  /// A blank line ends a paragraph, and nothing behind it changes what it means but the address of
  /// a link that is named in it, or a footnote: both are written `]:`.
  private static func begunTeaser(of text: NewsItem.Text) -> String? {
    let markdown = text.markdown
    let end = markdown.withUnsafeBufferPointer { bytes -> Int? in
      func stand(_ first: UInt8, _ second: UInt8, from start: Int) -> Int? {
        (start..<max(start, bytes.count - 1)).first {
          bytes[$0] == first && bytes[$0 + 1] == second
        }
      }
      guard stand(UInt8(ascii: "]"), UInt8(ascii: ":"), from: 0) == nil else { return nil }
      return stand(0x0A, 0x0A, from: enoughBytes)
    }
    guard let end, let words = words(of: Array(markdown[...end]), in: text), isLong(words) else {
      return nil
    }
    return shortened(words)
  }

  /// So many bytes nearly always hold the letters of a teaser.
  static let enoughBytes = 6 * longestTeaser
  /// So many hold them where few stand over one another.
  private static let fewestBytes = 3 * longestTeaser

  /// The same by the parser, whatever the text.
  static func parsedTeaser(of text: NewsItem.Text) -> String? {
    guard MarkdownGuard.refusal(of: text.markdown) == nil else { return nil }
    return words(of: text.markdown, in: text).flatMap { shortened($0) }
  }

  /// The first paragraphs of a text that the guard let through, as many as a teaser takes.
  private static func words(of markdown: [UInt8], in text: NewsItem.Text) -> String? {
    guard let tree = MarkdownTree(ThaiInlines.marked(ThaiParagraphs.unindented(markdown))) else {
      return nil
    }
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
    return words
  }

  private static func shortened(_ words: String) -> String? {
    let teaser = ThaiWords.beginning(of: words, most: longestTeaser)
    return teaser.isEmpty ? nil : teaser
  }

  /// Whether words have more letters than a teaser.
  private static func isLong(_ words: String) -> Bool {
    guard words.utf8.count > longestTeaser else { return false }
    // White space counts letter for letter here, and singly there: fewer are certainly enough.
    if PlainLetters.areMore(in: words, than: longestTeaser) == true { return true }
    return !words.dropFirst(longestTeaser).isEmpty
  }

  private static func isHeadline(_ paragraph: String, of text: NewsItem.Text) -> Bool {
    func letters(_ text: String) -> some Sequence<Character> {
      text.lazy.filter { !$0.isWhitespace }
    }
    return letters(paragraph).elementsEqual(letters(text.title))
  }
}
