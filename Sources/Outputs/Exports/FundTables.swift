public import Disclosure
public import Model

/// A table over all years of one fund, published as CSV.
public enum FundTable: String, CaseIterable, Sendable {
  case summary, sources, payments, committee

  /// What stands in it, on the page of data.
  var word: Word {
    switch self {
    case .summary: .dataSummary
    case .sources: .dataSources
    case .payments: .dataPayments
    case .committee: .dataCommittee
    }
  }
}

/// The tables of a fund: the same integers as its pages print.
public enum FundTables {
  /// The tables over all years, and the ledger of each year that has ended.
  ///
  /// - Complexity: O(movements).
  public static func files(_ disclosure: FundDisclosure, site: Site) -> [OutputFile] {
    let id = disclosure.fund.id
    let tables = FundTable.allCases.map { table in
      OutputFile(path: Routes.table(table, of: id), bytes: bytes(table, disclosure, site))
    }
    return tables
      + disclosure.years.filter { !$0.isRunning }.map { year in
        OutputFile(path: Routes.ledgerTable(id, year.year), bytes: ledger(year, id, site))
      }
  }

  private static func bytes(
    _ table: FundTable, _ disclosure: FundDisclosure, _ site: Site
  ) -> [UInt8] {
    switch table {
    case .summary: summary(disclosure, site)
    case .sources: sources(disclosure, site)
    case .payments: payments(disclosure, site)
    case .committee: committee(disclosure.fund)
    }
  }

  private static func summary(_ disclosure: FundDisclosure, _ site: Site) -> [UInt8] {
    var csv = CSVWriter([
      "fund_id", "fiscal_year", "from", "through", "is_running", "opening", "received", "paid",
      "owed_change", "closing", "people_helped", "currency",
    ])
    for year in disclosure.years {
      let statement = year.statement.value
      csv.row([
        disclosure.fund.id.text, "\(year.year.ending)", year.days.from.iso, year.days.through.iso,
        "\(year.isRunning)", CSVWriter.amount(statement.opening),
        CSVWriter.amount(statement.received), CSVWriter.amount(statement.paid),
        CSVWriter.amount(statement.owedChange), CSVWriter.amount(statement.closing),
        "\(statement.peopleHelped)", site.currency.code,
      ])
    }
    return csv.bytes
  }

  private static func sources(_ disclosure: FundDisclosure, _ site: Site) -> [UInt8] {
    var csv = CSVWriter(["fund_id", "fiscal_year", "source", "received", "currency"])
    for year in disclosure.years {
      for party in Party.allCases {
        csv.row([
          disclosure.fund.id.text, "\(year.year.ending)", party.key,
          CSVWriter.amount(year.statement.value.received(from: party)), site.currency.code,
        ])
      }
    }
    return csv.bytes
  }

  private static func payments(_ disclosure: FundDisclosure, _ site: Site) -> [UInt8] {
    var csv = CSVWriter([
      "fund_id", "fiscal_year", "account", "title_th", "title_en", "is_welfare", "paid", "people",
      "currency",
    ])
    for year in disclosure.years {
      for line in year.statement.value.payments {
        let isWelfare = line.account.kind == .welfare
        csv.row([
          disclosure.fund.id.text, "\(year.year.ending)", line.account.name,
          line.account.title.th, line.account.title.en, "\(isWelfare)",
          CSVWriter.amount(line.amount), isWelfare ? "\(line.people)" : "", site.currency.code,
        ])
      }
    }
    return csv.bytes
  }

  private static func committee(_ fund: Fund) -> [UInt8] {
    var csv = CSVWriter(["fund_id", "name_th", "name_en", "role_th", "role_en", "from", "to"])
    for member in fund.committee {
      csv.row([
        fund.id.text, member.name.th, member.name.en, member.role.th, member.role.en,
        member.from.map(String.init) ?? "", member.to.map(String.init) ?? "",
      ])
    }
    return csv.bytes
  }

  private static func ledger(_ year: DisclosedYear, _ id: Fund.ID, _ site: Site) -> [UInt8] {
    var csv = CSVWriter([
      "fund_id", "fiscal_year", "row", "date", "account", "title_th", "title_en", "received",
      "paid", "balance", "currency",
    ])
    for row in PublicRow.all(of: year) {
      csv.row([
        id.text, "\(year.year.ending)", "\(row.number)", row.day.iso, row.account?.name ?? "",
        row.account?.title.th ?? "โอนระหว่างบัญชี", row.account?.title.en ?? "Transfer",
        CSVWriter.amount(row.received), CSVWriter.amount(row.paid),
        CSVWriter.amount(row.balance), site.currency.code,
      ])
    }
    return csv.bytes
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
