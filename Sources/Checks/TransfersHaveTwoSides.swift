import Model

extension Check {
  /// F32. Money that leaves one account of the fund arrives in another: the same amount, within
  /// three days, in the same fiscal year.
  ///
  /// A row that couldn't be read may be the other side, so that nothing is said of transfers
  /// within three days of a gap.
  static let transfersHaveTwoSides = Check(codes: [.transferUnmatched]) { books in
    let halves = books.entries.indices.filter { books.entries[$0].kind == .halfTransfer }
    let open = unmatched(halves.sorted { books.entries[$0].day < books.entries[$1].day }, books)
    let gapDays = books.gaps.compactMap { gap in
      books.entries.isEmpty
        ? nil : books.entries[min(gap.entriesBefore, books.entries.count - 1)].day
    }
    return open.sorted().compactMap { index in
      let entry = books.entries[index]
      let isNearGap = gapDays.contains { abs($0.ordinal - entry.day.ordinal) <= daysToArrive }
      return isNearGap ? nil : .transferUnmatched(entry, books.chart[entry.account])
    }
  }

  /// How many days money may be on its way.
  private static let daysToArrive = 3

  /// The halves without another, of those given in the order of their days.
  private static func unmatched(_ halves: [Int], _ books: Books) -> [Int] {
    var waiting: [Money: [Int]] = [:]
    for index in halves {
      let entry = books.entries[index]
      let partner = waiting[-entry.amount]?.firstIndex { other in
        let entryOfOther = books.entries[other]
        return entryOfOther.account != entry.account
          && books.calendar.year(of: entryOfOther.day) == books.calendar.year(of: entry.day)
          && entry.day.ordinal - entryOfOther.day.ordinal <= daysToArrive
      }
      if let partner {
        waiting[-entry.amount]?.remove(at: partner)
      } else {
        waiting[entry.amount, default: []].append(index)
      }
    }
    return waiting.values.flatMap { $0 }
  }
}

extension Diagnostic {
  fileprivate static func transferUnmatched(_ entry: Entry, _ account: Account) -> Diagnostic {
    let isOut = entry.amount < .zero
    let amount = entry.amount.magnitude
    return Diagnostic(
      .transferUnmatched,
      Words(
        th:
          "โอน \(amount) \(isOut ? "ออกจาก" : "เข้า")\(account.title.th) "
          + "ไม่พบ\(isOut ? "เข้าบัญชีอื่น" : "ออกจากบัญชีอื่น")",
        en:
          "\(amount) \(isOut ? "leaves" : "arrives in") \(account.title.en), and no other "
          + "account \(isOut ? "receives" : "gives") it"
      ),
      at: entry.place,
      help: Words(
        th: "เพิ่มแถวของอีกบัญชี ยอดเท่ากัน ห่างกันไม่เกิน 3 วัน หรือใส่ช่อง “ไปบัญชี” ในแถวนี้",
        en: "Add the other account's row, the same amount within 3 days; or fill the column “to”"),
      doubtFrom: entry.day)
  }
}
