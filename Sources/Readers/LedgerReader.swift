public import Model

/// A form of ledger: how to know one and how to read it.
struct LedgerFormat: Sendable {
  /// The file name's last parts, with their dots.
  let suffixes: [String]
  /// The tables of a file.
  var sheets: @Sendable ([UInt8], String) -> [LedgerSheet] = { LedgerSheet.all(in: $0, at: $1) }
  /// Reads a table; `nil` where another file has it as a part.
  var read: @Sendable (LedgerReader.File, inout LedgerShelf) -> Reading<CashBook.Contents>? = {
    CashBook.read($0.sheet, file: $0.id, chart: $1.chart, rules: $1.rules)
  }

  /// Every form of ledger, one line each; `docs/formats/` has a page for each.
  static let all: [LedgerFormat] = [
    LedgerFormat(suffixes: [".csv", ".tsv"]),
    LedgerFormat(
      suffixes: [".xlsx", ".xlsm", ".ods"], sheets: { LedgerSheet.allOfWorkbook(in: $0, at: $1) }),
    LedgerFormat(suffixes: journalSuffixes, read: { JournalLedger.read($0, &$1) }),
  ]

  private static let journalSuffixes = [".journal", ".hledger", ".ledger", ".j"]

  /// Whether a file name is that of a journal.
  static func isJournal(_ path: String) -> Bool {
    journalSuffixes.contains { path.lowercased().hasSuffix($0) }
  }

  /// The form of a file, by its name.
  static func of(_ path: String) -> LedgerFormat? {
    // Excel puts a file beside one that is open; it holds no rows.
    let isLock = path.split(separator: "/").last?.hasPrefix("~$") ?? true
    return isLock ? nil : all.first { $0.suffixes.contains { path.lowercased().hasSuffix($0) } }
  }
}

/// Reads the ledgers of one fund into its books.
public struct LedgerReader: Sendable {
  /// One table of a ledger file, with the number under which messages find its text.
  public struct File: Sendable {
    /// The number.
    public let id: FileID
    /// The table.
    public let sheet: LedgerSheet
    /// The path below the content folder.
    public var path: String { sheet.path }
    /// The text of the table.
    var bytes: [UInt8] { sheet.text.bytes }

    /// A table of a ledger file.
    public init(id: FileID, sheet: LedgerSheet) {
      self.id = id
      self.sheet = sheet
    }
  }

  /// Whether a file name is that of a ledger.
  public static func isLedger(_ path: String) -> Bool { LedgerFormat.of(path) != nil }

  /// The tables of a ledger file: one, or the sheets of a workbook.
  public static func sheets(in bytes: [UInt8], at path: String) -> [LedgerSheet] {
    LedgerFormat.of(path)?.sheets(bytes, path) ?? []
  }

  /// Reads all ledgers of a fund; the order in which they are given doesn't matter.
  ///
  /// - Parameter openings: the balances of `accounts.csv` with which accounts begin.
  public static func read(
    _ files: [File], chart: Chart, rules: LedgerRules,
    openings: [(account: AccountID, opening: Money, place: Place)] = []
  ) -> Reading<Books> {
    var shelf = LedgerShelf(files, chart: chart, rules: rules)
    var readings = files.sorted { ($0.path, $0.id) < ($1.path, $1.id) }.compactMap { file in
      FileReading(file, &shelf)
    }
    for index in readings.indices { readings[index].boundDoubt() }
    // A file without any day stands where its name does, after those with a day.
    readings.sort {
      switch ($0.firstDay, $1.firstDay) {
      case (let left?, let right?): left == right ? $0.order < $1.order : left < right
      case (nil, nil): $0.order < $1.order
      case (let left, _): left != nil
      }
    }
    let agreement = FilesAgree(readings: readings, rules: rules)
    // What stands twice is counted once, and told once.
    readings.removeAll { agreement.twins.contains($0.file.id) }
    var diagnostics = readings.flatMap(\.diagnostics)
    var assembly = Assembly(chart: shelf.chart, calendar: rules.calendar)
    if let day = readings.lazy.compactMap({ $0.contents.drafts.firstDay }).first {
      for opening in openings {
        assembly.open(opening.account, opening.opening, day, opening.place)
      }
    }
    assembly.reserve(readings.map(\.contents.drafts.count).reduce(0, +) + openings.count)
    for reading in readings {
      reading.contents.drafts.withUnsafeBufferPointer { assembly.add($0) }
    }
    let books = Books(
      chart: shelf.chart, calendar: rules.calendar, entries: assembly.entries, gaps: assembly.gaps,
      pots: assembly.pots, claims: readings.flatMap(\.contents.claims))
    diagnostics += agreement.findings
    return Reading(books, diagnostics)
  }
}

/// What became of one table.
struct FileReading {
  let file: LedgerReader.File
  var contents: CashBook.Contents
  var diagnostics: [Diagnostic]
  /// The first day that could be read, or the first of the year by which the file is named.
  let firstDay: Day?
  /// What decides between tables that begin on the same day.
  var order: (String, FileID) { (file.path, file.id) }

  /// Reads a table; `nil` for one that another file has as a part.
  init?(_ file: LedgerReader.File, _ shelf: inout LedgerShelf) {
    guard let reading = LedgerFormat.of(file.path)?.read(file, &shelf) else { return nil }
    let rules = shelf.rules
    self.file = file
    contents = reading.value
    diagnostics = reading.diagnostics
    firstDay =
      contents.drafts.firstDay
      ?? rules.year(of: file.sheet).flatMap { rules.calendar.firstDay(of: $0) }
  }

  /// Bounds the doubt of findings that name no day.
  ///
  /// What stands before the first day that could be read belongs to the file's first day; an
  /// earlier file's days have nothing to do with it. In a book that isn't kept by date a row
  /// without a day may belong to any of the file's days.
  mutating func boundDoubt() {
    boundDoubtOfFindings()
    for index in contents.drafts.indices where contents.drafts[index].day == nil {
      contents.drafts[index].day = firstDay
    }
  }

  private mutating func boundDoubtOfFindings() {
    if diagnostics.isEmpty { return }
    let drafts = contents.drafts
    let datedLine = drafts.first { $0.day != nil }?.place.line ?? 0
    let earliest = drafts.isInOrder ? nil : drafts.compactMap(\.day).min()
    for index in diagnostics.indices {
      let finding = diagnostics[index]
      let isBeforeFirstDay =
        (finding.place?.line ?? 0) < datedLine && !LedgerFormat.isJournal(file.path)
      if finding.doubtFrom == nil || isBeforeFirstDay, let firstDay {
        diagnostics[index].doubtFrom = min(finding.doubtFrom ?? firstDay, firstDay)
      }
      if let earliest, finding.code.hidesDay { diagnostics[index].doubtFrom = earliest }
    }
  }
}

extension [Draft] {
  /// The first day that could be read.
  fileprivate var firstDay: Day? {
    for index in indices { if let day = self[index].day { return day } }
    return nil
  }

  /// Whether no row has an earlier day than one before it.
  fileprivate var isInOrder: Bool {
    let days = compactMap(\.day)
    return zip(days, days.dropFirst()).allSatisfy { $0 <= $1 }
  }
}

extension Code {
  /// Whether a row with this fault doesn't tell its day.
  fileprivate var hidesDay: Bool {
    switch self {
    case .impossibleDate, .dateOutOfRange, .wrongColumnCount, .monthName, .twoDigitYear: true
    default: false
    }
  }
}

extension LedgerRules {
  /// The fiscal year that a sheet or its file is named by.
  func year(of sheet: LedgerSheet) -> FiscalYear? {
    let file = sheet.path.split(separator: "/").last?.split(separator: ".").first ?? ""
    return sheet.name.flatMap { year($0[...]) } ?? year(file)
  }

  private func year(_ name: Substring) -> FiscalYear? {
    guard name.utf8.count == 4, let year = Int(name), (2400...3000).contains(year) else {
      return nil
    }
    return FiscalYear(ending: year - 543)
  }
}
