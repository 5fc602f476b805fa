public import Model

/// The pages of a site in one language, their templates checked.
///
/// `CONTRIBUTING.md` says how to add one.
public struct PageSet: Sendable {
  /// Every kind of page: one line each.
  static let views: [any PageView.Type] = [
    FrameView.self,
    HomeView.self,
    FundListView.self,
    FundView.self,
    StatementView.self,
    LedgerView.self,
    ReportView.self,
    MoneyView.self,
    WelfareView.self,
    BahtView.self,
    PeopleView.self,
    ChecksView.self,
    HistoryView.self,
    FundDataView.self,
    BoardView.self,
    PlaceView.self,
    CompareView.self,
    DataView.self,
    OrganisationListView.self,
    OrganisationView.self,
    SitemapView.self,
    NewsListView.self,
    NewsItemView.self,
    PolicyView.self,
    SearchView.self,
    LetterIndexView.self,
    ProseView.self,
    NotFoundView.self,
    MovedView.self,
  ]

  /// What all pages of a language share: every view of a page holds its page set, and copying it
  /// must cost nothing. A class for that alone; nothing in it changes.
  private final class Shared: Sendable {
    let site: Site
    let language: Language
    let wording: Wording
    let format: Format
    let routes: Routes
    let host: String
    let markdownLabels: MarkdownPage.Labels
    let languageNames: [Language: String]
    /// What each language of the site calls itself, and the addresses of its pages.
    let alternates: [(language: Language, name: String, routes: Routes)]
    /// The categories of news by their keys.
    let categories: [String: (title: String, address: String)]
    /// The publisher as structured data names it.
    let publisher: [UInt8]

    init(
      _ folder: TemplateFolder, _ site: Site, _ language: Language, _ wording: Wording,
      _ format: Format, _ languageNames: [Language: String]
    ) {
      (self.site, self.language, self.wording, self.format) = (site, language, wording, format)
      routes = Routes(site, language)
      host = String(site.baseAddress.dropLast(site.rootPath.utf8.count + 1))
      markdownLabels = MarkdownPage.Labels(folder)
      self.languageNames = languageNames
      alternates = site.languages.map {
        ($0, languageNames[$0] ?? $0.rawValue, Routes(site, $0))
      }
      let routes = routes
      categories = Dictionary(
        site.newsCategories.map {
          ($0.key, ($0.title[language], routes.address(Routes.news(category: $0.key))))
        }, uniquingKeysWith: { first, _ in first })
      publisher = StructuredData.publisher(site.publisher[language])
    }
  }

  private let shared: Shared
  /// The settings of the site.
  var site: Site { shared.site }
  /// The language of these pages.
  public var language: Language { shared.language }
  var wording: Wording { shared.wording }
  var format: Format { shared.format }
  var routes: Routes { shared.routes }
  /// The scheme and host of the site, without a slash at its end.
  var host: String { shared.host }
  var markdownLabels: MarkdownPage.Labels { shared.markdownLabels }
  /// What each language of the site calls itself.
  var languageNames: [Language: String] { shared.languageNames }
  /// The same with the addresses of its pages, in the order of the site's languages.
  var alternates: [(language: Language, name: String, routes: Routes)] { shared.alternates }
  /// The categories of news by their keys.
  var categories: [String: (title: String, address: String)] { shared.categories }
  /// The publisher as structured data names it.
  var publisherData: [UInt8] { shared.publisher }
  /// What is made of the site; the rest is left out of a preview.
  public var parts = SitePart.all
  /// The compiled templates by the name of their file.
  private var programs: [String: TemplateProgram]

  /// Compiles the templates of a folder.
  ///
  /// - Parameters:
  ///   - languageNames: what each language of the site calls itself.
  ///   - wordsFile: the file of the words, for messages about missing ones.
  /// - Returns: `nil` where a template has a fault, with every fault reported.
  public static func load(
    _ folder: TemplateFolder, site: Site, language: Language,
    languageNames: [Language: String], wordsFile: FileID
  ) -> Reading<PageSet?> {
    var diagnostics: [Diagnostic] = []
    var programs: [String: TemplateProgram] = [:]
    func load<View: PageView>(_ view: View.Type) {
      let reading = folder.page(view.template, for: view)
      diagnostics += reading.diagnostics
      programs[view.template] = reading.value?.program
    }
    let wording = Wording.load(folder, file: wordsFile)
    let format = Format.load(folder, file: wordsFile)
    diagnostics += wording.diagnostics + format.diagnostics
    for view in views { load(view) }
    guard let wording = wording.value, let format = format.value, programs.count == views.count
    else {
      return Reading(nil, diagnostics)
    }
    var pages = PageSet(
      shared: Shared(folder, site, language, wording, format, languageNames), programs: programs)
    // What stands around every page is printed on every page: most of it once and for all.
    let frame = programs[FrameView.template]
    pages.programs[FrameView.template] = frame?.fixing(
      FrameView.values(of: pages), of: FrameView.shape)
    return Reading(pages, diagnostics)
  }

  /// Prints a page by its template, which was checked against the view.
  func render<View: PageView>(_ view: View) -> HTML {
    guard let program = programs[View.template] else {
      preconditionFailure("\(View.self) has no line in PageSet.views")
    }
    var bytes: [UInt8] = []
    program.run([view.row], into: &bytes)
    return HTML(rendered: bytes)
  }
}

/// A page's view: `templates/pages/<template>.html` is checked against it.
protocol PageView: TemplateView {
  /// The name of the template.
  static var template: String { get }
}
