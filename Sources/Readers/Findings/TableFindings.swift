import Model

/// The sentences of what whole tables and files get wrong.
extension Diagnostic {
  /// F12. Letters that nobody can read any more.
  static func undecodable(_ damage: DecodedText.Damage, at place: Place) -> Diagnostic {
    guard case .mojibake = damage else { return Readers.undecodable(at: place) }
    return Diagnostic(
      .undecodableByte,
      Words(
        th: "ตัวอักษรเสียตั้งแต่ตรงนี้: ไฟล์เคยถูกเปิดหรือบันทึกผิดรหัส",
        en: "The letters are damaged from here on: the file was opened or saved in a wrong encoding"
      ),
      at: place,
      help: Words(
        th: "กลับไปที่ไฟล์ต้นฉบับ แล้วบันทึกเป็น “CSV UTF-8” ไฟล์นี้แก้คืนไม่ได้",
        en: "Go back to the original and save it as “CSV UTF-8”; this file can't be mended"))
  }

  /// F14. A sheet of a workbook that isn't read.
  static func sheetPassedOver(
    _ name: String, isHidden: Bool, isLikeABook: Bool, at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .headerMissing,
      isHidden
        ? Words(
          th: "แผ่นงาน “\(name)” ซ่อนอยู่ จึงไม่ได้อ่าน",
          en: "The sheet “\(name)” is hidden, and isn't read")
        : Words(
          th: "แผ่นงาน “\(name)” ไม่มีหัวตารางของสมุดบัญชี จึงไม่ได้อ่าน",
          en: "The sheet “\(name)” has no header of a cash book, and isn't read"),
      at: place, severity: isLikeABook ? .error : .warning,
      help: Words(
        th: "ถ้าเป็นสมุดบัญชี เลิกซ่อนและใส่หัวตาราง วันที่ รายการ หมวด รับ จ่าย คงเหลือ "
          + "ถ้าไม่ใช่ ย้ายไปไว้ไฟล์อื่น",
        en: "If it is a book, show it and give it the header date, description, category, in, out, "
          + "balance; else move it to another file"))
  }

  /// F14. Columns that mean nothing here.
  static func columnsPassedOver(_ names: [String], at place: Place) -> Diagnostic {
    let list = names.prefix(8).joined(separator: ", ")
    return Diagnostic(
      .headerMissing,
      Words(th: "ไม่ได้อ่านช่อง: \(list)", en: "These columns aren't read: \(list)"), at: place,
      severity: .note)
  }

  /// F41. A column of money for an account that the fund doesn't have.
  static func unknownAccountColumn(
    _ name: String, _ label: String, _ chart: Chart, at place: Place
  ) -> Diagnostic {
    let known = chart.moneyLabels.joined(separator: ", ")
    return Diagnostic(
      .unknownAccount,
      Words(
        th: "ช่อง “\(name)”: ไม่รู้จักบัญชี “\(label)”",
        en: "The column “\(name)”: there is no account “\(label)”"),
      at: place,
      help: Words(
        th: "บัญชีที่ใช้ได้: \(known) หรือเพิ่มบัญชีใน accounts.csv ของกองทุน",
        en: "Known accounts: \(known); or add it to the fund's accounts.csv"))
  }

  /// F14. A column of balances beside columns of accounts that names none of them.
  static func balanceOfNoAccount(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .headerMissing,
      Words(
        th: "ช่อง “\(name)” ไม่บอกว่าเป็นยอดของบัญชีใด ทั้งที่ช่องรับจ่ายแยกบัญชี",
        en: "The column “\(name)” doesn't say whose balance it is, and money in and out do"),
      at: place,
      help: Words(
        th: "เขียนชื่อบัญชีในวงเล็บ เช่น คงเหลือ (เงินสด) ส่วนยอดรวมทุกบัญชีให้ลบช่องออก",
        en: "Name the account in brackets, like คงเหลือ (เงินสด); leave out a column of totals"))
  }

  /// F16. A value that stands in the first of merged cells.
  static func merged(_ value: String, _ column: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .mergedCells,
      Words(
        th: "ช่อง “\(column)” ผสานกับแถวบน ใช้ค่า “\(value)”",
        en: "The cell of “\(column)” is merged with the one above, and takes its value “\(value)”"),
      at: place, severity: .warning,
      help: Words(
        th: "ยกเลิกการผสานเซลล์ แล้วพิมพ์ค่าทุกแถว",
        en: "Unmerge the cells and write the value in each row"))
  }

  /// F16. A run of empty categories, as merged cells leave behind.
  static func emptyCategories(_ count: Int, at place: Place, doubtFrom: Day?) -> Diagnostic {
    Diagnostic(
      .mergedCells,
      Words(
        th: "ช่อง “หมวด” ว่าง \(count) แถวต่อกัน อาจผสานเซลล์ไว้ก่อนบันทึก",
        en: "The category is empty in \(count) rows in a row; cells may have been merged"),
      at: place,
      help: Words(
        th: "ยกเลิกการผสานเซลล์ แล้วพิมพ์หมวดทุกแถว",
        en: "Unmerge the cells and write the category in each row"),
      doubtFrom: doubtFrom)
  }

  /// F38. The number of a citizen in a column that is published.
  static func citizenNumber(_ column: String, at place: Place, doubtFrom: Day?) -> Diagnostic {
    Diagnostic(
      .privateData,
      Words(
        th: "พบเลขบัตรประชาชนในช่อง “\(column)”",
        en: "The number of a citizen's card stands in column “\(column)”"),
      at: place,
      help: Words(
        th: "ลบเลขบัตรออกก่อนเผยแพร่ สมุดบัญชีไม่จำเป็นต้องมี",
        en: "Remove it before anything is published; a ledger doesn't need it"),
      doubtFrom: doubtFrom)
  }

  /// F38. A person or a long number in a name that is published.
  static func personInName(_ name: String, at place: Place, doubtFrom: Day?) -> Diagnostic {
    Diagnostic(
      .privateData,
      Words(
        th: "ชื่อนี้เผยแพร่บนเว็บไซต์ แต่ดูเหมือนมีชื่อคนหรือเลขบัญชี",
        en: "This name is published, and seems to hold a person's name or a number"),
      at: place,
      help: Words(
        th: "ใช้ชื่อที่ไม่บอกว่าเป็นใคร เช่น ธ.ก.ส. ออมทรัพย์ หรือ สาขาหมู่ 3",
        en: "Use a name that tells of no person, like BAAC savings or branch 3"),
      doubtFrom: doubtFrom)
  }

  /// F40. Two files with the same rows.
  static func sameFile(_ path: String, at place: Place, doubtFrom: Day?) -> Diagnostic {
    Diagnostic(
      .wrongFile,
      Words(th: "เนื้อหาเหมือนไฟล์ \(path)", en: "The rows are those of \(path)"), at: place,
      help: Words(th: "ลบไฟล์ที่ซ้ำออก", en: "Remove the file that stands twice"),
      doubtFrom: doubtFrom)
  }

  /// F40. Rows that another file has too.
  static func sameRows(
    _ count: Int, _ path: String, at place: Place, doubtFrom: Day?
  ) -> Diagnostic {
    Diagnostic(
      .wrongFile,
      Words(
        th: "มี \(count) แถวที่เหมือนในไฟล์ \(path) ทุกช่อง จึงถูกนับสองครั้ง",
        en: "Rows that are the same in \(path): \(count); they would be counted twice"),
      at: place, help: Words(th: "ลบแถวหรือไฟล์ที่ซ้ำออก", en: "Remove the rows or the file"),
      doubtFrom: doubtFrom)
  }

  /// F40. A title that names another place.
  static func otherFund(_ title: String, _ own: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .wrongFile,
      Words(
        th: "หัวกระดาษเขียน “\(title)” แต่กองทุนนี้อยู่ “\(own)”",
        en: "The title says “\(title)”, but this fund is of “\(own)”"),
      at: place,
      help: Words(
        th: "ตรวจว่าวางไฟล์ถูกกองทุนหรือไม่ ถ้าถูก แก้หัวกระดาษ",
        en: "Check that the file lies in the right fund's folder; if so, mend the title"))
  }

  /// F40. A year of which nothing is there, between years that are.
  static func yearMissing(_ year: FiscalYear, at place: Place, doubtFrom: Day?) -> Diagnostic {
    Diagnostic(
      .wrongFile,
      Words(
        th: "ไม่มีรายการของปี \(year.ending + 543) ทั้งที่มีปีก่อนหน้าและปีถัดไป",
        en: "Nothing is there for the year \(year.ending) (B.E. \(year.ending + 543)), between "
          + "years that have entries"),
      at: place,
      help: Words(
        th: "วางไฟล์ของปีนั้นในโฟลเดอร์ ledger/ หรือตรวจปีที่พิมพ์ในแถวนี้",
        en: "Put that year's file into ledger/, or check the year in this row"),
      doubtFrom: doubtFrom)
  }

  /// F40. A row of another year in a file that is named by one.
  static func strayRow(_ year: FiscalYear, at place: Place, doubtFrom: Day?) -> Diagnostic {
    Diagnostic(
      .wrongFile,
      Words(
        th: "แถวนี้ไม่ได้อยู่ในปี \(year.ending + 543) แต่ไฟล์เป็นของปีนั้น",
        en: "This row isn't of the year \(year.ending) (B.E. \(year.ending + 543)), and its file is"
      ),
      at: place,
      help: Words(
        th: "ตรวจวันที่ของแถวนี้ ถ้าถูกแล้ว ย้ายไปไฟล์ของปีนั้น",
        en: "Check the date of this row; if it is right, move it to the file of its year"),
      doubtFrom: doubtFrom)
  }

  /// F40. A file named by a year of which it holds no row.
  static func otherYear(_ year: FiscalYear, at place: Place, doubtFrom: Day?) -> Diagnostic {
    Diagnostic(
      .wrongFile,
      Words(
        th: "ไฟล์นี้ชื่อปี \(year.ending + 543) แต่ไม่มีรายการของปีนั้นเลย",
        en: "The file is named by the year \(year.ending) (B.E. \(year.ending + 543)) and has no "
          + "row of it"),
      at: place,
      help: Words(
        th: "ตรวจว่าเป็นไฟล์ของปีใด แล้วตั้งชื่อให้ตรง",
        en: "Check which year's file it is, and name it so"),
      doubtFrom: doubtFrom)
  }
}
