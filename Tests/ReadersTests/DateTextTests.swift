import Model
import Support
import Testing

@testable import Readers

/// A date as the tests write it: `2023-03-10`, `2023-03-10…2023-03-13 13:30 (month)`, or why none.
private func picture(_ text: String) -> String {
  let date = DateText(text)
  guard let occasion = date.occasion else { return date.flaw.map { "\($0)" } ?? "neither" }
  var words = occasion.first.iso
  if occasion.last != occasion.first { words += "…" + occasion.last.iso }
  if let time = occasion.time { words += " \(time.hour):\(time.minute)" }
  if occasion.precision != .day { words += " (\(occasion.precision))" }
  if date.hasTwoDigitYear { words += " two digits" }
  if let weekday = date.wrongWeekday { words += " not a \(weekday)" }
  return words
}

@Suite struct DateTextTests {
  /// The date expressions collected in the domain design, §1.2, and how the seeds write them.
  @Test(arguments: [
    ("16 กุมภาพันธ์ 2566", "2023-02-16"), ("17 ก.ย.61", "2018-09-17 two digits"),
    ("16 กุมภาพันธ์ 2566 เวลา 13.30 น.", "2023-02-16 13:30"),
    ("วันพุธที่ ๒๗ กุมภาพันธ์ ๒๕๖๒ เวลา ๑๕.๐๐ น.", "2019-02-27 15:0"),
    ("10-13 มีนาคม 2566", "2023-03-10…2023-03-13"),
    ("27 - 28 มีนาคม 2566", "2023-03-27…2023-03-28"),
    ("๒๗ กุมภาพันธ์ – ๑ มีนาคม ๒๕๖๒", "2019-02-27…2019-03-01"),
    ("ระหว่าง วันที่ ๒๗ กุมภาพันธ์ – ๑ มีนาคม ๒๕๖๒", "2019-02-27…2019-03-01"),
    ("ระหว่างวันที่ 27 - 28 มีนาคม 2566", "2023-03-27…2023-03-28"),
    ("เมื่อวันที่ 27 มีนาคม 2566 เวลา 11.00 น.", "2023-03-27 11:0"),
    ("วันที่ 10-13 มีนาคม 2566", "2023-03-10…2023-03-13"),
    ("พ.ศ. 2552", "2009-01-01…2009-12-31 (year)"), ("2552", "2009-01-01…2009-12-31 (year)"),
    ("ปีงบประมาณ 2566", "2022-10-01…2023-09-30 (fiscalYear)"),
    ("ปีงบประมาณ พ.ศ. ๒๕๖๖", "2022-10-01…2023-09-30 (fiscalYear)"),
    ("100366", "2023-03-10 two digits"), ("10/03/66", "2023-03-10 two digits"),
    ("๑๐๐๓๖๖", "2023-03-10 two digits"),
  ])
  func theExpressionsOfTheSeedsAreRead(text: String, date: String) {
    #expect(picture(text) == date)
  }

  @Test(arguments: [
    ("2023-03-10", "2023-03-10"), ("2566-03-10", "2023-03-10"),
    ("2023-03-10/2023-03-13", "2023-03-10…2023-03-13"), ("2023-03-10 13.30 น.", "2023-03-10 13:30"),
    ("10/3/2566", "2023-03-10"), ("10/03/2023", "2023-03-10"), ("๑๐/๓/๒๕๖๖", "2023-03-10"),
    ("10 / 3 / 2566", "2023-03-10"), ("10 มี.ค. 2566", "2023-03-10"), ("10มี.ค2566", "2023-03-10"),
    ("10 March 2023", "2023-03-10"), ("10 Mar 2023", "2023-03-10"),
    ("10 มีนาคม พ.ศ. 2566", "2023-03-10"), ("10 เดือนมีนาคม ปี 2566", "2023-03-10"),
    ("มีนาคม 2566", "2023-03-01…2023-03-31 (month)"),
    ("กุมภาพันธ์ 2567", "2024-02-01…2024-02-29 (month)"),
    ("ก.พ. 2566", "2023-02-01…2023-02-28 (month)"), ("29/2/2567", "2024-02-29"),
    ("29 ก.พ. 2567", "2024-02-29"), ("31/12/2565", "2022-12-31"),
    ("1 ถึง 3 พ.ค. 2566", "2023-05-01…2023-05-03"),
    ("1—3 พ.ค. 2566", "2023-05-01…2023-05-03"), ("3-3 พ.ค. 2566", "2023-05-03"),
    ("  10\u{A0}มีนาคม\u{202F}2566\t", "2023-03-10"), ("10\u{200B} มีนาคม 2566", "2023-03-10"),
    ("พุธ 27 กุมภาพันธ์ 2562", "2019-02-27"), ("วันพฤหัสบดีที่ 9 มีนาคม 2566", "2023-03-09"),
    ("10 มีนาคม 2566 13:30 น.", "2023-03-10 13:30"),
  ])
  func otherFormsAreRead(text: String, date: String) {
    #expect(picture(text) == date)
  }

  @Test(arguments: [
    ("วันอังคารที่ 27 กุมภาพันธ์ 2562", "2019-02-27 not a tuesday"),
    ("วันเสาร์ที่ 10-13 มีนาคม 2566", "2023-03-10…2023-03-13 not a saturday"),
    ("วันอาทิตย์ที่ ๒๗ ก.พ. ๖๒", "2019-02-27 two digits not a sunday"),
  ])
  func aWrongWeekdayIsNoticedAndTheDateKept(text: String, date: String) {
    #expect(picture(text) == date)
  }

  @Test(arguments: [
    ("30/2/2566", "noSuchDay(month: 2, year: 2023, length: 28)"),
    ("29/2/2564", "noSuchDay(month: 2, year: 2021, length: 28)"),
    ("31/4/2566", "noSuchDay(month: 4, year: 2023, length: 30)"),
    ("30/2/2567", "noSuchDay(month: 2, year: 2024, length: 29)"),
    ("32 มกราคม 2566", "noSuchDay(month: 1, year: 2023, length: 31)"),
    ("๒๙ กุมภาพันธ์ ๒๕๖๖", "noSuchDay(month: 2, year: 2023, length: 28)"),
    ("290266", "noSuchDay(month: 2, year: 2023, length: 28)"),
    ("27-31 เมษายน 2566", "noSuchDay(month: 4, year: 2023, length: 30)"),
    ("13-10 มีนาคม 2566", "endsBeforeItBegins"),
    ("1 มีนาคม – 27 กุมภาพันธ์ 2562", "endsBeforeItBegins"),
    ("10 มีนคม 2566", "unknownMonth(\"มีนคม\", nearest: Optional(\"มีนาคม\"))"),
    ("10 กxพ 2566", "unknownMonth(\"กxพ\", nearest: Optional(\"ก.พ\"))"),
    ("10 ไก่ 2566", "unknownMonth(\"ไก่\", nearest: nil)"),
  ])
  func anImpossibleDateSaysWhy(text: String, flaw: String) {
    #expect(picture(text) == flaw)
  }

  @Test(arguments: [
    "", " ", "-", "/", "//", "abc", "ไม่ทราบ", "10", "5", "10/3", "1/2/3", "10/03/256",
    "10/03/25666", "0/3/2566", "10/0/2566", "10/13/2566", "10-3-2566", "10.03.2566", "000066",
    "2023-3-10", "2023-02-30", "2023-13-01", "2023-00-01", "2023-03-13/2023-03-10", "2023-03-",
    "/2023-03-10", "2023-03-10/2023-03-11/2023-03-12", "99999999999999999999/1/2566",
    "10 มีนาคม มีนาคม 2566", "10 มีนาคม 1500", "ปีงบประมาณ", "ปีงบประมาณ 2566 2567", "ปีงบประมาณ 5",
    "10 11 12 มีนาคม 2566", "10-11-12 มีนาคม 2566", "#REF!", "=TODAY()", "5432",
    "10 มีนาคม 2566 เวลา 25.00 น.", "๐๐/๐๐/๐๐๐๐",
  ])
  func garbageIsNoDay(text: String) {
    #expect(DateText(text).day == nil, "\(picture(text))")
  }

  /// A day without a year is not a year: `10 มีนาคม` is no day of B.E. 2510.
  @Test(arguments: ["10 มีนาคม", "17 ก.ย.", "๒๗ กุมภาพันธ์", "2566 มีนาคม", "วันพุธที่ 27 กุมภาพันธ์"])
  func aDateWithoutItsYearAtTheEndIsNotRead(text: String) {
    #expect(picture(text) == "unreadable")
  }

  /// Years from 2400 are of the Buddhist era, from 1800 to 2399 of the Common Era, no others.
  @Test(arguments: [
    ("1/1/1800", "1800-01-01"), ("1/1/2399", "2399-01-01"), ("1/1/2400", "1857-01-01"),
    ("1/1/3000", "2457-01-01"), ("1/1/1799", "unreadable"), ("1/1/3001", "unreadable"),
    ("1800-01-01", "1800-01-01"), ("1799-01-01", "unreadable"), ("0066-01-01", "unreadable"),
    ("3001-01-01", "unreadable"), ("+023-01-01", "unreadable"), ("2023-+1-01", "unreadable"),
  ])
  func theYearDecidesTheEra(text: String, date: String) {
    #expect(picture(text) == date)
  }

  /// The slashes of `day/month/year` stand between the numbers.
  @Test(arguments: ["//10 3 2566", "10 3 2566//", "10//3 2566", "10 ม.ค./3/2566"])
  func slashesElsewhereMakeNoDate(text: String) {
    #expect(picture(text) == "unreadable")
  }

  @Test func anImpossibleIsoDayAlsoSaysWhy() {
    #expect(picture("2023-02-30") == "noSuchDay(month: 2, year: 2023, length: 28)")
    #expect(picture("2023-03-13/2023-03-10") == "endsBeforeItBegins")
  }

  @Test func theFiscalYearFollowsTheCalendar() throws {
    let january = try #require(FiscalCalendar(firstMonth: 1))
    let occasion = DateText("ปีงบประมาณ 2566", calendar: january).occasion
    #expect(occasion?.first == .of(2023, 1, 1))
    #expect(occasion?.last == .of(2023, 12, 31))
  }

  @Test func onlyASingleDayIsADay() {
    #expect(DateText("10 มีนาคม 2566").day == .of(2023, 3, 10))
    for text in ["10-13 มีนาคม 2566", "มีนาคม 2566", "2566", "ปีงบประมาณ 2566"] {
      #expect(DateText(text).day == nil)
    }
  }

  @Test(arguments: UInt64(1)...20)
  func lettersInAnyOrderNeverCrash(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "10", "๑๐", "3", "2566", "66", "100366", "มีนาคม", "ก.พ.", "ก.", "-", "–", "/", ".", ":", " ",
      "\u{A0}", "พ.ศ.", "ปี", "วัน", "พุธ", "ที่", "เวลา", "น.", "13.30", "ปีงบประมาณ", "x", "่", "🔷",
      "\u{0}", "2023-03-10", "9999999999999999999999",
    ]
    for _ in 0..<500 {
      let count = Int.random(in: 0...8, using: &random)
      let text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
        .joined()
      let date = DateText(text)
      #expect((date.occasion == nil) == (date.flaw != nil), "\(text)")
    }
  }
}

/// Every day of B.E. 2440 to 2580 in four written forms.
@Suite struct DateRoundTripTests {
  private static let months = [
    ("มกราคม", "ม.ค."), ("กุมภาพันธ์", "ก.พ."), ("มีนาคม", "มี.ค."), ("เมษายน", "เม.ย."),
    ("พฤษภาคม", "พ.ค."), ("มิถุนายน", "มิ.ย."), ("กรกฎาคม", "ก.ค."), ("สิงหาคม", "ส.ค."),
    ("กันยายน", "ก.ย."), ("ตุลาคม", "ต.ค."), ("พฤศจิกายน", "พ.ย."), ("ธันวาคม", "ธ.ค."),
  ]

  private func thai(_ number: Int) -> String {
    String(
      String.UnicodeScalarView(
        String(number).unicodeScalars.compactMap { Unicode.Scalar($0.value - 0x30 + 0x0E50) }))
  }

  private func read(_ write: (Int, Int, Int) -> String) -> (days: Int, wrong: [String]) {
    var (days, wrong) = (0, [String]())
    for year in 2440...2580 {
      for month in 1...12 {
        for day in 1...31 {
          let expected = Day(year: year - 543, month: month, day: day)
          let text = write(day, month, year)
          if expected != nil { days += 1 }
          if DateText(text).day != expected { wrong.append(text) }
        }
      }
    }
    return (days, Array(wrong.prefix(5)))
  }

  @Test func withSlashes() {
    let (days, wrong) = read { "\($0)/\($1)/\($2)" }
    #expect(wrong == [])
    #expect(days == 141 * 365 + 34)
  }

  @Test func inFull() {
    #expect(read { "\($0) \(Self.months[$1 - 1].0) พ.ศ. \($2)" }.wrong == [])
  }

  @Test func shortAndInThaiDigits() {
    #expect(read { "\(thai($0)) \(Self.months[$1 - 1].1) \(thai($2))" }.wrong == [])
  }

  @Test func asIso() {
    #expect(
      read { day, month, year in
        "\(year - 543)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
      }.wrong == [])
  }
}
