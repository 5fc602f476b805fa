import Disclosure
public import Model

extension DataTable {
  /// What came from each of the four sources.
  static let sources = DataTable(
    name: "sources", title: Words(th: "เงินที่รับ ตามสี่แหล่ง", en: "Receipts by the four sources"),
    columns: [.fundID, .fiscalYear, .source, .amount("received", "รับ", "Received"), .currency],
    key: ["fund_id", "fiscal_year", "source"],
    rows: .ofFund { disclosure, site, csv in
      for year in disclosure.years {
        for party in Party.allCases {
          csv.text(disclosure.fund.id.text)
          csv.year(year.year)
          csv.text(party.key)
          csv.amount(year.statement.value.received(from: party))
          csv.text(site.currency.code)
          csv.endRow()
        }
      }
    })

  /// Each kind of receipt.
  static let receipts = DataTable(
    name: "receipts", title: Words(th: "เงินที่รับ ตามประเภท", en: "Receipts by kind"),
    columns: [
      .fundID, .fiscalYear, .account, .title, .source, .amount("received", "รับ", "Received"),
      .currency,
    ], key: ["fund_id", "fiscal_year", "account"],
    rows: .ofFund { disclosure, site, csv in
      for year in disclosure.years {
        for line in year.statement.value.receipts {
          csv.text(disclosure.fund.id.text)
          csv.year(year.year)
          csv.text(line.account.name)
          csv.words(line.account.title)
          csv.text(line.account.party?.key)
          csv.amount(line.amount)
          csv.text(site.currency.code)
          csv.endRow()
        }
      }
    })

  /// Each kind of payment.
  static let payments = DataTable(
    name: "payments", title: Words(th: "เงินที่จ่าย ตามประเภท", en: "Payments by kind"),
    columns: [
      .fundID, .fiscalYear, .account, .title,
      .flag("is_welfare", "เป็นสวัสดิการ", "Whether it is welfare"),
      .amount("paid", "จ่าย", "Paid"), .people, .currency,
    ], key: ["fund_id", "fiscal_year", "account"],
    rows: .ofFund { disclosure, site, csv in
      for year in disclosure.years {
        for line in year.statement.value.payments {
          let isWelfare = line.account.kind == .welfare
          csv.text(disclosure.fund.id.text)
          csv.year(year.year)
          csv.text(line.account.name)
          csv.words(line.account.title)
          csv.flag(isWelfare)
          csv.amount(line.amount)
          csv.integer(isWelfare ? line.people : nil)
          csv.text(site.currency.code)
          csv.endRow()
        }
      }
    })
}

extension Account {
  /// The source of a receipt.
  var party: Party? {
    guard case .receipt(let party) = kind else { return nil }
    return party
  }
}

extension Party {
  /// The name in data.
  var key: String {
    switch self {
    case .members: "members"
    case .state: "state"
    case .localGovernment: "local_government"
    case .other: "other"
    }
  }
}

extension Party {
  /// A source by its name in data.
  public init?(key: String) {
    guard let party = Party.allCases.first(where: { $0.key == key }) else { return nil }
    self = party
  }
}
