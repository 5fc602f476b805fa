import Model

/// What is noted once a file, however often it is seen: nothing needs mending, but nothing is
/// read otherwise than written without saying so.
struct FileNotes {
  private struct Sighting {
    let first: Place
    let text: String
    var count = 1
  }

  private var seen: [Code: Sighting] = [:]

  /// Counts one more place.
  mutating func see(_ code: Code, _ text: String, at place: Place) {
    if seen[code] == nil {
      seen[code] = Sighting(first: place, text: text)
    } else {
      seen[code]?.count += 1
    }
  }

  /// A note for each kind, at its first place.
  var diagnostics: [Diagnostic] {
    seen.sorted { $0.key.rawValue < $1.key.rawValue }.compactMap { code, sighting in
      words(code, sighting.text).map { words in
        let times = Words(
          th: sighting.count == 1 ? "" : " (\(sighting.count) แห่งในไฟล์นี้)",
          en: sighting.count == 1 ? "" : " (\(sighting.count) places in this file)")
        return Diagnostic(
          code, Words(th: words.th + times.th, en: words.en + times.en), at: sighting.first,
          severity: .note, help: help(code))
      }
    }
  }

  private func words(_ code: Code, _ text: String) -> Words? {
    switch code {
    case .thaiDigits:
      Words(th: "อ่านเลขไทย “\(text)” แล้ว", en: "The Thai digits “\(text)” were read")
    case .monthName:
      Words(
        th: "ชื่อเดือนสะกดไม่ตรง “\(text)” แต่อ่านได้",
        en: "The month is misspelt in “\(text)”, and was read")
    case .serialDate:
      Words(
        th: "อ่านวันที่แบบโปรแกรมตารางคำนวณ “\(text)” แล้ว",
        en: "A spreadsheet's date “\(text)” was read")
    case .dateFromAbove:
      Words(
        th: "ช่องว่างหรือเครื่องหมายละ ใช้ค่าเดียวกับแถวบน",
        en: "An empty cell or a ditto mark takes the value of the row above")
    case .skippedRow:
      Words(
        th: "ข้ามแถวที่ไม่ใช่รายการ เช่น “\(text)”",
        en: "A row that is no entry was passed over, like “\(text)”")
    case .totalsRow:
      Words(th: "แถวรวมตรงกับผลบวก “\(text)”", en: "A row of totals agrees: “\(text)”")
    case .blankRow: Words(th: "ข้ามแถวว่าง", en: "Blank rows were passed over")
    case .currencyWord:
      Words(
        th: "อ่าน “\(text)” เป็นเงินบาทแล้ว", en: "The sign of the baht was read in “\(text)”")
    default: nil
    }
  }

  private func help(_ code: Code) -> Words? {
    guard code == .monthName else { return nil }
    return Words(
      th: "เขียนเดือนเป็นตัวเลขอ่านง่ายที่สุด เช่น 28/2/2566",
      en: "A month in digits is the easiest to read, like 28/2/2566")
  }
}
