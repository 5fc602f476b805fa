public import Model

/// How numbers and days are printed on pages, in one language.
///
/// Arabic digits in both languages: Thai ones have unequal widths in every font. Years are of the
/// Buddhist era in Thai and of the Common Era in English.
public struct Format: Sendable {
  /// The language.
  public let language: Language

  /// The formats of a language.
  public init(_ language: Language) { self.language = language }

  /// An amount with two decimals, `1,234.50`; below zero with a true minus sign.
  public func money(_ amount: Money) -> String {
    amount < .zero ? "−" + (-amount).description : amount.description
  }

  /// A count with groups of three digits: `12,038`.
  public func count(_ number: Int) -> String {
    var digits = Substring(String(number.magnitude))
    var groups: [Substring] = []
    while digits.utf8.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = digits.dropLast(3)
    }
    return (number < 0 ? "−" : "") + ([digits] + groups).joined(separator: ",")
  }

  /// A share in tenths of a percent, rounded half up: `46.5`; `nil` where there is no
  /// whole, or the part is a thousand times as much.
  public func percent(_ part: Money, of whole: Money) -> String? {
    guard whole > .zero, part >= .zero, part.satang / whole.satang < 1000 else { return nil }
    // A page rounds a share, never an amount; the amounts stand beside it.
    let product = part.satang.multipliedFullWidth(by: 2000)
    let (tenths, _) = (whole.satang * 2).dividingFullWidth(
      addingHalf(product, whole.satang))
    return "\(tenths / 10).\(tenths % 10)"
  }

  private func addingHalf(
    _ product: (high: Int64, low: UInt64), _ half: Int64
  ) -> (high: Int64, low: UInt64) {
    let (low, carried) = product.low.addingReportingOverflow(UInt64(half))
    return (product.high + (carried ? 1 : 0), low)
  }

  /// A year of the Common Era as the language counts.
  public func year(_ year: Int) -> String {
    language == .thai ? String(year + 543) : String(year)
  }

  /// A fiscal year by its ending year.
  public func year(_ year: FiscalYear) -> String { self.year(year.ending) }

  /// A day in full: `10 มีนาคม 2566`, `10 March 2023`.
  public func day(_ day: Day) -> String {
    "\(day.day) \(month(day, short: false)) \(year(Int(day.year)))"
  }

  /// A day for narrow tables: `10 มี.ค. 2566`, `10 Mar 2023`.
  public func shortDay(_ day: Day) -> String {
    "\(day.day) \(month(day, short: true)) \(year(Int(day.year)))"
  }

  /// A day as `<time>`, its attribute of the Gregorian calendar.
  public func time(_ day: Day, short: Bool = false) -> HTML {
    var html = HTML(markup: "<time datetime=\"")
    html.append(escaping: day.iso)
    html.append(markup: "\">")
    html.append(escaping: short ? shortDay(day) : self.day(day))
    html.append(markup: "</time>")
    return html
  }

  /// One day, several, or a year, as `<time>` elements.
  public func time(_ occasion: Occasion) -> HTML {
    let year = year(Int(occasion.first.year))
    switch occasion.precision {
    case .year:
      return time(String(occasion.first.iso.prefix(4)), language == .thai ? "พ.ศ. \(year)" : year)
    case .fiscalYear:
      let ending = self.year(Int(occasion.last.year))
      return time(
        String(occasion.last.iso.prefix(4)),
        language == .thai ? "ปีงบประมาณ \(ending)" : "fiscal year \(ending)")
    case .month:
      return time(
        String(occasion.first.iso.prefix(7)), "\(month(occasion.first, short: false)) \(year)")
    case .day:
      var html = time(occasion.first)
      if occasion.last != occasion.first {
        html.append(markup: " – ")
        html.append(time(occasion.last))
      }
      return html
    }
  }

  /// A time of day: `13.30 น.`, `13:30`.
  public func time(_ clock: ClockTime) -> HTML {
    let minute = (clock.minute < 10 ? "0" : "") + String(clock.minute)
    let hour = (clock.hour < 10 ? "0" : "") + String(clock.hour)
    return time(
      "\(hour):\(minute)",
      language == .thai ? "\(clock.hour).\(minute)\u{A0}น." : "\(clock.hour):\(minute)")
  }

  private func time(_ machine: String, _ words: String) -> HTML {
    var html = HTML(markup: "<time datetime=\"")
    html.append(escaping: machine)
    html.append(markup: "\">")
    html.append(escaping: words)
    html.append(markup: "</time>")
    return html
  }

  private func month(_ day: Day, short: Bool) -> String {
    let index = Int(day.month) - 1
    switch (language, short) {
    case (.thai, false): return MonthNames.thai[index]
    case (.thai, true): return MonthNames.shortThai[index]
    case (.english, false): return MonthNames.english[index]
    case (.english, true): return String(MonthNames.english[index].prefix(3))
    }
  }
}
