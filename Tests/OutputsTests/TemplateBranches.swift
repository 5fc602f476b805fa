@testable import Outputs

/// The sections of a program, by where they stand in it: which there are, and which are printed.
struct TemplateBranches {
  /// How a template writes each: `{{#name}}`, `{{^name}}`.
  private(set) var all: [[Int]: String] = [:]
  private(set) var printed: Set<[Int]> = []
  private let program: TemplateProgram

  init(_ program: TemplateProgram, _ shape: Shape) {
    self.program = program
    learn(program.steps, [shape], at: [])
  }

  /// Those that no view so far has printed, as a template writes them.
  var missing: [String] { all.filter { !printed.contains($0.key) }.values.sorted() }

  /// Notes what a view prints.
  mutating func follow(_ row: TemplateRow) { follow(program.steps, [row], at: []) }

  /// A section inside of which others stand: there its name is present, or absent.
  private struct Condition: Hashable {
    let scope: Int
    let position: Int
    let isPresent: Bool
  }

  private mutating func learn(
    _ steps: [TemplateProgram.Step], _ scopes: [Shape], at place: [Int],
    under conditions: Set<Condition> = []
  ) {
    for (number, step) in steps.enumerated() {
      let (slot, inner, isPresent): (TemplateProgram.Slot, [TemplateProgram.Step], Bool)
      switch step {
      case .literal, .text, .plain, .html: continue
      case .section(let found, let steps): (slot, inner, isPresent) = (found, steps, true)
      case .absent(let found, let steps): (slot, inner, isPresent) = (found, steps, false)
      }
      let scope = scopes.count - 1 - slot.scopesOut
      let (name, kind) = scopes[scope].names[slot.position]
      let never = Condition(scope: scope, position: slot.position, isPresent: !isPresent)
      guard !conditions.contains(never) else { continue }
      let here = place + [number]
      all[here] = isPresent ? "{{#\(name)}}" : "{{^\(name)}}"
      var scopes = scopes
      if isPresent, case .rows(let shape) = kind { scopes.append(shape) }
      let condition = Condition(scope: scope, position: slot.position, isPresent: isPresent)
      learn(inner, scopes, at: here, under: conditions.union([condition]))
    }
  }

  private mutating func follow(
    _ steps: [TemplateProgram.Step], _ scopes: [TemplateRow], at place: [Int]
  ) {
    for (number, step) in steps.enumerated() {
      let here = place + [number]
      switch step {
      case .literal, .text, .plain, .html: continue
      case .section(let slot, let inner):
        let value = scopes[scopes.count - 1 - slot.scopesOut][slot.position]
        guard value.isPresent else { continue }
        printed.insert(here)
        if case .rows(let rows) = value {
          for row in rows { follow(inner, scopes + [row], at: here) }
        } else {
          follow(inner, scopes, at: here)
        }
      case .absent(let slot, let inner):
        let value = scopes[scopes.count - 1 - slot.scopesOut][slot.position]
        guard !value.isPresent else { continue }
        printed.insert(here)
        follow(inner, scopes, at: here)
      }
    }
  }
}
