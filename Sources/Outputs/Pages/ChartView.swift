import Disclosure
import Model

/// A chart with what stands around it: what it says, its key, and where its figures are.
struct ChartView: TemplateView {
  /// One series in the key.
  struct SeriesName: TemplateView {
    let name: String
    let isSecond: Bool

    static let fields: [Field<Self>] = [
      .text("series") { $0.name }, .flag("is_second") { $0.isSecond },
    ]
  }

  let title: String
  let drawing: HTML
  /// The names of two series; empty where there is one.
  var series: [String] = []
  /// The file that holds the same figures.
  let dataAddress: String?

  static let fields: [Field<Self>] = [
    .text("chart_title") { $0.title },
    .html("chart_drawing") { $0.drawing },
    .flag("has_key") { !$0.series.isEmpty },
    .list("key") { view in
      view.series.enumerated().map { SeriesName(name: $1, isSecond: $0 == 1) }
    },
    .text("chart_data_address") { $0.dataAddress },
  ]
}

extension PageSet {
  /// How a fund's balance went from year to year; `nil` with fewer than two years.
  func balanceChart(_ years: [Disclosed<Statement>], of id: Fund.ID) -> ChartView? {
    guard years.count > 1, let first = years.first, let last = years.last else { return nil }
    let change = last.closing - first.closing
    let title = wording.sentence(
      change < .zero ? .balanceFell : .balanceRose,
      [
        "year": format.year(last.year), "first_year": format.year(first.year),
        "amount": format.money(change.magnitude),
      ])
    let chart = ColumnChart(
      id: "chart-balance", title: title,
      description: wording.sentence(
        .balanceChartDescription, ["unit": site.currency.unit[language]]),
      columns: years.map {
        ColumnChart.Column(label: format.year($0.year), amount: $0.closing)
      })
    return ChartView(
      title: title, drawing: chart.svg(format), dataAddress: dataAddress(.summary, of: id))
  }

  /// Lines of a year beside those of the year before.
  func comparedChart(
    _ word: Word, id: String, lines: [(label: String, amount: Money?, previous: Money?)],
    year: FiscalYear, previous: FiscalYear?, data: DataTable, of fund: Fund.ID
  ) -> ChartView? {
    guard lines.contains(where: { $0.amount ?? .zero > .zero }) else { return nil }
    let values = ["year": format.year(year), "previous_year": previous.map(format.year) ?? ""]
    let title = wording.sentence(word, values)
    let chart = BarChart(
      id: id, title: title,
      description: wording.sentence(
        .chartDescription, ["unit": site.currency.unit[language]]),
      bars: lines.map { line in
        BarChart.Bar(
          label: line.label,
          amounts: previous == nil ? [line.amount] : [line.amount, line.previous])
      })
    return ChartView(
      title: title, drawing: chart.svg(format),
      series: previous.map { [format.year(year), format.year($0)] } ?? [],
      dataAddress: dataAddress(data, of: fund))
  }

  /// Where a table of a fund is published.
  func dataAddress(_ table: DataTable, of id: Fund.ID) -> String {
    routes.rootPath + "/" + Routes.table(table, of: id)
  }
}
