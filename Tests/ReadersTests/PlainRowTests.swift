import Model
import Support
import Testing

@testable import Readers

/// Everyday rows are read by their bytes; every row can be read with care. Both must say the same.
@Suite struct PlainRowTests {
  @Test(arguments: 0..<60) func everydayRowsAreReadAsTheyAreWithCare(seed: UInt64) throws {
    var books = RandomBooks(seed: 20_261_129 + seed)
    for number in 0..<12 {
      let text = books.next()
      let quick = read(text, PlainColumns.init)
      let careful = read(text) { _ in nil }
      let book = "seed \(seed), book \(number):\n\(text)"
      let first = zip(quick.value.drafts, careful.value.drafts).first { $0 != $1 }
      #expect(first == nil, "\(book)")
      #expect(quick.value.drafts.count == careful.value.drafts.count, "\(book)")
      #expect(quick.value.claims == careful.value.claims, "\(book)")
      #expect(quick.diagnostics == careful.diagnostics, "\(book)")
    }
  }

  @Test(arguments: [
    [
      "1/10/2565,ก,ดอกเบี้ย,เงินสด,1.00,,", "2/10/2565,ก,ยอดยกมา,ธนาคาร,100.00,,100.00",
      "3/10/2565,ก,ดอกเบี้ย,เงินสด,5.00,,", ",รวมทั้งสิ้น,,,6.00,,",
    ],
    [
      "1/10/2565,ก,ดอกเบี้ย,เงินสด,1.00,,", "2/10/2565,ก,,เงินสด,5.00,,",
      "3/10/2565,ก,ดอกเบี้ย,เงินสด,5.00,,", "4/10/2565,ก,,เงินสด,5.00,,",
    ],
  ])
  func everydayRowsLeaveRowsAroundThemAsTheyAre(rows: [String]) {
    let text = ([fullHeader] + rows).joined(separator: "\n") + "\n"
    let quick = read(text, PlainColumns.init)
    let careful = read(text) { _ in nil }
    #expect(quick.value.drafts == careful.value.drafts)
    #expect(quick.value.claims == careful.value.claims)
    #expect(quick.diagnostics == careful.diagnostics)
  }

  @Test func anEverydayRowIsCutWithoutAnyCare() throws {
    let bytes = Array("1/10/2565, ก,5.00\r\n2/10/2565,\"ข\",5.00\n3/10/2565,ค\n\n".utf8)
    var table = CSVTable(bytes)
    var cut: [[String]?] = []
    bytes.withUnsafeBufferPointer { text in
      withUnsafeTemporaryAllocation(of: PlainCell.self, capacity: 3) { cells in
        for _ in 0..<4 {
          let row = table.plainRow(in: text, cells)
          cut.append(
            row.map { row in
              row.cells.map { String(decoding: bytes[$0.text], as: UTF8.self) }
            })
          if let row { table.pass(row) } else { _ = table.next() }
        }
      }
    }
    #expect(cut == [["1/10/2565", "ก", "5.00"], nil, nil, nil])
  }

  @Test(arguments: ["ก", "กลับ", "ลัก", "rev", "ev", "1234567890123", "๑๒๓๔๕๖๗๘๙๐๑๒๓", "ใหม่ไม่ใช่"])
  func aTextIsLookedAtWithCareWhereItMayTakeBackOrHoldANumber(sign: String) {
    var numbers = SeededGenerator(seed: 5)
    for _ in 0..<400 {
      let letters = Array("กขลัิ้0123 evx-").shuffled(using: &numbers)
      var text = String(letters.prefix(Int.random(in: 0...14, using: &numbers)))
      text += Bool.random(using: &numbers) ? sign : ""
      text += String(letters.prefix(Int.random(in: 0...14, using: &numbers)))
      let cell = Array(text.utf8)
      // A cell stands among others; one at the end of a file is always looked at with care.
      let file = Array("1/1,".utf8) + cell + Array(",ธนาคาร,5.00,,100.00\n2/1,ก,ธนาคาร".utf8)
      let signs = file.withUnsafeBufferPointer { TextSigns($0, 4..<(4 + cell.count)) }
      #expect(signs.mayTakeBack || ReversalText.reference(in: cell[...]) == nil, "\(text)")
      #expect(signs.mayHoldNumber || !CitizenNumber.isIn(cell[...]), "\(text)")
      let atEnd = cell.withUnsafeBufferPointer { TextSigns($0, 0..<$0.count) }
      #expect(atEnd.mayTakeBack && atEnd.mayHoldNumber)
    }
  }

  private func read(
    _ text: String, _ plain: (CashBookHeader) -> PlainColumns?
  ) -> Reading<CashBook.Contents> {
    CashBook.read(
      LedgerSheet.all(in: Array(text.utf8), at: "book.csv")[0], file: FileID(3), chart: .standard,
      rules: LedgerRules(calendar: .october, earliest: nil, latest: SmallContent.today),
      plain: plain)
  }
}

/// Cash books of rows that are mostly well-formed, with everything that treasurers type.
private struct RandomBooks {
  private var numbers: SeededGenerator

  init(seed: UInt64) { numbers = SeededGenerator(seed: seed) }

  private struct Column {
    let name: String
    let good: [String]
    let odd: [String]
  }

  private static let amounts = [
    "-", "0.00", "0", "(5)", "1O0", "99999999999", "12,50.00", "-5", "๕", "5 บาท", "1.080", "=A1",
  ]
  private static let columns = [
    Column(
      name: "วันที่", good: ["5/10/2565", "31/12/2565", "05/01/2566", "1/2/2566"],
      odd: ["1/1/66", "๕/๑๐/๒๕๖๕", "", "\"", "30/2/2566", "5/10/2575", "2022-10-05", "รวม", "วันที่"]),
    Column(
      name: "รายการ", good: ["", "รับเงินสมทบสมาชิก 465 คน", "ของใหม่ไม่ใช่ที่ใช้แล้วและให้ใหม่", "level"],
      odd: ["กลับรายการ 12/045", "reverses 5", "1-1014-00013-50-8", "รวมทั้งสิ้น", "ลัก", "ยอดยกมา"]),
    Column(
      name: "หมวด", good: ["ดอกเบี้ยเงินฝาก", "ค่าบริหารจัดการ", "สวัสดิการคลอดบุตร", "เงินสมทบสมาชิก"],
      odd: ["ยอดยกมา", "ยกเลิก", "", "", "〃", "รวม", "ยอดยกไป", "อะไร", "โอน", "interest"]),
    Column(name: "บัญชี", good: ["เงินสด", "ธนาคาร"], odd: ["", "„", "เงนสด", "cash"]),
    Column(name: "รับ", good: ["5.00", "1,250.00", "120", "0.00", ""], odd: amounts + [""]),
    Column(name: "จ่าย", good: ["", "", "0", "7.25"], odd: amounts + ["7.25", "1,000,000.00"]),
    Column(name: "คงเหลือ", good: ["", "105.00", "219067.25"], odd: amounts),
    Column(name: "จำนวนราย", good: ["", "3"], odd: ["1,000", "x", "2000000", "0", "๒"]),
    Column(name: "กองย่อย", good: ["", "บำนาญ"], odd: ["นาย กข", "0812345678"]),
    Column(name: "เลขที่", good: ["", "12/045"], odd: ["1101400013508", "ยาว 1234567890 ฉบับที่ 77"]),
    Column(name: "หมายเหตุ", good: ["", "ครบ"], odd: ["กลับรายการที่ 9", "1101400013508"]),
    Column(name: "ไปบัญชี", good: [""], odd: ["ธนาคาร", "ที่ไหน"]),
    Column(name: "ไปกองย่อย", good: [""], odd: ["บำนาญ"]),
    Column(name: "ชื่อ", good: ["", "กข คง"], odd: ["x"]),
    Column(name: "รับ(ธนาคาร)", good: [""], odd: ["5.00"]),
  ]

  private mutating func oneIn(_ count: Int) -> Bool {
    Int.random(in: 0..<count, using: &numbers) == 0
  }

  private mutating func cell(_ column: Column, isOdd: Bool, _ separator: String) -> String {
    var text = (isOdd ? column.odd : column.good).randomElement(using: &numbers) ?? ""
    if oneIn(20) { text = " \(text)\t" }
    if oneIn(40) || text.contains(separator) { text = "\"\(text)\"" }
    return text
  }

  /// A row: of a tidy book one cell at most is odd, so that the row's other cells count.
  private mutating func row(_ columns: [Column], isTidy: Bool, _ separator: String) -> String {
    let odd = oneIn(3) ? Int.random(in: 0..<columns.count, using: &numbers) : -1
    var cells: [String] = []
    for (position, column) in columns.enumerated() {
      cells.append(cell(column, isOdd: isTidy ? position == odd : oneIn(12), separator))
    }
    if oneIn(60) { cells.removeLast() }
    if oneIn(60) { cells.append("") }
    return cells.joined(separator: separator)
  }

  /// A row of totals, right or wrong.
  private mutating func totals(_ columns: [Column], _ separator: String) -> String {
    var cells: [String] = []
    for column in columns {
      let isMoney = ["รับ", "จ่าย", "คงเหลือ"].contains(column.name)
      let amount = ["5.00", "1,250.00", ""].randomElement(using: &numbers) ?? ""
      cells.append(column.name == "รายการ" ? "รวมทั้งสิ้น" : isMoney ? amount : "")
    }
    return cells.joined(separator: separator)
  }

  /// The next book.
  mutating func next() -> String {
    let separator = [",", ",", ";", "\t"].randomElement(using: &numbers) ?? ","
    let lineEnd = ["\n", "\n", "\r\n", "\r"].randomElement(using: &numbers) ?? "\n"
    var chosen = Array(Self.columns.prefix(7))
    for column in Self.columns.dropFirst(7).dropLast() where oneIn(3) { chosen.append(column) }
    if oneIn(6) { chosen += Self.columns.suffix(1) }
    if oneIn(8) { chosen.remove(at: 3) }
    // Some books mix the years of two eras, nearly as many of each.
    if oneIn(3) {
      chosen[0] = Column(name: "วันที่", good: ["5/10/2565", "2022-10-05"], odd: chosen[0].odd)
    }
    chosen.shuffle(using: &numbers)
    let header = chosen.map(\.name).joined(separator: separator)
    let isTidy = !oneIn(4)
    var lines = [header]
    for _ in 0..<Int.random(in: 1...40, using: &numbers) {
      lines.append(row(chosen, isTidy: isTidy, separator))
      if oneIn(10) { lines.append(totals(chosen, separator)) }
      if oneIn(40) { lines.append(header) }
      if oneIn(40) { lines.append("") }
    }
    return lines.joined(separator: lineEnd) + (oneIn(2) ? lineEnd : "")
  }
}
