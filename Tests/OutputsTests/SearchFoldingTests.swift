import Model
import Support
import Testing

@testable import Outputs

@Suite struct SearchFoldingTests {
  @Test(arguments: [
    ("ABC Ünï", "abc ünï"), ("๑๒๓ ๒๕๖๖", "123 2566"), ("1,234,567.89", "1234567.89"),
    ("1,23", "1,23"), ("1,2345", "1,2345"), ("12,345,67", "12345,67"), ("ก,123", "ก,123"),
    ("น้ํา", "น้ำ"), ("นํ้า", "น้ำ"), ("นำ้", "น้ำ"), ("เเม่", "แม่"), ("ท่ี", "ที่"), ("ท่ั", "ทั่"),
    ("  ก \n\t ข\u{A0}", "ก ข"), ("ต่าง ๆ กัน", "ต่างๆ กัน"), ("ต่าง\u{A0}ๆ", "ต่างๆ"),
    ("ก\u{200B}ข\u{FEFF}", "กข"), ("“ก” – ‘ข’", "\"ก\" - 'ข'"), ("−5", "-5"), ("", ""),
  ])
  func whatLooksTheSameIsTheSame(text: String, folded: String) {
    #expect(
      Array(SearchFolding.folded(text).unicodeScalars) == Array(folded.unicodeScalars),
      "\(SearchFolding.folded(text))")
  }

  @Test func foldingTwiceChangesNothing() {
    let seed: UInt64 = 7
    var random = SeededGenerator(seed: seed)
    let parts = [
      "น้ํา", "เเ", "ท่ี", " ", "\t", "ๆ", "1,234", ",", "๕", "A", "é", "\u{200B}", "–", "ก",
    ]
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        parts.randomElement(using: &random) ?? ""
      }.joined()
      let once = SearchFolding.folded(text)
      #expect(SearchFolding.folded(once) == once, "seed \(seed): \(text)")
    }
  }

  @Test func aMarkNeverBeginsALetter() {
    let folded = SearchFolding.fold("น้ำท่วมที่นี่")
    let starts = SearchFolding.starts(of: folded)
    #expect(starts.count == 6)
    #expect(starts.allSatisfy { !SearchFolding.isMark(folded[$0]) })
  }

  @Test func theTextOfAPageIsWhatAReaderSees() {
    let html = Sample.page(
      "# หัวข้อ\n\nเรื่อง**“เงินทุน”**ของ `x < y` & [ลิงก์](https://a.example/)\n\n- ก\n- ข\n\n"
        + "| ก | ข |\n|:--|--:|\n| 1 | 2,300 |\n\n![ภาพ](no.png)\n"
    ).html
    #expect(
      html.blocks.map { $0.trimmed } == [
        "หัวข้อ", "เรื่อง“เงินทุน”ของ x < y & ลิงก์", "ก", "ข", "Table 1", "ก", "ข", "1", "2,300",
        "ภาพ",
      ])
  }

  @Test(arguments: [
    ("เชียงใหม่", "ช", "10"), ("ท่างาม", "ท", "23"), ("โคกสูง", "ค", "04"), ("Abc", "A", "a"),
    ("“๒๕๖๖", "0–9", "digits"), ("…", "…", "other"), ("", "…", "other"),
  ])
  func aNameStandsUnderItsConsonant(name: String, sign: String, address: String) {
    let letter = ThaiOrder.Letter(of: name)
    #expect(letter.sign == sign && letter.address == address)
  }
}

extension String {
  fileprivate var trimmed: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
