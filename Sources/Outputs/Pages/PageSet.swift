public import Model

/// Every kind of page in one language, its template checked: one line each.
///
/// `CONTRIBUTING.md` says how to add one.
public struct PageSet: Sendable {
  let frame: Template<FrameView>
  let home: Template<HomeView>
  let funds: Template<FundListView>
  let fund: Template<FundView>
  let statement: Template<StatementView>
  let checksPage: Template<ChecksView>
  let newsList: Template<NewsListView>
  let newsItem: Template<NewsItemView>
  let policyPage: Template<PolicyView>
  let search: Template<SearchView>
  let letterIndex: Template<LetterIndexView>
  let prose: Template<ProseView>
  let notFound: Template<NotFoundView>

  /// The settings of the site.
  let site: Site
  /// The language of these pages.
  public let language: Language
  let wording: Wording
  let format: Format
  let routes: Routes
  let markdownLabels: MarkdownPage.Labels

  /// Compiles the templates of a folder.
  ///
  /// - Parameter wordsFile: the file of the words, for messages about missing ones.
  /// - Returns: `nil` where a template has a fault, with every fault reported.
  public static func load(
    _ folder: TemplateFolder, site: Site, language: Language, wordsFile: FileID
  ) -> Reading<PageSet?> {
    var diagnostics: [Diagnostic] = []
    func load<View>(_ name: String, _ view: View.Type) -> Template<View>? {
      let reading = folder.page(name, for: view)
      diagnostics += reading.diagnostics
      return reading.value
    }
    let wording = Wording.load(folder, file: wordsFile)
    diagnostics += wording.diagnostics
    let frame = load("frame", FrameView.self)
    let home = load("home", HomeView.self)
    let funds = load("funds", FundListView.self)
    let fund = load("fund", FundView.self)
    let statement = load("statement", StatementView.self)
    let checksPage = load("checks", ChecksView.self)
    let newsList = load("news-list", NewsListView.self)
    let newsItem = load("news-item", NewsItemView.self)
    let policyPage = load("policy", PolicyView.self)
    let search = load("search", SearchView.self)
    let letterIndex = load("index-a-z", LetterIndexView.self)
    let prose = load("prose", ProseView.self)
    let notFound = load("not-found", NotFoundView.self)
    guard let wording = wording.value, let frame, let home, let funds, let fund, let statement,
      let checksPage, let newsList, let newsItem, let policyPage, let search, let letterIndex,
      let prose,
      let notFound
    else { return Reading(nil, diagnostics) }
    let pages = PageSet(
      frame: frame, home: home, funds: funds, fund: fund, statement: statement,
      checksPage: checksPage, newsList: newsList, newsItem: newsItem, policyPage: policyPage,
      search: search, letterIndex: letterIndex, prose: prose, notFound: notFound, site: site,
      language: language, wording: wording, format: Format(language),
      routes: Routes(site, language), markdownLabels: MarkdownPage.Labels(folder))
    return Reading(pages, diagnostics)
  }
}
