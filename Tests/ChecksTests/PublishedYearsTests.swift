import Model
import Support
import Testing

/// What is published is right: damage never changes a year before the one it holds back.
@Suite struct PublishedYearsTests {
  /// The cells of one row.
  private struct Row {
    var year: Int
    var cells: [String]
  }

  /// Books of several years, every row with its right balance; the years' files by name.
  private static func rows(_ random: inout SeededGenerator) -> [Row] {
    var held: [String: Int] = ["เงินสด": 0, "ธนาคาร": 0]
    var rows: [Row] = []
    func money(_ satang: Int) -> String {
      Money(satang: Int64(satang)).description.filter { $0 != "," }
    }
    // Half of the treasurers write no balance carried over.
    let carriesOver = Bool.random(using: &random)
    let first = Int.random(in: 2555...2562, using: &random)
    for year in first...(first + Int.random(in: 1...3, using: &random)) {
      for account in ["เงินสด", "ธนาคาร"] where carriesOver || year == first {
        if year == first { held[account] = Int.random(in: 0...900_000, using: &random) }
        let balance = money(held[account] ?? 0)
        rows.append(
          Row(
            year: year,
            cells: [
              "1/10/\(year - 1)", "ยกมา", "ยอดยกมา", account, year == first ? balance : "", "",
              balance, "",
            ]))
      }
      for month in [10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9] {
        for day in [3, 12, 25] where Bool.random(using: &random) {
          let date = "\(day)/\(month)/\(month >= 10 ? year - 1 : year)"
          let account = Bool.random(using: &random) ? "เงินสด" : "ธนาคาร"
          let other = account == "เงินสด" ? "ธนาคาร" : "เงินสด"
          let satang = Int.random(in: 100...500_000, using: &random)
          let kinds = ["เงินสมทบสมาชิก", "ดอกเบี้ยเงินฝาก", "คลอดบุตร", "ค่าบริหารจัดการ", "โอน"]
          let kind = kinds[Int.random(in: 0..<5, using: &random)]
          let isIn = kind == kinds[0] || kind == kinds[1]
          held[account, default: 0] += isIn ? satang : -satang
          if kind == "โอน" { held[other, default: 0] += satang }
          rows.append(
            Row(
              year: year,
              cells: [
                date, "ก", kind, account, isIn ? money(satang) : "", isIn ? "" : money(satang),
                money(held[account] ?? 0), kind == "โอน" ? other : "",
              ]))
        }
      }
    }
    return rows
  }

  private static func checked(_ rows: [Row], inOneFile: Bool) -> CheckedBooks {
    let lines = Dictionary(grouping: rows) { inOneFile ? 0 : $0.year }
    var files: [String: String] = [:]
    for (year, rows) in lines {
      files[inOneFile ? "book.csv" : "\(year).csv"] =
        ([CheckedBooks.header] + rows.map { $0.cells.joined(separator: ",") }).joined(
          separator: "\n")
    }
    return CheckedBooks(files: files)
  }

  private static func statements(_ checked: CheckedBooks) throws -> [Statement] {
    Statement.all(of: checked.books, fund: try #require(Fund.ID("F0001")))
  }

  @Test(arguments: UInt64(1)...100)
  func soundBooksHaveNoFinding(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rows = Self.rows(&random)
    for inOneFile in [true, false] {
      let checked = Self.checked(rows, inOneFile: inOneFile)
      #expect(checked.unread.map(\.code) == [])
      #expect(checked.faults == [])
      let statements = try Self.statements(checked)
      #expect(statements.map(\.brokenIdentities) == statements.map { _ in [] })
    }
  }

  /// One kind of damage to one row, told by its name.
  private static let damages: [(name: String, apply: @Sendable (inout [String]) -> Void)] = [
    ("a day that does not exist", { $0[0] = "30/2/2566" }), ("no date", { $0[0] = "?" }),
    ("a year in the future", { $0[0] = "5/10/2599" }),
    ("an unknown category", { $0[2] = "ไก่" }), ("an unknown account", { $0[3] = "ไก่" }),
    (
      "no amount",
      {
        $0[4] = ""; $0[5] = ""; $0[6] += "0"
      }
    ),
    (
      "a letter in the amount",
      { cells in
        let column = cells[4].isEmpty ? 5 : 4
        cells[column] = cells[column].isEmpty ? "x" : cells[column].dropLast() + "O"
      }
    ),
    (
      "another amount",
      { cells in
        let column = cells[4].isEmpty ? 5 : 4
        cells[column] = "1" + cells[column]
      }
    ),
    (
      "both amounts",
      {
        $0[4] = "5"; $0[5] = "5"
      }
    ), ("another balance", { $0[6] = "9" + $0[6] }),
    ("a letter in the balance", { $0[6] = "x" }), ("a cell less", { $0.removeLast() }),
    ("a cell more", { $0.insert("5", at: 4) }), ("an open quote", { $0[1] = "\"ก" }),
    ("nothing but a date", { $0 = [$0[0]] }), ("a bare text", { $0 = ["รวม"] }),
  ]

  @Test(arguments: UInt64(1)...400)
  func oneDamagedRowNeverChangesAYearThatIsPublished(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rows = Self.rows(&random)
    let inOneFile = Bool.random(using: &random)
    let sound = try Self.statements(Self.checked(rows, inOneFile: inOneFile))
    // First rows of a file and of the books as often as others.
    let starts = rows.indices.filter { $0 == 0 || rows[$0].year != rows[$0 - 1].year }
    let index =
      Bool.random(using: &random)
      ? starts[Int.random(in: 0..<starts.count, using: &random)]
      : Int.random(in: 0..<rows.count, using: &random)
    let damage = Self.damages[Int.random(in: 0..<Self.damages.count, using: &random)]
    var damaged = rows
    damage.apply(&damaged[index].cells)
    let checked = Self.checked(damaged, inOneFile: inOneFile)
    let heldFrom = checked.heldFrom ?? FiscalYear(ending: Int.max)
    let published = try Self.statements(checked).filter { $0.year < heldFrom }
    let right = sound.filter { $0.year < heldFrom }
    let what = "\(damage.name) in row \(index) of \(rows.count), held from \(heldFrom.ending)"
    #expect(published.map(\.year) == right.map(\.year), "\(what)")
    #expect(published == right, "\(what): \(rows[index].cells) became \(damaged[index].cells)")
  }

  @Test(arguments: UInt64(1)...100)
  func aRowLeftOutHoldsItsYear(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var rows = Self.rows(&random)
    let sound = try Self.statements(Self.checked(rows, inOneFile: true))
    let flows = rows.indices.filter { index in
      rows[index].cells[2] != "ยอดยกมา"
        && rows[(index + 1)...].contains { $0.cells[3] == rows[index].cells[3] }
    }
    let index = try #require(flows.randomElement(using: &random))
    let year = rows[index].year
    rows.remove(at: index)
    let checked = Self.checked(rows, inOneFile: true)
    let heldFrom = try #require(checked.heldFrom)
    #expect(heldFrom.ending <= year - 543)
    #expect(
      try Self.statements(checked).filter { $0.year < heldFrom }
        == sound.filter { $0.year < heldFrom })
  }
}
