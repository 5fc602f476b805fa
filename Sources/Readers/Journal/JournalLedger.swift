import Model

/// A journal as a fund's ledger: its transactions as rows of a book, in the order of their days.
///
/// `docs/formats/journal.md` is the whole description and its test. What a statement of receipts
/// and payments can't hold is refused by name: other commodities, costs, `( )`, postings with a
/// day of their own, amounts with more than two decimals.
struct JournalLedger {
  let journal: Journal
  private(set) var accounts: JournalAccounts
  private let rules: LedgerRules
  private(set) var commodity: String?
  private var hasToldCommodity = false
  private var drafts: [Draft] = []
  private var diagnostics: [Diagnostic] = []
  /// The accounts whose written balances aren't compared again: one of each has failed.
  private var uncompared: Set<Int> = []

  /// Reads a journal with all that it includes; `nil` for one that another includes.
  static func read(_ file: LedgerReader.File, _ shelf: inout LedgerShelf) -> Reading<
    CashBook.Contents
  >? {
    guard shelf.isMain(file.path) else { return nil }
    var parsed = JournalParser.read(
      file.bytes, file: file.id, path: shelf.pathInFolder(file.path), folder: shelf.folder)
    parsed.value.balancesExactly = true
    let checked = JournalBook.checked(parsed.value)
    var ledger = JournalLedger(checked.value, shelf)
    ledger.run()
    if parsed.value.isDoubtful { ledger.drafts.insert(Draft(gapAt: Place(file: file.id)), at: 0) }
    shelf.chart = ledger.accounts.chart
    shelf.commodity = ledger.commodity
    return Reading(
      CashBook.Contents(drafts: ledger.drafts),
      parsed.diagnostics + checked.diagnostics + ledger.accounts.diagnostics + ledger.diagnostics)
  }

  private init(_ journal: Journal, _ shelf: LedgerShelf) {
    self.journal = journal
    accounts = JournalAccounts(journal, chart: shelf.chart)
    rules = shelf.rules
    commodity = shelf.commodity
  }

  private mutating func run() {
    let order = journal.transactions.indices.sorted { left, right in
      let first = journal.transactions[left].day?.ordinal ?? -1
      let second = journal.transactions[right].day?.ordinal ?? -1
      return (first, left) < (second, right)
    }
    for index in order { learnAccounts(of: journal.transactions[index]) }
    for index in order {
      let transaction = journal.transactions[index]
      if transaction.isWhole, let rows = rows(of: transaction) {
        drafts += rows
      } else {
        var gap = Draft(gapAt: transaction.place)
        gap.day = transaction.day.flatMap { rules.allow($0) ? $0 : nil }
        drafts.append(gap)
      }
    }
  }

  private mutating func learnAccounts(of transaction: JournalTransaction) {
    for index in transaction.postings where transaction.isWhole {
      let posting = journal.postings[index]
      if posting.amount.map({ !$0.quantity.isZero }) ?? false {
        accounts.learn(posting.account, at: posting.place, on: transaction.day)
      }
    }
  }

  private mutating func report(_ finding: Diagnostic, _ transaction: JournalTransaction) {
    var finding = finding
    finding.doubtFrom = transaction.day
    diagnostics.append(finding)
  }

  /// The rows that a transaction comes to, none for one that closes a year; `nil` where it can't
  /// stand in a statement, and then that is told.
  private mutating func rows(of transaction: JournalTransaction) -> [Draft]? {
    guard let day = transaction.day else { return nil }
    guard rules.allow(day) else {
      diagnostics.append(.journalDayOutOfRange(day, rules, at: transaction.place))
      return nil
    }
    guard let written = sides(of: transaction) else { return nil }
    let sides = openingSides(written)
    if isClosing(transaction, sides) { return [] }
    if let openings = openings(of: sides) {
      var rows = openings.map { draft(of: $0, transaction, day) }
      compareBalances(of: transaction, day, &rows)
      return rows
    }
    var pairs = PostingPairs(sides)
    guard pairs.run() else {
      if let rest = pairs.unpaired {
        let name = journal.accounts[journal.postings[rest.posting].account].name
        report(.equityMoves(name, at: journal.postings[rest.posting].place), transaction)
      }
      return nil
    }
    var rows = pairs.pieces.map { draft(of: $0, transaction, day) }
    guard tellPeople(pairs.pieces, transaction, &rows) else { return nil }
    compareBalances(of: transaction, day, &rows)
    return rows
  }

  /// In a transaction with which the books begin, what the fund owes begins too and isn't received.
  private func openingSides(_ sides: [PostingSide]) -> [PostingSide] {
    let opens = sides.contains { if case .opening = $0.role { true } else { false } }
    guard opens else { return sides }
    return sides.map { side in
      accounts.owedAccount(side.role).map {
        PostingSide(
          posting: side.posting, group: side.group, role: .money($0), amount: side.amount)
      } ?? side
    }
  }

  /// A transaction with which the books begin: each account whole, against the capital; `nil` for
  /// another transaction.
  private func openings(of sides: [PostingSide]) -> [PostingPairs.Piece]? {
    let capital = sides.first { if case .opening = $0.role { true } else { false } }
    guard let capital,
      sides.allSatisfy({ side in
        if case .opening = side.role { true } else { side.rank == .money }
      })
    else { return nil }
    return sides.filter { $0.rank == .money }.map { side in
      side.amount > .zero
        ? PostingPairs.Piece(positive: side, negative: capital, amount: side.amount.magnitude)
        : PostingPairs.Piece(positive: capital, negative: side, amount: side.amount.magnitude)
    }
  }

  /// The postings that move money, each with what it stands for; `nil` where one can't be shown.
  private mutating func sides(of transaction: JournalTransaction) -> [PostingSide]? {
    var sides: [PostingSide] = []
    for index in transaction.postings {
      let posting = journal.postings[index]
      let isNothing = posting.amount?.quantity.isZero ?? true
      if isNothing, journal.furtherAmounts[index] == nil { continue }
      if let finding = unfit(index, transaction) {
        report(finding, transaction)
        return nil
      }
      guard fitsCommodity(index, transaction), let amount = money(index, transaction) else {
        return nil
      }
      let role = accounts.role(of: posting.account)
      if case .unknown = role { return nil }
      sides.append(
        PostingSide(
          posting: index, group: posting.kind == .balancedVirtual ? 1 : 0, role: role,
          amount: amount))
    }
    return sides
  }

  /// Why a posting can't stand in a statement.
  private func unfit(_ index: Int, _ transaction: JournalTransaction) -> Diagnostic? {
    let posting = journal.postings[index]
    if posting.cost != nil { return .unsupported(.cost, at: posting.amountPlace) }
    if posting.kind == .virtual { return .unsupported(.virtualPosting, at: posting.place) }
    if let own = posting.day, own != transaction.day {
      return .unsupported(.postingDay, at: posting.place)
    }
    return posting.hasGuessedMark ? .guessedMark(at: posting.amountPlace) : nil
  }

  /// Whether a posting's amount is in the books' one commodity; another is told once.
  private mutating func fitsCommodity(_ index: Int, _ transaction: JournalTransaction) -> Bool {
    let posting = journal.postings[index]
    for amount in [posting.amount].compactMap({ $0 }) + (journal.furtherAmounts[index] ?? [])
    where !amount.quantity.isZero {
      let symbol = journal.commodities[amount.commodity]
      let books = commodity ?? symbol
      commodity = books
      if symbol == books { continue }
      if !hasToldCommodity {
        report(.severalCommodities([books, symbol], at: posting.amountPlace), transaction)
      }
      hasToldCommodity = true
      return false
    }
    return true
  }

  /// A posting's amount in satang; `nil` where it has more decimals or is too large for a row.
  private mutating func money(_ index: Int, _ transaction: JournalTransaction) -> Money? {
    let posting = journal.postings[index]
    guard let quantity = posting.amount?.quantity else { return nil }
    if let money = Money(ofRow: quantity) { return money }
    report(.unfitAmount(quantity, at: posting.amountPlace), transaction)
    return nil
  }

  /// Whether a transaction carries balances to the end of a year, which statements do themselves.
  ///
  /// It says so by its tag, as `hledger close` writes it, or by its text, and moves either money or
  /// receipts and payments, not both, against the fund's own capital.
  private func isClosing(_ transaction: JournalTransaction, _ sides: [PostingSide]) -> Bool {
    let tags: Set = ["close", "retain", "clopen", "ปิดปี"]
    let texts = ["closing balances", "closing", "close", "retain", "ปิดปี", "ปิดบัญชี", "ยอดยกไป"]
    let text = transaction.description.trimmed.lowercased()
    guard
      transaction.tags.contains(where: { tags.contains($0.name) })
        || texts.contains(where: { text.hasPrefix($0) })
    else { return false }
    let hasCapital = sides.contains { $0.rank == .capital }
    return hasCapital
      && !(sides.contains { $0.rank == .money } && sides.contains { $0.rank == .flow })
  }

  private func draft(
    of piece: PostingPairs.Piece, _ transaction: JournalTransaction, _ day: Day
  ) -> Draft {
    let (positive, negative) = (piece.positive, piece.negative)
    let place = journal.postings[(negative.rank == .flow ? negative : positive).posting].place
    var draft = Draft(gapAt: place)
    draft.isWhole = true
    draft.day = day
    switch (positive.role, negative.role) {
    case (.money(let account), .money(let source)):
      (draft.account, draft.toAccount, draft.category) = (source, account, .transfer)
      draft.amount = -piece.amount
    case (.money(let account), .flow(let other)), (.flow(let account), .flow(let other)):
      (draft.account, draft.category, draft.amount) = (account, .account(other), piece.amount)
    case (.flow(let other), .money(let account)):
      (draft.account, draft.category, draft.amount) = (account, .account(other), -piece.amount)
    case (.money(let account), .transfers):
      (draft.account, draft.category, draft.amount) = (account, .transfer, piece.amount)
    case (.transfers, .money(let account)):
      (draft.account, draft.category, draft.amount) = (account, .transfer, -piece.amount)
    case (.money(let account), _):
      (draft.account, draft.category, draft.amount) = (account, .opening, piece.amount)
    case (_, .money(let account)):
      (draft.account, draft.category, draft.amount) = (account, .opening, -piece.amount)
    default: draft.isWhole = false
    }
    return draft
  }
}

extension JournalLedger {
  /// Writes down how many people payments of welfare helped: as a tag of the posting says, or of
  /// the transaction where only one posting is of welfare.
  private mutating func tellPeople(
    _ pieces: [PostingPairs.Piece], _ transaction: JournalTransaction, _ rows: inout [Draft]
  ) -> Bool {
    let names: Set = ["people", "ราย", "จำนวนราย", "คน"]
    var told: Set<Int> = []
    let welfare = Set(pieces.map(\.positive).filter { accounts.isWelfare($0.role) }.map(\.posting))
    for (index, piece) in pieces.enumerated() where welfare.contains(piece.positive.posting) {
      let posting = piece.positive.posting
      guard told.insert(posting).inserted else {
        rows[index].people = 0
        continue
      }
      let tags =
        journal.postings[posting].tags + (welfare.count == 1 ? transaction.tags : [])
      guard let tag = tags.first(where: { names.contains($0.name) }) else { continue }
      guard let people = wholeNumber(tag.value), people <= 1_000_000 else {
        report(.unreadablePeople(tag.value, at: journal.postings[posting].place), transaction)
        return false
      }
      rows[index].people = people
    }
    return true
  }

  /// Gives each account's last row of a transaction the balance that its last posting asserts.
  ///
  /// The balances agree with the journal's own rows already; here they are compared with those of
  /// the fund's other ledgers too. One whose account is a part of another can't be.
  private mutating func compareBalances(
    of transaction: JournalTransaction, _ day: Day, _ rows: inout [Draft]
  ) {
    var last: [Int: Int] = [:]
    for index in transaction.postings { last[journal.postings[index].account] = index }
    for index in transaction.postings where last[journal.postings[index].account] == index {
      let posting = journal.postings[index]
      guard let number = posting.assertion,
        case .money(let account) = accounts.role(of: posting.account),
        accounts.isWhole(posting.account)
      else { continue }
      if journal.failedAssertions.contains(number) { uncompared.insert(posting.account) }
      let assertion = journal.assertions[Int(number)]
      guard !uncompared.contains(posting.account), !assertion.isInclusive,
        let stated = stated(assertion)
      else { continue }
      state(stated, of: account, day, assertion.place, &rows)
    }
  }

  /// What an assertion states in satang; `nil` where it speaks of another commodity, or of more
  /// than a row may hold.
  private func stated(_ assertion: JournalAssertion) -> Money? {
    guard journal.commodities[assertion.amount.commodity] == commodity else { return nil }
    return Money(ofRow: assertion.amount.quantity.trimmed)
  }

  private func state(
    _ stated: Money, of account: AccountID, _ day: Day, _ place: Place, _ rows: inout [Draft]
  ) {
    guard let last = rows.lastIndex(where: { $0.account == account || $0.toAccount == account })
    else {
      if stated == .zero { return }
      var row = Draft(gapAt: place)
      row.isWhole = true
      (row.day, row.account, row.category) = (day, account, .opening)
      (row.amount, row.statedBalance) = (.zero, stated)
      rows.append(row)
      return
    }
    if rows[last].account != account {
      guard rows[last].statedBalance == nil else { return }
      (rows[last].account, rows[last].toAccount) = (account, rows[last].account)
      rows[last].amount = rows[last].amount.map { -$0 }
    }
    rows[last].statedBalance = stated
    rows[last].balancePlace = place
  }
}

extension Money {
  /// An amount with at most two decimals, and no larger than a row may hold.
  fileprivate init?(ofRow quantity: ExactDecimal) {
    guard quantity.scale <= 2, let widening = ExactDecimal.powerOfTen(2 - quantity.scale) else {
      return nil
    }
    let (satang, overflows) = quantity.mantissa.multipliedReportingOverflow(by: widening)
    let largest = Int128(Money.largestInARow.satang)
    guard !overflows, (-largest...largest).contains(satang) else { return nil }
    self.init(satang: Int64(satang))
  }
}
