import Model
import Support
import Testing

@testable import Readers

/// Numbers as spreadsheets store them, and what a treasurer sees.
@Suite struct NumberTextTests {
  private func plain(_ text: String) -> String? {
    guard let number = NumberText(Array(text.utf8)) else { return nil }
    var bytes: [UInt8] = []
    number.append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("12.300000000000001", "12.3"), ("0.30000000000000004", "0.3"), ("1129.9999999999998", "1130"),
    ("999.99999999999989", "1000"), ("5.6843418860808015E-14", "0"), ("-5.6E-14", "0"),
    ("-0", "0"), ("785005.03", "785005.03"), ("12.30", "12.3"), ("00012", "12"), ("+7", "7"),
    (".5", "0.5"), ("5.", "5"), ("1.5E3", "1500"), ("1.25e+2", "125"), ("125E-2", "1.25"),
    ("1E+15", "1000000000000000"), ("-1250.5", "-1250.5"), ("319391.71000000002", "319391.71"),
    ("0.0099999999", "0.01"), ("0.009999", "0.009999"), ("0.0000009", "0"),
    ("0.000001", "0.000001"),
  ])
  func binaryNoiseIsTakenOff(_ stored: String, _ shown: String) {
    #expect(plain(stored) == shown)
  }

  @Test(arguments: [
    ("12.345", "12.345"), ("12.344999999999999", "12.345"), ("33.333333333333336", "33.333333"),
    ("0.001", "0.001"), ("1.0000050", "1.000005"), ("2E-3", "0.002"),
  ])
  func aTrueThirdDecimalStays(_ stored: String, _ shown: String) {
    #expect(plain(stored) == shown)
  }

  @Test(arguments: [
    "", "-", ".", "E5", "1E", "1E+", "INF", "NaN", "1,250", "12.3.4", "0x10", "1E999",
    "1E9999999999",
    "๑๒",
  ])
  func whatIsNoNumberIsNone(_ text: String) { #expect(plain(text) == nil) }

  @Test func aNumberFarBehindThePointIsNothing() { #expect(plain("1E-999999999") == "0") }

  /// Whole satang, stored as binary fractions and printed with 17 digits, come back.
  @Test func everyAmountOfSatangComesBack() {
    var random = SeededGenerator(seed: 20_261_121)
    for _ in 0..<20_000 {
      let satang = Int64.random(in: 0...100_000_000_000, using: &random)
      let noisy = Double(satang) / 100 * 3 / 3
      let (baht, rest) = satang.quotientAndRemainder(dividingBy: 100)
      let tail =
        rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
      #expect(plain("\(noisy)") == "\(baht)\(tail)", "seed 20261121")
    }
  }
}

/// What formats of cells say of their numbers.
@Suite struct NumberFormatTests {
  @Test(arguments: [
    "d/m/yyyy", "dd/mm/bb", "[$-D07041E]d mmm yyyy;@", "[$-107041E]d mmm yy;@", "[$-41E]mmmm",
    "yyyy\\-mm\\-dd", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "d/m/yyyy h:mm", "e/m/d",
    "DD/MM/YYYY",
    "[~buddhist]D MMM YYYY", "\"วันที่ \"d/m/bbbb", "ว/ด/ปปปป", "mm",
  ])
  func daysAreKnown(_ code: String) { #expect(NumberFormat(code.utf8) == .day) }

  @Test(arguments: ["h:mm", "[h]:mm:ss", "mm:ss.0", "h:mm AM/PM", "[$-41E]h:mm:ss"])
  func timesAreKnown(_ code: String) { #expect(NumberFormat(code.utf8) == .time) }

  @Test(arguments: [
    "General", "0.00", "#,##0.00", "0.00E+00", "t#,##0.00", "[Red]#,##0", "#,##0.00\"บาท\"",
    "#,##0.00\\ \\d", "_-* #,##0.00_-;\\-* #,##0.00_-;_-* \"-\"??_-;_-@_-", "@", "",
    "[$฿-41E]#,##0.00", "# ?/?", "0%", "General\" วัน\"", "\"day", "[", "\\",
  ])
  func numbersAreKnown(_ code: String) { #expect(NumberFormat(code.utf8) == .number) }

  @Test func formatsThatEverySpreadsheetKnowsGoByNumber() {
    #expect([14, 17, 22, 27, 71, 81].allSatisfy { NumberFormat(known: $0) == .day })
    #expect([18, 21, 45, 47, 75].allSatisfy { NumberFormat(known: $0) == .time })
    #expect([0, 1, 4, 11, 37, 49, 59, 61].allSatisfy { NumberFormat(known: $0) == .number })
    #expect(NumberFormat(known: 164) == nil)
  }
}

/// Serial numbers of days.
@Suite struct SerialDayTests {
  private func day(_ serial: String, from1904: Bool = false) -> String? {
    NumberText(Array(serial.utf8)).flatMap {
      SerialDay(countsFrom1904: from1904).day($0)?.iso
    }
  }

  @Test func aSerialNumberIsADay() {
    #expect(day("1") == "1900-01-01")
    #expect(day("59") == "1900-02-28")
    #expect(day("60") == nil)
    #expect(day("61") == "1900-03-01")
    #expect(day("44957") == "2023-01-31")
    #expect(day("45351") == "2024-02-29")
    #expect(day("44957.9999") == "2023-01-31")
    #expect(day("44956.99999999999") == "2023-01-31")
    #expect(day("2958465") == "9999-12-31")
    #expect(day("2958466") == nil)
    #expect(day("-1") == nil)
    #expect(day("0", from1904: true) == "1904-01-01")
  }

  /// Each day follows the one before it, until the year 2228.
  @Test func daysFollowOneAnother() {
    var last = 0
    for serial in 61...120_000 {
      guard let number = NumberText(Array(String(serial).utf8)),
        let day = SerialDay(countsFrom1904: false).day(number)
      else {
        Issue.record("\(serial) is a day")
        return
      }
      if serial > 61, day.ordinal != last + 1 {
        Issue.record("\(serial) follows \(serial - 1)")
        return
      }
      last = day.ordinal
    }
  }
}
