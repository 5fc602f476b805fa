import Model

/// A date as nearly every item of news writes it, `10 มีนาคม 2566`, read by its bytes.
///
/// Whatever is written otherwise, or is no day, is left to `DateText`, which reads these the same.
struct EverydayDate {
  let day: Day
  let era: DateText.Era

  /// `nil` for a text of any other form.
  init?(_ text: String) {
    let read = text.utf8.withContiguousStorageIfAvailable { Self.read($0) }
    guard let (day, era) = read ?? nil else { return nil }
    (self.day, self.era) = (day, era)
  }

  private static func read(_ text: UnsafeBufferPointer<UInt8>) -> (Day, DateText.Era)? {
    let space = UInt8(ascii: " ")
    let dayDigits = text.prefix(3).prefix { $0 &- 0x30 < 10 }.count
    guard 1...2 ~= dayDigits, text.count > dayDigits + 6, text[dayDigits] == space,
      text[text.count - 5] == space, let written = number(text[(text.count - 4)...]),
      let day = number(text[..<dayDigits])
    else { return nil }
    let name = text[(dayDigits + 1)..<(text.count - 5)]
    guard let month = monthNames.firstIndex(where: { $0.elementsEqual(name) }) else { return nil }
    let era: DateText.Era
    switch written {
    case 2400...3000: era = .buddhist
    case 1800...2399: era = .common
    default: return nil
    }
    return Day(year: era == .buddhist ? written - 543 : written, month: month + 1, day: day)
      .map { ($0, era) }
  }

  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var number = 0
    for digit in digits {
      guard digit &- 0x30 < 10 else { return nil }
      number = number * 10 + Int(digit - 0x30)
    }
    return number
  }

  /// The names of the months in full.
  private static let monthNames = MonthNames.thai.map { Array($0.utf8) }
}

extension ClockTime {
  /// A time as nearly every item of news writes it: `13:30`, `13.30`, `13.30 น.`; `nil` for a text
  /// of any other form.
  init?(everyday text: String) {
    var bytes = Array(text.utf8)
    let mark = Array(" น.".utf8)
    if bytes.count > 7, bytes.suffix(mark.count).elementsEqual(mark) {
      bytes.removeLast(mark.count)
    }
    guard 4...5 ~= bytes.count else { return nil }
    let point = bytes.remove(at: bytes.count - 3)
    guard point == UInt8(ascii: ":") || point == UInt8(ascii: "."),
      bytes.allSatisfy({ $0 &- 0x30 < 10 })
    else { return nil }
    let number = bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    self.init(hour: number / 100, minute: number % 100)
  }
}
