import Model

extension Check {
  /// F36. What takes back an entry has its amount, its account and its category, on the other side.
  static let reversalsAgree = Check(codes: [.reversalDiffers]) { books in
    guard books.entries.indices.contains(where: { books.entries[$0].isReversal }) else { return [] }
    var byNumber: [String: [Entry]] = [:]
    for entry in books.entries where !entry.document.number.isEmpty && !entry.isReversal {
      byNumber[Chart.folded(entry.document.number), default: []].append(entry)
    }
    var takenBack: Set<Place> = []
    return books.entries.compactMap { entry in
      guard let number = entry.document.reverses, entry.moves else { return nil }
      let originals = byNumber[Chart.folded(number)] ?? []
      let match = originals.first {
        !takenBack.contains($0.place) && $0.account == entry.account
          && $0.counterAccount == entry.counterAccount && $0.amount == -entry.amount
          && $0.people == -entry.people && $0.pot == entry.pot
          && books.calendar.year(of: $0.day) == books.calendar.year(of: entry.day)
      }
      if let match {
        takenBack.insert(match.place)
        return nil
      }
      return .reversalDiffers(entry, number, originals.last, books.chart)
    }
  }
}

extension Diagnostic {
  fileprivate static func reversalDiffers(
    _ entry: Entry, _ number: String, _ original: Entry?, _ chart: Chart
  ) -> Diagnostic {
    guard let original else {
      return Diagnostic(
        .reversalDiffers,
        Words(
          th: "กลับรายการ “\(number)” แต่ไม่พบรายการเลขที่นั้น",
          en: "This takes back “\(number)”, and there is no entry with that number"),
        at: entry.place,
        help: Words(
          th: "ตรวจเลขที่ หรือเติมเลขที่ในช่อง “เลขที่” ของแถวเดิม",
          en: "Check the number, or write it into the column “ref” of the first row"),
        doubtFrom: entry.day)
    }
    let isAmount = original.amount.magnitude != entry.amount.magnitude
    let isSide = !isAmount && original.amount == entry.amount
    let (th, en) =
      isAmount
      ? (
        "ยอด \(entry.amount.magnitude) แต่ของเดิม \(original.amount.magnitude)",
        "the amount is \(entry.amount.magnitude) and was \(original.amount.magnitude)"
      )
      : isSide
        ? ("อยู่ช่องเดียวกับของเดิม ต้องอยู่อีกช่อง", "it stands on the same side as the first")
        : (
          "บัญชี หมวด จำนวนราย กองย่อย หรือปีไม่เหมือนของเดิม",
          "account, category, people, pot or year differ from the first"
        )
    return Diagnostic(
      .reversalDiffers,
      Words(th: "กลับรายการ “\(number)” \(th)", en: "This takes back “\(number)”, but \(en)"),
      at: entry.place,
      notes: [Note(Words(th: "รายการเดิม", en: "The first entry"), at: original.place)],
      help: Words(
        th: "กลับรายการเต็มยอด บัญชีและหมวดเดิม แล้วลงรายการที่ถูกเป็นแถวใหม่",
        en:
          "Take back the whole amount with the same account and category; write what is right in a "
          + "row of its own"),
      doubtFrom: min(entry.day, original.day))
  }
}
