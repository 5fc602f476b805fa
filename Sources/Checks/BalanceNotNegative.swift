import Model

extension Check {
  /// F29. A box of cash holds nothing below zero, and a bank hardly ever does.
  ///
  /// Looked at when a day ends, since within a day payments may be written before receipts. A row
  /// whose balance disagrees has a finding of its own, and none of these.
  static let balanceNotNegative = Check(codes: [.negativeBalance]) { books in
    var walk = NegativeWalk(books: books)
    return walk.findings()
  }
}

/// An account as the days go by.
private struct DailyBalance {
  var amount = Money.zero
  /// Whether every row since the last stated balance could be read, and agreed.
  var isCertain = true
  var isBelowZero = false
  /// The last row of the day that hasn't ended yet, by its place among all.
  var last: Int?

  /// Adds a row.
  mutating func add(_ amount: Money, at place: Int) {
    self.amount += amount
    last = place
  }

  /// Goes on from the balance that a row states, and tells whether it is the counted one.
  mutating func agree(_ stated: Money) -> Bool {
    let agrees = amount == stated
    isCertain = !isCertain || agrees
    amount = stated
    return agrees
  }
}

private struct NegativeWalk {
  let books: Books
  /// Whether an account has a balance, by its number.
  private let hasBalance: [Bool]
  private var balances: [DailyBalance]
  private var found: [Diagnostic] = []
  private var nextGap = 0

  init(books: Books) {
    self.books = books
    hasBalance = books.chart.accounts.indices.map {
      books.chart.accounts[$0].holdsMoney || books.chart.accounts[$0].isOwed
    }
    balances = Array(repeating: DailyBalance(), count: books.chart.accounts.count)
  }

  mutating func findings() -> [Diagnostic] {
    // Books of several files are one book by day; a gap's place among them is known by rows only.
    let order = books.gaps.isEmpty ? books.placesByDay : Array(books.entries.indices)
    for index in order.indices {
      if nextGap < books.gaps.count { passGaps(before: index) }
      take(order[index])
    }
    passGaps(before: books.entries.count)
    for account in balances.indices { endDay(account) }
    return found
  }

  private mutating func take(_ place: Int) {
    let account = Int(books.entries[place].account.number)
    if books.entries[place].moves {
      let amount = books.entries[place].amount
      add(amount, to: account, place)
      add(-amount, to: Int(books.entries[place].counterAccount.number), place)
    }
    guard let stated = books.entries[place].statedBalance else { return }
    if !balances[account].agree(stated), books.entries[place].kind == .transfer {
      balances[Int(books.entries[place].counterAccount.number)].isCertain = false
    }
  }

  private mutating func add(_ amount: Money, to account: Int, _ place: Int) {
    guard hasBalance[account] else { return }
    if let last = balances[account].last, books.entries[last].day != books.entries[place].day {
      endDay(account)
    }
    balances[account].add(amount, at: place)
  }

  private mutating func passGaps(before index: Int) {
    while nextGap < books.gaps.count, books.gaps[nextGap].entriesBefore <= index {
      let account = books.gaps[nextGap].account
      nextGap += 1
      if let account {
        balances[Int(account.number)].isCertain = false
      } else {
        for account in balances.indices { balances[account].isCertain = false }
      }
    }
  }

  private mutating func endDay(_ account: Int) {
    guard let last = balances[account].last else { return }
    balances[account].last = nil
    let id = AccountID(UInt16(account))
    // What is owed by the fund stands on the other side.
    let isLiability = books.chart.kind(of: id) == .liability
    let amount = isLiability ? -balances[account].amount : balances[account].amount
    let isBelowZero = amount < .zero
    defer { balances[account].isBelowZero = isBelowZero }
    guard isBelowZero, !balances[account].isBelowZero, balances[account].isCertain else { return }
    found.append(.belowZero(amount, books.chart[id], books.entries[last]))
  }
}

extension Books {
  /// The places of the entries by their days, those of a day in the order of the books.
  fileprivate var placesByDay: [Int] {
    // Day and place in one number: numbers sort faster than pairs.
    let keys = entries.indices.map { place in
      let day = entries[place].day
      return (Int(day.year) << 9 | Int(day.month) << 5 | Int(day.day)) << 32 | place
    }
    return keys.sorted().map { $0 & 0xFFFF_FFFF }
  }
}

extension Diagnostic {
  fileprivate static func belowZero(
    _ amount: Money, _ account: Account, _ entry: Entry
  ) -> Diagnostic {
    let isCash = account.kind != .bank
    return Diagnostic(
      .negativeBalance,
      Words(
        th: "\(account.title.th)ติดลบ \(amount.magnitude) ณ วันที่ \(entry.day.thai)",
        en: "\(account.title.en) is \(amount.magnitude) below zero on \(entry.day.iso)"),
      at: entry.balancePlace, severity: isCash ? .error : .warning,
      help: account.isOwed
        ? Words(
          th: "ยอดค้างติดลบไม่ได้ ใส่ยอดค้างก่อนหน้าใน accounts.csv หรือใช้หมวดรับจ่าย",
          en:
            "What is owed can't be below zero: put what was owed before into accounts.csv, or use "
            + "a category of receipts or payments")
        : isCash
          ? Words(
            th: "เงินสดติดลบไม่ได้ หารายรับที่ยังไม่ลง ยอดยกมาที่ขาด หรือวันที่ที่ผิด",
            en:
              "A box holds nothing below zero: look for a receipt or an opening balance that is "
              + "missing, or a wrong date")
          : Words(
            th: "เทียบกับสมุดเงินฝาก ธนาคารไม่ให้ถอนเกินเว้นแต่มีวงเงิน",
            en: "Compare with the bank book: a bank seldom lets an account fall below zero"),
      doubtFrom: entry.day)
  }
}
