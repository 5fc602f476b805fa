import Model

extension Check {
  /// F32. Money that leaves one account of the fund arrives in another: the same amount, within
  /// three days, in the same fiscal year.
  ///
  /// A row that couldn't be read may be the other side, so that nothing is said of transfers
  /// within three days of a gap, whose own day lies between those of the rows around it.
  static let transfersHaveTwoSides = Check(codes: [.transferUnmatched]) { books in
    let spans = books.gaps.compactMap { gap -> ClosedRange<Int>? in
      let before = gap.entriesBefore > 0 ? books.entries[gap.entriesBefore - 1].day.ordinal : nil
      let isLast = gap.entriesBefore == books.entries.count
      let after = isLast ? nil : books.entries[gap.entriesBefore].day.ordinal
      let days = [before, after].compactMap { $0 }
      guard let first = days.min(), let last = days.max() else { return nil }
      return (first - daysToArrive)...(last + daysToArrive)
    }
    return TransferPairs(books: books, daysToArrive: daysToArrive).unmatched.compactMap { index in
      let entry = books.entries[index]
      let isNearGap = spans.contains { $0.contains(entry.day.ordinal) }
      return isNearGap ? nil : .transferUnmatched(entry, books.chart[entry.account])
    }
  }

  /// How many days money may be on its way.
  private static let daysToArrive = 3
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
