import Disclosure
import Model

extension DataTable {
  /// The public ledger of a year, as its page shows it.
  public static let ledger = DataTable(
    name: "ledger", title: Words(th: "รายการรับจ่าย", en: "What moved, row by row"),
    columns: [
      .fundID, .fiscalYear, .count("row", "แถว", "Row"), .date("date", "วันที่", "Date"),
      DataColumn(
        "account", .text, Words(th: "บัญชี (ว่างคือโอน)", en: "Account, empty for a transfer"),
        isOptional: true), .title, .amount("received", "รับ", "Received"),
      .amount("paid", "จ่าย", "Paid"), .amount("balance", "คงเหลือ", "Held after the row"),
      .currency,
    ], key: ["fund_id", "fiscal_year", "row"],
    rows: .ofYear { year, disclosure, site, csv in
      for row in PublicRow.all(of: year) {
        csv.text(disclosure.fund.id.text)
        csv.year(year.year)
        csv.integer(row.number)
        csv.day(row.day)
        csv.text(row.account?.name)
        csv.words(row.account?.title ?? Self.transfer)
        csv.amount(row.received)
        csv.amount(row.paid)
        csv.amount(row.balance)
        csv.text(site.currency.code)
        csv.endRow()
      }
    })

  /// The same in double entry, as the journal has it.
  public static let entries = DataTable(
    name: "entries", title: Words(th: "รายการแบบบัญชีคู่", en: "What moved, in double entry"),
    columns: [
      .fundID, .fiscalYear, .count("entry", "รายการ", "Entry"),
      .count("line", "บรรทัด", "Line of the entry"), .date("date", "วันที่", "Date"), .account,
      .amount("amount", "จำนวนเงิน เดบิตเป็นบวก", "Amount, debits positive"), .currency,
    ], key: ["fund_id", "fiscal_year", "entry", "line"],
    rows: .ofYear { year, disclosure, site, csv in
      let chart = year.chart.value
      for (number, movement) in year.movements.value.enumerated() {
        for (line, posting) in movement.postings.enumerated() {
          csv.text(disclosure.fund.id.text)
          csv.year(year.year)
          csv.integer(number + 1)
          csv.integer(line + 1)
          csv.day(movement.day)
          csv.text(chart[posting.account].name)
          csv.amount(posting.amount)
          csv.text(site.currency.code)
          csv.endRow()
        }
      }
    })

  private static let transfer = Words(th: "โอนระหว่างบัญชี", en: "Transfer")
}
