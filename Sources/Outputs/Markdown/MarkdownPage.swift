public import Model

/// A Markdown text as HTML, with what was found in it.
public struct MarkdownPage: Sendable {
  /// A picture that a text may show, by the name it uses.
  public struct Picture: Hashable, Sendable {
    /// The address on the site.
    public let address: String
    /// Its size in pixels.
    public let width: Int
    /// Its size in pixels.
    public let height: Int
    /// The same in WebP, the narrowest first.
    public let sources: [Source]

    /// A picture of one width.
    public struct Source: Hashable, Sendable {
      /// The address on the site.
      public let address: String
      /// Its width in pixels.
      public let width: Int

      /// A picture of one width.
      public init(address: String, width: Int) {
        self.address = address
        self.width = width
      }
    }

    /// What a browser chooses from: `/a.png.400.webp 400w, …`.
    var choices: String { sources.map { "\($0.address) \($0.width)w" }.joined(separator: ", ") }

    /// A picture.
    public init(address: String, width: Int, height: Int, sources: [Source] = []) {
      self.sources = sources
      self.address = address
      self.width = width
      self.height = height
    }
  }

  /// A link of a text.
  public struct Link: Hashable, Sendable {
    /// The address as it was written.
    public let address: String
    /// Where it was written.
    public let place: Place

    /// A link.
    public init(address: String, place: Place) {
      self.address = address
      self.place = place
    }
  }

  /// The labels that Markdown itself has no words for.
  public struct Labels: Sendable {
    let table: String
    let footnotes: String
    let backToText: String
    let done: String
    let notDone: String
    let alerts: [String: String]

    /// The words that labels are made of.
    static let words = [
      "markdown_table", "markdown_footnotes", "markdown_back_to_text", "markdown_done",
      "markdown_not_done", "markdown_note", "markdown_tip", "markdown_important",
      "markdown_warning", "markdown_caution",
    ]

    /// The labels in the words of one language; an empty label where a word is missing.
    public init(_ folder: TemplateFolder) {
      func word(_ name: String) -> String { folder.word(name) ?? "" }
      table = word("markdown_table")
      footnotes = word("markdown_footnotes")
      backToText = word("markdown_back_to_text")
      done = word("markdown_done")
      notDone = word("markdown_not_done")
      alerts = [
        "NOTE": word("markdown_note"), "TIP": word("markdown_tip"),
        "IMPORTANT": word("markdown_important"), "WARNING": word("markdown_warning"),
        "CAUTION": word("markdown_caution"),
      ]
    }
  }

  /// The HTML; empty where the text was refused.
  public let html: HTML
  /// What was found.
  public let diagnostics: [Diagnostic]
  /// The pictures that the text shows, by name.
  public let shownPictures: Set<String>
  /// The links that the text has, in their order.
  public let links: [Link]

  /// A text that is HTML already.
  init(ready html: HTML) {
    self.html = html
    (diagnostics, shownPictures, links) = ([], [], [])
  }

  /// What would stop the publication of a text, and the pictures of its folder that it shows.
  ///
  /// - Complexity: O(n); a text is rendered only where the parser must find its pictures, or it
  ///   may have a fault.
  public static func inspected(
    _ text: NewsItem.Text, pictures: [String: Picture]
  ) -> (errors: [Diagnostic], shown: Set<String>) {
    let hasPicture = hasPicture(text)
    let plain = hasPicture ? PlainPictures.names(in: text.markdown, among: pictures) : []
    if let plain, !SpacedLink.mayStand(in: text.markdown),
      isQuiet(text.markdown) || MarkdownGuard.refusal(of: text.markdown) == nil
    {
      return ([], plain)
    }
    let page = rendered(text, pictures)
    return (
      page.diagnostics.filter { $0.severity == .error }, hasPicture ? page.shownPictures : []
    )
  }

  /// The pictures of its folder that a text shows.
  public static func pictures(
    in text: NewsItem.Text, among pictures: [String: Picture]
  ) -> Set<String> {
    hasPicture(text) ? rendered(text, pictures).shownPictures : []
  }

  private static func hasPicture(_ text: NewsItem.Text) -> Bool {
    text.markdown.withUnsafeBufferPointer { bytes in
      var next = 0
      while let mark = bytes.place(of: UInt8(ascii: "!"), from: next) {
        next = mark + 1
        if next < bytes.count, bytes[next] == UInt8(ascii: "[") { return true }
      }
      return false
    }
  }

  /// The same by the parser, whatever the text.
  static func parsedInspection(
    _ text: NewsItem.Text, pictures: [String: Picture]
  ) -> (errors: [Diagnostic], shown: Set<String>) {
    let page = rendered(text, pictures)
    return (page.diagnostics.filter { $0.severity == .error }, page.shownPictures)
  }

  private static func rendered(
    _ text: NewsItem.Text, _ pictures: [String: Picture]
  ) -> MarkdownPage {
    MarkdownPage(
      text.markdown, body: text.body,
      labels: Labels(TemplateFolder(files: [:], words: [:])), rootPath: "", pictures: pictures)
  }

  /// Renders a text.
  ///
  /// CommonMark with GitHub's tables, strikethrough, task lists, bare links, footnotes and
  /// alerts; an indented Thai paragraph is prose and not code. Raw HTML is dropped, links keep
  /// only safe schemes, headings get ids and stand below
  /// the page's own.
  ///
  /// - Parameters:
  ///   - body: the file, and the line on which the text begins.
  ///   - pictures: the pictures of the text's folder by name.
  /// - Complexity: O(n), by the limits of `MarkdownGuard`.
  public init(
    _ markdown: [UInt8], body: Place, labels: Labels, rootPath: String,
    pictures: [String: Picture]
  ) {
    if let quiet = Self.quiet(markdown) {
      self.init(ready: quiet)
      return
    }
    self.init(parsing: markdown, body, labels, rootPath, pictures)
  }

  /// The same by the parser, whatever the text.
  init(
    parsing markdown: [UInt8], _ body: Place, _ labels: Labels, _ rootPath: String,
    _ pictures: [String: Picture]
  ) {
    if let refusal = MarkdownGuard.refusal(of: markdown) {
      html = HTML()
      diagnostics = [.hostileMarkdown(refusal, at: body)]
      shownPictures = []
      links = []
      return
    }
    guard let tree = MarkdownTree(ThaiInlines.marked(ThaiParagraphs.unindented(markdown))) else {
      html = HTML()
      diagnostics = []
      shownPictures = []
      links = []
      return
    }
    var renderer = MarkdownRenderer(
      tree: tree, source: MarkdownSource(markdown, body: body), labels: labels,
      rootPath: rootPath, pictures: pictures)
    renderer.run(tree)
    html = renderer.html
    diagnostics = renderer.diagnostics
    shownPictures = renderer.shownPictures
    links = renderer.links
  }
}

extension Diagnostic {
  fileprivate static func hostileMarkdown(_ reason: Words, at place: Place) -> Diagnostic {
    Diagnostic(
      .hostileMarkdown,
      Words(
        th: "ไม่แสดงข้อความนี้ เพราะ\(reason.th)",
        en: "This text isn't shown, because "
          + "\(reason.en)"),
      at: place,
      help: Words(th: "แบ่งเป็นหลายข่าว หรือทำให้สั้นลง", en: "Make several items of it, or shorten it"))
  }

  static func rawHTMLDropped(at place: Place) -> Diagnostic {
    Diagnostic(
      .rawHTMLDropped,
      Words(th: "ตัดโค้ด HTML ตรงนี้ออก", en: "The HTML written here is left out"), at: place,
      help: Words(
        th: "ใช้ Markdown แทน เช่น **ตัวหนา**", en: "Use Markdown instead, like **bold**"))
  }

  static func unsafeLink(_ address: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .unsafeLink,
      Words(
        th: "ตัดลิงก์ “\(address)” ออก เพราะไม่ใช่ที่อยู่ที่ปลอดภัย",
        en: "The link “\(address)” is left out: its kind isn't safe"),
      at: place,
      help: Words(
        th: "ใช้ https:// http:// mailto: tel: หรือที่อยู่ในเว็บไซต์นี้ เช่น /news/",
        en: "Use https://, http://, mailto:, tel: or an address of this site like /news/"))
  }

  static func pictureWithoutWords(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .unusablePicture,
      Words(
        th: "ภาพ “\(name)” ไม่มีคำบรรยายระหว่าง ![ กับ ]",
        en: "The picture “\(name)” has no words between ![ and ]"),
      at: place,
      help: Words(
        th: "บอกคนที่มองไม่เห็นว่าภาพเป็นอะไร เช่น ![ชาวบ้านประชุมใต้ศาลา](\(name))",
        en:
          "Say what it shows to those who can't see it, like ![Villagers in a hall](\(name))"
      ))
  }

  static func pictureNotFound(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .unusablePicture,
      Words(
        th: "ไม่พบภาพ “\(name)” ข้างไฟล์นี้ หรือไม่ใช่ภาพที่ใช้ได้",
        en: "There is no picture “\(name)” beside this file, or it can't be used"),
      at: place,
      help: Words(
        th: "วางไฟล์ .png .jpg .gif หรือ .webp ไว้ในโฟลเดอร์เดียวกัน",
        en: "Put a .png, .jpg, .gif or .webp in the same folder"))
  }
}
