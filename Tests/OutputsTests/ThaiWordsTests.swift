import Support
import Testing

@testable import Outputs

@Suite struct ThaiWordsTests {
  /// The words of a sentence, as a reader of Thai divides them.
  private static let words = [
    "เหรัญญิก", "ตรวจ", "บัญชี", "กับ", "กรรมการ", "ทุก", "เดือน", "แล้ว", "ส่ง", "ให้", "สมาชิก",
    "ดู", "ก่อน", "น้ำ", "ท่วม", "บ้าน",
  ]

  @Test func aTextIsCutBetweenWordsWhateverItsLength() {
    let text = Self.words.joined()
    var ends: [Int: Int] = [:]
    var length = 0
    for (index, word) in Self.words.enumerated() {
      length += word.count
      ends[length] = index
    }
    for most in 1..<text.count {
      let cut = ThaiWords.beginning(of: text, most: most)
      guard !cut.isEmpty else { continue }
      #expect(cut.hasSuffix("…") && cut.count <= most + 1)
      let letters = cut.dropLast()
      #expect(text.hasPrefix(letters))
      #expect(ends[letters.count] != nil, "“\(cut)” ends inside a word")
    }
    #expect(ThaiWords.beginning(of: text, most: text.count) == text)
  }

  @Test(arguments: [
    // At a space where one is near.
    ("กองทุนสวัสดิการชุมชน ตำบลท่างาม", 22, "กองทุนสวัสดิการชุมชน…"),
    // ๆ stays with its word, and so do closing marks and what a full stop shortens.
    ("เด็กๆวิ่ง", 3, ""), ("เด็กๆวิ่ง", 4, "เด็กๆ…"), ("(บ้าน)นี้", 4, ""), ("(บ้าน)นี้", 5, "(บ้าน)…"),
    ("ครั้งที่ 1/2566 ใหม่", 9, "ครั้งที่…"), ("1,234.50 บาท", 5, ""),
    ("a\n\n b\tc", 9, "a b c"), ("", 5, ""), ("กองทุน", 2, ""),
    ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 1, "👩‍👩‍👧‍👦…"),
  ])
  func whatCantBeDividedIsNot(text: String, most: Int, cut: String) {
    #expect(ThaiWords.beginning(of: text, most: most) == cut)
  }

  @Test func noRandomTextIsCutInsideALetter() {
    var random = SeededGenerator(seed: 20_661_128)
    let scalars = Array("กขคงจชดตทนบปผพมยรลวสหอะาำิีึืุูเแโใไๅๆฯ็่้๊๋์ํ๑2 .(”a🔷\u{200D}".unicodeScalars)
    for _ in 0..<500 {
      let count = Int.random(in: 1...60, using: &random)
      let view = (0..<count).map { _ in
        scalars[Int.random(in: 0..<scalars.count, using: &random)]
      }
      let text = String(String.UnicodeScalarView(view))
      let most = Int.random(in: 1...40, using: &random)
      let cut = ThaiWords.beginning(of: text, most: most)
      #expect(cut.count <= most + 1, "\(text)")
      let plain = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let letters = cut.hasSuffix("…") ? cut.dropLast() : cut[...]
      #expect(plain.hasPrefix(letters), "\(text)")
    }
  }

  @Test(arguments: UInt64(1)...20)
  func plainLettersAreCutAsAnyAre(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces =
      Self.words + [
        "ก", "กำ", "น้ำ", "ที่", " ", " ", "  ", "\n", "\r\n", "\t", "\u{A0}", " ่", "ิ", "ํา", "เ", "แ",
        "ๆ", "ฯ", ".", "/", "-", "%", "(", ")", "“", "”", "‘", "’", "–", "…", "\u{2028}", "a",
        "Ab ",
        "1,234.50", "๑๒", "ฺ", "์", "ๅ", "\u{E3B}", "\u{E5C}", "é", "🔷", "\u{200B}", "\u{7F}",
        "\u{1}",
      ]
    var plain = 0
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        // Rare pieces are few, so that many a text is plain.
        Int.random(in: 0..<40, using: &random) == 0
          ? pieces.randomElement(using: &random)!
          : pieces.prefix(46).randomElement(using: &random)!
      }.joined()
      let most = Int.random(in: 1...80, using: &random)
      let cut = ThaiWords.beginning(of: text, most: most)
      #expect(
        cut == ThaiWords.beginning(ofAny: text, most: most),
        "seed \(seed): \(text.debugDescription)")
      let letters = PlainLetters(text, enough: most)
      if letters != nil { plain += 1 }
      #expect(
        PlainLetters.areMore(in: text, than: most) == letters.map { $0.count > most },
        "seed \(seed): \(text.debugDescription)")
    }
    #expect(plain > 30, "seed \(seed)")
  }

  @Test(arguments: UInt64(1)...10)
  func whiteSpaceCountsOnceHoweverItIsTyped(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "ก", "กำ", "น้ำ", "บ้าน", " ", "  ", "\n", "\t", "\u{A0}", "\u{2003}", " ่", "a", "🔷", "é",
    ]
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        pieces.randomElement(using: &random)!
      }.joined()
      let plain = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let most = Int.random(in: 1...40, using: &random)
      #expect(
        ThaiWords.beginning(of: text, most: most) == ThaiWords.beginning(of: plain, most: most),
        "seed \(seed): \(text.debugDescription)")
      if Array(plain).count <= most {
        #expect(ThaiWords.beginning(of: text, most: most) == plain, "seed \(seed)")
      }
    }
  }
}
