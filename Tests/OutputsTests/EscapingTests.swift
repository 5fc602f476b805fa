import Foundation
import Support
import Testing

@testable import Outputs

@Suite struct EscapingTests {
  @Test(arguments: [
    ("<a href=\"x\">'&'</a>", "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;"),
    ("&amp;", "&amp;amp;"), ("", ""), ("กองทุน ๑", "กองทุน ๑"),
  ])
  func allFiveMarksBecomeEntities(text: String, html: String) {
    #expect(HTML(escaping: text).text == html)
  }

  @Test func controlsThatHTMLForbidsAreDropped() {
    let text = "a\u{0}\u{1}\u{8}\u{B}\u{C}\u{E}\u{1B}[31m\u{1F}\u{7F}b\tc\nd\re"
    #expect(HTML(escaping: text).text == "a[31mb\tc\nd\re")
  }

  @Test func marksThatTurnLettersRoundAreDropped() {
    let turning = (0x202A...0x202E).map { $0 } + (0x2066...0x2069).map { $0 }
    let text = turning.compactMap(Unicode.Scalar.init).map { "ก\($0)1" }.joined()
    #expect(HTML(escaping: text).text == String(repeating: "ก1", count: 9))
    // Their neighbours stay, and so do the letters whose last byte is the same.
    let others = "\u{2029}\u{202F}\u{2065}\u{206A}\u{200B}\u{200F}สมหระ"
    #expect(HTML(escaping: others).text == others)
  }

  @Test(arguments: [
    ("ต่าง ๆ", "ต่าง\u{A0}ๆ"), ("ต่างๆ", "ต่างๆ"), ("ต่าง\u{A0}ๆ", "ต่าง\u{A0}ๆ"),
    (" ๆ ๆ", "\u{A0}ๆ\u{A0}ๆ"), ("ๆ", "ๆ"), ("a ๅ", "a ๅ"),
  ])
  func noLineBeginsWithMaiyamok(text: String, html: String) {
    #expect(HTML(escaping: text).text == html)
  }

  @Test func maiyamokKeepsItsSpaceWhereTheTwoComeApart() {
    var html = HTML(escaping: "ต่าง ")
    html.append(escaping: "ๆ")
    #expect(html.text == "ต่าง\u{A0}ๆ")
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func escapedTextHoldsNoMarkOfHTML(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let letters = Array("<>&\"'ab ๆกำ้;#39lt\u{0}\n\u{1F600}").map(String.init)
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0...20, using: &random))
        .map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] }.joined()
      var html = HTML(escaping: text).text
      for entity in ["&lt;", "&gt;", "&amp;", "&quot;", "&#39;"] {
        html = html.replacingOccurrences(of: entity, with: "")
      }
      #expect(!html.contains { "<>&\"'".contains($0) }, "seed \(seed): \(text.debugDescription)")
    }
  }

  @Test(arguments: [UInt64(4), 5])
  func textWithoutMarksIsUnchanged(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let scalars = Array(0x20...0x7E) + Array(0xE01...0xE3A) + Array(0xE3F...0xE5B) + [0x1F600]
    for _ in 0..<2_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...30, using: &random) {
        let value = scalars[Int.random(in: 0..<scalars.count, using: &random)]
        guard let scalar = Unicode.Scalar(value), !"<>&\"'".unicodeScalars.contains(scalar),
          scalar != "ๆ"
        else { continue }
        text.append(scalar)
      }
      #expect(HTML(escaping: String(text)).text == String(text), "seed \(seed)")
    }
  }
}
