import Model
import Support
import Testing

@testable import Outputs

/// What texts show and what is wrong with them, found in plain lines and by the parser.
@Suite struct PlainPicturesTests {
  private static let pictures = Dictionary(
    uniqueKeysWithValues: ["a.png", "b-1.jpg", "www.webp"].map {
      ($0, MarkdownPage.Picture(address: "/news/2566/\($0)", width: 4, height: 3))
    })

  private func text(_ markdown: String) -> NewsItem.Text {
    NewsItem.Text(
      title: "ข่าว", summary: nil, markdown: Array(markdown.utf8),
      body: Place(file: FileID(0), line: 5, columns: 0..<1))
  }

  private func plainNames(_ markdown: String) -> Set<String>? {
    PlainPictures.names(in: Array(markdown.utf8), among: Self.pictures)
  }

  @Test(arguments: [
    "![ภาพ กิจกรรม](a.png)", "ก\n\n![ภาพ](a.png)\n\n- ก\n- ข\n\n![ภาพ 2](b-1.jpg)\n  \nค",
    "| ก |\n|---|\n| ข |\n\n![ตาราง](a.png)\n", "[^1]: ก\n\n![ภาพ](a.png)\n",
  ])
  func aPictureOnALineOfItsOwnNeedsNoParser(markdown: String) {
    let names = plainNames(markdown)
    #expect(names?.isEmpty == false)
    #expect(names == MarkdownPage.parsedInspection(text(markdown), pictures: Self.pictures).shown)
  }

  @Test(arguments: [
    "ก ![ภาพ](a.png)", "ก\n![ภาพ](a.png)", "![ภาพ](a.png)\nก", "![ภาพ](a.png) ก", " ![ภาพ](a.png)",
    "> ![ภาพ](a.png)", "- ![ภาพ](a.png)", "![](a.png)", "![ ](a.png)", "![dscn1](a.png)",
    "![ภาพ](c.png)", "![ภาพ](./a.png)", "![ภาพ](<a.png>)", "![ภาพ](a.png \"ก\")", "![*ภาพ*](a.png)",
    "![ภาพ][1]\n\n[1]: a.png", "\\![ภาพ](a.png)", "```\n\n![ภาพ](a.png)\n\n```",
    "~~~\n\n![ภาพ](a.png)\n\n~~~", "<!--\n\n![ภาพ](a.png)\n\n-->", "ก\r\r![ภาพ](a.png)",
  ])
  func anyOtherIsLeftToTheParser(markdown: String) {
    #expect(plainNames(markdown) == nil)
  }

  @Test(arguments: [
    "[ก](/ข \"ค\")", "ก [ข ค](https://a.example/x?y=1#z \"ก (ข ค\") ง", "| [ก](/ข \"ค\") |\n|---|",
  ])
  func aTitleIsNoSpaceInAnAddress(markdown: String) {
    #expect(!SpacedLink.mayStand(in: Array(markdown.utf8)))
    #expect(MarkdownPage.parsedInspection(text(markdown), pictures: [:]).errors.isEmpty)
  }

  @Test(arguments: [
    "[ก](/ข ค)", "\\[ก](/ข \"ค\")", "ก](/ข \"ค\")", "[ก](/ข \"ค\"", "[ก](/ข \"ค\\\")",
    "[ก](/ข “ค”)",
    "`[ก`](/ข \"ค\")", "<b>[ก](/ข \"ค\")", "[](/ข \"ค\")", "[ก](/ข \"\")", "[ก]( \"ค\")",
  ])
  func whatMayBeASpaceInAnAddressIsLeftToTheParser(markdown: String) {
    #expect(SpacedLink.mayStand(in: Array(markdown.utf8)))
  }

  private static let pieces = [
    "![ภาพ](a.png)", "![ภาพ 1](b-1.jpg)", "![x](www.webp)", "\n![ก](a.png)\n",
    "\n\n![ก](a.png)\n\n",
    "\n\n![ภาพ](a.png)\n\n", "![ภาพ](none.png)", "![](a.png)", "![dscn1](a.png)", "![ก][1]",
    "[1]: a.png",
    "[ก](/ข \"ค\")", "[ก ข](/a/b \"ค ง\")", "[ก](/ข ค)", "[", "](", "]", "](/ข \"ค\")", "\\", "!",
    "(", ")",
    "\"", "^", "[^1]", "[^1]: ", "\n", "\n\n", "\n\n", "\n \n", "    ", "\t", "- ", "1. ", "> ",
    "# ", "*",
    "**", "~~", "~~~\n", "```\n", "`", "<b>", "<!--", "-->", "|", "\n|---|---|\n", " ", "ก",
    "กองทุน ",
    "a", "www.", "https://a.example/", "ๆ", "\u{A0}", "\r", "&amp;", ":", "===\n", "---\n", "/",
  ]

  @Test(arguments: UInt64(1)...40)
  func bothWaysFindTheSame(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var (plain, titled) = (0, 0)
    for _ in 0..<1_000 {
      var markdown = ""
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        markdown += Self.pieces.randomElement(using: &random)!
      }
      let text = text(markdown)
      if plainNames(markdown)?.isEmpty == false { plain += 1 }
      if markdown.contains("\"ค"), !SpacedLink.mayStand(in: text.markdown) { titled += 1 }
      let found = MarkdownPage.inspected(text, pictures: Self.pictures)
      let parsed = MarkdownPage.parsedInspection(text, pictures: Self.pictures)
      #expect(found.errors == parsed.errors, "seed \(seed): \(markdown.debugDescription)")
      #expect(found.shown == parsed.shown, "seed \(seed): \(markdown.debugDescription)")
    }
    #expect(plain > 3 && titled > 3, "seed \(seed): \(plain) \(titled)")
  }
}
