import Foundation
import Model
import Support
import Testing

@testable import Outputs

@Suite struct TemplateTests {
  private let people = [
    LetterView.Person(name: "ก"), LetterView.Person(name: "ข", role: "ประธาน"),
  ]

  @Test func textIsEscaped() {
    let view = LetterView(title: "<script>alert('1')</script> & \"ข\"")
    #expect(
      print("<p title=\"{{title}}\">{{title}}</p>", view)
        == "<p title=\"&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;ข&quot;\">"
        + "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;ข&quot;</p>")
  }

  private func print(
    _ page: String, _ view: LetterView, _ components: [String: String] = [:]
  ) -> String {
    OutputsTests.print(page, components, view)
  }

  @Test func readyHTMLIsPrintedAsItIs() {
    #expect(print("{{{body}}}", LetterView(body: HTML(markup: "<b>ก</b>"))) == "<b>ก</b>")
  }

  @Test func whatIsAbsentPrintsNothing() {
    #expect(print("[{{title}}{{{body}}}]", LetterView()) == "[]")
  }

  @Test func aSectionIsPrintedForEachRow() {
    let view = LetterView(people: people)
    #expect(
      print("{{#people}}{{name}}{{#role}} ({{role}}){{/role}},{{/people}}", view)
        == "ก,ข (ประธาน),")
  }

  @Test(arguments: [true, false])
  func aFlagChoosesBetweenTwoParts(isNew: Bool) {
    let page = "{{#is_new}}new{{/is_new}}{{^is_new}}old{{/is_new}}"
    #expect(print(page, LetterView(isNew: isNew)) == (isNew ? "new" : "old"))
  }

  @Test(arguments: ["title", "body", "boss", "people"])
  func everyKindOfFieldMayBeAbsent(name: String) {
    let page = "{{#\(name)}}yes{{/\(name)}}{{^\(name)}}no{{/\(name)}}"
    #expect(print(page, LetterView()) == "no")
    let full = LetterView(
      title: "t", body: HTML(markup: "b"), boss: people[0], people: [people[0]])
    #expect(print(page, full) == "yes")
  }

  @Test func anEmptyTextIsAbsent() {
    #expect(print("{{^title}}no{{/title}}", LetterView(title: "")) == "no")
  }

  @Test func anInnerScopeSeesTheOuterNamesAndItsOwnFirst() {
    let view = LetterView(title: "t", boss: people[1], people: people)
    #expect(
      print("{{#boss}}{{name}}:{{#people}}{{name}}{{title}} {{/people}}{{name}}{{/boss}}", view)
        == "ข:กt ขt ข")
  }

  @Test func aComponentSeesTheScopeInWhichItStands() {
    let view = LetterView(title: "t", people: people)
    #expect(
      print("{{#people}}{{> person}}{{/people}}", view, ["person": "<i>{{name}}{{title}}</i>"])
        == "<i>กt</i><i>ขt</i>")
  }

  @Test func commentsAreNotPrinted() {
    #expect(print("a{{! {{title }}b", LetterView(title: "t")) == "ab")
  }

  @Test func spacesInsideATagDoNotMatter() {
    #expect(print("{{ title }}{{# is_new }}{{/ is_new }}", LetterView(title: "t")) == "t")
  }

  @Test(arguments: [
    ("a\n{{#is_new}}\nb\n{{/is_new}}\nc\n", "a\nb\nc\n"),
    ("{{#is_new}}\nb\n{{/is_new}}", "b\n"),
    ("a\n  {{#is_new}}  \n  b\n  {{/is_new}}\nc", "a\n  b\nc"),
    ("a\r\n{{#is_new}}\r\nb\r\n{{/is_new}}\r\nc", "a\r\nb\r\nc"),
    ("{{! x }}\n{{! y }}\na", "a"),
    ("{{#is_new}}\n{{#is_new}}\nb\n{{/is_new}}\n{{/is_new}}\n", "b\n"),
    ("a {{#is_new}}\nb{{/is_new}}\nc", "a \nb\nc"),
    ("{{#is_new}}x{{/is_new}}\n", "x\n"),
    ("\t{{! tab }}\t\na\n", "a\n"),
    ("a\n{{> p}}\nc\n", "a\nP\nc\n"),
  ])
  func aTagAloneOnItsLineTakesTheLineWithIt(page: String, output: String) {
    #expect(print(page, LetterView(isNew: true), ["p": "P\n"]) == output)
  }

  @Test(arguments: [
    ("{{#is_new}}\n  {{! x }}\n  b\n{{/is_new}}\n", "  b\n"),
    ("{{! x }}\n\t{{! y }}\na\n", "a\n"),
    ("a\n  {{#is_new}}\n    {{#is_new}}\n    b\n    {{/is_new}}\n  {{/is_new}}\n", "a\n    b\n"),
  ])
  func anIndentedTagAfterATagOnItsOwnLineTakesItsLineToo(page: String, output: String) {
    #expect(print(page, LetterView(isNew: true)) == output)
  }

  @Test func holesKeepTheirLines() {
    #expect(print("{{title}}\n{{{body}}}\n", LetterView(title: "t")) == "t\n\n")
  }

  @Test func valuesThatLookLikeTagsAreNotInterpreted() {
    let view = LetterView(title: "{{title}} {{{body}}} {{#people}}", body: HTML(markup: "{{x}}"))
    #expect(print("{{title}}{{{body}}}", view) == "{{title}} {{{body}}} {{#people}}{{x}}")
  }

  @Test func wordsNameFieldsInBraces() {
    let view = LetterView(title: "<1>", body: HTML(markup: "<b>2</b>"))
    #expect(
      OutputsTests.print(
        "{{words.line}}", words: ["line": "a & {title} – {body} {"], view)
        == "a &amp; &lt;1&gt; – <b>2</b> {")
  }

  @Test func wordsInASectionNameTheRowsFields() {
    #expect(
      OutputsTests.print(
        "{{#people}}{{words.of}};{{/people}}", words: ["of": "{name}/{title}"],
        LetterView(title: "t", people: people)) == "ก/t;ข/t;")
  }

  @Test(arguments: [UInt64(1), 2])
  func randomBytesNeverEndTheProgram(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces =
      ["{{", "}}", "{{{", "}}}", "{{#", "{{^", "{{/", "{{>", "{{!", "words.", "line", "title"]
      + ["people", "boss", "name", "body", "is_new", "part", "\n", " ", "\r\n", "ก", "{", "}"]
    for _ in 0..<2_500 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        if Int.random(in: 0..<8, using: &random) == 0 {
          bytes.append(UInt8.random(in: 0...255, using: &random))
        } else {
          bytes += Array(pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8)
        }
      }
      let reading = compile(
        bytes: bytes, ["part": "{{#people}}{{name}}{{/people}}"], words: ["line": "{title}{x"])
      let html = reading.value?.render(LetterView(title: "t", people: people))
      #expect((html == nil) == !reading.diagnostics.isEmpty, "seed \(seed): \(bytes)")
    }
  }
}
