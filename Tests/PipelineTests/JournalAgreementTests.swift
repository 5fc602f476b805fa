import Foundation
import Model
import Pipeline
import Support
import Testing

/// What another program of accounting makes of the published journals: Debian's `hledger`.
@Suite struct JournalAgreementTests {
  private static let program = "/usr/bin/hledger"
  private static let isThere = FileManager.default.isExecutableFile(atPath: program)

  /// A published year of a fund.
  private struct Year: Hashable {
    let fund: Substring
    let ending: Int

    /// The account above all others of this journal where journals are joined.
    var prefix: String { "Y\(fund):\(ending)" }
    var path: String { "f/\(fund)/fy/\(ending + 543)/\(fund)-\(ending + 543).journal" }
  }

  @Test(
    .enabled(if: isThere, "hledger isn't installed: `make prepare-tests`, or apt install hledger"))
  func hledgerReadsOfEveryYearWhatTheStatementSays() throws {
    let seed = ProcessInfo.processInfo.environment["PRONGSAI_SEED"].flatMap(UInt64.init) ?? 1
    var content = ["site.yaml": SmallContent.site]
    for number in 1...100 { content.merge(EventfulFund(number: number, seed: seed).files) { $1 } }
    let tree = MemoryTree(content)
    let (csv, report) = try Build(content: tree, today: SmallContent.today).figures()
    let errors = report.findings.filter { $0.diagnostic.severity == .error }
    #expect(errors.map { $0.diagnostic.summary.en } == [], "seed \(seed)")
    let figures = Self.closings(csv.joined())
    #expect(figures.count >= 150)

    let site = MemorySite()
    _ = try Build(
      content: tree, templates: try Repository.templates(), today: SmallContent.today
    ).run(into: site)
    var journals: [Year: String] = [:]
    for year in figures.keys {
      let journal = site.text(year.path)
      #expect(journal != nil, "\(year.path) isn't written")
      journals[year] = journal
    }
    let written = site.files.keys.filter { $0.hasSuffix(".journal") }
    #expect(Set(written) == Set(figures.keys.map(\.path)))

    // Each of some journals stands alone; all together are asked at once, each under its own root.
    let order = journals.keys.sorted { $0.path < $1.path }
    for year in order.prefix(12) {
      let alone = try Self.hledger(["check", "--strict"], journals[year] ?? "")
      #expect(alone == "", "\(year.path), seed \(seed)")
    }
    let joined = order.map {
      "apply account \($0.prefix)\n\(journals[$0] ?? "")end apply account\n"
    }
    .joined(separator: "\n")
    #expect(try Self.hledger(["check", "--strict"], joined) == "", "seed \(seed)")
    let balance = try Self.hledger(["balance", "--flat", "--no-total", "-O", "csv"], joined)
    let theirs = Self.balances(balance)
    var compared = 0
    for year in order {
      let ours = figures[year] ?? [:]
      #expect(theirs[year.prefix] ?? [:] == ours, "\(year.path), seed \(seed)")
      compared += ours.count
    }
    print("hledger agrees on \(compared) balances of \(order.count) years of 100 funds")
  }

  /// What each account but equity closes a year with, from the lines of the trial balances.
  private static func closings(_ csv: String) -> [Year: [String: Int]] {
    var closings: [Year: [String: Int]] = [:]
    for line in csv.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count == 7, let ending = Int(fields[1]), let closing = Int(fields[6]) else {
        Issue.record("a line of figures: \(line)")
        continue
      }
      let year = Year(fund: fields[0], ending: ending)
      let isEquity = fields[2].hasPrefix("Equity")
      closings[year, default: [:]][String(fields[2])] = isEquity || closing == 0 ? nil : closing
    }
    return closings
  }

  /// The balances that hledger prints, by journal and account, in satang.
  private static func balances(_ csv: String) -> [String: [String: Int]] {
    var balances: [String: [String: Int]] = [:]
    for line in csv.split(separator: "\n").dropFirst() {
      let fields = line.dropFirst().dropLast().split(separator: "\",\"")
      guard fields.count == 2, fields[1].hasSuffix(".00 THB") || fields[1].contains(".") else {
        Issue.record("a line of hledger: \(line)")
        continue
      }
      let parts = fields[0].split(separator: ":", maxSplits: 2)
      let satang = Int(fields[1].filter { $0.isNumber || $0 == "-" })
      guard parts.count == 3, !parts[2].hasPrefix("Equity") else { continue }
      balances["\(parts[0]):\(parts[1])", default: [:]][String(parts[2])] = satang
    }
    return balances
  }

  /// What hledger prints, errors too, of a journal.
  private static func hledger(_ arguments: [String], _ journal: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(
      path: "prongsai-\(UUID().uuidString).journal")
    try journal.write(to: file, atomically: false, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = ["-f", file.path] + arguments
    process.environment = ["LANG": "C.UTF-8"]
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: output, as: UTF8.self)
    return process.terminationStatus == 0 || !text.isEmpty ? text : "it ended without a word"
  }
}
