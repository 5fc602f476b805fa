import Foundation
import Model
import Support
import Testing

@testable import Pipeline

/// The figures of funds that keep a journal.
@Suite struct JournalFiguresTests {
  private func figures(_ ledgers: [String: String]) throws -> (lines: [String], report: Report) {
    var files = SmallContent.files()
    for (name, text) in ledgers { files["funds/990101-01/ledger/\(name)"] = text }
    let (csv, report) = try Build(content: MemoryTree(files), today: SmallContent.today).figures(
      isPrivate: true)
    return (csv.joined().split(separator: "\n").dropFirst().map(String.init), report)
  }

  /// One fund kept in two ways.
  private static func books(_ random: inout SeededGenerator) -> (csv: String, journal: String) {
    let kinds = [
      ("ดอกเบี้ย", "Income:Interest", true), ("เงินสมทบสมาชิก", "income:members", true),
      ("คลอดบุตร", "expenses:welfare:birth", false), ("ค่าบริหารจัดการ", "Expenses:Admin", false),
    ]
    var held = [5_000_000_00, 20_000_000_00]
    let names = [("เงินสด", "Assets:Cash"), ("ธนาคาร", "assets:bank")]
    // Half of the treasurers write few balances.
    let leavesOut = Bool.random(using: &random)
    func baht(_ satang: Int) -> String {
      Money(satang: Int64(satang)).description.filter { $0 != "," }
    }
    var csv = Content.header.replacing("คงเหลือ", with: "คงเหลือ,ไปบัญชี")
    var journal = "decimal-mark .\nD 1000.00 THB\n2020-10-01 opening balances\n"
    for index in 0...1 {
      csv +=
        "1/10/2563,ยกมา,ยอดยกมา,\(names[index].0),\(baht(held[index])),,\(baht(held[index])),\n"
      journal += "  \(names[index].1)  \(baht(held[index]))\n"
    }
    journal += "  equity:opening\n"
    for year in 2021...2023 {
      for month in 1...9 {
        let account = Int.random(in: 0...1, using: &random)
        let satang = Int.random(in: 1...900_00, using: &random)
        let kind = Int.random(in: 0...4, using: &random)
        let date = "3/\(month)/\(year + 543)"
        let (label, name) = names[account]
        let isIn = kind < 2
        held[account] += isIn ? satang : -satang
        if kind == 4 { held[1 - account] += satang }
        let isStated = !leavesOut || Int.random(in: 0...4, using: &random) == 0
        let balance = isStated ? baht(held[account]) : ""
        let category = kind == 4 ? "โอน" : kinds[kind].0
        csv +=
          "\(date),ก,\(category),\(label),\(isIn ? baht(satang) : ""),"
          + "\(isIn ? "" : baht(satang)),\(balance),\(kind == 4 ? names[1 - account].0 : "")\n"
        let other = kind == 4 ? names[1 - account].1 : kinds[kind].1
        journal +=
          "\n\(year)-\(month)-03 * ก\n  \(name)  \(isIn ? "" : "-")\(baht(satang))"
          + "\(isStated ? " = " : "")\(balance)\n  \(other)\n"
      }
    }
    return (csv, journal)
  }

  @Test(arguments: UInt64(1)...10)
  func aFundHasTheSameFiguresAsAJournalAndAsACashBook(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let (csv, journal) = Self.books(&random)
    let cashBook = try figures(["2566.csv": csv])
    let kept = try figures(["2566.journal": journal])
    #expect(Content.codes(cashBook.report) == [], "seed \(seed)")
    #expect(Content.codes(kept.report) == [], "seed \(seed)")
    #expect(kept.lines == cashBook.lines, "seed \(seed)")
    #expect(kept.lines.count > 12)
  }

  @Test func yearsInFilesOfTheirOwnOpenWithWhatTheLastOneClosed() throws {
    let first = "2022-10-01 opening\n  assets:cash  5\n  equity:opening\n"
    let second = "2023-10-01 opening\n  assets:cash  7 = 7\n  equity:opening\n"
    let found = try figures(["2566.journal": first, "2567.journal": second])
    #expect(Content.codes(found.report) == ["F28"])
    #expect(found.lines.allSatisfy { $0.hasPrefix("990101-01,2023,") })
  }

  @Test func aFailedAssertionIsToldOnce() throws {
    let text = """
      2022-10-01
        assets:cash  5 = 5
        income:other
      2022-10-02
        assets:cash  5 = 11
        income:other
      2022-10-03
        assets:cash  5 = 16
        income:other

      """
    #expect(Content.codes(try figures(["2566.journal": text]).report) == ["J602"])
  }

  @Test func amountsOnTheWrongSideAreToldAsInACashBook() throws {
    let text =
      "2022-10-01\n  assets:cash  9\n  equity:opening\n"
      + "2022-10-02\n  assets:cash  -5\n  income:other\n"
    #expect(Content.codes(try figures(["2566.journal": text]).report) == ["F31"])
  }

  /// Damage never changes a figure of a year that is published all the same.
  @Test(arguments: UInt64(1)...8)
  func aSpoiltJournalNeverChangesAPublishedFigure(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let journal = Self.books(&random).journal
    let sound = try figures(["2566.journal": journal]).lines
    let pieces = [
      "x", " ", "\n", "9", ";", "=", "(", "31", "-", ":", "  ", ".5", "include x\n", "99999999999",
      " = 92233720368547758.07",
    ]
    var held = 0
    for _ in 0..<60 {
      var text = Array(journal.utf8)
      let position = Int.random(in: 0..<text.count, using: &random)
      let piece = Array((pieces.randomElement(using: &random) ?? "").utf8)
      let removed = Int.random(in: 0...3, using: &random)
      text.replaceSubrange(position..<min(text.count, position + removed), with: piece)
      let spoilt = String(decoding: text, as: UTF8.self)
      let (lines, report) = try figures(["2566.journal": spoilt])
      guard report.count(.error) > 0 else { continue }
      held += 1
      let codes = Content.codes(report)
      #expect(
        Set(lines).isSubset(of: sound), "seed \(seed): \(codes) after “\(piece)” at \(position)")
    }
    #expect(held > 20)
  }

  @Test func numbersOfAnySizeAreNoTrap() throws {
    let large = ["1000000000", "92233720368547758.07", String(repeating: "9", count: 37)]
    for amount in large {
      let rows = "2022-10-02\n  assets:cash  \(amount)\n  income:other\n"
      let stated = "2022-10-03\n  (assets:cash)  0 = \(amount)\n"
      for text in [rows, stated, "bucket x\n" + stated + rows + rows, rows + rows + rows] {
        let report = try figures(["2566.journal": text]).report
        #expect(report.count(.error) > 0 || text == rows || text == rows + rows + rows)
      }
    }
  }

  /// What hledger prints, by account.
  private func hledger(_ arguments: [String]) throws -> [String: Int] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["hledger"] + arguments + ["-O", "csv", "--layout=bare"]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    var satang: [String: Int] = [:]
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: ",").map { $0.filter { $0 != "\"" } }
      if fields.count == 3, fields[0].contains(":"), !fields[0].hasSuffix(":"),
        let amount = Decimal(string: String(fields[2]))
      {
        satang[fields[0].lowercased()] = NSDecimalNumber(decimal: amount * 100).intValue
      }
    }
    return satang
  }

  private static var hasHledger: Bool {
    ["/usr/bin/hledger", "/usr/local/bin/hledger"].contains {
      FileManager.default.fileExists(atPath: $0)
    }
  }

  @Test(
    .enabled(if: hasHledger, "hledger isn't installed"), arguments: UInt64(1)...3)
  func hledgersReportsAgree(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let journal = Self.books(&random).journal
    let path = NSTemporaryDirectory() + "prongsai-\(UUID()).journal"
    try journal.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let lines = try figures(["2566.journal": journal]).lines.map {
      $0.split(separator: ",").map(String.init)
    }
    for year in 2021...2023 {
      let end = "\(year)-10-01"
      let sheet = try hledger(["-f", path, "balancesheet", "-e", end])
      let income = try hledger([
        "-f", path, "incomestatement", "-b", "\(year - 1)-10-01", "-e", end,
      ])
      for line in lines where line[1] == "\(year)" && !line[2].hasPrefix("Equity") {
        let closing = try #require(Int(line[6]))
        let report = line[2].hasPrefix("Assets") ? sheet : income
        let sign = line[2].hasPrefix("Income") ? -1 : 1
        #expect(report[line[2].lowercased()] == sign * closing, "seed \(seed): \(line)")
      }
      #expect(!sheet.isEmpty && !income.isEmpty)
    }
  }
}
