import Model
import Support

@testable import Readers

/// Workbooks for tests, made part by part.
enum Workbooks {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  /// The parts of an Excel workbook of one sheet, by what stands in `sheetData`.
  static func excelParts(
    _ rows: String, after: String = "", strings: [String] = [], formats: [String] = [],
    workbook: String = ""
  ) -> [ZipWriter.Part] {
    excelParts(
      sheets: [("S", rows, after)], strings: strings, formats: formats, workbook: workbook)
  }

  /// The parts of an Excel workbook: sheets, shared texts, and formats, the first of style 1.
  static func excelParts(
    sheets: [(name: String, rows: String, after: String)], strings: [String] = [],
    formats: [String] = [], workbook: String = ""
  ) -> [ZipWriter.Part] {
    let numbers = sheets.indices.map { $0 + 1 }
    let list = numbers.map {
      "<sheet name='\(sheets[$0 - 1].name)' sheetId='\($0)' r:id='r\($0)'/>"
    }
    let pointers = numbers.map {
      "<Relationship Id='r\($0)' Type='\(office)/worksheet' Target='worksheets/s\($0).xml'/>"
    }
    let custom = formats.indices.map {
      "<numFmt numFmtId='\($0 + 200)' formatCode='\(formats[$0])'/>"
    }
    let styles = formats.indices.map { "<xf numFmtId='\($0 + 200)'/>" }
    var parts = [
      ZipWriter.Part(
        "[Content_Types].xml",
        "<Types xmlns='\(package)/content-types'><Default Extension='xml' ContentType='a/xml'/>"
          + "<Override PartName='/xl/workbook.xml' ContentType='\(type).sheet.main+xml'/></Types>"),
      ZipWriter.Part(
        "_rels/.rels",
        "<Relationships xmlns='\(package)/relationships'>"
          + "<Relationship Id='r1' Type='\(office)/officeDocument' Target='xl/workbook.xml'/>"
          + "</Relationships>"),
      ZipWriter.Part(
        "xl/workbook.xml",
        "<workbook xmlns='\(main)' xmlns:r='\(office)'>\(workbook)"
          + "<sheets>\(list.joined())</sheets></workbook>"),
      ZipWriter.Part(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns='\(package)/relationships'>\(pointers.joined())"
          + "<Relationship Id='t' Type='\(office)/sharedStrings' Target='/xl/strings.xml'/>"
          + "<Relationship Id='u' Type='\(office)/styles' Target='../xl/styles.xml'/>"
          + "</Relationships>"),
      ZipWriter.Part(
        "xl/strings.xml",
        "<sst xmlns='\(main)'>\(strings.map { "<si>\($0)</si>" }.joined())</sst>"),
      ZipWriter.Part(
        "xl/styles.xml",
        "<styleSheet xmlns='\(main)'><numFmts>\(custom.joined())</numFmts>"
          + "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
          + "<cellXfs><xf numFmtId='0'/>\(styles.joined())</cellXfs></styleSheet>"),
    ]
    for (number, sheet) in zip(numbers, sheets) {
      parts.append(
        ZipWriter.Part(
          "xl/worksheets/s\(number).xml",
          "<worksheet xmlns='\(main)'><sheetData>\(sheet.rows)</sheetData>\(sheet.after)"
            + "</worksheet>"
        ))
    }
    return parts
  }

  /// The parts of an OpenDocument spreadsheet, by what stands in its body.
  static func openDocumentParts(_ tables: String, styles: String = "") -> [ZipWriter.Part] {
    let urn = "urn:oasis:names:tc:opendocument:xmlns"
    let names = ["office", "table", "text", "style", "draw"].map {
      " xmlns:\($0)='\(urn):\($0)\($0 == "draw" ? "ing" : ""):1.0'"
    }
    let calc = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
    return [
      ZipWriter.Part("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
      ZipWriter.Part(
        "content.xml",
        "<office:document-content\(names.joined()) xmlns:calcext='\(calc)'>"
          + "<office:automatic-styles>\(styles)</office:automatic-styles>"
          + "<office:body><office:spreadsheet>\(tables)</office:spreadsheet></office:body>"
          + "</office:document-content>"),
    ]
  }

  /// The only sheet of a workbook of these parts.
  static func sheet(
    _ parts: [ZipWriter.Part], _ limits: [WorkbookMeasure: Int] = [:]
  ) throws -> WorkbookSheet {
    try Workbook.read(ZipWriter.file(parts), limits: WorkbookLimits(limits)).get().sheets[0]
  }

  /// Why a workbook of these parts can't be read; `nil` for one that can.
  static func flaw(
    _ parts: [ZipWriter.Part], _ limits: [WorkbookMeasure: Int] = [:]
  ) -> WorkbookFlaw? {
    switch Workbook.read(ZipWriter.file(parts), limits: WorkbookLimits(limits)) {
    case .success: nil
    case .failure(let flaw): flaw
    }
  }
}

extension WorkbookSheet {
  /// The sheet as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension [ZipWriter.Part] {
  /// The parts with one replaced, or taken out.
  func replacing(_ name: String, _ text: String?) -> [ZipWriter.Part] {
    compactMap { part in
      part.name == name ? text.map { ZipWriter.Part(name, $0) } : part
    }
  }
}
