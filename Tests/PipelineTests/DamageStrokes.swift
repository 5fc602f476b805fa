import Support

/// Applies damages to the sheets of a book, by chance.
struct DamageStrokes {
  var random: SeededGenerator
  var sheets: [DamagedSheet]
  /// Whether the book suffers one damage only, so that the next year can tell what this one lost.
  var isAlone = false
  private(set) var canLoseLastWord = false

  /// Applies one; false where nothing in the book can suffer it.
  mutating func apply(_ damage: Damage) -> Bool {
    let before = sheets.map(\.bytes)
    let number = damage == .truncatedFile ? chance(sheets.count - 1) : chance(sheets.count)
    var sheet = sheets[number]
    canLoseLastWord = isAlone && number < sheets.count - 1
    if damage == .truncatedFile, !canLoseLastWord { return false }
    if damage.isHarmless {
      applyHarmless(damage, to: &sheet)
    } else {
      applyRows(damage, to: &sheet)
      applyCells(damage, to: &sheet)
      applyDays(damage, to: &sheet)
    }
    sheets[number] = sheet
    return sheets.map(\.bytes) != before
  }

  mutating func chance(_ limit: Int) -> Int {
    limit > 0 ? Int.random(in: 0..<limit, using: &random) : 0
  }

  mutating func pick<T>(_ values: [T]) -> T? { values.isEmpty ? nil : values[chance(values.count)] }

  private mutating func applyHarmless(_ damage: Damage, to sheet: inout DamagedSheet) {
    switch damage {
    case .byteOrderMark: sheet.encoding = .byteOrderMark
    case .utf16: sheet.encoding = pick([.utf16Little, .utf16Big]) ?? .utf16Little
    case .windows874: sheet.encoding = .windows874
    case .semicolons: sheet.delimiter = ";"
    case .tabs: sheet.delimiter = "\t"
    case .carriageReturns: sheet.lineEnd = "\r"
    case .bothLineEnds: sheet.lineEnd = "\r\n"
    case .reorderedColumns:
      let order = sheet.columns.indices.shuffled(using: &random)
      let (columns, width) = (sheet.columns, sheet.columns.count)
      sheet.columns = order.map { columns[$0] }
      for row in sheet.rows.indices where sheet.rows[row].cells.count == width {
        let cells = sheet.rows[row].cells
        sheet.rows[row].cells = order.map { cells[$0] }
      }
    case .thaiDigits, .groupedAmounts, .bahtSigns: rewriteAmounts(damage, in: &sheet)
    case .titleRows, .blankRows, .signatureRows, .totalRows, .repeatedHeader:
      addRows(damage, to: &sheet)
    default: rewriteDays(damage, in: &sheet)
    }
  }

  private mutating func rewriteAmounts(_ damage: Damage, in sheet: inout DamagedSheet) {
    let isEveryRow = chance(2) == 0
    let sign = pick(["฿%", "฿ %", "% บาท", "%บาท", "%.-"]) ?? "%"
    for row in sheet.entries where isEveryRow || chance(3) == 0 {
      for column in [CleanBook.Column.received, .paid, .balance] {
        let text = sheet.text(row, column)
        guard !text.isEmpty else { continue }
        switch damage {
        case .groupedAmounts: sheet.set(row, column, Self.grouped(text))
        case .thaiDigits: sheet.set(row, column, Self.thai(text))
        default:
          if sign != "%.-" || text.hasSuffix(".00") {
            let number = sign == "%.-" ? String(text.dropLast(3)) : text
            sheet.set(
              row, column,
              sign.split(separator: "%", omittingEmptySubsequences: false)
                .joined(separator: number))
          }
        }
      }
      if damage == .thaiDigits { sheet.set(row, .day, Self.thai(sheet.text(row, .day))) }
    }
  }

  /// `1250.00` as `1,250.00`.
  static func grouped(_ text: String) -> String {
    let parts = text.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first, whole.allSatisfy(\.isNumber) else { return text }
    var grouped = ""
    for (place, digit) in whole.reversed().enumerated() {
      if place > 0, place % 3 == 0 { grouped = "," + grouped }
      grouped = String(digit) + grouped
    }
    return ([grouped] + parts.dropFirst().map(String.init)).joined(separator: ".")
  }

  private static func thai(_ text: String) -> String {
    String(
      text.map { letter in
        guard letter.isASCII, let digit = letter.wholeNumberValue else { return letter }
        return Array("๐๑๒๓๔๕๖๗๘๙")[digit]
      })
  }

  private mutating func addRows(_ damage: Damage, to sheet: inout DamagedSheet) {
    let isPadded = chance(2) == 0
    func row(_ cells: [String]) -> DamagedSheet.Row {
      let padding = isPadded ? max(0, sheet.columns.count - cells.count) : 0
      return DamagedSheet.Row(
        kind: .other, cells: (cells + Array(repeating: "", count: padding)).map { .init(text: $0) })
    }
    switch damage {
    case .titleRows:
      let titles = ["กองทุนสวัสดิการชุมชนทดสอบ", "สมุดเงินสด", "ประจำปี \(sheet.year + 543)"]
      sheet.rows.insert(contentsOf: titles.prefix(chance(3) + 1).map { row([$0]) }, at: 0)
    case .blankRows:
      for _ in 0...chance(4) {
        sheet.rows.insert(row([""]), at: chance(sheet.rows.count) + 1)
      }
    case .signatureRows:
      sheet.rows.append(row(["ลงชื่อ.................... เหรัญญิก"]))
      sheet.rows.append(row(["(....................)"]))
    case .repeatedHeader:
      let header = sheet.rows.first { $0.kind == .header }
      let places = sheet.rows.indices.dropFirst().filter { sheet.rows[$0 - 1].kind == .entry }
      guard var header, let place = pick(Array(places)) else { return }
      header.kind = .other
      sheet.rows.insert(header, at: place)
    default: addTotal(to: &sheet)
    }
  }

  /// The sum of the amounts, without what was carried in.
  private func addTotal(to sheet: inout DamagedSheet) {
    var cells = sheet.columns.map { _ in DamagedSheet.Cell(text: "") }
    for column in [CleanBook.Column.received, .paid] {
      let rows = sheet.entries.filter { sheet.text($0, .category) != "ยอดยกมา" }
      let sum = rows.reduce(0) { $0 + (Self.satang(sheet.text($1, column)) ?? 0) }
      if let index = sheet.index(column) { cells[index].text = DamagedSheet.baht(sum) }
    }
    if let index = sheet.index(.text) { cells[index].text = "รวม" }
    sheet.rows.append(.init(kind: .other, cells: cells))
  }

  /// The amount of a cell that is still as the book wrote it.
  static func satang(_ text: String) -> Int? {
    let digits = text.filter(\.isNumber)
    return text.contains(".") ? Int(digits) : nil
  }
}
