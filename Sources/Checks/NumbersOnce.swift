import Model

extension Check {
  /// F33. The number of a receipt or voucher is used once.
  ///
  /// One document may fill several rows: rows beside each other, of one day, that differ in more
  /// than the balance. A row that takes another back may bear its number.
  static let numbersOnce = Check(codes: [.duplicateNumber]) { books in
    var used: [NumberSeries: [Int: Entry]] = [:]
    // The last rows by their places: of payments, of receipts.
    var (lastPayment, lastReceipt): (Int?, Int?)
    var found: [Diagnostic] = []
    let entries = books.entries.span
    for index in entries.indices where entries[index].kind == .flow || entries[index].isTransfer {
      let isReceipt = entries[index].amount > .zero
      let lastIndex = isReceipt ? lastReceipt : lastPayment
      if isReceipt { lastReceipt = index } else { lastPayment = index }
      guard !entries[index].document.number.isEmpty, !entries[index].isReversal,
        let number = DocumentNumber(entries[index].document.number)
      else { continue }
      let (entry, last) = (entries[index], lastIndex.map { entries[$0] })
      let series = NumberSeries(
        isReceipt: isReceipt, series: number.series,
        year: number.namesItsBook ? nil : books.calendar.year(of: entry.day))
      guard let first = used[series]?[number.number] else {
        used[series, default: [:]][number.number] = entry
        continue
      }
      let isSameDocument =
        last?.document.number == entry.document.number
        && last?.day == entry.day
        && first.document.fingerprint != entry.document.fingerprint
      if !isSameDocument { found.append(.numberTwice(entry, first)) }
    }
    return found
  }
}

extension Entry {
  /// Whether money moves between the fund's own accounts.
  var isTransfer: Bool { kind == .transfer || kind == .halfTransfer }
}

extension Diagnostic {
  fileprivate static func numberTwice(_ entry: Entry, _ first: Entry) -> Diagnostic {
    let row = first.place.cell.map { $0.row } ?? first.place.line
    let isSameFile = first.place.file == entry.place.file
    return Diagnostic(
      .duplicateNumber,
      Words(
        th: "เลขที่ “\(entry.document.number)” ใช้แล้วที่แถว \(row)\(isSameFile ? "" : " ของอีกไฟล์")",
        en: "The number “\(entry.document.number)” is used in row \(row)"
          + (isSameFile ? "" : " of another file")),
      at: entry.place, notes: [Note(Words(th: "แถวที่ใช้ก่อน", en: "The first use"), at: first.place)],
      help: Words(
        th: "ถ้าแถวนี้ซ้ำ ให้ลบออก ถ้าเลขพิมพ์ผิด แก้ตามใบเสร็จ",
        en: "Remove the row if it stands twice; else mend the number after the receipt"),
      doubtFrom: min(entry.day, first.day))
  }
}
