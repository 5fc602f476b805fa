public import Model

/// A page of prose: about, method, privacy.
struct ProseView: PageView {
  static let template = "prose"

  let title: String
  let textLanguage: String?
  let body: HTML

  static let fields: [Field<Self>] = [
    .text("title") { $0.title }, .text("text_language") { $0.textLanguage },
    .html("body") { $0.body },
  ]
}

/// The page for an address that isn't there.
struct NotFoundView: PageView {
  static let template = "not-found"

  let pages: PageSet

  static let fields: [Field<Self>] = [
    .text("home_address") { $0.pages.routes.address(Routes.home) },
    .text("funds_address") { $0.pages.routes.address(Routes.funds) },
    .text("news_address") { $0.pages.routes.address(Routes.news) },
  ]
}

extension PageSet {
  /// A page of prose.
  public func prose(
    _ prose: ProsePage, pictures: [String: MarkdownPage.Picture], all: Set<String>,
    ready: HTML? = nil
  ) -> Reading<ShownPage?> {
    guard let text = prose.texts.words(in: language)?.text else { return Reading(nil) }
    let body = body(of: text, pictures, ready: ready)
    let view = ProseView(
      title: text.title,
      textLanguage: otherLanguage(of: prose.texts),
      body: body.html)
    let page = Page(
      path: Routes.prose(prose.slug), title: text.title, description: text.lead ?? text.title,
      crumbs: [(wording[.home], routes.address(Routes.home)), (text.title, nil)], prose: all)
    let shown = ShownPage(
      file: file(page, render(view)), links: body.links, body: body.html,
      document: SearchDocument(
        title: text.title, address: routes.address(page.path),
        body: [text.lead].compactMap { $0 } + body.html.blocks, file: routes.file(page.path)))
    return Reading(shown, body.diagnostics)
  }

  /// The text of an item or page.
  ///
  /// - Parameter ready: the text as it was published before, where a site is rebuilt.
  func body(
    of text: NewsItem.Text, _ pictures: [String: MarkdownPage.Picture], ready: HTML?
  ) -> MarkdownPage {
    if let ready { return MarkdownPage(ready: ready) }
    return MarkdownPage(
      text.markdown, body: text.body, labels: markdownLabels, rootPath: routes.rootPath,
      pictures: pictures)
  }

  /// The page for an address that isn't there; a site has one, in its first language.
  public func notFound(prose: Set<String>) -> OutputFile {
    let page = Page(
      path: "404.html", title: wording[.notFound], description: wording[.notFound], prose: prose,
      hasAlternates: false)
    return file(page, render(NotFoundView(pages: self)))
  }
}
