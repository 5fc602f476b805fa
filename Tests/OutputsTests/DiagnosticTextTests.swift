import Foundation
import Model
import Support
import Testing

@testable import Outputs

@Suite struct DiagnosticTextTests {
  /// A finding in a file of one line, about the part between two `¦`.
  private func finding(
    _ line: String, cell: Cell? = nil, path: String = "content/a.csv", wholeFile: Bool = false,
    _ words: Words = Words(th: "อ่านไม่ได้", en: "It can't be read"),
    notes: [Diagnostic.Note] = [], help: Words? = nil, code: Code = .unreadableAmount
  ) -> Finding {
    let parts = line.components(separatedBy: "¦")
    let text = Array(parts.joined().utf8)
    let start = UInt32(parts[0].utf8.count)
    let end = start + UInt32(parts.count > 1 ? parts[1].utf8.count : 0)
    var files = SourceFiles()
    let file = files.add(path: path, bytes: Array("header\n".utf8) + text)
    let place =
      wholeFile
      ? Place(file: file) : Place(file: file, line: 2, columns: start..<end, cell: cell)
    return Finding(Diagnostic(code, words, at: place, notes: notes, help: help), in: files)
  }

  @Test(arguments: UInt64(1)...20)
  func whatIsCleanIsShownAsItIs(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces: [Unicode.Scalar] = [
      "a", "ก", "๙", "่", " ", "~", "\t", "\u{7F}", "\u{85}", "\u{1B}", "\u{202E}", "é", "“", "🙂",
    ]
    for _ in 0..<200 {
      var text = String.UnicodeScalarView()
      let plain = Bool.random(using: &random) ? 6 : pieces.count
      for _ in 0..<Int.random(in: 0...700, using: &random) {
        text.append(pieces[Int.random(in: 0..<plain, using: &random)])
      }
      let shown = text.prefix(600).map { scalar -> Unicode.Scalar in
        switch scalar.value {
        case 0x09: " "
        case 0x00..<0x20, 0x7F..<0xA0, 0x202E: "·"
        default: scalar
        }
      }
      let expected = String(String.UnicodeScalarView(shown + (text.count > 600 ? ["…"] : [])))
      #expect(
        DiagnosticText(language: .thai).clean(String(text)) == expected, "seed \(seed)")
    }
  }

  @Test func othersOfAKindStandBelowTheFirstAndAWholeFileHasNoRow() throws {
    let found = [finding("¦ก¦"), finding("¦ข¦"), finding("ค", wholeFile: true)]
    let group = try #require(FindingGroup.all(of: found).first)
    #expect(
      DiagnosticText(language: .english).render(group) == """
        error[F20]: It can't be read
          --> content/a.csv:2
        2 | ก
          | ^
          the same in other places: 2
            row 2: It can't be read
            file: It can't be read

        """)
  }

  @Test func aFindingShowsTheLineAndACaretUnderWhatIsMeant() {
    let found = finding(
      "1/1/2566,กองทุนน้ำใจ,¦๑๒x¦,", cell: Cell(row: 2, column: 2),
      notes: [Diagnostic.Note(Words(th: "ที่", en: "a note"))],
      help: Words(th: "ใช้ตัวเลข", en: "Use digits"))
    #expect(
      DiagnosticText(language: .thai).render(found) == """
        ผิด[F20]: อ่านไม่ได้
          --> content/a.csv:2 (แถว 2 ช่อง C)
        2 | 1/1/2566,กองทุนน้ำใจ,๑๒x,
          |                    ^^^
          = ที่
          = ช่วย: ใช้ตัวเลข

        """)
    #expect(
      DiagnosticText(language: .english).render(found) == """
        error[F20]: It can't be read
          --> content/a.csv:2 (row 2 column C)
        2 | 1/1/2566,กองทุนน้ำใจ,๑๒x,
          |                    ^^^
          = a note
          = help: Use digits

        """)
  }

  @Test(arguments: [
    ("ก¦ข¦", 1, 1), ("กี่¦ขู้¦", 1, 1), ("น้ำ¦ใจ¦", 2, 2), ("中¦文字¦", 2, 4),
    ("🔷¦x¦", 2, 1), ("✅¦x¦", 2, 1), ("ก\u{200B}¦x¦", 1, 1), ("¦¦", 0, 1), ("abc¦¦", 3, 1),
    ("ฯๆ¦฿๑¦", 2, 2), ("\t¦x¦", 1, 1),
  ])
  func caretsStandUnderWhatIsMeant(line: String, spaces: Int, carets: Int) throws {
    let lines = DiagnosticText(language: .thai).render(finding(line))
      .components(separatedBy: "\n")
    let last = try #require(lines.last { $0.hasPrefix("  | ") })
    #expect(
      last
        == "  | " + String(repeating: " ", count: spaces) + String(repeating: "^", count: carets))
  }

  @Test(arguments: [
    ("ก", 1), ("กี่", 1), ("น้ำ", 2), ("ปี", 1), ("เก่ง", 3), ("中", 2), ("é", 1), ("e\u{301}", 1),
    ("", 0), ("½", 1), ("한", 2), ("🌟", 2), ("⭐", 2), ("✅", 2),
  ])
  func widths(text: String, width: Int) {
    #expect(DisplayWidth.of(text.unicodeScalars) == width)
  }

  @Test func aLongLineIsCutAroundWhatIsMeant() {
    let found = finding(
      String(repeating: "ก", count: 200) + "¦ขข¦" + String(repeating: "ค", count: 200))
    #expect(
      DiagnosticText(language: .english).render(found) == """
        error[F20]: It can't be read
          --> content/a.csv:2
        2 | …\(String(repeating: "ก", count: 39))ขข\(String(repeating: "ค", count: 19))…
          | \(String(repeating: " ", count: 40))^^

        """)
    let meant = finding("¦" + String(repeating: "x", count: 200) + "¦")
    let carets = DiagnosticText(language: .thai).render(meant).filter { $0 == "^" }
    #expect(carets.count == 60)
  }

  @Test func controlsOfATerminalAreShownAsDots() {
    let found = finding(
      "a\u{1B}[31m¦b\u{7}¦\u{202E}c\u{9B}",
      Words("x\u{1B}[2J\ny"), help: Words("h\u{85}"))
    #expect(
      DiagnosticText(language: .thai).render(found) == """
        ผิด[F20]: x·[2J·y
          --> content/a.csv:2
        2 | a·[31mb··c·
          |       ^^
          = ช่วย: h·

        """)
  }

  @Test func aFileNameCommandsNoTerminal() {
    let found = finding("¦a¦", path: "content/\u{1B}[2Jx\n.csv")
    let text = DiagnosticText(language: .thai).render(found)
    #expect(!text.contains("\u{1B}"))
    #expect(text.components(separatedBy: "\n").count == 5)
    let whole = finding("", path: "a\u{1B}b", wholeFile: true)
    #expect(!DiagnosticText(language: .thai).render(whole).contains("\u{1B}"))
  }

  @Test func aWholeFileHasNoLine() {
    #expect(
      DiagnosticText(language: .english).render(finding("x", wholeFile: true))
        == "error[F20]: It can't be read\n  --> content/a.csv\n")
  }

  @Test func aFindingWithoutAFileIsOneLine() {
    let found = Finding(
      Diagnostic(.twoDigitYear, Words(th: "ก", en: "a"), at: nil), in: SourceFiles())
    #expect(DiagnosticText(language: .english).render(found) == "warning[F03]: a\n")
    #expect(DiagnosticText(language: .thai).render(found) == "เตือน[F03]: ก\n")
  }

  @Test func aWholeRowHasNoColumnAndDamagedBytesAreShown() {
    var files = SourceFiles()
    let file = files.add(path: "a", bytes: [0x61, 0xFF, 0x62])
    let place = Place(file: file, line: 1, columns: 1..<2, cell: Cell(row: 7))
    let found = Finding(Diagnostic(.undecodableByte, Words("x"), at: place), in: files)
    #expect(
      DiagnosticText(language: .english).render(found)
        == "error[F12]: x\n  --> a:1 (row 7)\n1 | a\u{FFFD}b\n  |  ^\n")
  }

  @Test func columnsPastTheLineAreHarmless() {
    var files = SourceFiles()
    let file = files.add(path: "a", bytes: Array("ab".utf8))
    let place = Place(file: file, line: 1, columns: 90..<99)
    let found = Finding(Diagnostic(.undecodableByte, Words("x"), at: place), in: files)
    #expect(DiagnosticText(language: .english).render(found).hasSuffix("1 | ab\n  |   ^\n"))
  }

  @Test func colourOnlyWhereItIsAskedFor() {
    let found = finding("¦a¦")
    #expect(!DiagnosticText(language: .thai).render(found).contains("\u{1B}"))
    let coloured = DiagnosticText(language: .english, hasColour: true).render(found)
    #expect(coloured.hasPrefix("\u{1B}[1;31merror[F20]\u{1B}[0m: "))
    #expect(coloured.contains("| \u{1B}[1;31m^\u{1B}[0m\n"))
  }
}
