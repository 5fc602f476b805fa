import Model

extension Check {
  /// F34. No two rows are the same in every cell but the balance.
  ///
  /// Rows with a document's number are looked at by it; rows alike are one finding, however many.
  static let rowsOnce = Check(codes: [.likelyDuplicate]) { books in
    var seen: [UInt64: Int] = [:]
    var twins: [(first: Entry, others: [Entry])] = []
    var positions: [UInt64: Int] = [:]
    for (index, entry) in books.entries.enumerated() {
      let print = entry.document.fingerprint
      guard entry.moves, entry.kind != .opening, entry.document.number.isEmpty, print != 0,
        !entry.isFurtherBalance
      else { continue }
      guard let first = seen[print] else {
        seen[print] = index
        continue
      }
      guard books.entries[first].day == entry.day, books.entries[first].amount == entry.amount
      else { continue }
      if let position = positions[print] {
        twins[position].others.append(entry)
      } else {
        positions[print] = twins.count
        twins.append((books.entries[first], [entry]))
      }
    }
    return twins.map { .rowsAlike($0.first, $0.others) }
  }
}

extension Diagnostic {
  fileprivate static func rowsAlike(_ first: Entry, _ others: [Entry]) -> Diagnostic {
    let row = first.place.cell?.row ?? first.place.line
    let more = others.count - 1
    return Diagnostic(
      .likelyDuplicate,
      Words(
        th: "แถวนี้เหมือนแถว \(row) ทุกช่อง" + (more > 0 ? " และมีอีก \(more) แถวที่เหมือนกัน" : ""),
        en: "This row is the same as row \(row) in every cell"
          + (more > 0 ? ", and so are more rows: \(more)" : "")),
      at: others[0].place,
      help: Words(
        th: "ถ้าลงซ้ำ ให้ลบออก ถ้าเป็นคนละรายการ ใส่เลขที่เอกสารหรือรายละเอียดให้ต่างกัน",
        en: "Remove it if it stands twice; if both are right, give them their documents' numbers"),
      doubtFrom: first.day)
  }
}
