import Disclosure
import Model

/// One stretch of a year, with all its welfare.
struct StretchColumn: TemplateView {
  let pages: PageSet
  let table: Disclosed<WelfareTable>
  let index: Int

  static let fields: [Field<Self>] = [
    .html("stretch_from") { $0.pages.format.time($0.table.stretches[$0.index].from, short: true) },
    .html("stretch_through") {
      $0.pages.format.time($0.table.stretches[$0.index].through, short: true)
    },
    .text("stretch_amount") { $0.pages.format.money($0.table.totals[$0.index]) },
    .text("stretch_people") { $0.pages.format.count($0.table.people[$0.index]) },
  ]

  /// The stretches of a year; none where the year is one.
  static func all(_ pages: PageSet, _ table: Disclosed<WelfareTable>) -> [StretchColumn] {
    table.stretches.count < 2
      ? [] : table.stretches.indices.map { StretchColumn(pages: pages, table: table, index: $0) }
  }
}

/// One kind of welfare, stretch by stretch where that may be shown.
struct WelfareRow: TemplateView {
  /// One figure; none where only the year's sum is shown.
  struct Cell: TemplateView {
    let amount: String?

    static let fields: [Field<Self>] = [.text("cell_amount") { $0.amount }]
  }

  let pages: PageSet
  let line: WelfareTable.Line
  let stretchCount: Int

  private var cells: [Cell] {
    (0..<stretchCount).map { index in
      Cell(amount: line.byStretch.map { pages.format.money($0[index]) })
    }
  }

  static let fields: [Field<Self>] = [
    .text("welfare_kind") { $0.pages.title(of: $0.line.account) },
    .list("welfare_cells") { view in view.cells },
    .text("welfare_amount") { $0.pages.format.money($0.line.amount) },
  ]
}
