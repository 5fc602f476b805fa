import CCMarkGFM
import Model

/// Walks a Markdown tree and writes its HTML, without recursion.
struct MarkdownRenderer {
  var html = HTML()
  var diagnostics: [Diagnostic] = []
  var shownPictures: Set<String> = []
  var links: [MarkdownPage.Link] = []

  var source: MarkdownSource
  let labels: MarkdownPage.Labels
  let rootPath: String
  let pictures: [String: MarkdownPage.Picture]
  /// How many levels headings move down, so that none is a page's first.
  private let headingShift: Int32
  private var ids = HeadingIDs()
  /// Inside a picture's words: tags are left out.
  var pictureDepth = 0
  var skipped: Set<OpaquePointer> = []
  private var alerts: Set<OpaquePointer> = []
  var unlinked: Set<OpaquePointer> = []
  var tables = 0
  var columns: [UInt8] = []
  var column = 0
  var isInHeader = false
  var hasTableBody = false
  /// How often each footnote is named, by its number.
  private var references: [String: Int] = [:]
  private var footnoteNumber = 0

  init(
    tree: borrowing MarkdownTree, source: MarkdownSource, labels: MarkdownPage.Labels,
    rootPath: String,
    pictures: [String: MarkdownPage.Picture]
  ) {
    self.source = source
    self.labels = labels
    self.rootPath = rootPath
    self.pictures = pictures
    headingShift = source.mayHaveFirstHeading && Self.hasFirstHeading(tree.root) ? 1 : 0
  }

  private static func hasFirstHeading(_ root: OpaquePointer) -> Bool {
    guard let walk = cmark_iter_new(root) else { return false }
    defer { cmark_iter_free(walk) }
    while true {
      let event = cmark_iter_next(walk)
      if event == CMARK_EVENT_DONE { return false }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(walk) else { continue }
      if MarkdownTree.kind(of: node) == .heading, cmark_node_get_heading_level(node) == 1 {
        return true
      }
    }
  }

  /// Writes the whole tree.
  mutating func run(_ tree: borrowing MarkdownTree) {
    guard let walk = cmark_iter_new(tree.root) else { return }
    defer { cmark_iter_free(walk) }
    while true {
      let event = cmark_iter_next(walk)
      if event == CMARK_EVENT_DONE { break }
      guard let node = cmark_iter_get_node(walk) else { continue }
      if skipped.contains(node) { continue }
      let isEntering = event == CMARK_EVENT_ENTER
      if pictureDepth > 0, MarkdownTree.kind(of: node) != .image {
        if isEntering { appendPlain(node) }
      } else {
        write(node, isEntering)
      }
    }
    closeFootnotes()
  }

  private mutating func write(_ node: OpaquePointer, _ isEntering: Bool) {
    switch MarkdownTree.kind(of: node) {
    case .document, .other: break
    case .blockQuote: blockQuote(node, isEntering)
    case .list: list(node, isEntering)
    case .item: item(isEntering)
    case .task: task(node, isEntering)
    case .codeBlock: codeBlock(node)
    case .htmlBlock, .htmlInline: diagnostics.append(.rawHTMLDropped(at: place(of: node)))
    case .paragraph: paragraph(node, isEntering)
    case .heading: heading(node, isEntering)
    case .rule:
      startLine()
      html.append(markup: "<hr>\n")
    case .footnote: footnote(node, isEntering)
    case .footnoteReference: if isEntering { footnoteReference(node) }
    case .text: text(node)
    case .softBreak: html.append(markup: "\n")
    case .lineBreak: html.append(markup: "<br>\n")
    case .code:
      html.append(markup: "<code>")
      html.append(escaping: MarkdownTree.literal(of: node))
      html.append(markup: "</code>")
    case .emphasis: isEntering ? html.append(markup: "<em>") : html.append(markup: "</em>")
    case .strong: isEntering ? html.append(markup: "<strong>") : html.append(markup: "</strong>")
    case .strikethrough: isEntering ? html.append(markup: "<del>") : html.append(markup: "</del>")
    case .link: link(node, isEntering)
    case .image: image(node, isEntering)
    case .table: table(node, isEntering)
    case .tableHeader: tableHeader(isEntering)
    case .tableRow: tableRow(isEntering)
    case .tableCell: tableCell(isEntering)
    }
  }

  /// Writes a text; most have no bullet, no mark of ours and no bracket.
  private mutating func text(_ node: OpaquePointer) {
    let bytes = MarkdownTree.bytes(of: node)
    let needsLook =
      (bytes.first ?? 0) >= 0xE2 || bytes.place(of: 0xEF) != nil
      || bytes.place(of: UInt8(ascii: "]")) != nil
    guard needsLook else { return html.append(escaping: bytes[...]) }
    html.append(escaping: textWithoutBullet(node))
    tellSpacedLinks(in: node)
  }

  /// Begins a new line unless one has just begun.
  mutating func startLine() {
    if let last = html.bytes.last, last != UInt8(ascii: "\n") { html.append(markup: "\n") }
  }

  func place(of node: OpaquePointer) -> Place {
    let line = max(1, cmark_node_get_start_line(node))
    let start = UInt32(max(1, cmark_node_get_start_column(node)) - 1)
    let end = UInt32(max(0, cmark_node_get_end_column(node)))
    let isOneLine = cmark_node_get_end_line(node) == line
    return Place(
      file: source.body.file, line: source.body.line + UInt32(line) - 1,
      columns: start..<(isOneLine ? max(start + 1, end) : start + 1))
  }

  private mutating func appendPlain(_ node: OpaquePointer) {
    switch MarkdownTree.kind(of: node) {
    case .text, .code: html.append(escaping: MarkdownTree.literal(of: node))
    case .softBreak, .lineBreak: html.append(markup: " ")
    default: break
    }
  }

  // MARK: - Blocks

  private mutating func blockQuote(_ node: OpaquePointer, _ isEntering: Bool) {
    startLine()
    guard isEntering else {
      alerts.contains(node)
        ? html.append(markup: "</div>\n") : html.append(markup: "</blockquote>\n")
      return
    }
    guard let alert = MarkdownAlert(node), let title = labels.alerts[alert.kind] else {
      html.append(markup: "<blockquote>\n")
      return
    }
    alerts.insert(node)
    skipped.formUnion(alert.marks)
    html.append(markup: "<div class=\"ps-alert ps-alert--")
    html.append(escaping: alert.kind.lowercased())
    html.append(markup: "\">\n<p class=\"ps-alert__title\">")
    html.append(escaping: title)
    html.append(markup: "</p>\n")
  }

  private mutating func list(_ node: OpaquePointer, _ isEntering: Bool) {
    startLine()
    let isBullets = cmark_node_get_list_type(node) == CMARK_BULLET_LIST
    guard isEntering else {
      isBullets ? html.append(markup: "</ul>\n") : html.append(markup: "</ol>\n")
      return
    }
    let start = cmark_node_get_list_start(node)
    if isBullets {
      let isTasks = cmark_node_first_child(node).map { MarkdownTree.kind(of: $0) == .task } ?? false
      isTasks ? html.append(markup: "<ul class=\"ps-tasks\">\n") : html.append(markup: "<ul>\n")
    } else if start == 1 {
      html.append(markup: "<ol>\n")
    } else {
      html.append(markup: "<ol start=\"")
      html.append(escaping: String(start))
      html.append(markup: "\">\n")
    }
  }

  private mutating func item(_ isEntering: Bool) {
    if isEntering { startLine() }
    isEntering ? html.append(markup: "<li>") : html.append(markup: "</li>\n")
  }

  private mutating func task(_ node: OpaquePointer, _ isEntering: Bool) {
    guard isEntering else { return html.append(markup: "</li>\n") }
    startLine()
    let isDone = cmark_gfm_extensions_get_tasklist_item_checked(node)
    isDone
      ? html.append(markup: "<li class=\"ps-task ps-task--done\">")
      : html.append(markup: "<li class=\"ps-task\">")
    html.append(markup: "<span class=\"ps-visually-hidden\">")
    html.append(escaping: isDone ? labels.done : labels.notDone)
    html.append(markup: " </span>")
  }

  private mutating func codeBlock(_ node: OpaquePointer) {
    startLine()
    html.append(markup: "<pre tabindex=\"0\"><code")
    let info =
      cmark_node_get_fence_info(node).map { ThaiInlines.unmarked(String(cString: $0)) } ?? ""
    if let language = info.split(separator: " ").first {
      html.append(markup: " class=\"language-")
      html.append(escaping: String(language))
      html.append(markup: "\"")
    }
    html.append(markup: ">")
    html.append(escaping: MarkdownTree.literal(of: node))
    html.append(markup: "</code></pre>\n")
  }

  private mutating func paragraph(_ node: OpaquePointer, _ isEntering: Bool) {
    if isTight(node) { return }
    if EmojiBullets.isInList(node) { return bullet(node, isEntering) }
    if isEntering {
      if cmark_node_first_child(node).map({ skipped.contains($0) }) ?? false, hasOnlySkipped(node) {
        return
      }
      startLine()
      html.append(markup: "<p>")
    } else {
      if hasOnlySkipped(node) { return }
      html.append(markup: "</p>\n")
    }
  }

  /// Whether all of a paragraph was an alert's mark.
  private func hasOnlySkipped(_ node: OpaquePointer) -> Bool {
    var child = cmark_node_first_child(node)
    guard child != nil else { return false }
    while let current = child {
      if !skipped.contains(current) { return false }
      child = cmark_node_next(current)
    }
    return true
  }

  /// Whether a paragraph stands in a list without blank lines, where it has no tag.
  private func isTight(_ node: OpaquePointer) -> Bool {
    guard let parent = cmark_node_parent(node), let list = cmark_node_parent(parent),
      MarkdownTree.kind(of: list) == .list
    else { return false }
    return cmark_node_get_list_tight(list) != 0
  }

  private mutating func bullet(_ node: OpaquePointer, _ isEntering: Bool) {
    guard isEntering else {
      html.append(markup: "</li>\n")
      if !EmojiBullets.hasBulletAfter(node) { html.append(markup: "</ul>\n") }
      return
    }
    startLine()
    if !EmojiBullets.hasBulletBefore(node) { html.append(markup: "<ul class=\"ps-bullets\">\n") }
    html.append(markup: "<li><span aria-hidden=\"true\">")
    html.append(escaping: EmojiBullets.bullet(of: node) ?? "")
    html.append(markup: "</span> ")
  }

  /// The text of a node, without the bullet that its list item has printed already.
  private func textWithoutBullet(_ node: OpaquePointer) -> String {
    let text = MarkdownTree.literal(of: node)
    guard let parent = cmark_node_parent(node), cmark_node_previous(node) == nil,
      EmojiBullets.isInList(parent), let bullet = EmojiBullets.bullet(of: parent)
    else { return text }
    var rest = Substring(text).unicodeScalars.dropFirst(bullet.unicodeScalars.count)
    while let first = rest.first, first == " " || first == "\u{A0}" { rest = rest.dropFirst() }
    return String(rest)
  }

  private mutating func heading(_ node: OpaquePointer, _ isEntering: Bool) {
    let level = String(min(6, cmark_node_get_heading_level(node) + headingShift))
    if isEntering {
      startLine()
      html.append(markup: "<h")
      html.append(escaping: level)
      html.append(markup: " id=\"")
      html.append(escaping: ids.id(for: MarkdownTree.plainText(of: node)))
      html.append(markup: "\">")
    } else {
      html.append(markup: "</h")
      html.append(escaping: level)
      html.append(markup: ">\n")
    }
  }

  // MARK: - Footnotes

  /// A reference by the library's number, which counts those in pictures' words too.
  private mutating func footnoteReference(_ node: OpaquePointer) {
    let number = MarkdownTree.literal(of: node)
    references[number, default: 0] += 1
    let count = references[number] ?? 1
    html.append(markup: "<sup><a href=\"#fn:")
    html.append(escaping: number)
    html.append(markup: "\" id=\"fnref:")
    html.append(escaping: count == 1 ? number : "\(number):\(count)")
    html.append(markup: "\">")
    html.append(escaping: number)
    html.append(markup: "</a></sup>")
  }

  /// The library puts the footnotes at the end, in the order of their numbers.
  private mutating func footnote(_ node: OpaquePointer, _ isEntering: Bool) {
    startLine()
    guard isEntering else {
      let number = String(footnoteNumber)
      if references[number] != nil {
        html.append(markup: "<a class=\"ps-footnotes__back\" href=\"#fnref:")
        html.append(escaping: number)
        html.append(markup: "\" aria-label=\"")
        html.append(escaping: "\(labels.backToText) \(number)")
        html.append(markup: "\">↩</a>")
      }
      return html.append(markup: "</li>\n")
    }
    if footnoteNumber == 0 {
      html.append(markup: "<section class=\"ps-footnotes\" aria-labelledby=\"footnotes\">\n")
      html.append(markup: "<h2 class=\"ps-visually-hidden\" id=\"footnotes\">")
      html.append(escaping: labels.footnotes)
      html.append(markup: "</h2>\n<ol>\n")
    }
    footnoteNumber += 1
    html.append(markup: "<li id=\"fn:")
    html.append(escaping: String(footnoteNumber))
    html.append(markup: "\">\n")
  }

  private mutating func closeFootnotes() {
    if footnoteNumber > 0 { html.append(markup: "</ol>\n</section>\n") }
  }
}
