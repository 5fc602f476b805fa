import Foundation
import Model
import Support
import Testing

@testable import Outputs

@Suite struct WordsTests {
  private func holes(_ text: String) -> [String] {
    text.matches(of: /\{[^}]*\}/).map { String($0.output) }.sorted()
  }

  @Test func bothLanguagesHaveTheSameWords() throws {
    let (thai, english) = (try Sample.words(.thai), try Sample.words(.english))
    #expect(thai.count > 100)
    #expect(thai.keys.sorted() == english.keys.sorted())
  }

  @Test func bothLanguagesFillInTheSameNames() throws {
    let english = try Sample.words(.english)
    for (key, text) in try Sample.words(.thai) {
      #expect(holes(text) == holes(english[key] ?? ""), "\(key)")
    }
  }

  @Test(arguments: [Language.thai, .english])
  func everyWordThatPagesNeedIsThere(_ language: Language) throws {
    let words = try Sample.words(language)
    for word in Word.allCases { #expect(words[word.rawValue] != nil, "\(word.rawValue)") }
    #expect(try Sample.pages(Sample.site(), language) != nil)
  }

  @Test func aMissingWordIsNamed() throws {
    var words = try Sample.words(.thai)
    words["nav_home"] = nil
    words["party_state"] = nil
    let reading = Wording.load(TemplateFolder(files: [:], words: words), file: FileID(3))
    #expect(reading.value == nil)
    #expect(reading.diagnostics.map(\.code) == [.wordMissing, .wordMissing])
    #expect(reading.diagnostics.map(\.summary.en).first?.contains("nav_home") == true)
    #expect(reading.diagnostics.map(\.place) == [Place(file: FileID(3)), Place(file: FileID(3))])
  }

  @Test func aSentenceFillsInItsNamesOnce() throws {
    var words = try Sample.words(.english)
    words["news_page"] = "{title}: {page} of {count}"
    let folder = TemplateFolder(files: [:], words: words)
    let wording = try #require(Wording.load(folder, file: FileID(0)).value)
    let values = ["title": "News", "page": "2", "count": "3"]
    #expect(wording.sentence(.newsPage, values) == "News: 2 of 3")
  }

  @Test func aValueThatLooksLikeANameIsNotFilledIn() throws {
    var words = try Sample.words(.english)
    words["statement_title"] = "{name} in {year}"
    let folder = TemplateFolder(files: [:], words: words)
    let wording = try #require(Wording.load(folder, file: FileID(0)).value)
    #expect(
      wording.sentence(.statementTitle, ["name": "{year}", "year": "2566"]) == "{year} in 2566")
  }
}
