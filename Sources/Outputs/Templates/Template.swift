public import Model

/// A template that was checked against a view: rendering it can't fail and can't leave a hole.
public struct Template<View: TemplateView>: Sendable {
  let program: TemplateProgram

  /// Prints a view.
  public func render(_ view: View) -> HTML {
    var bytes: [UInt8] = []
    program.run([view.row], into: &bytes)
    return HTML(rendered: bytes)
  }
}

/// The files of a template folder in one language, ready to be compiled.
public struct TemplateFolder: Sendable {
  /// The components by name, the pages by name.
  private let files: [String: (id: FileID, bytes: [UInt8])]
  let words: [String: String]

  /// A folder.
  ///
  /// - Parameters:
  ///   - files: by path below the template folder, `pages/fund.html`.
  ///   - words: the strings of one language by name.
  public init(files: [String: (id: FileID, bytes: [UInt8])], words: [String: String]) {
    self.files = files
    self.words = words
  }

  /// One of the strings, for what has no template: an element's label inside Markdown, say.
  public func word(_ name: String) -> String? { words[name] }

  /// Compiles `pages/<name>.html` against a kind of view.
  ///
  /// - Returns: `nil` in place of a template with a name that the view hasn't, with every such
  ///   name reported at its place.
  public func page<View: TemplateView>(
    _ name: String, for view: View.Type
  ) -> Reading<Template<View>?> {
    let path = "pages/\(name).html"
    guard let file = files[path] else { return Reading(nil, [.templateMissing(path, at: nil)]) }
    var compiler = TemplateCompiler(files: files, words: words)
    let steps = compiler.compile(file.bytes, file: file.id, scopes: [View.shape], depth: 0)
    guard compiler.diagnostics.isEmpty else { return Reading(nil, compiler.diagnostics) }
    return Reading(Template(program: TemplateProgram(steps: steps)))
  }
}

/// The steps of a compiled template.
struct TemplateProgram: Sendable {
  /// Where a value stands: so many scopes out, and its position there.
  struct Slot: Sendable {
    let scopesOut: Int
    let position: Int
  }

  indirect enum Step: Sendable {
    case literal([UInt8])
    case text(Slot)
    /// Text where no element can stand: in an attribute or a sentence.
    case plain(Slot)
    case html(Slot)
    /// Printed for each row, or once where the value is present.
    case section(Slot, [Step])
    /// Printed where the value is absent.
    case absent(Slot, [Step])
  }

  let steps: [Step]

  /// Prints the steps; the scopes are the rows from the outermost to the innermost.
  func run(_ scopes: [TemplateRow], into bytes: inout [UInt8]) {
    Self.run(steps, scopes, into: &bytes)
  }

  private static func run(
    _ steps: [Step], _ scopes: [TemplateRow], into bytes: inout [UInt8]
  ) {
    for step in steps {
      switch step {
      case .literal(let literal): bytes += literal
      case .text(let slot):
        switch value(slot, scopes) {
        case .text(let text): HTML.escape(text.utf8, into: &bytes)
        case .figure(let figure): figure.write(to: &bytes)
        case .html, .flag, .rows: break
        }
      case .plain(let slot):
        switch value(slot, scopes) {
        case .text(let text): HTML.escape(text.utf8, into: &bytes)
        case .figure(let figure): HTML.escape(figure.text.utf8, into: &bytes)
        case .html, .flag, .rows: break
        }
      case .html(let slot):
        if case .html(let html) = value(slot, scopes) { bytes += html.bytes }
      case .section(let slot, let inner):
        let value = value(slot, scopes)
        if case .rows(let rows) = value {
          for row in rows { run(inner, scopes + [row], into: &bytes) }
        } else if value.isPresent {
          run(inner, scopes, into: &bytes)
        }
      case .absent(let slot, let inner):
        if !value(slot, scopes).isPresent { run(inner, scopes, into: &bytes) }
      }
    }
  }

  private static func value(_ slot: Slot, _ scopes: [TemplateRow]) -> TemplateValue {
    scopes[scopes.count - 1 - slot.scopesOut].values[slot.position]
  }
}
