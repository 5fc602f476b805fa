public import Disclosure
import Model

extension PageSet {
  /// Every figure of a fund's statements in one table for people: words of this language in the
  /// head, and the mark of UTF-8 before it, by which Excel reads Thai.
  ///
  /// - Complexity: O(years × lines).
  public func simpleTable(_ disclosure: FundDisclosure) -> OutputFile {
    let unit = site.currency.unit[language]
    var csv = CSVWriter()
    for word in [
      wording[.columnYear], wording[.columnKind], wording[.columnLine],
      "\(wording[.columnAmount]) (\(unit))", wording[.columnPeople],
    ] {
      csv.text(word)
    }
    csv.endRow()
    for year in disclosure.years.reversed() {
      add(year.statement.value, to: &csv)
    }
    return OutputFile(
      path: Routes.simpleTable(disclosure.fund.id), bytes: [0xEF, 0xBB, 0xBF] + csv.bytes)
  }

  private func add(_ statement: Statement, to csv: inout CSVWriter) {
    func row(_ kind: Word?, _ line: String, _ amount: Money, people: Int? = nil) {
      csv.text(format.year(statement.year))
      csv.text(kind.map { wording[$0] })
      csv.text(line)
      csv.amount(amount)
      csv.integer(people)
      csv.endRow()
    }
    row(nil, wording[.opening], statement.opening)
    for line in statement.receipts {
      row(.receiptsTitle, title(of: line.account), line.amount)
    }
    row(nil, wording[.totalReceived], statement.received)
    for line in statement.payments {
      row(
        .paymentsTitle, title(of: line.account), line.amount,
        people: line.account.kind == .welfare ? line.people : nil)
    }
    row(nil, wording[.totalPaid], statement.paid, people: statement.peopleHelped)
    if statement.owedChange != .zero { row(nil, wording[.potOwed], statement.owedChange) }
    row(nil, wording[.closing], statement.closing)
    for line in statement.moneyLines {
      row(.moneyAccounts, title(of: line.account), line.closing)
    }
  }
}
