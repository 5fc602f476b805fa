import Disclosure
import Model

/// A fund's year on paper: its statement, committee, checks and ledger, one after the other.
struct ReportView: PageView {
  static let template = "report"

  let pages: PageSet
  let disclosure: FundDisclosure
  let year: DisclosedYear

  private var fund: Fund { disclosure.fund }

  static let fields: [Field<Self>] = [
    .text("unit") { $0.pages.site.currency.unit[$0.pages.language] },
    .view("statement") { view in
      StatementView(
        pages: view.pages, disclosure: view.disclosure, year: view.year,
        previous: view.disclosure.year(view.year.year.previous)?.statement, next: nil)
    },
    .flag("has_committee") { !$0.fund.committee.isEmpty },
    .list("committee") { view in
      view.fund.committee.map { CommitteeRow(pages: view.pages, member: $0) }
    },
    .view("proof") { view in ProofView(pages: view.pages, proof: view.year) },
    .view("ledger") { view in
      LedgerView(pages: view.pages, disclosure: view.disclosure, year: view.year)
    },
  ]
}

extension PageSet {
  /// The annual report of a year that has ended.
  func report(
    _ year: DisclosedYear, of disclosure: FundDisclosure, prose: Set<String>
  ) -> OutputFile {
    let fund = disclosure.fund
    let name = fund.name[language]
    let values = ["name": name, "year": format.year(year.year)]
    let title = wording.sentence(.reportTitle, values)
    let page = Page(
      path: Routes.report(fund.id, year.year), title: "\(title) · \(self.title(of: fund))",
      description: wording.sentence(.reportDescription, values),
      crumbs: [
        (wording[.home], routes.address(Routes.home)),
        (wording[.fundsTitle], routes.address(Routes.funds)),
        (name, routes.address(Routes.fund(fund.id))),
        (
          wording.sentence(.statementTitle, values),
          routes.address(Routes.statement(fund.id, year.year))
        ), (title, nil),
      ], prose: prose)
    return file(page, render(ReportView(pages: self, disclosure: disclosure, year: year)))
  }
}
