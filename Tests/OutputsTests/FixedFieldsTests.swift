import Model
import Support
import Testing

@testable import Outputs

/// What is printed into a program beforehand, and the same asked for on each page.
@Suite struct FixedFieldsTests {
  private static let pieces = [
    "a ", " ", "{{title}}", "<p title=\"{{title}}\">", "{{{body}}}",
    "{{#title}}t{{title}}{{/title}}",
    "{{^title}}none{{/title}}", "{{#body}}{{{body}}}{{/body}}",
    "{{#is_new}}new {{title}}{{/is_new}}",
    "{{^is_new}}old{{/is_new}}", "{{#boss}}{{name}}{{title}}{{#role}}{{role}}{{/role}}{{/boss}}",
    "{{^boss}}nobody{{{body}}}{{/boss}}",
    "{{#people}}{{name}} {{title}}{{#is_new}}*{{title}}{{/is_new}}{{^role}}-{{/role}}{{/people}}",
    "{{#is_new}}{{#people}}{{title}}{{name}}{{/people}}{{^title}}x{{/title}}{{/is_new}}",
  ]

  private func view(_ random: inout SeededGenerator) -> LetterView {
    let titles: [String?] = [nil, "", "ๆ ก", "ก ๆ & <ข>", "ทดสอบ", "\u{202E}12"]
    let person = LetterView.Person(name: "ก", role: Bool.random(using: &random) ? "ประธาน" : nil)
    return LetterView(
      title: titles[Int.random(in: 0..<titles.count, using: &random)],
      body: Bool.random(using: &random) ? HTML(markup: "<b>ก</b>") : nil,
      isNew: Bool.random(using: &random), boss: Bool.random(using: &random) ? person : nil,
      people: Array(repeating: person, count: Int.random(in: 0...2, using: &random)))
  }

  @Test(arguments: UInt64(1)...20)
  func bothPrintTheSame(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let template = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        Self.pieces.randomElement(using: &random)!
      }.joined()
      let program = try #require(compile(template).value).program
      let view = view(&random)
      var values: [Int: TemplateValue] = [:]
      // A list may differ from page to page; the rest may be the same on all of them.
      for position in 0..<3 where Bool.random(using: &random) {
        values[position] = LetterView.fields[position].value(view)
      }
      var (each, fixed): ([UInt8], [UInt8]) = ([], [])
      program.run([view.row], into: &each)
      program.fixing(values, of: LetterView.shape).run([view.row], into: &fixed)
      #expect(
        String(decoding: fixed, as: UTF8.self) == String(decoding: each, as: UTF8.self),
        "seed \(seed): \(template)")
    }
  }

  @Test func theFrameSaysTheSameOnEveryPage() throws {
    let pages = try #require(try Sample.pages(Sample.site("https://a.example/b/"), .english))
    let fixed = FrameView.values(of: pages)
    #expect(fixed.count == FrameView.fieldsOfSite.count)
    for page in [
      PageSet.Page(path: "", title: "ก", description: "ข", prose: ["method", "glossary"]),
      PageSet.Page(
        path: "news/2566/x/", title: "ๆ", description: "", crumbs: [("ก", "/"), ("ข", nil)],
        prose: [], hasAlternates: false, elsewhere: "news/"),
    ] {
      let view = FrameView(pages: pages, page: page, content: HTML(markup: "<p>"))
      for (position, value) in fixed {
        let name = FrameView.fields[position].name
        #expect("\(FrameView.fields[position].value(view))" == "\(value)", "\(name)")
      }
    }
  }
}
