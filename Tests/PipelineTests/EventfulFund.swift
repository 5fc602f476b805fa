import Support

/// A fund whose sound books hold all that books may hold: several accounts, transfers, deposits,
/// loans, corrections, void documents, reversals and pots.
struct EventfulFund {
  let id: String
  private(set) var files: [String: String] = [:]

  private static let header =
    "วันที่,เลขที่,รายการ,หมวด,บัญชี,รับ,จ่าย,คงเหลือ,ไปบัญชี,กองย่อย,หมายเหตุ\n"
  private static let names = ["เงินสด", "ธ.ก.ส. ออมทรัพย์", "ออมสิน (เผื่อเรียก) #2"]
  private static let pots = ["", "", "", "บำนาญ", "การศึกษา"]
  private static let receipts = [
    "เงินสมทบสมาชิก", "เงินสมทบรัฐ (พอช.)", "เงินสมทบ อปท.", "เงินบริจาค", "ดอกเบี้ยเงินฝาก",
    "ปรับปรุงปีก่อน", "รายรับอื่น",
  ]
  private static let payments = [
    "สวัสดิการคลอดบุตร", "สวัสดิการเสียชีวิต", "ค่าบริหารจัดการ", "ปรับปรุงปีก่อน", "รายจ่ายอื่น",
  ]

  /// Categories of which no row is taken back here: F36 refuses it, as the other side of a
  /// correction is a category of its own.
  private static let knownShortfalls: [String] = []

  private var random: SeededGenerator
  private var text = ""
  private var balances: [Int]
  private var owed = ["เงินรับฝาก": 0, "ลูกหนี้เงินยืม": 0]
  private var documents = ["ร": 0, "จ": 0]
  private var hasPots = false
  /// Rows of this year that a later row may take back.
  private var reversible: [(number: String, category: String, account: Int, amount: Int)] = []

  init(number: Int, seed: UInt64) {
    random = SeededGenerator(seed: seed &+ UInt64(number) &* 1_000)
    id = "99\(1_000 + number)-01"
    let count = Int.random(in: 1...3, using: &random)
    balances = (0..<count).map { _ in 0 }
    hasPots = chance(2) == 0
    files["funds/\(id)/fund.yaml"] =
      "id: \(id)\nname: {th: กองทุน \(number), en: Fund}\nfounded: 2552\n"
    files["funds/\(id)/accounts.csv"] =
      "บัญชี,ชนิด\n"
      + Self.names.prefix(count).enumerated().map { "\($1),\($0 == 0 ? "เงินสด" : "ธนาคาร")\n" }
      .joined()
    let first = 2018 + chance(4)
    for year in first..<first + 2 + chance(2) { add(year, isFirst: year == first) }
  }

  private mutating func chance(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

  private mutating func add(_ ending: Int, isFirst: Bool) {
    text = Self.header
    reversible = []
    for account in balances.indices {
      if isFirst { balances[account] = (chance(90_000) + 50_000) * 100 + chance(100) }
      let amount = isFirst ? baht(balances[account]) : ""
      text += "1/10/\(ending + 542),,ยกมา,ยอดยกมา,\(Self.names[account]),\(amount),,"
      text += "\(baht(balances[account])),,,\n"
    }
    for day in (0..<20 + chance(30)).map({ _ in chance(12 * 28) }).sorted() {
      let month = (day / 28 + 9) % 12 + 1
      addRow("\(day % 28 + 1)/\(month)/\(ending + (month >= 10 ? 542 : 543))")
    }
    files["funds/\(id)/ledger/\(ending + 543).csv"] = text
  }

  private mutating func addRow(_ date: String) {
    let account = chance(balances.count)
    let amount = min(
      balances[account] / 3, (chance(4_000) + 10) * 100 + [0, chance(100)][chance(2)])
    let pot = hasPots ? Self.pots[chance(Self.pots.count)] : ""
    switch chance(12) {
    case 0 where balances.count > 1: addTransfer(date, from: account, amount)
    case 1, 2: addOwed(date, account, amount)
    case 3:
      let number = document(chance(2) == 0 ? "ร" : "จ")
      text += "\(date),\(number),ยกเลิก,ยกเลิก,\(Self.names[account]),,,,,,\n"
    case 4:
      guard let place = reversible.indices.randomElement(using: &random) else { return }
      let row = reversible[place]
      // What came in can only go back while it is there.
      guard row.amount < balances[row.account] else { return }
      reversible.remove(at: place)
      let note = "กลับรายการ \(row.number)"
      addFlow(date, row.category, row.account, -row.amount, note: note)
    case 5, 6, 7, 8:
      addFlow(date, Self.receipts[chance(Self.receipts.count)], account, amount, pot: pot)
    default:
      addFlow(date, Self.payments[chance(Self.payments.count)], account, -amount)
    }
  }

  private mutating func addTransfer(_ date: String, from account: Int, _ amount: Int) {
    let other = (account + 1) % balances.count
    if chance(2) == 0 {
      let target = Self.names[other]
      write(date, "", "โอน", account, -amount, to: target)
      balances[other] += amount
    } else {
      write(date, "", "โอน", account, -amount)
      write(date, "", "โอน", other, amount)
    }
  }

  /// Money that the fund keeps for others, or lent.
  private mutating func addOwed(_ date: String, _ account: Int, _ amount: Int) {
    let category = chance(2) == 0 ? "เงินรับฝาก" : "ลูกหนี้เงินยืม"
    let sign = category == "เงินรับฝาก" ? 1 : -1
    let held = owed[category] ?? 0
    let isMore = held == 0 || chance(2) == 0
    let change = isMore ? amount : min(held, amount)
    owed[category] = held + (isMore ? change : -change)
    write(date, "", category, account, sign * (isMore ? change : -change))
  }

  private mutating func addFlow(
    _ date: String, _ category: String, _ account: Int, _ amount: Int, pot: String = "",
    note: String = ""
  ) {
    let number = document(amount > 0 ? "ร" : "จ")
    if note.isEmpty, pot.isEmpty, !Self.knownShortfalls.contains(category) {
      reversible.append((number, category, account, amount))
    }
    write(date, number, category, account, amount, pot: pot, note: note)
  }

  private mutating func document(_ series: String) -> String {
    documents[series, default: 0] += 1
    return "\(series).\(documents[series] ?? 0)"
  }

  private mutating func write(
    _ date: String, _ number: String, _ category: String, _ account: Int, _ amount: Int,
    to target: String = "", pot: String = "", note: String = ""
  ) {
    balances[account] += amount
    let columns = amount > 0 ? "\(baht(amount))," : ",\(baht(-amount))"
    text += "\(date),\(number),ก,\(category),\(Self.names[account]),\(columns),"
    text += "\(baht(balances[account])),\(target),\(pot),\(note)\n"
  }

  private func baht(_ satang: Int) -> String { DamagedSheet.baht(satang) }
}
