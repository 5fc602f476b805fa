import Model
import Support
import Testing

@testable import Readers

/// What stands in the cells of OpenDocument spreadsheets.
@Suite struct OpenDocumentTests {
  private func sheet(_ rows: String) throws -> WorkbookSheet {
    try Workbooks.sheet(
      Workbooks.openDocumentParts("<table:table table:name='S'>\(rows)</table:table>"))
  }

  private func row(_ cells: String, _ attributes: String = "") -> String {
    "<table:table-row \(attributes)>\(cells)</table:table-row>"
  }

  private func number(_ value: String, _ attributes: String = "") -> String {
    "<table:table-cell \(attributes) office:value-type='float' office:value='\(value)'>"
      + "<text:p>~\(value)</text:p></table:table-cell>"
  }

  private func text(_ inside: String, _ attributes: String = "") -> String {
    "<table:table-cell \(attributes) office:value-type='string'>\(inside)</table:table-cell>"
  }

  @Test func everyKindOfValueIsRead() throws {
    let sheet = try sheet(
      row(
        number("1129.9999999999998")
          + "<table:table-cell office:value-type='percentage' office:value='0.05'/>"
          + "<table:table-cell office:value-type='currency' office:value='20'/>"
          + "<table:table-cell office:value-type='date' office:date-value='2023-01-31T08:00:00'/>"
          + "<table:table-cell office:value-type='boolean' office:boolean-value='true'/>"
          + "<table:table-cell office:value-type='time' office:time-value='PT8H'>"
          + "<text:p>08:00</text:p></table:table-cell>" + text("<text:p>ก</text:p>")))
    #expect(sheet.text == "1130,0.05,20,2023-01-31,TRUE,08:00,ก\n")
    #expect(sheet.serialDates == 0)
  }

  @Test func paragraphsAndSpacesAreKeptInOneLine() throws {
    let sheet = try sheet(
      row(
        text(
          "<text:p>ก<text:s text:c='2'/><text:span>ข<text:a>ค</text:a></text:span></text:p>"
            + "<text:p>ง<text:tab/>จ<text:line-break/>ฉ</text:p>")))
    #expect(sheet.text == "ก  ขค ง จ ฉ\n")
  }

  @Test func notesDrawingsAndHowATextIsSpokenAreLeftOut() throws {
    let note = "<office:annotation><text:p>ความลับ</text:p></office:annotation>"
    let drawing = "<draw:frame><draw:text-box><text:p>ภาพ</text:p></draw:text-box></draw:frame>"
    let spoken =
      "<text:p><text:ruby><text:ruby-base>ก</text:ruby-base><text:ruby-text>อ่าน</text:ruby-text>"
      + "</text:ruby></text:p>"
    #expect(try sheet(row(text(note + drawing + spoken))).text == "ก\n")
  }

  @Test func repeatedCellsAndRowsAreWrittenOut() throws {
    let sheet = try sheet(
      row("", "table:number-rows-repeated='2'")
        + row(
          "<table:table-cell table:number-columns-repeated='2'/>"
            + number("7", "table:number-columns-repeated='2'"),
          "table:number-rows-repeated='3'")
        + "<table:table-row-group><table:table-row-group>\(row(number("8")))"
        + "</table:table-row-group></table:table-row-group>"
        + row(
          "<table:table-cell table:number-columns-repeated='16384'/>",
          "table:number-rows-repeated='1048570'"))
    #expect(sheet.text == "\n\n,,7,7\n,,7,7\n,,7,7\n8,,,\n")
  }

  @Test func coveredCellsAreMergedOnes() throws {
    let sheet = try sheet(
      row(
        text(
          "<text:p>ก</text:p>",
          "table:number-columns-spanned='2' table:number-rows-spanned='2'")
          + "<table:covered-table-cell/>" + number("1"))
        + row(
          "<table:covered-table-cell table:number-columns-repeated='2' office:value-type='float'"
            + " office:value='5'/>" + number("2")))
    #expect(sheet.text == "ก,,1\n,,2\n")
    #expect(
      sheet.mergedRanges == [
        WorkbookSheet.MergedRange(first: Cell(row: 1, column: 0), last: Cell(row: 2, column: 1))
      ])
    #expect(sheet.coveredValues == [Cell(row: 2, column: 0), Cell(row: 2, column: 1)])
  }

  @Test func aFormulaShowsItsValueOrItself() throws {
    let sheet = try sheet(
      row(
        number("4", "table:formula='of:=[.A2]*2'")
          + "<table:table-cell table:formula='of:=SUM([.E2:.E9];[$S.A1])'/>"
          + "<table:table-cell table:formula='of:=&quot;&quot;' office:value-type='string'"
          + " office:string-value=''><text:p/></table:table-cell>",
        "table:number-rows-repeated='2'"))
    #expect(sheet.text == "4,=SUM(E2:E9;$S.A1)\n4,=SUM(E2:E9;$S.A1)\n")
    #expect(sheet.formulaCount == 6)
    #expect(sheet.firstFormula == Cell(row: 1, column: 0))
    #expect(sheet.formulasWithoutValue == [Cell(row: 1, column: 1), Cell(row: 2, column: 1)])
  }

  @Test func errorsAreTheirText() throws {
    let sheet = try sheet(
      row(
        "<table:table-cell table:formula='of:=#REF!' office:value-type='string'"
          + " office:string-value='' calcext:value-type='error'><text:p>#REF!</text:p>"
          + "</table:table-cell>"
          + "<table:table-cell table:formula='of:=1/0' office:value-type='float' office:value='0'>"
          + "<text:p>Err:503</text:p></table:table-cell>"))
    #expect(sheet.text == "#REF!,Err:503\n")
    #expect(sheet.errorCells == [Cell(row: 1, column: 0), Cell(row: 1, column: 1)])
  }

  @Test func sheetsKeepTheirOrderAndSayWhetherTheyAreHidden() throws {
    let style =
      "<style:style style:name='ta2' style:family='table'>"
      + "<style:table-properties table:display='false'/></style:style>"
      + "<style:style style:name='ta1' style:family='table'>"
      + "<style:table-properties table:display='true'/></style:style>"
    let tables =
      "<table:tracked-changes><table:cell-content-change><table:previous>"
      + "<table:change-track-table-cell><text:p>เดิม</text:p></table:change-track-table-cell>"
      + "</table:previous></table:cell-content-change></table:tracked-changes>"
      + "<table:table table:name='2566' table:style-name='ta1'/>"
      + "<table:table table:name='เก่า' table:style-name='ta2'/>"
      + "<table:table table:name=\"'file:///a/b.ods'#S\"/>"
    let file = ZipWriter.file(Workbooks.openDocumentParts(tables, styles: style))
    let sheets = try Workbook.read(file).get().sheets
    #expect(sheets.map(\.name) == ["2566", "เก่า"])
    #expect(sheets.map(\.isHidden) == [false, true])
  }
}
