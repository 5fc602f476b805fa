import Model
import Support
import Testing

@testable import Readers

@Suite struct JournalIncludeTests {
  private let one = "2023-01-31\n  a  1\n  b\n"

  @Test(arguments: [
    ("x.journal", 1), ("./x.journal", 1), ("sub/../x.journal", 1), ("sub/y.journal", 1),
    ("sub/*.journal", 2), ("sub/[yz].journal", 2), ("sub/[!y].journal", 1), ("**/z.journal", 1),
    ("*/?.journal", 2), ("x*", 1), ("sub/deep/*", 0), ("sub/", 0), ("none", 0), ("*.csv*", 0),
  ])
  func anIncludeNamesFilesOrPatterns(path: String, count: Int) {
    let example = JournalExample(files: [
      "main.journal": "include \(path)\n", "x.journal": one, "sub/y.journal": one,
      "sub/z.journal": one, "sub/.hidden.journal": one,
    ])
    #expect(example.balances == (count == 0 ? [] : ["a \(count)", "b -\(count)"]))
    #expect(example.faults == (count == 0 ? ["J606 1"] : []))
  }

  @Test func aPathStartsAtTheFileThatIncludes() {
    let example = JournalExample(files: [
      "main.journal": "include sub/y.journal", "sub/y.journal": "!include z.journal",
      "sub/z.journal": "include ../x.journal", "x.journal": one,
    ])
    #expect(example.balances == ["a 1", "b -1"])
  }

  @Test(arguments: ["../x.journal", "/etc/passwd", "~/x", "sub/../../x.journal", "*/../x"])
  func nothingOutsideTheFolderIsRead(path: String) {
    let example = JournalExample(files: ["main.journal": "include \(path)\n", "x.journal": one])
    #expect(example.faults == ["J606 1"])
    #expect(example.sentences == ["The file “\(path)” lies outside the folder of the ledger"])
  }

  @Test func aCycleShowsItsChain() {
    let example = JournalExample(files: [
      "main.journal": "include a.journal\n", "a.journal": "; x\ninclude b.journal\n",
      "b.journal": "include main.journal\n",
    ])
    #expect(example.faults == ["b.journal J606 1"])
    #expect(
      example.sentences == [
        "The files include one another: main.journal → a.journal → b.journal → main.journal"
      ])
    #expect(JournalExample("include *.journal\n").faults == ["J606 1"])
  }

  @Test func settingsEndWithTheFileThatMakesThem() {
    let example = JournalExample(files: [
      "main.journal": "Y2022\ninclude x.journal\n1/31\n  a  1\n  b\n  (c)  1,000 X\n",
      "x.journal": "Y2001\nD $1.00\nalias a=z\napply account q\ndecimal-mark ,\n"
        + "commodity 1,000.00 X\n1/1\n  a  $0 = $0\n  b\n",
    ])
    #expect(example.faults == ["J604 6"])
    #expect(example.balances == ["a 1", "b -1", "c 1000 X"])
  }

  @Test func faultsInIncludedFilesHaveTheirPlace() {
    let example = JournalExample(files: [
      "main.journal": "include x.journal\n2023-01-31\n  a  1 = 2\n  b\n",
      "x.journal": "; x\n2023-01-31\n  a  1\n  b\n  c\n",
    ])
    #expect(example.faults == ["x.journal J601 5"])
  }

  @Test func filesMayBeIncludedTwiceButNotWithoutEnd() {
    let twice = JournalExample(files: [
      "main.journal": "include x.journal\ninclude x.journal\n", "x.journal": one,
    ])
    #expect(twice.balances == ["a 2", "b -2"])
    var chain: [String: String] = ["main.journal": "include 0.journal\n"]
    for index in 0..<40 { chain["\(index).journal"] = "include \(index + 1).journal\n" }
    #expect(JournalExample(files: chain).faults == ["18.journal J606 1"])
    var bomb: [String: String] = ["main.journal": "include 0.journal\n"]
    for index in 0..<18 {
      bomb["\(index).journal"] = String(repeating: "include \(index + 1).journal\n", count: 10)
    }
    let faults = JournalExample(files: bomb).faults
    #expect(!faults.isEmpty && faults.count < 20_000)
  }
}
