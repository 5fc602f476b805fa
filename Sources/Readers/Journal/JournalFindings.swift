import Model

/// The sentences of what can't be read in a journal, one function a fault.
extension Diagnostic {
  private static func unreadable(_ summary: Words, at place: Place, help: Words) -> Diagnostic {
    Diagnostic(.unreadableJournal, summary, at: place, help: help)
  }

  static func undecodableJournal(at place: Place) -> Diagnostic {
    Diagnostic(
      .undecodableByte,
      Words(
        th: "ตัวอักษรตรงนี้เสียหรือไม่ใช่รหัส UTF-8 จึงอ่านไฟล์นี้ไม่ได้",
        en: "This letter is damaged or not UTF-8, so that the file can't be read"),
      at: place,
      help: Words(
        th: "เปิดต้นฉบับแล้วบันทึกใหม่เป็นข้อความ UTF-8", en: "Open the original and save it as UTF-8 text"))
  }

  static func unknownLine(_ token: JournalToken) -> Diagnostic {
    unreadable(
      Words(
        th: "ไม่รู้จักบรรทัดที่ขึ้นต้นด้วย “\(token.text)”", en: "No line begins with “\(token.text)”"),
      at: token.place,
      help: Words(
        th: "ขึ้นต้นด้วยวันที่ เช่น 2023-01-31 หรือคำสั่งที่รู้จัก ถ้าเป็นหมายเหตุ ใส่ ; ข้างหน้า",
        en: "Begin with a date like 2023-01-31 or a known directive; a remark has ; before it"))
  }

  static func indentedOutside(at place: Place) -> Diagnostic {
    unreadable(
      Words(
        th: "บรรทัดที่เยื้องเข้ามานี้ไม่อยู่ในรายการใด",
        en: "This indented line belongs to no transaction"),
      at: place,
      help: Words(
        th: "ลบบรรทัดว่างหรือหมายเหตุที่คั่นกลางรายการ หรือเพิ่มบรรทัดวันที่ข้างบน",
        en: "Remove the blank line or the comment within the transaction, or add its first line"))
  }

  static func unexpectedText(_ token: JournalToken) -> Diagnostic {
    unreadable(
      Words(
        th: "ไม่รู้ว่า “\(token.text)” ตรงนี้คืออะไร", en: "“\(token.text)” can't be read here"),
      at: token.place,
      help: Words(
        th: "แก้ให้ถูกรูปแบบ หรือใส่ ; ข้างหน้าถ้าเป็นหมายเหตุ",
        en: "Mend it, or write ; before it if it is a remark"))
  }

  static func unreadableDay(_ token: JournalToken) -> Diagnostic {
    unreadable(
      token.text.isEmpty
        ? Words(th: "ไม่มีวันที่", en: "There is no date")
        : Words(
          th: "ไม่มีวันที่ “\(token.text)” หรืออ่านไม่ได้",
          en: "There is no day “\(token.text)”, or it can't be read"),
      at: token.place,
      help: Words(
        th: "เขียน ปี ค.ศ.-เดือน-วัน เช่น 2023-01-31",
        en: "Write year-month-day of the Common Era, like 2023-01-31"))
  }

  static func yearMissing(_ token: JournalToken) -> Diagnostic {
    unreadable(
      Words(th: "วันที่ “\(token.text)” ไม่มีปี", en: "The date “\(token.text)” has no year"),
      at: token.place,
      help: Words(
        th: "เขียนปีสี่หลัก เช่น 2023-01-31 หรือเพิ่มบรรทัด Y2023 ไว้ข้างบน",
        en: "Write the year, like 2023-01-31, or a line Y2023 above"))
  }

  static func unreadableNumber(_ flaw: NumberFlaw, _ token: JournalToken) -> Diagnostic {
    unreadable(
      token.text.isEmpty
        ? Words(th: "ไม่มีจำนวนเงิน", en: "There is no amount")
        : Words(
          th: "อ่านจำนวน “\(token.text)” ไม่ได้", en: "The amount “\(token.text)” can't be read"),
      at: token.place, help: flaw.help)
  }

  static func unreadableSymbol(_ token: JournalToken) -> Diagnostic {
    unreadable(
      Words(
        th: "อ่านสัญลักษณ์เงินใน “\(token.text)” ไม่ได้",
        en: "The commodity's symbol in “\(token.text)” can't be read"),
      at: token.place,
      help: Words(
        th: "ใช้ตัวเลขอารบิก และใส่สัญลักษณ์ที่มีเลขหรือเว้นวรรคในเครื่องหมายคำพูด เช่น 10 \"หุ้น 2566\"",
        en: "Use the digits 0 to 9, and quotes for a symbol with digits or spaces: 10 \"bond 5\""))
  }

  static func unclosedCode(at place: Place) -> Diagnostic {
    unreadable(
      Words(th: "วงเล็บของเลขที่เอกสารเปิดแล้วไม่ปิด", en: "The bracket of the code isn't closed"),
      at: place, help: Words(th: "เติม ) หลังเลขที่", en: "Write ) after the code"))
  }

  static func accountMissing(at place: Place) -> Diagnostic {
    unreadable(
      Words(th: "ไม่มีชื่อบัญชี", en: "There is no account"), at: place,
      help: Words(
        th: "เขียนชื่อบัญชี เว้นวรรคสองครั้ง แล้วจำนวนเงิน",
        en: "Write the account, two spaces, then the amount"))
  }

  static func commentInName(_ token: JournalToken) -> Diagnostic {
    unreadable(
      Words(
        th: "ชื่อ “\(token.text)” มี ; อยู่ข้างใน", en: "The name “\(token.text)” has ; in it"),
      at: token.place,
      help: Words(
        th: "ถ้าเป็นหมายเหตุหลังชื่อบัญชี เว้นวรรคสองครั้งหน้า ; คำสั่ง alias มีหมายเหตุท้ายบรรทัดไม่ได้",
        en: "Before a remark write two spaces; an alias can't have a remark on its line"))
  }

  static func assignmentWithDay(at place: Place) -> Diagnostic {
    unreadable(
      Words(
        th: "แถวที่มีแต่ยอดคงเหลือมีวันที่ของตัวเองไม่ได้",
        en: "A posting with a balance and no amount can't have a date of its own"),
      at: place,
      help: Words(
        th: "เขียนจำนวนเงิน หรือแยกเป็นรายการใหม่ในวันนั้น",
        en: "Write the amount, or make it a transaction of that day"))
  }

  static func virtualWithoutAmount(at place: Place) -> Diagnostic {
    unreadable(
      Words(
        th: "แถวของบัญชีในวงเล็บ ( ) ไม่มีจำนวนเงิน",
        en: "A posting with its account in brackets ( ) has no amount"),
      at: place, help: Words(th: "เขียนจำนวนเงิน", en: "Write the amount"))
  }

  static func decimalMarkMissing(_ token: JournalToken) -> Diagnostic {
    unreadable(
      Words(
        th: "รูปแบบ “\(token.text)” ไม่มีจุดทศนิยม จึงบอกไม่ได้ว่าเครื่องหมายใดคืออะไร",
        en: "The format “\(token.text)” shows no decimal mark"),
      at: token.place,
      help: Words(
        th: "เขียนให้มีจุดทศนิยม เช่น 1,000.00 หรือ 1000.",
        en: "Write it with its decimal mark, like 1,000.00 or 1000."))
  }

  static func otherSymbol(_ token: JournalToken) -> Diagnostic {
    unreadable(
      Words(
        th: "รูปแบบ “\(token.text)” เป็นของสัญลักษณ์อื่น",
        en: "The format “\(token.text)” is of another commodity"),
      at: token.place,
      help: Words(
        th: "ใช้สัญลักษณ์เดียวกับบรรทัด commodity ข้างบน",
        en: "Use the symbol of the commodity line above"))
  }

  static func unreadableAlias(_ token: JournalToken) -> Diagnostic {
    unreadable(
      Words(
        th: "ชื่อแทน “\(token.text)” ไม่ครบ", en: "The alias “\(token.text)” isn't whole"),
      at: token.place,
      help: Words(th: "เขียน alias ชื่อเดิม = ชื่อใหม่", en: "Write alias OLD = NEW"))
  }

  static func unreadableDecimalMark(_ token: JournalToken) -> Diagnostic {
    unreadable(
      Words(
        th: "“\(token.text)” เป็นจุดทศนิยมไม่ได้", en: "“\(token.text)” is no decimal mark"),
      at: token.place,
      help: Words(
        th: "เขียน decimal-mark . หรือ decimal-mark ,",
        en: "Write decimal-mark . or decimal-mark ,"))
  }

  static func endWithoutBeginning(at place: Place) -> Diagnostic {
    unreadable(
      Words(
        th: "มี end apply account แต่ไม่มี apply account ข้างบน",
        en: "There is no apply account above this end apply account"),
      at: place, help: Words(th: "ลบบรรทัดนี้", en: "Remove this line"))
  }

  static func unknownAccountType(_ text: String, at place: Place) -> Diagnostic {
    unreadable(
      Words(th: "ไม่มีชนิดบัญชี “\(text)”", en: "There is no account type “\(text)”"), at: place,
      help: Words(
        th: "ใช้ C เงินสดหรือธนาคาร A สินทรัพย์ L หนี้สิน E ทุน R รายรับ X รายจ่าย",
        en: "Use C cash or bank, A asset, L liability, E equity, R revenue, X expense"))
  }
}

extension NumberFlaw {
  /// What to do about it.
  fileprivate var help: Words {
    switch self {
    case .missing, .twoMarks:
      Words(
        th: "ใช้ตัวเลข 0–9 กับจุดทศนิยมจุดเดียว เช่น 1,250.00",
        en: "Use the digits 0 to 9 and one decimal mark, like 1,250.00")
    case .badGroups:
      Words(
        th: "จุลภาคคั่นหลักทีละสามตัว เช่น 1,250.00 และไม่มีเว้นวรรคในตัวเลข",
        en: "Digits stand in groups of three, like 1,250.00")
    case .groupsWithExponent:
      Words(
        th: "เขียนเป็นตัวเลขธรรมดา เช่น 1250000.00", en: "Write plain digits, like 1250000.00")
    case .tooLong:
      Words(
        th: "ตัวเลขยาวเกินกว่าที่คำนวณได้ ตรวจว่าพิมพ์ซ้ำหรือไม่ (อ่านได้ไม่เกิน 38 หลัก)",
        en: "The number is too long to count with (38 digits at most): check for repeated digits")
    }
  }
}
