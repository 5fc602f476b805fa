/// What a number stands for, by the format of its cell.
enum NumberFormat: Equatable, Sendable {
  case number, day, time

  /// A format that every spreadsheet knows by its number; `nil` where the file must say.
  ///
  /// 27 to 58 are days in Chinese, Japanese and Korean, 71 to 81 days and times in Thai.
  /// Source: ISO/IEC 29500-1, 18.8.30 (numFmt), with its tables for each language.
  init?(known id: Int) {
    switch id {
    case 14...17, 22, 27...31, 34...36, 50...54, 57, 58, 71...74, 77, 81: self = .day
    case 18...21, 32, 33, 45...47, 55, 56, 75, 76, 78...80: self = .time
    case 0..<82: self = .number
    default: return nil
    }
  }

  /// A format as it is written: `[$-D07041E]d mmm yyyy;@`.
  ///
  /// Only the part before the first semicolon counts; what stands in quotes, after a backslash
  /// or in brackets is shown or says how, but for `[h]`, which counts hours.
  init(_ code: some Collection<UInt8>) {
    var letters = Letters()
    var rest = code[...]
    while let byte = rest.popFirst(), byte != UInt8(ascii: ";") {
      switch byte {
      case UInt8(ascii: "\""):
        rest = rest.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): rest = rest.dropFirst()
      case UInt8(ascii: "["):
        let inside = rest.prefix { $0 != UInt8(ascii: "]") }
        if let first = inside.first, inside.allSatisfy({ $0 == first }) { letters.add(first, nil) }
        rest = rest.dropFirst(inside.count + 1)
      default:
        if byte & 0xDF == UInt8(ascii: "G"), Self.drop("ENERAL", from: &rest) {
          letters.add(UInt8(ascii: "#"), nil)
          continue
        }
        if byte & 0xDF == UInt8(ascii: "A") {
          if Self.drop("M/PM", from: &rest) || Self.drop("/P", from: &rest) { continue }
        }
        letters.add(byte, rest.first)
      }
    }
    self = letters.format
  }

  /// Takes capital letters, in either case, from the start of what is left.
  private static func drop<Rest: Collection<UInt8>>(
    _ letters: StaticString, from rest: inout Rest
  ) -> Bool where Rest.SubSequence == Rest {
    let expected = UnsafeBufferPointer(
      start: letters.utf8Start, count: letters.utf8CodeUnitCount)
    let found = rest.prefix(expected.count).map { $0 >= 0x61 && $0 <= 0x7A ? $0 & 0xDF : $0 }
    guard found.elementsEqual(expected) else { return false }
    rest = rest.dropFirst(expected.count)
    return true
  }

  /// Which letters a format has.
  private struct Letters {
    private var days = false
    private var months = false
    private var hours = false
    private var seconds = false
    private var places = false
    private var lastIsPointOfSeconds = false
    private var thai = false

    /// Takes a letter, with the one after it.
    mutating func add(_ byte: UInt8, _ next: UInt8?) {
      let isFraction = lastIsPointOfSeconds && byte == UInt8(ascii: "0")
      lastIsPointOfSeconds = isFraction || (seconds && byte == UInt8(ascii: "."))
      switch byte {
      case UInt8(ascii: "#"), UInt8(ascii: "?"): places = true
      case UInt8(ascii: "0"): places = places || !isFraction
      case 0xE0: thai = true
      default:
        switch byte & 0xDF {
        case UInt8(ascii: "D"), UInt8(ascii: "Y"), UInt8(ascii: "B"): days = true
        case UInt8(ascii: "E"):
          // The year of an era; before a sign the power of ten.
          if next != UInt8(ascii: "+"), next != UInt8(ascii: "-") { days = true }
        case UInt8(ascii: "M"): months = true
        case UInt8(ascii: "H"): hours = true
        case UInt8(ascii: "S"): seconds = true
        default: break
        }
      }
    }

    var format: NumberFormat {
      if places { return .number }
      if days || thai { return .day }
      if hours || seconds { return .time }
      return months ? .day : .number
    }
  }
}
