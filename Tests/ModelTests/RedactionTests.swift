import Testing

@testable import Model

@Suite struct RedactionTests {
  @Test(arguments: [
    ("หมวด “นางสมศรี ใจดี” ไม่มี", "หมวด “•••” ไม่มี"),
    ("“ก” กับ “ข”", "“•••” กับ “•••”"),
    ("“ก “ข” ค” จบ", "“•••” จบ"),
    ("ไม่ปิด “นางสมศรี", "ไม่ปิด “•••”"),
    ("ไม่มี", "ไม่มี"),
  ])
  func quotationsAreLeftOut(text: String, shown: String) {
    #expect(Redaction.quotes(text) == shown)
    #expect(!Redaction.quotes(text).contains("สมศรี"))
  }

  @Test(arguments: [
    ("เขียน 785,005.03 ต่าง 27,000.00", "เขียน ••• ต่าง •••"), ("แถว 48", "แถว 48"),
    ("เลข ๑-๒๓๔๕-๖๗", "เลข •••"), ("", ""),
  ])
  func amountsAndLongNumbersAreLeftOut(text: String, shown: String) {
    #expect(Redaction.numbers(text) == shown)
  }

  @Test(arguments: [
    ("content/funds/990101-01/ledger/2569.csv", "content/funds/990101-01/ledger/2569.csv"),
    ("content/news/ศพนางสมศรี.md", "content/news/….md"), ("a/1234567890123.csv", "a/….csv"),
  ])
  func namesOfFilesThatMayTellAreLeftOut(path: String, shown: String) {
    #expect(Redaction.path(path) == shown)
  }

  @Test func aRedactedFindingKeepsItsCodeItsPlaceAndWhatToDo() {
    var files = SourceFiles()
    let file = files.add(path: "content/2569.csv", bytes: Array("นางสมศรี ใจดี,500".utf8))
    let place = Place(file: file, line: 1, columns: 0..<3, cell: Cell(row: 1, column: 0))
    let finding = Finding(
      Diagnostic(
        .unknownCategory, Words(th: "“นางสมศรี”", en: "“Somsri”"), at: place,
        notes: [Diagnostic.Note(Words(th: "1,250.00", en: "1,250.00"))],
        help: Words(th: "แก้ 1250", en: "mend 1250")), in: files)
    let redacted = finding.redacted
    #expect(redacted.line == nil)
    #expect(redacted.path == "content/2569.csv")
    #expect(redacted.diagnostic.place == place)
    #expect(redacted.diagnostic.code == .unknownCategory)
    #expect(redacted.diagnostic.summary == Words(th: "“•••”", en: "“•••”"))
    #expect(redacted.diagnostic.notes.map(\.words) == [Words(th: "•••", en: "•••")])
    #expect(redacted.diagnostic.help == Words(th: "แก้ 1250", en: "mend 1250"))
  }
}
