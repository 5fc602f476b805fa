/// How much of a kind of information the public sees.
///
/// Source: the classes of fields of the domain design, §5.1.
public enum FieldClass: String, CaseIterable, Comparable, Sendable {
  /// As it stands in the books.
  case `public`
  /// Summed by day and kind.
  case batched
  /// Summed until at least k people stand behind each sum.
  case aggregated
  /// The last few digits only.
  case masked
  /// Not at all.
  case never

  /// Orders by strictness.
  public static func < (left: FieldClass, right: FieldClass) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int { FieldClass.allCases.firstIndex(of: self) ?? 0 }
}

/// A kind of information in a fund's books that a policy speaks of.
public enum DisclosedField: String, CaseIterable, Sendable {
  /// What is paid to members as welfare, with how many people were helped.
  case welfare
  /// What members pay in.
  case contributions
  /// Receipts and payments that are nobody's welfare.
  case otherMoney = "other_money"
  /// The numbers of bank accounts.
  case accountNumbers = "account_numbers"
  /// The names and roles of those who answer for a fund.
  case committee
  /// Pictures of people who agreed.
  case photos
  /// Names, numbers, addresses, telephones of members.
  case persons
  /// What is written beside a row.
  case descriptions
  /// The numbers of receipts and vouchers.
  case documents

  /// What holds where a policy says nothing; no policy may be less strict.
  public var leastStrict: FieldClass {
    switch self {
    case .welfare: .aggregated
    case .contributions: .batched
    case .otherMoney, .committee, .photos: .public
    case .accountNumbers: .masked
    case .persons, .descriptions, .documents: .never
    }
  }

  /// The classes that a policy may choose.
  public var choices: [FieldClass] {
    switch self {
    case .welfare: [.aggregated]
    case .contributions: [.batched, .aggregated]
    case .otherMoney: [.public, .batched, .aggregated]
    case .accountNumbers: [.masked, .never]
    case .committee, .photos: [.public, .never]
    case .persons, .descriptions, .documents: [.never]
    }
  }
}
