/// Writes one SVG drawing whose colours come from the site's style sheet.
struct SVGWriter {
  /// What a mark is; the style sheet gives it its colour in light, dark, forced colours and print.
  enum Style {
    case first, second, axis

    var markup: StaticString {
      switch self {
      case .first: " class=\"ps-chart__first\""
      case .second: " class=\"ps-chart__second\""
      case .axis: " class=\"ps-chart__axis\""
      }
    }
  }

  /// What a text is.
  enum TextStyle {
    case label, amount, year

    var markup: StaticString {
      switch self {
      case .label: " class=\"ps-chart__label\""
      case .amount: " class=\"ps-chart__amount\" text-anchor=\"end\""
      case .year: " class=\"ps-chart__label\" text-anchor=\"middle\""
      }
    }
  }

  private(set) var markup = HTML()

  /// A drawing as wide as its place, with a name and a description for those who don't see it.
  init(id: String, title: String, description: String, height: Int) {
    markup.append(markup: "<svg class=\"ps-chart__drawing\" width=\"100%\" height=\"")
    markup.append(escaping: String(height))
    markup.append(markup: "\" role=\"img\" aria-labelledby=\"")
    markup.append(escaping: "\(id)-title \(id)-description")
    markup.append(markup: "\"><title id=\"")
    markup.append(escaping: "\(id)-title")
    markup.append(markup: "\">")
    markup.append(escaping: title)
    markup.append(markup: "</title><desc id=\"")
    markup.append(escaping: "\(id)-description")
    markup.append(markup: "\">")
    markup.append(escaping: description)
    markup.append(markup: "</desc>")
  }

  /// The finished drawing.
  var html: HTML {
    var html = markup
    html.append(markup: "</svg>\n")
    return html
  }

  /// Tenths of a percent as a length.
  static func percent(_ tenths: Int64) -> String { "\(tenths / 10).\(tenths % 10)%" }

  mutating func rectangle(x: String, y: Int, width: String, height: Int, style: Style) {
    markup.append(markup: "<rect")
    markup.append(markup: style.markup)
    attribute(" x=\"", x)
    attribute(" y=\"", String(y))
    attribute(" width=\"", width)
    attribute(" height=\"", String(height))
    markup.append(markup: "/>")
  }

  mutating func text(_ text: String, x: String, y: Int, style: TextStyle) {
    markup.append(markup: "<text")
    markup.append(markup: style.markup)
    attribute(" x=\"", x)
    attribute(" y=\"", String(y))
    markup.append(markup: ">")
    markup.append(escaping: text)
    markup.append(markup: "</text>")
  }

  private mutating func attribute(_ opening: StaticString, _ value: String) {
    markup.append(markup: opening)
    markup.append(escaping: value)
    markup.append(markup: "\"")
  }
}
