public import Disclosure
public import Model

/// A fund's year as an hledger journal: any program of plain-text accounting adds it up again.
///
/// The file stands alone: it opens with what was carried into the year, and asserts at its end what
/// every account that goes on holds. Its balance sheet and income statement are the statement's.
public enum JournalExport {
  /// The journal of a year.
  ///
  /// What moved in the year, each day's receipts and payments alike as one.
  public static func text(of disclosed: DisclosedYear, fund: Fund, site: Site) -> String {
    let statement = disclosed.statement.value
    let movements = disclosed.movements.value
    let chart = disclosed.chart.value
    var writer = JournalWriter(unit: symbol(site.currency))
    let year = statement.year.ending
    writer.comment("\(line(fund.name.th)) (\(fund.id.text)) · ปี \(year + 543) · \(year)")
    writer.comment("เกณฑ์เงินสด ยังไม่ผ่านผู้สอบบัญชี · Cash basis, not audited")
    writer.comment("สวัสดิการและหนี้สินรวมไว้วันสุดท้ายของปี · Welfare and debts: one sum a year")
    writer.line("decimal-mark .")
    writer.line("commodity 1,000.00 \(writer.unit)")
    let moved = Set(movements.flatMap { $0.postings.map(\.account) }).sorted().map { chart[$0] }
    var named: Set<String> = []
    for account in [chart[chart.openingID]] + statement.trial.map(\.account) + moved
    where named.insert(account.name).inserted {
      writer.line("account \(name(account))  ; type: \(type(account))")
    }
    if let first = site.calendar.firstDay(of: statement.year) {
      writer.transaction(first, "ยอดยกมา", openings(statement))
    }
    var names: [AccountID: String] = [:]
    var titles: [AccountID: String] = [:]
    for id in Set(movements.flatMap { $0.postings.map(\.account) }) {
      names[id] = name(chart[id])
      titles[id] = title(chart[id])
    }
    for movement in movements {
      writer.transaction(
        movement.day, subject(movement, chart).flatMap { titles[$0] } ?? "โอนระหว่างบัญชี",
        movement.postings.map { (names[$0.account] ?? "", $0.amount, nil) })
    }
    if let last = site.calendar.lastDay(of: statement.year) {
      let closings = statement.trial.filter { goesOn($0.account) }
      writer.transaction(
        last, "ยอดคงเหลือสิ้นปี", closings.map { (name($0.account), .zero, $0.closing) })
    }
    return writer.text
  }

  private static let opening = "Equity:Opening"

  /// What every account that goes on held when the year began, those of its first rows included.
  private static func openings(_ statement: Statement) -> [JournalWriter.Posting] {
    var openings: [JournalWriter.Posting] = statement.moneyLines.map {
      (name($0.account), $0.opening, nil)
    }
    openings += statement.owed.map { line in
      (name(line.account), line.account.kind == .liability ? -line.opening : line.opening, nil)
    }
    let total = openings.map(\.amount).total
    return openings.filter { $0.amount != .zero } + [(opening, -total, nil)]
  }

  /// The account that a movement is about; `nil` for a transfer.
  private static func subject(_ movement: Movement, _ chart: Chart) -> AccountID? {
    let accounts = movement.postings.lazy.map(\.account)
    return accounts.first { isOfYear(chart[$0]) }
      ?? accounts.first { !chart.kind(of: $0).holdsMoney && chart.kind(of: $0) != .transfers }
  }

  /// The category of a movement that is about an account, or what else it is.
  private static func title(_ account: Account) -> String {
    isOfYear(account) ? "สวัสดิการและหนี้สินของทั้งปี" : line(account.title.th)
  }

  /// Whether its postings stand in the journal as one sum a year.
  private static func isOfYear(_ account: Account) -> Bool {
    account.kind == .welfare || account.isOwed
  }

  private static func goesOn(_ account: Account) -> Bool { account.holdsMoney || account.isOwed }

  /// The kind of account as hledger marks it.
  private static func type(_ account: Account) -> String {
    switch account.kind {
    case .cash, .bank: "C"
    case .receivable: "A"
    case .liability: "L"
    case .receipt: "R"
    case .welfare, .payment: "X"
    case .opening, .transfers: "E"
    }
  }

  /// A name as a journal can hold it: two spaces or a semicolon would end it.
  static func name(_ account: Account) -> String { name(account.name) }

  /// The same of a name alone.
  public static func name(_ account: String) -> String {
    var name = ""
    for letter in line(account) where letter != ";" && !(letter == " " && name.last == " ") {
      name.append(letter)
    }
    return name
  }

  /// A text that stays on its line and reads in its order.
  private static func line(_ text: String) -> String {
    let breaks: Set<Character> = ["\t", ";", "|"]
    return String(
      TurningMarks.removed(from: text).map { $0.isNewline || breaks.contains($0) ? " " : $0 })
  }

  private static func symbol(_ currency: Site.Currency) -> String {
    currency.code.allSatisfy(\.isLetter) && !currency.code.isEmpty ? currency.code : "XXX"
  }
}

/// Writes the lines of a journal.
private struct JournalWriter {
  /// An account, what it changes by, and perhaps what it then holds.
  typealias Posting = (account: String, amount: Money, assertion: Money?)

  let unit: String
  private(set) var text = ""

  init(unit: String) { self.unit = unit }

  mutating func line(_ line: String) { text += line + "\n" }

  mutating func comment(_ comment: String) { line("; \(comment)") }

  mutating func transaction(_ day: Day, _ description: String, _ postings: [Posting]) {
    guard !postings.isEmpty else { return }
    line("")
    line("\(day.iso) \(description)")
    for posting in postings {
      let assertion = posting.assertion.map { " = \($0) \(unit)" } ?? ""
      line("    \(posting.account)  \(posting.amount) \(unit)\(assertion)")
    }
  }
}
