import Foundation
import Model
import Support
import Testing

@testable import Pipeline

@Suite struct FiguresTests {
  private static let header = "fund,year,account,opening,debit,credit,closing"
  private static let site = SmallContent.site + "fiscal_year: {starts: 1}\n"

  private func figures(_ files: [String: String]) throws -> [String] {
    let (csv, report) = try Build(content: MemoryTree(files), today: SmallContent.today).figures(
      isPrivate: true)
    // Random rows stand in any order; nothing else is wrong with them.
    let codes = report.findings.map { $0.diagnostic.code.rawValue }
    #expect(codes.filter { $0 != "F09" } == [])
    return csv.joined().split(separator: "\n").map(String.init)
  }

  /// Opening, debit, credit and closing of each account, kept as a child would.
  private struct NaiveBook {
    var balance: [String: Int] = [:]
    var flow: [String: [Int: (debit: Int, credit: Int)]] = [:]

    mutating func post(_ account: String, _ year: Int, _ satang: Int) {
      var sum = flow[account, default: [:]][year] ?? (0, 0)
      if satang < 0 { sum.credit += satang } else { sum.debit += satang }
      flow[account, default: [:]][year] = sum
    }

    func lines(_ fund: String, _ years: ClosedRange<Int>) -> [String] {
      var lines: [String] = []
      for year in years {
        for account in flow.keys.sorted() {
          let goesOn = account.hasPrefix("Assets") || account.hasPrefix("Equity")
          let before = years.lowerBound..<year
          let opening = goesOn ? before.reduce(0) { $0 + sum(account, $1) } : 0
          let now = flow[account]?[year] ?? (0, 0)
          if opening == 0, now == (0, 0) { continue }
          lines.append(
            "\(fund),\(year),\(account),\(opening),\(now.debit),\(now.credit),"
              + "\(opening + now.debit + now.credit)")
        }
      }
      return lines
    }

    private func sum(_ account: String, _ year: Int) -> Int {
      let sums = flow[account]?[year] ?? (0, 0)
      return sums.debit + sums.credit
    }
  }

  @Test(arguments: UInt64(1)...8)
  func figuresAreThoseOfANaiveBook(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var book = NaiveBook()
    let kinds = [
      ("ดอกเบี้ย", "Income:Interest", true), ("บริจาค", "Income:Donations", true),
      ("คลอดบุตร", "Expenses:Welfare:Birth", false), ("ค่าบริหารจัดการ", "Expenses:Admin", false),
    ]
    var text = Content.header
    func satang(_ amount: Int) -> String { "\(amount / 100).\(amount % 100 / 10)\(amount % 10)" }
    for (label, account) in [("เงินสด", "Assets:Cash"), ("ธนาคาร", "Assets:Bank")] {
      let opening = Int.random(in: 1_000_000_000...1_100_000_000, using: &random)
      text += "1/1/2560,ยกมา,ยอดยกมา,\(label),\(satang(opening)),,\n"
      book.post(account, 2017, opening)
      book.post("Equity:Opening", 2017, -opening)
    }
    for year in 2017...2020 {
      for month in 1...12 {
        for _ in 0..<Int.random(in: 0...6, using: &random) {
          let isCash = Bool.random(using: &random)
          let (label, account) = isCash ? ("เงินสด", "Assets:Cash") : ("ธนาคาร", "Assets:Bank")
          let amount = Int.random(in: 1...5_000_000, using: &random)
          let kind = Int.random(in: 0...kinds.count, using: &random)
          let day = "\(Int.random(in: 1...2, using: &random) + month)/\(month)/\(year + 543)"
          if kind == kinds.count {
            let (other, counter) = isCash ? ("ธนาคาร", "Assets:Bank") : ("เงินสด", "Assets:Cash")
            text += "\(day),ก,โอน,\(label),,\(satang(amount)),\n"
            text += "\(day),ก,โอน,\(other),\(satang(amount)),,\n"
            book.post(account, year, -amount)
            book.post(counter, year, amount)
          } else {
            let (category, flow, isIn) = kinds[kind]
            let columns = isIn ? "\(satang(amount))," : ",\(satang(amount))"
            text += "\(day),\"ก, \"\"ข\"\"\",\(category),\(label),\(columns),\n"
            book.post(account, year, isIn ? amount : -amount)
            book.post(flow, year, isIn ? -amount : amount)
          }
        }
      }
    }
    text += "31/12/2563,ก,ดอกเบี้ย,เงินสด,0.01,,\n"
    book.post("Assets:Cash", 2020, 1)
    book.post("Income:Interest", 2020, -1)
    let found = try figures([
      "site.yaml": Self.site, "funds/990101-01/fund.yaml": SmallContent.fund,
      "funds/990101-01/ledger/2560.csv": text,
    ])
    #expect(found == [Self.header] + book.lines("990101-01", 2017...2020), "seed \(seed)")
  }

  @Test func heldYearsAreNotPrinted() throws {
    let files = SmallContent.files(
      ledger: Content.soundYear,
      ["funds/990101-01/ledger/2567.csv": Content.header + "31/2/2567,ก,ดอกเบี้ย,เงินสด,1,,\n"])
    let (csv, report) = try Build(content: MemoryTree(files), today: SmallContent.today).figures(
      isPrivate: true)
    #expect(
      csv.joined() == """
        \(Self.header)
        990101-01,2023,Assets:Cash,0,131125,0,131125
        990101-01,2023,Equity:Opening,0,0,-123400,-123400
        990101-01,2023,Income:Interest,0,0,-7725,-7725

        """)
    #expect((report.fundCount, report.heldFunds, report.rowCount) == (1, 1, 3))
  }

  /// What is published of a fund with the ledgers of two years.
  private func published(_ second: String) throws -> (lines: [String], errors: Int) {
    let files = SmallContent.files(
      ledger: Content.soundYear, ["funds/990101-01/ledger/2567.csv": second])
    let (csv, report) = try Build(content: MemoryTree(files), today: SmallContent.today).figures(
      isPrivate: true)
    return (csv.joined().split(separator: "\n").map(String.init), report.count(.error))
  }

  @Test(arguments: ["31/2/2567", "x", "", "5/1/2667", "1/1/2400", "๓๑/๒/๒๕๖๗"])
  func aFirstRowWithoutAUsableDayCountsInNoEarlierYear(date: String) throws {
    let sound = try published(Content.header).lines
    #expect(sound.count == 4)
    let (lines, errors) = try published(
      Content.header + "\(date),ก,ดอกเบี้ย,เงินสด,1,,\n5/10/2566,ก,ดอกเบี้ย,เงินสด,1,,\n")
    #expect(errors == 1)
    #expect(Set(lines).isSubset(of: sound), "\(lines)")
  }

  @Test(arguments: UInt64(1)...6)
  func aSpoiltCellNeverChangesAPublishedFigure(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rows = (0..<24).map { number in
      let (month, year) = (number % 12 + 1, 2567 + (number / 12))
      let (money, kind) =
        number % 3 == 0 ? (",\(number + 1).25", "คลอดบุตร") : ("\(number + 9),", "บริจาค")
      return "\(number % 27 + 1)/\(month)/\(year),ก,\(kind),เงินสด,\(money),"
    }
    let (sound, none) = try published(Content.header + rows.joined(separator: "\n") + "\n")
    #expect(none == 0)
    let spoilt = ["zz", "31/2/2567", "5/1/2667", "1O0", "-", "\"", "zz,zz"]
    for _ in 0..<60 {
      var rows = rows
      let row = Int.random(in: 0..<rows.count, using: &random)
      var cells = rows[row].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let column = [0, 2, 3, 4, 5][Int.random(in: 0..<5, using: &random)]
      cells[column] = spoilt[Int.random(in: 0..<spoilt.count, using: &random)]
      rows[row] = cells.joined(separator: ",")
      let (lines, errors) = try published(Content.header + rows.joined(separator: "\n") + "\n")
      guard errors > 0 else { continue }
      #expect(Set(lines).isSubset(of: sound), "seed \(seed): row \(row + 2) is \(rows[row])")
    }
  }

  @Test func aDayOnTheCommandLineIsReadAsInContent() {
    #expect(Build.day("31/10/2569") == Day.of(2026, 10, 31))
    #expect(Build.day("2026-10-31") == Day.of(2026, 10, 31))
    #expect(Build.day("31 ตุลาคม 2569") == Day.of(2026, 10, 31))
    #expect(Build.day("31/2/2569") == nil)
    #expect(Build.day("") == nil)
  }

  @Test(arguments: [
    ("treasurer", 10_000, 1), ("treasurer", 10_000, 2), ("treasurer", 100_000, 3),
    ("journals", 10_000, 1), ("journals", 100_000, 2),
  ])
  func everyFigureOfGeneratedBooksAgrees(format: String, postings: Int, seed: Int) throws {
    guard let script = Repository.shared("bench/books/genbooks.py") else {
      Swift.print("skipped: ../shared/bench/books/genbooks.py isn't there")
      return
    }
    let folder = NSTemporaryDirectory() + "prongsai-\(format)-\(postings)-\(seed)-\(UUID())"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", script, "--postings", "\(postings)", "--seed", "\(seed)", "--out", folder,
      "--formats", format,
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    var files = ["site.yaml": Self.site]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder + "/\(format)") {
      let id = fund(String(name.prefix(5)))
      files["funds/\(id)/fund.yaml"] = "id: \(id)\nname: \(id)\n"
      let suffix = name.split(separator: ".").last ?? ""
      files["funds/\(id)/ledger/books.\(suffix)"] = try String(
        contentsOfFile: folder + "/\(format)/" + name, encoding: .utf8)
    }
    #expect(files.count > 2)
    let expected = try String(contentsOfFile: folder + "/expected.csv", encoding: .utf8)
      .split(whereSeparator: \.isNewline).dropFirst().map {
        fund(String($0.prefix(5))) + $0.dropFirst(5)
      }
    let found = try figures(files).dropFirst()
    let (ours, theirs) = (Set(found), Set(expected))
    #expect(ours.count == found.count && theirs.count > 100)
    #expect(ours == theirs, "\(ours.symmetricDifference(theirs).sorted().prefix(6))")
  }

  /// `F0001` as a fund's number.
  private func fund(_ name: String) -> String { "990001-\(name.dropFirst())" }
}
