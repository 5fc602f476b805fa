import Model

/// What one group of money columns says in one row.
private struct MoneySide {
  var account: AccountID?
  /// Money in is positive, money out negative; `nil` where neither is written.
  var amount: Money?
  var balance: Money?
  /// The cell of the amount, or the one where it should stand.
  var place: Place
  var balancePlace: Place?
  /// Both money in and money out are written.
  var isBoth = false
  /// Whether the cells of the amount could be read.
  var isRead = true
  /// Whether the cell of the balance could be read.
  var balanceIsRead = true
}

/// The money of a row.
extension CashBook {
  /// Finishes a draft with what stands in the columns of money.
  ///
  /// - Returns: the row's draft, and one for each further account whose balance the row states.
  mutating func readMoney(_ row: CSVRow, _ read: Draft) -> [Draft] {
    var draft = read
    readCount(row, into: &draft)
    let sides = header.money.map { side($0, row, draft) }
    if draft.category == .opening { return openings(sides, draft) }
    // A formula leaves 0.00 where nothing moves.
    let hasAmount = sides.contains { ($0.amount ?? .zero) != .zero }
    let filled = sides.filter { side in
      side.isBoth || !side.isRead || (side.amount.map { $0 != .zero || !hasAmount } ?? false)
    }
    let main = filled.first ?? sides.first { $0.account == draft.account } ?? sides[0]
    draft.account = main.account ?? draft.account
    // The balance may stand in a column of its account while the amount's column names none.
    let stating =
      main.balance != nil
      ? main
      : sides.first {
        $0.account == draft.account && $0.balance != nil
      }
    draft.statedBalance = stating?.balance
    draft.balancePlace = (stating ?? main).balancePlace ?? draft.place
    let further = sides.filter { $0.account != draft.account && $0.balance != nil }
    draft.isWhole = draft.isWhole && sides.allSatisfy { $0.isRead && $0.balanceIsRead }
    if main.isRead { draft.amount = main.amount }
    if !main.isBoth, sides.allSatisfy(\.isRead), let other = otherSide(filled, draft) {
      draft.toAccount = other.account
    } else if main.isBoth || filled.count > 1, sides.allSatisfy(\.isRead) {
      reportBothOrNeither(isBoth: true, filled.last ?? main, &draft)
    } else if !draft.toPot.isEmpty, draft.toAccount == nil, main.amount ?? .zero > .zero {
      // Money moves from the row's pot to the other, so that it stands as money out.
      diagnostics.append(
        .otherAccountMisplaced(isTransfer: true, at: main.place, doubtFrom: draft.day))
      draft.isWhole = false
    } else if main.amount == nil, main.isRead {
      checkNothingMoves(main, &draft)
    }
    return [draft] + further.map { furtherBalance($0, of: draft) }
  }

  /// The second of two sides that move the same money from one account to the other.
  private func otherSide(_ filled: [MoneySide], _ draft: Draft) -> MoneySide? {
    guard draft.category == .transfer, draft.toAccount == nil, filled.count == 2,
      let first = filled[0].amount, let second = filled[1].amount, first == -second
    else { return nil }
    return filled[1]
  }

  /// A row without an amount is right where it only states something.
  private mutating func checkNothingMoves(_ side: MoneySide, _ draft: inout Draft) {
    switch draft.category {
    case .void: return
    case .closing where side.balance != nil: return
    default: reportBothOrNeither(isBoth: false, side, &draft)
    }
  }

  private mutating func reportBothOrNeither(
    isBoth: Bool, _ side: MoneySide, _ draft: inout Draft
  ) {
    diagnostics.append(.bothOrNeither(isBoth: isBoth, at: side.place, doubtFrom: draft.day))
    draft.isWhole = false
    if isBoth { draft.amount = nil }
  }

  /// A row that only states the balance of one more account.
  private func furtherBalance(_ side: MoneySide, of draft: Draft) -> Draft {
    var further = Draft(at: draft.place)
    further.day = draft.day
    further.category = .closing
    further.account = side.account
    further.statedBalance = side.balance
    further.balancePlace = side.balancePlace ?? draft.place
    further.isFurtherBalance = true
    return further
  }

  /// The balances with which the accounts of a row begin.
  private mutating func openings(_ sides: [MoneySide], _ draft: Draft) -> [Draft] {
    var drafts: [Draft] = []
    for side in sides
    where side.amount != nil || side.balance != nil || !side.isRead || !side.balanceIsRead {
      var opening = draft
      opening.account = side.account ?? draft.account
      opening.amount = side.amount
      opening.statedBalance = side.balance
      opening.balancePlace = side.balancePlace ?? draft.place
      opening.isWhole = draft.isWhole && side.isRead && side.balanceIsRead
      opening.isFurtherBalance = !drafts.isEmpty
      if side.isBoth { reportBothOrNeither(isBoth: true, side, &opening) }
      drafts.append(opening)
    }
    guard drafts.isEmpty else { return drafts }
    var empty = draft
    reportBothOrNeither(isBoth: false, sides[0], &empty)
    return [empty]
  }

  private mutating func side(
    _ columns: CashBookHeader.MoneyColumns, _ row: CSVRow, _ draft: Draft
  ) -> MoneySide {
    let place = [columns.moneyIn, columns.moneyOut].compactMap { position in
      position.flatMap { cell(at: $0, row)?.place }
    }
    var side = MoneySide(account: columns.account ?? draft.account, place: draft.place)
    let moneyIn = amount(columns.moneyIn, row, draft, &side.isRead)
    let moneyOut = amount(columns.moneyOut, row, draft, &side.isRead)
    side.place = (moneyIn == nil ? place.first : place.last) ?? draft.place
    switch (moneyIn, moneyOut) {
    case (nil, nil), (.some(.zero), .some(.zero)): break
    case (let moneyIn?, nil), (let moneyIn?, .some(.zero)): side.amount = moneyIn
    case (nil, let moneyOut?), (.some(.zero), let moneyOut?): side.amount = -moneyOut
    case (.some, .some): side.isBoth = true
    }
    side.balance = amount(
      columns.balance, row, draft, &side.balanceIsRead, mayBeNegative: true)
    side.balancePlace = columns.balance.flatMap { cell(at: $0, row)?.place }
    if let position = columns.balance, let balance = side.balance {
      totals.state(balance, position)
    }
    if !side.isRead { side.amount = nil }
    return side
  }

  /// The amount in a cell; reports one that can't be read.
  private mutating func amount(
    _ position: Int?, _ row: CSVRow, _ draft: Draft, _ isRead: inout Bool,
    mayBeNegative: Bool = false
  ) -> Money? {
    guard let position, let (text, place) = cell(at: position, row) else { return nil }
    let name = header.names[position]
    let quick = AmountText.plain(text)
    if quick == nil, Self.mayShowHabits(text) { seeHabits(string(text), at: place) }
    switch quick ?? AmountText(text) {
    case .empty: return nil
    case .amount(let amount):
      if amount < .zero, !mayBeNegative, draft.reverses == nil {
        diagnostics.append(
          .negativeAmount(string(text), column: name, at: place, doubtFrom: draft.day))
        isRead = false
        totals.isCertain = false
        return nil
      }
      if !mayBeNegative, draft.category != .void, draft.category != .closing {
        totals.count(amount, position, on: draft.day, isOpening: draft.category == .opening)
      }
      return amount
    case .unreadable(let flaw):
      diagnostics.append(
        .unreadableAmount(string(text), flaw, column: name, at: place, doubtFrom: draft.day))
      isRead = false
      totals.isCertain = false
      return nil
    }
  }

  /// Whether a text may hold a Thai digit or a word for baht: each has a letter beyond ASCII, or is
  /// `THB` in any case.
  private static func mayShowHabits(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains { $0 >= 0x80 || $0 | 0x20 == UInt8(ascii: "t") }
  }

  /// Notes how an amount is written where that isn't plain digits.
  private mutating func seeHabits(_ text: String, at place: Place) {
    if text.unicodeScalars.contains(where: { (0x0E50...0x0E59).contains($0.value) }) {
      notes.see(.thaiDigits, text, at: place)
    }
    if ["฿", "บาท", "บ.", "THB"].contains(where: { text.uppercased().contains($0) }) {
      notes.see(.currencyWord, text, at: place)
    }
  }
}
