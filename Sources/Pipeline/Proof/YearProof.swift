import Model
import Outputs
import Readers

/// The rows of one year, added up in each form in which they are published.
struct YearProof {
  let id: Fund.ID
  let year: FiscalYear
  let tables: FundTablesRead

  /// Compares the ledger, the entries, the journal and the JSON of the year.
  func prove(_ files: [String: [UInt8]], _ proof: inout Proof) {
    var ofYear: [String: PublishedTable] = [:]
    for table in DataTable.ofYears {
      let path = Routes.table(table, of: id, year)
      guard let read = PublishedTable(files[path] ?? []) else {
        proof.unreadable(path)
        continue
      }
      ofYear[table.name] = read
    }
    if let ledger = ofYear["ledger"] {
      proveLedger(ledger, Routes.table(.ledger, of: id, year), &proof)
    }
    if let entries = ofYear["entries"] {
      proveEntries(entries, Routes.table(.entries, of: id, year), &proof)
    }
    let journal = Routes.journal(id, year)
    if let bytes = files[journal] {
      proveJournal(bytes, journal, &proof)
    } else {
      proof.unreadable(journal)
    }
    proof.prove(Routes.yearData(id, year), files, ofYear)
  }

  private func amount(_ cell: String) -> Money { Money(data: cell) ?? .zero }

  private func summary(_ column: String) -> Money {
    tables.amount("\(year.ending)/summary/\(column)")
  }

  /// Each balance follows from the one before; the last is the year's; each kind sums to its line.
  private func proveLedger(_ ledger: PublishedTable, _ path: String, _ proof: inout Proof) {
    var balance = summary("opening")
    var sums: [String: Money] = [:]
    for row in ledger.rows {
      let change =
        amount(ledger.cell(row, "received")) - amount(ledger.cell(row, "paid"))
      balance += change
      sums[ledger.cell(row, "account"), default: .zero] += change
      let number = ledger.cell(row, "row")
      proof.compare(
        path, "row \(number): balance", amount(ledger.cell(row, "balance")), balance)
    }
    proof.compare(path, "\(year.ending)/summary/closing", balance, summary("closing"))
    proveFlows(sums, path, &proof)
  }

  /// What each account of receipts and payments sums to, money into the fund positive.
  private func proveFlows(_ sums: [String: Money], _ path: String, _ proof: inout Proof) {
    for row in tables.rows("receipts", in: year) {
      let name = row("account")
      proof.compare(
        path, "\(year.ending)/receipts/\(name)/received", sums[name] ?? .zero,
        amount(row("received")))
    }
    for row in tables.rows("payments", in: year) {
      let name = row("account")
      proof.compare(
        path, "\(year.ending)/payments/\(name)/paid", -(sums[name] ?? .zero),
        amount(row("paid")))
    }
  }

  /// Each entry balances; each account goes from its opening to its closing.
  private func proveEntries(_ entries: PublishedTable, _ path: String, _ proof: inout Proof) {
    var sums: [String: Money] = [:]
    var byEntry: [String: Money] = [:]
    for row in entries.rows {
      let change = amount(entries.cell(row, "amount"))
      sums[entries.cell(row, "account"), default: .zero] += change
      byEntry[entries.cell(row, "entry"), default: .zero] += change
    }
    for (entry, sum) in byEntry.sorted(by: { $0.key < $1.key }) {
      proof.compare(path, "entry \(entry)", sum, .zero)
    }
    proveFlows(sums.mapValues { -$0 }, path, &proof)
    for row in tables.rows("accounts", in: year) {
      let name = row("account")
      proof.compare(
        path, "\(year.ending)/accounts/\(name)/closing",
        amount(row("opening")) + (sums[name] ?? .zero), amount(row("closing")))
    }
    for row in tables.rows("owed", in: year) {
      let name = row("account")
      let change = row("side") == "liability" ? -(sums[name] ?? .zero) : sums[name] ?? .zero
      proof.compare(
        path, "\(year.ending)/owed/\(name)/closing", amount(row("opening")) + change,
        amount(row("closing")))
    }
  }

  /// Reads the journal's postings and adds them up; what it asserts must be so.
  private func proveJournal(_ bytes: [UInt8], _ path: String, _ proof: inout Proof) {
    var sums: [String: Money] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    where line.hasPrefix("    ") {
      // `    Assets:Cash  1,130.00 THB = 5,000.00 THB`
      let posting = line.dropFirst(4)
      guard let gap = posting.firstRange(of: "  ") else { continue }
      let name = String(posting[..<gap.lowerBound])
      let words = posting[gap.upperBound...].split(separator: " ").map { word in
        String(word.filter { $0 != "," })
      }
      sums[name, default: .zero] += words.first.map(amount) ?? .zero
      if words.count > 3 {
        proof.compare(path, "= \(name)", amount(words[3]), sums[name] ?? .zero)
      }
    }
    for row in tables.rows("accounts", in: year) {
      proveJournal(row("account"), amount(row("closing")), sums, path, &proof)
    }
    for row in tables.rows("receipts", in: year) {
      proveJournal(row("account"), -amount(row("received")), sums, path, &proof)
    }
    for row in tables.rows("payments", in: year) {
      proveJournal(row("account"), amount(row("paid")), sums, path, &proof)
    }
  }

  private func proveJournal(
    _ account: String, _ expected: Money, _ sums: [String: Money], _ path: String,
    _ proof: inout Proof
  ) {
    proof.compare(
      path, account, sums[JournalExport.name(account)] ?? .zero, expected)
  }
}
