import Model
import Support
import Testing

@testable import Outputs

@Suite struct FormatTests {
  private let thai: Format
  private let english: Format

  init() throws {
    thai = try Sample.format(.thai)
    english = try Sample.format(.english)
  }

  private func occasion(
    _ first: Day, _ last: Day? = nil, _ precision: Occasion.Precision = .day
  ) throws -> Occasion {
    try #require(Occasion(first: first, last: last ?? first, precision: precision))
  }

  @Test(arguments: [
    (0, "0.00"), (5, "0.05"), (100, "1.00"), (123_456_789, "1,234,567.89"), (-5, "−0.05"),
    (-123_450, "−1,234.50"), (Int64.max, "92,233,720,368,547,758.07"),
  ])
  func moneyHasTwoDecimalsAndATrueMinus(satang: Int64, text: String) {
    #expect(thai.money(Money(satang: satang)) == text)
    #expect(english.money(Money(satang: satang)) == text)
  }

  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (12_038, "12,038"),
    (Int.max, "9,223,372,036,854,775,807"),
  ])
  func countsHaveGroups(number: Int, text: String) {
    #expect(thai.count(number) == text)
  }

  @Test(arguments: [
    (465, 1000, "46.5"), (1, 3, "33.3"), (2, 3, "66.7"), (1, 2_000, "0.1"), (1, 2_001, "0.0"),
    (9_995, 10_000, "100.0"), (9_994, 10_000, "99.9"), (0, 5, "0.0"), (5, 5, "100.0"),
    (9_000_000_000_000_000, 9_000_000_000_000_000, "100.0"), (6, 5, "120.0"),
  ])
  func sharesAreRoundedHalfUp(part: Int64, whole: Int64, text: String) {
    #expect(thai.percent(Money(satang: part), of: Money(satang: whole)) == text)
  }

  @Test func aShareOfNothingIsNothing() {
    #expect(thai.percent(.zero, of: .zero) == nil)
    #expect(thai.percent(Money(satang: -1), of: Money(satang: 5)) == nil)
    #expect(thai.percent(Money(satang: 1), of: Money(satang: -5)) == nil)
  }

  @Test(arguments: [UInt64(1), 2])
  func sharesAgreeWithWholeNumbers(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let whole = Int64.random(in: 1...1_000_000_000_000, using: &random)
      let part = Int64.random(in: 0...whole, using: &random)
      let tenths = (part * 2_000 + whole) / (2 * whole)
      #expect(
        thai.percent(Money(satang: part), of: Money(satang: whole))
          == "\(tenths / 10).\(tenths % 10)", "seed \(seed): \(part) of \(whole)")
    }
  }

  @Test(arguments: [
    (1, "10 มกราคม 2566", "10 ม.ค. 2566", "10 January 2023", "10 Jan 2023"),
    (2, "10 กุมภาพันธ์ 2566", "10 ก.พ. 2566", "10 February 2023", "10 Feb 2023"),
    (3, "10 มีนาคม 2566", "10 มี.ค. 2566", "10 March 2023", "10 Mar 2023"),
    (4, "10 เมษายน 2566", "10 เม.ย. 2566", "10 April 2023", "10 Apr 2023"),
    (5, "10 พฤษภาคม 2566", "10 พ.ค. 2566", "10 May 2023", "10 May 2023"),
    (6, "10 มิถุนายน 2566", "10 มิ.ย. 2566", "10 June 2023", "10 Jun 2023"),
    (7, "10 กรกฎาคม 2566", "10 ก.ค. 2566", "10 July 2023", "10 Jul 2023"),
    (8, "10 สิงหาคม 2566", "10 ส.ค. 2566", "10 August 2023", "10 Aug 2023"),
    (9, "10 กันยายน 2566", "10 ก.ย. 2566", "10 September 2023", "10 Sep 2023"),
    (10, "10 ตุลาคม 2566", "10 ต.ค. 2566", "10 October 2023", "10 Oct 2023"),
    (11, "10 พฤศจิกายน 2566", "10 พ.ย. 2566", "10 November 2023", "10 Nov 2023"),
    (12, "10 ธันวาคม 2566", "10 ธ.ค. 2566", "10 December 2023", "10 Dec 2023"),
  ])
  func days(month: Int, long: String, short: String, english: String, shortEnglish: String) {
    let day = Day.of(2023, month, 10)
    #expect(thai.day(day) == long)
    #expect(thai.shortDay(day) == short)
    #expect(self.english.day(day) == english)
    #expect(self.english.shortDay(day) == shortEnglish)
  }

  @Test func yearsAreOfEachLanguagesEra() {
    #expect(thai.year(2023) == "2566")
    #expect(thai.year(FiscalYear(ending: 2023)) == "2566")
    #expect(english.year(FiscalYear(ending: 2023)) == "2023")
  }

  @Test func theAttributeOfATimeIsGregorian() {
    let day = Day.of(2023, 3, 1)
    #expect(thai.time(day).text == "<time datetime=\"2023-03-01\">1 มีนาคม 2566</time>")
    #expect(
      thai.time(day, short: true).text == "<time datetime=\"2023-03-01\">1 มี.ค. 2566</time>")
  }

  @Test func occasionsAsExactAsTheyAreKnown() throws {
    let (first, last) = (Day.of(2022, 10, 1), Day.of(2023, 9, 30))
    let cases: [(Occasion, String, String)] = [
      (
        try occasion(first), "<time datetime=\"2022-10-01\">1 ตุลาคม 2565</time>",
        "<time datetime=\"2022-10-01\">1 October 2022</time>"
      ),
      (
        try occasion(first, Day.of(2022, 10, 3)),
        "<time datetime=\"2022-10-01\">1 ตุลาคม 2565</time> – "
          + "<time datetime=\"2022-10-03\">3 ตุลาคม 2565</time>",
        "<time datetime=\"2022-10-01\">1 October 2022</time> – "
          + "<time datetime=\"2022-10-03\">3 October 2022</time>"
      ),
      (
        try occasion(first, Day.of(2022, 10, 31), .month),
        "<time datetime=\"2022-10\">ตุลาคม 2565</time>",
        "<time datetime=\"2022-10\">October 2022</time>"
      ),
      (
        try occasion(first, Day.of(2022, 12, 31), .year),
        "<time datetime=\"2022\">พ.ศ. 2565</time>", "<time datetime=\"2022\">2022</time>"
      ),
      (
        try occasion(first, last, .fiscalYear), "<time datetime=\"2023\">ปีงบประมาณ 2566</time>",
        "<time datetime=\"2023\">fiscal year 2023</time>"
      ),
    ]
    for (occasion, thai, english) in cases {
      #expect(self.thai.time(occasion).text == thai)
      #expect(self.english.time(occasion).text == english)
    }
  }

  @Test(arguments: [(13, 30, "13.30\u{A0}น.", "13:30"), (9, 5, "9.05\u{A0}น.", "9:05")])
  func timesOfDay(hour: Int, minute: Int, thai: String, english: String) throws {
    let clock = try #require(ClockTime(hour: hour, minute: minute))
    let padded = (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
    #expect(self.thai.time(clock).text == "<time datetime=\"\(padded)\">\(thai)</time>")
    #expect(self.english.time(clock).text == "<time datetime=\"\(padded)\">\(english)</time>")
  }
}
