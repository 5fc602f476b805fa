/// A sum that must hold in a published statement, with both of its sides.
///
/// Source: the identities of the ledger design, §6, after the receipts and payments accounts of
/// the Charity Commission and the checklists of parish councils.
public struct Identity: Hashable, Sendable {
  /// What is compared.
  public enum Kind: String, CaseIterable, Sendable {
    case debitsAreCredits = "I1"
    case accountsClose = "I2a"
    case yearsFollow = "I2b"
    case cashIsReceiptsLessPayments = "I3a"
    case transfersArrive = "I3b"
    case potsAreTheFund = "I3c"
    case partiesAreReceipts = "I4"
    case fundBalanceFollows = "I5"
    case monthsAreTheYear = "I6"
    case disclosureKeepsTotals = "I13"
  }

  /// What is compared.
  public let kind: Kind
  /// One side, as the statement has it.
  public let left: Money
  /// The other, summed another way.
  public let right: Money
  /// Whether both are the same, for every account where there are several.
  public let holds: Bool

  /// A sum with both of its sides.
  ///
  /// - Parameter holds: whether everything else that is compared is the same.
  public init(_ kind: Kind, _ left: Money, _ right: Money, holds: Bool = true) {
    self.kind = kind
    self.left = left
    self.right = right
    self.holds = holds && left == right
  }
}

extension Statement {
  /// The identities that don't hold; none for any books whose transfers have both sides.
  public var brokenIdentities: [Identity] {
    identities(after: nil, months: [closing - opening]).filter { !$0.holds }
  }

  /// Every identity that this statement must keep.
  ///
  /// - Parameters:
  ///   - previous: the statement of the year before, where there is one.
  ///   - months: the change of money held in each month, summed from the entries apart.
  public func identities(after previous: Statement?, months: [Money]) -> [Identity] {
    let debits = trial.map { $0.debit }.total
    let flows = moneyLines.map {
      $0.opening + $0.received - $0.paid + $0.transferredIn - $0.transferredOut
    }
    let clearing = trial.filter { $0.account.kind == .transfers }.map(\.closing).total
    var identities = [
      Identity(.debitsAreCredits, debits, -trial.map { $0.credit }.total),
      Identity(
        .accountsClose, flows.total, closing, holds: flows == moneyLines.map(\.closing)),
      Identity(.cashIsReceiptsLessPayments, received - paid + owedChange, closing - opening),
      Identity(.transfersArrive, clearing, .zero),
      Identity(.partiesAreReceipts, Party.allCases.map { received(from: $0) }.total, received),
      Identity(.fundBalanceFollows, fundBalance, openingFundBalance + received - paid),
      Identity(.monthsAreTheYear, months.total, closing - opening),
    ]
    if !pots.isEmpty {
      identities.append(Identity(.potsAreTheFund, pots.map(\.closing).total, closing))
    }
    if let previous {
      let openings = Dictionary(
        uniqueKeysWithValues: moneyLines.map { ($0.account.name, $0.opening) })
      let follows = previous.moneyLines.allSatisfy {
        openings[$0.account.name, default: .zero] == $0.closing
      }
      identities.insert(
        Identity(.yearsFollow, opening, previous.closing, holds: follows), at: 2)
    }
    return identities
  }
}

extension Books {
  /// The change of money held in each month of each year, openings left out, summed from the
  /// entries; a year without any has twelve zeros.
  ///
  /// - Complexity: O(entries).
  public var monthlyChanges: MonthlyChanges {
    var changes = MonthlyChanges()
    let entries = self.entries.span
    for index in entries.indices where entries[index].moves && entries[index].kind != .opening {
      let day = entries[index].day
      let year = calendar.year(of: day)
      for posting in entries[index].postings where chart.kind(of: posting.account).holdsMoney {
        changes.add(posting.amount, in: year, month: Int(day.month))
      }
    }
    return changes
  }
}

/// The change of money held in each month of some years.
public struct MonthlyChanges: Sendable {
  private var years = ByYear([Money](repeating: .zero, count: 12))

  /// The twelve months of a year, January first.
  public subscript(year: FiscalYear) -> [Money] { years[year] }

  fileprivate mutating func add(_ amount: Money, in year: FiscalYear, month: Int) {
    years.values[years.place(of: year)][month - 1] += amount
  }
}
