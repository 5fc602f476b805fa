import Support
import Testing

@testable import Disclosure

/// Bytes that nobody chose: no trap, no hang, every place inside the file.
@Suite struct ScanFuzzTests {
  private static let scan: OutputScan = {
    var known = KnownValues()
    for name in ["สมศรี ใจดี", "ดี ใจ", "Somsri Jaidee"] { known.add(Private(name), .name) }
    known.add(Private("0812345678"), .phone)
    return OutputScan(known: known, publicPersons: PublicPersons(["นายบุญส่ง ศรีจันทน์ทอง"]))
  }()

  private static let pieces: [[UInt8]] =
    [
      "<", ">", "<b", "</td>", "<!--", "-->", "<![CDATA[", "]]>", "\"", "'", "=", "&", "&#", "&#x",
      ";",
      "&lt;", "&gt;", "%", "%E0", "%B8%", "\\u", "\\ud83d", "\\u0e", "\\", "<script", "</script",
      "class=\"",
      "นาย", "นางสาว", "สมศรี", "ใจดี", "นายบุญส่ง", "บาท", "ป่วย", "บัญชี", "081", "2345678", "-", ".",
      " ",
      ",", "\n", "@", "mail.example", "\u{200B}", "\u{E4D}", "\u{E32}", "\u{E48}", "\u{E40}",
    ].map { Array($0.utf8) } + [[0xE0], [0xE0, 0xB8], [0xFF], [0xF4, 0x90], [0xC0], [0x80], [0]]

  @Test func everyPlaceOfALeakIsInsideTheFile() {
    let seed: UInt64 = 7
    var random = SeededGenerator(seed: seed)
    for round in 0..<3_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<60, using: &random) {
        bytes += Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
        if Int.random(in: 0..<8, using: &random) == 0, !bytes.isEmpty { bytes.removeLast() }
      }
      for path in [
        "a.html", "a.json", "a.csv", "a.txt", "a.png", String(decoding: bytes, as: UTF8.self),
      ] {
        for leak in Self.scan.leaks(path: path, bytes: bytes) {
          let limit = leak.line == 0 ? max(bytes.count, path.utf8.count) : bytes.count
          #expect(leak.bytes.upperBound <= limit, "seed \(seed), round \(round)")
        }
      }
    }
  }

  @Test(arguments: [
    "<", "<a ", "<a title=\"", "<!--", "&", "&lt;a", "&#", "\\u", "%E0", "\"", "1 ", "1-", "08",
    "@", "a@b.",
    "นาย", "นางก ", "ก", "บัญชี1", "ป่วย 5 บาท นางกก ", "สมศรี ", "\u{E4D}\u{E32}", "<script>",
    "<b></b>",
  ])
  func timeGrowsWithTheBytesAndNoFaster(piece: String) {
    let clock = ContinuousClock()
    for path in ["a.html", "a.json"] {
      let times = [20_000, 80_000].map { size in
        let bytes = Array(String(repeating: piece, count: size / piece.utf8.count).utf8)
        return clock.measure { _ = Self.scan.leaks(path: path, bytes: bytes) }
      }
      // Four times the bytes; a square would take sixteen times as long.
      #expect(times[1] < times[0] * 12 + .milliseconds(300), "\(piece) in \(path): \(times)")
    }
  }

  @Test func aMegabyteOfOpenTagsIsRead() {
    let bytes = [UInt8](repeating: UInt8(ascii: "<"), count: 1_000_000)
    #expect(Self.scan.leaks(path: "a.html", bytes: bytes) == [])
  }

  @Test func anAutomatonFindsWhatASlowSearchFinds() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      let words = (0..<12).map { _ in
        (0..<Int.random(in: 3...7, using: &random)).map { _ in
          UInt8.random(in: 0x61...0x63, using: &random)
        }
      }
      let symbols = (0..<200).map { _ in UInt8.random(in: 0x60...0x64, using: &random) }
      let text = FoldedText(plain: symbols)
      let automaton = Automaton(words, skips: false)
      var fast: Set<[Int]> = []
      for end in automaton.ends(in: text) {
        automaton.forEachWord(endingIn: end.state) { fast.insert([$0, end.index]) }
      }
      var slow: Set<[Int]> = []
      for (number, word) in words.enumerated() where words.firstIndex(of: word) == number {
        for end in symbols.indices where symbols[...end].suffix(word.count) == word[...] {
          slow.insert([number, end])
        }
      }
      #expect(fast == slow)
    }
  }
}
