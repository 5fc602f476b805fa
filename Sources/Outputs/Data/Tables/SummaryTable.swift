import Disclosure
import Model

extension DataTable {
  /// The sums of each published year.
  static let summary = DataTable(
    name: "summary", title: Words(th: "ยอดรวมรายปี", en: "The sums of each year"),
    columns: [
      .fundID, .fiscalYear, .date("covers_from", "วันแรกที่ครอบคลุม", "First day covered"),
      .date("covers_through", "วันสุดท้ายที่ครอบคลุม", "Last day covered"),
      .flag("is_running", "ปียังไม่สิ้นสุด", "Whether the year goes on"),
      .amount("opening", "เงินยกมา", "Money held when the year began"),
      .amount("received", "รับ", "All receipts"), .amount("paid", "จ่าย", "All payments"),
      .amount(
        "owed_change", "เงินรับฝากและเงินยืมที่เปลี่ยนไป",
        "What deposits and loans changed of the money held"),
      .amount("closing", "เงินคงเหลือ", "Money held when the year ended"),
      .amount("liabilities", "หนี้สิน", "What the fund owes"),
      .amount("receivables", "ลูกหนี้", "What others owe to the fund"),
      .amount("fund_balance", "เงินของกองทุนสุทธิ", "Money and receivables less what is owed"),
      .count("people_helped", "จำนวนครั้งที่ช่วยคน", "People helped, as the books count them"),
      .date("last_day", "วันของรายการสุดท้าย", "Day of the last row", isOptional: true),
      .count("rows", "แถวในสมุด", "Rows of the books"),
      .count("rows_void", "เอกสารที่ยกเลิก", "Documents cancelled"),
      .count("rows_reversed", "รายการกลับ", "Rows that take back another"),
      .count("balances_stated", "ยอดคงเหลือที่เหรัญญิกเขียน", "Balances that the treasurer wrote"),
      .currency,
    ], key: ["fund_id", "fiscal_year"],
    rows: .ofFund { disclosure, site, csv in
      for year in disclosure.years {
        let statement = year.statement.value
        csv.text(disclosure.fund.id.text)
        csv.year(year.year)
        csv.day(year.days.from)
        csv.day(year.days.through)
        csv.flag(year.isRunning)
        for amount in [
          statement.opening, statement.received, statement.paid, statement.owedChange,
          statement.closing, statement.liabilities, statement.receivables, statement.fundBalance,
        ] {
          csv.amount(amount)
        }
        csv.integer(statement.peopleHelped)
        csv.day(year.lastDay)
        csv.integer(year.rows.all)
        csv.integer(year.rows.void)
        csv.integer(year.rows.reversals)
        csv.integer(year.rows.balances)
        csv.text(site.currency.code)
        csv.endRow()
      }
    })
}
