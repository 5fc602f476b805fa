import Disclosure
import Model

/// What a member can claim, and what was paid.
struct WelfareView: PageView {
  static let template = "welfare"

  /// One line of the schedule.
  struct BenefitRow: TemplateView {
    let pages: PageSet
    let benefit: Benefit

    static let fields: [Field<Self>] = [
      .text("benefit") { $0.benefit.title[$0.pages.language] },
      .text("benefit_amount") { view in view.benefit.amount.map { view.pages.format.money($0) } },
      .text("per") { $0.benefit.per?[$0.pages.language] },
      .text("condition") { $0.benefit.condition?[$0.pages.language] },
    ]
  }

  /// What was paid in one year.
  struct PaidYear: TemplateView {
    let pages: PageSet
    let year: DisclosedYear
    let policy: DisclosurePolicy

    static let fields: [Field<Self>] = [
      .text("year") { $0.pages.format.year($0.year.year) },
      .text("year_id") { "y\($0.year.year.ending + 543)" },
      .text("statement_address") {
        $0.pages.routes.address(Routes.statement($0.year.statement.fund, $0.year.year))
      },
      .list("payments") { view in
        view.year.statement.welfare.map {
          PaymentRow(pages: view.pages, line: $0, key: FigureKey(year: view.year.year))
        }
      },
      .figure("people_helped") {
        $0.pages.figure(
          $0.year.statement.peopleHelped, FigureKey(year: $0.year.year).summary("people_helped"))
      },
      .text("paid") { $0.pages.format.money($0.year.statement.welfare.map(\.amount).total) },
      .text("k") { $0.pages.format.count($0.policy.leastPeople) },
      .text("policy_address") { $0.pages.routes.address(Routes.policy) },
    ]
  }

  let pages: PageSet
  let disclosure: FundDisclosure
  let head: FundHead

  private var chart: ChartView? {
    guard let latest = disclosure.latest else { return nil }
    let previous = disclosure.year(latest.year.previous)
    let lines = Statement.compared(
      latest.statement.welfare, previous?.statement.welfare)
    return pages.comparedChart(
      .welfareChart, id: "chart-welfare",
      lines: lines.map { (pages.title(of: $0.account), $0.amount, $0.previous) },
      year: latest.year, previous: previous?.year, data: .payments, of: disclosure.fund.id)
  }

  static let fields: [Field<Self>] = [
    .view("head") { $0.head },
    .text("unit") { $0.pages.site.currency.unit[$0.pages.language] },
    .list("benefits") { view in
      view.disclosure.fund.benefits.map { BenefitRow(pages: view.pages, benefit: $0) }
    },
    .flag("has_benefits") { !$0.disclosure.fund.benefits.isEmpty },
    .view("welfare_chart") { $0.chart },
    .list("years") { view in
      view.disclosure.years.reversed().map {
        PaidYear(pages: view.pages, year: $0, policy: view.disclosure.policy)
      }
    },
    .flag("has_years") { !$0.disclosure.years.isEmpty },
  ]
}

extension PageSet {
  /// The page of a fund's welfare.
  func welfare(
    _ disclosure: FundDisclosure, _ head: FundHead, prose: Set<String>
  ) -> OutputFile {
    fundPage(
      .welfare, of: disclosure, description: .welfarePageDescription, prose: prose,
      render(WelfareView(pages: self, disclosure: disclosure, head: head)))
  }
}
