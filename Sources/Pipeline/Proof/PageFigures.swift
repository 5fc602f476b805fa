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
    let start = Array("<data value=\"".utf8)
    var rest = bytes[...]
    while let found = rest.firstRange(of: start) {
      rest = rest[found.upperBound...]
      guard let value = Self.take(until: "\"", &rest),
        Self.skip(" data-figure=\"", &rest), let key = Self.take(until: "\"", &rest),
        Self.skip(">", &rest), let text = Self.take(until: "<", &rest)
      else { continue }
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
      var rest = page[...]
      for (index, row) in ledger.rows.enumerated() {
        let number = ledger.cell(row, "row")
        guard let start = rest.firstRange(of: Array("id=\"r\(number)\"".utf8)) else {
          if index > 0 { proof.compare(path, "r\(number)", "—", "✓") }
          break
        }
        rest = rest[start.upperBound...]
        let end = rest.firstRange(of: Array("</tr>".utf8))?.lowerBound ?? rest.endIndex
        let printed = Self.amounts(in: rest[..<end], set)
        let expected = ["received", "paid", "balance"].compactMap { column -> String? in
          guard let amount = Money(data: ledger.cell(row, column)) else { return nil }
          return column != "balance" && amount == .zero ? nil : set.printed(amount)
        }
        proof.compare(
          path, "r\(number)", printed.joined(separator: " "),
          expected.map { HTML(escaping: $0).text }.joined(separator: " "))
      }
    }
  }

  /// The last cells of a row that are amounts as the page's language prints them; a name before
  /// them may begin like one.
  private static func amounts(in row: ArraySlice<UInt8>, _ set: PageSet) -> [String] {
    let cells = String(decoding: row, as: UTF8.self).split(separator: "<td").dropFirst()
    let texts = cells.map { cell in
      cell.firstIndex(of: ">").map { String(cell[cell.index(after: $0)...].prefix { $0 != "<" }) }
    }
    return texts.suffix(3).compactMap { $0 }.filter { isAmount($0, set) }
  }

  private static func isAmount(_ text: String, _ set: PageSet) -> Bool {
    let digits = text.compactMap(\.wholeNumberValue).map(String.init).joined()
    guard let satang = Int64(digits) else { return false }
    return [satang, -satang].contains {
      HTML(escaping: set.printed(Money(satang: $0))).text == text
    }
  }
}
