import Model

/// Words on a page of a cash book that belong to the paper and not to its entries.
enum PaperWords {
  private static let totals = [
    "รวมทั้งสิ้น", "รวมทั้งหมด", "รวมเดือน", "รวมประจำเดือน", "รวมทั้งปี", "รวมทั้งเดือน", "รวมปี", "ยอดรวม",
    "รวมยอด", "รวมยกไป", "ยอดยกไป", "ยกยอดไป", "ยกไป", "รวมหน้า", "รวมรายรับ", "รวมรับ", "total",
    "subtotal", "sum", "carriedforward",
  ]
  private static let signatures = [
    "ลงชื่อ", "ลงนาม", "(ลงชื่อ", "ผู้จัดทำ", "ผู้ทำบัญชี", "ผู้ตรวจสอบ", "ผู้รับรอง", "ผู้อนุมัติ", "เหรัญญิก", "ประธาน",
    "หน้าที่", "หน้า", "แผ่นที่", "พิมพ์เมื่อ", "พิมพ์วันที่", "ตำแหน่ง", "หมายเหตุ", "signed", "page", "printed",
  ]

  /// Whether a text names a row of totals.
  static func beginTotals(_ text: String) -> Bool {
    let folded = Chart.folded(text)
    return folded == "รวม" || folded == "รวม:" || totals.contains { folded.hasPrefix($0) }
  }

  /// The first two letters of the words for totals, as bytes.
  private static let totalsStarts = Set((totals + ["รวม"]).map { start(of: Array($0.utf8)[...]) })

  /// The first two letters of a text as a number, without what folding drops: two of Thai are six
  /// bytes, two of English two.
  private static func start(of text: ArraySlice<UInt8>) -> UInt64 {
    var start: UInt64 = 0
    var count = 0
    var most = 6
    for byte in text where byte != 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D {
      if count == 0, byte < 0x80 { most = 2 }
      start = start << 8 | UInt64((0x41...0x5A).contains(byte) ? byte + 32 : byte)
      count += 1
      if count == most { break }
    }
    return start
  }

  /// Whether a text may name a row of totals; nearly all rows are told apart by two letters.
  static func mayBeginTotals(_ text: ArraySlice<UInt8>) -> Bool {
    if totalsStarts.contains(start(of: text)) { return true }
    // A space of another kind may stand before or between them.
    return text.prefix(24).contains { $0 == 0xC2 || $0 == 0xE2 || $0 == 0xEF }
  }

  /// Whether a text is what stands before a signature or numbers a page.
  static func beginSignature(_ text: String) -> Bool {
    let folded = Chart.folded(text)
    return signatures.contains { folded.hasPrefix($0) }
  }

  /// Whether a text is a name in brackets below a signature, or dots to sign on.
  static func areBlanksToFill(_ text: String) -> Bool {
    let isLine = text.unicodeScalars.allSatisfy { ".…_-= /".unicodeScalars.contains($0) }
    return isLine || (text.hasPrefix("(") && text.hasSuffix(")"))
  }

  /// The word by which a row was known, without what follows it: that may be a name.
  static func sample(_ text: String) -> String {
    let folded = Chart.folded(text)
    return signatures.first { folded.hasPrefix($0) } ?? "(…)"
  }

  /// Whether a row of totals carries a balance to the next page.
  static func carryOn(_ text: String) -> Bool {
    let folded = Chart.folded(text)
    return folded.contains("ยกไป") || folded.contains("ยอดไป") || folded.contains("carried")
  }
}
