import Model

extension Check {
  /// F39. A payment of welfare isn't many times what the fund pays for its kind.
  ///
  /// Compared a person, with at least five other payments of the kind: more than five times the
  /// largest of them is what a zero too many looks like.
  static let amountsUsual = Check(codes: [.unusualAmount]) { books in
    // The two largest payments of each kind, by the account's number.
    var payments = Array(repeating: Payments(), count: books.chart.accounts.count)
    let entries = books.entries.span
    for index in entries.indices where entries[index].kind == .flow {
      let (counter, people) = (entries[index].counterAccount, entries[index].people)
      guard entries[index].amount < .zero, people > 0, !entries[index].isReversal,
        books.chart.kind(of: counter) == .welfare
      else { continue }
      let each = entries[index].amount.magnitude.satang / Int64(people)
      payments[Int(counter.number)].add(each, index)
    }
    var found: [Int: Money] = [:]
    for kind in payments where kind.count >= leastPayments {
      guard kind.next > 0, kind.largest / times > kind.next else { continue }
      found[kind.index] = Money(satang: kind.next)
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

/// The payments of one kind, a person, in satang.
private struct Payments {
  private(set) var count = 0
  private(set) var largest = Int64.min
  private(set) var index = 0
  /// The largest but one.
  private(set) var next = Int64.min

  mutating func add(_ each: Int64, _ place: Int) {
    count += 1
    if each >= largest {
      (next, largest, index) = (largest, each, place)
    } else {
      next = max(next, each)
    }
  }
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
