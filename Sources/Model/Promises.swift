/// One line of a fund's schedule of welfare: what a member can claim.
public struct Benefit: Hashable, Sendable {
  /// What for.
  public let title: Words
  /// How much; `nil` where the condition says it.
  public let amount: Money?
  /// For each what: a night, a birth, a year.
  public let per: Words?
  /// Who can claim it, and up to what.
  public let condition: Words?

  /// A line of a schedule.
  public init(title: Words, amount: Money?, per: Words?, condition: Words?) {
    self.title = title
    self.amount = amount
    self.per = per
    self.condition = condition
  }
}

/// What somebody promised to pay to a fund in a year: an approval, an ordinance.
public struct Pledge: Hashable, Sendable {
  /// The fiscal year for which it was promised.
  public let year: FiscalYear
  /// Who promised.
  public let party: Party
  /// How much.
  public let amount: Money
  /// The document that says so.
  public let reference: Words?
  /// Which organisation promised, by its number in the site's list.
  public let organisation: String?

  /// A promise.
  public init(
    year: FiscalYear, party: Party, amount: Money, reference: Words?, organisation: String? = nil
  ) {
    self.year = year
    self.party = party
    self.amount = amount
    self.reference = reference
    self.organisation = organisation
  }
}
