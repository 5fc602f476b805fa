import Foundation
import Support
import Testing
import Yams

/// `templates/components/<name>/example.md`: what a component is for, the values that it is given
/// in each of its cases, and what it prints of them.
struct ComponentExample {
  /// One case: the lines of its values and those of what is printed.
  private struct Case {
    let values: Range<Int>
    let printed: Range<Int>
  }

  let path: String
  private(set) var lines: [String]
  private var cases: [Case] = []

  init(_ component: String) throws {
    path = "templates/components/\(component)/example.md"
    lines = try Repository.text(path).components(separatedBy: "\n")
    var values: Range<Int>?
    var index = 0
    while index < lines.count {
      let line = lines[index]
      index += 1
      guard line.hasPrefix("~~~") else { continue }
      let end = try #require(lines[index...].firstIndex(of: "~~~"), "\(path): a block's end")
      switch line {
      case "~~~yaml": values = index..<end
      case "~~~html":
        cases.append(
          Case(values: try #require(values, "\(path): no values"), printed: index..<end))
        values = nil
      default: Issue.record("\(path):\(index): no block is called \(line)")
      }
      index = end + 1
    }
    #expect(values == nil && !cases.isEmpty, "\(path): each yaml block has its html block")
  }

  /// How many cases there are.
  var count: Int { cases.count }

  /// The values of each case by name.
  func values() throws -> [[String: ExampleValue]] {
    try cases.map { example in
      let text = lines[example.values].joined(separator: "\n")
      let node = try #require(try Yams.compose(yaml: text), "\(path): no values")
      let value = try ExampleValue(node)
      guard case .rows(let rows) = value, rows.count == 1 else {
        throw ExampleValue.Unusable(description: "\(path): values by name")
      }
      return rows[0]
    }
  }

  /// What a case's block says is printed, as lines.
  func recorded(_ number: Int) -> [String] { Array(lines[cases[number].printed]) }

  /// What is printed, as the lines of a block: a last line needs no end.
  static func block(_ printed: String) -> [String] {
    var block = printed.components(separatedBy: "\n")
    if block.last == "" { block.removeLast() }
    return block
  }

  /// Writes what each case prints into the page.
  func record(_ printed: [String]) throws {
    var lines = lines
    for (example, text) in zip(cases, printed).reversed() {
      lines.replaceSubrange(example.printed, with: Self.block(text))
    }
    try lines.joined(separator: "\n").write(
      toFile: Repository.root + "/" + path, atomically: true, encoding: .utf8)
  }
}
