import Model

/// The sentences of what days get wrong, one function a fault.
extension Diagnostic {
  /// F04, F05, F06. A day that can't be read, by what is wrong with it.
  static func unreadableDay(
    _ text: String, _ date: DateText, at place: Place, doubtFrom: Day?
  ) -> Diagnostic {
    switch date.flaw {
    case .unknownMonth(let month, let nearest):
      unknownMonth(text, month, nearest, at: place, doubtFrom: doubtFrom)
    case .swapped(let month, let day, let year):
      swappedDay(text, Day(year: year, month: month, day: day), at: place, doubtFrom: doubtFrom)
    default: impossibleDate(text, date.flaw, at: place, doubtFrom: doubtFrom)
    }
  }

  private static func impossibleDate(
    _ text: String, _ flaw: DateText.Flaw?, at place: Place, doubtFrom: Day?
  ) -> Diagnostic {
    Diagnostic(
      .impossibleDate,
      text.isEmpty
        ? Words(th: "ไม่มีวันที่", en: "There is no date")
        : Words(
          th: "ไม่มีวันที่ “\(text)” หรืออ่านไม่ได้",
          en: "There is no day “\(text)”, or it can't be read"),
      at: place, notes: (flaw?.words).map { [Note($0)] } ?? [],
      help: Words(
        th: "เขียน วัน/เดือน/ปี พ.ศ. เช่น 28/2/2566",
        en: "Write day/month/year of the Buddhist era, like 28/2/2566"),
      doubtFrom: doubtFrom)
  }

  private static func unknownMonth(
    _ text: String, _ month: String, _ nearest: String?, at place: Place, doubtFrom: Day?
  ) -> Diagnostic {
    Diagnostic(
      .monthName,
      Words(
        th: "ไม่รู้จักเดือน “\(month)” ใน “\(text)”",
        en: "There is no month “\(month)” in “\(text)”"),
      at: place,
      help: nearest.map {
        Words(th: "หมายถึง “\($0)” หรือไม่", en: "Did you mean “\($0)”?")
      }
        ?? Words(
          th: "เขียนเดือนเป็นตัวเลขก็ได้ เช่น 28/2/2566",
          en: "Digits will do for the month, like 28/2/2566"),
      doubtFrom: doubtFrom)
  }

  private static func swappedDay(
    _ text: String, _ meant: Day?, at place: Place, doubtFrom: Day?
  ) -> Diagnostic {
    Diagnostic(
      .swappedDayAndMonth,
      Words(
        th: "“\(text)” เป็น เดือน/วัน/ปี แต่สมุดนี้ต้องเป็น วัน/เดือน/ปี",
        en: "“\(text)” is month/day/year; a book has day/month/year"),
      at: place,
      notes: [
        Note(
          Words(
            th: "แถวอื่นของไฟล์อาจสลับวันกับเดือนโดยไม่มีอะไรบอก เช่น 3/5 กับ 5/3",
            en: "Other rows may have day and month swapped without a sign, like 3/5 and 5/3"))
      ],
      help: meant.map {
        Words(
          th: "เขียนเป็น \($0.thai) แล้วตรวจวันที่ของทุกแถวในไฟล์นี้",
          en: "Write \($0.thai), and look at the date of each row of this file")
      },
      doubtFrom: doubtFrom)
  }

  /// F03. A year of two digits that can only mean one.
  static func twoDigitYear(_ text: String, _ day: Day, at place: Place) -> Diagnostic {
    Diagnostic(
      .twoDigitYear,
      Words(
        th: "“\(text)” อ่านเป็น พ.ศ. \(Int(day.year) + 543)",
        en: "“\(text)” is read as the year \(day.year) (B.E. \(Int(day.year) + 543))"),
      at: place, help: Words(th: "เขียนปีสี่หลัก", en: "Write the year with four digits"),
      doubtFrom: day)
  }

  /// F03. A year of two digits that may mean two.
  static func ambiguousYear(
    _ text: String, _ day: Day, _ other: Day, at place: Place, doubtFrom: Day?
  ) -> Diagnostic {
    Diagnostic(
      .twoDigitYear,
      Words(
        th: "บอกไม่ได้ว่า “\(text)” คือ พ.ศ. \(Int(day.year) + 543) หรือ ค.ศ. \(other.year)",
        en: "“\(text)” may be the year \(day.year) (B.E. \(Int(day.year) + 543)) or \(other.year)"),
      at: place, severity: .error,
      help: Words(th: "เขียนปีสี่หลัก", en: "Write the year with four digits"),
      doubtFrom: doubtFrom)
  }

  /// F07. A day before the fund began, or yet to come.
  static func dateOutOfRange(
    _ text: String, _ day: Day, _ rules: LedgerRules, meant: Int?, at place: Place,
    doubtFrom: Day?
  ) -> Diagnostic {
    let isYetToCome = day > rules.latest
    let limit = isYetToCome ? rules.latest : rules.earliest ?? rules.latest
    let question = Words(
      th: meant.map { "หมายถึงปี \($0) หรือไม่" } ?? "ตรวจปีที่พิมพ์",
      en: meant.map { "Did you mean the year \($0)?" } ?? "Check the year")
    return Diagnostic(
      .dateOutOfRange,
      isYetToCome
        ? Words(
          th: "วันที่ “\(text)” ยังมาไม่ถึง (บัญชีนี้ถึงวันที่ \(limit.thai))",
          en: "The day “\(text)” is yet to come: these books go until \(limit.iso)")
        : Words(
          th: "วันที่ “\(text)” อยู่ก่อนวันแรกที่เป็นไปได้ \(limit.thai)",
          en: "The day “\(text)” lies before the first possible day, \(limit.iso)"),
      at: place, help: question, doubtFrom: doubtFrom)
  }

  /// F02. Years of both eras in one file.
  static func mixedEras(
    _ text: String, isCommonRare: Bool, count: Int, at place: Place
  ) -> Diagnostic {
    let (rare, usual) = isCommonRare ? ("ค.ศ.", "พ.ศ.") : ("พ.ศ.", "ค.ศ.")
    return Diagnostic(
      .mixedEras,
      Words(
        th: "“\(text)” เป็น \(rare) แต่แถวอื่นเป็น \(usual) อ่านทั้งสองแบบแล้ว (\(count) แถว)",
        en:
          "“\(text)” is of the \(isCommonRare ? "Common" : "Buddhist") Era and other rows are "
          + "not; both were read (rows like this: \(count))"),
      at: place,
      help: Words(
        th: "เขียนปีเป็น \(usual) ให้เหมือนกันทั้งไฟล์",
        en: "Write all years of the file in one era"))
  }
}
