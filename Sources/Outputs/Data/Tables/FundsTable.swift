import Disclosure
public import Model

extension DataTable {
  /// The fund itself.
  public static let funds = DataTable(
    name: "funds", title: Words(th: "กองทุน", en: "The fund"),
    columns: [
      .fundID, .words("name", "ชื่อกองทุน", "Name"), .words("tambon", "ตำบล", "Sub-district"),
      .words("district", "อำเภอ", "District"), .words("province", "จังหวัด", "Province"),
      .text(
        "founded", "วันก่อตั้ง ละเอียดเท่าที่รู้", "Founded, as exactly as it is known", isOptional: true),
      DataColumn(
        "status", .choice(Fund.Status.allCases.map(\.rawValue)), Words(th: "สถานะ", en: "Status"),
        isOptional: true),
      .words("contact_name", "ผู้ตอบคำถาม", "Who answers questions"),
      .words("contact_address", "ที่อยู่กองทุน", "The fund's address"),
      .text("contact_email", "อีเมลกองทุน", "E-mail", isOptional: true),
      .text("contact_phone", "โทรศัพท์กองทุน", "Telephone", isOptional: true),
      .flag("is_held", "มีปีที่พักการเผยแพร่", "Whether years are held back"),
      DataColumn(
        "held_from", .year, Words(th: "ปีแรกที่พักการเผยแพร่", en: "The first year held back"),
        isOptional: true),
      .text(
        "policy_version", "รุ่นของนโยบายการเปิดเผย", "Version of the disclosure policy",
        isOptional: true),
      .count("least_people", "จำนวนคนน้อยที่สุดหลังยอดสวัสดิการ", "The fewest people behind a sum"),
      .count(
        "least_sensitive_people", "จำนวนคนน้อยที่สุดหลังยอดเรื่องสุขภาพ",
        "The fewest people behind a sum that tells of health"),
      DataColumn(
        "policy_period", .choice(Period.allCases.map(\.name)),
        Words(th: "ช่วงเวลาสั้นที่สุดที่รวมยอด", en: "The shortest stretch of time of a sum")),
      .count("balances_stated", "ยอดคงเหลือที่เหรัญญิกเขียน", "Balances that the treasurer wrote"),
      .count("rows_read", "แถวที่อ่าน", "Rows that were read"), .currency,
    ], key: ["fund_id"],
    rows: .ofFund { disclosure, site, csv in
      let fund = disclosure.fund
      csv.text(fund.id.text)
      csv.words(fund.name)
      csv.words(fund.location.tambon)
      csv.words(fund.location.district)
      csv.words(fund.location.province)
      csv.text(fund.founded?.data)
      csv.text(fund.status?.rawValue)
      csv.words(fund.contact?.name)
      csv.words(fund.contact?.address)
      csv.text(fund.contact?.email)
      csv.text(fund.contact?.phone)
      csv.flag(disclosure.hold != nil)
      csv.year(disclosure.hold?.from)
      csv.text(disclosure.policy.version)
      csv.integer(disclosure.policy.leastPeople)
      csv.integer(disclosure.policy.leastSensitivePeople)
      csv.text(disclosure.policy.period.name)
      csv.integer(disclosure.balancesStated)
      csv.integer(disclosure.rowCount)
      csv.text(site.currency.code)
      csv.endRow()
    })
}

extension Occasion {
  /// The time as exactly as it is known: `2010-07-15`, `2010-07`, `2010`, `FY2010`; days as
  /// `2010-07-15/2010-07-17`.
  ///
  /// Source: ISO 8601; a fiscal year by the year in which it ends, as it has no notation there.
  var data: String {
    switch precision {
    case .day: first == last ? first.iso : "\(first.iso)/\(last.iso)"
    case .month: String(first.iso.prefix(7))
    case .year: String(first.iso.prefix(4))
    case .fiscalYear: "FY" + last.iso.prefix(4)
    }
  }
}

extension Occasion {
  /// A time by its notation in data; `nil` for anything else.
  public init?(data: String, _ calendar: FiscalCalendar) {
    if data.hasPrefix("FY"), let ending = Int(data.dropFirst(2)) {
      let year = FiscalYear(ending: ending)
      guard let first = calendar.firstDay(of: year), let last = calendar.lastDay(of: year) else {
        return nil
      }
      self.init(first: first, last: last, precision: .fiscalYear)
      return
    }
    let days = data.split(separator: "/").map(String.init)
    guard let start = days.first, let end = days.last else { return nil }
    let parts = start.split(separator: "-").compactMap { Int($0) }
    switch parts.count {
    case 1:
      guard let first = Day(year: parts[0], month: 1, day: 1),
        let last = Day(year: parts[0], month: 12, day: 31)
      else { return nil }
      self.init(first: first, last: last, precision: .year)
    case 2:
      guard let first = Day(year: parts[0], month: parts[1], day: 1),
        let last = Day(
          year: parts[0], month: parts[1], day: Day.length(ofMonth: parts[1], year: parts[0]))
      else { return nil }
      self.init(first: first, last: last, precision: .month)
    default:
      guard let first = Day(iso: start), let last = Day(iso: end) else { return nil }
      self.init(first: first, last: last)
    }
  }
}
