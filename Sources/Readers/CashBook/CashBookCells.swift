import Model

/// The cells of a row that hold words and numbers of documents.
extension CashBook {
  /// The bytes of a cell and its place; `nil` where the table has no such column.
  func cell(_ column: CashBookColumn, _ row: CSVRow) -> (text: ArraySlice<UInt8>, place: Place)? {
    header.position(column).flatMap { cell(at: $0, row) }
  }

  /// The bytes of the cell at a position.
  func cell(at position: Int, _ row: CSVRow) -> (text: ArraySlice<UInt8>, place: Place)? {
    guard position < row.fields.count else { return nil }
    let field = row.fields[position]
    let place = Place(
      file: file, line: field.line, columns: field.columns,
      cell: Cell(row: row.number, column: UInt16(clamping: position)))
    return (table.content(of: field), place)
  }

  /// The bytes of a cell; none where the table has no such column.
  func bytes(_ column: CashBookColumn, _ row: CSVRow) -> ArraySlice<UInt8> {
    guard let position = header.position(column), position < row.fields.count else { return [] }
    return table.content(of: row.fields[position])
  }

  /// A cell as text.
  func text(_ column: CashBookColumn, _ row: CSVRow) -> String? {
    cell(column, row).map { string($0.text) }
  }

  /// Bytes as text.
  func string(_ text: ArraySlice<UInt8>) -> String { String(decoding: text, as: UTF8.self) }

  /// Reads what is written in words: the document's number, the pots, what is taken back; and
  /// looks for what may not be published.
  mutating func readWords(_ row: CSVRow, into draft: inout Draft) {
    if let (text, _) = cell(.reference, row), !text.isEmpty { draft.reference = string(text) }
    if let (text, _) = cell(.pot, row), !text.isEmpty { draft.pot = string(text) }
    if let (text, _) = cell(.toPot, row), !text.isEmpty { draft.toPot = string(text) }
    for column in [CashBookColumn.note, .description] {
      guard let (text, _) = cell(column, row), text.count > 5, draft.reverses == nil else {
        continue
      }
      draft.reverses = ReversalText.reference(in: text)
    }
    for column in [CashBookColumn.description, .note, .reference, .pot, .toPot] {
      guard let (text, place) = cell(column, row), !text.isEmpty else { continue }
      if column == .pot || column == .toPot, PersonText.isIn(string(text)) {
        diagnostics.append(.personInName(string(text), at: place, doubtFrom: nil))
        continue
      }
      guard CitizenNumber.isIn(text) else { continue }
      diagnostics.append(.citizenNumber(column.names[0], at: place, doubtFrom: draft.day))
    }
    draft.fingerprint = fingerprint(row)
    draft.recipient = recipient(row)
  }

  private func recipient(_ row: CSVRow) -> Recipient? {
    recipient { cell(at: $0, row)?.text }
  }

  /// Who is meant by a row, by the surest of its columns that tell persons apart.
  func recipient(_ text: (Int) -> ArraySlice<UInt8>?) -> Recipient? {
    for (column, position) in header.identifying {
      guard let text = text(position), !text.isEmpty else { continue }
      switch Recipient.everyday(text, in: column) {
      case .some(let recipient): if let recipient { return recipient }
      case nil: if let recipient = Recipient(string(text), in: column) { return recipient }
      }
    }
    return nil
  }

  /// A digest of every cell of a row but the balances.
  private func fingerprint(_ row: CSVRow) -> UInt64 {
    var digest = RowDigest()
    for (index, field) in row.fields.enumerated() where !header.isBalance[index] {
      table.content(of: field).withUnsafeBufferPointer {
        digest.add(CellDigest($0, 0..<$0.count))
      }
    }
    return digest.value
  }

  /// The people helped, where the row says how many.
  mutating func readCount(_ row: CSVRow, into draft: inout Draft) {
    guard let (text, place) = cell(.count, row), !text.isEmpty else { return }
    draft.people = wholeNumber(string(text))
    if draft.people.map({ $0 > 1_000_000 }) ?? true {
      diagnostics.append(
        .unreadableAmount(
          string(text), .letters, column: CashBookColumn.count.names[0], at: place,
          doubtFrom: draft.day))
      draft.people = nil
    }
  }
}

/// A digest of the cells of a row, of which each has a digest of its own that may be kept.
struct RowDigest {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds a cell.
  mutating func add(_ cell: CellDigest) {
    let product = (value ^ cell.value).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    value = product.high ^ product.low
  }
}

/// A digest of one cell: sixteen bytes a step, multiplied and folded as wyhash does.
struct CellDigest {
  private(set) var value: UInt64 = 0xA076_1D64_78BD_642F

  /// The digest of no cell.
  init() {}

  /// The digest of some bytes.
  @inline(__always)
  init(_ text: UnsafeBufferPointer<UInt8>, _ bytes: Range<Int>) {
    var index = bytes.lowerBound
    while index + 16 <= bytes.upperBound {
      step(text.word(at: index).bits, text.word(at: index + 8).bits)
      index += 16
    }
    // What is left, and a mark of where the cell ends that tells `ab,c` from `a,bc`.
    let end = bytes.upperBound
    let mark = 0xFF + UInt64(end - index)
    if end - index > 8 {
      step(text.word(at: index).bits, text.word(at: index + 8, before: end).bits)
      step(mark, 0)
    } else {
      step(mark, text.word(at: index, before: end).bits)
    }
  }

  private mutating func step(_ first: UInt64, _ second: UInt64) {
    let product = (value ^ first).multipliedFullWidth(by: second ^ 0x9E37_79B9_7F4A_7C15)
    // What was is added, so that no second half makes all before it the same.
    value = (value &+ product.high) ^ product.low
  }
}

/// The words by which a row takes back another: `กลับรายการ 12/045`.
enum ReversalText {
  private static let words = ["กลับรายการ", "reversal of", "reverses"].map { Array($0.utf8) }

  /// The number of the document that is taken back; `nil` where the text says nothing of it.
  static func reference(in text: ArraySlice<UInt8>) -> String? {
    guard mayBeOne(text) else { return nil }
    for word in words {
      guard let start = position(of: word, in: text) else { continue }
      var rest = trimmed(String(decoding: text[(start + word.count)...], as: UTF8.self))
      for before in ["เลขที่", "ใบเสร็จ", "ที่", ":"] where rest.hasPrefix(before) {
        rest = trimmed(String(rest.dropFirst(before.count)))
      }
      let number = rest.prefix { $0 != " " && $0 != "," && $0 != ")" }
      let hasDigit = plainDigits(String(number)).utf8.contains { (0x30...0x39).contains($0) }
      return hasDigit ? String(number) : nil
    }
    return nil
  }
}

extension ReversalText {
  /// Whether a text may hold one of the words: most have no ล before a ั, and no `rev`.
  private static func mayBeOne(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { text in
      guard text.count > 5 else { return false }
      for index in 2..<text.count {
        switch text[index] {
        // ล and ั end in 0xA5 and 0xB1, each three bytes.
        case 0xB1 where index >= 3 && text[index - 3] == 0xA5: return true
        case UInt8(ascii: "v") where text[index - 1] == UInt8(ascii: "e"): return true
        default: continue
        }
      }
      return false
    }
  }

  /// Where a word begins in a text.
  private static func position(of word: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    guard text.count >= word.count else { return nil }
    // The third byte is the first that tells Thai letters apart.
    return (text.startIndex...(text.endIndex - word.count)).first { start in
      text[start + 2] == word[2] && text[start...].starts(with: word)
    }
  }
}

/// The number of a Thai citizen: thirteen digits, of which the last follows from the others.
enum CitizenNumber {
  /// Whether a text holds one, in Thai or Arabic digits, with spaces or hyphens between.
  ///
  /// Source: the check digit is (11 − Σ dᵢ·(14 − i) mod 11) mod 10 over the first twelve; the
  /// domain design, §2.5.
  static func isIn(_ text: ArraySlice<UInt8>) -> Bool {
    // Most texts hold no digits, or few: 0xB9 is the middle byte of a Thai one.
    let mostDigits = text.count { (0x30...0x39).contains($0) || $0 == 0xB9 }
    guard mostDigits >= 13, hasDigits(13, text) else { return false }
    var digits: [Int] = []
    // Where a group of digits begins or ends: a number doesn't begin inside one.
    var edges: Set<Int> = [0]
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      let isThai =
        byte == 0xE0 && index + 2 < text.endIndex && text[index + 1] == 0xB9
        && (0x90...0x99).contains(text[index + 2])
      if (0x30...0x39).contains(byte) {
        digits.append(Int(byte) - 0x30)
      } else if isThai {
        digits.append(Int(text[index + 2]) - 0x90)
        index += 2
      } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: " ") {
        edges.insert(digits.count)
      } else {
        if holdsNumber(digits, edges) { return true }
        (digits, edges) = ([], [0])
      }
      index += 1
    }
    return holdsNumber(digits, edges)
  }

  /// Whether a text has so many digits, Thai or Arabic.
  private static func hasDigits(_ least: Int, _ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { text in
      var count = 0
      for (index, byte) in text.enumerated() {
        let isThai = (0x90...0x99).contains(byte) && index > 0 && text[index - 1] == 0xB9
        if isThai || (0x30...0x39).contains(byte) { count += 1 }
      }
      return count >= least
    }
  }

  private static func holdsNumber(_ digits: [Int], _ edges: Set<Int>) -> Bool {
    guard digits.count >= 13 else { return false }
    let all = edges.union([digits.count])
    return (0...(digits.count - 13)).contains { start in
      guard all.contains(start), all.contains(start + 13) else { return false }
      let number = digits[start..<(start + 13)]
      let sum = (0..<12).reduce(0) { $0 + digits[start + $1] * (13 - $1) }
      return number.first != 0 && (11 - sum % 11) % 10 == digits[start + 12]
    }
  }
}

/// Names and numbers of persons in what becomes the name of a pot or an account, and so is
/// published as it is written.
enum PersonText {
  private static let honorifics = ["นาย", "นาง", "น.ส.", "ด.ช.", "ด.ญ.", "เด็กชาย", "เด็กหญิง"]

  /// Whether a text looks as if it named a person, or had the number of a card, phone or account.
  static func isIn(_ text: String) -> Bool {
    let digits = plainDigits(text).utf8.filter { (0x30...0x39).contains($0) }
    if digits.count >= 9 { return true }
    return text.split(separator: " ").contains { word in
      // นายก is the head of a council.
      honorifics.contains { word.hasPrefix($0) && word.count > $0.count } && !word.hasPrefix("นายก")
    }
  }
}
