import Model
import Support
import Testing

@testable import Outputs

/// Texts without marks by the short way and by the parser.
@Suite struct QuietMarkdownTests {
  private let body = Place(file: FileID(0), line: 5, columns: 0..<1)

  private func parsed(_ text: String) -> MarkdownPage {
    MarkdownPage(parsing: Array(text.utf8), body, Sample.labels, "", [:])
  }

  private func quiet(_ text: String) -> String? { MarkdownPage.quiet(Array(text.utf8))?.text }

  @Test(arguments: [
    "", "\n\n", "กองทุนประชุม\n", "ก\nข\n\nค", "# หนึ่ง\n\nก\n## สอง\nข\n", "    กองทุน “ก” (ข)\n",
    "12 คน\n",
    "a > b", "ก เวลา 12.30 น. \n\nข", "(ก)\n\"ข\" 'ค'",
  ])
  func proseNeedsNoParser(text: String) {
    #expect(quiet(text) != nil)
    #expect(quiet(text) == parsed(text).html.text)
  }

  @Test(arguments: [
    "*ก*", "- ก", "1. ก", "1) ก", "> ก", "ก\n---", "ก\n===", "[ก](ข)", "![ก](ข)", "`ก`", "<b>",
    "&amp;", "\\",
    "ก  \nข", "ก \nข", "\tก", "    a", "#ก", "####### ก", "# ก #", " # ก", "|ก|", "~ก~", "_ก_",
    "www.a.b",
    "http://a.b", "a@b.c", "ก\r\nข", "● ก", "\u{A0}ก", "ก\u{F5D0}", "12", "#", "# ",
    String(repeating: "1 - ", count: 43), "1 " + String(repeating: "> ", count: 43) + "ก",
  ])
  func whatMayBeAMarkIsLeftToTheParser(text: String) {
    #expect(quiet(text) == nil)
  }

  private static let pieces = [
    "ก", "กองทุน ", "a", "B", " ", "  ", "    ", "\n", "\n", "\n\n", "\n\n", "\n    ก", "# ", "## ",
    "\n# ก",
    "\n### ข\n", "#", "(", ")", "\"", "'", ":", "://", "//", "w", "ww", "www.", "W", "1", "12 ",
    "1. ", "1)",
    "- ", "-", "=", "===", "\n---\n", ">", "+", "\t", "“", "”", "•", "…", "\u{2028}", "ๆ", " ๆ",
    "ำ", "่", "%",
    "$", ";", ",", ".", "!", "?", "/", "^", "{", "}", "*", "_", "|", "@", "\u{200B}", "\u{A0}", "é",
    "โดย",
  ]

  @Test(arguments: UInt64(1)...40)
  func bothWaysGiveTheSame(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var count = 0
    for _ in 0..<1_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        text += Self.pieces.randomElement(using: &random)!
      }
      guard let quiet = quiet(text) else { continue }
      count += 1
      let page = parsed(text)
      #expect(quiet == page.html.text, "seed \(seed): \(text.debugDescription)")
      #expect(page.diagnostics.isEmpty && page.links.isEmpty && page.shownPictures.isEmpty)
    }
    #expect(count > 100, "seed \(seed)")
  }

  @Test(arguments: UInt64(1)...20)
  func bothWaysGiveTheSameTeaser(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let words = Self.pieces + ["[ก]", "\n\n[ก]: /ข\n", "\n\n- ก\n", "\n\n| ก | ข |\n|--|--|\n"]
    for _ in 0..<100 {
      let title = Bool.random(using: &random) ? "กอง ทุน" : String(repeating: "กำ ", count: 200)
      var text = ""
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let letters = (0..<Int.random(in: 0...90, using: &random)).map { _ in
          ["ก", "ข", "ำ", "่", "ิ", " ", "ประชุม", "สมาชิก"].randomElement(using: &random)!
        }
        text += letters.joined() + words.randomElement(using: &random)!
        if Bool.random(using: &random) { text += "\n\n\(title)\n\n" }
      }
      let item = NewsItem.Text(
        title: title, summary: nil, markdown: Array(text.utf8), body: body)
      #expect(
        MarkdownPage.teaser(of: item) == MarkdownPage.parsedTeaser(of: item),
        "seed \(seed): \(text.debugDescription)")
    }
  }

  @Test func whatTheGuardRefusesIsNeverQuiet() {
    #expect(quiet(String(repeating: "(", count: 5_001)) == nil)
    #expect(quiet(String(repeating: "ก", count: 100_000)) == nil)
    #expect(quiet("ก" + String(repeating: "(", count: 5_000)) != nil)
  }
}
