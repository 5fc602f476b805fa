import Disclosure
import Model

/// The receipts and payments of one fund in one year, on one sheet of paper.
struct StatementView: PageView {
  static let template = "statement"

  let pages: PageSet
  let disclosure: FundDisclosure
  let year: DisclosedYear
  let previous: Disclosed<Statement>?
  let next: FiscalYear?

  private var statement: Disclosed<Statement> { year.statement }

  private var format: Format { pages.format }
  private var key: FigureKey { FigureKey(year: year.year) }
  private var fund: Fund { disclosure.fund }
  private var transferred: Bool {
    !year.isRunning
      && statement.moneyLines.contains { $0.transferredIn != .zero || $0.transferredOut != .zero }
  }

  /// Whether the statement covers its fiscal year from the first day to the last.
  private var isWholeYear: Bool {
    let calendar = pages.site.calendar
    return year.days.from == calendar.firstDay(of: year.year)
      && year.days.through == calendar.lastDay(of: year.year)
  }

  private var hasMoneyTogether: Bool {
    statement.moneyLines.contains { $0.account.isMoneyTogether }
  }
  private var hasWelfare: Bool { !year.welfare.lines.isEmpty }

  private func rows(_ lines: [Statement.ComparedLine]) -> [FlowRow] {
    lines.map { FlowRow(pages: pages, line: $0, year: year) }
  }

  static let fields: [Field<Self>] = [
    .text("year") { $0.format.year($0.statement.year) },
    .text("fund_name") { $0.fund.name[$0.pages.language] },
    .text("fund_address") { $0.pages.routes.address(Routes.fund($0.fund.id)) },
    .text("fund_id") { $0.fund.id.text },
    .list("places") { view in view.pages.places(view.fund.id, view.fund.location, short: false) },
    .html("first_day") { $0.format.time($0.year.days.from) },
    .html("final_day") { $0.format.time($0.year.days.through) },
    .flag("is_running") { $0.year.isRunning },
    .flag("is_whole_year") { $0.isWholeYear },
    .html("last_day") { view in view.year.lastDay.map { view.format.time($0) } },
    .text("unit") { $0.pages.site.currency.unit[$0.pages.language] },
    .figure("opening") { $0.pages.figure($0.statement.opening, $0.key.summary("opening")) },
    .figure("received") { $0.pages.figure($0.statement.received, $0.key.summary("received")) },
    .figure("paid") { $0.pages.figure($0.statement.paid, $0.key.summary("paid")) },
    .figure("closing") { $0.pages.figure($0.statement.closing, $0.key.summary("closing")) },
    .text("previous_year") { view in view.previous.map { view.format.year($0.year) } },
    .figure("previous_received") { view in
      view.previous.map {
        view.pages.figure($0.received, FigureKey(year: $0.year).summary("received"))
      }
    },
    .figure("previous_paid") { view in
      view.previous.map { view.pages.figure($0.paid, FigureKey(year: $0.year).summary("paid")) }
    },
    .figure("people_helped") {
      $0.pages.figure($0.statement.peopleHelped, $0.key.summary("people_helped"))
    },
    .flag("has_transfers") { $0.transferred },
    .list("accounts") { view in
      view.year.isRunning
        ? []
        : view.statement.moneyLines.map {
          MoneyRow(
            pages: view.pages, line: $0, key: view.key,
            isTogether: view.hasMoneyTogether && !$0.account.isMoneyTogether)
        }
    },
    .list("receipts") { view in
      view.rows(Statement.compared(view.statement.receipts, view.previous?.receipts))
    },
    .list("payments") { view in
      view.rows(Statement.compared(view.statement.payments, view.previous?.payments))
    },
    .figure("money_total") { $0.pages.figure($0.statement.closing, $0.key.summary("closing")) },
    .list("owed") { view in
      view.statement.owed.map { OwedRow(pages: view.pages, line: $0, year: view.year) }
    },
    .flag("has_owed") { !$0.statement.owed.isEmpty },
    .figure("fund_balance") {
      $0.pages.figure($0.statement.fundBalance, $0.key.summary("fund_balance"))
    },
    .text("previous_fund_balance") { $0.format.money($0.statement.openingFundBalance) },
    .figure("owed_change") { $0.pages.owedChange($0.statement) },
    .text("accounts_received") { $0.format.money($0.statement.moneyLines.map(\.received).total) },
    .text("accounts_paid") { $0.format.money($0.statement.moneyLines.map(\.paid).total) },
    .list("stretches") { view in StretchColumn.all(view.pages, view.year) },
    .flag("has_stretches") { $0.year.welfare.stretches.count > 1 && $0.hasWelfare },
    .list("welfare_lines") { view in
      view.year.welfare.lines.map {
        WelfareRow(
          pages: view.pages, line: $0, stretches: view.year.welfare.stretches, key: view.key)
      }
    },
    .text("welfare_total") { $0.format.money($0.year.welfare.totals.total) },
    .flag("has_welfare") { $0.hasWelfare },
    .flag("has_together") { view in
      !view.year.isRunning && view.year.welfare.lines.contains { $0.account.isWelfareTogether }
    },
    .flag("has_money_together") { $0.hasMoneyTogether && !$0.year.isRunning },
    .text("k") { $0.format.count($0.disclosure.policy.leastPeople) },
    .text("policy_address") { $0.pages.routes.address(Routes.policy) },
    .flag("has_pots") { !$0.statement.pots.isEmpty },
    .list("pots") { view in view.statement.pots.map { PotName(pages: view.pages, pot: $0) } },
    .list("pot_rows") { view in view.potRows },
    .text("row_count") { $0.format.count($0.year.rows.all) },
    .text("balances_stated") { $0.format.count($0.year.rows.balances) },
    .flag("has_balances") { $0.year.rows.balances > 0 },
    .text("void_count") { view in
      view.year.rows.void == 0 ? nil : view.format.count(view.year.rows.void)
    },
    .text("reversal_count") { view in
      view.year.rows.reversals == 0 ? nil : view.format.count(view.year.rows.reversals)
    },
    .text("checks_address") { $0.pages.routes.address(Routes.checks($0.fund.id)) },
    .text("ledger_address") { view in
      view.year.isRunning
        ? nil : view.pages.routes.address(Routes.ledger(view.fund.id, view.year.year))
    },
    .text("report_address") { view in
      view.year.isRunning
        ? nil : view.pages.routes.address(Routes.report(view.fund.id, view.year.year))
    },
    .text("data_address") { view in
      view.pages.routes.rootPath + "/"
        + (view.year.isRunning
          ? Routes.fundData(view.fund.id) : Routes.yearData(view.fund.id, view.year.year))
    },
    .text("tables_address") { $0.pages.routes.address(Routes.fund($0.fund.id, .data)) },
    .text("journal_address") { view in
      view.year.isRunning
        ? nil : view.pages.routes.rootPath + "/" + Routes.journal(view.fund.id, view.year.year)
    },
    .text("previous_address") { view in
      view.previous.map { view.pages.routes.address(Routes.statement($0.fund, $0.year)) }
    },
    .text("next_address") { view in
      view.next.map { view.pages.routes.address(Routes.statement(view.fund.id, $0)) }
    },
    .text("next_year") { view in view.next.map { view.format.year($0) } },
  ]
}

/// One kind of receipt or payment beside last year's.
struct FlowRow: TemplateView {
  let pages: PageSet
  let line: Statement.ComparedLine
  let year: DisclosedYear

  private var key: FigureKey { FigureKey(year: year.year) }
  private var table: (name: String, column: String) {
    party == nil ? ("payments", "paid") : ("receipts", "received")
  }

  private var party: String? { line.account.party.map { pages.wording.party($0) } }

  private func figure(_ amount: Money, _ key: FigureKey, rows: String? = nil) -> Figure? {
    // What only the other year had stands in no table of this one.
    let name = key.cell(table.name, line.account, table.column)
    return pages.figure(amount, amount == .zero ? "" : name, rows: rows)
  }

  static let fields: [Field<Self>] = [
    .text("kind") { $0.pages.title(of: $0.line.account) },
    .text("party") { $0.party },
    .figure("amount") { view in
      view.line.amount.flatMap {
        view.figure(
          $0, view.key,
          rows: $0 == .zero ? nil : view.pages.rows(of: view.line.account, view.year))
      }
    },
    .figure("previous_amount") { view in
      view.line.previous.flatMap {
        view.figure($0, FigureKey(year: view.year.year.previous))
      }
    },
    .figure("people") { view in
      view.line.account.kind == .welfare && view.line.amount != nil
        ? view.pages.figure(
          view.line.people,
          view.line.amount == .zero
            ? "" : view.key.cell("payments", view.line.account, "people")) : nil
    },
  ]
}

/// Something that the fund owes or is owed.
struct OwedRow: TemplateView {
  let pages: PageSet
  let line: Statement.OwedLine
  let year: DisclosedYear

  private func figure(_ amount: Money, _ column: String) -> Figure {
    pages.figure(amount, FigureKey(year: year.year).cell("owed", line.account, column))
  }

  static let fields: [Field<Self>] = [
    .text("kind") { $0.pages.title(of: $0.line.account) },
    .flag("is_liability") { $0.line.account.kind == .liability },
    .figure("owed_opening") { $0.figure($0.line.opening, "opening") },
    .figure("owed_increased") { $0.figure($0.line.increased, "increased") },
    .figure("owed_decreased") { $0.figure($0.line.decreased, "decreased") },
    .figure("owed_closing") { $0.figure($0.line.closing, "closing") },
  ]
}

/// The head of a pot's column.
struct PotName: TemplateView {
  let pages: PageSet
  let pot: Statement.PotColumn

  static let fields: [Field<Self>] = [
    .text("pot") { $0.pot.name.isEmpty ? $0.pages.wording[.generalPot] : $0.pot.name }
  ]
}

/// One line of the table of pots, a figure for each.
struct PotRow: TemplateView {
  /// One figure.
  struct PotCell: TemplateView {
    let amount: String

    static let fields: [Field<Self>] = [.text("pot_amount") { $0.amount }]
  }

  let title: String
  let isTotal: Bool
  let cells: [PotCell]

  static let fields: [Field<Self>] = [
    .text("pot_title") { $0.title }, .flag("is_total") { $0.isTotal },
    .list("cells") { $0.cells },
  ]
}

extension PageSet {
  /// What deposits and loans changed of the money held; `nil` where they changed nothing.
  func owedChange(_ statement: Disclosed<Statement>) -> Figure? {
    statement.owedChange == .zero
      ? nil
      : figure(
        statement.owedChange, FigureKey(year: statement.year).summary("owed_change"))
  }
}

extension StatementView {
  /// The table of pots: what each held, received, paid and holds.
  fileprivate var potRows: [PotRow] {
    func row(
      _ title: String, isTotal: Bool = false, _ amount: (Statement.PotColumn) -> Money
    ) -> PotRow {
      PotRow(
        title: title, isTotal: isTotal,
        cells: statement.pots.map { PotRow.PotCell(amount: pages.format.money(amount($0))) })
    }
    let wording = pages.wording
    var rows = [row(wording[.potOpening], isTotal: true) { $0.opening }]
    for (index, line) in statement.receipts.enumerated() {
      rows.append(row(pages.title(of: line.account)) { $0.receipts[index] })
    }
    for (index, line) in statement.payments.enumerated() {
      rows.append(row(pages.title(of: line.account)) { -$0.payments[index] })
    }
    if statement.pots.contains(where: { $0.moved != .zero }) {
      rows.append(row(wording[.potMoved]) { $0.moved })
    }
    if statement.pots.contains(where: { $0.owed != .zero }) {
      rows.append(row(wording[.potOwed]) { $0.owed })
    }
    return rows + [row(wording[.potClosing], isTotal: true) { $0.closing }]
  }
}

extension PageSet {
  /// The statement of one year.
  func statement(
    _ year: DisclosedYear, of disclosure: FundDisclosure, prose: Set<String>
  ) -> OutputFile {
    let name = disclosure.fund.name[language]
    let values = ["name": name, "year": format.year(year.year)]
    let title = wording.sentence(.statementTitle, values)
    let view = StatementView(
      pages: self, disclosure: disclosure, year: year,
      previous: disclosure.year(year.year.previous)?.statement,
      next: disclosure.year(year.year.next)?.year)
    let page = Page(
      path: Routes.statement(disclosure.fund.id, year.year),
      title: "\(title) · \(self.title(of: disclosure.fund))",
      description: wording.sentence(.statementDescription, values),
      crumbs: [
        (wording[.home], routes.address(Routes.home)),
        (wording[.fundsTitle], routes.address(Routes.funds)),
        (name, routes.address(Routes.fund(disclosure.fund.id))), (title, nil),
      ], prose: prose)
    return file(page, render(view))
  }
}
