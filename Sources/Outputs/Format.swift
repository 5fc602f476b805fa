public import Model

/// How numbers and days are printed on pages, in one language.
///
/// The language's words file says how it writes them. Thai and English ones have Arabic digits:
/// Thai ones have unequal widths in every font.
public struct Format: Sendable {
  /// Behind a pointer: every view asks its pages for their format, which is copied.
  private final class Held: Sendable {
    let words: FormatWords

    init(_ words: FormatWords) { self.words = words }
  }

  private let held: Held

  private init(_ words: FormatWords) { held = Held(words) }

  /// The formats of a language.
  ///
  /// - Returns: `nil` where a word for them is missing or can't be used, with each one reported.
  public static func load(_ folder: TemplateFolder, file: FileID) -> Reading<Format?> {
    let words = FormatWords.load(folder, file: file)
    return Reading(words.value.map { Format($0) }, words.diagnostics)
  }

  /// The same with Arabic digits and English marks, in which people type what they search for.
  var withPlainNumbers: Format { Format(held.words.withPlainNumbers) }

  /// An amount with two decimals, `1,234.50`; below zero with a true minus sign.
  public func money(_ amount: Money) -> String {
    number(amount < .zero ? "−" + (-amount).description : amount.description)
  }

  /// A count with groups of three digits: `12,038`.
  public func count(_ number: Int) -> String {
    var digits = Substring(String(number.magnitude))
    var groups: [Substring] = []
    while digits.utf8.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = digits.dropLast(3)
    }
    return self.number((number < 0 ? "−" : "") + ([digits] + groups).joined(separator: ","))
  }

  /// A share in tenths of a percent, rounded half up: `46.5`; `nil` where there is no
  /// whole, or the part is a thousand times as much.
  public func percent(_ part: Money, of whole: Money) -> String? {
    guard whole > .zero, part >= .zero, part.satang / whole.satang < 1000 else { return nil }
    // A page rounds a share, never an amount; the amounts stand beside it.
    let product = part.satang.multipliedFullWidth(by: 2000)
    let (tenths, _) = (whole.satang * 2).dividingFullWidth(
      addingHalf(product, whole.satang))
    return number("\(tenths / 10).\(tenths % 10)")
  }

  private func addingHalf(
    _ product: (high: Int64, low: UInt64), _ half: Int64
  ) -> (high: Int64, low: UInt64) {
    let (low, carried) = product.low.addingReportingOverflow(UInt64(half))
    return (product.high + (carried ? 1 : 0), low)
  }

  /// A number in the language's digits and marks, from `1,234.50`.
  private func number(_ plain: String) -> String {
    guard !held.words.areNumbersPlain else { return plain }
    return plain.reduce(into: "") { text, letter in
      switch letter {
      case ",": text += held.words.group
      case ".": text += held.words.decimal
      default: text += letter.wholeNumberValue.map { held.words.digits[$0] } ?? String(letter)
      }
    }
  }

  /// A year of the Common Era as the language counts.
  public func year(_ year: Int) -> String {
    number(String(held.words.era == .buddhist ? year + 543 : year))
  }

  /// A fiscal year by its ending year.
  public func year(_ year: FiscalYear) -> String { self.year(year.ending) }

  /// A day in full: `10 มีนาคม 2566`, `10 March 2023`.
  public func day(_ day: Day) -> String { text(of: day, held.words.day, held.words.months) }

  /// A day for narrow tables: `10 มี.ค. 2566`, `10 Mar 2023`.
  public func shortDay(_ day: Day) -> String {
    text(of: day, held.words.shortDay, held.words.shortMonths)
  }

  private func text(
    of day: Day, _ pattern: FormatWords.Pattern, _ months: [String]
  ) -> String {
    pattern.filled { part($0, of: day, months) }
  }

  private func part(
    _ hole: FormatWords.Pattern.Hole, of day: Day, _ months: [String]
  ) -> String {
    switch hole {
    case .day: number(String(day.day))
    case .month: months[Int(day.month) - 1]
    default: year(Int(day.year))
    }
  }

  /// More than most days have as HTML.
  private static let usualBytes = 128

  /// A day as `<time>`, its attribute of the Gregorian calendar.
  public func time(_ day: Day, short: Bool = false) -> HTML {
    let (pattern, months) =
      short ? (held.words.shortDay, held.words.shortMonths) : (held.words.day, held.words.months)
    var html = HTML(room: Self.usualBytes)
    html.append(markup: "<time datetime=\"")
    html.append(escaping: day.iso)
    html.append(markup: "\">")
    for part in pattern.parts {
      switch part {
      case .text(let words): html.append(escaping: words)
      case .hole(let hole): html.append(escaping: self.part(hole, of: day, months))
      }
    }
    html.append(markup: "</time>")
    return html
  }

  /// One day, several, or a year, as `<time>` elements.
  public func time(_ occasion: Occasion) -> HTML {
    let (first, last) = (occasion.first, occasion.last)
    switch occasion.precision {
    case .year:
      return time(String(first.iso.prefix(4)), text(of: first, held.words.year, []))
    case .fiscalYear:
      return time(String(last.iso.prefix(4)), text(of: last, held.words.fiscalYear, []))
    case .month:
      return time(String(first.iso.prefix(7)), text(of: first, held.words.month, held.words.months))
    case .day: return first == last ? time(first) : range(time(first), time(last))
    }
  }

  private func range(_ first: HTML, _ last: HTML) -> HTML {
    var html = HTML()
    for part in held.words.days.parts {
      switch part {
      case .text(let text): html.append(escaping: text)
      case .hole(let hole): html.append(hole == .first ? first : last)
      }
    }
    return html
  }

  /// A time of day: `13.30 น.`, `13:30`.
  public func time(_ clock: ClockTime) -> HTML {
    let minute = (clock.minute < 10 ? "0" : "") + String(clock.minute)
    let hour = (clock.hour < 10 ? "0" : "") + String(clock.hour)
    let text = held.words.clock.filled { hole in
      number(hole == .hour ? String(clock.hour) : minute)
    }
    return time("\(hour):\(minute)", text)
  }

  private func time(_ machine: String, _ words: String) -> HTML {
    var html = HTML(room: Self.usualBytes)
    html.append(markup: "<time datetime=\"")
    html.append(escaping: machine)
    html.append(markup: "\">")
    html.append(escaping: words)
    html.append(markup: "</time>")
    return html
  }
}
