public import Model

/// The news of one year, or the newest of all years.
struct NewsListView: PageView {
  static let template = "news-list"

  struct YearLink: TemplateView {
    let year: String
    let address: String
    let isCurrent: Bool

    static let fields: [Field<Self>] = [
      .text("year") { $0.year }, .text("year_address") { $0.address },
      .flag("is_current") { $0.isCurrent },
    ]
  }

  let pages: PageSet
  let title: String
  let items: [NewsItem]
  /// How many items the year or the site has; `nil` on an older page.
  let itemCount: Int?
  let years: [YearLink]
  /// The page of an older list, counted from the oldest; `nil` for a newest one. It says nothing
  /// that changes when news is added.
  let number: Int?
  let newerAddress: String?
  let olderAddress: String?

  static let fields: [Field<Self>] = [
    .text("list_title") { $0.title },
    .text("item_count") { view in view.itemCount.map { view.pages.format.count($0) } },
    .list("items") { view in view.items.map { NewsCard(pages: view.pages, item: $0) } },
    .flag("has_items") { !$0.items.isEmpty },
    .list("years") { $0.years },
    .flag("has_years") { !$0.years.isEmpty },
    .flag("has_pages") { $0.newerAddress != nil || $0.olderAddress != nil },
    .text("page_number") { view in view.number.map { view.pages.format.count($0) } },
    .text("newer_address") { $0.newerAddress },
    .text("older_address") { $0.olderAddress },
  ]
}

extension PageSet {
  /// How many items stand on a full page of news.
  public static let newsOnPage = 20

  /// The lists of news: the newest of all, and every year's pages.
  ///
  /// A year's pages are numbered from the oldest, so that a new item changes the newest page and
  /// no other; the newest page has the year's own address and holds up to twice a page.
  ///
  /// - Parameter news: the newest first.
  public func newsLists(_ news: [NewsItem], prose: Set<String>) -> [OutputFile] {
    let years = Set(news.map(\.year)).sorted(by: >)
    func links(_ current: Int?) -> [NewsListView.YearLink] {
      years.map {
        NewsListView.YearLink(
          year: format.year($0), address: routes.address(Routes.news(year: $0)),
          isCurrent: $0 == current)
      }
    }
    let title = wording[.newsTitle]
    let view = NewsListView(
      pages: self, title: title, items: Array(news.prefix(Self.newsOnPage)),
      itemCount: news.count, years: links(nil), number: nil, newerAddress: nil,
      olderAddress: nil)
    let page = Page(
      path: Routes.news, title: title, description: wording[.newsDescription],
      crumbs: [(wording[.home], routes.address(Routes.home)), (title, nil)], prose: prose)
    return [file(page, render(view))]
      + years.flatMap { year in
        newsPages(news.filter { $0.year == year }, year, links(year), prose)
      }
  }

  private func newsPages(
    _ items: [NewsItem], _ year: Int, _ years: [NewsListView.YearLink], _ prose: Set<String>
  ) -> [OutputFile] {
    let size = Self.newsOnPage
    let count = max(1, items.count / size)
    let oldestFirst = Array(items.reversed())
    func path(_ number: Int) -> String {
      number == count ? Routes.news(year: year) : Routes.news(year: year, page: number)
    }
    return (1...count).map { number in
      let end = number == count ? items.count : number * size
      var title = wording.sentence(.newsOfYear, ["year": format.year(year)])
      if number < count {
        title = wording.sentence(
          .newsPage,
          ["title": title, "page": format.count(number)])
      }
      let view = NewsListView(
        pages: self, title: title, items: oldestFirst[((number - 1) * size)..<end].reversed(),
        itemCount: number == count ? items.count : nil, years: years,
        number: number == count ? nil : number,
        newerAddress: number < count ? routes.address(path(number + 1)) : nil,
        olderAddress: number > 1 ? routes.address(path(number - 1)) : nil)
      let page = Page(
        path: path(number), title: title, description: wording[.newsDescription],
        crumbs: [
          (wording[.home], routes.address(Routes.home)),
          (wording[.newsTitle], routes.address(Routes.news)), (title, nil),
        ], prose: prose)
      return file(page, render(view))
    }
  }
}
