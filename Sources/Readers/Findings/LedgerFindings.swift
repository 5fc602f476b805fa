import Model

/// The sentences of what ledgers get wrong, one function a fault.
extension Diagnostic {
  static func emptyLedger(at place: Place) -> Diagnostic {
    Diagnostic(
      .headerMissing, Words(th: "ไฟล์นี้ว่าง ไม่มีหัวตาราง", en: "This file is empty: it has no header"),
      at: place,
      help: Words(
        th: "แถวแรกต้องเป็น วันที่,รายการ,หมวด,บัญชี,รับ,จ่าย,คงเหลือ",
        en: "The first row must be date,description,category,account,in,out,balance"))
  }

  static func wrongColumnCount(
    _ row: CSVRow, expected: Int, at place: Place, doubtFrom: Day?
  ) -> Diagnostic {
    if row.brokenQuote != nil {
      return Diagnostic(
        .wrongColumnCount,
        Words(
          th: "เครื่องหมายคำพูด \" ในแถวนี้เปิดแล้วไม่ปิด จึงแยกช่องไม่ได้",
          en:
            "A quote \" in this row is opened and not closed, so that its cells can't be told apart"
        ),
        at: place,
        help: Words(
          th: "ลบเครื่องหมาย \" หรือพิมพ์ให้ครบคู่ ถ้าเป็นส่วนของข้อความให้พิมพ์ \"\"",
          en: "Remove the quote or close it; inside a text write it twice: \"\""),
        doubtFrom: doubtFrom)
    }
    let count = row.fields.count
    return Diagnostic(
      .wrongColumnCount,
      Words(
        th: "มี \(count) ช่อง ควรมี \(expected) ช่อง",
        en: "The row has \(count) columns and should have \(expected)"),
      at: place,
      help: count > expected
        ? Words(
          th: "อาจมีจุลภาคในข้อความหรือในจำนวนเงิน ให้ครอบด้วยเครื่องหมายคำพูด เช่น \"1,250.00\"",
          en: "A comma may stand in a text or an amount: put it in quotes, like \"1,250.00\"")
        : Words(
          th: "เติมจุลภาคของช่องที่ว่างให้ครบ หรือบันทึกใหม่จากโปรแกรมตารางคำนวณ",
          en: "Write a comma for each empty cell, or save the file again from a spreadsheet"),
      doubtFrom: doubtFrom)
  }

  static func bothOrNeither(isBoth: Bool, at place: Place, doubtFrom: Day?) -> Diagnostic {
    Diagnostic(
      .bothOrNeitherAmount,
      isBoth
        ? Words(th: "แถวนี้มีทั้งรับและจ่าย", en: "This row has both money in and money out")
        : Words(th: "แถวนี้ไม่มียอดรับหรือจ่าย", en: "This row has neither money in nor money out"),
      at: place,
      help: isBoth
        ? Words(th: "แยกเป็นสองแถว แถวละด้าน", en: "Make two rows of it, one for each side")
        : Words(
          th: "ใส่จำนวนเงินในช่องรับหรือช่องจ่าย หรือลบแถวนี้ออก",
          en: "Write the amount as money in or as money out, or remove the row"),
      doubtFrom: doubtFrom)
  }

  static func unknownCategory(
    _ text: String, _ chart: Chart, at place: Place, doubtFrom: Day?
  ) -> Diagnostic {
    let near = nearestNames(to: text, among: chart.categoryLabels)
    return Diagnostic(
      .unknownCategory,
      text.isEmpty
        ? Words(th: "ช่องหมวดว่าง", en: "The category is empty")
        : Words(th: "ไม่รู้จักหมวด “\(text)”", en: "There is no category “\(text)”"),
      at: place,
      notes: near.isEmpty
        ? []
        : [
          Note(
            Words(
              th: "ใกล้เคียง: \(near.joined(separator: ", "))",
              en: "Nearest: \(near.joined(separator: ", "))"))
        ],
      help: Words(
        th: "ใช้ชื่อหมวดที่มี หรือเพิ่มหมวดใหม่ใน categories.csv",
        en: "Use a known category, or add this one to categories.csv"),
      doubtFrom: doubtFrom)
  }

  static func otherAccountMisplaced(
    isTransfer: Bool, at place: Place, doubtFrom: Day?
  ) -> Diagnostic {
    Diagnostic(
      .transferUnmatched,
      isTransfer
        ? Words(th: "โอนเข้าบัญชีเดิม", en: "The transfer goes to its own account")
        : Words(
          th: "มีช่อง “ไปบัญชี” ในแถวที่ไม่ใช่รายการโอน",
          en: "The column “to” is filled in a row that isn't a transfer"),
      at: place,
      help: isTransfer
        ? Words(th: "ใส่ชื่ออีกบัญชีในช่อง “ไปบัญชี”", en: "Name the other account in “to”")
        : Words(
          th: "เปลี่ยนหมวดเป็น โอน หรือลบชื่อบัญชีในช่อง “ไปบัญชี”",
          en: "Make the category a transfer, or empty the column “to”"),
      doubtFrom: doubtFrom)
  }

  static func unknownAccount(
    _ text: String, _ chart: Chart, at place: Place, doubtFrom: Day?
  ) -> Diagnostic {
    let known = chart.moneyLabels.joined(separator: ", ")
    return Diagnostic(
      .unknownAccount,
      text.isEmpty
        ? Words(th: "ช่องบัญชีว่าง", en: "The account is empty")
        : Words(th: "ไม่รู้จักบัญชี “\(text)”", en: "There is no account “\(text)”"),
      at: place,
      help: Words(
        th: "บัญชีที่ใช้ได้: \(known) หรือเพิ่มบัญชีใน accounts.csv ของกองทุน",
        en: "Known accounts: \(known); or add it to the fund's accounts.csv"),
      doubtFrom: doubtFrom)
  }
}
