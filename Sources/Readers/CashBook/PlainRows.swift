import Model

/// Where the columns of a book stand whose everyday rows can be read by their bytes.
struct PlainColumns {
  let date: Int
  let category: Int
  let account: Int?
  let reference: Int?
  let pot: Int?
  let people: Int?
  /// Texts in which a row may take back another.
  let texts: [Int]
  /// Columns in which an everyday row has nothing: the other side of a transfer.
  let empty: [Int]
  let money: CashBookHeader.MoneyColumns
  /// The columns of the digest.
  let digested: [Int]

  /// The columns of a header; `nil` for a book with columns of several accounts.
  init?(_ header: CashBookHeader) {
    guard let date = header.position(.date), let category = header.position(.category),
      header.money.count == 1
    else { return nil }
    self.date = date
    self.category = category
    account = header.position(.account)
    reference = header.position(.reference)
    pot = header.position(.pot)
    people = header.position(.count)
    texts = [CashBookColumn.description, .note].compactMap { header.position($0) }
    empty = [CashBookColumn.to, .toPot].compactMap { header.position($0) }
    money = header.money[0]
    digested = (0..<header.count).filter { !header.isBalance[$0] }
  }
}

/// What the words of everyday rows mean, and those of the last one.
struct PlainWords {
  /// What a row of this category is; `nil` where more must be looked at.
  fileprivate var categories = PlainMeanings<Category?>()
  fileprivate var accounts = PlainMeanings<AccountID?>()
  /// The pots; `nil` for one whose name may be a person's.
  fileprivate var pots = PlainMeanings<Draft.Rare?>()
  /// The cells of the last row.
  fileprivate(set) var category: Range<Int>?
  fileprivate(set) var account: Range<Int>?

  /// Forgets the cells of the last row.
  mutating func forgetCells() { (category, account) = (nil, nil) }
}

extension Category {
  /// Whether the amount of a row is one of those that a total below sums up.
  fileprivate var countsInTotals: Bool {
    switch self {
    case .void, .closing: false
    case .account, .transfer, .opening, .eitherSide: true
    }
  }
}

/// The money of an everyday row.
private struct PlainMoney {
  var moneyIn: Money?
  var moneyOut: Money?
  var balance: Money?

  /// Money in is positive, money out negative; `nil` where neither is written.
  var amount: Money? {
    switch (moneyIn, moneyOut) {
    case (nil, nil): nil
    case (let moneyIn?, nil): moneyIn
    case (nil, let moneyOut?): -moneyOut
    case (.some(.zero), .some(.zero)): nil
    case (let moneyIn?, let moneyOut?): moneyIn == .zero ? -moneyOut : moneyIn
    }
  }

  /// Whether both columns have more than a zero.
  var isBoth: Bool { moneyIn ?? .zero != .zero && moneyOut ?? .zero != .zero }
}

/// The everyday row, read without a string, an array or an object of its own: one about which
/// nothing is told, not even that it was there. `take(_: CSVRow)` reads every other, and would read
/// these the same.
extension CashBook {
  /// Takes a row; changes nothing and gives `false` where it isn't an everyday one.
  mutating func take(
    _ row: PlainRow, _ columns: PlainColumns, _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let day = CashBookDates.everydayDay(text, row[columns.date]), dates.isExpected(day),
      columns.empty.allSatisfy({ row[$0].isEmpty }), emptyCategories.count == 0,
      let category = category(row, columns, text), let account = account(row, columns, text),
      let money = money(row, columns, text), isWhole(category, money),
      let people = people(row, columns, text), let pot = pot(row, columns, text),
      hasNothingToTell(row, columns, text)
    else { return false }
    dates.takeExpected(day)
    if category.countsInTotals {
      if let moneyIn = money.moneyIn, let position = columns.money.moneyIn {
        totals.count(moneyIn, position, on: day, isOpening: false)
      }
      if let moneyOut = money.moneyOut, let position = columns.money.moneyOut {
        totals.count(moneyOut, position, on: day, isOpening: false)
      }
    }
    if let balance = money.balance, let position = columns.money.balance {
      totals.state(balance, position)
    }
    plain.category = row[columns.category]
    plain.account = columns.account.map { row[$0] }
    let place = place(of: row)
    // A closure that reads the book's own bytes would have the whole book copied for each row.
    let bytes = sheet.text.bytes
    let recipient = recipient { bytes[row[$0]] }
    drafts.append(
      Draft(
        day: day, category: category, account: account, amount: money.amount,
        statedBalance: money.balance, people: people,
        recipient: recipient, reference: reference(row, columns),
        rare: pot, fingerprint: fingerprint(row, columns, text), place: place,
        balancePlace: columns.money.balance.map { self.place(of: $0, row) } ?? place))
    return true
  }

  private func place(of row: PlainRow) -> Place {
    let end = row.cells[row.cells.count - 1].bytes.upperBound
    return Place(
      file: file, line: row.line, columns: 0..<max(1, UInt32(end - row.start)),
      cell: Cell(row: row.number))
  }

  private func reference(_ row: PlainRow, _ columns: PlainColumns) -> String {
    guard let position = columns.reference, !row[position].isEmpty else { return "" }
    return string(sheet.text.bytes[row[position]])
  }

  private func place(of position: Int, _ row: PlainRow) -> Place {
    let bytes = row.cells[position].bytes
    return Place(
      file: file, line: row.line,
      columns: UInt32(bytes.lowerBound - row.start)..<UInt32(bytes.upperBound - row.start),
      cell: Cell(row: row.number, column: UInt16(clamping: position)))
  }

  private func fingerprint(
    _ row: PlainRow, _ columns: PlainColumns, _ text: UnsafeBufferPointer<UInt8>
  ) -> UInt64 {
    var digest = RowDigest()
    for position in columns.digested {
      // What the words of these mean was just looked up, and their digests with it.
      switch position {
      case columns.category: digest.add(plain.categories.digest)
      case columns.account: digest.add(plain.accounts.digest)
      default: digest.add(CellDigest(text, row[position]))
      }
    }
    return digest.value
  }

  /// What a row's category is; `nil` where it is unknown, an opening, or may be a word of totals.
  private mutating func category(
    _ row: PlainRow, _ columns: PlainColumns, _ text: UnsafeBufferPointer<UInt8>
  ) -> Category? {
    let cell = row[columns.category]
    // A shorter one may be a ditto mark.
    guard cell.count > 3 else { return nil }
    return plain.categories.meaning(of: cell, in: text) {
      let bytes = sheet.text.bytes[cell]
      let word = String(decoding: bytes, as: UTF8.self)
      let mayBeTotals = PaperWords.mayBeginTotals(bytes) && PaperWords.beginTotals(word)
      let meaning = chart.category(word)
      return mayBeTotals || meaning == .opening ? nil : meaning
    }
  }

  private mutating func account(
    _ row: PlainRow, _ columns: PlainColumns, _ text: UnsafeBufferPointer<UInt8>
  ) -> AccountID? {
    guard let position = columns.account else { return columns.money.account ?? onlyAccount }
    let cell = row[position]
    guard cell.count > 3 else { return nil }
    let named = plain.accounts.meaning(of: cell, in: text) {
      chart.moneyAccount(String(decoding: sheet.text.bytes[cell], as: UTF8.self))
    }
    return named.map { columns.money.account ?? $0 }
  }

  private func money(
    _ row: PlainRow, _ columns: PlainColumns, _ text: UnsafeBufferPointer<UInt8>
  ) -> PlainMoney? {
    var money = PlainMoney()
    guard Self.read(columns.money.moneyIn, row, text, &money.moneyIn),
      Self.read(columns.money.moneyOut, row, text, &money.moneyOut),
      Self.read(columns.money.balance, row, text, &money.balance), !money.isBoth
    else { return nil }
    return money
  }

  /// Reads a cell of money; `false` where it holds anything but an everyday amount or nothing.
  private static func read(
    _ position: Int?, _ row: PlainRow, _ text: UnsafeBufferPointer<UInt8>, _ amount: inout Money?
  ) -> Bool {
    guard let position else { return true }
    switch PlainAmount(text, row[position]) {
    case .empty: return true
    case .amount(let read):
      amount = read
      return true
    case .tooLarge, .other: return false
    }
  }

  /// Whether nothing is missing: only what was cancelled, or states a balance, needs no amount.
  private func isWhole(_ category: Category, _ money: PlainMoney) -> Bool {
    if money.amount != nil || category == .void { return true }
    return category == .closing && money.balance != nil
  }

  /// How many people were helped, twice optional: `nil` outside where more than digits stand there.
  private func people(
    _ row: PlainRow, _ columns: PlainColumns, _ text: UnsafeBufferPointer<UInt8>
  ) -> Int?? {
    guard let position = columns.people, !row[position].isEmpty else { return .some(nil) }
    let cell = row[position]
    guard cell.count < 7 else { return nil }
    var people = 0
    for index in cell {
      guard (0x30...0x39).contains(text[index]) else { return nil }
      people = people * 10 + Int(text[index] - 0x30)
    }
    return people
  }

  /// The row's pot; `nil` where its name may be a person's.
  private mutating func pot(
    _ row: PlainRow, _ columns: PlainColumns, _ text: UnsafeBufferPointer<UInt8>
  ) -> Draft.Rare? {
    guard let position = columns.pot, !row[position].isEmpty else { return .nothing }
    let cell = row[position]
    return plain.pots.meaning(of: cell, in: text) {
      let name = String(decoding: sheet.text.bytes[cell], as: UTF8.self)
      return PersonText.isIn(name) ? nil : Draft.Rare(pot: name)
    }
  }

  /// Whether a row's words take nothing back and hold no number of a citizen.
  private func hasNothingToTell(
    _ row: PlainRow, _ columns: PlainColumns, _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    for position in columns.texts {
      let cell = row[position]
      let signs = TextSigns(text, cell)
      if signs.mayTakeBack, ReversalText.reference(in: sheet.text.bytes[cell]) != nil {
        return false
      }
      if signs.mayHoldNumber, CitizenNumber.isIn(sheet.text.bytes[cell]) { return false }
    }
    for position in [columns.reference, columns.pot] {
      guard let position, row[position].count >= 13 else { continue }
      if CitizenNumber.isIn(sheet.text.bytes[row[position]]) { return false }
    }
    return true
  }
}
