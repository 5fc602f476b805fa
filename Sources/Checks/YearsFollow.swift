import Model

extension Check {
  /// F28. What a year opens with is what the years before it add up to by their days, not only by
  /// the order of the rows: a row with a day of another year shows here.
  ///
  /// - Complexity: O(rows + carried rows × years).
  ///
  /// Where the balance disagrees in the order of the rows too, `balanceAgrees` has told it.
  static let yearsFollow = Check(codes: [.openingDiffers]) { books in
    let carried = books.entries.indices.filter { books.entries[$0].kind == .carriedForward }
      .map { books.entries[$0] }
    // A row that can't be read may be what is missing.
    guard !carried.isEmpty, books.gaps.isEmpty else { return [] }
    let told = Set(Check.balanceBreaks(in: books).map(\.place))
    var closings: [AccountID: [FiscalYear: Money]] = [:]
    var firstDays: [AccountID: [FiscalYear: Day]] = [:]
    for entry in books.entries where entry.moves {
      let year = books.calendar.year(of: entry.day)
      for posting in entry.postings where books.chart.kind(of: posting.account).holdsMoney {
        closings[posting.account, default: [:]][year, default: .zero] += posting.amount
      }
      let known = firstDays[entry.account]?[year] ?? entry.day
      firstDays[entry.account, default: [:]][year] = min(known, entry.day)
    }
    return carried.compactMap { entry in
      let year = books.calendar.year(of: entry.day)
      let sums = closings[entry.account] ?? [:]
      let before = sums.filter { $0.key < year }.map(\.value).total
      // Only a row that opens a year speaks of the years before it.
      let isFirst = firstDays[entry.account]?[year].map { $0 >= entry.day } ?? true
      let stated = entry.statedBalance ?? entry.amount
      guard isFirst, stated != before, !told.contains(entry.place) else { return nil }
      let doubtFrom = books.calendar.firstDay(of: sums.keys.filter { $0 < year }.max() ?? year)
      return .yearsDiffer(stated, before, entry, doubtFrom: min(doubtFrom ?? entry.day, entry.day))
    }
  }
}

extension Diagnostic {
  fileprivate static func yearsDiffer(
    _ stated: Money, _ counted: Money, _ entry: Entry, doubtFrom: Day
  ) -> Diagnostic {
    Diagnostic(
      .openingDiffers,
      Words(
        th: "ยอดยกมา \(stated) แต่รวมทุกแถวที่มีวันที่ก่อนปีนี้ได้ \(counted) ต่าง "
          + "\((stated - counted).magnitude)",
        en:
          "The opening balance is \(stated), but rows dated before this year make \(counted): "
          + "a difference of \((stated - counted).magnitude)"),
      at: entry.balancePlace,
      help: Words(
        th: "มีแถวที่พิมพ์ปีหรือเดือนผิด จนไปอยู่อีกปีงบประมาณ ตรวจวันที่ของแถวท้ายปีและต้นปี",
        en:
          "A row has a wrong month or year, and stands in another fiscal year: look at the dates "
          + "around the turn of the year"),
      doubtFrom: doubtFrom)
  }
}
