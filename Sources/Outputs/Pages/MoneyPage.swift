import Disclosure
import Model

/// Where a fund's money came from, year for year, and what was promised.
struct MoneyView: PageView {
  static let template = "money"

  /// The receipts of one year by source.
  struct SourceYear: TemplateView {
    let pages: PageSet
    let statement: Disclosed<Statement>

    static let fields: [Field<Self>] = [
      .text("year") { $0.pages.format.year($0.statement.year) },
      .text("statement_address") {
        $0.pages.routes.address(Routes.statement($0.statement.fund, $0.statement.year))
      },
      .list("amounts") { view in
        Party.allCases.map {
          AmountCell(
            amount: view.pages.figure(
              view.statement.value.received(from: $0), view.key.source($0)))
        }
      },
      .figure("year_total") { $0.pages.figure($0.statement.received, $0.key.summary("received")) },
    ]

    private var key: FigureKey { FigureKey(year: statement.year) }
  }

  /// A promise beside what came of it.
  struct PledgeRow: TemplateView {
    let pages: PageSet
    let pledge: Pledge
    let received: Money?

    static let fields: [Field<Self>] = [
      .text("year") { $0.pages.format.year($0.pledge.year) },
      .text("source") { $0.pages.wording.party($0.pledge.party) },
      .text("reference") { $0.pledge.reference?[$0.pages.language] },
      .view("organisation") { view in
        view.pledge.organisation.flatMap { view.pages.organisationLink($0) }
      },
      .text("pledged") { $0.pages.format.money($0.pledge.amount) },
      .text("received") { view in view.received.map { view.pages.format.money($0) } },
      .text("outstanding") { view in
        view.received.map { view.pages.format.money(view.pledge.amount - $0) }
      },
    ]
  }

  /// The head of a column.
  struct PartyName: TemplateView {
    let name: String

    static let fields: [Field<Self>] = [.text("source") { $0.name }]
  }

  let pages: PageSet
  let disclosure: FundDisclosure
  let head: FundHead

  private var pledges: [PledgeRow] {
    disclosure.fund.pledges.map { pledge in
      let year = disclosure.year(pledge.year)
      return PledgeRow(
        pages: pages, pledge: pledge,
        received: year.map { $0.statement.value.received(from: pledge.party) })
    }
  }

  private var chart: ChartView? {
    guard let latest = disclosure.latest else { return nil }
    let previous = disclosure.year(latest.year.previous)
    return pages.comparedChart(
      .sourcesChart, id: "chart-sources",
      lines: Party.allCases.map { party in
        (
          pages.wording.party(party), latest.statement.value.received(from: party),
          previous?.statement.value.received(from: party)
        )
      }, year: latest.year, previous: previous?.year, data: .sources, of: disclosure.fund.id)
  }

  static let fields: [Field<Self>] = [
    .view("head") { $0.head },
    .text("unit") { $0.pages.site.currency.unit[$0.pages.language] },
    .view("sources_chart") { $0.chart },
    .list("parties") { view in
      Party.allCases.map { PartyName(name: view.pages.wording.party($0)) }
    },
    .list("years") { view in
      view.disclosure.years.reversed().map {
        SourceYear(pages: view.pages, statement: $0.statement)
      }
    },
    .flag("has_years") { !$0.disclosure.years.isEmpty },
    .list("pledges") { $0.pledges },
    .flag("has_pledges") { !$0.disclosure.fund.pledges.isEmpty },
  ]
}

/// One amount in a row of a table.
struct AmountCell: TemplateView {
  let amount: Figure

  static let fields: [Field<Self>] = [.figure("cell_amount") { $0.amount }]
}

extension PageSet {
  /// The page of a fund's sources.
  func money(
    _ disclosure: FundDisclosure, _ head: FundHead, prose: Set<String>
  ) -> OutputFile {
    fundPage(
      .money, of: disclosure, description: .moneyDescription, prose: prose,
      render(MoneyView(pages: self, disclosure: disclosure, head: head)))
  }
}
