/// What the numbers of an Excel workbook stand for, by the style that a cell names.
final class ExcelStyles: XMLListener {
  private let meter: WorkbookMeter
  private var custom: [Int: NumberFormat] = [:]
  /// One for each style of a cell, in order.
  private(set) var formats: [NumberFormat] = []
  private var isInCellStyles = false

  init(_ meter: WorkbookMeter) { self.meter = meter }

  override func start(
    _ name: XMLName, _ attributes: XMLAttributes
  ) throws(WorkbookFlaw) -> Bool {
    guard name.space == .excel else { return false }
    switch name.local {
    case "styleSheet", "numFmts": return true
    case "cellXfs":
      isInCellStyles = true
      return true
    case "numFmt": try addFormat(attributes)
    case "xf": if isInCellStyles { try addStyle(attributes) }
    default: break
    }
    return false
  }

  override func end() { isInCellStyles = false }

  private func addFormat(_ attributes: XMLAttributes) throws(WorkbookFlaw) {
    var (id, format): (Int?, NumberFormat) = (nil, .number)
    for (name, value) in attributes where name.space == .none {
      switch name.local {
      case "numFmtId": id = value.number
      case "formatCode": format = NumberFormat(value.bytes)
      default: break
      }
    }
    try meter.draw(1, of: .formats)
    if let id { custom[id] = format }
  }

  private func addStyle(_ attributes: XMLAttributes) throws(WorkbookFlaw) {
    var format = NumberFormat.number
    for (name, value) in attributes where name.space == .none {
      guard "numFmtId" ~= name.local, let id = value.number else { continue }
      format = custom[id] ?? NumberFormat(known: id) ?? .number
    }
    try meter.draw(1, of: .formats)
    formats.append(format)
  }
}
