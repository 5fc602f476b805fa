import Model
import Support
import Testing

@testable import Readers

@Suite struct FrontMatterTests {
  private func parts(_ text: String) -> [String]? {
    FrontMatter(Array(text.utf8)).map { matter in
      [
        String(decoding: matter.settings, as: UTF8.self),
        String(decoding: matter.body, as: UTF8.self),
        "\(matter.bodyLine)",
      ]
    }
  }

  @Test(arguments: [
    ("---\na: 1\n---\nก\n", ["a: 1\n", "ก\n", "4"]),
    ("---\r\na: 1\r\n---\r\nก\r\n", ["a: 1\r\n", "ก\r\n", "4"]),
    ("\u{FEFF}---\na: 1\n---\nก", ["a: 1\n", "ก", "4"]), ("---\n---\n", ["", "", "3"]),
    ("---\n---", ["", "", "3"]), ("---  \na: 1\n--- \nก", ["a: 1\n", "ก", "4"]),
    ("---\na: 1\n---\nก\n---\nข", ["a: 1\n", "ก\n---\nข", "4"]),
    ("---\na: b---c\n----\n---\nก", ["a: b---c\n----\n", "ก", "5"]),
  ])
  func settingsStandBetweenTwoLinesOfDashes(text: String, expected: [String]) {
    #expect(parts(text) == expected)
  }

  @Test(arguments: [
    "", "ก", "---", "---\n", "---\na: 1\n", "\n---\na: 1\n---\n", "----\na: 1\n----\n",
    "+++\na=1\n+++\n",
  ])
  func withoutBothLinesThereAreNone(text: String) {
    #expect(parts(text) == nil)
  }

  /// A list within a list is no line of dashes.
  @Test func dashesWithSpacesBetweenThemCloseNothing() {
    #expect(parts("---\na:\n- - -\n---\nก") == ["a:\n- - -\n", "ก", "5"])
  }

  @Test(arguments: [
    ("a", true), ("training-2566", true), ("a1-b2", true), ("", false), ("-a", false),
    ("a-", false), ("A", false), ("ก", false), ("a_b", false), ("a.b", false), ("a/b", false),
    ("..", false),
  ])
  func aPartOfAnAddressHasLowerCaseLettersDigitsAndHyphens(text: String, isOne: Bool) {
    #expect(isAddressPart(text) == isOne)
  }

  @Test func theLongestPartHasAHundredLetters() {
    #expect(isAddressPart(String(repeating: "a", count: 100)))
    #expect(!isAddressPart(String(repeating: "a", count: 101)))
  }
}

@Suite struct PictureSizeTests {
  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
    + [0, 0, 2, 128, 0, 0, 1, 224]
  private static let gif: [UInt8] = Array("GIF89a".utf8) + [0x80, 0x02, 0xE0, 0x01, 0, 0, 0]
  /// A start, an APP0 segment of 4 bytes, a table, then the frame.
  private static let jpeg: [UInt8] = [
    0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC4, 0, 3, 9, 0xFF, 0xC2, 0, 11, 8, 0x01, 0xE0, 0x02,
    0x80, 3,
  ]
  private static func webp(_ kind: String, _ body: [UInt8]) -> [UInt8] {
    Array("RIFF".utf8) + [99, 0, 0, 0] + Array("WEBP\(kind)".utf8) + [99, 0, 0, 0] + body
  }
  private static let extended = webp("VP8X", [0, 0, 0, 0, 0x7F, 0x02, 0, 0xDF, 0x01, 0, 0])
  private static let lossy = webp(
    "VP8 ", [0, 0, 0, 0x9D, 0x01, 0x2A, 0x80, 0x02, 0xE0, 0x01, 0, 0])
  // 14 bits of width − 1 = 639, 14 bits of height − 1 = 479.
  private static let lossless = webp("VP8L", [0x2F, 0x7F, 0xC2, 0x77, 0x00, 0, 0, 0, 0, 0, 0, 0])

  @Test(arguments: [png, gif, jpeg, extended, lossy, lossless])
  func theSizeStandsInTheFirstBytes(bytes: [UInt8]) throws {
    let size = try #require(PictureSize(bytes))
    #expect([size.width, size.height] == [640, 480])
  }

  @Test(arguments: [(png, 24), (gif, 10), (jpeg, 22), (extended, 30), (lossy, 30), (lossless, 25)])
  func aPictureCutShortHasNoSizeAndDoesNotCrash(bytes: [UInt8], needed: Int) {
    for count in 0..<needed {
      #expect(PictureSize(Array(bytes[..<count])) == nil, "\(count) bytes")
    }
    #expect(PictureSize(Array(bytes[..<max(needed, 31).clamped(to: bytes.count)])) != nil)
  }

  /// The smallest lossless WebP is 26 bytes long.
  @Test func theSmallestWebPIsAPicture() throws {
    let size = try #require(PictureSize(Array(Self.lossless[..<26])))
    #expect([size.width, size.height] == [640, 480])
  }

  @Test func fillBytesBeforeAMarkerAreAllowed() throws {
    var bytes = Self.jpeg
    bytes.insert(contentsOf: [0xFF, 0xFF], at: 13)
    let size = try #require(PictureSize(bytes))
    #expect([size.width, size.height] == [640, 480])
  }

  @Test(arguments: [
    Array("<svg width=\"640\" height=\"480\"/>".utf8), Array("GIF".utf8), Array("%PDF-1.4".utf8),
    [],
    [0xFF, 0xD8, 0x00, 0x00, 0x00, 0x00, 0x00], [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x00, 0x00, 0x00],
    webp("XXXX", Array(repeating: 0, count: 30)),
  ])
  func otherFilesAreNoPictures(bytes: [UInt8]) {
    #expect(PictureSize(bytes) == nil)
  }

  @Test func aSideOfNothingOrOfMoreThanAFormatAllowsIsNoPicture() {
    var bytes = Self.png
    bytes.replaceSubrange(16..<20, with: [0, 0, 0, 0])
    #expect(PictureSize(bytes) == nil)
    // A huge one is told with its size; its product with another side is still a number.
    bytes.replaceSubrange(16..<20, with: [0x7F, 0xFF, 0xFF, 0xFF])
    #expect(PictureSize(bytes)?.width == 2_147_483_647)
    bytes.replaceSubrange(16..<20, with: [0x80, 0, 0, 0])
    #expect(PictureSize(bytes) == nil)
  }

  @Test(arguments: UInt64(1)...20)
  func damagedPicturesNeverCrash(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pictures = [Self.png, Self.gif, Self.jpeg, Self.extended, Self.lossy, Self.lossless]
    for _ in 0..<500 {
      var bytes = pictures[Int.random(in: 0..<pictures.count, using: &random)]
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      if let size = PictureSize(bytes) { #expect((1..<1 << 31).contains(size.width)) }
    }
  }
}

extension Int {
  fileprivate func clamped(to most: Int) -> Int { Swift.min(self, most) }
}
