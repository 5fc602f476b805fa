import Disclosure
import Model

/// Where each baht of a year went, and how much of it is still there.
struct BahtView: PageView {
  static let template = "baht"

  /// One part of a baht.
  struct Part: TemplateView {
    let pages: PageSet
    let title: String
    let amount: Money
    let hundredths: Int

    static let fields: [Field<Self>] = [
      .text("part") { $0.title },
      .text("part_amount") { $0.pages.format.money($0.amount) },
      .text("hundredths") { $0.pages.format.count($0.hundredths) },
    ]
  }

  let pages: PageSet
  let disclosure: FundDisclosure
  let head: FundHead

  /// The last year in which more came in than nothing, with nothing left that can't be told in
  /// parts: where more was paid than received, the part from savings is named instead.
  private var year: DisclosedYear? {
    disclosure.years.last { $0.statement.received > .zero }
  }

  private func parts(of year: DisclosedYear) -> [Part] {
    let statement = year.statement.value
    var parts = statement.payments.filter { $0.amount > .zero }.map {
      (pages.title(of: $0.account), $0.amount)
    }
    let kept = statement.received - statement.paid
    if kept > .zero { parts.append((pages.wording[.bahtKept], kept)) }
    let shares = Shares.hundredths(of: parts.map(\.1))
    return zip(parts, shares).map { part, share in
      Part(pages: pages, title: part.0, amount: part.1, hundredths: share)
    }
  }

  private func chart(of year: DisclosedYear) -> ChartView? {
    let parts = parts(of: year)
    guard !parts.isEmpty else { return nil }
    let title = pages.wording.sentence(.bahtChart, ["year": pages.format.year(year.year)])
    let chart = BarChart(
      id: "chart-baht", title: title,
      description: pages.wording.sentence(
        .chartDescription, ["unit": pages.site.currency.unit[pages.language]]),
      bars: parts.map { BarChart.Bar(label: $0.title, amounts: [$0.amount]) })
    return ChartView(
      title: title, drawing: chart.svg(pages.format),
      dataAddress: pages.dataAddress(.payments, of: disclosure.fund.id))
  }

  static let fields: [Field<Self>] = [
    .view("head") { $0.head },
    .text("unit") { $0.pages.site.currency.unit[$0.pages.language] },
    .text("year") { view in view.year.map { view.pages.format.year($0.year) } },
    .text("statement_address") { view in
      view.year.map { year in
        view.pages.routes.address(Routes.statement(view.disclosure.fund.id, year.year))
      }
    },
    .text("received") { view in view.year.map { view.pages.format.money($0.statement.received) } },
    .text("paid") { view in view.year.map { view.pages.format.money($0.statement.paid) } },
    .text("from_savings") { view in
      view.year.flatMap { year in
        let over = year.statement.paid - year.statement.received
        return over > .zero ? view.pages.format.money(over) : nil
      }
    },
    .list("parts") { view in view.year.map { view.parts(of: $0) } ?? [] },
    .view("baht_chart") { view in view.year.flatMap { view.chart(of: $0) } },
  ]
}

/// Parts of a whole in hundredths that sum to exactly one hundred.
enum Shares {
  /// The hundredths of each amount: the largest remainders are rounded up.
  ///
  /// - Parameter amounts: none below zero.
  /// - Returns: zeros where all amounts are zero.
  static func hundredths(of amounts: [Money]) -> [Int] {
    let whole = amounts.total
    guard whole > .zero else { return amounts.map { _ in 0 } }
    var shares: [Int] = []
    var rests: [(rest: Int64, index: Int)] = []
    for (index, amount) in amounts.enumerated() {
      let (share, rest) = whole.satang.dividingFullWidth(
        amount.satang.multipliedFullWidth(by: 100))
      shares.append(Int(share))
      rests.append((rest, index))
    }
    let missing = 100 - shares.reduce(0, +)
    for (_, index) in rests.sorted(by: { ($1.rest, $0.index) < ($0.rest, $1.index) })
      .prefix(missing)
    {
      shares[index] += 1
    }
    return shares
  }
}

extension PageSet {
  /// The page on where each baht went.
  func baht(_ disclosure: FundDisclosure, _ head: FundHead, prose: Set<String>) -> OutputFile {
    fundPage(
      .baht, of: disclosure, description: .bahtDescription, prose: prose,
      render(BahtView(pages: self, disclosure: disclosure, head: head)))
  }
}
