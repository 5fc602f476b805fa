import Model
import Support
import Testing

@testable import Readers

/// What stands in the cells of Excel workbooks.
@Suite struct ExcelTests {
  private func sheet(
    _ rows: String, after: String = "", strings: [String] = [], formats: [String] = [],
    workbook: String = ""
  ) throws -> WorkbookSheet {
    try Workbooks.sheet(
      Workbooks.excelParts(
        rows, after: after, strings: strings, formats: formats, workbook: workbook))
  }

  private func cell(_ cell: String, formats: [String] = []) throws -> String {
    try sheet("<row r='1'>\(cell)</row>", formats: formats).text
  }

  @Test func aLineIsARowAndAFieldIsAColumn() throws {
    let sheet = try sheet(
      "<row r='2'><c r='B2'><v>1</v></c></row>"
        + "<row r='5'><c r='A5'><v>2</v></c><c r='D5'><v>3</v></c></row>")
    #expect(sheet.text == "\n,1,,\n\n\n2,,,3\n")
  }

  @Test func cellsAndRowsWithoutPlacesFollowOneAnother() throws {
    let sheet = try sheet("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")
    #expect(sheet.text == "1,2\n3,\n")
  }

  @Test func emptyRowsAndColumnsAtTheEndAreDropped() throws {
    let sheet = try sheet(
      "<row r='1'><c r='A1' s='1'/><c r='B2'/></row>".replacing("B2", "B1")
        + "<row r='2'><c r='A2'><v>7</v></c><c r='Z2' s='1'/></row>"
        + "<row r='1048576'><c r='XFD1048576' s='1'/></row>")
    #expect(sheet.text == "\n7\n")
  }

  @Test func aTextIsSharedOrStandsInItsCell() throws {
    let sheet = try sheet(
      "<row r='1'><c r='A1' t='s'><v>1</v></c><c r='B1' t='s'><v>0</v></c>"
        + "<c r='C1' t='inlineStr'><is><t>ใน</t></is></c><c r='D1' t='str'><v>ผล</v></c></row>",
      strings: ["<t>ศูนย์</t>", "<t>หนึ่ง</t>"])
    #expect(sheet.text == "หนึ่ง,ศูนย์,ใน,ผล\n")
  }

  @Test func runsOfOneTextAreJoinedAndHowItIsSpokenIsLeftOut() throws {
    let runs =
      "<r><rPr><b/></rPr><t>เงิน</t></r><r><t xml:space='preserve'> สมทบ</t></r>"
      + "<rPh sb='0' eb='1'><t>เสียงอ่าน</t></rPh><phoneticPr fontId='1'/>"
    let sheet = try sheet(
      "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is>\(runs)</is></c></row>",
      strings: [runs])
    #expect(sheet.text == "เงิน สมทบ,เงิน สมทบ\n")
  }

  @Test func lineEndsInsideACellBecomeSpacesAndQuotesAreDoubled() throws {
    let sheet = try sheet(
      "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>"
        + "<c r='C1' t='s'><v>2</v></c></row>",
      strings: [
        "<t>บรรทัด\nสอง&#13;สาม_x000D_สี่</t>", "<t>ก, \"ข\"</t>", "<t>_x005F_x41_ _xZZZZ_</t>",
      ])
    #expect(sheet.text == "\"บรรทัด สอง สาม สี่\",\"ก, \"\"ข\"\"\",_x41_ _xZZZZ_\n")
  }

  @Test func aTextOfSpacesAloneIsNoValue() throws {
    #expect(try cell("<c r='A1' t='inlineStr'><is><t xml:space='preserve'>  </t></is></c>") == "")
  }

  @Test func truthAndErrorsAreTheirText() throws {
    let sheet = try sheet(
      "<row r='1'><c r='A1' t='b'><v>1</v></c><c r='B1' t='b'><v>0</v></c>"
        + "<c r='C1' t='e'><v>#REF!</v></c><c r='D1' t='e'><f>1/0</f><v>#DIV/0!</v></c></row>")
    #expect(sheet.text == "TRUE,FALSE,#REF!,#DIV/0!\n")
    #expect(sheet.errorCells == [Cell(row: 1, column: 2), Cell(row: 1, column: 3)])
  }

  @Test func aFormulaShowsWhatItLastCameTo() throws {
    let sheet = try sheet(
      "<row r='1'><c r='A1'><v>2</v></c><c r='B1'><f>A1*2</f><v>4</v></c>"
        + "<c r='C1' t='str'><f>\"ก\"&amp;\"ข\"</f><v>กข</v></c>"
        + "<c r='D1' t='str'><f>IF(A1,\"\",1)</f><v></v></c></row>")
    #expect(sheet.text == "2,4,กข\n")
    #expect(sheet.formulaCount == 3)
    #expect(sheet.firstFormula == Cell(row: 1, column: 1))
    #expect(sheet.formulasWithoutValue.isEmpty)
  }

  @Test func aFormulaWithoutAValueShowsItself() throws {
    let sheet = try sheet(
      "<row r='1'><c r='A1'><f>SUM(E2:E9)</f></c><c r='B1'><f>SUM(A1,2)</f><v></v></c>"
        + "<c r='C1'><f t='shared' si='0'/></c></row>")
    #expect(sheet.text == "=SUM(E2:E9),\"=SUM(A1,2)\",=…\n")
    #expect(sheet.formulasWithoutValue == (0...2).map { Cell(row: 1, column: $0) })
  }

  @Test(arguments: ["fullCalcOnLoad='1'", "calcCompleted='0'"])
  func valuesThatAreStillToBeComputedAreNotBelieved(_ setting: String) throws {
    let sheet = try sheet(
      "<row r='1'><c r='A1'><f>SUM(E2:E9)</f><v>0</v></c><c r='B1'><v>5</v></c></row>",
      workbook: "<calcPr calcId='124519' \(setting)/>")
    #expect(sheet.text == "=SUM(E2:E9),5\n")
    #expect(sheet.formulasWithoutValue == [Cell(row: 1, column: 0)])
  }

  @Test func onlyTheFirstOfMergedCellsHasAValue() throws {
    let sheet = try sheet(
      "<row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c><c r='C1'><v>3</v></c></row>"
        + "<row r='2'><c r='A2' t='inlineStr'><is><t>ก,ข</t></is></c><c r='C2'><v>4</v></c></row>"
        + "<row r='3'><c r='A3'><v>5</v></c></row>",
      after: "<mergeCells><mergeCell ref='A1:B2'/><mergeCell ref='C2:C9'/></mergeCells>")
    #expect(sheet.text == "1,,3\n,,4\n5,,\n")
    #expect(sheet.coveredValues == [Cell(row: 1, column: 1), Cell(row: 2, column: 0)])
    #expect(
      sheet.mergedRanges == [
        WorkbookSheet.MergedRange(
          first: Cell(row: 1, column: 0), last: Cell(row: 2, column: 1)),
        WorkbookSheet.MergedRange(
          first: Cell(row: 2, column: 2), last: Cell(row: 9, column: 2)),
      ])
  }

  @Test func aSerialNumberWithTheFormatOfADayIsADay() throws {
    let formats = ["[$-D07041E]d mmm yyyy;@", "dd/mm/bbbb", "0.00", "h:mm"]
    let sheet = try sheet(
      "<row r='1'><c r='A1' s='1'><v>44957</v></c><c r='B1' s='2'><v>44957.75</v></c>"
        + "<c r='C1' s='3'><v>44957</v></c><c r='D1' s='4'><v>44957.354166666664</v></c></row>",
      formats: formats)
    #expect(sheet.text == "2023-01-31,2023-01-31,44957,08:30\n")
    #expect(sheet.serialDates == 2)
    #expect(sheet.firstSerialDate == Cell(row: 1, column: 0))
  }

  @Test func aNumberThatIsNoDayIsWhatAScreenShows() throws {
    for number in ["-1", "0", "60", "2958466", "1E+15"] {
      let sheet = try sheet(
        "<row r='1'><c r='A1' s='1'><v>\(number)</v></c></row>", formats: ["d/m/yyyy"])
      #expect(sheet.text == "####\n")
      #expect(sheet.errorCells == [Cell(row: 1, column: 0)])
      #expect(sheet.serialDates == 0)
    }
  }

  @Test func oldMacintoshWorkbooksCountFrom1904() throws {
    let sheet = try sheet(
      "<row r='1'><c r='A1' s='1'><v>43495</v></c><c r='B1' s='1'><v>0</v></c></row>",
      formats: ["d/m/yyyy"], workbook: "<workbookPr date1904='1'/>")
    #expect(sheet.text == "2023-01-31,1904-01-01\n")
  }

  @Test func aDayMayAlsoBeWrittenAsSuch() throws {
    #expect(try cell("<c r='A1' t='d'><v>2023-01-31T10:00:00Z</v></c>") == "2023-01-31\n")
    #expect(try cell("<c r='A1' t='d'><v>31 January</v></c>") == "31 January\n")
  }

  @Test func sheetsKeepTheirOrderAndNamesAndSayWhetherTheyAreHidden() throws {
    let parts = Workbooks.excelParts(sheets: [("2565", "", ""), ("2566", "", ""), ("กราฟ", "", "")])
    let workbook = String(decoding: parts[2].bytes, as: UTF8.self)
      .replacing("name='2566'", "name='ก&amp;ข' state='veryHidden'")
    let pointers = String(decoding: parts[3].bytes, as: UTF8.self)
      .replacing("worksheet' Target='worksheets/s3", "chartsheet' Target='worksheets/s3")
    let file = ZipWriter.file(
      parts.replacing("xl/workbook.xml", workbook).replacing("xl/_rels/workbook.xml.rels", pointers)
    )
    let sheets = try Workbook.read(file).get().sheets
    #expect(sheets.map(\.name) == ["2565", "ก&ข"])
    #expect(sheets.map(\.isHidden) == [false, true])
  }

  @Test func thePrefixOfNamesAndTheStrictFormDontMatter() throws {
    let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    let parts = Workbooks.excelParts("").replacing(
      "xl/worksheets/s1.xml",
      "<x:worksheet xmlns:x='\(strict)' xmlns:y='urn:other'><x:sheetData><x:row r='1'>"
        + "<y:c r='A1'><y:v>9</y:v></y:c><x:c r='A1'><x:v>1</x:v></x:c></x:row></x:sheetData>"
        + "</x:worksheet>")
    #expect(try Workbooks.sheet(parts).text == "1\n")
  }
}

extension String {
  /// The text with a piece of it replaced.
  fileprivate func replacing(_ piece: String, _ other: String) -> String {
    self.split(separator: piece, omittingEmptySubsequences: false).joined(separator: other)
  }
}
