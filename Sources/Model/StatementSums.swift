extension Statement {
  /// The statements of every fiscal year from the first entry to the last, in order.
  ///
  /// - Complexity: O(entries + years × accounts).
  public static func all(of books: Books, fund: Fund.ID) -> [Statement] {
    var sums = ByYear(YearSums(books))
    // An entry is read where it lies: copying each would cost more than adding it.
    books.entries.withUnsafeBufferPointer { entries in
      for index in entries.indices {
        let year = sums.place(of: books.calendar.year(of: entries[index].day))
        sums.values[year].add(entries, index)
      }
    }
    // A year in which balances are only stated has no receipts and payments to tell.
    let years = sums.years.filter { sums[$0].hasMovement }
    guard let first = years.min(), let last = years.max() else { return [] }
    var carried = Carried(
      accounts: Array(repeating: .zero, count: books.chart.accounts.count),
      pots: Array(repeating: .zero, count: books.pots.count))
    var statements: [Statement] = []
    for ending in first.ending...last.ending {
      let year = FiscalYear(ending: ending)
      statements.append(sums[year].statement(fund: fund, year: year, from: &carried))
    }
    return statements
  }
}

/// What goes on from year to year.
private struct Carried {
  var accounts: [Money]
  var pots: [Money]
}

/// The sums of one account in one year.
private struct AccountSum {
  var debit = Money.zero
  var credit = Money.zero
  var opening = Money.zero
  var transferredIn = Money.zero
  var transferredOut = Money.zero
  /// Of the debits, those that take back a payment; of the credits, a receipt.
  var paymentsTakenBack = Money.zero
  var receiptsTakenBack = Money.zero
  var people = 0

  /// Adds one side of an entry that moves something.
  mutating func add(_ amount: Money, _ kind: Entry.Kind, isReversal: Bool) {
    if amount < .zero { credit += amount } else { debit += amount }
    switch kind {
    case .opening: opening += amount
    case .transfer, .halfTransfer: addMoved(amount)
    case .flow where isReversal: addTakenBack(amount)
    case .flow, .carriedForward, .balanceOnly, .void: break
    }
  }

  private mutating func addMoved(_ amount: Money) {
    if amount < .zero { transferredOut -= amount } else { transferredIn += amount }
  }

  private mutating func addTakenBack(_ amount: Money) {
    if amount < .zero { receiptsTakenBack -= amount } else { paymentsTakenBack += amount }
  }

  /// A line of an account that holds money.
  func moneyLine(_ account: Account, carried: Money) -> Statement.MoneyLine {
    Statement.MoneyLine(
      account: account, opening: carried + opening,
      received: debit - transferredIn - max(opening, .zero) - paymentsTakenBack
        - receiptsTakenBack,
      paid: -(credit + transferredOut - min(opening, .zero)) - paymentsTakenBack
        - receiptsTakenBack,
      transferredIn: transferredIn, transferredOut: transferredOut,
      closing: carried + debit + credit)
  }

  /// A line of what is owed; a liability's credits are what is added to it.
  func owedLine(_ account: Account, carried: Money) -> Statement.OwedLine {
    let isLiability = account.kind == .liability
    let begun = carried + opening
    let debits = debit - max(opening, .zero)
    let credits = -(credit - min(opening, .zero))
    let closing = carried + debit + credit
    return Statement.OwedLine(
      account: account, opening: isLiability ? -begun : begun,
      increased: isLiability ? credits : debits, decreased: isLiability ? debits : credits,
      closing: isLiability ? -closing : closing)
  }
}

/// The sums of one pot in one year.
private struct PotSum {
  var opening = Money.zero
  var flows: [AccountID: Money] = [:]
  var moved = Money.zero
  var owed = Money.zero
}

/// The sums of one year, an array element an account and a pot.
private struct YearSums {
  private let chart: Chart
  private let potNames: [String]
  private var sums: [AccountSum]
  private var pots: [PotSum]
  private var rows = Statement.RowCounts()
  private var lastDay: Day?
  /// Whether anything moved.
  private(set) var hasMovement = false

  init(_ books: Books) {
    chart = books.chart
    potNames = books.pots
    sums = Array(repeating: AccountSum(), count: books.chart.accounts.count)
    pots = Array(repeating: PotSum(), count: books.pots.count)
  }

  /// Adds an entry, where it lies.
  mutating func add(_ entries: UnsafeBufferPointer<Entry>, _ index: Int) {
    let (day, kind) = (entries[index].day, entries[index].kind)
    if lastDay.map({ $0 < day }) ?? true { lastDay = day }
    rows.add(
      kind, isFurther: entries[index].isFurtherBalance,
      hasBalance: entries[index].statedBalance != nil, isReversal: entries[index].isReversal)
    let counter = Int(entries[index].counterAccount.number)
    sums[counter].people += entries[index].people
    if entries[index].moves {
      hasMovement = true
      let amount = entries[index].amount
      let isReversal = entries[index].isReversal
      sums[Int(entries[index].account.number)].add(amount, kind, isReversal: isReversal)
      sums[counter].add(-amount, kind, isReversal: isReversal)
    }
    if pots.count > 1 { addToPots(entries[index]) }
  }

  private mutating func addToPots(_ entry: Entry) {
    let pot = Int(entry.pot.number)
    for posting in entry.postings {
      let account = chart[posting.account]
      if account.isFlow { pots[pot].flows[posting.account, default: .zero] += posting.amount }
      switch entry.kind {
      case .opening where account.holdsMoney: pots[pot].opening += posting.amount
      case .flow where account.isOwed: pots[pot].owed -= posting.amount
      default: break
      }
    }
    if entry.kind == .halfTransfer { pots[pot].moved += entry.amount }
    if entry.kind == .transfer, entry.toPot != entry.pot {
      pots[pot].moved += entry.amount
      pots[Int(entry.toPot.number)].moved -= entry.amount
    }
  }

  func statement(fund: Fund.ID, year: FiscalYear, from carried: inout Carried) -> Statement {
    var moneyLines: [Statement.MoneyLine] = []
    var receipts: [(id: AccountID, line: Statement.FlowLine)] = []
    var payments: [(id: AccountID, line: Statement.FlowLine)] = []
    var owed: [Statement.OwedLine] = []
    var trial: [Statement.TrialLine] = []
    for index in chart.accounts.indices {
      let (sum, id) = (sums[index], AccountID(UInt16(index)))
      let isFlow = chart.accounts[index].isFlow
      let opening = isFlow ? Money.zero : carried.accounts[index]
      let closing = opening + sum.debit + sum.credit
      carried.accounts[index] = isFlow ? .zero : closing
      if opening == .zero, sum.debit == .zero, sum.credit == .zero { continue }
      let account = chart.accounts[index]
      if account.kind != .transfers || closing != .zero || opening != .zero {
        trial.append(
          Statement.TrialLine(
            account: account, opening: opening, debit: sum.debit, credit: sum.credit,
            closing: closing))
      }
      func flow(_ amount: Money) -> Statement.FlowLine {
        Statement.FlowLine(account: account, amount: amount, people: sum.people)
      }
      switch account.kind {
      case .cash, .bank: moneyLines.append(sum.moneyLine(account, carried: opening))
      case .receipt: receipts.append((id, flow(-(sum.debit + sum.credit))))
      case .welfare, .payment: payments.append((id, flow(sum.debit + sum.credit)))
      case .liability, .receivable: owed.append(sum.owedLine(account, carried: opening))
      case .opening, .transfers: break
      }
    }
    trial.sort { $0.account.name < $1.account.name }
    return Statement(
      fund: fund, year: year, lastDay: lastDay, moneyLines: moneyLines,
      receipts: receipts.map(\.line), payments: payments.map(\.line), owed: owed,
      pots: potColumns(receipts.map(\.id), payments.map(\.id), from: &carried.pots), rows: rows,
      trial: trial)
  }

  private func potColumns(
    _ receipts: [AccountID], _ payments: [AccountID], from carried: inout [Money]
  ) -> [Statement.PotColumn] {
    guard pots.count > 1 else { return [] }
    var columns: [Statement.PotColumn] = []
    for (index, pot) in pots.enumerated() {
      let opening = carried[index] + pot.opening
      let received = receipts.map { -(pot.flows[$0] ?? .zero) }
      let paid = payments.map { pot.flows[$0] ?? .zero }
      carried[index] = opening + received.total - paid.total + pot.moved + pot.owed
      columns.append(
        Statement.PotColumn(
          name: potNames[index], opening: opening, receipts: received, payments: paid,
          moved: pot.moved, owed: pot.owed, closing: carried[index]))
    }
    return columns
  }
}
