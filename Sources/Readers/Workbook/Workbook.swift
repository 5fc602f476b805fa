import Model

/// A spreadsheet file, `.xlsx` or `.ods`, as the text of its sheets.
///
/// Every sheet becomes comma-separated text that the readers of such text can take, so that there
/// is one reader of cash books and not two.
struct Workbook: Equatable, Sendable {
  /// The sheets in the order of the workbook, hidden ones too; sheets of charts are left out.
  let sheets: [WorkbookSheet]

  /// Reads a workbook of either kind; which one it is, its parts tell, not its name.
  ///
  /// - Complexity: O(bytes of its parts, inflated). Memory is held down by `limits`: at most the
  ///   texts of the cells twice over, and the table of shared strings once.
  static func read(
    _ bytes: [UInt8], limits: WorkbookLimits = .standard
  ) -> Result<Workbook, WorkbookFlaw> {
    bytes.withUnsafeBytes { content in
      do throws(WorkbookFlaw) {
        return .success(try read(content, WorkbookMeter(limits)))
      } catch {
        return .failure(error)
      }
    }
  }

  private static func read(
    _ content: UnsafeRawBufferPointer, _ meter: WorkbookMeter
  ) throws(WorkbookFlaw) -> Workbook {
    try meter.draw(content.count, of: .fileBytes)
    if content.isEmpty { throw .empty }
    if let flaw = CompoundFile.flaw(of: content) { throw flaw }
    let archive = try ZipArchive.open(content, meter)
    let sheets: [WorkbookSheet]
    if archive.contains("mimetype") {
      sheets = try OpenDocumentWorkbook.sheets(of: archive)
    } else if archive.contains(OfficePackage.contentTypes) {
      sheets = try ExcelWorkbook.sheets(of: archive)
    } else {
      throw .notAWorkbook
    }
    if sheets.isEmpty { throw .noSheets }
    return Workbook(sheets: sheets)
  }
}

/// One sheet of a workbook.
struct WorkbookSheet: Equatable, Sendable {
  /// A block of cells that are shown as one, from its top left to its bottom right.
  struct MergedRange: Equatable, Sendable {
    /// The cell that is shown.
    let first: Cell
    /// The last cell behind it.
    let last: Cell
  }

  /// What its tab says.
  let name: String
  /// Whether its tab is hidden.
  let isHidden: Bool
  /// The sheet as UTF-8 text, comma-separated (RFC 4180), a line feed after each row.
  ///
  /// Line n is row n and field k is column k, from row 1 to the last used one. A row that holds
  /// something has as many fields as the widest; a blank one is an empty line.
  ///
  /// Numbers are plain decimals, days ISO 8601 of the Common Era, truth values TRUE and FALSE,
  /// errors their text. A formula shows what it last came to; one without such a value shows
  /// itself: `=SUM(E2:E9)`. Line ends inside a cell became spaces.
  var bytes: [UInt8] = []
  /// How many cells hold a formula.
  var formulaCount = 0
  /// The first of them, row by row.
  var firstFormula: Cell?
  /// Formulas of which the file doesn't hold the value, so that a program must save it again.
  var formulasWithoutValue: [Cell] = []
  /// Cells that show an error such as `#REF!`, or `####` for a number that is no day.
  var errorCells: [Cell] = []
  /// Blocks of merged cells. Only the first cell of one has a value in `bytes`.
  var mergedRanges: [MergedRange] = []
  /// Cells behind a merged one that hold a value all the same: nobody sees it, it is left out.
  var coveredValues: [Cell] = []
  /// How many days were stored as a serial number with a format.
  var serialDates = 0
  /// The first of them.
  var firstSerialDate: Cell?

  /// An empty sheet.
  init(name: String, isHidden: Bool) {
    self.name = name
    self.isHidden = isHidden
  }

  /// Takes note of formulas, the first of them in a cell.
  mutating func addFormulas(_ count: Int, at cell: Cell) {
    formulaCount += count
    firstFormula = firstFormula ?? cell
  }
}
