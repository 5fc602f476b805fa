/// What a site shows of its funds' books, and what never.
///
/// A fund may choose stricter values than its site, never less strict ones.
///
/// Source: the disclosure policy of the domain design, §5.2: k is 5, and 10 for what tells of
/// health; sums are published by quarter.
public struct DisclosurePolicy: Hashable, Sendable {
  /// The policy's own name, so that a reader knows which one held.
  public let version: String
  /// How many people at least stand behind each published sum of welfare.
  public let leastPeople: Int
  /// The same for kinds of welfare that tell of health or disability.
  public let leastSensitivePeople: Int
  /// The shortest stretch of time whose sums are published.
  public let period: Period
  /// The accounts of welfare that tell of health or disability.
  public let sensitiveAccounts: Set<String>
  /// The classes that are stricter than they have to be.
  public let classes: [DisclosedField: FieldClass]

  /// A policy.
  public init(
    version: String, leastPeople: Int, leastSensitivePeople: Int, period: Period,
    sensitiveAccounts: Set<String>, classes: [DisclosedField: FieldClass] = [:]
  ) {
    precondition(
      leastPeople >= 2 && leastSensitivePeople >= leastPeople,
      "k is \(leastPeople), sensitive k \(leastSensitivePeople)")
    self.version = version
    self.leastPeople = leastPeople
    self.leastSensitivePeople = leastSensitivePeople
    self.period = period
    self.sensitiveAccounts = sensitiveAccounts
    self.classes = classes
  }

  /// The fewest people that a policy may ask for: two people know each other's sums.
  public static let fewestPeople = 3

  /// The most people that a policy may ask for.
  public static let mostPeople = 1_000

  /// What every policy must hold.
  public static let floor = DisclosurePolicy(
    version: "", leastPeople: fewestPeople, leastSensitivePeople: fewestPeople, period: .month,
    sensitiveAccounts: [])

  /// What holds where a site has no policy of its own.
  public static let standard = DisclosurePolicy(
    version: "1", leastPeople: 5, leastSensitivePeople: 10, period: .quarter,
    sensitiveAccounts: ["Expenses:Welfare:Illness", "Expenses:Welfare:Disadvantaged"])

  /// The class of a kind of information.
  public subscript(field: DisclosedField) -> FieldClass {
    max(classes[field] ?? field.leastStrict, field.leastStrict)
  }

  /// Both policies at once: whichever is stricter.
  public func stricter(of other: DisclosurePolicy) -> DisclosurePolicy {
    DisclosurePolicy(
      version: version, leastPeople: max(leastPeople, other.leastPeople),
      leastSensitivePeople: max(leastSensitivePeople, other.leastSensitivePeople),
      period: max(period, other.period),
      sensitiveAccounts: sensitiveAccounts.union(other.sensitiveAccounts),
      classes: classes.merging(other.classes) { max($0, $1) })
  }
}
