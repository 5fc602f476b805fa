import Model
import Support

/// Books made by chance, the same for the same seed, and a naive model of their statements.
struct GeneratedBooks {
  let books: Books
  let openings: Int64

  private struct Maker {
    var random: SeededGenerator
    var entries: [Entry] = []
    var line: UInt32 = 1

    mutating func pick<T>(_ values: [T]) -> T {
      values[Int.random(in: 0..<values.count, using: &random)]
    }

    mutating func add(
      _ day: Day, _ kind: Entry.Kind, _ account: AccountID, _ counter: AccountID,
      _ satang: Int64, people: Int = 0
    ) {
      line += 1
      entries.append(
        Entry(
          day: day, kind: kind, account: account, counterAccount: counter,
          amount: Money(satang: satang), people: people,
          place: Place(file: FileID(0), line: line, columns: 0..<1)))
    }
  }

  static func chart() -> Chart {
    var chart = Chart()
    let accounts: [(String, Account.Kind)] = [
      ("Assets:Cash", .cash), ("Assets:Bank", .bank), ("Assets:Bank:2", .bank),
      ("Income:Members", .receipt(.members)), ("Income:State", .receipt(.state)),
      ("Income:LocalGov", .receipt(.localGovernment)), ("Income:Other", .receipt(.other)),
      ("Income:Interest", .receipt(.other)), ("Expenses:Welfare:Birth", .welfare),
      ("Expenses:Welfare:Death", .welfare), ("Expenses:Admin", .payment),
    ]
    for (name, kind) in accounts {
      chart.add(Account(name: name, title: Words(name), kind: kind))
    }
    return chart
  }

  init(seed: UInt64) {
    var maker = Maker(random: SeededGenerator(seed: seed))
    let chart = Self.chart()
    let calendar = FiscalCalendar(firstMonth: maker.pick([10, 1, 4, 10])) ?? .october
    let money = chart.moneyAccountIDs
    let firstYear = Int.random(in: 2000...2020, using: &maker.random)
    let years = Int.random(in: 1...5, using: &maker.random)
    var openings: Int64 = 0
    for index in 0..<years {
      let year = FiscalYear(ending: firstYear + index)
      guard let start = calendar.firstDay(of: year) else { continue }
      for account in money where Bool.random(using: &maker.random) {
        if index == 0 {
          let satang = Int64.random(in: -5_000...90_000_000, using: &maker.random)
          openings += satang
          maker.add(start, .opening, account, chart.openingID, satang)
        } else {
          maker.add(start, .carriedForward, account, account, 0)
        }
      }
      // One year in six has no row at all.
      if index > 0, maker.pick([true, false, false, false, false, false]) { continue }
      for _ in 0..<Int.random(in: 1...40, using: &maker.random) {
        Self.addRow(&maker, chart, money, in: year, calendar)
      }
    }
    books = Books(chart: chart, calendar: calendar, entries: maker.entries)
    self.openings = openings
  }

  private static func addRow(
    _ maker: inout Maker, _ chart: Chart, _ money: [AccountID], in year: FiscalYear,
    _ calendar: FiscalCalendar
  ) {
    let month = Int.random(in: 1...12, using: &maker.random)
    let endsNext = calendar.firstMonth > 1 && month >= calendar.firstMonth
    guard
      let day = Day(
        year: year.ending - (endsNext ? 1 : 0), month: month,
        day: Int.random(in: 1...28, using: &maker.random))
    else { return }
    let account = maker.pick(money)
    let satang = Int64.random(in: 1...5_000_000, using: &maker.random)
    let flows = chart.accounts.indices.filter { chart.accounts[$0].isFlow }
    switch maker.pick([0, 1, 2, 3, 4, 5]) {
    case 0:
      let other = maker.pick(money.filter { $0 != account })
      maker.add(day, .transfer, account, other, maker.pick([satang, -satang]))
    case 1:
      let other = maker.pick(money.filter { $0 != account })
      maker.add(day, .halfTransfer, account, chart.transfersID, -satang)
      maker.add(day, .halfTransfer, other, chart.transfersID, satang)
    default:
      let flow = AccountID(UInt16(maker.pick(flows)))
      switch chart[flow].kind {
      case .receipt: maker.add(day, .flow, account, flow, satang)
      case .welfare: maker.add(day, .flow, account, flow, -satang, people: maker.pick([1, 1, 3]))
      default: maker.add(day, .flow, account, flow, -satang)
      }
    }
  }

  /// The statements counted anew for every figure, row by row.
  func naiveStatements() -> [String] {
    let rows = books.entries.filter { $0.kind != .carriedForward }
    let years = rows.map { books.calendar.year(of: $0.day).ending }
    guard let first = years.min(), let last = years.max() else { return [] }
    var lines: [String] = []
    for year in first...last {
      for number in books.chart.accounts.indices {
        let id = AccountID(UInt16(number))
        switch books.chart[id].kind {
        case .cash, .bank: lines += moneyLine(id, year, rows)
        case .receipt: lines += flowLine("receipt", id, year, rows, sign: 1)
        case .welfare, .payment: lines += flowLine("payment", id, year, rows, sign: -1)
        case .opening, .transfers, .liability, .receivable: break
        }
      }
    }
    return lines
  }

  private func sum(_ rows: [Entry], _ value: (Entry) -> Int64) -> Int64 {
    rows.reduce(0) { $0 + value($1) }
  }

  /// What a row does to an account that holds money.
  private func change(_ row: Entry, _ id: AccountID) -> Int64 {
    if row.account == id { return row.amount.satang }
    return row.kind == .transfer && row.counterAccount == id ? -row.amount.satang : 0
  }

  private func moneyLine(_ id: AccountID, _ year: Int, _ rows: [Entry]) -> [String] {
    let touching = rows.filter { change($0, id) != 0 }
    let before = touching.filter { books.calendar.year(of: $0.day).ending < year }
    let during = touching.filter { books.calendar.year(of: $0.day).ending == year }
    let carried = sum(before) { change($0, id) }
    if carried == 0, during.isEmpty { return [] }
    let flows = during.filter { $0.kind == .flow }
    let moved = during.filter { $0.kind == .transfer || $0.kind == .halfTransfer }
    let figures = [
      carried + sum(during.filter { $0.kind == .opening }) { $0.amount.satang },
      sum(flows) { max(0, $0.amount.satang) }, sum(flows) { max(0, -$0.amount.satang) },
      sum(moved) { max(0, change($0, id)) }, sum(moved) { max(0, -change($0, id)) },
      carried + sum(during) { change($0, id) },
    ]
    return ["\(year) money \(books.chart[id].name) \(figures)"]
  }

  private func flowLine(
    _ word: String, _ id: AccountID, _ year: Int, _ rows: [Entry], sign: Int64
  ) -> [String] {
    let during = rows.filter {
      $0.kind == .flow && $0.counterAccount == id && books.calendar.year(of: $0.day).ending == year
    }
    if during.isEmpty { return [] }
    let people = during.reduce(0) { $0 + $1.people }
    return [
      "\(year) \(word) \(books.chart[id].name) \(sign * sum(during) { $0.amount.satang }) \(people)"
    ]
  }
}

extension Statement {
  /// The statement in the words of the naive model.
  var picture: [String] {
    let money = moneyLines.map { line in
      let figures = [
        line.opening, line.received, line.paid, line.transferredIn, line.transferredOut,
        line.closing,
      ].map(\.satang)
      return (line.account.name, "\(year.ending) money \(line.account.name) \(figures)")
    }
    let flows = [("receipt", receipts), ("payment", payments)].flatMap { word, lines in
      lines.map {
        (
          $0.account.name,
          "\(year.ending) \(word) \($0.account.name) \($0.amount.satang) \($0.people)"
        )
      }
    }
    return (money + flows).map(\.1)
  }
}
