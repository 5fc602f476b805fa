import Model

/// Goes through a journal by date: balances it, sets what is assigned, checks what is asserted.
///
/// Source: the order in which hledger 1.25 does it, measured. Transactions without assignments are
/// balanced first; then all postings come by their days, those of a day as they are written.
/// After a fault the accounts that it touches are in doubt, and what they assert isn't compared:
/// a consequence is no finding. After an assertion that fails, the balance is what was asserted.
/// - Complexity: O(n log n) in the postings.
struct JournalBook {
  private(set) var journal: Journal
  private(set) var diagnostics: [Diagnostic] = []
  private var balances: RunningBalances
  private var tree: AccountTree?
  private var treeBalances: RunningBalances
  private var isDoubtful: [Bool]
  private var hasDoubts = false
  private var isAllDoubtful: Bool
  /// The last day on which an account held what was asserted, else its first.
  private var agreedOn: [Int: Day] = [:]

  /// Balances and checks a journal.
  static func checked(_ journal: Journal) -> Reading<Journal> {
    var book = JournalBook(journal)
    book.run()
    return Reading(book.journal, book.diagnostics)
  }

  private init(_ journal: Journal) {
    self.journal = journal
    balances = RunningBalances(holders: journal.accounts.count)
    if journal.assertions.contains(where: \.isInclusive) {
      tree = AccountTree(journal.accounts.map(\.name))
    }
    treeBalances = RunningBalances(holders: tree?.count ?? 0)
    isDoubtful = Array(repeating: false, count: journal.accounts.count)
    isAllDoubtful = journal.isDoubtful
  }

  /// Something that happens on a day.
  private struct Event {
    enum Kind { case posting, assignments, gap }
    var day: Day?
    var kind: Kind
    var number: Int
  }

  private mutating func run() {
    var events: [Event] = []
    for index in journal.transactions.indices {
      let transaction = journal.transactions[index]
      if !transaction.isWhole {
        events.append(Event(day: journal.firstDay(of: transaction), kind: .gap, number: index))
      } else if transaction.postings.contains(where: isAssignment) {
        events.append(Event(day: transaction.day, kind: .assignments, number: index))
      } else if balance(index) {
        for posting in transaction.postings {
          let day = journal.postings[posting].day ?? transaction.day
          events.append(Event(day: day, kind: .posting, number: posting))
        }
      } else {
        events.append(Event(day: journal.firstDay(of: transaction), kind: .gap, number: index))
      }
    }
    let order = events.indices.sorted { left, right in
      let (first, second) = (events[left].day?.ordinal ?? -1, events[right].day?.ordinal ?? -1)
      return (first, left) < (second, right)
    }
    for position in order {
      let event = events[position]
      switch event.kind {
      case .posting: post(event.number, on: event.day)
      case .assignments: assign(event.number)
      case .gap: doubt(event.number)
      }
    }
  }

  private func isAssignment(_ posting: Int) -> Bool {
    journal.postings[posting].amount == nil && journal.postings[posting].assertion != nil
  }

  /// Balances a transaction; `false` where it doesn't, and then that is told.
  private mutating func balance(_ index: Int) -> Bool {
    switch journal.balance(index) {
    case .success: return true
    case .failure(let flaw):
      report(
        .unbalanced(flaw, journal.transactions[index], journal),
        from: journal.firstDay(of: journal.transactions[index]))
      journal.transactions[index].isWhole = false
      return false
    }
  }

  private mutating func report(_ finding: Diagnostic, from day: Day?) {
    var finding = finding
    finding.doubtFrom = day
    diagnostics.append(finding)
  }

  private mutating func doubt(_ transaction: Int) {
    let gap = journal.transactions[transaction]
    if !gap.knowsAccounts { isAllDoubtful = true }
    for posting in gap.postings { doubt(account: journal.postings[posting].account) }
  }

  private mutating func doubt(account: Int) {
    isDoubtful[account] = true
    hasDoubts = true
  }

  /// Adds a posting to its account and compares what it asserts.
  private mutating func post(_ index: Int, on day: Day?) {
    let posting = journal.postings[index]
    guard let amount = posting.amount else { return }
    agreedOn[posting.account] = agreedOn[posting.account] ?? day
    for part in [amount] + (journal.furtherAmounts[index] ?? []) {
      if !add(part, to: posting.account) {
        report(.balanceTooLong(journal.accounts[posting.account].name, posting), from: day)
        doubt(account: posting.account)
      }
    }
    if let assertion = posting.assertion {
      let found = fault(in: journal.assertions[Int(assertion)], posting.account)
      if let found {
        journal.failedAssertions.insert(assertion)
        report(found, from: agreedOn[posting.account])
      }
      agreedOn[posting.account] = day
    }
  }

  private mutating func add(_ amount: JournalAmount, to account: Int) -> Bool {
    guard balances.add(amount, to: account) else { return false }
    guard let tree else { return true }
    return tree.line(of: account).allSatisfy { treeBalances.add(amount, to: $0) }
  }

  /// What an account holds of a commodity, with the accounts below it where they count.
  private func counted(
    _ assertion: JournalAssertion, _ account: Int, _ commodity: Int
  ) -> ExactDecimal {
    guard assertion.isInclusive, let tree else { return balances.quantity(account, commodity) }
    return treeBalances.quantity(tree.nodes[account], commodity)
  }

  /// What an account holds in other commodities than the one that a `==` allows.
  private func others(_ assertion: JournalAssertion, _ account: Int) -> [Int] {
    guard assertion.isTotal else { return [] }
    let commodity = assertion.amount.commodity
    guard assertion.isInclusive, let tree else {
      return balances.commodities(of: account, otherThan: commodity)
    }
    return treeBalances.commodities(of: tree.nodes[account], otherThan: commodity)
  }

  /// Compares what is asserted; after a fault the balance is what was asserted.
  private mutating func fault(in assertion: JournalAssertion, _ account: Int) -> Diagnostic? {
    guard !isAllDoubtful, !isDoubtful[account], !assertion.isInclusive || !hasDoubts else {
      return nil
    }
    let commodity = assertion.amount.commodity
    let actual = counted(assertion, account, commodity)
    if actual != assertion.amount.quantity {
      let difference = assertion.amount.quantity.subtracting(actual)
      let amount = difference.map { JournalAmount(quantity: $0, commodity: commodity) }
      if !(amount.map { add($0, to: account) } ?? false) { doubt(account: account) }
      return .assertionFails(assertion, account, actual, journal)
    }
    let others = others(assertion, account)
    if others.isEmpty { return nil }
    doubt(account: account)
    return .holdsOthers(assertion, account, others, journal)
  }

  /// Gives the postings of a transaction what makes their balances the assigned ones.
  private mutating func assign(_ index: Int) {
    let transaction = journal.transactions[index]
    var isSound = true
    var missing: [Int] = []
    for posting in transaction.postings {
      if isAssignment(posting) {
        let isDoubtful = isAllDoubtful || isDoubtful[journal.postings[posting].account]
        isSound = setAmount(posting, on: transaction.day) && isSound && !isDoubtful
      }
      if journal.postings[posting].amount == nil {
        missing.append(posting)
      } else {
        post(posting, on: transaction.day)
      }
    }
    if isSound, balance(index) {
      for posting in missing { post(posting, on: transaction.day) }
      return
    }
    journal.transactions[index].isWhole = false
    doubt(index)
  }

  private mutating func setAmount(_ index: Int, on day: Day?) -> Bool {
    let posting = journal.postings[index]
    guard let number = posting.assertion else { return false }
    let assertion = journal.assertions[Int(number)]
    let commodity = assertion.amount.commodity
    let actual = counted(assertion, posting.account, commodity)
    guard let difference = assertion.amount.quantity.subtracting(actual) else {
      report(.balanceTooLong(journal.accounts[posting.account].name, posting), from: day)
      return false
    }
    journal.postings[index].amount = JournalAmount(quantity: difference, commodity: commodity)
    let further = others(assertion, posting.account).compactMap { other in
      counted(assertion, posting.account, other).negated.map {
        JournalAmount(quantity: $0, commodity: other)
      }
    }
    if !further.isEmpty { journal.furtherAmounts[index] = further }
    return true
  }
}

extension Journal {
  /// The first day that a transaction can touch; `nil` where its own couldn't be read.
  func firstDay(of transaction: JournalTransaction) -> Day? {
    guard let day = transaction.day else { return nil }
    return transaction.postings.compactMap { postings[$0].day }.reduce(day, min)
  }
}
