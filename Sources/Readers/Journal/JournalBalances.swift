public import Model

/// What the accounts of a journal hold at its end, as `hledger balance` has it.
public struct JournalBalances: Sendable {
  /// What one account holds, without the accounts below it.
  public struct Balance: Hashable, Sendable {
    /// The account's whole name.
    public let account: String
    /// The symbol of what it holds, empty for numbers alone.
    public let commodity: String
    /// How much, exactly, in plain digits with a point: `-1250.5`.
    public let quantity: String
  }

  /// The balances that aren't zero, by account; all in one commodity.
  public let balances: [Balance]

  /// Reads a journal with all that it includes, balances it and checks what it asserts.
  ///
  /// Books in several commodities are refused: statements have one.
  /// - Parameters:
  ///   - path: where the journal lies below the folder that its includes can't leave.
  ///   - folder: the files that it may include.
  /// - Complexity: O(n log n) in the bytes of all its files.
  public static func read(
    _ bytes: [UInt8], file: FileID, path: String, folder: JournalFolder
  ) -> Reading<JournalBalances> {
    let parsed = JournalParser.read(bytes, file: file, path: path, folder: folder)
    let checked = JournalBook.checked(parsed.value)
    var diagnostics = parsed.diagnostics + checked.diagnostics
    let journal = checked.value
    var sums: [[Int: ExactDecimal]] = Array(repeating: [:], count: journal.accounts.count)
    for transaction in journal.transactions where transaction.isWhole {
      for (posting, amount) in journal.amounts(of: transaction) {
        let account = journal.postings[posting].account
        let before = sums[account][amount.commodity] ?? .zero
        guard let sum = before.adding(amount.quantity) else {
          let name = journal.accounts[account].name
          diagnostics.append(.balanceTooLong(name, journal.postings[posting]))
          continue
        }
        sums[account][amount.commodity] = sum
      }
    }
    if diagnostics.isEmpty, let finding = severalCommodities(in: journal, sums) {
      diagnostics.append(finding)
    }
    var balances: [Balance] = []
    for (account, held) in zip(journal.accounts, sums) {
      for (commodity, quantity) in held.sorted(by: { $0.key < $1.key }) where !quantity.isZero {
        balances.append(
          Balance(
            account: account.name, commodity: journal.commodities[commodity],
            quantity: quantity.trimmed.description))
      }
    }
    balances.sort { $0.account.utf8.lexicographicallyPrecedes($1.account.utf8) }
    return Reading(JournalBalances(balances: balances), diagnostics)
  }

  /// The finding where more than one commodity is left; its place is the first amount in another
  /// commodity than the first.
  private static func severalCommodities(
    in journal: Journal, _ sums: [[Int: ExactDecimal]]
  ) -> Diagnostic? {
    let left = Set(sums.flatMap { held in held.filter { !$0.value.isZero }.keys })
    guard left.count > 1 else { return nil }
    var order: [Int] = []
    var place: Place?
    var known: Set<Int> = []
    for (index, posting) in journal.postings.enumerated() {
      for amount in [posting.amount].compactMap({ $0 }) + (journal.furtherAmounts[index] ?? [])
      where left.contains(amount.commodity) && known.insert(amount.commodity).inserted {
        order.append(amount.commodity)
        if order.count == 2 { place = posting.amountPlace }
      }
    }
    return place.map { .severalCommodities(order.map { journal.commodities[$0] }, at: $0) }
  }
}

extension Journal {
  /// Every amount of a transaction with its posting's number.
  func amounts(of transaction: JournalTransaction) -> [(posting: Int, amount: JournalAmount)] {
    transaction.postings.flatMap { posting in
      ([postings[posting].amount].compactMap { $0 } + (furtherAmounts[posting] ?? []))
        .map { (posting, $0) }
    }
  }
}
