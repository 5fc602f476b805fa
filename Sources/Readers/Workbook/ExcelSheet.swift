import Model

/// Reads the cells of one sheet of an Excel workbook as they pass by.
final class ExcelSheet: XMLListener {
  private enum Element {
    case sheet, data, row, cell, value, formula, inline, inlineText, run, runText, merges
  }

  /// What the value of a cell is: the attribute `t`.
  private enum Kind {
    case number, shared, formulaText, inline, boolean, error, isoDate, unknown
  }

  private let book: ExcelBook
  private let meter: WorkbookMeter
  private var sheet: WorkbookSheet
  private var table = SheetText()
  private var path: [Element] = []
  private var last = CellReference(row: 0, column: -1)

  // The cell that is being read.
  private var kind = Kind.number
  private var format = NumberFormat.number
  private var hasValue = false
  private var hasFormula = false
  private var value: [UInt8] = []
  private var formula: [UInt8] = []
  private var field: [UInt8] = []

  init(_ name: String, isHidden: Bool, _ book: ExcelBook, _ meter: WorkbookMeter) {
    self.book = book
    self.meter = meter
    sheet = WorkbookSheet(name: name, isHidden: isHidden)
  }

  /// The sheet, once all of it has passed by.
  func finish() throws(WorkbookFlaw) -> WorkbookSheet {
    (sheet.bytes, sheet.coveredValues) = try table.finish(sheet.mergedRanges, meter)
    table = SheetText()
    return sheet
  }

  private func isDamaged() -> WorkbookFlaw { .damaged(part: nil) }

  override func start(
    _ name: XMLName, _ attributes: XMLAttributes
  ) throws(WorkbookFlaw) -> Bool {
    guard name.space == .excel else { return false }
    switch (path.last, name.local) {
    case (.row, "c"): try startCell(attributes)
    case (.cell, "v"): startValue()
    case (.data, "row"): try startRow(attributes)
    case (.cell, "f"): startFormula()
    case (.cell, "is"):
      hasValue = true
      path.append(.inline)
    case (.inline, "t"): path.append(.inlineText)
    case (.inline, "r"): path.append(.run)
    case (.run, "t"): path.append(.runText)
    case (nil, "worksheet"): path.append(.sheet)
    case (.sheet, "sheetData"): path.append(.data)
    case (.sheet, "mergeCells"): path.append(.merges)
    case (.merges, "mergeCell"):
      try addMerge(attributes)
      return false
    default: return false
    }
    return true
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookFlaw) {
    switch path.last {
    case .value, .inlineText, .runText:
      try meter.check(value.count + bytes.count, of: .cellBytes)
      value.append(contentsOf: bytes)
    case .formula:
      try meter.check(formula.count + bytes.count, of: .cellBytes)
      formula.append(contentsOf: bytes)
    default: break
    }
  }

  override func end() throws(WorkbookFlaw) {
    if path.popLast() == .cell { try finishCell() }
  }

  private func startRow(_ attributes: XMLAttributes) throws(WorkbookFlaw) {
    var number = last.row + 1
    for (name, value) in attributes where name.space == .none {
      guard "r" ~= name.local else { continue }
      guard let written = value.number, written >= number else { throw isDamaged() }
      number = written
    }
    try meter.check(number, of: .rows)
    last = CellReference(row: number, column: -1)
    path.append(.row)
  }

  private func startCell(_ attributes: XMLAttributes) throws(WorkbookFlaw) {
    var next = CellReference(row: last.row, column: last.column + 1)
    (kind, format, hasValue, hasFormula) = (.number, .number, false, false)
    value.removeAll(keepingCapacity: true)
    formula.removeAll(keepingCapacity: true)
    for (name, value) in attributes where name.space == .none {
      switch name.local {
      case "r":
        guard let written = CellReference(value.bytes), written.row == next.row,
          written.column >= next.column
        else { throw isDamaged() }
        next = written
      case "t": kind = Self.kind(value)
      case "s":
        guard let style = value.number else { throw isDamaged() }
        format = style < book.formats.count ? book.formats[style] : .number
      default: break
      }
    }
    try meter.check(next.column + 1, of: .columns)
    last = next
    path.append(.cell)
  }

  private static func kind(_ text: XMLText) -> Kind {
    switch text {
    case "s": .shared
    case "n": .number
    case "str": .formulaText
    case "inlineStr": .inline
    case "b": .boolean
    case "e": .error
    case "d": .isoDate
    default: .unknown
    }
  }

  private func startValue() {
    hasValue = true
    path.append(.value)
  }

  private func startFormula() {
    hasFormula = true
    path.append(.formula)
  }

  private func addMerge(_ attributes: XMLAttributes) throws(WorkbookFlaw) {
    for (name, value) in attributes where name.space == .none {
      guard "ref" ~= name.local else { continue }
      guard let range = WorkbookSheet.MergedRange(value.bytes) else { throw isDamaged() }
      try meter.draw(1, of: .mergedRanges)
      sheet.mergedRanges.append(range)
    }
  }
}

// MARK: - What a cell shows

extension ExcelSheet {
  private func finishCell() throws(WorkbookFlaw) {
    if hasFormula {
      sheet.addFormulas(1, at: last.cell)
      let isEmpty = value.isEmpty && kind != .formulaText
      guard hasValue, !isEmpty, book.trustsFormulas else {
        sheet.formulasWithoutValue.append(last.cell)
        field.removeAll(keepingCapacity: true)
        // A formula that stands with another cell (a shared one) is not written again.
        let text = formula.isEmpty ? Array("…".utf8) : formula
        SheetText.encode([UInt8(ascii: "=")] + text, into: &field)
        return try table.add(field, at: last, meter)
      }
    }
    guard hasValue else { return }
    let value = trimmed(value)
    if value.isEmpty { return }
    if kind == .shared {
      guard let number = wholeNumber(in: value), let text = book.strings.field(number) else {
        throw isDamaged()
      }
      if !text.isEmpty { try table.add(text, at: last, meter) }
      return
    }
    field.removeAll(keepingCapacity: true)
    switch kind {
    case .number: write(value)
    case .boolean: SheetText.encode(Self.truth(value), into: &field)
    case .error:
      sheet.errorCells.append(last.cell)
      SheetText.encode(value, into: &field)
    case .isoDate: SheetText.encode(ISODay.day(of: value), into: &field)
    default: SheetText.encode(ExcelText.unescaped(self.value), into: &field)
    }
    if !field.isEmpty { try table.add(field, at: last, meter) }
  }

  private static func truth(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    switch String(decoding: value, as: UTF8.self) {
    case "1", "true": Array("TRUE".utf8)[...]
    case "0", "false": Array("FALSE".utf8)[...]
    default: value
    }
  }

  /// A number, as its format says what it stands for.
  private func write(_ value: ArraySlice<UInt8>) {
    if format == .number, NumberText.isPlain(value) {
      field.append(contentsOf: value)
      return
    }
    guard let number = NumberText(value) else {
      SheetText.encode(value, into: &field)
      return
    }
    switch format {
    case .number: number.append(to: &field)
    case .time: field.append(contentsOf: SerialDay.time(number).utf8)
    case .day:
      guard let day = book.calendar.day(number) else {
        sheet.errorCells.append(last.cell)
        field.append(contentsOf: "####".utf8)
        return
      }
      sheet.serialDates += 1
      sheet.firstSerialDate = sheet.firstSerialDate ?? last.cell
      field.append(contentsOf: day.iso.utf8)
    }
  }
}
