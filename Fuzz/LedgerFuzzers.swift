import Checks
import Model
import Outputs
import Readers
import Support

/// Reads a ledger, checks it, adds up its years, and says what was found in both languages.
func readLedger(_ bytes: [UInt8], named name: String) {
  var sources = SourceFiles()
  let files = LedgerReader.sheets(in: bytes, at: name).map { sheet in
    LedgerReader.File(id: sources.add(path: name, bytes: sheet.text.bytes), sheet: sheet)
  }
  let reading = LedgerReader.read(
    files, chart: .standard,
    rules: LedgerRules(calendar: .october, earliest: nil, latest: SmallContent.today))
  let found = reading.diagnostics + Check.all.flatMap { $0.findings(reading.value) }
  say(found, in: sources)
  guard found.allSatisfy({ $0.severity < .error }) else { return }
  guard let fund = Fund.ID("990101-01") else { return }
  for statement in Statement.all(of: reading.value, fund: fund) {
    _ = reading.value.movements(in: statement.year)
  }
}

/// Prints findings as the command does; a place that its file hasn't would end the program.
func say(_ found: [Diagnostic], in sources: SourceFiles) {
  for finding in Finding.all(Array(found.prefix(100)), in: sources) {
    for language in MessageLanguage.allCases {
      _ = DiagnosticText(language: language).render(finding)
    }
  }
}
