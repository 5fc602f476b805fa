import Disclosure
import Model

/// One stretch of a year, with all its welfare.
struct StretchColumn: TemplateView {
  let pages: PageSet
  let year: DisclosedYear
  let index: Int

  private var table: WelfareTable { year.welfare.value }
  private var stretch: DayRange { table.stretches[index] }
  private var key: FigureKey { FigureKey(year: year.year) }

  static let fields: [Field<Self>] = [
    .html("stretch_from") { $0.pages.format.time($0.stretch.from, short: true) },
    .html("stretch_through") { $0.pages.format.time($0.stretch.through, short: true) },
    .figure("stretch_amount") {
      $0.pages.figure($0.table.totals[$0.index], $0.key.welfare(from: $0.stretch.from))
    },
    .figure("stretch_people") {
      $0.pages.figure(
        $0.table.people[$0.index], $0.key.welfare(from: $0.stretch.from, "people"))
    },
  ]

  /// The stretches of a year; none where the year is one.
  static func all(_ pages: PageSet, _ year: DisclosedYear) -> [StretchColumn] {
    let stretches = year.welfare.stretches
    return stretches.count < 2
      ? [] : stretches.indices.map { StretchColumn(pages: pages, year: year, index: $0) }
  }
}

/// One kind of welfare, stretch by stretch where that may be shown.
struct WelfareRow: TemplateView {
  /// One figure; none where only the year's sum is shown.
  struct Cell: TemplateView {
    let amount: Figure?

    static let fields: [Field<Self>] = [.figure("cell_amount") { $0.amount }]
  }

  let pages: PageSet
  let line: WelfareTable.Line
  let stretches: [DayRange]
  let key: FigureKey

  private var cells: [Cell] {
    stretches.indices.map { index in
      Cell(
        amount: line.byStretch.map {
          pages.figure($0[index], key.welfare(line.account, from: stretches[index].from))
        })
    }
  }

  static let fields: [Field<Self>] = [
    .text("welfare_kind") { $0.pages.title(of: $0.line.account) },
    .list("welfare_cells") { view in view.cells },
    .figure("welfare_amount") {
      $0.pages.figure($0.line.amount, $0.key.cell("welfare", $0.line.account, "paid"))
    },
  ]
}
