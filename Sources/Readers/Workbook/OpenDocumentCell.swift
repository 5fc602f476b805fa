/// One cell of an OpenDocument spreadsheet, or several that hold the same.
struct OpenDocumentCell {
  private enum Kind { case none, number, day, boolean, text, other }

  private var kind = Kind.none
  private var value: [UInt8] = []
  private var formula: [UInt8] = []
  private var shown: [UInt8] = []
  private var paragraphs = 0
  private var columnsSpanned = 1
  private var rowsSpanned = 1
  private var saysError = false

  /// How many cells in a row hold the same.
  private(set) var repeats = 1
  /// Whether it lies behind a merged cell.
  private(set) var isCovered = false
  /// Whether it holds a formula.
  private(set) var hasFormula = false

  /// Begins another cell.
  mutating func reset(isCovered: Bool) {
    kind = .none
    value.removeAll(keepingCapacity: true)
    formula.removeAll(keepingCapacity: true)
    shown.removeAll(keepingCapacity: true)
    paragraphs = 0
    (columnsSpanned, rowsSpanned, repeats) = (1, 1, 1)
    (saysError, hasFormula) = (false, false)
    self.isCovered = isCovered
  }

  /// Takes an attribute.
  mutating func take(
    _ name: XMLName, _ text: XMLText, _ meter: WorkbookMeter
  ) throws(WorkbookFlaw) {
    switch (name.space, name.local) {
    case (.office, "value-type"): kind = Self.kind(text)
    case (.calc, "value-type"): saysError = "error" ~= text
    case (.office, "value"), (.office, "date-value"), (.office, "boolean-value"),
      (.office, "string-value"):
      try meter.check(text.bytes.count, of: .cellBytes)
      value = Array(text.bytes)
    case (.table, "formula"):
      try meter.check(text.bytes.count, of: .cellBytes)
      hasFormula = true
      formula = Array(text.bytes)
    case (.table, "number-columns-repeated"): repeats = try Self.count(text)
    case (.table, "number-columns-spanned"): columnsSpanned = try Self.count(text)
    case (.table, "number-rows-spanned"): rowsSpanned = try Self.count(text)
    default: break
    }
  }

  private static func kind(_ text: XMLText) -> Kind {
    switch text {
    case "float", "percentage", "currency": .number
    case "date": .day
    case "boolean": .boolean
    case "string": .text
    default: .other
    }
  }

  private static func count(_ text: XMLText) throws(WorkbookFlaw) -> Int {
    guard let count = text.number, count > 0 else { throw .damaged(part: nil) }
    return count
  }

  /// Begins a paragraph: a space stands between two.
  mutating func startParagraph() {
    if paragraphs > 0 { shown.append(0x20) }
    paragraphs += 1
  }

  /// Adds to what is shown.
  mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, _ meter: WorkbookMeter
  ) throws(WorkbookFlaw) {
    try meter.check(shown.count + bytes.count, of: .cellBytes)
    shown.append(contentsOf: bytes)
  }

  /// Adds spaces to what is shown.
  mutating func appendSpaces(_ count: Int, _ meter: WorkbookMeter) throws(WorkbookFlaw) {
    try meter.check(shown.count + count, of: .cellBytes)
    shown.append(contentsOf: repeatElement(0x20, count: count))
  }

  /// The last cell behind a merged one; `nil` where none is merged.
  func mergedTo(from first: CellReference) -> CellReference? {
    guard columnsSpanned > 1 || rowsSpanned > 1 else { return nil }
    return CellReference(
      row: first.row + rowsSpanned - 1, column: first.column + columnsSpanned - 1)
  }

  /// Whether it shows an error. Old programs don't say so, but show one beside a formula.
  var isError: Bool {
    saysError
      || (hasFormula && (shown.first == UInt8(ascii: "#") || shown.starts(with: "Err:".utf8)))
  }

  /// Whether the file doesn't hold what its formula comes to.
  var lacksValue: Bool { hasFormula && kind == .none && shown.isEmpty }

  /// What it shows, ready for comma-separated text.
  func field() -> [UInt8] {
    var field: [UInt8] = []
    if lacksValue {
      SheetText.encode(plainFormula(), into: &field)
    } else if isError || value.isEmpty {
      SheetText.encode(shown, into: &field)
    } else {
      switch kind {
      case .number:
        if let number = NumberText(trimmed(value)) {
          number.append(to: &field)
        } else {
          SheetText.encode(value, into: &field)
        }
      case .day: SheetText.encode(ISODay.day(of: value[...]), into: &field)
      case .boolean:
        SheetText.encode(
          value == Array("true".utf8) ? "TRUE".utf8 : "FALSE".utf8, into: &field)
      case .text: SheetText.encode(value, into: &field)
      case .none, .other: SheetText.encode(shown, into: &field)
      }
    }
    return field
  }

  /// The formula as Excel would write it: `of:=SUM([.E2:.E9])` is `=SUM(E2:E9)`.
  private func plainFormula() -> [UInt8] {
    var plain: [UInt8] = []
    var previous: UInt8 = 0
    for byte in formula.drop(while: { $0 != UInt8(ascii: "=") }) {
      let isStart = previous == UInt8(ascii: "[") || previous == UInt8(ascii: ":")
      previous = byte
      if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") { continue }
      if byte == UInt8(ascii: "."), isStart { continue }
      plain.append(byte)
    }
    return plain.isEmpty ? Array("=…".utf8) : plain
  }
}
