import CCMarkGFM
import Model

/// A text as its writer typed it, to show where in it something stands.
///
/// The parser is given a changed text (`ThaiInlines`, `ThaiParagraphs`) with the same lines, so
/// that its lines hold and its columns don't.
struct MarkdownSource {
  /// The file, and the line on which the text begins.
  let body: Place
  private let markdown: [UInt8]
  /// Where each line begins; most texts are never asked for a place.
  private lazy var lineStarts = Self.lineStarts(of: markdown)

  init(_ markdown: [UInt8], body: Place) {
    self.body = body
    self.markdown = markdown
  }

  /// Whether a heading of the first level may stand in the text: its marks do.
  var mayHaveFirstHeading: Bool {
    markdown.withUnsafeBufferPointer {
      $0.place(of: UInt8(ascii: "#")) != nil || $0.place(of: UInt8(ascii: "=")) != nil
    }
  }

  private static func lineStarts(of markdown: [UInt8]) -> [Int] {
    markdown.withUnsafeBufferPointer { bytes in
      var starts = [0]
      while let end = bytes.place(of: UInt8(ascii: "\n"), from: starts[starts.count - 1]) {
        starts.append(end + 1)
      }
      return starts
    }
  }

  /// A line without its end; the first is 1.
  private mutating func text(ofLine number: Int) -> ArraySlice<UInt8> {
    let end = number < lineStarts.count ? lineStarts[number] - 1 : markdown.count
    return markdown[lineStarts[number - 1]..<end]
  }

  /// The most bytes that are looked at for places: a hostile text names many that aren't there.
  private static let mostSearchedBytes = 2_000_000
  private var searchedBytes = 0
  /// Where the last words were found: the next stand behind them.
  private var last = (line: 0, index: 0)

  /// Where words stand on a line, or within the next lines; `nil` where they don't.
  ///
  /// - Parameter line: counted from 1.
  mutating func place(of words: String, from line: Int) -> Place? {
    let words = Array(words.utf8)
    guard let first = words.first, searchedBytes <= Self.mostSearchedBytes else { return nil }
    for number in max(1, line)..<(max(1, line) + 4) where number <= lineStarts.count {
      let text = text(ofLine: number)
      var start = number == last.line ? last.index : text.startIndex
      while let found = text[start...].firstIndex(of: first) {
        searchedBytes += found - start + 1
        guard searchedBytes <= Self.mostSearchedBytes else { return nil }
        start = found + 1
        guard text[found...].starts(with: words) else { continue }
        last = (number, start)
        let column = UInt32(found - text.startIndex)
        return Place(
          file: body.file, line: body.line + UInt32(number) - 1,
          columns: column..<(column + UInt32(words.count)))
      }
      searchedBytes += text.endIndex - start
      guard searchedBytes <= Self.mostSearchedBytes else { return nil }
    }
    return nil
  }

  /// Whether a backslash stands before a place.
  mutating func isEscaped(_ place: Place) -> Bool {
    let line = text(ofLine: Int(place.line - body.line) + 1)
    let before = line.startIndex + Int(place.columns.lowerBound) - 1
    return before >= line.startIndex && line[before] == UInt8(ascii: "\\")
  }
}

/// A link whose address holds a space, which Markdown takes for no link at all.
enum SpacedLink {
  /// Whether a text may hold one, without parsing it.
  ///
  /// - Complexity: O(n).
  static func mayStand(in markdown: [UInt8]) -> Bool {
    markdown.withUnsafeBufferPointer { bytes in
      var next = 0
      /// Not looked at until there is a reason.
      var mayHoldCode = true
      while let bracket = bytes.place(of: UInt8(ascii: "]"), from: next) {
        let start = bracket + 1
        next = start
        guard start < bytes.count, bytes[start] == UInt8(ascii: "(") else { continue }
        // No address is longer; a text of many that never end would be looked at over and over.
        let limit = min(bytes.count, start + 2_000)
        var hasSpace = false
        while next < limit, bytes[next] != UInt8(ascii: ")"), bytes[next] != UInt8(ascii: "\n") {
          if bytes[next] == 0x20 { hasSpace = true }
          next += 1
        }
        if hasSpace {
          mayHoldCode = mayHoldCode && PlainLinks.mayHoldCode(bytes)
          if mayHoldCode || !PlainLinks.isTitled(bytes, from: bracket, to: next) { return true }
        }
        // What stands in this one need not be looked at again.
      }
      return false
    }
  }

  /// The addresses with a space in what the parser left as text: `](/news/ข่าว ใหม่/)`.
  static func addresses(in text: String) -> [String] {
    guard text.utf8.contains(UInt8(ascii: "]")) else { return [] }
    return text.split(separator: "](", omittingEmptySubsequences: false).dropFirst().compactMap {
      guard let end = $0.firstIndex(of: ")") else { return nil }
      let address = $0[..<end]
      return address.contains(" ") && !address.contains("\n") ? String(address) : nil
    }
  }
}

extension MarkdownRenderer {
  /// Reports what was meant as a link and isn't one.
  mutating func tellSpacedLinks(in node: OpaquePointer) {
    for address in SpacedLink.addresses(in: MarkdownTree.literal(of: node)) {
      let line = Int(cmark_node_get_start_line(node))
      guard let start = source.place(of: "](" + address, from: line), !source.isEscaped(start)
      else { continue }
      let columns = (start.columns.lowerBound + 2)..<start.columns.upperBound
      diagnostics.append(
        .spacedLink(address, at: Place(file: start.file, line: start.line, columns: columns)))
    }
  }

  /// Notes a link, at the place of its address where that can be found.
  mutating func note(_ address: String, of node: OpaquePointer) {
    if ["mailto:", "tel:"].contains(where: { address.hasPrefix($0) }) { return }
    let line = Int(cmark_node_get_start_line(node))
    links.append(
      MarkdownPage.Link(
        address: address, place: source.place(of: address, from: line) ?? place(of: node)))
  }
}

extension Diagnostic {
  /// M305. An address with a space.
  fileprivate static func spacedLink(_ address: String, at place: Place) -> Diagnostic {
    let mended = String(address.map { $0 == " " ? "-" : $0 })
    return Diagnostic(
      .spacedLink,
      Words(
        th: "ที่อยู่ “\(address)” มีเว้นวรรค จึงไม่เป็นลิงก์หรือภาพ",
        en: "The address “\(address)” holds a space, so that it is no link and no picture"),
      at: place,
      help: Words(
        th: "ครอบที่อยู่ด้วย < > เช่น (<\(address)>) หรือใช้ชื่อที่ไม่มีเว้นวรรค เช่น \(mended)",
        en: "Put it between < and >: (<\(address)>), or use a name without spaces like \(mended)"))
  }
}
