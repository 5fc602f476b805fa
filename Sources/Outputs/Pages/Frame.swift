import Model

/// What stands around every page: head, header, footer.
struct FrameView: PageView {
  static let template = "frame"

  struct Alternate: TemplateView {
    let language: String
    let name: String
    let address: String

    static let fields: [Field<Self>] = [
      .text("language") { $0.language }, .text("language_name") { $0.name },
      .text("alternate_address") { $0.address },
    ]
  }

  struct Crumb: TemplateView {
    let title: String
    let address: String?

    static let fields: [Field<Self>] = [
      .text("title") { $0.title }, .text("address") { $0.address },
    ]
  }

  let pages: PageSet
  let page: PageSet.Page
  let content: HTML

  private var isHome: Bool { page.path == Routes.home }

  /// How the menu marks an entry: the page itself, or one below it.
  private func current(_ path: String) -> String? {
    if page.path == path { return "page" }
    let isBelow = page.path.hasPrefix(path) || (path == Routes.funds && page.path.hasPrefix("f/"))
    return path != Routes.home && isBelow ? "true" : nil
  }

  /// The page in each language.
  private var alternates: [Alternate] {
    guard page.hasAlternates, page.elsewhere == nil else { return [] }
    return pages.alternates.map { Self.alternate($0, page.path) }
  }

  /// Where the other languages go on from here.
  private var otherLanguages: [Alternate] {
    guard page.hasAlternates else { return [] }
    return pages.alternates.filter { $0.language != pages.language }
      .map { Self.alternate($0, page.elsewhere ?? page.path) }
  }

  private static func alternate(
    _ other: (language: Language, name: String, routes: Routes), _ path: String
  ) -> Alternate {
    Alternate(
      language: other.language.rawValue, name: other.name, address: other.routes.address(path))
  }

  static let fields: [Field<Self>] = [
    .text("page_language") { $0.pages.language.rawValue },
    .text("page_title") { $0.page.title },
    .text("site_name") { $0.pages.site.name[$0.pages.language] },
    .flag("is_home") { $0.isHome },
    .text("description") { $0.page.description },
    .html("structured_data") { view in
      view.pages.structuredData(
        view.page, canonical: view.pages.host + view.pages.routes.address(view.page.path))
    },
    .text("canonical") { $0.pages.host + $0.pages.routes.address($0.page.path) },
    .text("host") { $0.pages.host },
    .list("feeds") { $0.pages.links(to: $0.page.feed) },
    .flag("is_findable") { $0.page.hasAlternates },
    .list("alternates") { view in view.alternates },
    .list("other_languages") { view in view.otherLanguages },
    .text("root") { $0.pages.routes.rootPath },
    .text("opensearch_address") { $0.pages.routes.address("opensearch.xml") },
    .text("theme_address") { view in
      ThemeExport.file(view.pages.site.looks).map { view.pages.routes.rootPath + "/" + $0.path }
    },
    .text("logo_address") { view in
      view.pages.site.looks.logo.map { view.pages.routes.rootPath + "/assets/" + $0 }
    },
    .text("notice") { $0.pages.site.notice?[$0.pages.language] },
    .text("home_address") { $0.pages.routes.address(Routes.home) },
    .text("funds_address") { $0.pages.routes.address(Routes.funds) },
    .text("news_address") { $0.pages.routes.address(Routes.news) },
    .text("method_address") { $0.pages.routes.address("method/") },
    .text("about_address") { $0.pages.routes.address("about/") },
    .text("privacy_address") { $0.pages.routes.address("privacy/") },
    .text("policy_address") { $0.pages.routes.address(Routes.policy) },
    .text("sitemap_address") { $0.pages.routes.address(Routes.sitemap) },
    .text("accessibility_address") { $0.pages.routes.address("accessibility/") },
    .text("glossary_address") { $0.pages.routes.address("glossary/") },
    .flag("has_accessibility") { $0.page.prose.contains("accessibility") },
    .flag("has_glossary") { $0.page.prose.contains("glossary") },
    .text("search_address") { $0.pages.routes.address(Routes.search) },
    .text("data_address") { $0.pages.routes.address(Routes.data) },
    .flag("is_search") { $0.page.path == Routes.search },
    .flag("has_method") { $0.page.prose.contains("method") },
    .flag("has_about") { $0.page.prose.contains("about") },
    .flag("has_privacy") { $0.page.prose.contains("privacy") },
    .text("home_current") { $0.current(Routes.home) },
    .text("funds_current") { $0.current(Routes.funds) },
    .text("news_current") { $0.current(Routes.news) },
    .text("method_current") { $0.current("method/") },
    .text("about_current") { $0.current("about/") },
    .list("crumbs") { view in view.page.crumbs.map { Crumb(title: $0.title, address: $0.address) }
    },
    .flag("is_wide") { $0.isHome },
    .html("content") { $0.content },
    .text("publisher") { $0.pages.site.publisher[$0.pages.language] },
    .text("contact_name") { $0.pages.site.contact?.name?[$0.pages.language] },
    .text("contact_address") { $0.pages.site.contact?.address?[$0.pages.language] },
    .text("contact_email") { $0.pages.site.contact?.email },
    .text("contact_phone") { $0.pages.site.contact?.phone },
    .text("licence") { $0.pages.site.licence?.name },
    .text("licence_address") { $0.pages.site.licence?.address },
    .html("as_of") { $0.pages.format.time($0.pages.site.asOf) },
  ]
}

extension FrameView {
  /// The fields that say the same on every page of a language.
  static let fieldsOfSite: Set<String> = [
    "page_language", "site_name", "host", "root", "opensearch_address", "theme_address",
    "logo_address", "notice", "home_address", "funds_address", "news_address", "method_address",
    "about_address", "privacy_address", "policy_address", "sitemap_address",
    "accessibility_address", "glossary_address", "search_address", "data_address", "publisher",
    "contact_name", "contact_address", "contact_email", "contact_phone", "licence",
    "licence_address", "as_of",
  ]

  /// Their values, by the positions of the fields.
  static func values(of pages: PageSet) -> [Int: TemplateValue] {
    let page = PageSet.Page(path: Routes.home, title: "", description: "", prose: [])
    let view = FrameView(pages: pages, page: page, content: HTML())
    var values: [Int: TemplateValue] = [:]
    for (position, field) in fields.enumerated() where fieldsOfSite.contains(field.name) {
      values[position] = field.value(view)
    }
    return values
  }
}

extension PageSet {
  /// What the frame must know of a page.
  struct Page: Sendable {
    /// The path within a language.
    let path: String
    let title: String
    let description: String
    /// The pages above it, the page itself last and without an address.
    var crumbs: [(title: String, address: String?)] = []
    /// The pages of prose that the site has, by address.
    let prose: Set<String>
    /// Whether the page stands in each language.
    var hasAlternates = true
    /// The feed of the news that it shows.
    var feed: NewsFeed.Address?
    /// What the page is about, for machines.
    var subject: PageSubject?
    /// The page of the other languages in place of this one, which has no twin there.
    var elsewhere: String?
  }

  /// A page with its frame.
  func file(_ page: Page, _ content: HTML) -> OutputFile {
    let html = render(FrameView(pages: self, page: page, content: content))
    return OutputFile(path: routes.file(page.path), bytes: html.bytes)
  }
}
