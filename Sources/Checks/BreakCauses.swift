import Model

/// The causes that a break in the running balance may have, the likeliest first.
///
/// Source: the explained break of the ledger design, §5.2: a difference that equals a row's
/// amount, twice an amount, comes from swapped digits or a slipped decimal point, or is a cancelled
/// row.
struct BreakCauses {
  private let difference: Money
  private let stated: Money
  private let counted: Money
  /// The rows since the last balance that agreed, this one last.
  private let rows: ArraySlice<Entry>
  /// The rows before them.
  private let earlier: ArraySlice<Entry>
  private let account: AccountID

  /// How far back a row with the same amount is looked for.
  private static let rowsToLookBack = 100
  /// How many rows without a balance are looked at.
  private static let mostRows = 200
  /// How many causes are worth reading.
  private static let mostCauses = 3

  /// The causes.
  private(set) var causes: [BreakCause] = []

  /// Looks for the causes of a break at a row.
  ///
  /// - Parameters:
  ///   - first: the first row after the last balance of this account that agreed.
  ///   - isOnlyThisCell: whether the next row goes on from the counted balance; `nil` where no row
  ///     tells.
  init(
    stated: Money, counted: Money, first: Int, index: Int, books: Books, isOnlyThisCell: Bool?
  ) {
    self.stated = stated
    self.counted = counted
    difference = stated - counted
    account = books.entries[index].account
    let start = max(min(first, index), index - Self.mostRows)
    rows = books.entries[start...index]
    earlier = books.entries[max(0, start - Self.rowsToLookBack)..<start]
    var found = isOnlyThisCell == true ? [BreakCause.onlyThisCell] : causesInRows
    if DigitSlips.isSwap(stated, counted) {
      found.insert(.swappedBalance(counted), at: isOnlyThisCell == false ? found.count : 0)
    }
    causes = Array(found.prefix(Self.mostCauses))
  }

  /// The causes as notes.
  var notes: [Diagnostic.Note] {
    var notes = causes.map(\.note)
    let isExplained = causes.contains {
      if case .missingRow = $0 { return false }
      return $0 != .onlyThisCell
    }
    if !isExplained, difference.satang % 9 == 0 { notes.append(Self.divisibleByNine) }
    return notes
  }

  private var causesInRows: [BreakCause] {
    let own = rows.filter { $0.account == account || $0.counterAccount == account }
    var causes: [BreakCause] = own.filter(isVoidAndCounted).map { .voidCounted($0) }
    let moving = own.filter { $0.moves && $0.kind != .opening && $0.amount != .zero }
    let changes = moving.map { (entry: $0, amount: change($0)) }
    causes += changes.filter { difference == -($0.amount + $0.amount) }.map {
      .wrongColumn($0.entry)
    }
    causes += changes.filter { difference == -$0.amount && isLikeTheRowBefore($0.entry) }
      .map { .rowTwice($0.entry) }
    for (entry, amount) in changes {
      let meant = amount + difference
      guard meant != .zero, (meant < .zero) == (amount < .zero) else { continue }
      if DigitSlips.isSlip(amount, meant) { causes.append(.slippedPoint(entry, meant.magnitude)) }
      if DigitSlips.isSwap(amount, meant) { causes.append(.swappedAmount(entry, meant.magnitude)) }
    }
    causes += changes.filter { difference == -$0.amount && !isLikeTheRowBefore($0.entry) }
      .map { .notCounted($0.entry) }
    causes += changes.filter { difference == $0.amount }.map { .countedTwice($0.entry) }
    // A row that is missing explains any difference, so that it is named where nothing better is.
    let isWeak = causes.allSatisfy { cause in
      if case .countedTwice = cause { true } else { false }
    }
    if isWeak { causes.append(.missingRow(difference)) }
    if isWeak,
      let twin = earlier.last(where: { $0.moves && change($0).magnitude == difference.magnitude })
    {
      causes.append(.sameAmount(twin))
    }
    return causes
  }

  /// What a row changes its account by.
  private func change(_ entry: Entry) -> Money {
    if entry.account == account { return entry.amount }
    return entry.counterAccount == account ? -entry.amount : .zero
  }

  /// Whether a row is cancelled and its amount, or an amount that nobody wrote, is the difference.
  private func isVoidAndCounted(_ entry: Entry) -> Bool {
    entry.kind == .void && entry.account == account
      && (entry.amount == difference || entry.amount == .zero)
  }

  private func isLikeTheRowBefore(_ entry: Entry) -> Bool {
    let before = (earlier + rows).filter { $0.account == entry.account && $0.moves }
    guard let position = before.firstIndex(where: { $0.place == entry.place }),
      position > before.startIndex
    else { return false }
    let other = before[position - 1]
    return other.amount == entry.amount && other.counterAccount == entry.counterAccount
  }

  private static let divisibleByNine = Diagnostic.Note(
    Words(
      th: "ผลต่างหาร 9 ลงตัว มักเกิดจากการสลับเลข",
      en: "The difference is divisible by 9, as it is where two digits are swapped"))
}

/// What fingers do to digits.
enum DigitSlips {
  /// Whether one number is the other with two neighbouring digits swapped.
  static func isSwap(_ left: Money, _ right: Money) -> Bool {
    let (digits, other) = (Array(String(left.satang).utf8), Array(String(right.satang).utf8))
    guard digits.count == other.count else { return false }
    let differing = digits.indices.filter { digits[$0] != other[$0] }
    guard differing.count == 2, differing[1] == differing[0] + 1 else { return false }
    return digits[differing[0]] == other[differing[1]]
      && digits[differing[1]] == other[differing[0]]
  }

  /// Whether one number is the other times 10 or 100.
  static func isSlip(_ left: Money, _ right: Money) -> Bool {
    let (small, large) =
      left.magnitude < right.magnitude
      ? (left.satang, right.satang) : (right.satang, left.satang)
    return [10, 100].contains { small.multipliedReportingOverflow(by: $0) == (large, false) }
  }
}
