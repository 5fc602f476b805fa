public import Model

/// The owner's colours as custom properties, after those of the site's style sheet.
public enum ThemeExport {
  /// Where the style sheet is published.
  public static let path = "assets/theme.css"

  /// The style sheet; `nil` where the owner chose no colour.
  public static func file(_ looks: Site.Looks) -> OutputFile? {
    guard let accent = looks.accent, let dark = looks.accentInTheDark else { return nil }
    let css = """
      :root { --blue: \(accent.hex); --deep: \(accent.hex); --block: \(accent.hex); \
      --on-block-soft: #fff; --block-line: #fff; }
      @media (prefers-color-scheme: dark) {
        :root { --blue: \(dark.hex); --deep: \(dark.hex); --block: #1b1e21; \
      --on-block-soft: #ebebe9; --block-line: \(dark.hex); }
      }
      @media print { :root { --block: #fff; --on-block-soft: #333; --block-line: #bbb; } }

      """
    return OutputFile(path: path, bytes: Array(css.utf8))
  }
}
