import Disclosure
public import Model

extension DataTable {
  /// The accounts that hold money.
  static let accounts = DataTable(
    name: "accounts", title: Words(th: "เงินสดและเงินฝาก", en: "Accounts that hold money"),
    columns: [
      .fundID, .fiscalYear, .account, .title, .amount("opening", "ยกมา", "Held at the beginning"),
      .amount("received", "รับ", "Receipts into it"), .amount("paid", "จ่าย", "Payments out of it"),
      .amount("transferred_in", "โอนเข้า", "Moved into it"),
      .amount("transferred_out", "โอนออก", "Moved out of it"),
      .amount("closing", "คงเหลือ", "Held at the end"),
      .flag(
        "is_together", "รับจ่ายหรือยอดของบัญชีนี้แสดงรวมในบรรทัดอื่น",
        "Whether what this account received and paid, or holds, is within another line"),
      .currency,
    ], key: ["fund_id", "fiscal_year", "account"],
    rows: .ofFund { disclosure, site, csv in
      for year in disclosure.years {
        let lines = year.statement.value.moneyLines
        let isTogether = lines.contains { $0.account.isMoneyTogether }
        for line in lines {
          csv.text(disclosure.fund.id.text)
          csv.year(year.year)
          csv.text(line.account.name)
          csv.words(line.account.title)
          for amount in [
            line.opening, line.received, line.paid, line.transferredIn, line.transferredOut,
            line.closing,
          ] {
            csv.amount(amount)
          }
          csv.flag(isTogether && !line.account.isMoneyTogether)
          csv.text(site.currency.code)
          csv.endRow()
        }
      }
    })

  /// What the fund owes and is owed.
  static let owed = DataTable(
    name: "owed", title: Words(th: "หนี้สินและลูกหนี้", en: "What the fund owes and is owed"),
    columns: [
      .fundID, .fiscalYear, .account, .title,
      DataColumn(
        "side", .choice(["liability", "receivable"]),
        Words(th: "กองทุนเป็นหนี้ หรือมีผู้เป็นหนี้กองทุน", en: "Whether the fund owes or is owed")),
      .amount("opening", "ยกมา", "At the beginning"), .amount("increased", "เพิ่ม", "Added"),
      .amount("decreased", "ลด", "Given back or settled"),
      .amount("closing", "คงเหลือ", "At the end"), .currency,
    ], key: ["fund_id", "fiscal_year", "account"],
    rows: .ofFund { disclosure, site, csv in
      for year in disclosure.years {
        for line in year.statement.value.owed {
          csv.text(disclosure.fund.id.text)
          csv.year(year.year)
          csv.text(line.account.name)
          csv.words(line.account.title)
          csv.text(line.account.kind == .liability ? "liability" : "receivable")
          for amount in [line.opening, line.increased, line.decreased, line.closing] {
            csv.amount(amount)
          }
          csv.text(site.currency.code)
          csv.endRow()
        }
      }
    })

  /// Every account in double entry.
  static let balances = DataTable(
    name: "balances",
    title: Words(th: "งบทดลองแบบบัญชีคู่", en: "The trial balance in double entry"),
    columns: [
      .fundID, .fiscalYear, .account, .amount("opening", "ยกมา", "At the beginning"),
      .amount("change", "เปลี่ยนไป", "What the year changed of it"),
      .amount("closing", "คงเหลือ", "At the end"), .currency,
    ], key: ["fund_id", "fiscal_year", "account"],
    rows: .ofFund { disclosure, site, csv in
      for year in disclosure.years {
        for line in year.statement.value.trial {
          csv.text(disclosure.fund.id.text)
          csv.year(year.year)
          csv.text(line.account.name)
          // What was taken back within a sum may be of one person: the net alone is told.
          for amount in [line.opening, line.closing - line.opening, line.closing] {
            csv.amount(amount)
          }
          csv.text(site.currency.code)
          csv.endRow()
        }
      }
    })

  /// The accounts that the fund's published years name, in the order of its statements.
  static let chart = DataTable(
    name: "chart", title: Words(th: "ผังบัญชีที่ใช้", en: "The accounts in use"),
    columns: [
      .fundID, .number, .account, .title,
      DataColumn(
        "kind", .choice(Account.Kind.allKeys),
        Words(th: "ชนิดของบัญชี", en: "What the account is for")),
      DataColumn(
        "source", .choice(Party.allCases.map(\.key)),
        Words(th: "แหล่งเงินของบัญชีรายรับ", en: "Source, of accounts of receipts"),
        isOptional: true),
    ], key: ["fund_id", "account"],
    rows: .ofFund { disclosure, _, csv in
      for (number, account) in usedAccounts(of: disclosure).enumerated() {
        csv.text(disclosure.fund.id.text)
        csv.integer(number + 1)
        csv.text(account.name)
        csv.words(account.title)
        csv.text(account.kind.key)
        csv.text(account.party?.key)
        csv.endRow()
      }
    })

  /// The accounts that published figures or rows name, in the order of the chart.
  private static func usedAccounts(of disclosure: FundDisclosure) -> [Account] {
    guard let chart = disclosure.years.last?.chart.value else { return [] }
    var used: Set<String> = []
    for year in disclosure.years {
      let statement = year.statement.value
      used.formUnion(statement.trial.map(\.account.name))
      used.formUnion(year.welfare.value.lines.map(\.account.name))
      for movement in year.movements.value {
        for posting in movement.postings { used.insert(chart[posting.account].name) }
      }
    }
    return chart.accounts.filter { used.contains($0.name) }
  }
}

extension Account.Kind {
  /// The name in data.
  var key: String {
    switch self {
    case .cash: "cash"
    case .bank: "bank"
    case .receipt: "receipt"
    case .welfare: "welfare"
    case .payment: "payment"
    case .liability: "liability"
    case .receivable: "receivable"
    case .opening: "opening"
    case .transfers: "transfers"
    }
  }

  /// Every name in data.
  static let allKeys = [
    "cash", "bank", "receipt", "welfare", "payment", "liability", "receivable", "opening",
    "transfers",
  ]
}

extension Account.Kind {
  /// What an account is for by its names in data.
  public init?(key: String, source: String) {
    let plain: [Account.Kind] = [
      .cash, .bank, .welfare, .payment, .liability, .receivable, .opening, .transfers,
    ]
    if let kind = plain.first(where: { $0.key == key }) {
      self = kind
    } else if key == "receipt", let party = Party(key: source) {
      self = .receipt(party)
    } else {
      return nil
    }
  }
}
