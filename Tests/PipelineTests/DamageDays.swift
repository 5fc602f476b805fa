/// Damages to days.
extension DamageStrokes {
  private static let months = [
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
  ]

  /// Other ways to write the same days, in every row or in some.
  mutating func rewriteDays(_ damage: Damage, in sheet: inout DamagedSheet) {
    let isEveryRow = damage != .someOfCommonEra && (damage == .allOfCommonEra || chance(2) == 0)
    for row in sheet.entries where isEveryRow || chance(3) == 0 {
      guard let date = sheet.rows[row].date else { continue }
      let (year, month, day) = (date.year, date.month, date.day)
      let isoMonth = month < 10 ? "0\(month)" : "\(month)"
      let isoDay = day < 10 ? "0\(day)" : "\(day)"
      switch damage {
      case .monthNames:
        sheet.set(row, .day, "\(day) \(Self.months[month - 1]) \(year + 543)")
      case .allOfCommonEra, .someOfCommonEra:
        sheet.set(row, .day, "\(day)/\(month)/\(year)")
      case .twoDigitYears: sheet.set(row, .day, "\(day)/\(month)/\((year + 543) % 100)")
      case .serialDays: sheet.set(row, .day, "\(date.serial)")
      case .daysWithTime: sheet.set(row, .day, "\(year)-\(isoMonth)-\(isoDay) 00:00:00")
      default: break
      }
    }
  }

  /// Days that are wrong, or that nobody can tell.
  mutating func applyDays(_ damage: Damage, to sheet: inout DamagedSheet) {
    let isEveryRow = damage == .americanDays || chance(3) == 0
    let chosen = pick(sheet.entries)
    let dates = sheet.entries.compactMap { sheet.rows[$0].date }
    for row in sheet.entries {
      guard let date = sheet.rows[row].date else { continue }
      let (year, month, day) = (date.year, date.month, date.day)
      let isHit = isEveryRow || row == chosen
      switch damage {
      case .twiceConvertedYear where isHit:
        sheet.set(row, .day, "\(day)/\(month)/\(row % 2 == 0 ? year + 1_086 : year - 543)")
      case .shortCommonYears where isHit:
        sheet.set(row, .day, "\(day)/\(month)/\(year % 100)")
      case .buddhistSerial where isHit:
        let later = CleanBook.Date(year: year + 543, month: month, day: day)
        sheet.set(row, .day, "\(later.serial)")
      case .americanDays where dates.contains { $0.day > 12 }:
        sheet.set(row, .day, "\(month)/\(day)/\(year + 543)")
      case .mistypedYear where row == chosen:
        sheet.set(row, .day, "\(day)/\(month)/\(year + 543 + (chance(2) == 0 ? 1 : -1))")
      case .mistypedMonth where row == chosen:
        sheet.set(row, .day, "\(month)/\(day)/\(year + 543)")
      default: break
      }
    }
  }
}
