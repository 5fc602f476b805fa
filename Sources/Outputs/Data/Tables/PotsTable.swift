import Disclosure
import Model

extension DataTable {
  /// The pots of the fund, a row for each figure.
  static let pots = DataTable(
    name: "pots", title: Words(th: "กองเงินภายในกองทุน", en: "Pots of money within the fund"),
    columns: [
      .fundID, .fiscalYear, .number,
      .text(
        "pot", "ชื่อกองเงิน (ว่างคือทั่วไป)", "Name of the pot, empty for the general one",
        isOptional: true),
      DataColumn(
        "item", .choice(["opening", "receipt", "payment", "moved", "owed", "closing"]),
        Words(th: "รายการ", en: "What the figure is")),
      DataColumn(
        "account", .text, Words(th: "บัญชีรับหรือจ่าย", en: "Account of receipts or payments"),
        isOptional: true),
      .amount("amount", "จำนวนเงิน", "Amount"), .currency,
    ], key: [],
    rows: .ofFund { disclosure, site, csv in
      for year in disclosure.years {
        let statement = year.statement.value
        for (number, pot) in statement.pots.enumerated() {
          func row(_ item: String, _ amount: Money, _ account: Account? = nil) {
            csv.text(disclosure.fund.id.text)
            csv.year(year.year)
            csv.integer(number + 1)
            csv.text(pot.name)
            csv.text(item)
            csv.text(account?.name)
            csv.amount(amount)
            csv.text(site.currency.code)
            csv.endRow()
          }
          row("opening", pot.opening)
          for (line, amount) in zip(statement.receipts, pot.receipts) {
            row("receipt", amount, line.account)
          }
          for (line, amount) in zip(statement.payments, pot.payments) {
            row("payment", amount, line.account)
          }
          row("moved", pot.moved)
          row("owed", pot.owed)
          row("closing", pot.closing)
        }
      }
    })
}
