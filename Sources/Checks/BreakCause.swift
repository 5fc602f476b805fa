import Model

/// Why a written balance may differ from the counted one.
enum BreakCause: Hashable {
  /// Only this cell is wrong: the next row goes on from the counted balance.
  case onlyThisCell
  /// Two neighbouring digits of the balance are swapped; what was meant.
  case swappedBalance(Money)
  /// A cancelled row is still part of the balance.
  case voidCounted(Entry)
  /// The amount stands as money in in place of money out, or the reverse.
  case wrongColumn(Entry)
  /// The row is the one before it once more.
  case rowTwice(Entry)
  /// The decimal point of the amount slipped; what was meant.
  case slippedPoint(Entry, Money)
  /// Two neighbouring digits of the amount are swapped; what was meant.
  case swappedAmount(Entry, Money)
  /// The row isn't part of the balance.
  case notCounted(Entry)
  /// The row is twice part of the balance.
  case countedTwice(Entry)
  /// A row of this amount is missing, money out negative.
  case missingRow(Money)
  /// An earlier row has the amount of the difference.
  case sameAmount(Entry)

  /// The cause in a sentence, with the row to look at.
  var note: Diagnostic.Note {
    switch self {
    case .onlyThisCell: Diagnostic.Note(words)
    case .swappedBalance, .missingRow: Diagnostic.Note(words)
    case .voidCounted(let entry), .wrongColumn(let entry), .rowTwice(let entry),
      .slippedPoint(let entry, _), .swappedAmount(let entry, _), .notCounted(let entry),
      .countedTwice(let entry), .sameAmount(let entry):
      Diagnostic.Note(words, at: entry.place)
    }
  }

  private static func row(_ entry: Entry) -> UInt32 { entry.place.cell?.row ?? entry.place.line }

  private var words: Words {
    switch self {
    case .onlyThisCell:
      Words(
        th: "แถวถัดไปต่อจากยอดที่คำนวณได้ จึงน่าจะพิมพ์ยอดคงเหลือช่องนี้ผิดช่องเดียว",
        en: "The next row goes on from the counted balance, so that only this cell seems wrong")
    case .swappedBalance(let meant):
      Words(
        th: "ยอดคงเหลือน่าจะสลับเลขสองตัวที่ติดกัน: \(meant)",
        en: "Two neighbouring digits of the balance seem to be swapped: \(meant)")
    case .voidCounted(let entry):
      Words(
        th: "แถว \(Self.row(entry)) ยกเลิกแล้ว แต่ยอดคงเหลือยังนับอยู่",
        en: "Row \(Self.row(entry)) is cancelled, and still part of the balance")
    case .wrongColumn(let entry):
      Words(
        th: "ต่างเท่ากับสองเท่าของ \(entry.amount.magnitude): ยอดแถว \(Self.row(entry)) "
          + "อาจอยู่ผิดช่อง (รับ/จ่าย)",
        en:
          "The difference is twice \(entry.amount.magnitude): row \(Self.row(entry)) may stand in "
          + "the wrong column (in/out)")
    case .rowTwice(let entry):
      Words(
        th: "แถว \(Self.row(entry)) เหมือนแถวบน ต่างเท่ากับยอดของแถวนั้น: อาจลงซ้ำ",
        en: "Row \(Self.row(entry)) is like the one above it and the difference is its amount: it "
          + "may stand twice")
    case .slippedPoint(let entry, let meant):
      Words(
        th: "จุดทศนิยมของแถว \(Self.row(entry)) อาจเลื่อน: จำนวนเงินน่าจะเป็น \(meant)",
        en:
          "The decimal point of row \(Self.row(entry)) may have slipped: the amount may be \(meant)"
      )
    case .swappedAmount(let entry, let meant):
      Words(
        th: "จำนวนเงินแถว \(Self.row(entry)) อาจสลับเลข: น่าจะเป็น \(meant)",
        en: "Two digits of the amount in row \(Self.row(entry)) may be swapped: it may be \(meant)")
    case .notCounted(let entry):
      Words(
        th: "ต่างเท่ากับยอดแถว \(Self.row(entry)) \(entry.amount.magnitude): "
          + "อาจลืมคิดแถวนี้ในยอดคงเหลือ",
        en: "The difference is the amount of row \(Self.row(entry)), \(entry.amount.magnitude): it "
          + "may be missing from the balance")
    case .countedTwice(let entry):
      Words(
        th: "ต่างเท่ากับยอดแถว \(Self.row(entry)) \(entry.amount.magnitude): "
          + "อาจคิดแถวนี้สองครั้ง",
        en: "The difference is the amount of row \(Self.row(entry)), \(entry.amount.magnitude): it "
          + "may be counted twice")
    case .missingRow(let amount):
      amount < .zero
        ? Words(
          th: "อาจมีแถวรายจ่าย \(amount.magnitude) ตกหล่นเหนือแถวนี้",
          en: "A row of \(amount.magnitude) paid may be missing above this one")
        : Words(
          th: "อาจมีแถวรายรับ \(amount) ตกหล่นเหนือแถวนี้",
          en: "A row of \(amount) received may be missing above this one")
    case .sameAmount(let entry):
      Words(
        th: "ต่างเท่ากับยอดของแถว \(Self.row(entry))",
        en: "The difference is the amount of row \(Self.row(entry))")
    }
  }
}
