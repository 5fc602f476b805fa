public import Model

/// A form of ledger: how to know one and how to read it.
struct LedgerFormat: Sendable {
  /// The file name's last part, with its dot.
  let suffix: String
  /// Reads a whole file; `nil` where another file has it as a part.
  let read: @Sendable (LedgerReader.File, inout LedgerShelf) -> Reading<[Draft]>?

  /// Every form of ledger, one line each; `docs/formats/` has a page for each.
  static let all: [LedgerFormat] = [
    LedgerFormat(suffix: ".csv") { file, shelf in
      CashBookCSV.read(file.bytes, file: file.id, chart: shelf.chart, rules: shelf.rules)
    },
    LedgerFormat(suffix: ".journal") { JournalLedger.read($0, &$1) },
    LedgerFormat(suffix: ".hledger") { JournalLedger.read($0, &$1) },
    LedgerFormat(suffix: ".ledger") { JournalLedger.read($0, &$1) },
    LedgerFormat(suffix: ".j") { JournalLedger.read($0, &$1) },
  ]
}

/// Reads the ledgers of one fund into its books.
public struct LedgerReader: Sendable {
  /// One ledger file.
  public struct File: Sendable {
    /// The number.
    public let id: FileID
    /// The path below the content folder.
    public let path: String
    /// What it holds.
    public let bytes: [UInt8]

    /// A ledger file.
    public init(id: FileID, path: String, bytes: [UInt8]) {
      self.id = id
      self.path = path
      self.bytes = bytes
    }
  }

  /// Whether a file name is that of a ledger.
  public static func isLedger(_ path: String) -> Bool {
    LedgerFormat.all.contains { path.lowercased().hasSuffix($0.suffix) }
  }

  /// Reads all ledgers of a fund; the order in which they are given doesn't matter.
  ///
  /// - Parameter openings: the balances of `accounts.csv` with which accounts begin.
  public static func read(
    _ files: [File], chart: Chart, rules: LedgerRules,
    openings: [(account: AccountID, opening: Money, place: Place)] = []
  ) -> Reading<Books> {
    var diagnostics: [Diagnostic] = []
    var readings: [(path: String, firstDay: Day?, drafts: [Draft])] = []
    var shelf = LedgerShelf(files, chart: chart, rules: rules)
    for file in files.sorted(by: { $0.path < $1.path }) {
      guard
        let format = LedgerFormat.all.first(where: {
          file.path.lowercased().hasSuffix($0.suffix)
        }),
        var reading = format.read(file, &shelf)
      else {
        continue
      }
      // What stands before the first day that could be read belongs to the file's first day; an
      // earlier file's days have nothing to do with it.
      let firstDay =
        reading.value.lazy.compactMap(\.day).first ?? rules.firstDay(ofFileAt: file.path)
      let datedLine = reading.value.first { $0.day != nil }?.place.line ?? 0
      for index in reading.diagnostics.indices {
        let finding = reading.diagnostics[index]
        let isBeforeFirstDay =
          (finding.place?.line ?? 0) < datedLine && !LedgerFormat.isJournal(file.path)
        guard finding.doubtFrom == nil || isBeforeFirstDay, let firstDay else { continue }
        reading.diagnostics[index].doubtFrom = min(finding.doubtFrom ?? firstDay, firstDay)
      }
      if !reading.value.isInOrder, let earliest = reading.value.compactMap(\.day).min() {
        // In a book that isn't kept by date a row without one may belong to any of its days.
        for index in reading.diagnostics.indices where reading.diagnostics[index].code.hidesDay {
          reading.diagnostics[index].doubtFrom = earliest
        }
      }
      for index in reading.value.indices where reading.value[index].day == nil {
        reading.value[index].day = firstDay
      }
      diagnostics += reading.diagnostics
      readings.append((file.path, firstDay, reading.value))
    }
    // A file without any day stands where its name does, after those with a day.
    readings.sort {
      switch ($0.firstDay, $1.firstDay) {
      case (let left?, let right?): left == right ? $0.path < $1.path : left < right
      case (nil, nil): $0.path < $1.path
      case (let left, _): left != nil
      }
    }
    let drafts = readings.flatMap(\.drafts)
    var assembly = Assembly(chart: shelf.chart, calendar: rules.calendar)
    if let day = drafts.lazy.compactMap(\.day).first {
      for opening in openings {
        assembly.open(opening.account, opening.opening, day, opening.place)
      }
    }
    for draft in drafts { assembly.add(draft) }
    let books = Books(
      chart: shelf.chart, calendar: rules.calendar, entries: assembly.entries, gaps: assembly.gaps)
    return Reading(books, diagnostics)
  }
}

extension [Draft] {
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
    case .impossibleDate, .dateOutOfRange, .wrongColumnCount: true
    default: false
    }
  }
}

extension LedgerRules {
  /// The first day of the fiscal year that a file is named by: `2566.csv`.
  fileprivate func firstDay(ofFileAt path: String) -> Day? {
    let name = path.split(separator: "/").last?.split(separator: ".").first ?? ""
    guard name.utf8.count == 4, let year = Int(name), year >= 2400 else { return nil }
    return calendar.firstDay(of: FiscalYear(ending: year - 543))
  }
}

/// Turns drafts, in order, into entries and gaps.
private struct Assembly {
  let chart: Chart
  let calendar: FiscalCalendar
  var entries: [Entry] = []
  var gaps: [Gap] = []
  private var firstYear: FiscalYear?
  private var accountsWithEntries: Set<AccountID> = []

  init(chart: Chart, calendar: FiscalCalendar) {
    self.chart = chart
    self.calendar = calendar
  }

  mutating func open(_ account: AccountID, _ opening: Money, _ day: Day, _ place: Place) {
    firstYear = calendar.year(of: day)
    append(
      Entry(
        day: day, kind: .opening, account: account, counterAccount: chart.openingID,
        amount: opening, place: place))
  }

  private mutating func append(_ entry: Entry) {
    entries.append(entry)
    accountsWithEntries.insert(entry.account)
    accountsWithEntries.insert(entry.counterAccount)
  }

  mutating func add(_ draft: Draft) {
    if firstYear == nil, let day = draft.day { firstYear = calendar.year(of: day) }
    guard let day = draft.day, draft.isWhole, let account = draft.account,
      let category = draft.category,
      let entry = entry(of: draft, day, account, category)
    else {
      gaps.append(
        Gap(
          entriesBefore: entries.count, account: draft.toAccount == nil ? draft.account : nil,
          amount: draft.toAccount == nil ? draft.amount : nil,
          statedBalance: draft.statedBalance, place: draft.place))
      return
    }
    append(entry)
  }

  private func entry(
    of draft: Draft, _ day: Day, _ account: AccountID, _ category: Category
  ) -> Entry? {
    let kind: Entry.Kind
    let counter: AccountID
    var amount = draft.amount ?? .zero
    var people = 0
    switch category {
    case .opening:
      let isFirst = !accountsWithEntries.contains(account) && calendar.year(of: day) == firstYear
      kind = isFirst ? .opening : .carriedForward
      counter = isFirst ? chart.openingID : account
      if draft.amount == nil { amount = isFirst ? draft.statedBalance ?? .zero : .zero }
    case .transfer:
      guard draft.amount != nil else { return nil }
      kind = draft.toAccount == nil ? .halfTransfer : .transfer
      counter = draft.toAccount ?? chart.transfersID
    case .account(let other):
      guard draft.amount != nil else { return nil }
      kind = .flow
      counter = other
      if chart[other].kind == .welfare { people = draft.people ?? 1 }
    }
    return Entry(
      day: day, kind: kind, account: account, counterAccount: counter, amount: amount,
      statedBalance: draft.statedBalance, people: people, place: draft.place,
      balancePlace: draft.balancePlace)
  }
}
