/// Why a committee changed figures that were published, as its fund's `fund.yaml` says.
///
/// Source: the restatement protocol of the domain design, §4.5.
public struct Restatement: Hashable, Sendable {
  /// What the change was for.
  public enum Reason: String, CaseIterable, Sendable {
    case lateReceipt = "late-receipt"
    case misposting
    case duplicate
    case bankCorrection = "bank-correction"
    case privacy
  }

  /// The fiscal year that changes.
  public let year: FiscalYear
  /// The digest of the published year that is replaced, as `published.csv` has it.
  public let replaced: String
  /// What the change is for.
  public let reason: Reason
  /// Who decided it, by role or meeting.
  public let approver: String
  /// How many people's welfare changes; `nil` where no welfare does.
  public let people: Int?

  /// A restatement.
  public init(
    year: FiscalYear, replaced: String, reason: Reason, approver: String, people: Int? = nil
  ) {
    self.year = year
    self.replaced = replaced
    self.reason = reason
    self.approver = approver
    self.people = people
  }
}
