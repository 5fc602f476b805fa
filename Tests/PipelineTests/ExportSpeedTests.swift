import Foundation
import Model
import Support
import Testing

@testable import Disclosure
@testable import Outputs
@testable import Pipeline

/// What each format costs, asked for by `make bench-export`: a million postings of one fund.
@Suite struct ExportSpeedTests {
  /// The seconds that this thread has computed; other tests run beside it.
  private static func cpuSeconds() -> Double {
    var usage = rusage()
    // RUSAGE_THREAD, which Swift's Glibc leaves out.
    getrusage(__rusage_who_t(1), &usage)
    let (user, system) = (usage.ru_utime, usage.ru_stime)
    return Double(user.tv_sec + system.tv_sec) + Double(user.tv_usec + system.tv_usec) / 1e6
  }

  /// The middle one of three runs; a format writes the same bytes each time.
  private static func measure(_ name: String, _ write: () -> Int) {
    let runs = (0..<3).map { _ -> (seconds: Double, bytes: Int) in
      let start = cpuSeconds()
      let bytes = write()
      return (cpuSeconds() - start, bytes)
    }
    let seconds = runs.map(\.seconds).sorted()[1]
    let megabytes = Double(runs[0].bytes) / 1e6
    let columns = [
      name.padding(toLength: 26, withPad: " ", startingAt: 0),
      String(
        format: "%8.2f CPU-s %9.1f MB %8.1f MB/CPU-s", seconds, megabytes, megabytes / seconds),
    ]
    print("export:", columns.joined())
  }

  /// A year of 25,000 rows, half interest, half paper and postage: 76 a day over 38 accounts, since
  /// what is alike on a day is published as one.
  private static func ledger(_ year: Int) -> String {
    var rows = Content.header
    for number in 0..<25_000 {
      let dayOfYear = number / 76
      let (day, month) = (dayOfYear % 28 + 1, (dayOfYear / 28 + 9) % 12 + 1)
      let account = "ธนาคาร สาขา\(number / 2 % 38 + 1)"
      let isReceipt = number % 2 == 0
      let amount = 100 + number / 2 * 7919 % 90_000
      let baht = "\(amount / 100).\(amount / 10 % 10)\(amount % 10)"
      rows += "\(day)/\(month)/\(month > 9 ? year - 1 : year),"
      rows += isReceipt ? "ดอกเบี้ย,ดอกเบี้ย," : "ค่าเอกสาร,ค่าบริหารจัดการ,"
      rows += account + "," + (isReceipt ? "\(baht),," : ",\(baht),") + "\n"
    }
    return rows
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["PRONGSAI_EXPORT_BENCH"] == "1"))
  func aMillionPostings() throws {
    let id = "990101-01"
    var files = SmallContent.files()
    let settings = "id: \(id)\nname: {th: กองทุนใหญ่, en: A large fund}\nfounded: 2540\n"
    files["funds/\(id)/fund.yaml"] = settings
    let accounts = (1...38).map { "ธนาคาร สาขา\($0),ธนาคาร,,,\n" }
    files["funds/\(id)/accounts.csv"] = "บัญชี,ชนิด,เปิดเมื่อ,ปิดเมื่อ,ยอดยกมา\n" + accounts.joined()
    for year in 2547...2566 { files["funds/\(id)/ledger/\(year).csv"] = Self.ledger(year) }
    let tree = MemoryTree(bytes: files.mapValues { Array($0.utf8) })
    let content = try SiteContent.read(
      tree, named: "content", today: SmallContent.today, asOf: nil, languages: .any)
    let work = try FundWork.run(id, content, tree, named: "content")
    let disclosure = try #require(work.disclosure)
    let years = disclosure.years.filter { !$0.isRunning }
    let postings = years.map { $0.movements.value.map(\.postings.count).reduce(0, +) }.reduce(0, +)
    #expect(postings == 1_000_000, "\(work.findings.prefix(3))")
    print("export: \(postings) postings of \(years.count) years")
    Self.measureFormats(disclosure, content.site)
  }

  private static func measureFormats(_ disclosure: FundDisclosure, _ site: Site) {
    let years = disclosure.years.filter { !$0.isRunning }
    for table in [DataTable.ledger, .entries] {
      measure("CSV \(table.name)") {
        years.map { table.rows($0, disclosure, site).count }.reduce(0, +)
      }
    }
    var rows: [String: [UInt8]] = [:]
    for table in DataTable.ofFunds + DataTable.ofYears {
      rows[table.name] = table.rows(disclosure, site)
    }
    measure("JSON ledger, entries") {
      DataTable.ofYears.map { table in
        FundJSON.list(rows[table.name] ?? [], of: table, site).bytes.count
      }.reduce(0, +)
    }
    measure("hledger journal") {
      years.map { JournalExport.text(of: $0, fund: disclosure.fund, site: site).utf8.count }
        .reduce(0, +)
    }
    measure("SQLite") {
      SiteDatabase.bytes(rows, news: [], hasLedgers: true, site).count
    }
    measure("all files of open data") {
      FundData(disclosure, site: site).files.map(\.bytes.count).reduce(0, +)
    }
  }
}
