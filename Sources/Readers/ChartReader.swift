public import Model

/// The columns of `categories.csv`.
private enum CategoryColumn: TableColumn {
  case category, account, side, party, synonyms, english

  var names: [String] {
    switch self {
    case .category: ["หมวด", "category"]
    case .account: ["บัญชีคู่", "account"]
    case .side: ["ด้าน", "side"]
    case .party: ["ฝ่าย", "party"]
    case .synonyms: ["คำพ้อง", "synonyms"]
    case .english: ["ชื่ออังกฤษ", "english"]
    }
  }
}

/// The columns of `accounts.csv`.
private enum AccountColumn: TableColumn {
  case account, kind, opened, closed, opening, english

  var names: [String] {
    switch self {
    case .account: ["บัญชี", "account"]
    case .kind: ["ชนิด", "kind"]
    case .opened: ["เปิดเมื่อ", "opened"]
    case .closed: ["ปิดเมื่อ", "closed"]
    case .opening: ["ยอดยกมา", "opening"]
    case .english: ["ชื่ออังกฤษ", "english"]
    }
  }
}

extension Chart {
  /// The most accounts of a site or a fund.
  private static let mostAccounts = 10_000

  /// The chart that ships: the default categories, and เงินสด and ธนาคาร.
  public static let standard: Chart = {
    var chart = Chart()
    let cash = chart.add(
      Account(name: "Assets:Cash", title: Words(th: "เงินสด", en: "Cash"), kind: .cash))
    let bank = chart.add(
      Account(name: "Assets:Bank", title: Words(th: "ธนาคาร", en: "Bank"), kind: .bank))
    for label in ["เงินสด", "cash"] { chart.nameMoney(cash, label) }
    for label in ["ธนาคาร", "เงินฝากธนาคาร", "bank"] { chart.nameMoney(bank, label) }
    let found = chart.learnCategories(defaultCategories, file: FileID(0))
    precondition(found.isEmpty, "the default categories have faults: \(found)")
    return chart
  }()

  /// Adds the rows of a `categories.csv`: new categories, and new meanings for known ones.
  public mutating func learnCategories(_ bytes: [UInt8], file: FileID) -> [Diagnostic] {
    if let damaged = firstDamagedByte(of: bytes, in: file) { return [undecodable(at: damaged)] }
    var table = CSVTable(bytes)
    var diagnostics: [Diagnostic] = []
    guard let first = table.next() else { return [] }
    let header = TableHeader<CategoryColumn>(
      first, of: table, file: file, code: .unusableTable, diagnostics: &diagnostics)
    diagnostics += header.require(
      [.category, .account, .side], file: file, line: 1, code: .unusableTable)
    guard diagnostics.isEmpty else { return diagnostics }
    while let row = table.next() {
      func text(_ column: CategoryColumn) -> String {
        header.field(column, in: row).map { table.text(of: $0.field) } ?? ""
      }
      let label = text(.category)
      if table.isBlank(row) { continue }
      let place = table.place(of: row, file: file)
      guard accounts.count < Self.mostAccounts else {
        diagnostics.append(.tooManyAccounts(at: place))
        break
      }
      guard !label.isEmpty, row.brokenQuote == nil, row.fields.count == header.count,
        let category = category(text(.side), text(.account), text(.party), label, text(.english))
      else {
        diagnostics.append(.unusableCategory(label, at: place))
        continue
      }
      name(category, label)
      for synonym in text(.synonyms).split(separator: ";") {
        name(category, trimmed(String(synonym)))
      }
    }
    return diagnostics
  }

  private mutating func category(
    _ side: String, _ account: String, _ party: String, _ label: String, _ english: String
  ) -> Category? {
    let title = Words(th: label, en: english.isEmpty ? label : english)
    switch side {
    case "โอน", "transfer": return .transfer
    case "ยกมา", "opening": return .opening
    case "ยกเลิก", "void": return .void
    case "ปิดปี", "closing": return .closing
    case "รับ/จ่าย", "in/out": return eitherSide(account, party, title)
    case "รับ", "in":
      guard account.hasPrefix("Income:"), let party = Self.parties[party] else { return nil }
      return .account(add(Account(name: account, title: title, kind: .receipt(party))))
    case "จ่าย", "out":
      guard account.hasPrefix("Expenses:") else { return nil }
      let isWelfare = account.hasPrefix("Expenses:Welfare:")
      return .account(
        add(Account(name: account, title: title, kind: isWelfare ? .welfare : .payment)))
    default: return nil
    }
  }

  private static let parties: [String: Party] = [
    "สมาชิก": .members, "รัฐ": .state, "อปท.": .localGovernment, "อื่น": .other,
    "members": .members, "state": .state, "local": .localGovernment, "other": .other,
  ]

  /// A category that may stand on both sides: what the fund owes or is owed, or a correction that
  /// is a receipt or a payment by its side.
  private mutating func eitherSide(
    _ account: String, _ party: String, _ title: Words
  ) -> Category? {
    if account.hasPrefix("Liabilities:") {
      return .account(add(Account(name: account, title: title, kind: .liability)))
    }
    if account.hasPrefix("Assets:Receivable") {
      return .account(add(Account(name: account, title: title, kind: .receivable)))
    }
    guard account.hasPrefix("Income:"), let party = Self.parties[party] else { return nil }
    let payment = "Expenses:" + account.dropFirst("Income:".count)
    return .eitherSide(
      receipt: add(Account(name: account, title: title, kind: .receipt(party))),
      payment: add(Account(name: payment, title: title, kind: .payment)))
  }

  /// Adds the rows of a fund's `accounts.csv`; the built-in accounts are then unknown to it.
  ///
  /// - Returns: the balances with which accounts begin, and what was found.
  public mutating func learnAccounts(
    _ bytes: [UInt8], file: FileID
  ) -> Reading<[(account: AccountID, opening: Money, place: Place)]> {
    if let damaged = firstDamagedByte(of: bytes, in: file) {
      return Reading([], [undecodable(at: damaged)])
    }
    var table = CSVTable(bytes)
    var reading = Reading<[(account: AccountID, opening: Money, place: Place)]>([])
    guard let first = table.next() else { return reading }
    let header = TableHeader<AccountColumn>(
      first, of: table, file: file, code: .unusableTable, diagnostics: &reading.diagnostics)
    reading.diagnostics += header.require(
      [.account, .kind], file: file, line: 1, code: .unusableTable)
    guard reading.diagnostics.isEmpty else { return reading }
    forgetMoneyLabels()
    while let row = table.next() {
      func text(_ column: AccountColumn) -> String {
        header.field(column, in: row).map { table.text(of: $0.field) } ?? ""
      }
      let label = text(.account)
      if table.isBlank(row) { continue }
      let place = table.place(of: row, file: file)
      guard self.moneyAccount(label) == nil else {
        reading.diagnostics.append(.accountTwice(label, at: place))
        continue
      }
      guard !label.isEmpty, row.brokenQuote == nil, row.fields.count == header.count,
        accounts.count < Self.mostAccounts,
        let account = moneyAccount(label, kind: text(.kind), english: text(.english))
      else {
        reading.diagnostics.append(.unusableAccount(label, at: place))
        continue
      }
      if PersonText.isIn(label) || PersonText.isIn(text(.english)) {
        reading.diagnostics.append(.personInName(label, at: place, doubtFrom: nil))
      }
      if self[account].holdsMoney {
        nameMoney(account, label)
      } else if category(label) == nil {
        name(.account(account), label)
      }
      guard let (_, field) = header.field(.opening, in: row) else { continue }
      switch AmountText(table.content(of: field)) {
      case .empty: break
      case .amount(let opening):
        // What the fund owes is written without a sign, and stands on the other side.
        let isOwing = self[account].kind == .liability
        reading.value.append((account, isOwing ? -opening : opening, place))
      case .unreadable(let flaw):
        reading.diagnostics.append(
          .unreadableAmount(
            table.text(of: field), flaw, column: "ยอดยกมา", at: place, doubtFrom: nil))
      }
    }
    return reading
  }

  private mutating func moneyAccount(_ label: String, kind: String, english: String) -> AccountID? {
    let accountKind: Account.Kind
    let parent: String
    switch kind {
    case "เงินสด", "เงินสดย่อย", "cash", "petty cash":
      (accountKind, parent) = (.cash, "Assets:Cash")
    case "ธนาคาร", "bank": (accountKind, parent) = (.bank, "Assets:Bank")
    case "ลูกหนี้", "receivable": (accountKind, parent) = (.receivable, "Assets:Receivable")
    case "หนี้สิน", "เจ้าหนี้", "liability": (accountKind, parent) = (.liability, "Liabilities")
    default: return nil
    }
    // A word that is a category already, such as deposits, goes on meaning that account.
    if case .account(let known)? = category(label), self[known].kind == accountKind { return known }
    let isMoney = accountKind == .cash || accountKind == .bank
    let standardLabel = isMoney ? accountKind == .cash ? "เงินสด" : "ธนาคาร" : ""
    let name = label == standardLabel ? parent : "\(parent):\(label)"
    let title =
      label == standardLabel && english.isEmpty
      ? Words(th: label, en: accountKind == .cash ? "Cash" : "Bank")
      : Words(th: label, en: english.isEmpty ? label : english)
    return add(Account(name: name, title: title, kind: accountKind))
  }
}

extension CSVTable {
  /// Whether every cell of a row is empty.
  func isBlank(_ row: CSVRow) -> Bool {
    row.brokenQuote == nil && row.fields.allSatisfy { content(of: $0).isEmpty }
  }

  /// The place of a whole row: its first line.
  func place(of row: CSVRow, file: FileID) -> Place {
    let line = row.fields.first?.line ?? 1
    let end = row.fields.last { $0.line == line }?.columns.upperBound ?? 1
    return Place(file: file, line: line, columns: 0..<max(1, end), cell: Cell(row: row.number))
  }
}

extension Diagnostic {
  fileprivate static func unusableCategory(_ label: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .unusableTable,
      Words(
        th: "แถวของหมวด “\(label)” ใช้ไม่ได้: ดูบัญชีคู่ ด้าน ฝ่าย และจำนวนช่อง",
        en: "The row of “\(label)” can't be used: look at its account, side, party and columns"),
      at: place,
      help: Words(
        th:
          "รายรับ: บัญชีคู่ขึ้นต้น Income: ด้าน รับ ฝ่าย สมาชิก/รัฐ/อปท./อื่น · รายจ่าย: "
          + "บัญชีคู่ขึ้นต้น Expenses: ด้าน จ่าย",
        en:
          "Receipts: account Income:…, side รับ, party สมาชิก/รัฐ/อปท./อื่น; payments: account "
          + "Expenses:…, side จ่าย"
      ))
  }

  fileprivate static func tooManyAccounts(at place: Place) -> Diagnostic {
    Diagnostic(
      .unusableTable,
      Words(th: "ตารางนี้มีบัญชีเกิน 10,000 บัญชี", en: "This table has more than 10,000 accounts"),
      at: place, help: Words(th: "รวมบัญชีที่เหมือนกัน", en: "Join accounts that are alike"))
  }

  fileprivate static func accountTwice(_ label: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .unusableTable,
      Words(th: "บัญชี “\(label)” มีสองแถว", en: "The account “\(label)” stands in two rows"),
      at: place, help: Words(th: "ลบแถวหนึ่งออก", en: "Remove one of them"))
  }

  fileprivate static func unusableAccount(_ label: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .unusableTable,
      Words(
        th: "แถวของบัญชี “\(label)” ใช้ไม่ได้: ดูชนิดและจำนวนช่อง",
        en: "The row of “\(label)” can't be used: look at its kind and columns"),
      at: place,
      help: Words(
        th: "ชนิดเป็น เงินสด ธนาคาร ลูกหนี้ หรือ หนี้สิน",
        en: "The kind is เงินสด (cash), ธนาคาร (bank), ลูกหนี้ (receivable) or หนี้สิน (liability)"))
  }
}
