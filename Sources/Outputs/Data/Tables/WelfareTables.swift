import Disclosure
import Model

extension DataTable {
  /// Welfare by kind.
  static let welfare = DataTable(
    name: "welfare", title: Words(th: "สวัสดิการที่จ่าย ตามประเภท", en: "Welfare paid by kind"),
    columns: [
      .fundID, .fiscalYear, .account, .title, .amount("paid", "จ่าย", "Paid"), .people,
      .count("kinds", "จำนวนประเภทที่แสดงรวม", "How many kinds are in the line"), .currency,
    ], key: ["fund_id", "fiscal_year", "account"],
    rows: .ofFund { disclosure, site, csv in
      for year in disclosure.years {
        for line in year.welfare.value.lines {
          csv.text(disclosure.fund.id.text)
          csv.year(year.year)
          csv.text(line.account.name)
          csv.words(line.account.title)
          csv.amount(line.amount)
          csv.integer(line.people)
          csv.integer(line.kindCount)
          csv.text(site.currency.code)
          csv.endRow()
        }
      }
    })

  /// Welfare of all kinds by stretch of time.
  static let welfarePeriods = DataTable(
    name: "welfare_periods",
    title: Words(th: "สวัสดิการที่จ่าย ตามช่วงเวลา", en: "Welfare paid by stretch of time"),
    columns: [
      .fundID, .fiscalYear, .date("covers_from", "วันแรก", "First day"),
      .date("covers_through", "วันสุดท้าย", "Last day"), .amount("paid", "จ่าย", "Paid"), .people,
      .currency,
    ], key: ["fund_id", "fiscal_year", "covers_from"],
    rows: .ofFund { disclosure, site, csv in
      for year in disclosure.years {
        let table = year.welfare.value
        for (stretch, sums) in zip(table.stretches, zip(table.totals, table.people)) {
          csv.text(disclosure.fund.id.text)
          csv.year(year.year)
          csv.day(stretch.from)
          csv.day(stretch.through)
          csv.amount(sums.0)
          csv.integer(sums.1)
          csv.text(site.currency.code)
          csv.endRow()
        }
      }
    })

  /// Welfare by kind and stretch of time, where enough people stand behind both.
  static let welfareByPeriod = DataTable(
    name: "welfare_by_period",
    title: Words(
      th: "สวัสดิการที่จ่าย ตามประเภทและช่วงเวลา เมื่อมีคนมากพอ",
      en: "Welfare by kind and stretch of time, where enough people stand behind it"),
    columns: [
      .fundID, .fiscalYear, .account, .date("covers_from", "วันแรก", "First day"),
      .date("covers_through", "วันสุดท้าย", "Last day"), .amount("paid", "จ่าย", "Paid"), .currency,
    ], key: ["fund_id", "fiscal_year", "account", "covers_from"],
    rows: .ofFund { disclosure, site, csv in
      for year in disclosure.years {
        let table = year.welfare.value
        for line in table.lines {
          for (stretch, paid) in zip(table.stretches, line.byStretch ?? []) {
            csv.text(disclosure.fund.id.text)
            csv.year(year.year)
            csv.text(line.account.name)
            csv.day(stretch.from)
            csv.day(stretch.through)
            csv.amount(paid)
            csv.text(site.currency.code)
            csv.endRow()
          }
        }
      }
    })
}
