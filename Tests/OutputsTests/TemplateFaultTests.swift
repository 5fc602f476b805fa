import Foundation
import Model
import Testing

@testable import Outputs

@Suite struct TemplateFaultTests {
  /// `T401 0:2:3-10` : the code, the file, the line and the bytes of it.
  private func faults(
    _ page: String, _ components: [String: String] = [:], words: [String: String] = [:]
  ) -> [String] {
    let reading = compile(page, components, words: words)
    #expect((reading.value == nil) == !reading.diagnostics.isEmpty)
    return reading.diagnostics.map { fault in
      let place = fault.place.map {
        "\($0.file.number):\($0.line):\($0.columns.lowerBound)-\($0.columns.upperBound)"
      }
      return "\(fault.code.rawValue) \(place ?? "nowhere")"
    }
  }

  @Test(arguments: [
    ("{{titel}}", ["T401 0:1:0-9"]),
    ("ก\n {{name}}", ["T401 0:2:1-9"]),
    ("{{#nobody}}x{{/nobody}}", ["T401 0:1:0-11"]),
    ("{{{nobody}}}", ["T401 0:1:0-12"]),
    ("{{#people}}{{body2}}{{/people}}\n{{x}}", ["T401 0:1:11-20", "T401 0:2:0-5"]),
    ("{{}}", ["T401 0:1:0-4"]),
  ])
  func aNameThatTheViewHasNot(page: String, found: [String]) {
    #expect(faults(page) == found)
  }

  @Test func theFaultNamesWhatThereIs() {
    let fault = compile("{{#people}}{{titel}}{{/people}}").diagnostics.first
    #expect(fault?.summary.en == "This page has no field “titel”")
    #expect(fault?.notes.map(\.words.en) == ["Did you mean “title”?"])
    #expect(fault?.help?.en == "Known names: body, boss, is_new, name, people, role, title")
  }

  @Test(arguments: [
    ("a {{title", ["T402 0:1:2-4"]), ("{{title}\n}", ["T402 0:1:0-2"]), ("{{", ["T402 0:1:0-2"]),
    ("{{{body}}", ["T402 0:1:0-2"]), ("{{#", ["T402 0:1:0-2"]),
    ("{{#is_new}}x", ["T402 0:1:0-11"]), ("x{{/is_new}}", ["T402 0:1:1-12"]),
    ("{{#is_new}}{{#boss}}{{/is_new}}{{/boss}}", ["T402 0:1:20-31"]),
    ("\n\n{{^people}}", ["T402 0:3:0-11"]),
  ])
  func aTagOrSectionThatIsNotClosed(page: String, found: [String]) {
    #expect(faults(page) == found)
  }

  @Test func theFaultNamesTheOpenSection() {
    let fault = compile("{{#is_new}}{{/boss}}").diagnostics.first
    #expect(fault?.help?.en == "The open section is is_new")
    #expect(compile("{{/boss}}").diagnostics.first?.help?.en == "No section is open")
  }

  @Test func aPlaceInsideAComponentIsInItsFile() {
    #expect(faults("{{> b}}", ["a": "x", "b": "\n\n {{oops}}"]) == ["T401 2:3:1-9"])
  }

  @Test func aComponentThatIsMissing() {
    let reading = compile("x{{> crump}}", ["crumb": ""])
    #expect(reading.diagnostics.map(\.code) == [.templateMissing])
    #expect(reading.diagnostics.first?.place?.columns == 1..<12)
    #expect(reading.diagnostics.first?.help?.en == "Did you mean “crumb”?")
    let page = TemplateFolder(files: [:], words: [:]).page("letter", for: LetterView.self)
    #expect(page.diagnostics.map(\.summary.en) == ["There is no template pages/letter.html"])
  }

  @Test(arguments: [
    ("{{body}}", "Write {{{body}}}"), ("{{{title}}}", "Write {{title}}"),
    ("{{is_new}}", "Write {{#is_new}} … {{/is_new}}"),
    ("{{people}}", "Write {{#people}} … {{/people}}"),
    ("{{{boss}}}", "Write {{#boss}} … {{/boss}}"),
  ])
  func aFieldIsPrintedByTheTagOfItsKind(page: String, help: String) {
    let reading = compile(page)
    #expect(reading.diagnostics.map(\.code) == [.wrongHole])
    #expect(reading.diagnostics.first?.help?.en == help)
    #expect(reading.diagnostics.first?.place?.columns == 0..<UInt32(page.utf8.count))
  }

  @Test func aWordThatIsMissing() {
    let reading = compile("{{words.titel}}", words: ["title": "x"])
    #expect(reading.diagnostics.map(\.code) == [.wordMissing])
    #expect(reading.diagnostics.first?.help?.en == "Did you mean “title”?")
    #expect(reading.diagnostics.first?.place?.columns == 0..<15)
  }

  @Test func aWordMayNotNameWhatCannotBePrinted() {
    #expect(faults("{{words.a}}", words: ["a": "{people}"]) == ["T404 0:1:0-11"])
    #expect(faults("{{words.a}}", words: ["a": "{nobody}"]) == ["T401 0:1:0-11"])
  }

  @Test func componentsThatNameEachOtherAreStopped() {
    #expect(faults("{{> a}}", ["a": "{{> b}}", "b": "{{> a}}"]).allSatisfy { $0.contains("T402") })
    #expect(faults("{{> a}}", ["a": "{{> a}}"]) == ["T402 1:1:0-7"])
  }

  @Test func aComponentThatNamesItselfTwiceIsOneCause() {
    #expect(faults("{{> a}}", ["a": "{{> a}}{{> a}}"]).count <= 2)
  }

  @Test func sectionsNestEightDeep() {
    func nested(_ depth: Int) -> String {
      String(repeating: "{{#is_new}}", count: depth)
        + String(repeating: "{{/is_new}}", count: depth)
    }
    #expect(faults(nested(8)) == [])
    #expect(faults(nested(9)) == ["T402 0:1:88-99"])
  }

  @Test func everyFaultOfAPageIsToldAtOnce() {
    #expect(
      faults("{{a1}}\n{{> b}}\n{{words.c}}\n{{body}}\n{{#is_new}}")
        == ["T401 0:1:0-6", "T403 0:2:0-7", "T405 0:3:0-11", "T404 0:4:0-8", "T402 0:5:0-11"])
  }
}
