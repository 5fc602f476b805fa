import Model

extension Check {
  /// F18. A row of totals is the sum of the rows above it.
  ///
  /// Where a balance above breaks by the same difference, the total is wrong for the same cause and
  /// has no finding of its own.
  static let totalsAgree = Check(codes: [.totalsRow]) { books in
    guard !books.claims.isEmpty else { return [] }
    let breaks = Check.balanceBreaks(in: books)
    return books.claims.compactMap { claim in
      let difference = (claim.written - claim.counted).magnitude
      let isConsequence = breaks.contains {
        $0.place.file == claim.place.file && $0.place.line < claim.place.line
          && $0.difference.magnitude == difference
      }
      return isConsequence ? nil : .totalDiffers(claim, difference)
    }
  }
}

extension Diagnostic {
  fileprivate static func totalDiffers(_ claim: TotalsClaim, _ difference: Money) -> Diagnostic {
    Diagnostic(
      .totalsRow,
      Words(
        th: "แถวรวมช่อง “\(claim.column)” ไม่ตรง: เขียน \(claim.written) คำนวณได้ \(claim.counted) "
          + "ต่าง \(difference)",
        en: "The total of “\(claim.column)” is written as \(claim.written) and counted as "
          + "\(claim.counted): a difference of \(difference)"),
      at: claim.place, severity: .error,
      help: Words(
        th: "ตรวจว่ามีแถวใดตกหล่นหรือซ้ำเหนือแถวรวมนี้ หรือสูตรรวมไม่ครบทุกแถว",
        en: "Look above it for a row that is missing or stands twice, or for a sum that leaves out "
          + "rows"),
      doubtFrom: claim.doubtFrom)
  }
}
