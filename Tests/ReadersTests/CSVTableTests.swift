import Model
import Support
import Testing

@testable import Readers

/// A table as its cells' texts, a row that has a broken quote marked at its end.
private func rows(_ bytes: [UInt8]) -> [[String]] {
  var table = CSVTable(bytes)
  var found: [[String]] = []
  while let row = table.next() {
    found.append(
      row.fields.map { table.text(of: $0) } + (row.brokenQuote.map { ["broken \($0)"] } ?? []))
  }
  return found
}

private func rows(_ text: String) -> [[String]] { rows(Array(text.utf8)) }

/// Where the cells stand: `row line:from..<to`.
private func places(_ text: String) -> [[String]] {
  var table = CSVTable(Array(text.utf8))
  var found: [[String]] = []
  while let row = table.next() {
    found.append(row.fields.map { "\(row.number) \($0.line):\($0.columns)" })
  }
  return found
}

@Suite struct CSVTableTests {
  @Test func commasAndLinesPartCells() {
    #expect(rows("a,b\nc,d\n") == [["a", "b"], ["c", "d"]])
    #expect(rows("a,b\r\nc,d\r\n") == [["a", "b"], ["c", "d"]])
    #expect(rows("a,b\nc,d") == [["a", "b"], ["c", "d"]])
  }

  @Test func anEmptyFileHasNoRow() {
    #expect(rows("") == [])
    #expect(rows([0xEF, 0xBB, 0xBF]) == [])
  }

  @Test func blankLinesAreRowsSoThatNumbersAgreeWithASpreadsheet() {
    #expect(rows("\n\na\n\n") == [[""], [""], ["a"], [""]])
    #expect(places("a\n\nb") == [["1 1:0..<1"], ["2 2:0..<0"], ["3 3:0..<1"]])
  }

  @Test func emptyCellsAreCells() {
    #expect(rows(",\n,,\na,") == [["", ""], ["", "", ""], ["a", ""]])
  }

  @Test func aMarkOfUTF8IsPassedOver() {
    #expect(rows([0xEF, 0xBB, 0xBF] + Array("ก,ข".utf8)) == [["ก", "ข"]])
  }

  @Test func quotesHoldCommasQuotesAndLines() {
    #expect(rows("\"a,b\",c") == [["a,b", "c"]])
    #expect(rows("\"a\"\"b\"\"\",c") == [["a\"b\"", "c"]])
    #expect(rows("\"a\nb\r\nc\",d\ne") == [["a\nb\r\nc", "d"], ["e"]])
    #expect(rows("\"\",\"\"\"\"") == [["", "\""]])
  }

  @Test func aQuoteWithinPlainTextIsALetter() {
    #expect(rows("ไม้ 5\" 2 แผ่น,b") == [["ไม้ 5\" 2 แผ่น", "b"]])
    #expect(rows(" \"a,b\"") == [["\"a", "b\""]])
  }

  @Test func spacesAroundACellDoNotCount() {
    #expect(rows(" a ,\tb\t,\" c \"") == [["a", "b", "c"]])
  }

  @Test func placesAreBytesOfTheLineWithTheQuotes() {
    #expect(
      places("กข,\"x\",y\nz") == [["1 1:0..<6", "1 1:7..<10", "1 1:11..<12"], ["2 2:0..<1"]])
  }

  @Test func afterACellOfSeveralLinesTheLinesGoOnAndTheRowsToo() {
    #expect(
      places("a,\"x\ny\",b\nc") == [["1 1:0..<1", "1 1:2..<3", "1 2:3..<4"], ["2 3:0..<1"]])
  }

  @Test func aQuoteNeverClosedSpoilsOnlyItsLine() {
    #expect(rows("a,\"b,c\nd,e\nf") == [["a", "\"b", "c", "broken 1"], ["d", "e"], ["f"]])
    #expect(places("a,\"b\nd") == [["1 1:0..<1", "1 1:2..<4"], ["2 2:0..<1"]])
    #expect(rows("\"") == [["\"", "broken 0"]])
  }

  @Test func textAfterAClosedQuoteIsBroken() {
    #expect(rows("\"a\"b,c\nd") == [["a", "c", "broken 0"], ["d"]])
    #expect(rows("\"a\" ,c") == [["a", "c", "broken 0"]])
  }

  @Test func aReturnAtTheVeryEndEndsTheRow() {
    #expect(rows("a,b\r") == [["a", "b"]])
  }

  /// Old Macs end lines with a return alone, and §5.3 of the ledger design names it.
  @Test func aReturnAloneEndsALineToo() {
    #expect(rows("a,b\rc,d\r") == [["a", "b"], ["c", "d"]])
  }

  private static func cell(_ random: inout SeededGenerator) -> String {
    let letters = ["a", ",", "\"", "\n", "\r\n", "ก", "่", "1", " x", "🔷", "\u{A0}", "'", ";"]
    let count = Int.random(in: 0...6, using: &random)
    let text = (0..<count).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] }
      .joined()
    return trimmed(text)
  }

  @Test(arguments: UInt64(1)...200)
  func aTableWrittenIsReadBack(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let lineEnd = Bool.random(using: &random) ? "\n" : "\r\n"
    let columns = Int.random(in: 1...6, using: &random)
    let table = (0..<Int.random(in: 1...12, using: &random)).map { _ in
      (0..<columns).map { _ in Self.cell(&random) }
    }
    let written = table.map { row in
      row.map { cell in
        let needsQuotes = cell.utf8.contains { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }
        guard needsQuotes || Bool.random(using: &random) else { return cell }
        // By scalar: a quote with a Thai mark above it is one Character.
        let doubled = cell.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }
        return "\"" + String(String.UnicodeScalarView(doubled)) + "\""
      }.joined(separator: ",") + lineEnd
    }.joined()
    let mark: [UInt8] = Bool.random(using: &random) ? [0xEF, 0xBB, 0xBF] : []
    #expect(rows(mark + Array(written.utf8)) == table, "\(written)")
  }

  /// 20,000 files of bytes that matter to the reader, up to 200 each; the argument is the seed.
  @Test(arguments: UInt64(1)...20)
  func randomBytesNeverCrashAndAlwaysEnd(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let common: [UInt8] = [
      0x22, 0x22, 0x2C, 0x0A, 0x0D, 0x41, 0x20, 0xE0, 0xB8, 0x81, 0xEF, 0xBB, 0xBF,
    ]
    for _ in 0..<1000 {
      let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ -> UInt8 in
        Int.random(in: 0..<8, using: &random) == 0
          ? UInt8.random(in: 0...255, using: &random)
          : common[Int.random(in: 0..<common.count, using: &random)]
      }
      var table = CSVTable(bytes)
      var (count, lastLine) = (0, UInt32(1))
      while let row = table.next() {
        count += 1
        guard count <= bytes.count, Int(row.number) == count, !row.fields.isEmpty else {
          Issue.record("row \(row.number) of \(bytes)")
          return
        }
        for field in row.fields {
          _ = table.text(of: field)
          guard field.line >= lastLine, field.columns.upperBound <= 200 else {
            Issue.record("line \(field.line) of \(bytes)")
            return
          }
          lastLine = field.line
        }
      }
    }
  }

  @Test func aHundredThousandOpenQuotesAreReadAtOnce() {
    let clock = ContinuousClock()
    for line in ["\"a\"\"\n", "a,\"b\n", "\"\"\"\n", "\"\"x\n"] {
      let bytes = Array(String(repeating: line, count: 100_000).utf8)
      let time = clock.measure {
        var table = CSVTable(bytes)
        while table.next() != nil {}
      }
      #expect(time < .seconds(20), "\(line) took \(time)")
    }
  }
}
