import Disclosure
import Model

extension DataTable {
  /// What a member can claim.
  static let benefits = DataTable(
    name: "benefits", title: Words(th: "สวัสดิการที่สมาชิกเบิกได้", en: "What a member can claim"),
    columns: [
      .fundID, .number, .title,
      .amount("amount", "จำนวนเงิน", "Amount", isOptional: true),
      .words("per", "ต่อ", "For each"), .words("condition", "เงื่อนไข", "Condition"), .currency,
    ], key: ["fund_id", "number"],
    rows: .ofFund { disclosure, site, csv in
      for (number, benefit) in disclosure.fund.benefits.enumerated() {
        csv.text(disclosure.fund.id.text)
        csv.integer(number + 1)
        csv.words(benefit.title)
        csv.amount(benefit.amount)
        csv.words(benefit.per)
        csv.words(benefit.condition)
        csv.text(site.currency.code)
        csv.endRow()
      }
    })

  /// What others promised to pay.
  static let pledges = DataTable(
    name: "pledges", title: Words(th: "เงินที่อนุมัติให้กองทุน", en: "What was approved for the fund"),
    columns: [
      .fundID, .number, .fiscalYear, .source, .amount("amount", "จำนวนเงิน", "Amount"),
      .words("reference", "หนังสือหรือข้อบัญญัติ", "The document that says so"),
      .text("organisation", "รหัสองค์กร", "Number of the organisation", isOptional: true), .currency,
    ], key: ["fund_id", "number"],
    rows: .ofFund { disclosure, site, csv in
      for (number, pledge) in disclosure.fund.pledges.enumerated() {
        csv.text(disclosure.fund.id.text)
        csv.integer(number + 1)
        csv.year(pledge.year)
        csv.text(pledge.party.key)
        csv.amount(pledge.amount)
        csv.words(pledge.reference)
        csv.text(pledge.organisation)
        csv.text(site.currency.code)
        csv.endRow()
      }
    })

  /// How many members the fund says it has.
  static let members = DataTable(
    name: "members", title: Words(th: "จำนวนสมาชิก", en: "How many members the fund has"),
    columns: [
      .fundID, .date("as_of", "ณ วันที่", "On which day", isOptional: true),
      .count("members", "จำนวนสมาชิก", "Members"),
    ], key: ["fund_id"],
    rows: .ofFund { disclosure, _, csv in
      guard let membership = disclosure.fund.membership else { return }
      csv.text(disclosure.fund.id.text)
      csv.day(membership.asOf)
      csv.integer(membership.count)
      csv.endRow()
    })

  /// Who answers for the fund.
  static let committee = DataTable(
    name: "committee", title: Words(th: "คณะกรรมการ", en: "Who answers for the fund"),
    columns: [
      .fundID, .number, .words("name", "ชื่อ", "Name"), .words("role", "ตำแหน่ง", "Role"),
      DataColumn(
        "from_year", .year, Words(th: "ปีแรกของวาระ (ค.ศ.)", en: "First year of the term"),
        isOptional: true),
      DataColumn(
        "to_year", .year, Words(th: "ปีสุดท้ายของวาระ (ค.ศ.)", en: "Last year of the term"),
        isOptional: true),
    ], key: ["fund_id", "number"],
    rows: .ofFund { disclosure, _, csv in
      for (number, member) in disclosure.fund.committee.enumerated() {
        csv.text(disclosure.fund.id.text)
        csv.integer(number + 1)
        csv.words(member.name)
        csv.words(member.role)
        csv.integer(member.from)
        csv.integer(member.to)
        csv.endRow()
      }
    })
}
