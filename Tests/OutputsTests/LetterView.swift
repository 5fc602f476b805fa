import Model

@testable import Outputs

/// A view with one field of each kind.
struct LetterView: TemplateView {
  struct Person: TemplateView {
    let name: String
    var role: String?

    static let fields: [Field<Self>] = [.text("name") { $0.name }, .text("role") { $0.role }]
  }

  var title: String?
  var body: HTML?
  var isNew = false
  var boss: Person?
  var people: [Person] = []

  static let fields: [Field<Self>] = [
    .text("title") { $0.title }, .html("body") { $0.body }, .flag("is_new") { $0.isNew },
    .view("boss") { $0.boss }, .list("people") { $0.people },
  ]
}

/// Compiles `pages/letter.html`; it is file 0, the components follow in the order of names.
func compile(
  _ page: String, _ components: [String: String] = [:], words: [String: String] = [:]
) -> Reading<Template<LetterView>?> {
  compile(bytes: Array(page.utf8), components, words: words)
}

func compile(
  bytes: [UInt8], _ components: [String: String] = [:], words: [String: String] = [:]
) -> Reading<Template<LetterView>?> {
  var files: [String: (id: FileID, bytes: [UInt8])] = ["pages/letter.html": (FileID(0), bytes)]
  for (number, name) in components.keys.sorted().enumerated() {
    files["components/\(name)/template.html"] =
      (FileID(UInt32(number + 1)), Array((components[name] ?? "").utf8))
  }
  return TemplateFolder(files: files, words: words).page("letter", for: LetterView.self)
}

/// What a template prints; its faults where it has any.
func print(
  _ page: String, _ components: [String: String] = [:], words: [String: String] = [:],
  _ view: LetterView = LetterView()
) -> String {
  let reading = compile(page, components, words: words)
  return reading.value?.render(view).text
    ?? reading.diagnostics.map { "\($0.code.rawValue)" }.joined(separator: " ")
}
