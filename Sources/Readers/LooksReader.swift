import Model

/// Reads `looks:` of `site.yaml`: the owner's colour and logo.
enum LooksReader {
  /// Reads the looks; a colour that can't be read on its ground is refused.
  static func read(_ node: SettingsNode?, _ settings: inout SettingsFile) -> Site.Looks {
    guard var pairs = settings.mapping(node) else { return Site.Looks() }
    defer { pairs.finish(&settings) }
    let accentNode = pairs.take("accent")
    let accent = colour(accentNode, on: .white, &settings)
    let darkNode = pairs.take("accent_dark")
    let dark = colour(darkNode, on: .night, &settings)
    if accentNode != nil, darkNode == nil {
      settings.missing("accent_dark", in: pairs, example: "accent_dark: \"#7fb8ee\"")
    }
    return Site.Looks(
      accent: dark == nil ? nil : accent, accentInTheDark: accent == nil ? nil : dark,
      logo: logo(pairs.take("logo"), &settings), font: font(pairs.take("font"), &settings))
  }

  /// The least contrast of text, in hundredths.
  ///
  /// Source: WCAG 2.2, 1.4.3.
  private static let leastContrastHundredths = 450

  private static func colour(
    _ node: SettingsNode?, on ground: Colour, _ settings: inout SettingsFile
  ) -> Colour? {
    guard let node, let text = settings.text(node) else { return nil }
    guard let colour = Colour(hex: text.lowercased()) else {
      settings.unusable(
        node, Words(th: "“\(text)” ไม่ใช่สี", en: "“\(text)” is no colour"),
        help: Words(th: "เช่น \"#0b5cad\"", en: "For example \"#0b5cad\""))
      return nil
    }
    let contrast = colour.contrastHundredths(with: ground)
    guard contrast < leastContrastHundredths else { return colour }
    let ratio = "\(contrast / 100).\(contrast / 10 % 10)"
    let isLight = ground == .white
    settings.unusable(
      node,
      Words(
        th: "สี \(text) อ่านยากบนพื้น\(isLight ? "ขาว" : "ดำ") ความต่าง \(ratio) ต้องอย่างน้อย 4.5",
        en: "\(text) is hard to read on \(isLight ? "white" : "black"): the contrast is "
          + "\(ratio), at least 4.5 is needed"),
      help: Words(
        th: isLight ? "เลือกสีที่เข้มกว่านี้" : "เลือกสีที่อ่อนกว่านี้",
        en: isLight ? "Choose a darker one" : "Choose a lighter one"))
    return nil
  }

  private static func logo(_ node: SettingsNode?, _ settings: inout SettingsFile) -> String? {
    guard let node, let text = settings.text(node) else { return nil }
    if isFileName(text, [".svg", ".png"]) { return text }
    settings.unusable(
      node,
      Words(th: "“\(text)” ใช้เป็นตราไม่ได้", en: "“\(text)” can't be the logo"),
      help: Words(
        th: "ไฟล์ .svg หรือ .png ในโฟลเดอร์ content ชื่อเป็น a-z 0-9 เช่น logo.svg",
        en: "A file .svg or .png in the content folder, its name of a-z 0-9, like logo.svg"))
    return nil
  }

  private static func font(_ node: SettingsNode?, _ settings: inout SettingsFile) -> Site.Looks
    .Font?
  {
    guard let node, var pairs = settings.mapping(node) else { return nil }
    defer { pairs.finish(&settings) }
    let nameNode = pairs.take("name")
    let name = settings.text(nameNode)
    let regular = fontFile("regular", &pairs, &settings)
    let bold = fontFile("bold", &pairs, &settings)
    if let nameNode, let name, !isFontName(name) {
      settings.unusable(
        nameNode, Words(th: "“\(name)” ไม่ใช่ชื่อแบบอักษร", en: "“\(name)” is no font's name"),
        help: Words(
          th: "ใช้ A-Z 0-9 และช่องว่าง เช่น Sarabun", en: "Letters and spaces, like Sarabun"))
      return nil
    }
    if nameNode == nil { settings.missing("name", in: pairs, example: "name: Sarabun") }
    guard let name, let regular, let bold else { return nil }
    return Site.Looks.Font(name: name, regular: regular, bold: bold)
  }

  private static func fontFile(
    _ key: String, _ pairs: inout SettingsMapping, _ settings: inout SettingsFile
  ) -> String? {
    guard let node = pairs.take(key) else {
      settings.missing(key, in: pairs, example: "\(key): sarabun-\(key).woff2")
      return nil
    }
    guard let text = settings.text(node) else { return nil }
    if isFileName(text, [".woff2"]) { return text }
    settings.unusable(
      node,
      Words(th: "“\(text)” ใช้เป็นแบบอักษรไม่ได้", en: "“\(text)” can't be a font"),
      help: Words(
        th: "ไฟล์ .woff2 ในโฟลเดอร์ content ชื่อเป็น a-z 0-9 เช่น sarabun-\(key).woff2 "
          + "รัน make font เพื่อสร้าง",
        en: "A file .woff2 in the content folder, its name of a-z 0-9, like "
          + "sarabun-\(key).woff2; make font makes one"))
    return nil
  }

  /// Whether a text is the name of a file of such a kind that stands plainly in an address.
  private static func isFileName(_ text: String, _ endings: [String]) -> Bool {
    let isPlain = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x2E
    }
    return isPlain && !text.hasPrefix(".") && endings.contains { text.hasSuffix($0) }
  }

  /// Whether a text may stand as a name in a style sheet.
  private static func isFontName(_ text: String) -> Bool {
    text.utf8.count <= 64
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          || $0 == 0x20 || $0 == 0x2D
      }
  }
}
