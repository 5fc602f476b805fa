import Model

extension Check {
  /// F31. A category of receipts stands beside money in, a category of payments beside money out.
  static let categoryOnItsSide = Check(codes: [.wrongSide]) { books in
    let entries = books.entries.span
    return entries.indices.compactMap { index in
      guard entries[index].kind == .flow, !entries[index].isReversal else { return nil }
      let (counter, amount) = (entries[index].counterAccount, entries[index].amount)
      switch books.chart.kind(of: counter) {
      case .receipt where amount < .zero: break
      case .welfare where amount > .zero, .payment where amount > .zero: break
      default: return nil
      }
      return .wrongSide(books.chart[counter], entries[index])
    }
  }
}

extension Diagnostic {
  fileprivate static func wrongSide(_ account: Account, _ entry: Entry) -> Diagnostic {
    let isReceipt = entry.amount > .zero
    return Diagnostic(
      .wrongSide,
      Words(
        th:
          "“\(account.title.th)” เป็นหมวด\(isReceipt ? "รายจ่าย" : "รายรับ") "
          + "แต่ยอดอยู่ช่อง\(isReceipt ? "รับ" : "จ่าย")",
        en:
          "“\(account.title.en)” is a category of \(isReceipt ? "payments" : "receipts"), but "
          + "the amount stands as money \(isReceipt ? "in" : "out")"
      ),
      at: entry.place,
      help: Words(
        th: "ย้ายยอดไปอีกช่อง หรือเลือกหมวดให้ตรงด้าน",
        en: "Move the amount to the other column, or choose a category of this side"),
      doubtFrom: entry.day)
  }
}
