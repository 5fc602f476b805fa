import Model
import Support
import Testing

@testable import Readers

/// Files that are no workbooks, damaged ones and bombs.
@Suite struct WorkbookFlawTests {
  private let small = Workbooks.excelParts("<row r='1'><c r='A1'><v>1</v></c></row>")

  private func flaw(_ bytes: [UInt8]) -> WorkbookFlaw? {
    switch Workbook.read(bytes) {
    case .success: nil
    case .failure(let flaw): flaw
    }
  }

  private func flaw(rows: String) -> WorkbookFlaw? { Workbooks.flaw(Workbooks.excelParts(rows)) }

  private func flaw(openDocument rows: String, _ limits: [WorkbookMeasure: Int]) -> WorkbookFlaw? {
    Workbooks.flaw(
      Workbooks.openDocumentParts("<table:table table:name='S'>\(rows)</table:table>"), limits)
  }

  @Test func otherFilesAreNone() {
    #expect(flaw([]) == .empty)
    #expect(flaw(Array("วันที่,รายการ\n".utf8)) == .notAZip)
    #expect(flaw(Array("<html><table></table></html>".utf8)) == .notAZip)
    #expect(flaw(ZipWriter.file([ZipWriter.Part("a.txt", "a")])) == .notAWorkbook)
    #expect(
      flaw(
        ZipWriter.file([ZipWriter.Part("mimetype", "application/vnd.oasis.opendocument.text")]))
        == .notAWorkbook)
  }

  @Test func anOfficeFileOfAnotherKindIsNone() {
    func flaw(_ type: String) -> WorkbookFlaw? {
      let parts = small.replacing(
        "[Content_Types].xml",
        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
          + "<Override PartName='/xl/workbook.xml' ContentType='\(type)'/></Types>")
      return Workbooks.flaw(parts)
    }
    let office = "application/vnd.openxmlformats-officedocument"
    #expect(flaw("\(office).wordprocessingml.document.main+xml") == .notAWorkbook)
    #expect(flaw("application/vnd.ms-excel.sheet.binary.macroEnabled.main") == .oldFormat)
    #expect(flaw("application/vnd.ms-excel.sheet.macroEnabled.main+xml") == nil)
  }

  @Test func oldWorkbooksAndPasswordsAreNamed() {
    func compound(_ stream: String) -> [UInt8] {
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504)
        + (stream + "\0").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        + [UInt8](repeating: 0, count: 64)
    }
    #expect(flaw(compound("Workbook")) == .oldFormat)
    #expect(flaw(compound("Book")) == .oldFormat)
    #expect(flaw(compound("EncryptedPackage")) == .encrypted)
    #expect(flaw(compound("WordDocument")) == .notAWorkbook)
    var parts = small
    parts[6].isEncrypted = true
    #expect(Workbooks.flaw(parts) == .encrypted)
    let manifest =
      "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>"
      + "<m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    #expect(
      Workbooks.flaw(
        Workbooks.openDocumentParts("") + [ZipWriter.Part("META-INF/manifest.xml", manifest)])
        == .encrypted)
  }

  @Test func aFileThatWasCutOffIsDamaged() {
    let file = ZipWriter.file(small)
    for length in stride(from: 4, to: file.count, by: 37) {
      #expect(flaw(Array(file.prefix(length))) == .damaged(part: nil), "\(length) bytes")
    }
  }

  /// A directory that claims four thousand million parts in a file of a few bytes.
  @Test func aDirectoryThatLiesAboutItsPartsIsDamage() {
    let end: [UInt8] =
      [0x50, 0x4B, 6, 6, 44] + [UInt8](repeating: 0, count: 7) + [45, 0, 45, 0]
      + [UInt8](repeating: 0, count: 8) + [0, 0, 0, 0xF0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0, 0, 0, 0]
      + [100] + [UInt8](repeating: 0, count: 15)
    let locator: [UInt8] = [0x50, 0x4B, 6, 7] + [UInt8](repeating: 0, count: 12) + [1, 0, 0, 0]
    let old: [UInt8] =
      [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + [UInt8](repeating: 0xFF, count: 12) + [0, 0]
    #expect(flaw(end + locator + old) == .notAZip)
  }

  @Test func aWrongChecksumIsDamage() {
    var parts = small
    parts[6].checksum = 1
    #expect(Workbooks.flaw(parts) == .damaged(part: "xl/worksheets/s1.xml"))
  }

  @Test func partsThatAreMissingOrWrongAreNamed() {
    func flaw(_ name: String, _ text: String?) -> WorkbookFlaw? {
      Workbooks.flaw(small.replacing(name, text))
    }
    #expect(flaw("_rels/.rels", nil) == .damaged(part: "_rels/.rels"))
    #expect(flaw("xl/workbook.xml", nil) == .damaged(part: "xl/workbook.xml"))
    #expect(flaw("xl/_rels/workbook.xml.rels", nil) == .damaged(part: "xl/workbook.xml"))
    #expect(flaw("xl/strings.xml", nil) == .damaged(part: "xl/strings.xml"))
    let sheet = "xl/worksheets/s1.xml"
    #expect(flaw(sheet, nil) == .damaged(part: sheet))
    #expect(flaw(sheet, "") == .damaged(part: sheet))
    #expect(flaw(sheet, "<a></b>") == .damaged(part: sheet))
    #expect(flaw(sheet, "<worksheet xmlns='urn:other'/>") == .damaged(part: sheet))
    #expect(
      flaw(sheet, "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet xmlns='\(Workbooks.main)'/>")
        == .damaged(part: sheet))
    #expect(
      flaw(sheet, "<worksheet xmlns='\(Workbooks.main)'>\u{1}</worksheet>")
        == .damaged(part: sheet))
  }

  @Test func aWorkbookWithoutSheetsIsNone() {
    #expect(Workbooks.flaw(Workbooks.excelParts(sheets: [])) == .noSheets)
    #expect(Workbooks.flaw(Workbooks.openDocumentParts("")) == .noSheets)
  }

  @Test func namesThatLeadOutOrStandTwiceAreDamage() {
    let out = [ZipWriter.Part("xl/../../secret", "a")]
    #expect(Workbooks.flaw(small + out) == .damaged(part: "xl/../../secret"))
    let twice = [ZipWriter.Part("XL/workbook.xml", "a")]
    #expect(Workbooks.flaw(small + twice) == .damaged(part: "XL/workbook.xml"))
    let pointers = "http://schemas.openxmlformats.org/package/2006/relationships"
    let parts = small.replacing(
      "_rels/.rels",
      "<Relationships xmlns='\(pointers)'><Relationship Id='a' Target='../../etc/passwd'"
        + " Type='x/officeDocument'/></Relationships>")
    #expect(Workbooks.flaw(parts) == .damaged(part: "_rels/.rels"))
  }

  @Test func rowsAndCellsOutOfOrderAreDamage() {
    let damage = WorkbookFlaw.damaged(part: "xl/worksheets/s1.xml")
    #expect(flaw(rows: "<row r='2'/><row r='2'/>") == damage)
    #expect(flaw(rows: "<row r='x'/>") == damage)
    #expect(flaw(rows: "<row r='1'><c r='B1'/><c r='A1'/></row>") == damage)
    #expect(flaw(rows: "<row r='1'><c r='A2'/></row>") == damage)
    #expect(flaw(rows: "<row r='1'><c r='AAAA1'/></row>") == damage)
    #expect(flaw(rows: "<row r='1'><c r='AAAAAAAAAAAAAAAAAAAA1'/></row>") == damage)
    #expect(flaw(rows: "<row r='1'><c t='s'><v>0</v></c></row>") == damage)
    #expect(flaw(rows: "<row r='1'><c t='s'><v>-1</v></c></row>") == damage)
  }

  @Test func rowsAndColumnsEndWhereExcelEnds() {
    #expect(flaw(rows: "<row r='1048577'/>") == .tooLarge(.rows, limit: 1_048_576))
    #expect(
      flaw(rows: "<row r='1'><c r='XFE1'><v>1</v></c></row>")
        == .tooLarge(.columns, limit: 16_384))
    #expect(flaw(rows: "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>") == nil)
  }

  @Test(arguments: [
    (WorkbookMeasure.fileBytes, 100), (.inflatedBytes, 100), (.parts, 3), (.sheets, 0),
    (.nameBytes, 0), (.cells, 2), (.textBytes, 4), (.cellBytes, 3), (.sharedBytes, 9),
    (.mergedRanges, 0), (.formats, 1), (.nesting, 4), (.columns, 1), (.rows, 0),
  ])
  func eachLimitHolds(_ measure: WorkbookMeasure, _ most: Int) {
    let parts = Workbooks.excelParts(
      "<row r='1'><c t='s'><v>0</v></c><c><v>1234</v></c></row><row r='2'><c><v>1</v></c></row>",
      after: "<mergeCells><mergeCell ref='A5:A6'/></mergeCells>", strings: ["<t>ab</t>"],
      formats: ["0"])
    #expect(Workbooks.flaw(parts) == nil)
    #expect(Workbooks.flaw(parts, [measure: most]) == .tooLarge(measure, limit: most))
  }

  @Test func aSharedTextIsCountedEachTimeThatItIsShown() {
    let long = String(repeating: "ก", count: 1_000)
    let cells = String(repeating: "<c t='s'><v>0</v></c>", count: 1_000)
    let parts = Workbooks.excelParts("<row>\(cells)</row>", strings: ["<t>\(long)</t>"])
    #expect(
      Workbooks.flaw(parts, [.textBytes: 100_000]) == .tooLarge(.textBytes, limit: 100_000))
  }

  @Test func repeatedCellsAreCountedBeforeTheyAreWritten() {
    let cell =
      "<table:table-cell table:number-columns-repeated='16384'"
      + " office:value-type='float' office:value='1'/>"
    #expect(
      flaw(
        openDocument: "<table:table-row table:number-rows-repeated='1048576'>\(cell)"
          + "</table:table-row>", [:]) == .tooLarge(.cells, limit: 5_000_000))
    let covered =
      "<table:covered-table-cell table:number-columns-repeated='9999'"
      + " office:value-type='float' office:value='1'/>"
    #expect(
      flaw(
        openDocument: "<table:table-row table:number-rows-repeated='1048576'>"
          + "<table:table-cell office:value-type='float' office:value='1'/>\(covered)"
          + "</table:table-row>", [:]) == .tooLarge(.cells, limit: 5_000_000))
    #expect(
      flaw(
        openDocument: "<table:table-row table:number-rows-repeated='999999999'>"
          + "<table:table-cell office:value-type='float' office:value='1'/></table:table-row>",
        [:]) == .tooLarge(.rows, limit: 1_048_576))
    #expect(
      flaw(
        openDocument: "<table:table-row><table:table-cell><text:p>"
          + "<text:s text:c='999999999'/></text:p></table:table-cell></table:table-row>", [:])
        == .tooLarge(.cellBytes, limit: 131_068))
    let formulas = String(
      repeating: "<table:table-cell table:formula='of:=\"\"' office:value-type='string'"
        + " table:number-columns-repeated='999999999'><text:p/></table:table-cell>", count: 9_300)
    #expect(
      flaw(
        openDocument: "<table:table-row table:number-rows-repeated='1000000'>"
          + "<table:table-cell office:value-type='float' office:value='1'/>\(formulas)"
          + "</table:table-row>", [:]) == .tooLarge(.columns, limit: 16_384))
    #expect(
      flaw(openDocument: "<table:table-row table:number-rows-repeated='0'/>", [:])
        == .damaged(part: "content.xml"))
  }

  @Test func aLongTagIsRefusedBeforeItIsReadAgainAndAgain() {
    let tag = "<c r='" + String(repeating: "A", count: 2 << 20) + "'/>"
    #expect(flaw(rows: "<row>\(tag)</row>") == .tooLarge(.tagBytes, limit: 1 << 20))
  }

  @Test func aPartThatSaysItGrowsTooMuchIsNotInflated() {
    var parts = small
    parts[6].method = 8
    parts[6].inflatedBytes = 100 << 20
    #expect(Workbooks.flaw(parts) == .tooLarge(.inflation, limit: 500))
    parts[6].inflatedBytes = 300 << 20
    #expect(Workbooks.flaw(parts) == .tooLarge(.inflatedBytes, limit: 256 << 20))
  }

  @Test func aPartThatLiesAboutItsSizeStopsAtTheLimit() {
    var parts = small
    parts[6].bytes = deflated(
      "<worksheet xmlns='\(Workbooks.main)'>a", thenItsLastByteTimes: 3 << 20)
    parts[6].method = 8
    for size: UInt32 in [1, 3 << 20] {
      parts[6].inflatedBytes = size
      #expect(
        Workbooks.flaw(parts, [.inflatedBytes: 1 << 20])
          == .tooLarge(.inflatedBytes, limit: 1 << 20))
    }
  }

  /// A text and many more of its last byte, packed: codes of fixed length, and "258 bytes from
  /// one byte ago" over and over. Source: RFC 1951, 3.2.6.
  private func deflated(_ text: String, thenItsLastByteTimes times: Int) -> [UInt8] {
    var bits: [Bool] = [true, true, false]
    func add(_ code: Int, _ count: Int) {
      for bit in (0..<count).reversed() { bits.append(code >> bit & 1 == 1) }
    }
    for byte in text.utf8 { add(0x30 + Int(byte), 8) }
    for _ in 0..<(times / 258) { add(0b1100_0101_0_0000, 13) }
    add(0, 7)
    return stride(from: 0, to: bits.count, by: 8).map { start in
      (start..<min(start + 8, bits.count)).reduce(into: 0) { byte, index in
        if bits[index] { byte |= 1 << UInt8(index - start) }
      }
    }
  }

  @Test func everyFlawIsSaidInThaiAndEnglish() {
    let flaws: [WorkbookFlaw] =
      [.empty, .notAZip, .oldFormat, .encrypted, .notAWorkbook, .damaged(part: nil), .noSheets]
      + [.damaged(part: "xl/workbook.xml")]
      + WorkbookMeasure.allCases.map { .tooLarge($0, limit: 7) }
    for flaw in flaws {
      let finding = Diagnostic.unreadableWorkbook(flaw, at: Place(file: FileID(0)))
      #expect(finding.code == .unreadableWorkbook)
      #expect(finding.severity == .error)
      #expect(finding.help != nil)
      #expect(finding.summary.th != finding.summary.en)
    }
  }
}
