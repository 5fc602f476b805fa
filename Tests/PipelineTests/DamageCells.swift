/// Damages to rows and cells.
extension DamageStrokes {
  mutating func applyRows(_ damage: Damage, to sheet: inout DamagedSheet) {
    switch damage {
    case .thaiMojibake: sheet.encoding = .thaiMojibake
    case .latinMojibake: sheet.encoding = .latinMojibake
    case .truncatedFile: sheet.length = 300 + chance(690)
    case .droppedRow:
      if let row = pick(sheet.entries.filter { canLoseLastWord || !sheet.rows[$0].isLastWord }) {
        sheet.rows.remove(at: row)
      }
    case .doubledRow:
      if let row = pick(sheet.entries) {
        sheet.rows.insert(sheet.rows[row], at: chance(3) == 0 ? sheet.rows.count : row)
      }
    case .swappedRows:
      if let row = pick(sheet.entries), let other = pick(sheet.entries) {
        sheet.rows.swapAt(row, other)
      }
    case .openedQuote:
      guard let row = pick(sheet.entries), let column = pick(sheet.columns) else { return }
      sheet.set(row, column, "\"" + sheet.text(row, column), isRaw: true)
    case .lostCell:
      guard let row = pick(sheet.entries) else { return }
      sheet.rows[row].cells.remove(at: chance(sheet.rows[row].cells.count))
      sheet.rows[row].kind = .other
    case .addedCell:
      guard let row = pick(sheet.entries) else { return }
      let place = chance(sheet.rows[row].cells.count)
      sheet.rows[row].cells.insert(.init(text: pick(["", "0", "x"]) ?? ""), at: place)
      sheet.rows[row].kind = .other
    case .misspeltHeader:
      guard let row = sheet.rows.firstIndex(where: { $0.kind == .header }),
        let place = pick(Array(sheet.columns.indices))
      else { return }
      let name = sheet.rows[row].cells[place].text
      if name.count > 2 { sheet.rows[row].cells[place].text = misspelt(name) }
    default: break
    }
  }

  mutating func applyCells(_ damage: Damage, to sheet: inout DamagedSheet) {
    let amounts = [CleanBook.Column.received, .paid]
    guard let row = pick(sheet.entries) else { return }
    let column: CleanBook.Column = sheet.text(row, .received).isEmpty ? .paid : .received
    let amount = sheet.text(row, column)
    switch damage {
    case .swappedDigitsOfAmount: sheet.set(row, column, swapped(amount))
    case .swappedDigitsOfBalance: sheet.set(row, .balance, swapped(sheet.text(row, .balance)))
    case .changedDigitOfAmount: sheet.set(row, column, changed(amount))
    case .changedDigitOfBalance: sheet.set(row, .balance, changed(sheet.text(row, .balance)))
    case .slippedPoint:
      let column = pick([column, column, .balance]) ?? column
      guard let satang = Self.satang(sheet.text(row, column)) else { return }
      let slipped = pick([satang * 10, satang * 100, satang / 10, satang / 100]) ?? satang
      sheet.set(row, column, DamagedSheet.baht(slipped))
    case .swappedSides:
      let (received, paid) = (sheet.text(row, .received), sheet.text(row, .paid))
      sheet.set(row, .received, paid)
      sheet.set(row, .paid, received)
    case .bothSides:
      let other = amounts.first { $0 != column } ?? column
      sheet.set(row, other, chance(2) == 0 ? amount : "100.00")
    case .emptiedCell:
      guard let column = pick(sheet.columns) else { return }
      if column != .balance || !sheet.rows[row].isLastWord { sheet.set(row, column, "") }
    case .emptiedBalances:
      for row in sheet.entries where !sheet.rows[row].isLastWord && chance(3) == 0 {
        sheet.set(row, .balance, "")
      }
    case .misspeltCategory:
      sheet.set(row, .category, misspelt(sheet.text(row, .category)))
    case .otherCategory:
      let isReceipt = column == .received
      let others = (isReceipt ? CleanBook.payments : CleanBook.receipts).map(\.0)
      sheet.set(row, .category, pick(others + ["โอน", "ยอดยกมา", "ยกเลิก", "ปิดปี"]) ?? "")
    case .otherAccount:
      let names = CleanBook.accounts.map(\.0) + ["เงินส", "ธนาคาร ออมสิน"]
      sheet.set(row, .account, pick(names.filter { $0 != sheet.text(row, .account) }) ?? "")
    case .bareComma:
      if amount.count > 6 { sheet.set(row, column, Self.grouped(amount), isRaw: true) }
    default: break
    }
  }

  private mutating func misspelt(_ name: String) -> String {
    var letters = Array(name.unicodeScalars)
    guard letters.count > 2 else { return name + "ๆ" }
    let place = chance(letters.count - 1)
    switch chance(3) {
    case 0: letters.remove(at: place)
    case 1: letters.insert(letters[place], at: place)
    default: letters.swapAt(place, place + 1)
    }
    return String(String.UnicodeScalarView(letters))
  }

  private mutating func swapped(_ text: String) -> String {
    var letters = Array(text)
    let places = letters.indices.dropLast().filter {
      letters[$0].isNumber && letters[$0 + 1].isNumber && letters[$0] != letters[$0 + 1]
    }
    if let place = pick(Array(places)) { letters.swapAt(place, place + 1) }
    return String(letters)
  }

  private mutating func changed(_ text: String) -> String {
    var letters = Array(text)
    let places = letters.indices.filter { letters[$0].isASCII && letters[$0].isNumber }
    guard let place = pick(places) else { return text }
    letters[place] = pick(Array("0123456789").filter { $0 != letters[place] }) ?? "0"
    return String(letters)
  }
}
