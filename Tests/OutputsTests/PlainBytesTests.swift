import Model
import Support
import Testing

@testable import Outputs

/// Addresses and texts that are read by their bytes, and the same by their letters.
@Suite struct PlainBytesTests {
  private static let pieces = [
    "/", "//", "f", "a-1", "A", ".", "..", "/../", "/./", "#", "#ก", "?", "?a=1", "%20", "%", "ก",
    " ", "_",
    "https://a.example/", "https://b.example/", "mailto:", ":", "index.html", "news/2566/",
  ]

  @Test(arguments: UInt64(1)...20)
  func bothWaysFollowALinkToTheSameFile(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var plain = 0
    for _ in 0..<500 {
      var address = Bool.random(using: &random) ? "/news/" : ""
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        address += Self.pieces.randomElement(using: &random)!
      }
      guard let quick = LinkTarget.plain(address) else { continue }
      plain += 1
      #expect(
        quick == LinkTarget(insideAny: address, on: "news/2566/x/index.html"),
        "seed \(seed): \(address)")
    }
    #expect(plain > 3, "seed \(seed)")
  }

  private static let texts: [[UInt8]] = [
    Array("ก".utf8), Array("กำ".utf8), Array("a\n".utf8), Array("“ก”".utf8), ThaiInlines.mark,
    Array("é".utf8), Array("🔷".utf8), [0xE0], [0xE0, 0xB8], [0xE0, 0xB8, 0x41], [0xB8, 0x80],
    [0xE2, 0x80], [0xE2, 0x80, 0xC0], [0xEF, 0x97], [0x00], [0xFF], [0x7F], Array("    ".utf8),
  ]

  @Test(arguments: UInt64(1)...20)
  func aTextThatLooksSoundIsUTF8(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var sound = 0
    for _ in 0..<500 {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        // Broken pieces are few, so that many a text is sound.
        let some =
          Int.random(in: 0..<8, using: &random) == 0 ? Self.texts[...] : Self.texts.prefix(5)
        text += some.randomElement(using: &random)!
      }
      guard MarkdownTree.isSound(text) else { continue }
      sound += 1
      #expect(String(validating: text, as: UTF8.self) != nil, "seed \(seed): \(text)")
      #expect(!text.contains(0), "seed \(seed): \(text)")
    }
    #expect(sound > 50, "seed \(seed)")
  }
}
