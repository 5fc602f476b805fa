import Support
import Testing

@testable import Disclosure

/// Text is folded quickly where nobody asks for places, and the same with them.
@Suite struct FoldingTests {
  private static let pieces: [[UInt8]] =
    [
      "<", "<p>", "</p>", "<a class=\"ps-item__meta\" href=\"/news/2566/\">", "<span title='ก'>",
      "<path d=\"M7 2l4 4\"/>", "<!--", "-->", "]]>", "&", "&amp;", "&#3585;", "%E0%B8%81", "\"",
      "'",
      "ABC", "abcdefghijklmnop", "0123456789", "(a,b) c-d_e/f:g;h", "\n        ", "\t", "\r\n", "@",
      "<script>", "</script>", "{\"a\":\"ข\\u0e01\\n\"}", "ประชุมใหญ่", "น้ำ", "\u{E4D}\u{E32}",
      "\u{E48}\u{E32}", "\u{E4D}\u{E48}\u{E32}", "เเก", "เ", "๒๕๖๖", "…", "é", "🙂", "\u{200B}",
    ].map { Array($0.utf8) } + [[0xE0], [0xE0, 0xB8], [0xE0, 0xA4, 0x81], [0xFF], [0], [0x80]]

  private static func bytes(_ random: inout SeededGenerator) -> [UInt8] {
    (0..<Int.random(in: 0...40, using: &random)).flatMap { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &random)]
    }
  }

  private static func symbols(_ text: FoldedText) -> [UInt8] { Array(text.slice(0..<text.count)) }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func placesChangeNoSymbol(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let bytes = Self.bytes(&random)
      for form in [TextForm.plain, .table, .script, .path] {
        let (quick, placed) = (
          FoldedText(bytes, form, isPlaced: false), FoldedText(bytes, form, isPlaced: true)
        )
        #expect(Self.symbols(quick) == Self.symbols(placed), "seed \(seed): \(bytes)")
      }
      let (quick, placed) = (
        MarkupFolding.fold(bytes, isPlaced: false), MarkupFolding.fold(bytes, isPlaced: true)
      )
      #expect(Self.symbols(quick.text) == Self.symbols(placed.text), "seed \(seed): \(bytes)")
      #expect(Self.symbols(quick.side) == Self.symbols(placed.side), "seed \(seed): \(bytes)")
      #expect(quick.text.positions == nil && placed.side.positions != nil)
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func anAutomatonThatSkipsFindsWhatASlowSearchFinds(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let letters = Array("abกขๆ".unicodeScalars)
    let between = Array(" -.\n".unicodeScalars)
    func text(_ count: Int, skips: Bool) -> [UInt8] {
      var text = String.UnicodeScalarView()
      for _ in 0..<count {
        let all = skips && Int.random(in: 0..<4, using: &random) == 0 ? between : letters
        text.append(all[Int.random(in: 0..<all.count, using: &random)])
      }
      return Symbol.of(String(text) + (skips ? "ฟ" : ""))
    }
    for _ in 0..<50 {
      let words = (0..<8).map { _ in text(Int.random(in: 3...6, using: &random), skips: false) }
      let folded = FoldedText(plain: Array(Symbol.text(text(120, skips: true)).utf8))
      let symbols = Self.symbols(folded)
      let automaton = Automaton(words, skips: true)
      var fast: Set<[Int]> = []
      for end in automaton.ends(in: folded) {
        automaton.forEachWord(endingIn: end.state) { fast.insert([$0, end.index]) }
      }
      var slow: Set<[Int]> = []
      for (number, word) in words.enumerated() where words.firstIndex(of: word) == number {
        for end in symbols.indices where !Symbol.isSkipped(symbols[end]) {
          let before = symbols[...end].filter { !Symbol.isSkipped($0) }
          if before.suffix(word.count) == word[...] { slow.insert([number, end]) }
        }
      }
      #expect(fast == slow, "seed \(seed): \(words) in \(symbols)")
    }
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func theDigestsOfManyGivenNamesAreAllThereAndNoOthers(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func names(_ count: Int) -> [[UInt8]] {
      (0..<count).map { _ in
        (0..<Int.random(in: 2...6, using: &random)).map { _ in
          UInt8.random(in: 0x81...0xAE, using: &random)
        }
      }
    }
    let (some, others, strangers) = (names(100), names(100), names(200))
    var digests = GivenDigests()
    var added = GivenDigests()
    for name in some { digests.insert(GivenDigest(name)) }
    for name in others { added.insert(GivenDigest(name)) }
    digests.formUnion(added)
    #expect((some + others).allSatisfy { digests.contains(GivenDigest($0)) }, "seed \(seed)")
    let known = Set(some + others)
    #expect(
      strangers.allSatisfy { known.contains($0) || !digests.contains(GivenDigest($0)) },
      "seed \(seed)")
    #expect(!GivenDigests().contains(GivenDigest(some[0])))
  }
}
