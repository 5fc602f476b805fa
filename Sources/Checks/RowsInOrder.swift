import Model

extension Check {
  /// F09. The rows of an account stand in the order of their days.
  ///
  /// One row with a wrong day is one finding, wherever it stands: a day that is too late makes all
  /// rows after it look early, and it is that row that is told. Where the day lies in another
  /// fiscal year than that of the row beside it, money stands in a wrong year: that is an error.
  static let rowsInOrder = Check(codes: [.rowsOutOfOrder]) { books in
    var trails: [Trail: Int] = [:]
    var recents: [Recent] = []
    // Rows of a trail mostly stand beside each other.
    var current: (trail: Trail, number: Int)?
    var found: [Diagnostic] = []
    // Rows are named by their places among all: copying each would cost more than the check.
    let entries = books.entries.span
    for index in entries.indices
    where entries[index].place.cell != nil && !entries[index].isFurtherBalance {
      let key = Trail(account: entries[index].account, file: entries[index].place.file)
      let day = entries[index].day
      let known = current?.trail == key ? current?.number : trails[key]
      let number = known ?? recents.count
      current = (key, number)
      guard known != nil else {
        trails[key] = number
        recents.append(Recent(before: nil, last: index))
        continue
      }
      let recent = recents[number]
      guard day < entries[recent.last].day else {
        recents[number] = Recent(before: recent.last, last: index)
        continue
      }
      let (entry, previous) = (entries[index], entries[recent.last])
      if let before = recent.before, entries[before].day <= day {
        found.append(
          .outOfOrder(previous, after: entry, isLate: true, calendar: books.calendar))
        recents[number] = Recent(before: before, last: index)
      } else {
        found.append(
          .outOfOrder(entry, after: previous, isLate: false, calendar: books.calendar))
        recents[number] = Recent(before: nil, last: index)
      }
    }
    return found
  }
}

/// The last rows that are in order, by their places among all.
private struct Recent {
  let before: Int?
  let last: Int
}

/// The rows of one account in one file.
private struct Trail: Hashable {
  let account: AccountID
  let file: FileID
}

extension Diagnostic {
  fileprivate static func outOfOrder(
    _ entry: Entry, after other: Entry, isLate: Bool, calendar: FiscalCalendar
  ) -> Diagnostic {
    let isOtherYear = calendar.year(of: entry.day) != calendar.year(of: other.day)
    let (row, above) = (entry.place.cell?.row ?? 0, other.place.cell?.row ?? 0)
    return Diagnostic(
      .rowsOutOfOrder,
      isLate
        ? Words(
          th: "วันที่ของแถว \(row) (\(entry.day.thai)) อยู่หลังวันที่ของแถวถัดไป",
          en: "The day of row \(row) (\(entry.day.iso)) is later than that of the next row")
        : Words(
          th: "แถว \(row) (\(entry.day.thai)) เป็นวันก่อนแถว \(above) (\(other.day.thai))",
          en:
            "Row \(row) (\(entry.day.iso)) has an earlier day than row \(above) (\(other.day.iso))"
        ),
      at: entry.place, severity: isOtherYear ? .error : .warning,
      help: Words(
        th: "ตรวจวันที่ของแถวนี้ ถ้าถูกแล้ว ย้ายแถวไปเรียงตามวัน",
        en: "Check the date of this row; if it is right, move the row to its day"),
      doubtFrom: min(entry.day, other.day))
  }
}
