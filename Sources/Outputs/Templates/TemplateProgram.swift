/// A compiled template.
///
/// Its steps lie one behind the other in one piece of memory, and all that they print as it stands
/// in another: thousands of pages are printed by a program, and nothing is counted or copied for a
/// step.
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

  /// A step as it is run.
  private struct Operation {
    enum Kind { case literal, text, plain, html, section, absent }

    let kind: Kind
    var slot = Slot(scopesOut: 0, position: 0)
    /// Whether the value is asked for again, by another step or for another row.
    var isAskedAgain = false
    /// Where a literal begins among the literals, or what stands in a section among the operations.
    var start = 0
    /// One past its end.
    var end = 0
  }

  /// More than most pages have.
  private static let usualBytes = 24 << 10

  let steps: [Step]
  private var operations: [Operation] = []
  private var literals: [UInt8] = []

  /// The program of some steps.
  ///
  /// - Parameter shape: the names of the view that it prints.
  init(steps: [Step], of shape: Shape) {
    self.steps = steps
    var asked = Asked(shape)
    add(steps, &asked)
  }

  /// The values that were asked for so far, while a program is made.
  private struct Asked {
    private struct Value: Hashable {
      let scope: Int
      let position: Int
    }

    /// The views in sight, the outermost first, each with a number of its own.
    private var scopes: [(shape: Shape, number: Int)]
    private var scopeCount = 1
    /// The operation that asks first.
    private var first: [Value: Int] = [:]

    init(_ shape: Shape) { scopes = [(shape, 0)] }

    /// The operation that asked before one does; itself where rows may ask one after the other.
    mutating func before(_ operation: Int, asks slot: Slot) -> Int? {
      let value = Value(
        scope: scopes[scopes.count - 1 - slot.scopesOut].number, position: slot.position)
      if let before = first[value] { return before }
      first[value] = operation
      return slot.scopesOut > 0 ? operation : nil
    }

    /// Goes into the view of a section's rows, where it has any.
    mutating func enter(_ slot: Slot) -> Bool {
      let names = scopes[scopes.count - 1 - slot.scopesOut].shape.names
      guard case .rows(let shape) = names[slot.position].kind else { return false }
      scopes.append((shape, scopeCount))
      scopeCount += 1
      return true
    }

    mutating func leave() { scopes.removeLast() }
  }

  /// Sections nest as deep as `TemplateCompiler.deepestNesting` lets them.
  private mutating func add(_ steps: [Step], _ asked: inout Asked) {
    var isAfterLiteral = false
    for step in steps {
      if case .literal(let literal) = step {
        literals += literal
        if !isAfterLiteral {
          operations.append(Operation(kind: .literal, start: literals.count - literal.count))
        }
        operations[operations.count - 1].end = literals.count
        isAfterLiteral = true
        continue
      }
      isAfterLiteral = false
      switch step {
      case .literal: break
      case .text(let slot): add(.text, slot, &asked)
      case .plain(let slot): add(.plain, slot, &asked)
      case .html(let slot): add(.html, slot, &asked)
      case .section(let slot, let inner): add(.section, slot, inner, &asked)
      case .absent(let slot, let inner): add(.absent, slot, inner, &asked)
      }
    }
  }

  private mutating func add(_ kind: Operation.Kind, _ slot: Slot, _ asked: inout Asked) {
    let index = operations.count
    operations.append(Operation(kind: kind, slot: slot, start: index + 1))
    guard let before = asked.before(index, asks: slot) else { return }
    operations[before].isAskedAgain = true
    operations[index].isAskedAgain = true
  }

  private mutating func add(
    _ kind: Operation.Kind, _ slot: Slot, _ inner: [Step], _ asked: inout Asked
  ) {
    let index = operations.count
    add(kind, slot, &asked)
    let hasScope = kind == .section && asked.enter(slot)
    add(inner, &asked)
    if hasScope { asked.leave() }
    operations[index].end = operations.count
  }

  /// Prints the steps; the scopes are the rows from the outermost to the innermost.
  func run(_ scopes: [TemplateRow], into bytes: inout [UInt8]) {
    if bytes.isEmpty { bytes.reserveCapacity(Self.usualBytes) }
    operations.withUnsafeBufferPointer { operations in
      literals.withUnsafeBufferPointer { literals in
        var run = Run(operations: operations, literals: literals, scopes: scopes)
        run.run(0..<operations.count, into: &bytes)
      }
    }
  }

  /// A page that is being printed.
  private struct Run {
    let operations: UnsafeBufferPointer<Operation>
    let literals: UnsafeBufferPointer<UInt8>
    var scopes: [TemplateRow]

    mutating func run(_ range: Range<Int>, into bytes: inout [UInt8]) {
      var index = range.lowerBound
      while index < range.upperBound {
        let operation = operations[index]
        index += 1
        switch operation.kind {
        case .literal:
          bytes += UnsafeBufferPointer(rebasing: literals[operation.start..<operation.end])
        case .text:
          switch value(operation) {
          case .text(let text): HTML.escape(text.utf8, into: &bytes)
          case .figure(let figure): figure.write(to: &bytes)
          case .html, .flag, .rows: break
          }
        case .plain:
          switch value(operation) {
          case .text(let text): HTML.escape(text.utf8, into: &bytes)
          case .figure(let figure): HTML.escape(figure.text.utf8, into: &bytes)
          case .html, .flag, .rows: break
          }
        case .html:
          if case .html(let html) = value(operation) { bytes += html.bytes }
        case .section:
          runSection(value(operation), operation.start..<operation.end, into: &bytes)
          index = operation.end
        case .absent:
          if !value(operation).isPresent {
            run(operation.start..<operation.end, into: &bytes)
          }
          index = operation.end
        }
      }
    }

    private mutating func runSection(
      _ value: TemplateValue, _ inner: Range<Int>, into bytes: inout [UInt8]
    ) {
      guard case .rows(let rows) = value else {
        if value.isPresent { run(inner, into: &bytes) }
        return
      }
      for row in rows {
        scopes.append(row)
        run(inner, into: &bytes)
        scopes.removeLast()
      }
    }

    private func value(_ operation: Operation) -> TemplateValue {
      let slot = operation.slot
      let row = scopes[scopes.count - 1 - slot.scopesOut]
      return operation.isAskedAgain ? row[slot.position] : row.read(slot.position)
    }
  }
}
