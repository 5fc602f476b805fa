public import Model

/// The columns of a cash book.
enum CashBookColumn: TableColumn {
  case date, reference, description, category, account, moneyIn, moneyOut, balance, count, to, note

  var names: [String] {
    switch self {
    case .date: ["วันที่", "วัน/เดือน/ปี", "ว/ด/ป", "date"]
    case .reference: ["เลขที่", "เลขที่เอกสาร", "ใบเสร็จ", "ref"]
    case .description: ["รายการ", "description"]
    case .category: ["หมวด", "ประเภท", "category"]
    case .account: ["บัญชี", "account"]
    case .moneyIn: ["รับ", "รายรับ", "เดบิต", "in"]
    case .moneyOut: ["จ่าย", "รายจ่าย", "เครดิต", "out"]
    case .balance: ["คงเหลือ", "ยอดคงเหลือ", "balance"]
    case .count: ["จำนวนราย", "จำนวนคน", "ราย", "คน", "count"]
    case .to: ["ไปบัญชี", "to"]
    case .note: ["หมายเหตุ", "note"]
    }
  }
}

/// What days a ledger may hold.
public struct LedgerRules: Sendable {
  /// How days fall into years.
  public let calendar: FiscalCalendar
  /// The first possible day: when the fund was founded.
  public let earliest: Day?
  /// The last possible day: the one for which the site speaks.
  public let latest: Day

  /// Rules for one fund; where nobody says when it was founded, books go back 40 years.
  public init(calendar: FiscalCalendar, earliest: Day?, latest: Day) {
    self.calendar = calendar
    self.earliest = earliest ?? Day(year: Int(latest.year) - 40, month: 1, day: 1)
    self.latest = latest
  }

  /// Whether a ledger may hold this day.
  func allow(_ day: Day) -> Bool { day <= latest && earliest.map { day >= $0 } ?? true }
}

/// A row as far as it could be read: what was typed, before it is an `Entry`.
struct Draft {
  var day: Day?
  var category: Category?
  var account: AccountID?
  var toAccount: AccountID?
  /// Money in is positive, money out negative; `nil` where no amount could be read.
  var amount: Money?
  var statedBalance: Money?
  var people: Int?
  var place: Place
  var balancePlace: Place
  /// Whether every cell that is needed could be read.
  var isWhole = true
}

/// The cash book that Thai treasurers are taught: date, text, in, out, remaining.
///
/// Comma-separated values with a header in any order, Thai or English; `docs/formats/cash-book.md`
/// is the whole description and its test. Reading never fails: a row that can't be read is a gap.
/// - Complexity: O(bytes).
struct CashBookCSV {
  private let file: FileID
  private let chart: Chart
  private let rules: LedgerRules
  private let header: TableHeader<CashBookColumn>
  private let table: CSVTable
  private let onlyAccount: AccountID?
  private var lastDay: Day?
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads a whole file.
  static func read(
    _ bytes: [UInt8], file: FileID, chart: Chart, rules: LedgerRules
  ) -> Reading<[Draft]> {
    if let damaged = firstDamagedByte(of: bytes, in: file) {
      return Reading([Draft(gapAt: damaged)], [undecodable(at: damaged)])
    }
    var table = CSVTable(bytes)
    guard let first = table.next() else {
      let place = Place(file: file)
      return Reading([Draft(gapAt: place)], [.emptyLedger(at: place)])
    }
    var diagnostics: [Diagnostic] = []
    let header = TableHeader<CashBookColumn>(
      first, of: table, file: file, code: .headerMissing, diagnostics: &diagnostics)
    var required: [CashBookColumn] = [.date, .description, .category]
    if header.positions[.moneyIn] == nil, header.positions[.moneyOut] == nil {
      required.append(.moneyIn)
    }
    let isOneAccount =
      chart.moneyLabels.count == 1 || chart.moneyLabels == Chart.standard.moneyLabels
    if !isOneAccount { required.append(.account) }
    diagnostics += header.require(required, file: file, line: 1, code: .headerMissing)
    guard diagnostics.isEmpty else {
      return Reading([Draft(gapAt: table.place(of: first, file: file))], diagnostics)
    }
    var book = CashBookCSV(file: file, chart: chart, rules: rules, header: header, table: table)
    var drafts: [Draft] = []
    while let row = table.next() {
      if let draft = book.draft(of: row) { drafts.append(draft) }
    }
    return Reading(drafts, book.diagnostics)
  }

  private init(
    file: FileID, chart: Chart, rules: LedgerRules, header: TableHeader<CashBookColumn>,
    table: CSVTable
  ) {
    self.file = file
    self.chart = chart
    self.rules = rules
    self.header = header
    self.table = table
    onlyAccount = header.positions[.account] == nil ? chart.onlyMoneyAccount : nil
  }

  /// One row; `nil` for a blank one.
  private mutating func draft(of read: CSVRow) -> Draft? {
    var row = read
    if table.isBlank(row) { return nil }
    let place = table.place(of: row, file: file)
    var draft = Draft(gapAt: place)
    draft.isWhole = true
    if let swallowing = row.fields.firstIndex(where: { table.swallowsRows($0, of: header.count) }) {
      row.brokenQuote = row.brokenQuote ?? swallowing
    }
    guard row.brokenQuote == nil, row.fields.count == header.count else {
      diagnostics.append(
        .wrongColumnCount(row, expected: header.count, at: place, doubtFrom: lastDay))
      draft.isWhole = false
      draft.day = lastDay
      return draft
    }
    readDay(row, into: &draft)
    readAccounts(row, into: &draft)
    readCategory(row, into: &draft)
    checkOtherAccount(row, &draft)
    readAmounts(row, into: &draft)
    return draft
  }

  private func cell(_ column: CashBookColumn, _ row: CSVRow) -> (
    text: ArraySlice<UInt8>, place: Place
  )? {
    guard let (index, field) = header.field(column, in: row) else { return nil }
    let place = Place(
      file: file, line: field.line, columns: field.columns,
      cell: Cell(row: row.number, column: UInt16(clamping: index)))
    return (table.content(of: field), place)
  }

  private func string(_ text: ArraySlice<UInt8>) -> String { String(decoding: text, as: UTF8.self) }

  private mutating func readDay(_ row: CSVRow, into draft: inout Draft) {
    draft.day = lastDay
    guard let (text, place) = cell(.date, row) else { return }
    if text.isEmpty, lastDay != nil { return }
    guard let day = Self.quickDay(text) ?? carefulDay(string(text), place) else {
      draft.isWhole = false
      return
    }
    if !rules.allow(day) {
      diagnostics.append(
        .dateOutOfRange(string(text), rules, at: place, doubtFrom: lastDay))
      draft.isWhole = false
      return
    }
    lastDay = day
    draft.day = day
  }

  /// Any other form of a date; reports one that can't be read.
  private mutating func carefulDay(_ text: String, _ place: Place) -> Day? {
    let date = DateText(text)
    guard let day = date.day else {
      diagnostics.append(
        .impossibleDate(text, date.flaw, at: place, doubtFrom: earlier(lastDay, date.flaw)))
      return nil
    }
    guard date.hasTwoDigitYear else { return day }
    let century = Int(day.year) + 543 - 500
    let other = Day(year: century, month: Int(day.month), day: Int(day.day))
    if let other, rules.allow(other) {
      diagnostics.append(.ambiguousYear(text, day, other, at: place, doubtFrom: lastDay))
      return nil
    }
    if rules.allow(day) { diagnostics.append(.twoDigitYear(text, day, at: place)) }
    return day
  }

  /// The day before a row, or the month that it names where that is earlier.
  private func earlier(_ day: Day?, _ flaw: DateText.Flaw?) -> Day? {
    guard case .noSuchDay(let month, let year, _)? = flaw,
      let named = Day(year: year, month: month, day: 1)
    else { return day }
    return min(day ?? named, named)
  }

  /// The everyday date, `5/10/2566` in plain digits.
  private static func quickDay(_ text: ArraySlice<UInt8>) -> Day? {
    var numbers = (0, 0, 0)
    var part = 0
    guard text.count <= 10 else { return nil }
    for byte in text {
      switch byte {
      case UInt8(ascii: "/"):
        part += 1
        if part > 2 { return nil }
      case 0x30...0x39:
        let digit = Int(byte - 0x30)
        if part == 0 { numbers.0 = numbers.0 * 10 + digit }
        if part == 1 { numbers.1 = numbers.1 * 10 + digit }
        if part == 2 { numbers.2 = numbers.2 * 10 + digit }
      default: return nil
      }
    }
    guard part == 2, (2400...3000).contains(numbers.2) else { return nil }
    return Day(year: numbers.2 - 543, month: numbers.1, day: numbers.0)
  }

  private mutating func readAccounts(_ row: CSVRow, into draft: inout Draft) {
    draft.account = onlyAccount
    if let (text, place) = cell(.account, row) {
      draft.account = chart.moneyAccount(string(text))
      if draft.account == nil {
        diagnostics.append(.unknownAccount(string(text), chart, at: place, doubtFrom: draft.day))
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
    guard let (text, place) = cell(.category, row) else { return }
    draft.category = chart.category(string(text))
    if draft.category == nil, text.isEmpty, draft.toAccount != nil { draft.category = .transfer }
    if draft.category == nil {
      diagnostics.append(.unknownCategory(string(text), chart, at: place, doubtFrom: draft.day))
      draft.isWhole = false
    }
  }

  /// The column of the other account belongs to transfers, and names another account.
  private mutating func checkOtherAccount(_ row: CSVRow, _ draft: inout Draft) {
    guard let other = draft.toAccount, let category = draft.category,
      let place = cell(.to, row)?.place, category != .transfer || other == draft.account
    else { return }
    diagnostics.append(
      .otherAccountMisplaced(isTransfer: category == .transfer, at: place, doubtFrom: draft.day))
    draft.isWhole = false
  }

  private mutating func amount(
    _ column: CashBookColumn, _ row: CSVRow, _ draft: inout Draft
  ) -> Money? {
    guard let (text, place) = cell(column, row) else { return nil }
    switch AmountText(text, mayBeNegative: column == .balance) {
    case .empty: return nil
    case .amount(let amount): return amount
    case .unreadable(let flaw):
      let name = header.names[header.positions[column] ?? 0]
      diagnostics.append(
        .unreadableAmount(string(text), flaw, column: name, at: place, doubtFrom: draft.day))
      draft.isWhole = false
      return nil
    }
  }

  private mutating func readAmounts(_ row: CSVRow, into draft: inout Draft) {
    let wasWhole = draft.isWhole
    draft.isWhole = true
    let moneyIn = amount(.moneyIn, row, &draft)
    let moneyOut = amount(.moneyOut, row, &draft)
    let amountsAreRead = draft.isWhole
    draft.statedBalance = amount(.balance, row, &draft)
    if let place = cell(.balance, row)?.place { draft.balancePlace = place }
    readCount(row, into: &draft)
    draft.isWhole = draft.isWhole && wasWhole
    guard amountsAreRead else { return }
    switch (moneyIn, moneyOut) {
    case (let moneyIn?, nil), (let moneyIn?, .some(.zero)): draft.amount = moneyIn
    case (nil, let moneyOut?), (.some(.zero), let moneyOut?): draft.amount = -moneyOut
    case (nil, nil) where draft.category == .opening && draft.statedBalance != nil: break
    case (nil, nil), (.some, .some):
      let place = cell(moneyIn == nil ? .moneyIn : .moneyOut, row)?.place ?? draft.place
      diagnostics.append(
        .bothOrNeither(isBoth: moneyIn != nil, at: place, doubtFrom: draft.day))
      draft.isWhole = false
    }
  }

  private mutating func readCount(_ row: CSVRow, into draft: inout Draft) {
    guard let (text, place) = cell(.count, row), !text.isEmpty else { return }
    draft.people = wholeNumber(string(text))
    if draft.people.map({ $0 > 1_000_000 }) ?? true {
      diagnostics.append(
        .unreadableAmount(
          string(text), .letters, column: CashBookColumn.count.names[0], at: place,
          doubtFrom: draft.day))
      draft.people = nil
    }
  }
}

extension Draft {
  /// A row of which nothing is known but its place.
  init(gapAt place: Place) {
    self.place = place
    balancePlace = place
    isWhole = false
  }
}

extension Chart {
  /// The account of a book that names none: the fund's only one, else cash.
  var onlyMoneyAccount: AccountID? {
    if moneyLabels.count == 1 { return moneyAccount(moneyLabels[0]) }
    return moneyAccount("เงินสด")
  }
}
