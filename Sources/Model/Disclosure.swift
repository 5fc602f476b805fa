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

  /// A sum of a published year that was proven.
  public struct ProvenYear: Sendable {
    /// The year.
    public let year: FiscalYear
    /// The identities of its statement.
    public let identities: [Identity]

    /// A year with its identities.
    public init(year: FiscalYear, identities: [Identity]) {
      self.year = year
      self.identities = identities
    }
  }

  /// The fund.
  public let fund: Fund
  /// The years that are published, in order.
  public let statements: [Statement]
  /// What was proven of each published year, in order.
  public let proofs: [ProvenYear]
  /// What was found that stops nothing, in the published years.
  public let remarks: [Fault]
  /// Why later years are held back, where they are.
  public let hold: Hold?
  /// The last day in the published years.
  public let lastDay: Day?
  /// How many balances the treasurer wrote beside rows of the published years.
  public let balancesStated: Int
  /// How many rows of the published years were read.
  public let rowCount: Int

  /// A disclosure.
  public init(
    fund: Fund, statements: [Statement], proofs: [ProvenYear] = [], remarks: [Fault] = [],
    hold: Hold?, lastDay: Day?, balancesStated: Int, rowCount: Int
  ) {
    self.proofs = proofs
    self.remarks = remarks
    self.fund = fund
    self.statements = statements
    self.hold = hold
    self.lastDay = lastDay
    self.balancesStated = balancesStated
    self.rowCount = rowCount
  }

  /// The last published year.
  public var latest: Statement? { statements.last }

  /// The statement of a year, where it is published.
  public func statement(of year: FiscalYear) -> Statement? {
    statements.first { $0.year == year }
  }

  /// The few values that pages over many funds are made from.
  public var summary: FundSummary {
    FundSummary(
      id: fund.id, name: fund.name, location: fund.location, closing: latest?.closing,
      lastDay: lastDay, isHeld: hold != nil,
      years: statements.map {
        FundSummary.Year(
          year: $0.year, received: $0.received, paid: $0.paid, peopleHelped: $0.peopleHelped)
      })
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
}
