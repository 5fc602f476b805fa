import Model

/// Why a written balance may differ from the counted one, the likeliest cause first.
///
/// Source: the explained break of the ledger design, §5.2: a difference that equals a row's
/// amount, twice an amount, is divisible by 9, or comes from a slipped decimal point.
struct BreakCauses {
  let stated: Money
  let counted: Money
  let index: Int
  let books: Books
  /// The next row goes on from the counted balance.
  let isOnlyThisCell: Bool

  /// How far back a row with the same amount is looked for.
  private static let rowsToLookBack = 100
  /// How many causes are worth reading.
  private static let mostNotes = 2

  private var entry: Entry { books.entries[index] }
  private var difference: Money { stated - counted }

  /// The causes as notes.
  var notes: [Diagnostic.Note] {
    var notes: [Diagnostic.Note] = []
    if isOnlyThisCell { notes.append(Self.onlyThisCell) }
    if Self.isSwap(stated, counted) { notes.append(Self.swappedInBalance(counted)) }
    if !isOnlyThisCell { notes += causesInAmount }
    if notes.isEmpty || (isOnlyThisCell && notes.count == 1), difference.satang % 9 == 0 {
      notes.append(Self.divisibleByNine)
    }
    return Array(notes.prefix(Self.mostNotes))
  }

  private var causesInAmount: [Diagnostic.Note] {
    let amount = entry.amount
    guard amount != .zero else { return [] }
    var notes: [Diagnostic.Note] = []
    if difference == -(amount + amount) { notes.append(Self.wrongColumn(amount)) }
    if difference == -amount { notes.append(Self.notCounted(amount)) }
    if difference == amount { notes.append(Self.countedTwice(amount)) }
    let meant = amount + difference
    if meant != .zero, (meant < .zero) == (amount < .zero) {
      if Self.isSlip(amount, meant) { notes.append(Self.slippedDecimal(meant.magnitude)) }
      if Self.isSwap(amount, meant) { notes.append(Self.swappedInAmount(meant.magnitude)) }
    }
    if let row = rowWithAmountOfDifference { notes.append(Self.sameAsRow(row)) }
    return notes
  }

  private var rowWithAmountOfDifference: Entry? {
    books.entries[max(0, index - Self.rowsToLookBack)..<index].last {
      $0.account == entry.account && $0.kind != .carriedForward
        && $0.amount.magnitude == difference.magnitude
    }
  }

  /// Whether one number is the other with two neighbouring digits swapped.
  static func isSwap(_ left: Money, _ right: Money) -> Bool {
    let (digits, other) = (Array(String(left.satang).utf8), Array(String(right.satang).utf8))
    guard digits.count == other.count else { return false }
    let differing = digits.indices.filter { digits[$0] != other[$0] }
    guard differing.count == 2, differing[1] == differing[0] + 1 else { return false }
    return digits[differing[0]] == other[differing[1]]
      && digits[differing[1]] == other[differing[0]]
  }

  /// Whether one number is the other times 10 or 100.
  private static func isSlip(_ left: Money, _ right: Money) -> Bool {
    let (small, large) =
      left.magnitude < right.magnitude
      ? (left.satang, right.satang) : (right.satang, left.satang)
    return [10, 100].contains { small.multipliedReportingOverflow(by: $0) == (large, false) }
  }

  private static let onlyThisCell = Diagnostic.Note(
    Words(
      th: "แถวถัดไปต่อจากยอดที่คำนวณได้ จึงน่าจะพิมพ์ยอดคงเหลือช่องนี้ผิดช่องเดียว",
      en: "The next row goes on from the counted balance, so that only this cell seems wrong"))

  private static func swappedInBalance(_ counted: Money) -> Diagnostic.Note {
    Diagnostic.Note(
      Words(
        th: "น่าจะสลับเลขสองตัวที่ติดกัน: \(counted)",
        en: "Two neighbouring digits seem to be swapped: \(counted)"))
  }

  private static func wrongColumn(_ amount: Money) -> Diagnostic.Note {
    Diagnostic.Note(
      Words(
        th: "ต่างเท่ากับสองเท่าของ \(amount.magnitude): ยอดแถวนี้อาจอยู่ผิดช่อง (รับ/จ่าย)",
        en: "The difference is twice \(amount.magnitude): it may stand in the wrong column (in/out)"
      ))
  }

  private static func notCounted(_ amount: Money) -> Diagnostic.Note {
    Diagnostic.Note(
      Words(
        th: "ต่างเท่ากับยอดแถวนี้ \(amount.magnitude): อาจลืมคิดแถวนี้ในยอดคงเหลือ",
        en:
          "The difference is this row's amount \(amount.magnitude): it may be missing from the "
          + "balance"
      ))
  }

  private static func countedTwice(_ amount: Money) -> Diagnostic.Note {
    Diagnostic.Note(
      Words(
        th: "ต่างเท่ากับยอดแถวนี้ \(amount.magnitude): อาจคิดแถวนี้สองครั้ง",
        en: "The difference is this row's amount \(amount.magnitude): it may be counted twice"))
  }

  private static func slippedDecimal(_ meant: Money) -> Diagnostic.Note {
    Diagnostic.Note(
      Words(
        th: "จุดทศนิยมอาจเลื่อน: จำนวนเงินน่าจะเป็น \(meant)",
        en: "The decimal point may have slipped: the amount may be \(meant)"))
  }

  private static func swappedInAmount(_ meant: Money) -> Diagnostic.Note {
    Diagnostic.Note(
      Words(
        th: "จำนวนเงินอาจสลับเลข: น่าจะเป็น \(meant)",
        en: "Two digits of the amount may be swapped: it may be \(meant)"))
  }

  private static func sameAsRow(_ entry: Entry) -> Diagnostic.Note {
    let row = entry.place.cell.map { Words(th: "แถว \($0.row)", en: "row \($0.row)") } ?? Words("")
    return Diagnostic.Note(
      Words(
        th: "ต่างเท่ากับยอดของ\(row.th): แถวนั้นอาจตกหล่นหรือคิดซ้ำ",
        en: "The difference is the amount of \(row.en): that row may be missing or counted twice"),
      at: entry.place)
  }

  private static let divisibleByNine = Diagnostic.Note(
    Words(
      th: "ผลต่างหาร 9 ลงตัว มักเกิดจากการสลับเลข",
      en: "The difference is divisible by 9, as it is where two digits are swapped"))
}
