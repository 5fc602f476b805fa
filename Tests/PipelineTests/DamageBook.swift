import Support

/// A cash book in which everything is right, made by chance, and the figures that it must give.
///
/// Every row has its balance: that is what a cash book promises, and what every check rests on.
struct CleanBook {
  /// A column of the table.
  enum Column: String, CaseIterable {
    case day = "วันที่"
    case number = "เลขที่"
    case text = "รายการ"
    case category = "หมวด"
    case account = "บัญชี"
    case received = "รับ"
    case paid = "จ่าย"
    case balance = "คงเหลือ"
    case count = "จำนวนราย"
    case target = "ไปบัญชี"
  }

  /// A day, kept apart from the program's own calendar; never later in a month than the 28th.
  struct Date: Equatable {
    var year: Int
    var month: Int
    var day: Int

    /// The years of the Common Era in which the fiscal year ends that starts in October.
    var fiscalYear: Int { month >= 10 ? year + 1 : year }

    /// Days since 30 December 1899, as spreadsheets count.
    var serial: Int {
      // Months counted from March, so that a leap day comes last.
      let years = month > 2 ? year : year - 1
      let months = (month + 9) % 12
      let leaps = years / 4 - years / 100 + years / 400
      return years * 365 + leaps + (months * 153 + 2) / 5 + day - 1 - 693_899
    }
  }

  /// A row of the book; amounts in satang.
  struct Row {
    var date: Date
    var number = ""
    var text: String
    var category: String
    var account: Int
    /// Money into the account, negative for money out of it; zero where only the balance stands.
    var amount: Int
    var balance: Int
    var target: Int?
    var count = ""
  }

  static let accounts = [("เงินสด", "Assets:Cash"), ("ธนาคาร", "Assets:Bank")]
  static let receipts = [
    ("เงินสมทบสมาชิก", "Income:Members"), ("เงินบริจาค", "Income:Donations"),
    ("ดอกเบี้ยเงินฝาก", "Income:Interest"), ("เงินสมทบ อปท.", "Income:LocalGov"),
  ]
  static let payments = [
    ("สวัสดิการคลอดบุตร", "Expenses:Welfare:Birth"),
    ("สวัสดิการเสียชีวิต", "Expenses:Welfare:Death"), ("ค่าบริหารจัดการ", "Expenses:Admin"),
    ("รายจ่ายอื่น", "Expenses:Other"),
  ]
  static let fund = "990101-01"

  private(set) var columns: [Column] = []
  private(set) var years: [(ending: Int, rows: [Row])] = []
  private var random: SeededGenerator
  private var balances: [Int] = []
  private var flows: [String: [Int: (debit: Int, credit: Int)]] = [:]
  private var documents = (receipts: 0, vouchers: 0)

  /// The lines of `Build.figures()` by year, counted as a child would.
  var figures: [Int: [String]] {
    var figures: [Int: [String]] = [:]
    for year in years.map(\.ending) {
      for account in flows.keys.sorted() {
        let goesOn = account.hasPrefix("Assets") || account.hasPrefix("Equity")
        let earlier = years.map(\.ending).filter { goesOn && $0 < year }
        let opening = earlier.reduce(0) { sum, past in
          let flow = flows[account]?[past] ?? (0, 0)
          return sum + flow.debit + flow.credit
        }
        let now = flows[account]?[year] ?? (0, 0)
        if opening == 0, now == (0, 0) { continue }
        let closing = opening + now.debit + now.credit
        figures[year, default: []].append(
          "\(Self.fund),\(year),\(account),\(opening),\(now.debit),\(now.credit),\(closing)")
      }
    }
    return figures
  }

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    let count = chance(2) + 1
    balances = (0..<count).map { _ in (chance(900_000) + 100_000) * 100 }
    columns = Column.allCases.filter { column in
      switch column {
      case .number, .count: chance(2) == 0
      case .account, .target: count > 1
      default: true
      }
    }
    let first = 2018 + chance(5)
    let rows = 20 + chance(41)
    let years = 2 + chance(2)
    for year in first..<first + years { add(year, isFirst: year == first, rows: rows / years) }
  }

  /// A number from zero up to and without a limit.
  private mutating func chance(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

  private mutating func add(_ ending: Int, isFirst: Bool, rows count: Int) {
    years.append((ending, []))
    let october = Date(year: ending - 1, month: 10, day: 1)
    for account in balances.indices {
      let balance = balances[account]
      // A later year may write what it opens with as an amount, or only as a balance.
      let amount = isFirst || chance(2) == 0 ? balance : 0
      let row = Row(
        date: october, text: "ยกมา", category: "ยอดยกมา", account: account, amount: amount,
        balance: balance)
      years[years.count - 1].rows.append(row)
      if isFirst {
        post(Self.accounts[account].1, ending, balance)
        post("Equity:Opening", ending, -balance)
      }
    }
    for day in (0..<max(3, count - 2 * balances.count)).map({ _ in chance(12 * 28) }).sorted() {
      let month = (day / 28 + 9) % 12 + 1
      let date = Date(year: month >= 10 ? ending - 1 : ending, month: month, day: day % 28 + 1)
      if balances.count > 1, chance(6) == 0 { addTransfer(date) } else { addFlow(date) }
    }
    // Each account has the last word on itself, so that a balance stands after all that touched it.
    let september = Date(year: ending, month: 9, day: 28)
    for account in balances.indices { addFlow(september, account: account) }
  }

  private mutating func amount(below limit: Int) -> Int {
    let satang = chance(3) == 0 ? chance(100) : 0
    return min(limit, [(chance(90) + 10) * 100, chance(500_000) * 10 + 1_000][chance(2)] + satang)
  }

  private mutating func addFlow(_ date: Date, account: Int? = nil) {
    let account = account ?? chance(balances.count)
    let isReceipt = chance(2) == 0 || balances[account] < 100_000
    let kind = isReceipt ? Self.receipts[chance(4)] : Self.payments[chance(4)]
    let amount = (isReceipt ? 1 : -1) * amount(below: max(1_000, balances[account] / 2))
    let text = ["รับ", "ตามมติ, ครั้งที่ 2", "เรียก \"ด่วน\"", "หมู่ 4", "งานบุญ"][chance(5)]
    append(date, text, kind.0, account, amount)
    post(Self.accounts[account].1, date.fiscalYear, amount)
    post(kind.1, date.fiscalYear, -amount)
  }

  private mutating func addTransfer(_ date: Date) {
    let from = chance(2)
    let amount = amount(below: max(1_000, balances[from] / 2))
    post(Self.accounts[from].1, date.fiscalYear, -amount)
    post(Self.accounts[1 - from].1, date.fiscalYear, amount)
    if chance(2) == 0 {
      balances[1 - from] += amount
      append(date, "โอน", "โอน", from, -amount, target: 1 - from)
    } else {
      append(date, "โอน", "โอน", from, -amount)
      append(date, "โอน", "โอน", 1 - from, amount)
    }
  }

  private mutating func append(
    _ date: Date, _ text: String, _ category: String, _ account: Int, _ amount: Int,
    target: Int? = nil
  ) {
    balances[account] += amount
    if amount > 0 { documents.receipts += 1 } else { documents.vouchers += 1 }
    let number = amount > 0 ? "ร.\(documents.receipts)" : "จ.\(documents.vouchers)"
    let row = Row(
      date: date, number: number, text: text, category: category, account: account,
      amount: amount, balance: balances[account], target: target,
      count: category.hasPrefix("สวัสดิการ") ? "1" : "")
    years[years.count - 1].rows.append(row)
  }

  private mutating func post(_ account: String, _ year: Int, _ satang: Int) {
    var sum = flows[account]?[year] ?? (0, 0)
    if satang < 0 { sum.credit += satang } else { sum.debit += satang }
    flows[account, default: [:]][year] = sum
  }
}
