import Model

/// A chart of horizontal bars, drawn as SVG when the site is built: no script, and the same text in
/// every reader.
///
/// Widths are percentages and text keeps its size, so that one drawing fits a phone and a notice
/// board. At most two series, told apart by colour, by a key, and by their amounts in figures.
/// Source: the web design, §3, rules 6 to 11.
struct BarChart: Sendable {
  /// One line of the chart.
  struct Bar: Sendable {
    /// What it is; printed above its bars.
    let label: String
    /// An amount for each series; `nil` where there is none.
    let amounts: [Money?]
  }

  /// Where the chart's title and description are found on its page.
  let id: String
  /// What the chart says, in a sentence.
  let title: String
  /// What is measured, in which unit, and where the same figures stand.
  let description: String
  let bars: [Bar]

  private static let labelHeight = 24
  private static let barHeight = 14
  private static let seriesHeight = 22
  private static let gap = 10
  /// How much of the width the longest bar takes, in tenths of a percent; amounts stand beside it.
  private static let widest: Int64 = 580

  private var seriesCount: Int { bars.map(\.amounts.count).max() ?? 1 }
  private var barSpace: Int { Self.labelHeight + seriesCount * Self.seriesHeight + Self.gap }

  /// The drawing.
  func svg(_ format: Format) -> HTML {
    var svg = SVGWriter(
      id: id, title: title, description: description, height: bars.count * barSpace)
    let most = bars.flatMap { $0.amounts.compactMap { $0 } }.max() ?? .zero
    for (index, bar) in bars.enumerated() {
      let top = index * barSpace
      svg.text(bar.label, x: "0", y: top + 17, style: .label)
      for (series, amount) in bar.amounts.enumerated() {
        let y = top + Self.labelHeight + series * Self.seriesHeight
        let width = amount.map { Self.share($0, of: most) * Self.widest / 1000 } ?? 0
        if width > 0 {
          svg.rectangle(
            x: "0", y: y, width: SVGWriter.percent(width), height: Self.barHeight,
            style: series == 0 ? .first : .second)
        }
        svg.text(
          amount.map { format.money($0) } ?? "–", x: "100%", y: y + 13, style: .amount)
      }
    }
    return svg.html
  }

  /// A share in tenths of a percent, at least one where there is anything at all.
  static func share(_ part: Money, of whole: Money) -> Int64 {
    guard part > .zero, whole > .zero else { return 0 }
    let product = part.satang.multipliedFullWidth(by: 1000)
    let (share, _) = whole.satang.dividingFullWidth(product)
    return min(1000, max(1, share))
  }
}

/// Amounts of following years as columns: how a balance grew.
struct ColumnChart: Sendable {
  /// One year.
  struct Column: Sendable {
    let label: String
    let amount: Money
  }

  let id: String
  let title: String
  let description: String
  let columns: [Column]

  private static let top = 28
  private static let plot = 150
  private static let bottom = 28

  /// The drawing; the last column is told in figures, the table beside it tells them all.
  func svg(_ format: Format) -> HTML {
    var svg = SVGWriter(
      id: id, title: title, description: description,
      height: Self.top + Self.plot + Self.bottom)
    let most = columns.map(\.amount).max() ?? .zero
    let count = Int64(max(columns.count, 1))
    // Labels of years need room: with many years every second or third is named.
    let step = (columns.count + 7) / 8
    svg.rectangle(
      x: "0", y: Self.top + Self.plot, width: "100%", height: 1, style: .axis)
    for (index, column) in columns.enumerated() {
      let place = Int64(index)
      let height = Int(BarChart.share(column.amount, of: most)) * Self.plot / 1000
      svg.rectangle(
        x: SVGWriter.percent((place * 1000 + 150) / count), y: Self.top + Self.plot - height,
        width: SVGWriter.percent(700 / count), height: height, style: .first)
      if (columns.count - 1 - index) % step == 0 {
        svg.text(
          column.label, x: SVGWriter.percent((place * 1000 + 500) / count),
          y: Self.top + Self.plot + 20, style: .year)
      }
    }
    if let last = columns.last {
      let height = Int(BarChart.share(last.amount, of: most)) * Self.plot / 1000
      svg.text(
        format.money(last.amount), x: "100%", y: Self.top + Self.plot - height - 9,
        style: .amount)
    }
    return svg.html
  }
}
