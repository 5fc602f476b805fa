public import Model

/// The owner's font and colours as custom properties, after those of the site's style sheet.
public enum ThemeExport {
  /// Where the style sheet is published.
  public static let path = "assets/theme.css"

  /// The style sheet; `nil` where the owner chose neither.
  public static func file(_ looks: Site.Looks) -> OutputFile? {
    let css = (looks.font.map(rules) ?? "") + (colours(looks) ?? "")
    return css.isEmpty ? nil : OutputFile(path: path, bytes: Array(css.utf8))
  }

  /// A font before those of the reader, which show the text until it has come.
  private static func rules(_ font: Site.Looks.Font) -> String {
    let faces = [(font.regular, 400), (font.bold, 700)].map { file, weight in
      "@font-face { font-family: \"\(font.name)\"; font-weight: \(weight); font-display: swap; "
        + "src: url(\(file)) format(\"woff2\"); }\n"
    }
    return faces.joined()
      + ":root { --font: \"\(font.name)\", system-ui, \"Noto Sans Thai\", \"Sukhumvit Set\", "
      + "Thonburi, \"Leelawadee UI\", Tahoma, sans-serif; }\n"
  }

  private static func colours(_ looks: Site.Looks) -> String? {
    guard let accent = looks.accent, let dark = looks.accentInTheDark else { return nil }
    return """
      :root { --blue: \(accent.hex); --deep: \(accent.hex); --block: \(accent.hex); \
      --on-block-soft: #fff; --block-line: #fff; }
      @media (prefers-color-scheme: dark) {
        :root { --blue: \(dark.hex); --deep: \(dark.hex); --block: #1b1e21; \
      --on-block-soft: #ebebe9; --block-line: \(dark.hex); }
      }
      @media print { :root { --block: #fff; --on-block-soft: #333; --block-line: #bbb; } }

      """
  }
}
