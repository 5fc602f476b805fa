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
    guard var text, !text.isEmpty else { return }
    text.withUTF8 { append($0) }
  }

  /// A text in each language.
  mutating func words(_ words: Words?) {
    for language in languages { text(words?[language]) }
  }

  /// A whole number.
  mutating func integer(_ number: Int?) {
    separate()
    if let number { append(number: UInt64(number.magnitude), isNegative: number < 0) }
  }

  /// An amount without commas: `-1234.50`.
  mutating func amount(_ money: Money?) {
    separate()
    guard let money else { return }
    let isNegative = money < .zero
    append(number: money.satang.magnitude, isNegative: isNegative, decimals: 2)
  }

  /// A day: `2026-09-30`.
  mutating func day(_ day: Day?) {
    separate()
    guard let day else { return }
    var iso = day.iso
    iso.withUTF8 { bytes.append(contentsOf: $0) }
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

  /// Writes a number from its last digit on, with a point before the last `decimals`.
  private mutating func append(number: UInt64, isNegative: Bool, decimals: Int = 0) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { buffer in
      var start = 24
      func write(_ byte: UInt8) {
        start -= 1
        buffer[start] = byte
      }
      var rest = number
      var count = 0
      repeat {
        if count == decimals, decimals > 0 { write(UInt8(ascii: ".")) }
        write(UInt8(ascii: "0") + UInt8(rest % 10))
        rest /= 10
        count += 1
      } while rest > 0 || count <= decimals
      if isNegative { write(UInt8(ascii: "-")) }
      bytes.append(contentsOf: buffer[start...])
    }
  }

  private mutating func append(_ cell: UnsafeBufferPointer<UInt8>) {
    var isQuoted = false
    var mayTurn = false
    for byte in cell {
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D: isQuoted = true
      case 0xE2: mayTurn = true
      default: break
      }
    }
    if mayTurn {
      let text = String(decoding: cell, as: UTF8.self)
      var plain = TurningMarks.removed(from: text)
      if plain.utf8.count < cell.count { return plain.withUTF8 { append($0) } }
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
