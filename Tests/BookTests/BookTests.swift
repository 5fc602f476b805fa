import Model
import Support
import Testing

/// Findings that only a disk, a port, a published site or a byte that is no text can show:
/// `CommandTests`, `OpenDataTests`, `MergeTests` and `ReadersTests` show them.
private let needDisk: Set<Code> = [
  .unreachableFile, .foreignFile, .diskFailed, .nestedFolders, .undecodableByte, .rebuiltDiffers,
  .partsDoNotFit, .cannotListen, .changedMeanwhile,
]

@Suite struct BookTests {
  @Test(arguments: Code.allCases)
  func everyExampleFindsWhatItsPageSays(_ code: Code) throws {
    var page = try BookPage(code)
    if Repository.isRecording {
      try page.record()
      page = try BookPage(code)
    }
    #expect(page.lines.first?.hasPrefix("# \(code.rawValue) ") == true, "\(page.path): its heading")
    guard !needDisk.contains(code) else { return }
    var shown = 0
    for example in page.cases {
      for (language, lines) in example.found {
        let found = try page.found(in: example, language)
        #expect(
          found.text == page.recorded(lines),
          "\(page.path), “\(example.heading)”: make golden records what is found now")
        let isFault = !found.codes.isEmpty
        if isFault {
          #expect(Set(found.codes) == [code], "\(page.path), “\(example.heading)”: one cause")
          shown += 1
        }
      }
    }
    #expect(shown >= 2, "\(page.path) shows its fault in Thai and in English")
  }

  @Test(arguments: Code.allCases.filter { !needDisk.contains($0) })
  func everyPageEndsWithFilesThatAreMended(_ code: Code) throws {
    let page = try BookPage(code)
    let mended = try #require(page.cases.last)
    let found = try page.found(in: mended, .thai)
    #expect(found.codes.isEmpty, "\(page.path), “\(mended.heading)”: \(found.text)")
  }

  @Test(arguments: ["cash-book", "journal", "settings", "news", "policy", "templates"])
  func everyExampleOfAFormatIsSound(_ name: String) throws {
    let page = try BookPage(path: "docs/formats/\(name).md")
    let examples = page.cases.filter { !$0.files.isEmpty }
    #expect(!examples.isEmpty)
    for example in examples {
      let found = try page.found(in: example, .thai)
      #expect(found.codes.isEmpty, "\(page.path), “\(example.heading)”: \(found.text)")
    }
  }

  @Test func everyFormatHasItsExamplesTested() throws {
    let pages = try Repository.files(below: "docs/formats").keys.sorted()
    let tested = ["cash-book", "journal", "news", "policy", "settings", "templates"]
    #expect(pages == tested.map { $0 + ".md" })
  }
}
