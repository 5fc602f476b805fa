import CCMarkGFM

/// Tables in a box of their own that scrolls, their columns aligned by class.
extension MarkdownRenderer {
  mutating func table(_ node: OpaquePointer, _ isEntering: Bool) {
    startLine()
    guard isEntering else {
      if hasTableBody { html.append(markup: "</tbody>\n") }
      return html.append(markup: "</table></div>\n")
    }
    tables += 1
    hasTableBody = false
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    let alignments = cmark_gfm_extensions_get_table_alignments(node)
    columns = (0..<count).map { alignments?[$0] ?? 0 }
    html.append(markup: "<div class=\"ps-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
    html.append(escaping: "\(labels.table) \(tables)")
    html.append(markup: "\"><table>\n<caption class=\"ps-visually-hidden\">")
    html.append(escaping: "\(labels.table) \(tables)")
    html.append(markup: "</caption>\n")
  }

  mutating func tableHeader(_ isEntering: Bool) {
    startLine()
    isInHeader = isEntering
    column = 0
    isEntering
      ? html.append(markup: "<thead>\n<tr>\n") : html.append(markup: "</tr>\n</thead>\n")
  }

  mutating func tableRow(_ isEntering: Bool) {
    startLine()
    column = 0
    if isEntering, !hasTableBody {
      hasTableBody = true
      html.append(markup: "<tbody>\n")
    }
    isEntering ? html.append(markup: "<tr>\n") : html.append(markup: "</tr>\n")
  }

  mutating func tableCell(_ isEntering: Bool) {
    guard isEntering else {
      column += 1
      return isInHeader ? html.append(markup: "</th>\n") : html.append(markup: "</td>\n")
    }
    startLine()
    isInHeader ? html.append(markup: "<th scope=\"col\"") : html.append(markup: "<td")
    switch column < columns.count ? columns[column] : 0 {
    case UInt8(ascii: "l"): html.append(markup: " class=\"ps-align-left\"")
    case UInt8(ascii: "c"): html.append(markup: " class=\"ps-align-center\"")
    case UInt8(ascii: "r"): html.append(markup: " class=\"ps-align-right\"")
    default: break
    }
    html.append(markup: ">")
  }
}
