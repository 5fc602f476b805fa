import Model

extension Check {
  /// F31. A category of receipts stands beside money in, a category of payments beside money out.
  static let categoryOnItsSide = Check(codes: [.wrongSide]) { books in
    books.entries.compactMap { entry in
      guard entry.kind == .flow, !entry.isReversal else { return nil }
      let account = books.chart[entry.counterAccount]
      switch account.kind {
      case .receipt where entry.amount < .zero: return .wrongSide(account, entry)
      case .welfare where entry.amount > .zero, .payment where entry.amount > .zero:
        return .wrongSide(account, entry)
      default: return nil
      }
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
