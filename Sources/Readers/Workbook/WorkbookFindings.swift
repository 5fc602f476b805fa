import Model

/// The sentences of what workbooks get wrong.
extension Diagnostic {
  /// A file that is named like a workbook and can't be read as one.
  static func unreadableWorkbook(_ flaw: WorkbookFlaw, at place: Place) -> Diagnostic {
    Diagnostic(.unreadableWorkbook, flaw.summary, at: place, help: flaw.help)
  }
}

extension WorkbookFlaw {
  /// What is wrong, in a sentence.
  fileprivate var summary: Words {
    switch self {
    case .empty: Words(th: "ไฟล์นี้ว่าง ไม่มีข้อมูลเลย", en: "This file is empty")
    case .notAZip, .notAWorkbook:
      Words(
        th: "ไฟล์นี้ไม่ใช่สมุดงาน Excel หรือ LibreOffice แม้ชื่อไฟล์จะบอกว่าใช่",
        en: "This file is no spreadsheet, though its name says so")
    case .oldFormat:
      Words(
        th: "ไฟล์นี้เป็นสมุดงาน Excel แบบเก่า (.xls หรือ .xlsb) โปรแกรมอ่านได้เฉพาะ .xlsx และ .ods",
        en: "This is an old or binary Excel file (.xls, .xlsb); only .xlsx and .ods are read")
    case .encrypted:
      Words(
        th: "ไฟล์นี้ตั้งรหัสผ่านไว้ จึงเปิดอ่านไม่ได้",
        en: "This file opens with a password only")
    case .tooLarge(let measure, let limit):
      Words(
        th: "สมุดงานนี้ใหญ่เกินไป: \(measure.words.th) (ไม่เกิน \(limit))",
        en: "This workbook is too large: \(measure.words.en) (at most \(limit))")
    case .damaged(let part):
      Words(
        th: "ไฟล์นี้ขาดหายหรือเสียหาย" + (part.map { " ตรงส่วน \($0)" } ?? "") + " จึงอ่านไม่ได้",
        en: "This file is cut off or damaged" + (part.map { " in its part \($0)" } ?? ""))
    case .noSheets:
      Words(
        th: "สมุดงานนี้ไม่มีแผ่นงานที่เป็นตาราง", en: "This workbook has no sheet with cells")
    }
  }

  /// What to do next.
  fileprivate var help: Words {
    switch self {
    case .empty, .noSheets:
      Words(
        th: "ตรวจว่าเลือกไฟล์ถูก แล้ววางไฟล์ที่มีสมุดบัญชีแทน",
        en: "Check whether this is the right file, and put the one with the book in its place")
    case .notAZip, .notAWorkbook, .oldFormat:
      Words(
        th: "เปิดไฟล์ในโปรแกรมตารางคำนวณ แล้วเลือก “บันทึกเป็น” ชนิด “Excel Workbook (.xlsx)” "
          + "ถ้าเป็นไฟล์ CSV อยู่แล้ว ให้เปลี่ยนท้ายชื่อไฟล์เป็น .csv",
        en: "Open it in a spreadsheet and save it as “Excel Workbook (.xlsx)”; "
          + "if it is a CSV file already, let its name end in .csv")
    case .encrypted:
      Words(
        th: "เปิดไฟล์ด้วยรหัสผ่าน แล้วบันทึกใหม่โดยไม่ใส่รหัสผ่าน",
        en: "Open it with the password and save it without one")
    case .tooLarge(.inflation, _):
      Words(
        th: "เปิดไฟล์ แล้วคัดลอกเฉพาะตารางบัญชีไปวางในสมุดงานใหม่",
        en: "Open it and copy the table of the book alone into a new workbook")
    case .tooLarge:
      Words(
        th: "แยกเป็นปีละไฟล์ หรือคัดลอกเฉพาะตารางบัญชีไปวางในสมุดงานใหม่",
        en: "Make a file for each year, or copy the table of the book alone into a new workbook")
    case .damaged:
      Words(
        th: "คัดลอกไฟล์จากต้นฉบับอีกครั้ง หรือเปิดในโปรแกรมตารางคำนวณแล้วบันทึกใหม่",
        en: "Copy the file again from its original, or open it in a spreadsheet and save it anew")
    }
  }
}

extension WorkbookMeasure {
  /// What there is too much of.
  fileprivate var words: Words {
    switch self {
    case .fileBytes: Words(th: "ขนาดไฟล์ (ไบต์)", en: "bytes of the file")
    case .inflatedBytes: Words(th: "ขนาดเมื่อคลายแล้ว (ไบต์)", en: "bytes of it when inflated")
    case .inflation:
      Words(th: "จำนวนเท่าที่ขยายออกเมื่อคลาย", en: "times that a part grows when inflated")
    case .parts: Words(th: "จำนวนส่วนย่อยในไฟล์", en: "parts inside the file")
    case .sheets: Words(th: "จำนวนแผ่นงาน", en: "sheets")
    case .nameBytes: Words(th: "ความยาวชื่อแผ่นงาน (ไบต์)", en: "bytes of a sheet's name")
    case .rows: Words(th: "จำนวนแถว", en: "rows")
    case .columns: Words(th: "จำนวนช่องในแถว", en: "columns")
    case .cells: Words(th: "จำนวนเซลล์", en: "cells")
    case .textBytes: Words(th: "ข้อความทั้งหมด (ไบต์)", en: "bytes of text in all cells")
    case .cellBytes: Words(th: "ข้อความในเซลล์เดียว (ไบต์)", en: "bytes of text in one cell")
    case .sharedBytes: Words(th: "ข้อความที่เซลล์ใช้ร่วมกัน (ไบต์)", en: "bytes of shared texts")
    case .mergedRanges: Words(th: "จำนวนเซลล์ที่ผสาน", en: "merged cells")
    case .formats: Words(th: "จำนวนรูปแบบเซลล์", en: "formats of cells")
    case .nesting: Words(th: "จำนวนชั้นที่ซ้อนกัน", en: "levels of nesting")
    case .tagBytes: Words(th: "ความยาวแท็กเดียว (ไบต์)", en: "bytes of one tag")
    }
  }
}
