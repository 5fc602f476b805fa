@testable import Checks
import Model
import Readers
import Support

/// A cash book as a test writes it, read and checked.
struct CheckedBooks {
  static let header = "วันที่,รายการ,หมวด,บัญชี,รับ,จ่าย,คงเหลือ,ไปบัญชี"

  let books: Books
  /// What the reader found.
  let unread: [Diagnostic]
  /// What the checks found.
  let findings: [Diagnostic]

  /// Rows of `date,category,account,in,out,balance`, perhaps with `,to` after them.
  init(_ rows: String...) {
    let lines = rows.map { row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells.count >= 6 else { return row }
      return "\(cells[0]),ก," + cells[1...5].joined(separator: ",") + ","
        + (cells.count > 6 ? cells[6] : "")
    }
    self.init(files: ["book.csv": ([Self.header] + lines).joined(separator: "\n")])
  }

  /// Small books have no opening balances and rows that are alike: the checks of those have tests
  /// of their own.
  static let ofFigures: [Check] = [.balanceAgrees, .categoryOnItsSide, .transfersHaveTwoSides]

  init(
    files: [String: String], calendar: FiscalCalendar = .october, checks: [Check] = ofFigures
  ) {
    let given = files.keys.sorted().enumerated().map { number, name in
      LedgerReader.File(
        id: FileID(UInt32(number)),
        sheet: LedgerSheet.all(in: Array((files[name] ?? "").utf8), at: name)[0])
    }
    let reading = LedgerReader.read(
      given, chart: .standard,
      rules: LedgerRules(calendar: calendar, earliest: nil, latest: SmallContent.today))
    books = reading.value
    unread = reading.diagnostics.filter { $0.severity != .note }
    findings = checks.flatMap { $0.findings(reading.value) }
  }

  /// The findings of the checks: `F27 G3`.
  var faults: [String] {
    findings.map { finding in
      guard let cell = finding.place?.cell else { return "\(finding.code.rawValue) file" }
      return "\(finding.code.rawValue) \(cell.letters ?? "row ")\(cell.row)"
    }
  }

  /// The notes of the first finding, in English.
  var notes: [String] { findings.first?.notes.map(\.words.en) ?? [] }

  /// The first year that an error holds back, counted as the pipeline counts it.
  var heldFrom: FiscalYear? {
    (unread + findings).filter { $0.severity == .error }.map { finding in
      finding.doubtFrom.map { books.calendar.year(of: $0) } ?? FiscalYear(ending: Int.min)
    }.min()
  }
}
