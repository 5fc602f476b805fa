import Disclosure
import Model
import Outputs
import Readers

/// What an earlier edition of the site has published of one fund.
struct PublishedRecord: Sendable {
  private let years: [PublishedYear]
  /// The record's bytes where nothing can be read from them; they are kept as they are.
  private let damaged: [UInt8]?
  /// Whether there is a record that nothing can be read from.
  var isDamaged: Bool { damaged != nil }

  /// No earlier edition.
  init() { (years, damaged) = ([], nil) }

  /// The record of a fund in a site.
  init(of id: Fund.ID, in site: (any PublishedSite)?) throws {
    let bytes = try site?.published(at: Routes.publishedYears(id))
    let read = bytes.map { PublishedYearsReader.read($0) } ?? []
    years = read ?? []
    damaged = read == nil ? bytes : nil
  }

  /// F37. A published year that a new edition would change, and no restatement says why.
  func fault(
    in disclosure: FundDisclosure, _ calendar: FiscalCalendar, _ settings: FileID?
  ) -> Diagnostic? {
    let place = settings.map { Place(file: $0) }
    if damaged != nil { return .recordDamaged(disclosure.fund.id, at: place) }
    if years.isEmpty { return nil }
    // Where no year is certain, none is shown.
    if let hold = disclosure.hold, hold.from == nil { return nil }
    let change = years.firstUnexplainedChange(
      in: PublishedYear.all(of: disclosure), heldFrom: disclosure.hold?.from,
      restatements: disclosure.fund.restatements, policy: disclosure.policy)
    return change.map { .publishedYearChanged($0, disclosure.policy, calendar, at: place) }
  }

  /// The record for the edition after this one.
  func file(beside disclosure: FundDisclosure) -> OutputFile {
    if let damaged {
      return OutputFile(path: Routes.publishedYears(disclosure.fund.id), bytes: damaged)
    }
    return PublishedYearsExport.file(
      years.kept(beside: PublishedYear.all(of: disclosure)), of: disclosure.fund.id)
  }
}

extension Diagnostic {
  /// F37. The record of what was published can't be read.
  fileprivate static func recordDamaged(_ id: Fund.ID, at place: Place?) -> Diagnostic {
    let path = Routes.publishedYears(id)
    return Diagnostic(
      .publishedYearChanged,
      Words(
        th: "อ่านบันทึกปีที่เผยแพร่แล้วในเว็บไซต์เดิม \(path) ไม่ได้",
        en: "The old site's record of published years, \(path), can't be read"),
      at: place,
      help: Words(
        th: "นำไฟล์นี้จากเว็บไซต์ชุดก่อนหรือสำเนามาคืน ไฟล์นี้โปร่งใสเขียนเอง ไม่ต้องแก้ด้วยมือ",
        en: "Put the file back from an earlier site or a copy; Prongsai writes it, nobody edits it")
    )
  }

  /// F37. A published year differs. The figures stay unsaid: logs are read by many.
  fileprivate static func publishedYearChanged(
    _ change: UnexplainedChange, _ policy: DisclosurePolicy, _ calendar: FiscalCalendar,
    at place: Place?
  ) -> Diagnostic {
    let year = change.published.year
    let (thai, english) = ("ปี \(year.ending + 543)", "The year \(year.ending)")
    let summary: Words =
      switch change.kind {
      case .movements:
        Words(
          th: "\(thai) เผยแพร่แล้ว แต่รายการในสมุดเปลี่ยนไปจากที่เผยแพร่",
          en: "\(english) is published, and the book now differs from it")
      case .welfare:
        Words(
          th: "\(thai) เผยแพร่แล้ว แต่เงินสวัสดิการในสมุดเปลี่ยนไปจากที่เผยแพร่",
          en: "\(english) is published, and the welfare in the book now differs from it")
      case .fewPeople:
        Words(
          th: "\(thai) เงินสวัสดิการเปลี่ยนของคนน้อยกว่า \(policy.leastSensitivePeople) คน "
            + "ผู้ที่มีเว็บไซต์ชุดก่อนจะลบหาได้ว่าเป็นของใคร",
          en: "\(english): welfare of fewer than \(policy.leastSensitivePeople) people changes; "
            + "who kept the earlier site can subtract whose")
      case .gone:
        Words(
          th: "\(thai) เผยแพร่แล้ว แต่ไม่มีในสมุดอีก",
          en: "\(english) is published, and isn't in the book any more")
      }
    return Diagnostic(
      .publishedYearChanged, summary, at: place,
      help: .restating(change, leastPeople: policy.leastSensitivePeople),
      doubtFrom: calendar.firstDay(of: year))
  }
}

extension Words {
  /// What to do with a published year that changed.
  fileprivate static func restating(_ change: UnexplainedChange, leastPeople: Int) -> Words {
    let year = change.published.year.ending
    let entry =
      "restatements: [{year: \(year + 543), replaces: \(change.published.digest), "
      + "reason: misposting, approver: …"
    switch change.kind {
    case .fewPeople:
      return Words(
        th: "คืนแถวเดิม แล้วลงรายการแก้ในงวดปัจจุบัน หรือบอก people: ตั้งแต่ \(leastPeople) คน",
        en: "Put the old rows back and enter the correction in the current period, or give "
          + "people: \(leastPeople) or more")
    case .welfare:
      return Words(
        th: "คืนแถวเดิม แล้วลงรายการที่ตกหล่นด้วยวันที่ของวันนี้ หรือถ้ากรรมการมีมติให้แก้ "
          + "เพิ่มใน fund.yaml: \(entry), people: \(leastPeople)}]",
        en: "Put the old rows back and enter what was forgotten with today's date; or, where the "
          + "committee decided so, add to fund.yaml: \(entry), people: \(leastPeople)}]")
    case .movements, .gone:
      return Words(
        th: "ถ้าแก้โดยไม่ตั้งใจ คืนแถวเดิม ถ้ากรรมการมีมติให้แก้ เพิ่มใน fund.yaml: \(entry)}]",
        en: "Put the old rows back; or, where the committee decided so, add to fund.yaml: "
          + "\(entry)}]")
    }
  }
}
