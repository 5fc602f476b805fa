import Support
import Testing

@testable import Model

/// Words that are no more than the name of a file.
@Suite struct PictureWordsTests {
  @Test(arguments: ["IMG_1234", "ก.JPG", "dsc0", "photo_ a", "a.webp", ".png"])
  func aFileNameSaysNothing(words: String) { #expect(NewsItem.Picture.isFileName(words)) }

  @Test(arguments: ["img_ก", "ภาพหมู่", "png", "", "photo", "a.png ก", "dsc"])
  func wordsSaySomething(words: String) { #expect(!NewsItem.Picture.isFileName(words)) }

  private static let pieces = [
    "img_", "IMG-", "dsc", "DSC0", "n", "_", "image_", "ph", "oto_", "screenshot_", ".", ".png",
    ".JP",
    "EG", ".jpg", ".webp", "p", ".heic", "ก", "ั", "ำ", "\u{301}", "\u{600}", "é", "İ", "\u{212A}",
    " ",
    "\r\n", "\n", "ไ", "\u{E0E}\u{200D}", "🔷", "अ",
  ]

  @Test(arguments: UInt64(1)...20)
  func bothWaysFindTheSame(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      var words = ""
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        words += Self.pieces.randomElement(using: &random)!
      }
      #expect(
        NewsItem.Picture.isFileName(words) == NewsItem.Picture.isFileName(any: words),
        "seed \(seed): \(words.debugDescription)")
    }
  }
}
