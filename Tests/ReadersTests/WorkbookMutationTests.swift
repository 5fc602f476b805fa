import Support
import Testing

@testable import Readers

/// Small good workbooks with bytes changed: whatever comes in, something sensible comes out.
@Suite struct WorkbookMutationTests {
  private static let excel = Workbooks.excelParts(
    "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' s='1'><v>44957</v></c></row>"
      + "<row r='3'><c r='B3'><f>SUM(A1,2)</f><v>1.5E2</v></c>"
      + "<c r='C3' t='e'><v>#REF!</v></c></row>",
    after: "<mergeCells><mergeCell ref='B1:C3'/></mergeCells>", strings: ["<t>ก, \"ข\"_x000D_</t>"],
    formats: ["[$-D07041E]d mmm yyyy;@"], workbook: "<workbookPr date1904='0'/>")

  private static let openDocument = Workbooks.openDocumentParts(
    "<table:table table:name='S'><table:table-row table:number-rows-repeated='2'>"
      + "<table:table-cell table:number-columns-repeated='3' office:value-type='float'"
      + " office:value='12.5'/><table:table-cell table:number-columns-spanned='2'"
      + " table:formula='of:=[.A1]'><text:p>ก<text:s text:c='2'/></text:p></table:table-cell>"
      + "<table:covered-table-cell/></table:table-row></table:table>")

  private static let limits = WorkbookLimits([.inflatedBytes: 1 << 20, .textBytes: 1 << 20])

  /// A sheet has as many lines as it says, and only whole fields.
  private func check(_ bytes: [UInt8], _ note: String) {
    guard case .success(let book) = Workbook.read(bytes, limits: Self.limits) else { return }
    for sheet in book.sheets {
      var table = CSVTable(sheet.bytes)
      var count: Int?
      while let row = table.next() {
        if row.brokenQuote != nil { Issue.record("\(note): a quote that isn't closed") }
        if row.fields.count == 1, row.fields[0].bytes.isEmpty { continue }
        if let count, count != row.fields.count { Issue.record("\(note): a ragged row") }
        count = row.fields.count
      }
      #expect(String(validating: sheet.bytes, as: UTF8.self) != nil, "\(note)")
    }
  }

  @Test func changedBytesOfTheFileNeverEndTheProgram() {
    let seed = UInt64.random(in: 0..<1_000_000)
    var random = SeededGenerator(seed: seed)
    for file in [ZipWriter.file(Self.excel), ZipWriter.file(Self.openDocument)] {
      for round in 0..<2_000 {
        var bytes = file
        for _ in 0...Int.random(in: 0...5, using: &random) {
          let position = Int.random(in: bytes.indices, using: &random)
          switch Int.random(in: 0...3, using: &random) {
          case 0: bytes[position] = UInt8.random(in: 0...255, using: &random)
          case 1: bytes[position] ^= 1 << UInt8.random(in: 0...7, using: &random)
          case 2: bytes.removeSubrange(position..<min(bytes.count, position + 9))
          default: bytes.insert(contentsOf: bytes.suffix(from: position).prefix(9), at: position)
          }
        }
        check(bytes, "seed \(seed), round \(round)")
      }
    }
  }

  @Test func changedBytesOfAPartNeverEndTheProgram() {
    let seed = UInt64.random(in: 0..<1_000_000)
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "9", "-", "999999999", "<", ">", "'", "&#10;", "\"", ",", "E", "A", "/", "é", "\n",
    ]
    for parts in [Self.excel, Self.openDocument] {
      for round in 0..<2_000 {
        var changed = parts
        for _ in 0...Int.random(in: 0...3, using: &random) {
          let part = Int.random(in: changed.indices, using: &random)
          let position = Int.random(in: changed[part].bytes.indices, using: &random)
          let piece = pieces.randomElement(using: &random) ?? ""
          let end = min(
            changed[part].bytes.count, position + Int.random(in: 0...4, using: &random))
          changed[part].bytes.replaceSubrange(position..<end, with: Array(piece.utf8))
        }
        check(ZipWriter.file(changed), "seed \(seed), round \(round)")
      }
    }
  }
}
