public import Model

/// What a fund shows to the public: the years that hold, and why others are held back.
public struct FundDisclosure: Sendable {
  /// A fault as a public page tells it: where and what kind, never what was written.
  public struct Fault: Hashable, Sendable {
    /// The file's name, without its folders.
    public let file: String
    /// The row as a spreadsheet counts; `nil` where the whole file is concerned.
    public let row: Int?
    /// The kind of fault.
    public let code: Code

    /// A fault.
    public init(file: String, row: Int?, code: Code) {
      self.file = file
      self.row = row
      self.code = code
    }
  }

  /// Why years are held back.
  public struct Hold: Hashable, Sendable {
    /// The first year held back; `nil` where no year is certain.
    public let from: FiscalYear?
    /// The faults, in the order of the files.
    public let faults: [Fault]

    /// A hold.
    public init(from: FiscalYear?, faults: [Fault]) {
      self.from = from
      self.faults = faults
    }
  }

  /// The fund.
  public let fund: Fund
  /// The years that are published, in order.
  public let years: [DisclosedYear]
  /// The policy that held.
  public let policy: DisclosurePolicy
  /// What was found that stops nothing, in the published years.
  public let remarks: [Fault]
  /// Why later years are held back, where they are.
  public let hold: Hold?
  /// How many balances the treasurer wrote beside rows of the published years.
  public let balancesStated: Int
  /// How many rows of the published years were read.
  public let rowCount: Int

  /// A disclosure.
  public init(
    fund: Fund, years: [DisclosedYear], policy: DisclosurePolicy, remarks: [Fault] = [],
    hold: Hold?, balancesStated: Int, rowCount: Int
  ) {
    self.remarks = remarks
    self.fund = fund.disclosed(policy)
    self.years = years
    self.policy = policy
    self.hold = hold
    self.balancesStated = balancesStated
    self.rowCount = rowCount
  }

  /// The same fund with every year held back.
  public func withheld(for faults: [Fault]) -> FundDisclosure {
    FundDisclosure(
      fund: fund, years: [], policy: policy,
      hold: Hold(from: nil, faults: faults + (hold?.faults ?? [])), balancesStated: 0, rowCount: 0)
  }

  /// The last published year.
  public var latest: DisclosedYear? { years.last }
  /// The last day with an entry in the published years.
  public var lastDay: Day? { years.compactMap(\.lastDay).max() }

  /// A published year.
  public func year(_ year: FiscalYear) -> DisclosedYear? {
    years.first { $0.year == year }
  }

  /// The few values that pages over many funds are made from.
  public var summary: FundSummary {
    FundSummary(
      id: fund.id, name: fund.name, location: fund.location, closing: latest?.statement.closing,
      lastDay: lastDay, isHeld: hold != nil,
      years: years.map {
        FundSummary.Year(
          year: $0.year, received: $0.statement.received, paid: $0.statement.paid,
          welfare: $0.statement.welfare.map(\.amount).total,
          peopleHelped: $0.statement.peopleHelped)
      }, members: fund.membership?.count,
      kinds: latest?.statement.payments.map(\.account) ?? [], pledges: fund.pledges)
  }
}

extension Fund {
  /// The fund as its policy shows it.
  func disclosed(_ policy: DisclosurePolicy) -> Fund {
    guard policy[.committee] == .never else { return self }
    return Fund(
      id: id, name: name, location: location, founded: founded, status: status,
      membership: membership, contact: contact, restatements: restatements,
      benefits: benefits, pledges: pledges)
  }
}

/// What pages over many funds know of one fund.
public struct FundSummary: Sendable {
  /// The flows of one published year.
  public struct Year: Sendable {
    /// The year.
    public let year: FiscalYear
    /// All receipts.
    public let received: Money
    /// All payments.
    public let paid: Money
    /// What of it was welfare.
    public let welfare: Money
    /// How many people were helped.
    public let peopleHelped: Int
  }

  /// The fund's number.
  public let id: Fund.ID
  /// The fund's name.
  public let name: Words
  /// Where it works.
  public let location: Fund.Location
  /// The balance at the end of the last published year; `nil` where no year is published.
  public let closing: Money?
  /// The last day in the published years.
  public let lastDay: Day?
  /// Whether later years are held back.
  public let isHeld: Bool
  /// The published years.
  public let years: [Year]
  /// How many members the fund says it has.
  public let members: Int?
  /// What the last published year paid for, as its page shows it.
  public let kinds: [Account]
  /// What others promised to pay.
  public let pledges: [Pledge]
}
