import Model

/// The cash book that Thai treasurers are taught: date, text, in, out, remaining.
///
/// A table with a header in any order, Thai or English, perhaps with a title above it and
/// signatures below; `docs/formats/cash-book.md` is the whole description and its test. Reading
/// never fails: a row that can't be read is a gap.
/// - Complexity: O(bytes).
struct CashBook {
  let sheet: LedgerSheet
  let file: FileID
  let chart: Chart
  let header: CashBookHeader
  let table: CSVTable
  var dates: CashBookDates
  var notes = FileNotes()
  var diagnostics: [Diagnostic] = []
  /// The account of a row that names none.
  let onlyAccount: AccountID?
  var drafts: [Draft] = []
  var totals: RowTotals
  private(set) var emptyCategories = EmptyCategories()
  /// The last cells with a text, for cells that were merged with them.
  private var texts: [ArraySlice<UInt8>?] = Array(
    repeating: nil, count: CashBookColumn.allCases.count)
  /// What was read of rows about which nothing is told.
  var plain = PlainWords()
  /// What the words in the columns of categories and accounts mean; most stand in many rows.
  private var categories = CellMeanings<Category?>()
  private var accounts = CellMeanings<AccountID?>()

  /// What a cash book holds, and what was found in it.
  struct Contents {
    var drafts: [Draft]
    var claims: [TotalsClaim] = []
    /// The text of the rows above the header.
    var title = ""
  }

  /// Reads a whole sheet.
  ///
  /// - Parameter plain: where everyday rows have their columns; `nil` of it has every row read with
  ///   care.
  static func read(
    _ sheet: LedgerSheet, file: FileID, chart: Chart, rules: LedgerRules,
    plain: (CashBookHeader) -> PlainColumns? = PlainColumns.init
  ) -> Reading<Contents> {
    if let flaw = sheet.flaw {
      let place = Place(file: file)
      return Reading(
        Contents(drafts: [Draft(gapAt: place)]), [.unreadableWorkbook(flaw, at: place)])
    }
    if let passed = passedOver(sheet, file: file, chart: chart) {
      return Reading(Contents(drafts: []), [passed])
    }
    if let damage = sheet.text.damage {
      let place = sheet.text.bytes.place(of: damage.offset, in: file)
      return Reading(Contents(drafts: [Draft(gapAt: place)]), [.undecodable(damage, at: place)])
    }
    let bytes = sheet.text.bytes
    guard let found = CashBookHeader.find(in: bytes, file: file, chart: chart) else {
      let place = Place(file: file)
      return Reading(Contents(drafts: [Draft(gapAt: place)]), [.emptyLedger(at: place)])
    }
    let place = found.table.place(of: found.row, file: file)
    var diagnostics = sheet.notes(file)
    let faults = found.header.diagnostics + missing(found.header, sheet, chart, at: place)
    guard faults.isEmpty else {
      return Reading(Contents(drafts: [Draft(gapAt: place)]), diagnostics + faults)
    }
    if !found.header.passedOver.isEmpty {
      diagnostics.append(.columnsPassedOver(found.header.passedOver, at: place))
    }
    var book = CashBook(sheet, file, chart, rules, found.header, found.table)
    book.diagnostics = diagnostics
    let title = book.readTitle(found.above)
    var table = found.table
    if found.header.isTwoRows { _ = table.next() }
    book.takeRows(of: &table, plain(found.header))
    return book.finished(title)
  }

  /// A workbook's sheet that is no book: hidden, or without any header like one's.
  private static func passedOver(
    _ sheet: LedgerSheet, file: FileID, chart: Chart
  ) -> Diagnostic? {
    guard let workbookSheet = sheet.workbookSheet, sheet.account(in: chart) == nil else {
      return nil
    }
    let found = CashBookHeader.find(in: sheet.text.bytes, file: file, chart: chart)
    let names = found?.known ?? 0
    if !workbookSheet.isHidden, names > 2 { return nil }
    // Something like a book that isn't read may hold any figure of any year.
    let isLikeABook =
      workbookSheet.isHidden ? names > 2 : found?.header.position(.date) != nil
    return .sheetPassedOver(
      workbookSheet.name, isHidden: workbookSheet.isHidden, isLikeABook: isLikeABook,
      at: Place(file: file))
  }

  private init(
    _ sheet: LedgerSheet, _ file: FileID, _ chart: Chart, _ rules: LedgerRules,
    _ header: CashBookHeader, _ table: CSVTable
  ) {
    self.sheet = sheet
    self.file = file
    self.chart = chart
    self.header = header
    self.table = table
    totals = RowTotals(columns: header.count)
    dates = CashBookDates(rules: rules, isWorkbook: sheet.isWorkbook)
    let namesAccount = header.position(.account) != nil
    onlyAccount = namesAccount ? nil : sheet.account(in: chart) ?? chart.onlyMoneyAccount
  }

  /// The columns that must be there and aren't, in one finding.
  private static func missing(
    _ header: CashBookHeader, _ sheet: LedgerSheet, _ chart: Chart, at place: Place
  ) -> [Diagnostic] {
    var required: [CashBookColumn] = [.date, .description, .category]
    let isOneAccount =
      chart.moneyLabels.count == 1 || chart.moneyLabels == Chart.standard.moneyLabels
    let namesAccounts =
      header.money.contains { $0.account != nil } || sheet.account(in: chart) != nil
    if !isOneAccount, !namesAccounts { required.append(.account) }
    var missing = required.filter { header.position($0) == nil }
    if header.money.allSatisfy({ $0.moneyIn == nil && $0.moneyOut == nil }) {
      missing.append(.moneyIn)
    }
    return missing.isEmpty
      ? [] : [.columnsMissing(missing.map(\.names), have: header.names, .headerMissing, at: place)]
  }

  private mutating func readTitle(_ rows: [CSVRow]) -> String {
    let texts = rows.filter { !table.isBlank($0) }.map { row in
      row.fields.map { table.text(of: $0) }.filter { !$0.isEmpty }.joined(separator: " ")
    }
    if let first = rows.first(where: { !table.isBlank($0) }) {
      notes.see(.skippedRow, texts[0], at: table.place(of: first, file: file))
    }
    return texts.joined(separator: " ")
  }

  private mutating func finished(_ title: String) -> Reading<Contents> {
    diagnostics += emptyCategories.end(chart)
    let found =
      (diagnostics + dates.diagnostics).sorted { left, right in
        let (a, b) = (left.place, right.place)
        return (a?.line ?? 0, a?.columns.lowerBound ?? 0) < (
          b?.line ?? 0, b?.columns.lowerBound ?? 0
        )
      } + dates.findings() + notes.diagnostics
    return Reading(Contents(drafts: drafts, claims: totals.claims, title: title), found)
  }

  // MARK: One row

  /// How many bytes a row of Thai takes, to make room for the rows of a file.
  private static let bytesInARow = 200

  /// Takes every row: the everyday ones by their bytes, the others with care.
  private mutating func takeRows(of table: inout CSVTable, _ columns: PlainColumns?) {
    guard let columns else {
      while let row = table.next() { take(row) }
      return
    }
    drafts.reserveCapacity(sheet.text.bytes.count / Self.bytesInARow)
    sheet.text.bytes.withUnsafeBufferPointer { text in
      withUnsafeTemporaryAllocation(of: PlainCell.self, capacity: header.count) { cells in
        while true {
          while let row = table.plainRow(in: text, cells), take(row, columns, text) {
            table.pass(row)
          }
          guard let row = table.next() else { return }
          rememberPlainTexts()
          take(row)
        }
      }
    }
  }

  /// Keeps the texts of the last everyday row, for cells that are left to the row above.
  private mutating func rememberPlainTexts() {
    if let category = plain.category { texts[CashBookColumn.category.rawValue] = bytes(category) }
    if let account = plain.account { texts[CashBookColumn.account.rawValue] = bytes(account) }
    plain.forgetCells()
  }

  private func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> { sheet.text.bytes[range] }

  private mutating func take(_ row: CSVRow) {
    let place = table.place(of: row, file: file)
    if table.isBlank(row) {
      notes.see(.blankRow, "", at: place)
      return
    }
    if header.isRepeated(in: row, of: table) {
      notes.see(.skippedRow, header.names[0], at: place)
      return
    }
    if skipsWords(row, at: place) { return }
    guard let row = wholeRow(row, at: place) else { return }
    if isTotals(row) {
      compareTotals(row, at: place)
      return
    }
    drafts += read(row, at: place)
  }

  /// Whether the row holds only words that belong on paper: signatures, the page's number.
  private mutating func skipsWords(_ row: CSVRow, at place: Place) -> Bool {
    guard bytes(.category, row).isEmpty else { return false }
    let hasMoney = header.money.contains { group in
      [group.moneyIn, group.moneyOut, group.balance].contains { position in
        position.map { $0 < row.fields.count && !table.content(of: row.fields[$0]).isEmpty }
          ?? false
      }
    }
    let words = row.fields.map { table.text(of: $0) }.filter { !$0.isEmpty }
    guard !hasMoney, row.brokenQuote == nil, let first = words.first,
      PaperWords.beginSignature(first) || words.allSatisfy(PaperWords.areBlanksToFill)
    else { return false }
    // The words may be a name, so that a note doesn't quote them.
    notes.see(.skippedRow, PaperWords.sample(first), at: place)
    return true
  }

  /// The row with the header's columns; reports one that has others, and makes a gap of it.
  private mutating func wholeRow(_ read: CSVRow, at place: Place) -> CSVRow? {
    var row = read
    if let opened = row.fields.firstIndex(where: { table.swallowsRows($0, of: header.count) }) {
      row.brokenQuote = row.brokenQuote ?? opened
    }
    if sheet.isWorkbook {
      // A workbook's row ends with its last cell that holds something, and what stands to the right
      // of the table belongs to no column.
      if row.fields.count > header.count {
        row.fields.removeLast(row.fields.count - header.count)
      }
      while row.fields.count < header.count, var end = row.fields.last {
        end.bytes = end.bytes.upperBound..<end.bytes.upperBound
        end.trimmed = end.bytes
        end.columns = end.columns.upperBound..<end.columns.upperBound
        row.fields.append(end)
      }
    }
    if row.brokenQuote == nil, row.fields.count == header.count { return row }
    diagnostics.append(
      .wrongColumnCount(row, expected: header.count, at: place, doubtFrom: dates.last))
    var gap = Draft(gapAt: place)
    gap.day = dates.last
    drafts.append(gap)
    totals.isCertain = false
    return nil
  }

  /// Whether a row sums others up: it names no category and no document, begins with a word of
  /// totals, and has no day, or leaves the balance as it was.
  private func isTotals(_ row: CSVRow) -> Bool {
    func beginsTotals(_ column: CashBookColumn) -> Bool {
      let text = bytes(column, row)
      return PaperWords.mayBeginTotals(text) && PaperWords.beginTotals(string(text))
    }
    let hasNoCategory = bytes(.category, row).isEmpty
    guard hasNoCategory || beginsTotals(.category), bytes(.reference, row).isEmpty else {
      return false
    }
    let isMerged =
      hasNoCategory
      && (cell(.category, row)?.place.cell.map { sheet.isMergedFromAbove($0) } ?? false)
    guard !isMerged, [.description, .date, .category].contains(where: beginsTotals) else {
      return false
    }
    return bytes(.date, row).isEmpty || beginsTotals(.date) || keepsBalance(row)
  }

  /// Whether a row states a balance, and it is that of the row above.
  private func keepsBalance(_ row: CSVRow) -> Bool {
    header.money.contains { group in
      guard let position = group.balance, let (text, _) = cell(at: position, row),
        case .amount(let stated) = AmountText(text)
      else { return false }
      return totals.expectedBalance(stated, position) == nil
    }
  }

  /// The drafts of a row: one, and one more for each further account whose balance it states.
  private mutating func read(_ row: CSVRow, at place: Place) -> [Draft] {
    var draft = Draft(at: place)
    readDay(row, into: &draft)
    readWords(row, into: &draft)
    readAccounts(row, into: &draft)
    readCategory(row, into: &draft)
    checkOtherAccount(row, &draft)
    return readMoney(row, draft)
  }

  private mutating func readDay(_ row: CSVRow, into draft: inout Draft) {
    draft.day = dates.last
    guard let (text, place) = cell(.date, row) else { return }
    guard let day = dates.read(text, at: place, &notes) else {
      draft.isWhole = false
      return
    }
    draft.day = day
  }

  /// The text of a cell that a treasurer may leave to the row above: merged, or a ditto mark.
  private mutating func inherited(
    _ column: CashBookColumn, _ row: CSVRow
  ) -> (text: ArraySlice<UInt8>, place: Place)? {
    guard let (own, place) = cell(column, row) else { return nil }
    let isMerged = own.isEmpty && place.cell.map { sheet.isMergedFromAbove($0) } ?? false
    if let above = texts[column.rawValue], isMerged || CashBookDates.isDitto(own) {
      if isMerged {
        diagnostics.append(.merged(string(above), column.names[0], at: place))
      } else {
        notes.see(.dateFromAbove, string(own), at: place)
      }
      return (above, place)
    }
    texts[column.rawValue] = own
    return (own, place)
  }

  private mutating func readAccounts(_ row: CSVRow, into draft: inout Draft) {
    draft.account = onlyAccount
    if let (text, place) = inherited(.account, row) {
      draft.account = accounts.meaning(of: text) { chart.moneyAccount($0) }
      // A cancelled document moves nothing, so that it needs no account.
      if text.isEmpty, chart.category(string(bytes(.category, row))) == .void {
        draft.account = chart.moneyLabels.first.flatMap(chart.moneyAccount)
      }
      if draft.account == nil {
        diagnostics.append(
          .unknownAccount(string(text), chart, at: place, doubtFrom: draft.day))
        draft.isWhole = false
      }
    }
    if let (text, place) = cell(.to, row), !text.isEmpty {
      draft.toAccount = chart.moneyAccount(string(text))
      if draft.toAccount == nil {
        diagnostics.append(.unknownAccount(string(text), chart, at: place, doubtFrom: draft.day))
        draft.isWhole = false
      }
    }
  }

  private mutating func readCategory(_ row: CSVRow, into draft: inout Draft) {
    guard let (text, place) = inherited(.category, row) else { return }
    draft.category = categories.meaning(of: text) { chart.category($0) }
    if draft.category == nil, text.isEmpty {
      if draft.toAccount != nil { draft.category = .transfer }
      if let words = self.text(.description, row), chart.category(words) == .opening {
        draft.category = .opening
      }
    }
    if draft.category != nil {
      diagnostics += emptyCategories.end(chart)
      return
    }
    draft.isWhole = false
    if text.isEmpty {
      emptyCategories.add(place, draft.day)
    } else {
      diagnostics += emptyCategories.end(chart)
      diagnostics.append(.unknownCategory(string(text), chart, at: place, doubtFrom: draft.day))
    }
  }

  /// The column of the other account belongs to transfers, and names another account or pot.
  private mutating func checkOtherAccount(_ row: CSVRow, _ draft: inout Draft) {
    if let (text, place) = cell(.toPot, row), !text.isEmpty, let category = draft.category,
      category != .transfer || Chart.folded(draft.toPot) == Chart.folded(draft.pot)
    {
      diagnostics.append(
        .otherAccountMisplaced(isTransfer: category == .transfer, at: place, doubtFrom: draft.day))
      draft.isWhole = false
    }
    guard let other = draft.toAccount, let category = draft.category,
      let place = cell(.to, row)?.place, category != .transfer || other == draft.account
    else { return }
    diagnostics.append(
      .otherAccountMisplaced(isTransfer: category == .transfer, at: place, doubtFrom: draft.day))
    draft.isWhole = false
  }
}

extension Chart {
  /// The account of a book that names none: the fund's only one, else cash.
  var onlyMoneyAccount: AccountID? {
    if moneyLabels.count == 1 { return moneyAccount(moneyLabels[0]) }
    return moneyAccount("เงินสด")
  }
}
