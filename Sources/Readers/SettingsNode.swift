import Yams

/// A value of settings as it was written, with the place where it stands.
///
/// It says what YAML says without its tags: every scalar is a text until somebody asks for a
/// number or a date.
enum SettingsNode: Sendable {
  case scalar(Scalar)
  case mapping(Mapping)
  case sequence([SettingsNode], at: Mark?)

  /// Where something begins: the line and the letter in it, both from 1.
  struct Mark: Hashable, Sendable {
    let line: Int
    let column: Int
  }

  /// A text.
  struct Scalar: Sendable {
    let string: String
    let style: Style
    let mark: Mark?
  }

  /// How a text is written.
  enum Style: Sendable {
    case plain, quoted
    /// Over several lines, `|` or `>`.
    case block
  }

  /// Names and their values in the order of the file.
  struct Mapping: Sendable {
    var pairs: [Pair] = []
    var mark: Mark?
  }

  /// A name and its value.
  struct Pair: Sendable {
    let key: SettingsNode
    let value: SettingsNode
  }

  /// The text of a scalar.
  var scalar: Scalar? { if case .scalar(let scalar) = self { scalar } else { nil } }

  /// Where it begins.
  var mark: Mark? {
    switch self {
    case .scalar(let scalar): scalar.mark
    case .mapping(let mapping): mapping.mark
    case .sequence(_, let mark): mark
    }
  }
}

extension SettingsNode.Mark {
  init(_ mark: Yams.Mark) { self.init(line: mark.line, column: mark.column) }
}

extension SettingsNode {
  /// What Yams made of a text.
  ///
  /// Settings nest sixteen levels at most (`SettingsFile.deepestNesting`), and so does this.
  init(_ node: Node) {
    let mark = node.mark.map { Mark($0) }
    switch node {
    case .scalar(let scalar):
      let style: Style =
        switch scalar.style {
        case .singleQuoted, .doubleQuoted: .quoted
        case .literal, .folded: .block
        case .plain, .any: .plain
        }
      self = .scalar(Scalar(string: scalar.string, style: style, mark: mark))
    case .mapping(let mapping):
      let pairs = mapping.map { Pair(key: SettingsNode($0.key), value: SettingsNode($0.value)) }
      self = .mapping(Mapping(pairs: pairs, mark: mark))
    case .sequence(let sequence): self = .sequence(sequence.map { SettingsNode($0) }, at: mark)
    // Anchors are refused before anything is parsed, and nothing else makes an alias.
    case .alias: self = .scalar(Scalar(string: "", style: .plain, mark: mark))
    }
  }
}
