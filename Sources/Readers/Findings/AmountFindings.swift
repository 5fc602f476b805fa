import Model

/// The sentences of what amounts get wrong.
extension Diagnostic {
  /// F20, F21, F23, F26. An amount that can't be read, by what is wrong with it.
  static func unreadableAmount(
    _ text: String, _ flaw: AmountText.Flaw, column: String, at place: Place,
    severity: Severity? = nil, doubtFrom: Day?
  ) -> Diagnostic {
    Diagnostic(
      flaw.code,
      Words(
        th: "อ่านจำนวน “\(text)” ในช่อง “\(column)” ไม่ได้\(flaw.reason.th)",
        en: "The amount “\(text)” in column “\(column)” can't be read\(flaw.reason.en)"),
      at: place, severity: severity, help: flaw.help, doubtFrom: doubtFrom)
  }

  /// F24. An amount below zero where money in or out is written.
  static func negativeAmount(
    _ text: String, column: String, at place: Place, doubtFrom: Day?
  ) -> Diagnostic {
    Diagnostic(
      .negativeAmount,
      Words(
        th: "ยอด “\(text)” ในช่อง “\(column)” ติดลบ",
        en: "The amount “\(text)” in column “\(column)” is negative"),
      at: place,
      help: Words(
        th: "ถ้าเงินไปอีกทาง ให้ใส่อีกช่อง ถ้ากลับรายการเดิม ให้เขียนหมายเหตุ “กลับรายการ” ตามด้วยเลขที่เดิม "
          + "เช่น กลับรายการ 12/045",
        en:
          "If money went the other way, use the other column; if this takes back an entry, say so "
          + "in the note with its number: กลับรายการ 12/045"),
      doubtFrom: doubtFrom)
  }
}

extension AmountText.Flaw {
  /// The kind of finding.
  var code: Code {
    switch self {
    case .letters, .commas, .tooLarge: .unreadableAmount
    case .decimals, .notAValue: .notAPlainNumber
    case .currency: .otherCurrency
    case .letterForDigit: .letterInNumber
    }
  }

  /// What is wrong, where the words don't show it.
  var reason: Words {
    switch self {
    case .letterForDigit(let letter, _):
      Words(th: " มีตัวอักษร \(letter)", en: ": it has the letter \(letter)")
    case .currency(let sign): Words(th: " พบ “\(sign)”", en: ": it has “\(sign)”")
    case .decimals: Words(th: " มีทศนิยมเกินสองตำแหน่ง", en: ": it has more than two decimals")
    case .notAValue:
      Words(th: " เป็นสูตรหรือช่องแคบเกินไป", en: ": it is a formula, or its column was too narrow")
    default: Words("")
    }
  }

  /// What to do about it.
  var help: Words {
    switch self {
    case .letters:
      Words(
        th: "ใช้ตัวเลขกับจุดทศนิยมไม่เกินสองตำแหน่ง เช่น 10800.00",
        en: "Use digits and at most two decimals, like 10800.00")
    case .letterForDigit(_, let meant):
      Words(th: "หมายถึง \(meant) หรือไม่", en: "Did you mean \(meant)?")
    case .commas(let meant):
      Words(
        th: (meant.map { "หมายถึง \($0) หรือไม่ " } ?? "")
          + "เครื่องหมายจุลภาคคั่นทีละสามหลัก หรือไม่ใส่เลยก็ได้",
        en: (meant.map { "Did you mean \($0)? " } ?? "")
          + "A comma stands between groups of three digits; or leave it out")
    case .decimals:
      Words(
        th: "สตางค์มีไม่เกินสองตำแหน่ง เช่น 1250.50",
        en: "Write at most two decimals, like 1250.50")
    case .notAValue:
      Words(
        th: "ขยายช่องให้กว้าง แล้วคัดลอกเป็นค่า (วางแบบพิเศษ) ก่อนบันทึก",
        en: "Widen the column, and paste the cells as values before you save")
    case .currency:
      Words(
        th: "สมุดนี้รับเฉพาะเงินบาท แปลงเป็นบาทตามใบสำคัญก่อน",
        en: "Books are in baht: write the amount in baht as the voucher has it")
    case .tooLarge:
      Words(
        th: "แถวหนึ่งบันทึกได้ไม่เกิน 1,000,000,000 บาท ตรวจว่าพิมพ์เกินหรือไม่",
        en: "One row holds at most 1,000,000,000 baht; check for digits typed twice")
    }
  }
}
