import Foundation
import Support
import Testing

@testable import Outputs

/// What a template may name is written down from the views themselves.
@Suite struct TemplateNamesTests {
  private static let path = "docs/template-names.md"

  @Test func theNamesOfEveryPageAreInTheDocs() throws {
    var text = """
      # What a template may name

      Made from the views by `make golden`; `docs/formats/templates.md` says how templates are
      written. A name in brackets is a list or a part that may be absent: inside `{{#name}}` its
      own names hold. `html` is printed by three braces, `flag` only chooses. Words are in
      `templates/words/`.

      """
    for view in PageSet.views {
      text += "\n## pages/\(view.template).html\n\n"
      text += Self.lines(of: view.shape).joined(separator: "\n") + "\n"
    }
    let file = Repository.root + "/" + Self.path
    if Repository.isRecording {
      try text.write(toFile: file, atomically: true, encoding: .utf8)
    }
    #expect(try Repository.text(Self.path) == text, "make golden writes \(Self.path) anew")
  }

  /// The names of a view, those of views inside it below their own.
  private static func lines(of shape: Shape) -> [String] {
    var lines: [String] = []
    var open: [(shape: Shape, next: Int, indent: String)] = [(shape, 0, "")]
    while let top = open.popLast() {
      guard top.next < top.shape.names.count else { continue }
      open.append((top.shape, top.next + 1, top.indent))
      let (name, kind) = top.shape.names[top.next]
      switch kind {
      case .text: lines.append("\(top.indent)- `\(name)`")
      case .html: lines.append("\(top.indent)- `\(name)` html")
      case .flag: lines.append("\(top.indent)- `\(name)` flag")
      case .rows(let inner):
        lines.append("\(top.indent)- [`\(name)`]")
        open.append((inner, 0, top.indent + "  "))
      }
    }
    return lines
  }
}
