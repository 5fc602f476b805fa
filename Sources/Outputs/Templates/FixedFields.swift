extension TemplateProgram {
  /// The program with what is the same on every page printed once and for all.
  ///
  /// - Parameters:
  ///   - values: the values of the outermost view that never change, by their positions.
  ///   - shape: the names of that view.
  func fixing(_ values: [Int: TemplateValue], of shape: Shape) -> TemplateProgram {
    TemplateProgram(steps: FixedFields(values: values).fixed(steps, [shape]), of: shape)
  }
}

/// Prints the fields of a view that are the same on every page into its program.
private struct FixedFields {
  /// The values by their positions in the outermost view.
  let values: [Int: TemplateValue]

  /// Sections nest as deep as `TemplateCompiler.deepestNesting` lets them.
  func fixed(_ steps: [TemplateProgram.Step], _ scopes: [Shape]) -> [TemplateProgram.Step] {
    steps.flatMap { step -> [TemplateProgram.Step] in
      switch step {
      case .literal: return [step]
      case .text(let slot), .plain(let slot):
        guard case .text(let text)? = value(slot, scopes), !isBoundToWhatPrecedes(text) else {
          return [step]
        }
        return [.literal(HTML(escaping: text).bytes)]
      case .html(let slot):
        guard case .html(let html)? = value(slot, scopes) else { return [step] }
        return [.literal(html.bytes)]
      case .section(let slot, let inner):
        let kind = scopes[scopes.count - 1 - slot.scopesOut].names[slot.position].kind
        if case .rows(let shape) = kind { return [.section(slot, fixed(inner, scopes + [shape]))] }
        let inner = fixed(inner, scopes)
        guard let value = value(slot, scopes) else { return [.section(slot, inner)] }
        return value.isPresent ? inner : []
      case .absent(let slot, let inner):
        let inner = fixed(inner, scopes)
        guard let value = value(slot, scopes) else { return [.absent(slot, inner)] }
        return value.isPresent ? [] : inner
      }
    }
  }

  /// The value in a place that never changes; `nil` for any other place.
  private func value(_ slot: TemplateProgram.Slot, _ scopes: [Shape]) -> TemplateValue? {
    slot.scopesOut == scopes.count - 1 ? values[slot.position] : nil
  }

  /// Whether a space before the text would be another one: the text begins with ๆ.
  private func isBoundToWhatPrecedes(_ text: String) -> Bool { text.unicodeScalars.first == "ๆ" }
}
