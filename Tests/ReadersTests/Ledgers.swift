import Model
import Support

@testable import Readers

/// The header that the tests use unless they say otherwise.
let fullHeader = "วันที่,รายการ,หมวด,บัญชี,รับ,จ่าย,คงเหลือ"

/// Ledgers as tests write them, and what became of them in a few letters.
struct Ledger {
  let books: Books
  let diagnostics: [Diagnostic]

  /// One file with the full header above these rows.
  init(
    _ rows: String..., header: String = fullHeader, name: String = "book.csv", founded: Day? = nil
  ) {
    let text = ([header] + rows).joined(separator: "\n")
    self.init(files: [name: Array(text.utf8)], founded: founded)
  }

  /// Whole files by name, perhaps with an `accounts.csv`.
  init(files: [String: [UInt8]], accounts: String? = nil, founded: Day? = nil) {
    var chart = Chart.standard
    var openings = Reading<[(account: AccountID, opening: Money, place: Place)]>([])
    if let accounts { openings = chart.learnAccounts(Array(accounts.utf8), file: FileID(99)) }
    let names = files.keys.sorted()
    let given = names.enumerated().map { number, name in
      LedgerReader.File(
        id: FileID(UInt32(number)), sheet: LedgerSheet.all(in: files[name] ?? [], at: name)[0])
    }
    self.init(given, chart, openings, founded: founded)
  }

  init(
    _ files: [LedgerReader.File], _ chart: Chart,
    _ openings: Reading<[(account: AccountID, opening: Money, place: Place)]>, founded: Day? = nil
  ) {
    let reading = LedgerReader.read(
      files, chart: chart,
      rules: LedgerRules(calendar: .october, earliest: founded, latest: SmallContent.today),
      openings: openings.value)
    books = reading.value
    diagnostics = openings.diagnostics + reading.diagnostics
  }

  /// The findings that aren't only notes: `F20 E3`, by code and cell.
  var faults: [String] { told(diagnostics.filter { $0.severity != .note }) }

  /// The notes: `F01 E3`.
  var notes: [String] { told(diagnostics.filter { $0.severity == .note }) }

  private func told(_ findings: [Diagnostic]) -> [String] {
    findings.map { finding in
      guard let cell = finding.place?.cell else { return "\(finding.code.rawValue) file" }
      return "\(finding.code.rawValue) \(cell.letters ?? "row ")\(cell.row)"
    }
  }

  /// The entries: `2022-10-01 flow Cash Income:Interest 5.00 = 105.00`.
  var rows: [String] {
    books.entries.map { entry in
      let (account, counter) = (books.chart[entry.account], books.chart[entry.counterAccount])
      let stated = entry.statedBalance.map { " = \($0)" } ?? ""
      let people = entry.people == 0 ? "" : " for \(entry.people)"
      return "\(entry.day.iso) \(entry.kind) \(account.name) \(counter.name) \(entry.amount)"
        + stated + people
    }
  }

  /// The gaps: `3 after 1`, the row and the entries before it.
  var gaps: [String] {
    books.gaps.map { "\($0.place.cell?.row ?? 0) after \($0.entriesBefore)" }
  }
}
