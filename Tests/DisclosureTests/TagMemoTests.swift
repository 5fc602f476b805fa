import Support
import Testing

@testable import Disclosure

/// What is kept of tags is what they fold to, whatever stands around them.
@Suite struct TagMemoTests {
  private static let pieces =
    [
      "<p>", "</p>", "<td class=\"ps-number\">", "<a href=\"/f/1002/\">", "<a href='/ก%E0%B8%81/'>",
      "<span title=\"นาง ส&#3617; ใจดี\">", "<input value=\"&lt;b&gt;\">", "<br/>",
      "<img alt=\"5>3\">",
      "<path d=\"M16 2 30 16\"/>", "<svg viewBox=\"0 0 44 32\">", "<a title=\"เเดง\">",
      "<a title=\"ํา\">",
      "<script>", "</script>", "<script src=\"a.js\"></script>", "<script>var นาง = 1</script>",
      "<style>",
      "</style>", "<style>p{}</style>", "<!-- นาง -->", "<!-- > -->", "<!---->", "<!-->",
      "<![CDATA[", "]]>",
      "<!doctype html>", "<?xml version=\"1.0\"?>", "<", "<>", "< a>", "<a", "<a title=\"", "'",
      "\"", ">", "&lt;b&gt;",
      "&gt;", "<\(String(repeating: "a", count: 102))>", "<\(String(repeating: "a", count: 111))>",
      "สม", "ศรี", "เ", "เ", "ํ", "า", " ", "\n", "0812345678", "&", "%E0%B8", "\u{200B}",
    ].map { Array($0.utf8) } + [[0xE0], [0xE0, 0xB8], [0xFF], [0]]

  private static func symbols(_ text: FoldedText) -> [UInt8] {
    withExtendedLifetime(text) {
      Array(UnsafeBufferPointer(start: text.symbols, count: text.count))
    }
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func aFileFoldsTheSameWithAMemoAndWithout(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let memo = TagMemo()
    // The same tags come again in other files and in other company.
    let some = (0..<6).map { _ in Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
    }
    for _ in 0..<12 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).flatMap { _ in
        Int.random(in: 0..<4, using: &random) == 0
          ? Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
          : some[Int.random(in: 0..<some.count, using: &random)]
      }
      let with = MarkupFolding.fold(bytes, isPlaced: false, memo: memo)
      let without = MarkupFolding.fold(bytes, isPlaced: false, memo: nil)
      let placed = MarkupFolding.fold(bytes, isPlaced: true)
      let shown = String(decoding: bytes, as: UTF8.self)
      #expect(Self.symbols(with.text) == Self.symbols(without.text), "seed \(seed): \(shown)")
      #expect(Self.symbols(with.side) == Self.symbols(without.side), "seed \(seed): \(shown)")
      #expect(Self.symbols(with.text) == Self.symbols(placed.text), "seed \(seed): \(shown)")
      #expect(Self.symbols(with.side) == Self.symbols(placed.side), "seed \(seed): \(shown)")
    }
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func tagsOfAnyLengthFoldTheSame(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let memo = TagMemo()
    let tags = (0..<4_000).map { number -> [UInt8] in
      let length = Int.random(in: 0...120, using: &random)
      return Array("<a title=\"\(number % 900)\(String(repeating: "x", count: length))\">".utf8)
    }
    let start = Array(repeating: UInt8(ascii: " "), count: Int.random(in: 0...20, using: &random))
    let bytes = start + (tags + tags + tags.reversed()).flatMap { $0 }
    let with = MarkupFolding.fold(bytes, isPlaced: false, memo: memo)
    let without = MarkupFolding.fold(bytes, isPlaced: false, memo: nil)
    #expect(Self.symbols(with.text) == Self.symbols(without.text), "seed \(seed)")
    #expect(Self.symbols(with.side) == Self.symbols(without.side), "seed \(seed)")
  }

  @Test func aNameInATagThatWasKeptIsFoundAgain() {
    var known = KnownValues()
    known.add(Private("สมศรี ใจดี"), .name)
    let scan = OutputScan(known: known, publicPersons: PublicPersons())
    let page = Array("<p>รายงานประจำเดือนนี้</p><a title=\"สมศรี ใจดี\">".utf8) + Array("ดู</a> ดู\n".utf8)
    for _ in 0..<5 { #expect(scan.leaks(path: "a.html", bytes: page).count == 1) }
  }
}
