/// Reads Excel workbooks of since 2007 (`.xlsx`, `.xlsm`, templates; the strict form too).
///
/// Source: ISO/IEC 29500-1, SpreadsheetML.
enum ExcelWorkbook {
  /// What the main part says that it is, by the end of its content type.
  private static let kinds = [
    "spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml",
    "ms-excel.sheet.macroEnabled.main+xml", "ms-excel.template.macroEnabled.main+xml",
  ]

  /// All sheets of cells, in order.
  static func sheets(of archive: borrowing ZipArchive) throws(WorkbookFlaw) -> [WorkbookSheet] {
    let part = try mainPart(of: archive)
    let list = ExcelSheetList(archive.meter)
    try archive.read(part, with: list)
    let relationships = try OfficePackage.relationships(of: part, in: archive)
    let found = list.sheets.compactMap { sheet in
      relationships[sheet.relationship].map { (sheet, $0) }
    }
    guard found.count == list.sheets.count else { throw .damaged(part: "xl/workbook.xml") }
    let strings = ExcelStrings(archive.meter)
    let styles = ExcelStyles(archive.meter)
    for (_, target) in relationships.sorted(by: { $0.key < $1.key }) {
      if target.kind == "sharedStrings" { try archive.read(target.part, with: strings) }
      if target.kind == "styles" { try archive.read(target.part, with: styles) }
    }
    let book = ExcelBook(
      strings: strings, formats: styles.formats,
      calendar: SerialDay(countsFrom1904: list.countsFrom1904),
      trustsFormulas: !list.asksToCompute)
    var sheets: [WorkbookSheet] = []
    for (sheet, target) in found where target.kind == "worksheet" {
      let listener = ExcelSheet(sheet.name, isHidden: sheet.isHidden, book, archive.meter)
      try archive.read(target.part, with: listener)
      sheets.append(try listener.finish())
    }
    return sheets
  }

  /// The part that lists the sheets.
  private static func mainPart(
    of archive: borrowing ZipArchive
  ) throws(WorkbookFlaw) -> String {
    let pointers = try OfficePackage.relationships(of: "", in: archive)
    let inOrder = pointers.sorted { $0.key < $1.key }.map(\.value)
    guard let main = inOrder.first(where: { $0.kind == "officeDocument" }) else {
      throw .damaged(part: "_rels/.rels")
    }
    guard let type = try OfficePackage.contentType(of: main.part, in: archive) else {
      throw .damaged(part: OfficePackage.contentTypes)
    }
    if type.hasSuffix("ms-excel.sheet.binary.macroEnabled.main") { throw .oldFormat }
    guard kinds.contains(where: type.hasSuffix) else { throw .notAWorkbook }
    return main.part
  }
}

/// What all sheets of a workbook share.
struct ExcelBook {
  /// Texts that cells name by number.
  let strings: ExcelStrings
  /// What numbers stand for, by the style of a cell.
  let formats: [NumberFormat]
  /// How days are counted.
  let calendar: SerialDay
  /// Whether the values of formulas are those that a spreadsheet computed.
  ///
  /// A program that can't compute writes 0 or nothing and asks to compute when the file is opened;
  /// one that was stopped while it computed says so.
  let trustsFormulas: Bool
}

/// The list of sheets.
private final class ExcelSheetList: XMLListener {
  private let meter: WorkbookMeter
  private(set) var sheets: [(name: String, relationship: String, isHidden: Bool)] = []
  private(set) var countsFrom1904 = false
  private(set) var asksToCompute = false

  init(_ meter: WorkbookMeter) { self.meter = meter }

  override func start(
    _ name: XMLName, _ attributes: XMLAttributes
  ) throws(WorkbookFlaw) -> Bool {
    guard name.space == .excel else { return false }
    switch name.local {
    case "workbook", "sheets": return true
    case "sheet": try add(attributes)
    case "workbookPr":
      for (name, value) in attributes where name.space == .none {
        if "date1904" ~= name.local { countsFrom1904 = value.isTrue }
      }
    case "calcPr":
      for (name, value) in attributes where name.space == .none {
        if "fullCalcOnLoad" ~= name.local, value.isTrue { asksToCompute = true }
        if "calcCompleted" ~= name.local, !value.isTrue { asksToCompute = true }
      }
    default: break
    }
    return false
  }

  private func add(_ attributes: XMLAttributes) throws(WorkbookFlaw) {
    var sheet = (name: "", relationship: "", isHidden: false)
    for (name, value) in attributes {
      switch (name.space, name.local) {
      case (.none, "name"):
        sheet.name = try value.name(meter)
      case (.none, "state"): sheet.isHidden = !("visible" ~= value)
      case (.relationship, "id"): sheet.relationship = value.string
      default: break
      }
    }
    try meter.draw(1, of: .sheets)
    sheets.append(sheet)
  }
}
