import Model

extension SettingsFile {
  /// Reports a key that must be there.
  mutating func missing(_ key: String, in mapping: SettingsMapping, example: String) {
    add(
      Diagnostic(
        .missingKey,
        Words(th: "ไม่มี “\(key)” ซึ่งต้องมี", en: "“\(key)” is missing"), at: place(of: mapping),
        help: Words(th: "เพิ่มบรรทัด เช่น \(example)", en: "Add a line like \(example)")))
  }

  /// Reports a value that can't be used.
  mutating func unusable(_ node: SettingsNode, _ words: Words, help: Words) {
    add(Diagnostic(.unusableValue, words, at: place(of: node), help: help))
  }

  /// A text of one line or more.
  mutating func text(_ node: SettingsNode?) -> String? {
    guard let node else { return nil }
    if case .scalar(let scalar) = node {
      let names = HiddenMarks.names(in: scalar.string.unicodeScalars)
      if !names.isEmpty { add(.hiddenMarks(names, at: place(of: node))) }
      let plain = names.isEmpty ? scalar.string : HiddenMarks.removed(from: scalar.string)
      let text = trimmed(plain)
      if !text.isEmpty { return text }
    }
    unusable(
      node, Words(th: "ตรงนี้ต้องเป็นข้อความ", en: "This must be a text"),
      help: Words(th: "เช่น name: กองทุน", en: "For example name: Fund"))
    return nil
  }

  /// A text in Thai, English and further languages, or one text for all.
  mutating func words(_ node: SettingsNode?) -> Words? {
    guard let node else { return nil }
    guard case .mapping(let mapping) = node else { return text(node).map { Words($0) } }
    var pairs = SettingsMapping(mapping)
    let thai = text(pairs.take("th"))
    let english = text(pairs.take("en"))
    let others = pairs.takeLanguages(&self)
    pairs.finish(&self)
    guard let first = thai ?? english else {
      missing("th", in: pairs, example: "th: ชื่อ")
      return nil
    }
    return Words(th: first, en: english ?? first, others: others)
  }

  /// A mapping with keys of its own.
  mutating func mapping(_ node: SettingsNode?) -> SettingsMapping? {
    guard let node else { return nil }
    guard case .mapping(let mapping) = node else {
      unusable(
        node, Words(th: "ตรงนี้ต้องเป็นคู่ “ชื่อ: ค่า”", en: "This must hold pairs of “name: value”"),
        help: Words(th: "เช่น {th: ก, en: A}", en: "For example {th: ก, en: A}"))
      return nil
    }
    return SettingsMapping(mapping)
  }

  /// A list; a single value is a list of one.
  mutating func list(_ node: SettingsNode?) -> [SettingsNode] {
    guard let node else { return [] }
    if case .sequence(let items, _) = node { return items }
    return [node]
  }

  /// A whole number that isn't negative, Thai digits and commas allowed.
  mutating func number(_ node: SettingsNode?) -> Int? {
    guard let node else { return nil }
    if case .scalar(let scalar) = node, let number = wholeNumber(scalar.string),
      number <= 1_000_000_000
    {
      return number
    }
    unusable(
      node,
      Words(
        th: "ตรงนี้ต้องเป็นจำนวนเต็มไม่เกินพันล้าน", en: "This must be a whole number up to a billion"),
      help: Words(th: "เช่น 75", en: "For example 75"))
    return nil
  }

  /// `true` or `false`.
  mutating func flag(_ node: SettingsNode?) -> Bool? {
    guard let node else { return nil }
    switch node.scalar?.string {
    case "true", "yes", "ใช่": return true
    case "false", "no", "ไม่": return false
    default:
      unusable(
        node, Words(th: "ตรงนี้ต้องเป็น true หรือ false", en: "This must be true or false"),
        help: Words(th: "เช่น true", en: "For example true"))
      return nil
    }
  }

  /// A date in any of the forms of `DateText`.
  mutating func occasion(_ node: SettingsNode?, calendar: FiscalCalendar) -> Occasion? {
    guard let node else { return nil }
    guard let text = text(node) else { return nil }
    let date = DateText(text, calendar: calendar)
    if let weekday = date.wrongWeekday, let occasion = date.occasion {
      add(.weekdayDisagrees(weekday, on: occasion.first, at: place(of: node)))
    }
    if let flaw = date.flaw {
      add(.unreadableDate(text, flaw, at: place(of: node)))
    }
    return date.occasion
  }

  /// A single day.
  mutating func day(_ node: SettingsNode?, calendar: FiscalCalendar) -> Day? {
    guard let node, let occasion = occasion(node, calendar: calendar) else { return nil }
    if occasion.precision == .day, occasion.first == occasion.last { return occasion.first }
    unusable(
      node, Words(th: "ตรงนี้ต้องเป็นวันเดียว", en: "This must be a single day"),
      help: Words(th: "เช่น 30 กันยายน 2569 หรือ 2026-09-30", en: "For example 2026-09-30"))
    return nil
  }

  /// A year of the Common Era, from a year of either era.
  mutating func year(_ node: SettingsNode?) -> Int? {
    guard let node else { return nil }
    let number = node.scalar.flatMap { wholeNumber($0.string) }
    switch number {
    case .some(2400...3000): return number.map { $0 - 543 }
    case .some(1800...2399): return number
    default:
      unusable(
        node, Words(th: "ตรงนี้ต้องเป็นปีสี่หลัก", en: "This must be a year of four digits"),
        help: Words(th: "เช่น 2569 หรือ 2026", en: "For example 2569 or 2026"))
      return nil
    }
  }

  /// A contact.
  mutating func contact(_ node: SettingsNode?) -> Contact? {
    guard var pairs = mapping(node) else { return nil }
    let contact = Contact(
      name: words(pairs.take("name")), address: words(pairs.take("address")),
      email: text(pairs.take("email")), phone: text(pairs.take("phone")))
    pairs.finish(&self)
    return contact
  }
}

extension Diagnostic {
  /// N203. The weekday beside a date is another day's.
  static func weekdayDisagrees(_ written: Weekday, on day: Day, at place: Place) -> Diagnostic {
    Diagnostic(
      .weekdayDisagrees,
      Words(
        th: "วันที่ \(day.iso) เป็นวัน\(day.weekday.thai) ไม่ใช่วัน\(written.thai)",
        en: "\(day.iso) is a \(day.weekday), not a \(written)"),
      at: place,
      help: Words(
        th: "ตรวจว่าวันหรือวันที่ผิด", en: "Check which of the two is wrong, the day or the date"))
  }

  /// N202. A date that can't be read.
  static func unreadableDate(_ text: String, _ flaw: DateText.Flaw, at place: Place) -> Diagnostic {
    Diagnostic(
      .unreadableDate,
      Words(th: "อ่านวันที่ “\(text)” ไม่ได้", en: "The date “\(text)” can't be read"),
      at: place, notes: flaw.words.map { [Note($0)] } ?? [],
      help: Words(
        th: "เขียนอย่าง 10 มีนาคม 2566, 10-13 มีนาคม 2566 หรือ 2023-03-10",
        en: "Write it like 10 มีนาคม 2566, 10-13 มีนาคม 2566 or 2023-03-10"))
  }
}

extension DateText.Flaw {
  /// The reason, where there is more to say than that it can't be read.
  var words: Words? {
    switch self {
    case .unreadable: nil
    case .unknownMonth(let word, let nearest?):
      Words(
        th: "ไม่รู้จักเดือน “\(word)” หมายถึง \(nearest) หรือไม่",
        en: "There is no month “\(word)”; did you mean \(nearest)?")
    case .unknownMonth(let word, nil):
      Words(th: "ไม่รู้จักเดือน “\(word)”", en: "There is no month “\(word)”")
    case .noSuchDay(let month, let year, let length):
      Words(
        th: "ปี \(year + 543) เดือน\(MonthNames.thai[month - 1])มี \(length) วัน",
        en: "\(MonthNames.english[month - 1]) \(year) has \(length) days")
    case .swapped:
      Words(
        th: "เขียนวันก่อนเดือน เช่น 28/2/2566", en: "Write the day before the month, like 28/2/2566")
    case .endsBeforeItBegins:
      Words(th: "วันสุดท้ายมาก่อนวันแรก", en: "The last day comes before the first")
    }
  }
}

extension Weekday {
  /// The name in Thai, without วัน.
  var thai: String {
    switch self {
    case .sunday: "อาทิตย์"
    case .monday: "จันทร์"
    case .tuesday: "อังคาร"
    case .wednesday: "พุธ"
    case .thursday: "พฤหัสบดี"
    case .friday: "ศุกร์"
    case .saturday: "เสาร์"
    }
  }
}
