import Yams

@testable import Outputs

/// A value of an example: text, `!html` text, `true` or `false`, a list of parts, or one part.
enum ExampleValue {
  case text(String)
  case html(String)
  case flag(Bool)
  case rows([[String: ExampleValue]])

  /// YAML that says none of them.
  struct Unusable: Error {
    let description: String
  }

  init(_ node: Node) throws {
    switch node {
    case .scalar(let scalar):
      switch node.tag.description {
      case "!html": self = .html(scalar.string)
      case "tag:yaml.org,2002:bool": self = .flag(scalar.string == "true")
      case "tag:yaml.org,2002:null":
        throw Unusable(description: "what is absent isn't named: line \(node.mark?.line ?? 0)")
      default: self = .text(scalar.string)
      }
    case .sequence(let parts): self = .rows(try parts.map { try Self.part($0) })
    case .mapping: self = .rows([try Self.part(node)])
    case .alias: throw Unusable(description: "an alias: line \(node.mark?.line ?? 0)")
    }
  }

  /// The values of one part by name.
  private static func part(_ node: Node) throws -> [String: ExampleValue] {
    guard let mapping = node.mapping else {
      throw Unusable(description: "a part has names: line \(node.mark?.line ?? 0)")
    }
    var part: [String: ExampleValue] = [:]
    for (key, value) in mapping { part[key.string ?? ""] = try ExampleValue(value) }
    return part
  }
}

extension Shape {
  /// The names that any of some parts has; one that a part hasn't is absent there.
  init(of parts: [[String: ExampleValue]]) throws {
    let names = try Set(parts.flatMap(\.keys)).sorted().map { name -> (name: String, kind: Kind) in
      let values = parts.compactMap { $0[name] }
      var (texts, htmls, flags) = (0, 0, 0)
      var inner: [[String: ExampleValue]] = []
      for value in values {
        switch value {
        case .text: texts += 1
        case .html: htmls += 1
        case .flag: flags += 1
        case .rows(let rows): inner += rows
        }
      }
      switch values.count {
      case texts: return (name, .text)
      case htmls: return (name, .html)
      case flags: return (name, .flag)
      case _ where texts + htmls + flags == 0: return (name, .rows(try Shape(of: inner)))
      default: throw ExampleValue.Unusable(description: "“\(name)” is given in two kinds")
      }
    }
    self.init(names: names)
  }

  /// The values of a part in the order of the names.
  func row(_ part: [String: ExampleValue]) -> TemplateRow {
    TemplateRow(
      values: names.map { name, kind in
        switch (part[name], kind) {
        case (.text(let text), _): .text(text)
        case (.html(let html), _): .html(HTML(rendered: Array(html.utf8)))
        case (.flag(let flag), _): .flag(flag)
        case (.rows(let rows), .rows(let shape)): .rows(rows.map { shape.row($0) })
        case (_, .text): .text("")
        case (_, .html): .html(HTML())
        case (_, .flag): .flag(false)
        case (_, .rows): .rows([])
        }
      })
  }
}
