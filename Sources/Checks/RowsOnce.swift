import Model

extension Check {
  /// F34. No two rows are the same in every cell but the balance.
  ///
  /// Rows with a document's number are looked at by it; rows alike are one finding, however many.
  static let rowsOnce = Check(codes: [.likelyDuplicate]) { books in
    var seen = FirstPlaces(capacity: books.entries.count)
    var twins: [(first: Entry, others: [Entry])] = []
    var positions: [UInt64: Int] = [:]
    let entries = books.entries.span
    for index in entries.indices where entries[index].moves && entries[index].kind != .opening {
      let print = entries[index].document.fingerprint
      guard entries[index].document.number.isEmpty, print != 0, !entries[index].isFurtherBalance,
        let first = seen.first(of: print, at: index)
      else { continue }
      let entry = entries[index]
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

/// The first place of each digest.
private struct FirstPlaces {
  /// Another in each run, so that nobody can write rows that all fall into one slot.
  private static let factor = UInt64(truncatingIfNeeded: 0.hashValue) | 1

  private let shift: Int
  private var digests: [UInt64]
  private var places: [Int32]

  /// Room for so many digests, half of it left empty.
  init(capacity: Int) {
    var count = 16
    var bits = 4
    while count < capacity * 2 { (count, bits) = (count * 2, bits + 1) }
    shift = 64 - bits
    digests = Array(repeating: 0, count: count)
    places = Array(repeating: 0, count: count)
  }

  /// The place where a digest, which isn't zero, stood before; else keeps this one.
  mutating func first(of digest: UInt64, at place: Int) -> Int? {
    var slot = Int(truncatingIfNeeded: (digest &* Self.factor) >> UInt64(shift))
    while digests[slot] != 0 {
      if digests[slot] == digest { return Int(places[slot]) }
      slot = (slot + 1) & (digests.count - 1)
    }
    digests[slot] = digest
    places[slot] = Int32(place)
    return nil
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
