import Model

/// Writes the rows of a table as RFC 4180 describes it, UTF-8 without a mark, LF at the ends of
/// lines, a cell after the other.
struct CSVWriter {
  private(set) var bytes: [UInt8] = []
  private let languages: [Language]
  private var isFirst = true

  /// No rows; texts in several languages get a cell for each of these.
  init(languages: [Language] = [.thai, .english]) { self.languages = languages }

  /// Ends the row.
  mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isFirst = true
  }

  /// A text. One that a spreadsheet would take for a formula gets an apostrophe before it; marks
  /// that turn letters round are dropped.
  mutating func text(_ text: String?) {
    separate()
    guard let text, !text.isEmpty else { return }
    var cell = TurningMarks.removed(from: text)
    cell.withUTF8 { append($0) }
  }

  /// A text in each language.
  mutating func words(_ words: Words?) {
    for language in languages { text(words?[language]) }
  }

  /// A whole number.
  mutating func integer(_ number: Int?) {
    separate()
    if let number { append(Int64(number)) }
  }

  /// An amount without commas: `-1234.50`.
  mutating func amount(_ money: Money?) {
    separate()
    guard let money else { return }
    let (whole, rest) = money.satang.magnitude.quotientAndRemainder(dividingBy: 100)
    if money < .zero { bytes.append(UInt8(ascii: "-")) }
    append(digits: whole)
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(rest / 10))
    bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
  }

  /// A day: `2026-09-30`.
  mutating func day(_ day: Day?) {
    separate()
    guard let day else { return }
    append(padded: Int(day.year), to: 4)
    bytes.append(UInt8(ascii: "-"))
    append(padded: Int(day.month), to: 2)
    bytes.append(UInt8(ascii: "-"))
    append(padded: Int(day.day), to: 2)
  }

  /// A fiscal year by the year of the Common Era in which it ends.
  mutating func year(_ year: FiscalYear?) { integer(year?.ending) }

  /// `true` or `false`.
  mutating func flag(_ flag: Bool) {
    separate()
    bytes += flag ? Array("true".utf8) : Array("false".utf8)
  }

  private mutating func separate() {
    if isFirst { isFirst = false } else { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func append(_ number: Int64) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    append(digits: number.magnitude)
  }

  private mutating func append(digits number: UInt64) {
    if number >= 10 { append(digits: number / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  private mutating func append(padded number: Int, to width: Int) {
    var unit = 10
    for _ in 1..<width {
      if number < unit { bytes.append(UInt8(ascii: "0")) }
      unit *= 10
    }
    append(digits: UInt64(number))
  }

  private mutating func append(_ cell: UnsafeBufferPointer<UInt8>) {
    var isQuoted = false
    for byte in cell where byte <= UInt8(ascii: ",") {
      isQuoted =
        isQuoted || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A
        || byte == 0x0D
    }
    if isQuoted { bytes.append(UInt8(ascii: "\"")) }
    if FormulaMark.isNeeded(cell) { bytes.append(FormulaMark.byte) }
    if isQuoted {
      for byte in cell {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    } else {
      bytes.append(contentsOf: cell)
    }
  }
}

/// The apostrophe before a text that a spreadsheet would take for a formula.
///
/// Source: OWASP, CSV Injection.
enum FormulaMark {
  static let byte = UInt8(ascii: "'")

  /// Whether a text needs the mark, also so that a reader knows whose apostrophe it is.
  static func isNeeded(_ cell: some Collection<UInt8>) -> Bool {
    guard let first = cell.first else { return false }
    if first == byte {
      guard let second = cell.dropFirst().first else { return false }
      return second == byte || beginsFormula(second)
    }
    return beginsFormula(first) && !isNumber(cell)
  }

  private static func beginsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      true
    default: false
    }
  }

  /// A minus sign before digits and a dot is a number below zero.
  private static func isNumber(_ cell: some Collection<UInt8>) -> Bool {
    cell.first == UInt8(ascii: "-") && cell.count > 1
      && cell.dropFirst().allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
  }
}
