import Disclosure
import Model

/// What moved in a year, row by row, with the balance after each.
struct LedgerView: PageView {
  static let template = "ledger"

  /// One row; its number is its anchor.
  struct RowView: TemplateView {
    let pages: PageSet
    let row: PublicRow

    static let fields: [Field<Self>] = [
      .text("row_number") { String($0.row.number) },
      .html("day") { $0.pages.format.time($0.row.day, short: true) },
      .text("kind") { view in
        view.row.account.map { view.pages.title(of: $0) } ?? view.pages.wording[.transfer]
      },
      .text("in") { view in
        view.row.received == .zero ? nil : view.pages.format.money(view.row.received)
      },
      .text("out") { view in
        view.row.paid == .zero ? nil : view.pages.format.money(view.row.paid)
      },
      .text("balance") { $0.pages.format.money($0.row.balance) },
    ]
  }

  /// The rows of one account, by their numbers.
  struct AccountRows: TemplateView {
    /// A row's number, which is its address.
    struct RowLink: TemplateView {
      let number: Int

      static let fields: [Field<Self>] = [.text("row_number") { String($0.number) }]
    }

    let pages: PageSet
    let account: Account
    let rows: [PublicRow]
    let year: FiscalYear

    private var figure: Figure {
      let key = FigureKey(year: year)
      let (received, paid) = (rows.map(\.received).total, rows.map(\.paid).total)
      switch account.kind {
      case .receipt:
        return pages.figure(received - paid, key.cell("receipts", account, "received"))
      case .welfare, .payment:
        return pages.figure(paid - received, key.cell("payments", account, "paid"))
      default: return pages.figure(received - paid, "")
      }
    }

    static let fields: [Field<Self>] = [
      .text("account_title") { $0.pages.title(of: $0.account) },
      .text("account_anchor") { LedgerView.anchor(of: $0.account) },
      .text("account_count") { $0.pages.format.count($0.rows.count) },
      .figure("account_sum") { $0.figure },
      .list("account_links") { view in view.rows.map { RowLink(number: $0.number) } },
    ]
  }

  let pages: PageSet
  let disclosure: FundDisclosure
  let year: DisclosedYear

  /// Where the rows of an account are listed on the page of its ledger.
  static func anchor(of account: Account) -> String {
    "a-" + account.name.map { $0 == " " ? "_" : String($0) }.joined()
  }

  private var byAccount: [AccountRows] {
    var rows: [Account: [PublicRow]] = [:]
    for row in PublicRow.all(of: year) {
      if let account = row.account { rows[account, default: []].append(row) }
    }
    return year.chart.accounts.compactMap { account in
      rows[account].map {
        AccountRows(pages: pages, account: account, rows: $0, year: year.year)
      }
    }
  }

  private var id: Fund.ID { disclosure.fund.id }

  static let fields: [Field<Self>] = [
    .text("year") { $0.pages.format.year($0.year.year) },
    .text("fund_name") { $0.disclosure.fund.name[$0.pages.language] },
    .text("fund_address") { $0.pages.routes.address(Routes.fund($0.id)) },
    .text("statement_address") { $0.pages.routes.address(Routes.statement($0.id, $0.year.year)) },
    .text("unit") { $0.pages.site.currency.unit[$0.pages.language] },
    .text("opening") { $0.pages.format.money($0.year.statement.opening) },
    .text("closing") { $0.pages.format.money($0.year.statement.closing) },
    .html("first_day") { $0.pages.format.time($0.year.days.from, short: true) },
    .html("final_day") { $0.pages.format.time($0.year.days.through, short: true) },
    .list("rows") { view in
      PublicRow.all(of: view.year).map { RowView(pages: view.pages, row: $0) }
    },
    .list("by_account") { view in view.byAccount },
    .text("data_address") {
      $0.pages.routes.rootPath + "/" + Routes.yearData($0.id, $0.year.year)
    },
    .text("k") { $0.pages.format.count($0.disclosure.policy.leastPeople) },
    .text("policy_address") { $0.pages.routes.address(Routes.policy) },
    .text("table_address") {
      $0.pages.routes.rootPath + "/" + Routes.table(.ledger, of: $0.id, $0.year.year)
    },
    .text("journal_address") {
      $0.pages.routes.rootPath + "/" + Routes.journal($0.id, $0.year.year)
    },
  ]
}

/// A row of the public ledger: one reason for which money came or went on a day.
struct PublicRow: Sendable {
  /// The row's place in the year, from 1.
  let number: Int
  let day: Day
  /// What the money was for; `nil` for money moved between the fund's own accounts.
  let account: Account?
  let received: Money
  let paid: Money
  /// What the fund holds after the row.
  let balance: Money

  /// The rows of a year in order; the last balance is the statement's.
  ///
  /// - Complexity: O(movements).
  static func all(of year: DisclosedYear) -> [PublicRow] {
    let chart = year.chart.value
    var rows: [PublicRow] = []
    var balance = year.statement.value.opening
    for movement in year.movements.value {
      let reasons = movement.postings.filter {
        let account = chart[$0.account]
        return !account.holdsMoney && account.kind != .transfers
      }
      for posting in reasons {
        balance -= posting.amount
        let account = chart[posting.account]
        let isReceipt = account.isReceipt ?? (posting.amount < .zero)
        rows.append(
          PublicRow(
            number: rows.count + 1, day: movement.day, account: account,
            received: isReceipt ? -posting.amount : .zero,
            paid: isReceipt ? .zero : posting.amount, balance: balance))
      }
      if reasons.isEmpty {
        rows.append(
          PublicRow(
            number: rows.count + 1, day: movement.day, account: nil, received: .zero, paid: .zero,
            balance: balance))
      }
    }
    return rows
  }
}

extension Account {
  /// Whether money for it stands in the column of receipts, also where it is taken back; `nil`
  /// where the sign decides.
  fileprivate var isReceipt: Bool? {
    switch kind {
    case .receipt: true
    case .welfare, .payment: false
    default: nil
    }
  }
}

extension PageSet {
  /// The ledger of a year that has ended.
  func ledger(
    _ year: DisclosedYear, of disclosure: FundDisclosure, prose: Set<String>
  ) -> OutputFile {
    let fund = disclosure.fund
    let name = fund.name[language]
    let values = ["name": name, "year": format.year(year.year)]
    let title = wording.sentence(.ledgerTitle, values)
    let page = Page(
      path: Routes.ledger(fund.id, year.year), title: "\(title) · \(self.title(of: fund))",
      description: wording.sentence(.ledgerDescription, values),
      crumbs: [
        (wording[.home], routes.address(Routes.home)),
        (wording[.fundsTitle], routes.address(Routes.funds)),
        (name, routes.address(Routes.fund(fund.id))),
        (
          wording.sentence(.statementTitle, values),
          routes.address(Routes.statement(fund.id, year.year))
        ), (title, nil),
      ], prose: prose)
    return file(page, render(LedgerView(pages: self, disclosure: disclosure, year: year)))
  }
}
