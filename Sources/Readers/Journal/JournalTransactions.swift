import Model

extension JournalParser {
  /// Reads a transaction: its first line, which is the current one, and its postings.
  mutating func readTransaction(_ lines: inout JournalLines) {
    let findings = diagnostics.count
    let first = journal.postings.count
    var transaction = JournalTransaction(postings: first..<first, place: line.place)
    readHeader(into: &transaction)
    let year = transaction.day.map { Int($0.year) } ?? settings.year ?? 2000
    while let next = lines.nextOfBlock() {
      line = next
      line.skipSpaces()
      if line.skip(";") {
        readFollowingComment(&transaction, first: first, year: year)
      } else if !readPosting(year: year) {
        transaction.knowsAccounts = false
      }
    }
    transaction.postings = first..<journal.postings.count
    if diagnostics.count == findings { checkMissingAmounts(of: transaction) }
    if diagnostics.count > findings { transaction.isWhole = false }
    let day = journal.firstDay(of: transaction)
    for index in findings..<diagnostics.count { diagnostics[index].doubtFrom = day }
    journal.transactions.append(transaction)
  }

  /// A comment on a line of its own belongs to what stands above it.
  private mutating func readFollowingComment(
    _ transaction: inout JournalTransaction, first: Int, year: Int
  ) {
    guard let last = journal.postings.indices.last, last >= first else {
      transaction.tags += readComment(postingYear: nil).tags
      return
    }
    let content = readComment(postingYear: year)
    journal.postings[last].day = journal.postings[last].day ?? content.day
    journal.postings[last].tags += content.tags
  }

  /// `2024-01-31=2024-02-01 * (code) payee | note  ; comment`.
  private mutating func readHeader(into transaction: inout JournalTransaction) {
    transaction.day = readDay(year: settings.year)
    guard let day = transaction.day else { return }
    if line.skip("="), readDay(year: Int(day.year)) == nil { return }
    guard line.isAtEnd || line.isAtSpace else {
      diagnostics.append(.unexpectedText(line.token(from: line.position)))
      return
    }
    line.skipSpaces()
    var mayHaveCode = true
    if line.skip("*") || line.skip("!") { mayHaveCode = line.skipSpaces() }
    if mayHaveCode, line.next == UInt8(ascii: "(") {
      let start = line.position
      _ = line.text(until: ")")
      if !line.skip(")") { diagnostics.append(.unclosedCode(at: line.place(from: start))) }
    }
    line.skipSpaces()
    transaction.description = line.text(until: ";")
    if line.skip(";") { transaction.tags = readComment(postingYear: nil).tags }
  }

  /// Reads a posting; whether its account could be read.
  private mutating func readPosting(year: Int) -> Bool {
    let whole = line.place
    if line.skip("*") || line.skip("!") { line.skipSpaces() }
    guard let (account, kind) = readPostingAccount() else { return false }
    line.skipSpaces()
    var posting = JournalPosting(
      account: account, kind: kind, place: whole, amountPlace: whole)
    if readAmounts(into: &posting) {
      if line.skip(";") {
        let content = readComment(postingYear: year)
        (posting.day, posting.tags) = (content.day, content.tags)
      }
      if !line.isAtEnd { diagnostics.append(.unexpectedText(line.token(from: line.position))) }
    }
    journal.postings.append(posting)
    return true
  }

  /// The account of a posting, `(account)` and `[account]` without their brackets.
  private mutating func readPostingAccount() -> (account: Int, kind: JournalPosting.Kind)? {
    let start = line.position
    var name = line.name()
    var kind = JournalPosting.Kind.real
    switch (name.utf8.first, name.utf8.last) {
    case (UInt8(ascii: "("), UInt8(ascii: ")")): kind = .virtual
    case (UInt8(ascii: "["), UInt8(ascii: "]")): kind = .balancedVirtual
    default: break
    }
    if kind != .real {
      name = String(decoding: Array(name.utf8.dropFirst().dropLast()), as: UTF8.self)
    }
    guard let account = account(named: name, from: start) else { return nil }
    return (account, kind)
  }

  /// The account that a name means here; `nil` where it can't be one, and then that is told.
  mutating func account(named name: String, from start: Int) -> Int? {
    if let known = settings.known[name] { return known }
    let token = JournalToken(text: name, place: line.place(from: start))
    guard !name.isEmpty, name.utf8.first != UInt8(ascii: ";") else {
      diagnostics.append(.accountMissing(at: token.place))
      return nil
    }
    if name.utf8.contains(UInt8(ascii: ";")), name.contains(" ;") {
      diagnostics.append(.commentInName(token))
      return nil
    }
    var full = (settings.parents + [name]).joined(separator: ":")
    for alias in settings.aliases.reversed() where full.utf8.starts(with: alias.old.utf8) {
      let rest = full.utf8.dropFirst(alias.old.utf8.count)
      guard rest.isEmpty || rest.first == UInt8(ascii: ":") else { continue }
      full = alias.new + String(decoding: Array(rest), as: UTF8.self)
      if full.utf8.count > JournalLimits.nameBytes { break }
    }
    guard full.utf8.count <= JournalLimits.nameBytes,
      full.utf8.count(where: { $0 == UInt8(ascii: ":") }) < JournalLimits.nameParts
    else {
      diagnostics.append(.unsupported(.longName, at: token.place))
      return nil
    }
    let account = journal.account(named: full, at: token.place)
    settings.known[name] = account
    return account
  }

  /// Reads an amount, its cost and an assertion, as many of them as there are; `false` where one
  /// can't be read.
  private mutating func readAmounts(into posting: inout JournalPosting) -> Bool {
    let start = line.position
    if !line.isAtEnd, line.next != UInt8(ascii: ";"), line.next != UInt8(ascii: "=") {
      guard let (amount, style) = readStyledAmount() else { return false }
      posting.amount = amount
      posting.hasGuessedMark =
        style.decimalMark == UInt8(ascii: ",") && style.groupMark == nil
        && settings.decimalMark == nil && journal.declaredStyles[amount.commodity] == nil
        && settings.defaultCommodity == nil
      posting.amountPlace = line.place(from: start)
      journal.show(amount)
      let (isSound, cost) = readCost(of: amount)
      if !isSound { return false }
      if let cost {
        journal.costs.append(cost)
        posting.cost = Int32(clamping: journal.costs.count - 1)
      }
      line.skipSpaces()
    }
    guard line.next == UInt8(ascii: "=") else { return true }
    guard let assertion = readAssertion() else { return false }
    journal.assertions.append(assertion)
    posting.assertion = Int32(clamping: journal.assertions.count - 1)
    line.skipSpaces()
    return true
  }

  /// `= 5`, `== 5`, `=* 5` or `==* 5`.
  private mutating func readAssertion() -> JournalAssertion? {
    line.position += 1
    let isTotal = line.skip("=")
    let isInclusive = line.skip("*")
    line.skipSpaces()
    let start = line.position
    guard let amount = readAmount() else { return nil }
    let place = line.place(from: start)
    let (isSound, cost) = readCost(of: amount)
    guard isSound else { return nil }
    return JournalAssertion(
      amount: amount, cost: cost, isTotal: isTotal, isInclusive: isInclusive, place: place)
  }

  /// What may have no amount, what no day of its own, and what no cost beside it.
  private mutating func checkMissingAmounts(of transaction: JournalTransaction) {
    let postings = journal.postings[transaction.postings]
    var assigned: [JournalAssertion] = []
    for posting in postings where posting.amount == nil {
      if let assertion = posting.assertion {
        assigned.append(journal.assertions[Int(assertion)])
        if posting.day != nil { diagnostics.append(.assignmentWithDay(at: posting.place)) }
      } else if posting.kind == .virtual {
        diagnostics.append(.virtualWithoutAmount(at: posting.place))
      }
    }
    // Which costs count beside a balance without an amount, hledger itself doesn't say.
    guard let first = assigned.first(where: { $0.cost != nil }) ?? assigned.first,
      first.cost != nil || postings.contains(where: { $0.cost != nil })
    else { return }
    diagnostics.append(.unsupported(.assignmentWithCost, at: first.place))
  }
}

/// Limits that keep the reading of any file linear in its bytes.
enum JournalLimits {
  /// How long the whole name of an account may be.
  static let nameBytes = 2_000
  /// How many parts it may have.
  static let nameParts = 40
  /// How many aliases and parents may hold at once.
  static let aliases = 200
  static let parents = 20
  /// How many commodities a journal and one of its transactions may have.
  static let commodities = 2_000
  static let commoditiesInTransaction = 100
  /// How deep files may include one another, and how many there may be.
  static let includeDepth = 20
  static let includedFiles = 10_000
  /// How many bytes all files together may have: so few that the sum of all their amounts can't
  /// reach the trap of `Money`.
  static let totalBytes = 1 << 28
}
