@testable import Disclosure
import Foundation
import Testing

/// Known values in every kind of output, split in every way that hides nothing from a reader.
@Suite struct OutputScanTests {
  private static let values: [(text: String, kind: PrivateKind)] = [
    ("นางสมศรี ใจดี", .name), ("Somsri Jaidee", .name), ("1-2345-67890-12-1", .citizenNumber),
    ("081-234-5678", .phone), ("123-4-56789-0", .account), ("somsri.j@mail.example", .email),
    ("99/1 หมู่ 4", .address),
  ]

  private static let scan: OutputScan = {
    var known = KnownValues()
    for (text, kind) in values { known.add(Private(text), kind) }
    return OutputScan(known: known, publicPersons: PublicPersons())
  }()

  private static func found(_ kind: PrivateKind, _ path: String, _ bytes: [UInt8]) -> Bool {
    scan.leaks(path: path, bytes: bytes).contains { $0.kind == kind && $0.isKnown }
  }

  /// Outputs that hold `@`, by what they are.
  private static let outputs: [(what: String, path: String, text: String)] = [
    ("HTML", "f/index.html", "<!doctype html><p>มอบให้ @ แล้ว</p>"),
    ("HTML cell", "f/index.html", "<table><tr><td>@</td><td>5,000.00</td></tr></table>"),
    ("HTML attribute", "index.html", "<img src='x.png' alt=\"ภาพ @\">"),
    ("HTML class", "index.html", "<p class=\"x @\">ก</p>"),
    ("HTML comment", "index.html", "<p>ก</p><!-- จาก @ --><p>ข</p>"),
    ("HTML script", "index.html", "<script>var x = '@';</script>"),
    ("HTML unclosed", "index.html", "<p title=\"ก>@"),
    ("CSV", "data/2566.csv", "วันที่,รายการ\n2026-01-01,\"จ่าย @\"\n"),
    ("JSON", "data/2566.json", "{\"memo\":\"จ่าย @\"}"),
    ("journal", "data/2566.journal", "2026-01-01 จ่าย @\n    Assets:Cash  -500.00 THB\n"),
    ("feed", "feed.xml", "<feed><title>ก</title><summary><![CDATA[<p>@</p>]]></summary></feed>"),
    ("SVG text", "a.svg", "<svg><text x=\"1\">@</text></svg>"),
    ("text", "robots", "# @\n"),
    ("Markdown", "README.md", "* @\n"),
  ]

  /// Ways of writing that a reader doesn't notice.
  private static let ways: [(what: String, markup: Bool, write: @Sendable (String) -> String)] = [
    ("as it is", false, { $0 }),
    ("zero width", false, { $0.map(String.init).joined(separator: "\u{200B}") }),
    ("soft hyphens", false, { scalars($0, "\u{AD}") }),
    ("a joiner in a vowel", false, { scalars($0, "\u{200D}") }),
    ("no-break spaces", false, { $0.replacingOccurrences(of: " ", with: "\u{A0}") }),
    ("line breaks", false, { $0.replacingOccurrences(of: " ", with: "\r\n  ") }),
    ("spaces left out", false, { $0.replacingOccurrences(of: " ", with: "") }),
    ("Thai digits", false, { thaiDigits($0) }),
    ("capitals", false, { $0.uppercased() }),
    ("en dashes", false, { $0.replacingOccurrences(of: "-", with: "–") }),
    ("inline tags", true, { scalars($0, "<b class=\"x\"></b>") }),
    ("block tags", true, { $0.replacingOccurrences(of: " ", with: "</td>\n<td>") }),
    ("comments", true, { scalars($0, "<!-- . -->") }),
    ("decimal entities", true, { $0.unicodeScalars.map { "&#\($0.value);" }.joined() }),
    (
      "hex entities", true,
      { $0.unicodeScalars.map { "&#x\(String($0.value, radix: 16));" }.joined() }
    ),
    ("named entities", true, { $0.replacingOccurrences(of: " ", with: "&nbsp;&shy;") }),
  ]

  private static func scalars(_ text: String, _ between: String) -> String {
    text.unicodeScalars.map { String($0) }.joined(separator: between)
  }

  private static func thaiDigits(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          (0x30...0x39).contains($0.value) ? (Unicode.Scalar($0.value - 0x30 + 0xE50) ?? $0) : $0
        }))
  }

  @Test func everyKnownValueIsFoundInEveryOutputHoweverItIsSplit() {
    var (planted, missed) = (0, 0)
    for output in Self.outputs {
      let isMarkup =
        ["<p>@</p>", "<td>@", ">@<", "ให้ @"].contains { output.text.contains($0) }
        && output.path.hasSuffix("l") || output.path.hasSuffix(".svg")
      for way in Self.ways where !way.markup || isMarkup {
        for (value, kind) in Self.values {
          let text = output.text.replacingOccurrences(of: "@", with: way.write(value))
          planted += 1
          if Self.found(kind, output.path, Array(text.utf8)) { continue }
          missed += 1
          Issue.record("\(kind.rawValue) in \(output.what), \(way.what): \(text)")
        }
      }
    }
    print("privacy: known values: \(planted - missed) of \(planted) planted ones are found")
  }

  @Test func escapesOfDataAndAddressesHideNothing() {
    for (value, kind) in Self.values {
      let escaped = value.utf16.map {
        let digits = String($0, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
      let percent = value.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      let data = Array("{\"ก\": [\"\(escaped)\"]}".utf8)
      #expect(Self.found(kind, "a.json", data), "\(value)")
      #expect(Self.found(kind, "a.html", Array("<script>x(\"\(escaped)\")</script>".utf8)))
      #expect(Self.found(kind, "a.html", Array("<a href=\"/n/\(percent)/\">ก</a>".utf8)))
      #expect(Self.found(kind, "n/\(percent)/index.html", []), "\(value)")
    }
    let name = PrivateKind.name
    #expect(Self.found(name, "a.csv", Array("ชื่อ,สกุล\nสมศรี,ใจดี\n\"สมศรี\",\"ใจดี\"\n".utf8)))
    #expect(Self.found(name, "a.json", Array("[\"สมศรี\",\"ใจดี\"]".utf8)))
    #expect(Self.found(name, "feed.xml", Array("<a>&lt;b&gt;สมศรี&lt;/b&gt; ใจดี</a>".utf8)))
  }

  @Test func filesAreNamedForNobody() {
    for path in [
      "a/สมศรี-ใจดี.png", "นาง_สมศรี_ใจดี/index.html", "somsri-jaidee.css", "081-2345678.txt",
    ] {
      let leaks = Self.scan.leaks(path: path, bytes: [])
      #expect(leaks.map(\.line) == [0], "\(path)")
    }
  }

  @Test func picturesAndDatabasesHoldNoKnownValueInAnyEncoding() throws {
    var (planted, found) = (0, 0)
    let noise = (0..<999).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) }
    for (value, kind) in Self.values {
      let thai = value.unicodeScalars.map {
        $0.value >= 0xE00 ? UInt8($0.value - 0xE00 + 0xA0) : UInt8($0.value)
      }
      let little = value.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
      let big = value.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
      for bytes in [Array(value.utf8), thai, little, big, [7] + little, [7] + big] {
        for path in ["data.sqlite", "photo.png", "a.jpg"] {
          planted += 1
          let chunk = Array("tEXtComment".utf8) + [0] + bytes + [0]
          if Self.found(kind, path, noise + chunk + noise) { found += 1 }
        }
      }
    }
    #expect(found == planted)
    print("privacy: known values in bytes: \(found) of \(planted) planted ones are found")
  }

  @Test func aLeakSaysWhereAndNotWhat() throws {
    let text = "<p>ก</p>\n<p>มอบให้ นางสมศรี <b>ใจดี</b></p>"
    let leak = try #require(Self.scan.leaks(path: "n/1.html", bytes: Array(text.utf8)).first)
    #expect((leak.kind, leak.isKnown, leak.path, leak.line) == (.name, true, "n/1.html", 2))
    #expect(
      String(decoding: Array(text.utf8)[leak.bytes], as: UTF8.self) == "สมศรี <b>ใจดี")
    #expect(leak.masked == "ส•••• ใ•••")
    #expect(leak.digest.count == 16)
    let number = try #require(
      Self.scan.leaks(path: "a.txt", bytes: Array("1-2345-67890-12-1".utf8)).first)
    #expect(number.masked == "1-••••-•••••-••-1")
    let mail = try #require(
      Self.scan.leaks(path: "a.txt", bytes: Array("somsri.j@mail.example".utf8)).first)
    #expect(mail.masked == "s••••••@m••••••")
  }

  @Test func theSameValueHasTheSameDigestHoweverItIsWritten() {
    let texts = ["081-234-5678", "0812345678", "๐๘๑ ๒๓๔ ๕๖๗๘"]
    let digests = texts.flatMap {
      Self.scan.leaks(path: "a.txt", bytes: Array($0.utf8)).map(\.digest)
    }
    #expect(digests.count == 3 && Set(digests).count == 1)
  }

  private static let positions: [Int] = {
    let (length, overlap) = (ScanWindow.length, ScanWindow.overlap)
    let second = length - overlap
    return [0, 511, 513, second - 5, second, length - 520, length - 30, length - 7, length]
      + [length + 600, second + length - 9]
  }()

  /// Wherever a value stands in a long database, it is found once, and a longer number never is.
  @Test(arguments: OutputScanTests.positions)
  func longFilesAreScannedInWindows(position: Int) {
    var known = KnownValues()
    known.add(Private("นายบุญส่ง ศรีจันทร์ทอง"), .name)
    known.add(Private("0812345678"), .phone)
    let scan = OutputScan(known: known, publicPersons: PublicPersons())
    func leaks(_ text: [UInt8]) -> [Range<Int>] {
      var bytes = [UInt8](repeating: 0xFF, count: 2 * ScanWindow.length + 4096)
      bytes.replaceSubrange(position..<(position + text.count), with: text)
      return scan.leaks(path: "site.sqlite", bytes: bytes).map(\.bytes)
    }
    let name = Array("บุญส่ง ศรีจันทร์ทอง".utf8)
    #expect(leaks(name) == [position..<(position + name.count)])
    #expect(leaks(Array("0812345678".utf8)) == [position..<(position + 10)])
    #expect(leaks(Array("90812345678".utf8)).isEmpty)
    let wide = "บุญส่ง ศรีจันทร์ทอง".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(leaks(wide) == [position..<(position + wide.count)])
  }
}
