import Model

/// Reads the sheets of an OpenDocument spreadsheet as they pass by.
///
/// Notes at cells, drawings and what changes were tracked are passed over: they hold texts too,
/// and nobody means them to be published.
final class OpenDocumentContent: XMLListener {
  private enum Element {
    case document, styles, style, body, spreadsheet, table, rows, row, cell, paragraph, inline
  }

  private let meter: WorkbookMeter
  private(set) var sheets: [WorkbookSheet] = []
  private var path: [Element] = []
  private var hiddenStyles: Set<String> = []
  private var styleName = ""

  // The sheet that is being read.
  private var sheet = WorkbookSheet(name: "", isHidden: false)
  private var table = SheetText()
  private var isWanted = true
  private var rowNumber = 0
  private var rowRepeats = 1
  private var columnNumber = 0
  private var rowStart = (formulas: 0, unvalued: 0, errors: 0, merges: 0, covered: 0)
  private var rowIsBlank = true
  private var cell = OpenDocumentCell()

  init(_ meter: WorkbookMeter) { self.meter = meter }

  override func start(
    _ name: XMLName, _ attributes: XMLAttributes
  ) throws(WorkbookFlaw) -> Bool {
    switch (path.last, name.space, name.local) {
    case (.row, .table, "table-cell"): try startCell(attributes, isCovered: false)
    case (.row, .table, "covered-table-cell"): try startCell(attributes, isCovered: true)
    case (.cell, .text, "p"), (.cell, .text, "h"):
      cell.startParagraph()
      path.append(.paragraph)
    case (.paragraph, .text, _), (.inline, .text, _): return try startInline(name, attributes)
    case (.table, .table, "table-row"), (.rows, .table, "table-row"): try startRow(attributes)
    case (.table, .table, "table-header-rows"), (.table, .table, "table-rows"),
      (.table, .table, "table-row-group"), (.rows, .table, "table-header-rows"),
      (.rows, .table, "table-rows"), (.rows, .table, "table-row-group"):
      path.append(.rows)
    case (nil, .office, "document-content"): path.append(.document)
    case (.document, .office, "automatic-styles"): path.append(.styles)
    case (.styles, .style, "style"): startStyle(attributes)
    case (.style, .style, "table-properties"):
      readTableProperties(attributes)
      return false
    case (.document, .office, "body"): path.append(.body)
    case (.body, .office, "spreadsheet"): path.append(.spreadsheet)
    case (.spreadsheet, .table, "table"): try startTable(attributes)
    default: return false
    }
    return true
  }

  override func end() throws(WorkbookFlaw) {
    switch path.popLast() {
    case .cell: try finishCell()
    case .row: try finishRow()
    case .table: try finishTable()
    default: break
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookFlaw) {
    guard path.last == .paragraph || path.last == .inline else { return }
    try cell.append(bytes, meter)
  }

  // MARK: - Styles and tables

  private func startStyle(_ attributes: XMLAttributes) {
    styleName = ""
    for (name, value) in attributes {
      if name.space == .style, "name" ~= name.local { styleName = value.string }
    }
    path.append(.style)
  }

  private func readTableProperties(_ attributes: XMLAttributes) {
    for (name, value) in attributes where name.space == .table {
      if "display" ~= name.local, "false" ~= value { hiddenStyles.insert(styleName) }
    }
  }

  private func startTable(_ attributes: XMLAttributes) throws(WorkbookFlaw) {
    var (title, isHidden) = ("", false)
    for (name, value) in attributes where name.space == .table {
      switch name.local {
      case "name": title = try value.name(meter)
      case "style-name": isHidden = hiddenStyles.contains(value.string)
      default: break
      }
    }
    // What was read from other files is kept in tables named by them: 'file:///…'#Sheet1.
    isWanted = !(title.hasPrefix("'file:") && title.contains("'#"))
    try meter.draw(1, of: .sheets)
    sheet = WorkbookSheet(name: title, isHidden: isHidden)
    table = SheetText()
    rowNumber = 0
    path.append(.table)
  }

  private func finishTable() throws(WorkbookFlaw) {
    sheet.bytes = try table.finish([], meter).bytes
    table = SheetText()
    if isWanted { sheets.append(sheet) }
  }

  // MARK: - Rows and cells

  private func startRow(_ attributes: XMLAttributes) throws(WorkbookFlaw) {
    rowRepeats = 1
    for (name, value) in attributes where name.space == .table {
      if "number-rows-repeated" ~= name.local { rowRepeats = try Self.count(value) }
    }
    rowNumber += 1
    columnNumber = 0
    rowIsBlank = true
    rowStart = (
      sheet.formulaCount, sheet.formulasWithoutValue.count, sheet.errorCells.count,
      sheet.mergedRanges.count, sheet.coveredValues.count
    )
    path.append(.row)
  }

  private static func count(_ value: XMLText) throws(WorkbookFlaw) -> Int {
    guard let count = value.number, count > 0 else { throw .damaged(part: nil) }
    return count
  }

  private func finishRow() throws(WorkbookFlaw) {
    let times = rowRepeats - 1
    if !rowIsBlank, times > 0 {
      try table.repeatLastRow(times, meter)
      try repeatNotes(times)
    }
    rowNumber += times
  }

  /// Says of the rows below that are written the same what was said of the first.
  private func repeatNotes(_ times: Int) throws(WorkbookFlaw) {
    sheet.formulaCount += (sheet.formulaCount - rowStart.formulas) * times
    func moved(_ cells: ArraySlice<Cell>) -> [Cell] {
      (1...times).flatMap { offset in
        cells.map { Cell(row: $0.row + UInt32(offset), column: $0.column) }
      }
    }
    try meter.draw((sheet.coveredValues.count - rowStart.covered) * times, of: .cells)
    sheet.formulasWithoutValue += moved(sheet.formulasWithoutValue[rowStart.unvalued...])
    sheet.errorCells += moved(sheet.errorCells[rowStart.errors...])
    sheet.coveredValues += moved(sheet.coveredValues[rowStart.covered...])
    // A block of merged cells in a repeated row is one row high.
    let blocks = sheet.mergedRanges[rowStart.merges...]
    try meter.draw(blocks.count * times, of: .mergedRanges)
    for offset in 1...times {
      sheet.mergedRanges += blocks.map { block in
        WorkbookSheet.MergedRange(
          first: Cell(row: block.first.row + UInt32(offset), column: block.first.column),
          last: Cell(row: block.last.row + UInt32(offset), column: block.last.column))
      }
    }
  }

  private func startCell(
    _ attributes: XMLAttributes, isCovered: Bool
  ) throws(WorkbookFlaw) {
    cell.reset(isCovered: isCovered)
    for (name, value) in attributes { try cell.take(name, value, meter) }
    path.append(.cell)
  }

  private func startInline(
    _ name: XMLName, _ attributes: XMLAttributes
  ) throws(WorkbookFlaw) -> Bool {
    switch name.local {
    case "s":
      var count = 1
      for (name, value) in attributes where name.space == .text {
        if "c" ~= name.local { count = try Self.count(value) }
      }
      try cell.appendSpaces(count, meter)
      return false
    case "tab", "line-break":
      try cell.appendSpaces(1, meter)
      return false
    case "ruby-text", "note": return false
    default:
      path.append(.inline)
      return true
    }
  }

  private func finishCell() throws(WorkbookFlaw) {
    let first = CellReference(row: rowNumber, column: columnNumber)
    columnNumber += cell.repeats
    if let last = cell.mergedTo(from: first) {
      try meter.draw(1, of: .mergedRanges)
      sheet.mergedRanges.append(WorkbookSheet.MergedRange(first: first.cell, last: last.cell))
    }
    let field = cell.field()
    guard !field.isEmpty || cell.hasFormula else { return }
    try meter.check(columnNumber, of: .columns)
    if cell.hasFormula, !cell.isCovered { sheet.addFormulas(cell.repeats, at: first.cell) }
    guard !field.isEmpty else { return }
    for column in first.column..<columnNumber {
      let place = CellReference(row: rowNumber, column: column)
      if cell.isCovered {
        try meter.draw(1, of: .cells)
        sheet.coveredValues.append(place.cell)
        continue
      }
      if cell.lacksValue { sheet.formulasWithoutValue.append(place.cell) }
      if cell.isError { sheet.errorCells.append(place.cell) }
      rowIsBlank = false
      try table.add(field, at: place, meter)
    }
  }
}
