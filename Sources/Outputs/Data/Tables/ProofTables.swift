import Disclosure
import Model

extension DataTable {
  /// The sums that hold in each year, with both sides.
  static let checks = DataTable(
    name: "checks", title: Words(th: "ผลตรวจความถูกต้อง", en: "The sums that were checked"),
    columns: [
      .fundID, .fiscalYear, .text("check_id", "รหัสการตรวจ", "Number of the check"),
      .amount("left_side", "ด้านซ้าย", "One side"), .amount("right_side", "ด้านขวา", "The other side"),
      .flag("holds", "ตรงกัน", "Whether they agree"),
    ], key: ["fund_id", "fiscal_year", "check_id"],
    rows: .ofFund { disclosure, _, csv in
      for year in disclosure.years {
        for identity in year.identities {
          csv.text(disclosure.fund.id.text)
          csv.year(year.year)
          csv.text(identity.kind.rawValue)
          csv.amount(identity.left)
          csv.amount(identity.right)
          csv.flag(identity.holds)
          csv.endRow()
        }
      }
    })

  /// Why published figures were changed.
  static let restatements = DataTable(
    name: "restatements",
    title: Words(th: "การแก้ตัวเลขที่เผยแพร่แล้ว", en: "Changes of published figures"),
    columns: [
      .fundID, .number, .fiscalYear,
      .text("replaces", "รหัสของปีที่ถูกแทน", "Digest of the year that is replaced"),
      DataColumn(
        "reason", .choice(Restatement.Reason.allCases.map(\.rawValue)),
        Words(th: "เหตุผล", en: "Reason")),
      .text("approver", "ผู้อนุมัติ", "Who decided it"), .people,
    ], key: ["fund_id", "number"],
    rows: .ofFund { disclosure, _, csv in
      for (number, change) in disclosure.fund.restatements.enumerated() {
        csv.text(disclosure.fund.id.text)
        csv.integer(number + 1)
        csv.year(change.year)
        csv.text(change.replaced)
        csv.text(change.reason.rawValue)
        csv.text(change.approver)
        csv.integer(change.people)
        csv.endRow()
      }
    })

  /// What was found in the books, without what was written there.
  static let findings = DataTable(
    name: "findings", title: Words(th: "สิ่งที่ตรวจพบในสมุดบัญชี", en: "What was found in the books"),
    columns: [
      .fundID, .number,
      DataColumn(
        "effect", .choice(["holds", "remark"]),
        Words(th: "ทำให้พักการเผยแพร่หรือไม่", en: "Whether it holds years back")),
      .text("file", "ไฟล์", "File"), .count("row", "แถว", "Row", isOptional: true),
      .text("code", "รหัส", "Code"),
    ], key: ["fund_id", "number"],
    rows: .ofFund { disclosure, _, csv in
      let holding = (disclosure.hold?.faults ?? []).map { ("holds", $0) }
      let all = holding + disclosure.remarks.map { ("remark", $0) }
      for (number, finding) in all.enumerated() {
        csv.text(disclosure.fund.id.text)
        csv.integer(number + 1)
        csv.text(finding.0)
        csv.text(finding.1.file)
        csv.integer(finding.1.row)
        csv.text(finding.1.code.rawValue)
        csv.endRow()
      }
    })
}
