import Model

extension Check {
  /// F39. A payment of welfare isn't many times what the fund pays for its kind.
  ///
  /// Compared a person, with at least five other payments of the kind: more than five times the
  /// largest of them is what a zero too many looks like.
  static let amountsUsual = Check(codes: [.unusualAmount]) { books in
    var payments: [AccountID: [(index: Int, each: Int64)]] = [:]
    for (index, entry) in books.entries.enumerated()
    where entry.kind == .flow && !entry.isReversal && entry.amount < .zero {
      guard books.chart.kind(of: entry.counterAccount) == .welfare, entry.people > 0 else {
        continue
      }
      let each = entry.amount.magnitude.satang / Int64(entry.people)
      payments[entry.counterAccount, default: []].append((index, each))
    }
    var found: [Int: Money] = [:]
    for list in payments.values where list.count >= leastPayments {
      let sorted = list.sorted { $0.each < $1.each }
      guard let largest = sorted.last, let next = sorted.dropLast().last,
        next.each > 0, largest.each / times > next.each
      else { continue }
      found[largest.index] = Money(satang: next.each)
    }
    return found.sorted { $0.key < $1.key }.map { index, usual in
      .unusual(books.entries[index], books.chart, usual: usual)
    }
  }

  /// How many payments of a kind show what is usual.
  private static let leastPayments = 6
  /// How many times the largest other payment is too much.
  private static let times: Int64 = 5
}

extension Diagnostic {
  fileprivate static func unusual(_ entry: Entry, _ chart: Chart, usual: Money) -> Diagnostic {
    let title = chart[entry.counterAccount].title
    return Diagnostic(
      .unusualAmount,
      Words(
        th: "\(title.th) \(entry.amount.magnitude) ปกติไม่เกิน \(usual) ต่อราย",
        en: "\(title.en): \(entry.amount.magnitude), and never more than \(usual) a person before"),
      at: entry.place,
      help: Words(
        th: "ตรวจว่าพิมพ์ศูนย์เกิน หรือลืมใส่จำนวนรายหรือไม่",
        en: "Check for a zero too many, or a number of people that was left out"),
      doubtFrom: entry.day)
  }
}
