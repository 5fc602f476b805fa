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
    return Reading(Template(program: TemplateProgram(steps: steps, of: View.shape)))
  }
}
