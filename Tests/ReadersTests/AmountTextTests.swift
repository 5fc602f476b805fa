import Model
import Support
import Testing

@testable import Readers

private func amount(_ text: String) -> AmountText { AmountText(Array(text.utf8)[...]) }

@Suite struct AmountTextTests {
  @Test(arguments: [
    ("1250", 125_000), ("1250.5", 125_050), ("1250.50", 125_050), ("1,250", 125_000),
    ("1,250.00", 125_000), ("12,345,678.90", 1_234_567_890), ("๑,๒๕๐.๕๐", 125_050), ("๑๐๐", 10_000),
    ("฿1,250.00", 125_000), ("1,250.00 บาท", 125_000), ("1250บาท", 125_000), ("THB 100", 10_000),
    ("100 THB", 10_000), ("฿ ๑๐๐ บาท", 10_000), ("1,250.-", 125_000), ("1250.-", 125_000),
    ("\u{A0}1,250.00\u{A0}", 125_000), ("1,250\u{200B}.00", 125_000), ("0", 0), ("0.00", 0),
    ("0.05", 5), ("007", 700), ("1,000,000,000", 100_000_000_000), ("1000000000", 100_000_000_000),
    ("1000000000.00", 100_000_000_000),
  ])
  func whatTreasurersWriteIsRead(text: String, satang: Int64) {
    #expect(amount(text) == .amount(Money(satang: satang)))
  }

  @Test(arguments: UInt64(1)...20)
  func digitsAreReadAtOnceAsTheyAreOneByOne(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1_000 {
      let count = Int.random(in: 1...13, using: &random)
      var text = (0..<count).map { _ in UInt8.random(in: 0x30...0x39, using: &random) }
      text += [0x2E, .random(in: 0x30...0x39, using: &random), 0x30]
      if Int.random(in: 0..<3, using: &random) == 0 {
        let other: [UInt8] = [0x2F, 0x3A, 0x2E, 0x00, 0xB0, 0x20, 0x41]
        text[Int.random(in: 0..<text.count, using: &random)] = other.randomElement(using: &random)!
      }
      let around = Array("9,".utf8) + text + Array(",9".utf8)
      let amount = around.withUnsafeBufferPointer { PlainAmount($0, 2..<(2 + text.count)) }
      let parts = text.split(separator: 0x2E, omittingEmptySubsequences: false)
      let digits = parts.joined()
      let isRead =
        parts.count == 2 && !parts[0].isEmpty && parts[1].count == 2
        && digits.allSatisfy { (0x30...0x39).contains($0) }
      let satang = digits.reduce(Int64(0)) { $0 * 10 + Int64($1) - 0x30 }
      switch amount {
      case .amount(let read):
        #expect(isRead && read.satang == satang, "seed \(seed): \(text)")
      case .tooLarge: #expect(isRead && satang > 100_000_000_000, "seed \(seed): \(text)")
      case .empty, .other: #expect(!isRead, "seed \(seed): \(text)")
      }
    }
  }

  @Test(arguments: ["", " ", "-", "–", "—", "−", ".-", "\u{A0}", " - ", "฿", "บาท", "฿ -"])
  func aDashAloneIsEmpty(text: String) {
    #expect(amount(text) == .empty)
  }

  @Test(
    arguments: [
      ("1,25", .commas(meant: "125.00")), ("12,50.00", .commas(meant: "1,250.00")),
      ("1,2500", .commas(meant: "12,500.00")), ("1250,000", .commas(meant: "1,250,000.00")),
      (",250", .commas(meant: "250.00")), ("1,,250", .commas(meant: "1,250.00")),
      ("1,250,", .commas(meant: "1,250.00")), ("0,5", .commas(meant: "5.00")),
      ("1.2.3", .commas(meant: "12.30")), ("1.", .commas(meant: "1.00")),
      ("1,250.00.00", .commas(meant: "125,000.00")), (".", .commas(meant: nil)),
      ("1.25,0", .commas(meant: "1,250.00")), ("1.080", .decimals), ("1.2345", .decimals),
      ("1O0", .letterForDigit("O", meant: "100")), ("l00", .letterForDigit("l", meant: "100")),
      ("1,25O.oo", .letterForDigit("O", meant: "1,250.00")), ("5O O", .letters),
      ("1.2E+05", .notAValue), ("####", .notAValue), ("#REF!", .notAValue),
      ("=SUM(A1)", .notAValue), ("1e3", .notAValue),
      ("$5", .currency("$")), ("5 USD", .currency("USD")), ("€5", .currency("€")),
      ("1 250", .letters), ("ห้าบาท", .letters), ("+5", .letters), ("()", .commas(meant: nil)),
      ("NaN", .letters), ("٥", .letters), ("1_000", .letters), ("1'000", .letters),
      ("100บาทถ้วน", .letters), ("\u{0}1", .letters), ("-฿5", .letters),
      ("5,000,000,000", .tooLarge), ("1,000,000,000.01", .tooLarge), ("1000000000.01", .tooLarge),
      ("9999999999999", .tooLarge), ("99999999999999999999999", .tooLarge),
      ("999,999,999,999,999,999,999,999", .tooLarge),
    ] as [(String, AmountText.Flaw)])
  func anythingElseIsAFaultAndSaysWhich(text: String, flaw: AmountText.Flaw) {
    #expect(amount(text) == .unreadable(flaw))
  }

  @Test(arguments: [
    ("-5", -500), ("(100)", -10_000), ("−1,250.50", -125_050), ("(๑๐๐.๐๐)", -10_000),
    ("-1,000,000,000", -100_000_000_000), ("–1,250.00", -125_000), ("(1,250.00)", -125_000),
  ])
  func bracketsAndAMinusMakeAnAmountNegative(text: String, satang: Int64) {
    #expect(amount(text) == .amount(Money(satang: satang)))
  }

  @Test func halfABahtIsReadWithOneDecimalAsWithTwo() {
    #expect(amount(".5") == amount(".50"))
  }

  @Test func damagedBytesAreNoAmount() {
    #expect(AmountText([0xFF, 0x31]) == .unreadable(.letters))
  }

  private func thai(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          guard ("0"..."9").contains(scalar) else { return scalar }
          return Unicode.Scalar(scalar.value - 0x30 + 0x0E50) ?? scalar
        }))
  }

  @Test(arguments: UInt64(1)...20)
  func everyAmountPrintedIsReadBack(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let digits = Int.random(in: 0...11, using: &random)
      let limit = (0..<digits).reduce(Int64(1)) { product, _ in product * 10 }
      let money = Money(satang: Int64.random(in: 0...min(limit, 100_000_000_000), using: &random))
      let printed = money.description
      let forms = [
        printed, printed.filter { $0 != "," }, thai(printed), "฿" + printed, printed + " บาท",
        " \(printed)\u{A0}",
      ]
      for form in forms { #expect(amount(form) == .amount(money), "\(form)") }
      let negative = (-money).description
      #expect(amount(negative) == .amount(-money), "\(negative)")
    }
  }

  @Test(arguments: UInt64(1)...20)
  func whatIsReadNeverDiffersFromWhatIsWritten(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let letters = Array("0123456789,,..--() ฿oO")
    for _ in 0..<1000 {
      let count = Int.random(in: 1...9, using: &random)
      let text = String(
        (0..<count).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] })
      guard case .amount(let money) = amount(text) else { continue }
      // Whatever is accepted holds the same digits in the same order, decimals filled up.
      let kept = text.filter { $0.isNumber || $0 == "." }
      let parts = kept.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      let decimals = ((parts.count > 1 ? parts[1] : "") + "00").prefix(2)
      #expect(Int64(parts[0] + decimals) == abs(money.satang), "\(text) was read as \(money)")
    }
  }
}

@Suite struct WholeNumberTests {
  @Test(arguments: [("75", 75), ("12,038", 12_038), ("๘๓", 83), (" 7 ", 7), ("0", 0)])
  func digitsWithGroupsAreANumber(text: String, number: Int) {
    #expect(wholeNumber(text) == number)
  }

  @Test(arguments: ["", "-1", "1.0", "1,2", "12,3456", ",", "x", "1 2", "99999999999999999999"])
  func anythingElseIsNone(text: String) {
    #expect(wholeNumber(text) == nil)
  }

  @Test(arguments: UInt64(1)...20)
  func anAmountBelowZeroIsReadAtOnceAsItIsWithCare(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = ["1", "23", "456", "0", "00", ",", ",567", ".", ".50", "-", ".-", " ", "๑", "x"]
    for _ in 0..<1_000 {
      let rest = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
      let text = "-" + rest.joined()
      #expect(amount(text) == AmountText.careful(text), "seed \(seed): \(text)")
    }
  }
}
