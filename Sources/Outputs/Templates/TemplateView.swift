/// What a template may name: the fields of one page or of one row of it.
///
/// A view is a small value with nothing to look up: no site, no files, no other page.
public protocol TemplateView: SendableMetatype {
  /// The fields by name.
  static var fields: [Field<Self>] { get }
}

/// One name that a template may use, and how its value is read from the view.
public struct Field<View>: Sendable {
  let name: String
  let kind: Shape.Kind
  let value: @Sendable (View) -> TemplateValue

  /// Text; `nil` prints as nothing and counts as absent in a section.
  public static func text(
    _ name: String, _ read: @escaping @Sendable (View) -> String?
  ) -> Field {
    Field(name: name, kind: .text) { .text(read($0) ?? "") }
  }

  /// A figure of the data, printed as text under its name; `nil` as for text.
  static func figure(_ name: String, _ read: @escaping @Sendable (View) -> Figure?) -> Field {
    Field(name: name, kind: .text) { read($0).map { .figure($0) } ?? .text("") }
  }

  /// Ready HTML; only `{{{name}}}` prints it.
  public static func html(_ name: String, _ read: @escaping @Sendable (View) -> HTML?) -> Field {
    Field(name: name, kind: .html) { .html(read($0) ?? HTML()) }
  }

  /// Yes or no, for sections only.
  public static func flag(_ name: String, _ read: @escaping @Sendable (View) -> Bool) -> Field {
    Field(name: name, kind: .flag) { .flag(read($0)) }
  }

  /// A view inside this one that may be absent.
  public static func view<Child: TemplateView>(
    _ name: String, _ read: @escaping @Sendable (View) -> Child?
  ) -> Field {
    Field(name: name, kind: .rows(Child.shape)) { .rows(read($0).map { [$0.row] } ?? []) }
  }

  /// Views inside this one, printed one after the other.
  public static func list<Child: TemplateView>(
    _ name: String, _ read: @escaping @Sendable (View) -> [Child]
  ) -> Field {
    Field(name: name, kind: .rows(Child.shape)) { .rows(read($0).map(\.row)) }
  }
}

/// The names of a view without its values: what a template is checked against when it loads.
public struct Shape: Sendable {
  indirect enum Kind: Sendable {
    case text, html, flag
    case rows(Shape)
  }

  let names: [(name: String, kind: Kind)]
}

/// The value of a field.
enum TemplateValue {
  case text(String)
  /// Behind a pointer: few values are figures, and all are as large as the largest.
  indirect case figure(Figure)
  case html(HTML)
  case flag(Bool)
  case rows([TemplateRow])

  /// Whether a section over this value is printed at all.
  var isPresent: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .figure: true
    case .html(let html): !html.isEmpty
    case .flag(let flag): flag
    case .rows(let rows): !rows.isEmpty
    }
  }
}

/// The values of a view in the order of its fields, each asked for when a template prints it.
///
/// A class because it remembers what it was asked; it lives for as long as its page is printed.
final class TemplateRow {
  /// The value at a position, without remembering it.
  let read: (Int) -> TemplateValue
  /// The values that were asked for, fewer than there are fields. Only the page that is being
  /// printed asks, one value after the other.
  @exclusivity(unchecked) private var known: [(position: Int, value: TemplateValue)] = []

  init<View: TemplateView>(_ view: View) {
    let fields = View.fields
    read = { fields[$0].value(view) }
  }

  /// A row of values that are known.
  init(values: [TemplateValue]) { read = { values[$0] } }

  /// The value at a position, asked of the view once.
  subscript(position: Int) -> TemplateValue {
    for index in known.indices where known[index].position == position {
      return known[index].value
    }
    let value = read(position)
    known.append((position, value))
    return value
  }
}

extension TemplateView {
  /// The names of this kind of view.
  static var shape: Shape { Shape(names: fields.map { ($0.name, $0.kind) }) }

  /// The values of this view.
  var row: TemplateRow { TemplateRow(self) }
}
