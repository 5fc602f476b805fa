public import Model

/// A rule that a fund's books must keep.
///
/// A rule sees books and nothing else: no file, no page, no clock. It stays silent across a gap,
/// since a consequence is never reported as a finding.
public struct Check: Sendable {
  /// What is found where the rule is broken.
  public let codes: [Code]
  /// Every place where the books break the rule, in the order of the books.
  public let findings: @Sendable (Books) -> [Diagnostic]

  /// Every rule, one line each; `docs/diagnostics/` has a page for each code.
  public static let all: [Check] = [
    .balanceAgrees,
    .yearsFollow,
    .totalsAgree,
    .balanceNotNegative,
    .rowsInOrder,
    .categoryOnItsSide,
    .transfersHaveTwoSides,
    .numbersOnce,
    .numbersWithoutGaps,
    .rowsOnce,
    .reversalsAgree,
    .amountsUsual,
  ]
}
