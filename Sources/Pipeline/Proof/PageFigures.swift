import Model
import Outputs
import Readers

/// The figures of a page that was written, by their names in the data.
struct PageFigures {
  /// What the tables say, by names as HTML writes them.
  private let figures: [String: String]
  private let pages: [PageSet]
  private let site: Site

  init(_ figures: [String: String], _ pages: [PageSet], _ site: Site) {
    self.figures = Dictionary(
      uniqueKeysWithValues: figures.map { (HTML(escaping: $0.key).text, $0.value) })
    self.pages = pages
    self.site = site
  }

  /// Compares each figure of a page with the tables: its value, and how it is printed.
  ///
  /// - Complexity: O(bytes).
  func prove(_ path: String, _ bytes: [UInt8], _ proof: inout Proof) {
    guard let set = pages.last(where: { path.hasPrefix($0.pathPrefix) }) else { return }
    let start = ByteSearch("<data value=\"")
    var next = 0
    while let found = start.first(in: bytes, from: next) {
      var rest = bytes[found.upperBound...]
      next = found.upperBound
      guard let value = Self.take(until: "\"", &rest),
        Self.skip(" data-figure=\"", &rest), let key = Self.take(until: "\"", &rest),
        Self.skip(">", &rest), let text = Self.take(until: "<", &rest)
      else { continue }
      next = rest.startIndex
      proof.compare(path, key, value, figures[key] ?? "—")
      let printed =
        Money(data: value).map { set.printed($0) } ?? Int(value).map { set.printed($0) }
      proof.compare(path, key, text, printed.map { HTML(escaping: $0).text } ?? "—")
    }
  }

  private static func skip(_ text: StaticString, _ rest: inout ArraySlice<UInt8>) -> Bool {
    let isThere = text.withUTF8Buffer { rest.starts(with: $0) }
    if isThere { rest.removeFirst(text.utf8CodeUnitCount) }
    return isThere
  }

  /// The text before a letter, as HTML writes it.
  private static func take(
    until end: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>
  ) -> String? {
    guard let index = rest.firstIndex(of: UInt8(ascii: end)) else { return nil }
    let text = String(decoding: rest[..<index], as: UTF8.self)
    rest = rest[(index + 1)...]
    return text
  }
}

/// The rows of a ledger's page beside those of its table.
struct LedgerPages {
  let id: Fund.ID
  let pages: [PageSet]

  /// Looks for the amounts of each row between its anchor and the next.
  ///
  /// A template of one's own without anchors isn't looked at.
  /// - Complexity: O(bytes).
  func prove(_ year: FiscalYear, _ files: [String: [UInt8]], _ proof: inout Proof) {
    guard let bytes = files[Routes.table(.ledger, of: id, year)],
      let ledger = PublishedTable(bytes)
    else { return }
    for set in pages {
      let path = set.ledgerFile(id, year)
      guard let page = files[path] else { continue }
      var next = 0
      for (index, row) in ledger.rows.enumerated() {
        let number = ledger.cell(row, "row")
        guard let start = ByteSearch("id=\"r\(number)\"").first(in: page, from: next) else {
          if index > 0 { proof.compare(path, "r\(number)", "—", "✓") }
          break
        }
        let end = Self.rowEnd.first(in: page, from: start.upperBound)?.lowerBound ?? page.count
        next = end
        let expected = ["received", "paid", "balance"].compactMap { column -> String? in
          guard let amount = Money(data: ledger.cell(row, column)) else { return nil }
          let isShown = column == "balance" || amount != .zero
          return isShown ? HTML(escaping: set.printed(amount)).text : nil
        }
        let texts = Self.lastCells(in: page, from: start.upperBound, before: end)
        let printed = Self.amounts(in: texts, set, expected)
        proof.compare(
          path, "r\(number)", printed.joined(separator: " "), expected.joined(separator: " "))
      }
    }
  }

  private static let rowEnd = ByteSearch("</tr>")
  private static let cellStart = ByteSearch("<td")

  /// What stands in the last three cells of a row before the first mark-up in them.
  private static func lastCells(
    in page: [UInt8], from start: Int, before end: Int
  ) -> [String] {
    var starts: [Int] = []
    var next = start
    while let cell = cellStart.first(in: page, from: next, before: end) {
      starts.append(cell.upperBound)
      next = cell.upperBound
    }
    return starts.suffix(3).map { start in
      let text = page[start..<end].drop { $0 != UInt8(ascii: ">") }.dropFirst()
      return String(decoding: text.prefix { $0 != UInt8(ascii: "<") }, as: UTF8.self)
    }
  }

  /// Those that are amounts as the page's language prints them; a name before them may begin
  /// like one.
  private static func amounts(
    in texts: [String], _ set: PageSet, _ expected: [String]
  ) -> [String] {
    // Nearly always they are what they should be, beside the dash of nothing.
    let written = texts.filter { $0.utf8.contains { (0x30...0x39).contains($0) } }
    return written == expected ? written : texts.filter { isAmount($0, set) }
  }

  private static func isAmount(_ text: String, _ set: PageSet) -> Bool {
    let digits = text.compactMap(\.wholeNumberValue).map(String.init).joined()
    guard let satang = Int64(digits) else { return false }
    return [satang, -satang].contains {
      HTML(escaping: set.printed(Money(satang: $0))).text == text
    }
  }
}
