import Support
import Testing

@testable import Readers

/// Tables of random cells, written as workbooks of both kinds and read back.
@Suite struct WorkbookPropertyTests {
  private static let pieces = [
    "ก", "เงิน", ",", "\"", "=", "12", ".5", "-", "&", "<", "é", "\n", "a",
  ]

  /// What a cell holds, and how each kind of workbook writes it.
  private struct Cell {
    let shown: String
    let excel: String
    let openDocument: String

    init(_ random: inout SeededGenerator, shared: inout [String]) {
      switch Int.random(in: 0...3, using: &random) {
      case 0:
        (shown, excel, openDocument) = ("", "", "<table:table-cell/>")
      case 1:
        let (baht, satang) =
          (Int.random(in: 0...999_999, using: &random), Int.random(in: 1...9, using: &random))
        shown = "\(baht).\(satang)"
        excel = "<v>\(shown)</v>"
        openDocument =
          "<table:table-cell office:value-type='float' office:value='\(shown)'/>"
      default:
        let count = Int.random(in: 1...4, using: &random)
        let text =
          "x" + (0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined() + "y"
        let xml = text.reduce(into: "") { xml, letter in
          xml += letter == "&" ? "&amp;" : letter == "<" ? "&lt;" : String(letter)
        }
        shown = String(text.map { $0 == "\n" ? " " : $0 })
        excel = "<v>\(shared.count)</v>"
        shared.append("<t>\(xml)</t>")
        openDocument =
          "<table:table-cell office:value-type='string'><text:p>\(xml)</text:p></table:table-cell>"
      }
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func aTableWrittenIsReadBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var shared: [String] = []
    let columns = Int.random(in: 1...5, using: &random)
    let rows = (0..<Int.random(in: 1...6, using: &random)).map { _ in
      (0..<columns).map { _ in Cell(&random, shared: &shared) }
    }
    let excelRows = rows.map { row in
      let cells = row.map { "<c\($0.shown.first == "x" ? " t='s'" : "")>\($0.excel)</c>" }
      return "<row>\(cells.joined())</row>"
    }
    let openRows = rows.map { row in
      "<table:table-row>\(row.map(\.openDocument).joined())</table:table-row>"
    }
    let excel = try Workbooks.sheet(
      Workbooks.excelParts(excelRows.joined(), strings: shared))
    let open = try Workbooks.sheet(
      Workbooks.openDocumentParts(
        "<table:table table:name='S'>\(openRows.joined())</table:table>"))
    #expect(excel.text == open.text, "seed \(seed)")

    var table = CSVTable(excel.bytes)
    for row in rows {
      let read = table.next()
      for (column, cell) in row.enumerated() {
        let field = read.flatMap { $0.fields.indices.contains(column) ? $0.fields[column] : nil }
        #expect((field.map { table.text(of: $0) } ?? "") == cell.shown, "seed \(seed)")
      }
    }
    #expect(table.next() == nil, "seed \(seed)")
  }
}
