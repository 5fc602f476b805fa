/// Why a file can't be read as a workbook.
enum WorkbookFlaw: Error, Equatable, Sendable {
  /// The file has no bytes.
  case empty
  /// It is something else: a text, a picture.
  case notAZip
  /// An Excel file of before 2007, or a binary one (`.xls`, `.xlsb`).
  case oldFormat
  /// It opens with a password only.
  case encrypted
  /// It holds more of something than is read.
  case tooLarge(WorkbookMeasure, limit: Int)
  /// A zip file of something else: a letter, slides.
  case notAWorkbook
  /// It breaks off or contradicts itself; the part, where one is to blame.
  case damaged(part: String?)
  /// It has no sheet with cells.
  case noSheets
}

/// What there may be too much of in a workbook.
enum WorkbookMeasure: Int, CaseIterable, Sendable {
  /// Bytes of the file.
  case fileBytes
  /// Bytes of all parts that are read, inflated.
  case inflatedBytes
  /// How many times larger than in the file a part may become.
  case inflation
  /// Files inside the file.
  case parts
  /// Sheets.
  case sheets
  /// Bytes of the name of a sheet.
  case nameBytes
  /// Rows of a sheet; as many as Excel has.
  case rows
  /// Columns of a sheet; as many as Excel has.
  case columns
  /// Cells of all sheets, with the empty ones before the last used one of a row.
  case cells
  /// Bytes of what all cells show.
  case textBytes
  /// Bytes of what one cell shows: four for each of the 32,767 letters that Excel allows.
  case cellBytes
  /// Bytes of the table of texts that cells share.
  case sharedBytes
  /// Blocks of merged cells.
  case mergedRanges
  /// Formats of numbers.
  case formats
  /// How deep tags stand within tags.
  case nesting
  /// Bytes of one tag: the parser starts a tag anew with every piece that arrives.
  case tagBytes
}

/// How much of everything is read at most. A cash book of forty years stays far below.
struct WorkbookLimits: Sendable {
  /// Limits for files from outside.
  static let standard = WorkbookLimits()

  private var most: [WorkbookMeasure: Int] = [
    .fileBytes: 64 << 20, .inflatedBytes: 256 << 20, .inflation: 500, .parts: 10_000,
    .sheets: 1_000, .nameBytes: 1_000, .rows: 1_048_576, .columns: 16_384, .cells: 5_000_000,
    .textBytes: 64 << 20,
    .cellBytes: 131_068, .sharedBytes: 64 << 20, .mergedRanges: 50_000, .formats: 100_000,
    .nesting: 64, .tagBytes: 1 << 20,
  ]

  /// The standard limits, some of them replaced.
  init(_ others: [WorkbookMeasure: Int] = [:]) { most.merge(others) { $1 } }

  /// The most of something.
  subscript(measure: WorkbookMeasure) -> Int { most[measure] ?? 0 }
}

/// How much of each limit a workbook has used.
///
/// A class, since all readers of its parts draw on the same one.
final class WorkbookMeter {
  private let limits: [Int]
  private var used: [Int]

  /// A meter at zero.
  init(_ limits: WorkbookLimits) {
    self.limits = WorkbookMeasure.allCases.map { limits[$0] }
    used = self.limits.map { _ in 0 }
  }

  /// The most of something.
  func limit(of measure: WorkbookMeasure) -> Int { limits[measure.rawValue] }

  /// Refuses a single thing that is larger than allowed.
  func check(_ size: Int, of measure: WorkbookMeasure) throws(WorkbookFlaw) {
    guard size > limits[measure.rawValue] else { return }
    throw .tooLarge(measure, limit: limits[measure.rawValue])
  }

  /// Adds to what is used of something, up to its limit.
  func draw(_ amount: Int, of measure: WorkbookMeasure) throws(WorkbookFlaw) {
    let (sum, isOverflow) = used[measure.rawValue].addingReportingOverflow(amount)
    used[measure.rawValue] = isOverflow ? .max : sum
    try check(used[measure.rawValue], of: measure)
  }
}
