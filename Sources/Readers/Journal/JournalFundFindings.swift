import Model

/// The sentences of what keeps a journal from being a fund's ledger.
extension Diagnostic {
  static func journalDayOutOfRange(
    _ day: Day, _ rules: LedgerRules, at place: Place
  ) -> Diagnostic {
    let isBuddhist = day.year >= 2400
    let meant = Day(year: Int(day.year) - 543, month: Int(day.month), day: Int(day.day))
    return Diagnostic(
      .dateOutOfRange,
      Words(
        th: "วันที่ \(day.iso) อยู่นอกช่วงที่เป็นไปได้ ถึง \(rules.latest.iso)",
        en: "The day \(day.iso) lies outside the possible time, until \(rules.latest.iso)"),
      at: place,
      help: isBuddhist
        ? Words(
          th: "journal ใช้ปี ค.ศ. เขียน \(meant?.iso ?? "ปีลบด้วย 543")",
          en: "Journals have years of the Common Era: write \(meant?.iso ?? "the year less 543")")
        : Words(
          th: "ตรวจปีที่พิมพ์กับปีก่อตั้งกองทุน", en: "Check the year, and when the fund was founded"))
  }

  static func guessedMark(at place: Place) -> Diagnostic {
    Diagnostic(
      .unreadableJournal,
      Words(
        th: "จุลภาคในจำนวนนี้เป็นจุดทศนิยมหรือตัวคั่นหลัก บอกไม่ได้",
        en: "The comma in this amount may be a decimal mark or divide groups"),
      at: place,
      help: Words(
        th: "เพิ่มบรรทัด decimal-mark . ไว้บนสุด แล้ว 1,250 คือหนึ่งพันสองร้อยห้าสิบ",
        en: "Write a line decimal-mark . at the top: 1,250 is then twelve hundred and fifty"))
  }

  static func unfitAmount(_ quantity: ExactDecimal, at place: Place) -> Diagnostic {
    quantity.scale > 2
      ? Diagnostic(
        .unreadableJournal,
        Words(
          th: "จำนวน \(quantity) มีทศนิยมเกินสองตำแหน่ง",
          en: "The amount \(quantity) has more than two decimals"),
        at: place,
        help: Words(
          th: "เขียนเป็นบาทกับสตางค์ ถ้าจุดหรือจุลภาคใช้คั่นหลัก เพิ่มบรรทัด decimal-mark . ไว้บนสุด",
          en:
            "Write baht and satang; where the mark divides groups, write decimal-mark . at the top")
      )
      : Diagnostic(
        .unreadableJournal,
        Words(
          th: "จำนวน \(quantity) มากกว่า \(Money.largestInARow)",
          en: "The amount \(quantity) is larger than \(Money.largestInARow)"),
        at: place,
        help: Words(th: "ตรวจตัวเลขที่พิมพ์ซ้ำ", en: "Check for repeated digits"))
  }

  static func unreadablePeople(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .unreadableJournal,
      Words(
        th: "อ่านจำนวนคน “\(text)” ไม่ได้", en: "The number of people “\(text)” can't be read"),
      at: place,
      help: Words(th: "เขียนเป็นตัวเลข เช่น people: 2", en: "Write a number, like people: 2"))
  }

  static func unexplainedAccount(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .unexplainedAccount,
      Words(
        th: "ไม่รู้ว่าบัญชี “\(name)” เป็นเงินสด รายรับ หรือรายจ่าย",
        en: "Nothing tells whether “\(name)” is cash, receipts or payments"),
      at: place,
      help: Words(
        th: "เพิ่มบรรทัด account \(name)  ; type:R สำหรับรายรับ type:X รายจ่าย type:C เงินสดหรือธนาคาร",
        en: "Write a line account \(name)  ; type:R for receipts, X payments, C cash or bank"))
  }

  static func notCashBasis(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .unexplainedAccount,
      Words(
        th: "บัญชี “\(name)” เป็นสินทรัพย์หรือหนี้สินที่ไม่ใช่เงินสดหรือธนาคาร งบของกองทุนเป็นเกณฑ์เงินสด",
        en: "“\(name)” is an asset or a liability, and the fund's statements are of cash only"),
      at: place,
      help: Words(
        th: "ลงรายการเมื่อรับหรือจ่ายเงินจริง ถ้าเป็นเงินฝาก เพิ่มบรรทัด account \(name)  ; type:C",
        en: "Write what is received and paid; if it is money in a bank, account \(name)  ; type:C"))
  }

  static func moneyAccountUnlisted(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .unexplainedAccount,
      Words(
        th: "บัญชีเงิน “\(name)” ไม่มีใน accounts.csv ของกองทุน",
        en: "The account “\(name)” holds money and isn't in the fund's accounts.csv"),
      at: place,
      help: Words(
        th: "เพิ่มแถวใน accounts.csv แล้วใช้ชื่อในช่อง “บัญชี” เป็นชื่อสุดท้าย เช่น Assets:ชื่อ",
        en: "Add it to accounts.csv, and end the name here with the one there: Assets:NAME"))
  }

  static func countedAsOther(
    _ name: String, _ title: Words, isReceipt: Bool, at place: Place
  ) -> Diagnostic {
    let type = isReceipt ? "R" : "X"
    return Diagnostic(
      .unexplainedAccount,
      Words(
        th: "บัญชี “\(name)” ไม่มีในผังบัญชี รวมไว้ใน “\(title.th)”",
        en: "“\(name)” isn't in the chart of accounts and counts as “\(title.en)”"),
      at: place, severity: .warning,
      help: Words(
        th: "ถ้าให้แสดงแยก เพิ่มบรรทัด account \(name)  ; type:\(type) ชื่อนี้จะปรากฏบนเว็บไซต์",
        en: "To show it apart write account \(name)  ; type:\(type); its name is then published"))
  }

  static func equityMoves(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .unexplainedAccount,
      Words(
        th: "บัญชีทุน “\(name)” ตรงนี้ไม่ใช่ยอดยกมาหรือรายการปิดปี",
        en: "“\(name)” here is neither an opening balance nor the closing of a year"),
      at: place,
      help: Words(
        th: "เงินที่รับหรือจ่ายใช้บัญชีรายรับรายจ่าย ยอดยกมาใช้ Equity:Opening ปิดปีใส่แท็ก ; retain:",
        en: "Use receipts and payments, Equity:Opening for a beginning, the tag retain: to close"))
  }

  static func unknownParty(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .unexplainedAccount,
      Words(th: "ไม่มีฝ่าย “\(text)”", en: "There is no party “\(text)”"), at: place,
      help: Words(
        th: "ใช้ party: members (สมาชิก) state (รัฐ) local (อปท.) หรือ other (อื่น)",
        en: "Use party: members, state, local or other"))
  }
}
