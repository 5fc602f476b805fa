import CCMarkGFM
import Model
import Synchronization

/// A parsed Markdown text, as cmark-gfm's tree.
///
/// The parser's `strikethrough` and `autolink` extensions change a table that all parses share,
/// so that two parses at once give wrong output (github/cmark-gfm#176). One lock holds parsing;
/// rendering is ours and needs none.
struct MarkdownTree: ~Copyable {
  /// The kinds of nodes that we print, by the names that the library gives them: the numbers of
  /// the extensions' nodes are not in any installed header.
  enum Kind {
    case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, rule
    case footnote, text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image
    case footnoteReference, table, tableHeader, tableRow, tableCell, strikethrough, task, other
  }

  let root: OpaquePointer

  /// Registered once: a second time would end the process.
  private static let registration: Void = cmark_gfm_core_extensions_ensure_registered()

  private static let parsing = Mutex(())

  /// Parses a text that the guard let through; `nil` where the library gives no tree.
  init?(_ markdown: [UInt8]) {
    let root = Self.parsing.withLock { _ in Self.parse(markdown) }
    guard let root else { return nil }
    self.root = root
  }

  deinit { cmark_node_free(root) }

  private static func parse(_ markdown: [UInt8]) -> sending OpaquePointer? {
    let validation = isSound(markdown) ? 0 : CMARK_OPT_VALIDATE_UTF8
    guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | validation) else { return nil }
    defer { cmark_parser_free(parser) }
    _ = registration
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      guard let syntax = cmark_find_syntax_extension(name) else { return nil }
      cmark_parser_attach_syntax_extension(parser, syntax)
    }
    markdown.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        cmark_parser_feed(parser, characters.baseAddress, characters.count)
      }
    }
    return cmark_parser_finish(parser)
  }

  /// Whether a text is certainly UTF-8: ASCII, Thai, dashes, quotation marks and our own mark.
  ///
  /// The parser looks at it a byte at a time, and copies it so.
  /// - Complexity: O(n).
  static func isSound(_ markdown: [UInt8]) -> Bool {
    markdown.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        if bytes.areTwoThaiLetters(at: index) {
          index &+= 6
        } else if bytes[index] &- 1 < 0x7F {
          index &+= 1
        } else if index &+ 2 < bytes.count, isLetter(bytes[index], bytes[index &+ 1]),
          bytes[index &+ 2] & 0xC0 == 0x80
        {
          index &+= 3
        } else {
          return false
        }
      }
      return true
    }
  }

  private static func isLetter(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case 0xE0: second & 0xFE == 0xB8
    case 0xE2: second == 0x80
    case 0xEF: second == ThaiInlines.mark[1]
    default: false
    }
  }

  /// What a node is.
  static func kind(of node: OpaquePointer) -> Kind {
    // The library has no name for these two.
    switch cmark_node_get_type(node) {
    case CMARK_NODE_FOOTNOTE_DEFINITION: return .footnote
    case CMARK_NODE_FOOTNOTE_REFERENCE: return .footnoteReference
    // Those that no extension gives another name, without a look at it.
    case CMARK_NODE_TEXT: return .text
    case CMARK_NODE_PARAGRAPH: return .paragraph
    case CMARK_NODE_SOFTBREAK: return .softBreak
    case CMARK_NODE_HEADING: return .heading
    case CMARK_NODE_STRONG: return .strong
    case CMARK_NODE_LINK: return .link
    case CMARK_NODE_LIST: return .list
    case CMARK_NODE_DOCUMENT: return .document
    case CMARK_NODE_BLOCK_QUOTE: return .blockQuote
    case CMARK_NODE_CODE_BLOCK: return .codeBlock
    case CMARK_NODE_LINEBREAK: return .lineBreak
    case CMARK_NODE_CODE: return .code
    case CMARK_NODE_EMPH: return .emphasis
    case CMARK_NODE_IMAGE: return .image
    default: break
    }
    guard let name = cmark_node_get_type_string(node) else { return .other }
    // An item, where it isn't a task.
    if name[0] == CChar(bitPattern: UInt8(ascii: "i")),
      name[1] == CChar(bitPattern: UInt8(ascii: "t"))
    {
      return .item
    }
    return table(named: name) ?? kinds[String(cString: name)] ?? .other
  }

  /// A table or a part of it: `table`, `table_header`, `table_row`, `table_cell`.
  private static func table(named name: UnsafePointer<CChar>) -> Kind? {
    for (place, letter) in "table".utf8.enumerated() where UInt8(bitPattern: name[place]) != letter
    {
      return nil
    }
    switch UInt8(bitPattern: name[5]) {
    case 0: return .table
    case UInt8(ascii: "_"): break
    default: return nil
    }
    switch UInt8(bitPattern: name[6]) {
    case UInt8(ascii: "c"): return .tableCell
    case UInt8(ascii: "r"): return .tableRow
    case UInt8(ascii: "h"): return .tableHeader
    default: return nil
    }
  }

  private static let kinds: [String: Kind] = [
    "document": .document, "block_quote": .blockQuote, "list": .list, "item": .item,
    "code_block": .codeBlock, "html_block": .htmlBlock, "paragraph": .paragraph,
    "heading": .heading, "thematic_break": .rule,
    "text": .text, "softbreak": .softBreak, "linebreak": .lineBreak, "code": .code,
    "html_inline": .htmlInline, "emph": .emphasis, "strong": .strong, "link": .link,
    "image": .image, "table": .table,
    "table_header": .tableHeader, "table_row": .tableRow, "table_cell": .tableCell,
    "strikethrough": .strikethrough, "tasklist": .task,
  ]

  /// The bytes of the text that a node holds itself, for as long as the tree lives.
  static func bytes(of node: OpaquePointer) -> UnsafeBufferPointer<UInt8> {
    guard let text = cmark_node_get_literal(node) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    var count = 0
    while text[count] != 0 { count += 1 }
    return UnsafeRawBufferPointer(start: text, count: count).bindMemory(to: UInt8.self)
  }

  /// The text that a node holds itself, without the marks that we put into it.
  static func literal(of node: OpaquePointer) -> String {
    cmark_node_get_literal(node).map { ThaiInlines.unmarked(String(cString: $0)) } ?? ""
  }

  /// The text of a node and all below it, without marks.
  static func plainText(of node: OpaquePointer) -> String {
    guard let walk = cmark_iter_new(node) else { return "" }
    defer { cmark_iter_free(walk) }
    var text = ""
    while true {
      switch cmark_iter_next(walk) {
      case CMARK_EVENT_DONE: return text
      case CMARK_EVENT_ENTER:
        guard let inner = cmark_iter_get_node(walk) else { continue }
        switch kind(of: inner) {
        case .text, .code: text += literal(of: inner)
        case .softBreak, .lineBreak: text += " "
        default: break
        }
      default: break
      }
    }
  }
}
