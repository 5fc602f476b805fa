import Model
import Testing

@Suite struct LanguageTests {
  @Test(arguments: [
    ("th", true), ("lo", true), ("kmr", true), ("", false), ("t", false), ("thai", false),
    ("TH", false), ("t1", false), ("t-", false), ("ลา", false), ("..", false),
  ])
  func aCodeIsTwoOrThreeSmallLetters(code: String, isCode: Bool) {
    #expect((Language(rawValue: code)?.rawValue == code) == isCode)
  }

  @Test func thaiComesFirstThenEnglishThenTheCodes() {
    let codes = ["my", "en", "lo", "th", "ar"].compactMap { Language(rawValue: $0) }
    #expect(codes.sorted().map(\.rawValue) == ["th", "en", "ar", "lo", "my"])
    #expect(KnownLanguages(codes).codes == "th, en, ar, lo, my")
    #expect(KnownLanguages.house.codes == "th, en")
  }

  @Test func wordsAreInTheirLanguageElseInEnglish() throws {
    let (lao, burmese) = (
      try #require(Language(rawValue: "lo")), try #require(Language(rawValue: "my"))
    )
    let words = Words(th: "ก", en: "A", others: [lao: "ກ"])
    #expect([.thai, .english, lao, burmese].map { words[$0] } == ["ก", "A", "ກ", "A"])
    #expect(words.all == ["ก", "A", "ກ"])
    #expect(words.map { $0 + "." }.all == ["ก.", "A.", "ກ."])
  }
}
