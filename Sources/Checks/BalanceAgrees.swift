import Model

extension Check {
  /// F27, F28. The balance that a treasurer wrote beside a row is the sum of the rows down to it,
  /// and a year opens with what the year before closed with.
  ///
  /// After a row that disagrees we go on from whichever balance the next row continues, the
  /// written or the counted one, so that one slip gives one message and not a hundred.
  ///
  /// - Complexity: O(rows), and a short look around each break.
  static let balanceAgrees = Check(codes: [.wrongRunningBalance, .openingDiffers]) { books in
    var walk = BalanceWalk(books: books)
    return walk.findings()
  }

  /// The causes proposed for each break.
  static func balanceCauses(in books: Books) -> [[BreakCause]] {
    var walk = BalanceWalk(books: books)
    _ = walk.findings()
    return walk.explained
  }

  /// Where the written balance of a row isn't the counted one.
  static func balanceBreaks(in books: Books) -> [(place: Place, difference: Money)] {
    var walk = BalanceWalk(books: books)
    _ = walk.findings()
    return walk.breaks
  }
}

/// One account as the walk goes down the books.
private struct RunningBalance {
  var amount = Money.zero
  /// Whether every row since the last agreed balance could be read.
  var isCertain = true
  /// The first row after the last balance that agreed.
  var firstUnchecked = 0
  /// The day since which its rows are in doubt where one breaks: the earliest of the last balance
  /// that agreed and of the rows after it.
  var doubtFrom: Day?

  /// Adds a row.
  mutating func add(_ amount: Money, on day: Day) {
    self.amount += amount
    if doubtFrom.map({ day < $0 }) ?? true { doubtFrom = day }
  }

  /// Begins anew after a row that states the balance.
  mutating func agree(on day: Day, at index: Int) {
    isCertain = true
    doubtFrom = day
    firstUnchecked = index + 1
  }
}

/// Goes down the rows with a running balance for each account.
private struct BalanceWalk {
  let books: Books
  /// Whether an account holds money, by its number.
  private let holdsMoney: [Bool]
  private var balances: [RunningBalance]
  private var found: [Diagnostic] = []
  private(set) var breaks: [(place: Place, difference: Money)] = []
  /// The causes of each break, in the order of the findings of F27.
  private(set) var explained: [[BreakCause]] = []
  private var nextGap = 0

  init(books: Books) {
    self.books = books
    holdsMoney = books.chart.accounts.indices.map { books.chart.accounts[$0].holdsMoney }
    balances = Array(repeating: RunningBalance(), count: books.chart.accounts.count)
  }

  mutating func findings() -> [Diagnostic] {
    for index in books.entries.indices {
      if nextGap < books.gaps.count { passGaps(before: index) }
      let counted = count(index)
      guard let stated = statedBalance(of: index, counted: counted) else { continue }
      compare(stated, with: counted, at: index)
    }
    return found
  }

  /// The balance that a row states. One carried forward may state it as its amount too; where the
  /// two differ, the one that isn't the counted balance is looked at.
  private func statedBalance(of index: Int, counted: Money) -> Money? {
    let stated = books.entries[index].statedBalance
    guard books.entries[index].kind == .carriedForward else { return stated }
    let amount = books.entries[index].amount
    guard let stated else { return amount }
    return amount != .zero && stated == counted ? amount : stated
  }

  /// Adds a row to the accounts it changes, and gives the balance of its own.
  private mutating func count(_ index: Int) -> Money {
    let account = Int(books.entries[index].account.number)
    if books.entries[index].moves {
      let (day, amount) = (books.entries[index].day, books.entries[index].amount)
      let counter = Int(books.entries[index].counterAccount.number)
      if holdsMoney[account] { balances[account].add(amount, on: day) }
      if holdsMoney[counter] { balances[counter].add(-amount, on: day) }
    }
    return balances[account].amount
  }

  private mutating func passGaps(before index: Int) {
    while nextGap < books.gaps.count, books.gaps[nextGap].entriesBefore <= index {
      let gap = books.gaps[nextGap]
      nextGap += 1
      guard let account = gap.account else {
        for account in balances.indices { balances[account].isCertain = false }
        continue
      }
      let number = Int(account.number)
      if let stated = gap.statedBalance {
        balances[number].amount = stated
        balances[number].isCertain = true
      } else if let amount = gap.amount {
        balances[number].amount += amount
      } else {
        balances[number].isCertain = false
      }
    }
  }

  private mutating func compare(_ stated: Money, with counted: Money, at index: Int) {
    let number = Int(books.entries[index].account.number)
    if balances[number].isCertain {
      if stated != counted { tell(stated, counted, number, at: index) }
    } else {
      balances[number].amount = stated
    }
    balances[number].agree(on: books.entries[index].day, at: index)
  }

  private mutating func tell(_ stated: Money, _ counted: Money, _ number: Int, at index: Int) {
    let entry = books.entries[index]
    breaks.append((entry.place, stated - counted))
    let goesOnFromCounted = nextRow(after: index, continues: counted)
    let doubtFrom = min(balances[number].doubtFrom ?? entry.day, entry.day)
    if entry.kind == .carriedForward {
      found.append(.openingDiffers(stated, counted, entry, doubtFrom: doubtFrom))
    } else {
      let causes = BreakCauses(
        stated: stated, counted: counted, first: balances[number].firstUnchecked, index: index,
        books: books, isOnlyThisCell: goesOnFromCounted)
      explained.append(causes.causes)
      found.append(.wrongBalance(stated, counted, entry, causes.notes, doubtFrom: doubtFrom))
    }
    if goesOnFromCounted != true { balances[number].amount = stated }
  }

  /// Whether the next balance of the same account follows from the counted one; `nil` where no
  /// row tells.
  private func nextRow(after index: Int, continues counted: Money) -> Bool? {
    let account = books.entries[index].account
    if nextGap < books.gaps.count, books.gaps[nextGap].entriesBefore == index + 1 { return nil }
    var change = Money.zero
    for next in (index + 1)..<books.entries.count {
      for posting in books.entries[next].postings where posting.account == account {
        change += posting.amount
      }
      guard books.entries[next].account == account,
        let written = statedBalance(of: next, counted: counted + change)
      else { continue }
      return written == counted + change
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func wrongBalance(
    _ stated: Money, _ counted: Money, _ entry: Entry, _ notes: [Note], doubtFrom: Day
  ) -> Diagnostic {
    let difference = (stated - counted).magnitude
    return Diagnostic(
      .wrongRunningBalance,
      Words(
        th: "คงเหลือเขียน \(stated) คำนวณได้ \(counted) ต่าง \(difference)",
        en:
          "The balance is written as \(stated) and counted as \(counted): a difference of "
          + "\(difference)"
      ),
      at: entry.balancePlace, notes: notes,
      help: Words(
        th: "เทียบแถวนี้กับใบเสร็จหรือสมุดเงินฝาก แล้วแก้ช่องที่พิมพ์ผิด",
        en: "Compare this row with its receipt or the bank book, and mend the cell that is wrong"),
      doubtFrom: doubtFrom)
  }

  fileprivate static func openingDiffers(
    _ stated: Money, _ counted: Money, _ entry: Entry, doubtFrom: Day
  ) -> Diagnostic {
    Diagnostic(
      .openingDiffers,
      Words(
        th: "ยอดยกมา \(stated) แต่ก่อนหน้านี้ปิดที่ \(counted) ต่าง "
          + "\((stated - counted).magnitude)",
        en:
          "The opening balance is \(stated), but the book closed before it with \(counted): a "
          + "difference of \((stated - counted).magnitude)"
      ),
      at: entry.balancePlace,
      help: Words(
        th: "ตรวจยอดปิดของปีก่อนกับสมุดเงินฝาก ถ้าปีก่อนบันทึกตกหล่น ให้เพิ่มแถวที่ขาด",
        en: "Compare last year's closing with the bank book; add the rows that were left out"),
      doubtFrom: doubtFrom)
  }
}
