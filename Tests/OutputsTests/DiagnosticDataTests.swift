import Foundation
import Model
import Testing

@testable import Outputs

@Suite struct DiagnosticDataTests {
  private func finding(
    _ words: Words, path: String = "content/a.csv", place: (FileID) -> Place?,
    notes: [Diagnostic.Note] = [], help: Words? = nil
  ) -> Finding {
    var files = SourceFiles()
    let file = files.add(path: path, bytes: Array("ก,b\n".utf8))
    let diagnostic = Diagnostic(
      .unreadableAmount, words, at: place(file), notes: notes, help: help)
    return Finding(diagnostic, in: files)
  }

  @Test func noFindingsAreAnEmptyArray() { #expect(DiagnosticData.json([]) == "[]\n") }

  @Test func aFindingIsOneObject() {
    let found = finding(
      Words(th: "ก", en: "a"),
      place: {
        Place(file: $0, line: 1, columns: 4..<5, cell: Cell(row: 1, column: 1))
      }, notes: [Diagnostic.Note(Words("n"))], help: Words("h"))
    #expect(
      DiagnosticData.json([found]) == """
        [
          {"code":"F20","severity":"error","file":"content/a.csv","line":1,"columns":[4,5],\
        "row":1,"column":"B","summary":{"th":"ก","en":"a"},"notes":[{"th":"n","en":"n"}],\
        "help":{"th":"h","en":"h"}}
        ]

        """)
  }

  @Test func everyTextComesBackAsItWas() throws {
    let texts = ["\"\\/\n\r\t", "\u{0}\u{1}\u{1F}\u{7F}", "กำ 🔷\u{2028}", "\u{1B}[0m", ""]
    let findings = texts.map { text in
      finding(Words(text), path: text, place: { Place(file: $0) }, help: Words(text))
    }
    let data = Data(DiagnosticData.json(findings).utf8)
    let objects = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    #expect(objects.compactMap { $0["file"] as? String } == texts)
    #expect(objects.compactMap { ($0["summary"] as? [String: String])?["th"] } == texts)
    #expect(objects.compactMap { ($0["help"] as? [String: String])?["en"] } == texts)
    #expect(objects.allSatisfy { $0["line"] == nil && $0["row"] == nil })
  }

  @Test func aFindingWithoutAFileHasNone() throws {
    let found = finding(Words("x"), place: { _ in nil })
    let data = Data(DiagnosticData.json([found, found]).utf8)
    let objects = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    #expect(objects.count == 2)
    #expect(objects.allSatisfy { $0["file"] == nil && $0["help"] == nil })
  }

  @Test func gitHubShowsAFindingBesideItsLine() {
    let found = finding(
      Words(th: "ก", en: "50% of\nall: a, b\r"), path: "a,b:c%.csv",
      place: { Place(file: $0, line: 1, columns: 3..<4) },
      notes: [Diagnostic.Note(Words("n"))], help: Words("h"))
    #expect(
      DiagnosticData.github(found, language: .english)
        == "::error file=a%2Cb%3Ac%25.csv,line=1,col=4,title=F20::"
        + "50%25 of%0Aall: a, b%0D%0An%0Ah\n")
  }

  @Test func aFindingOfAWholeFileHasNoLineForGitHub() {
    #expect(
      DiagnosticData.github(
        finding(Words(th: "ก", en: "a"), place: { Place(file: $0) }), language: .thai)
        == "::error file=content/a.csv,title=F20::ก\n")
    let warning = Finding(
      Diagnostic(.twoDigitYear, Words("x"), at: nil), in: SourceFiles())
    #expect(DiagnosticData.github(warning, language: .thai) == "::warning title=F03::x\n")
  }
}
