import Model
import Support
import Synchronization
import Testing

@testable import Outputs

/// How often a template asks a view for its values.
@Suite struct AskedValuesTests {
  /// Counts who asks. A class since all copies of a view count together.
  private final class Asked: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    var all: [String: Int] { counts.withLock { $0 } }

    func note(_ name: String) { counts.withLock { $0[name, default: 0] += 1 } }
  }

  private struct Row: TemplateView {
    let asked: Asked

    static let fields: [Field<Self>] = [
      .text("name") {
        $0.asked.note("name")
        return "ก"
      }
    ]
  }

  private struct Page: TemplateView {
    let asked: Asked

    static let fields: [Field<Self>] = [
      .text("title") {
        $0.asked.note("title")
        return "ข"
      },
      .list("rows") {
        $0.asked.note("rows")
        return [Row(asked: $0.asked), Row(asked: $0.asked)]
      },
    ]
  }

  @Test(arguments: [
    ("{{title}}", ["title": 1], "ข"),
    ("{{title}}{{#title}}{{title}}{{/title}}", ["title": 1], "ขข"),
    ("{{#rows}}{{title}}{{name}}{{/rows}}", ["rows": 1, "title": 1, "name": 2], "ขกขก"),
    ("{{#rows}}{{name}}{{name}}{{/rows}}", ["rows": 1, "name": 2], "กกกก"),
    ("{{#rows}}{{name}}{{/rows}}{{#rows}}{{name}}{{/rows}}", ["rows": 1, "name": 4], "กกกก"),
    ("{{^rows}}x{{/rows}}{{#rows}}-{{/rows}}", ["rows": 1], "--"),
  ])
  func eachValueIsAskedForOnce(template: String, counts: [String: Int], text: String) throws {
    let folder = TemplateFolder(
      files: ["pages/x.html": (FileID(0), Array(template.utf8))], words: [:])
    let asked = Asked()
    let compiled = try #require(folder.page("x", for: Page.self).value)
    #expect(compiled.render(Page(asked: asked)).text == text)
    // A row that is made again is another row.
    #expect(asked.all == counts, "\(template)")
  }
}
