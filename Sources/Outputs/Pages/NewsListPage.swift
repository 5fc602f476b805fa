public import Model

/// The news of one year, category or tag, or the newest of all.
struct NewsListView: PageView {
  static let template = "news-list"

  let pages: PageSet
  let title: String
  let items: [NewsItem]
  /// How many items the list or the site has; `nil` on an older page.
  let itemCount: Int?
  let years: [ShelfLink]
  let categories: [ShelfLink]
  /// The tags; on the page of all news only, since they change with every item.
  let tags: [ShelfLink]
  /// The page of an older list, counted from the oldest; `nil` for a newest one. It says nothing
  /// that changes when news is added.
  let number: Int?
  let newerAddress: String?
  let olderAddress: String?
  /// The feeds of this very list; none on an older page.
  let feeds: [FeedLink]

  static let fields: [Field<Self>] = [
    .text("list_title") { $0.title },
    .text("source_language") { $0.pages.sourceLanguage },
    .text("item_count") { view in view.itemCount.map { view.pages.format.count($0) } },
    .list("items") { view in view.items.map { NewsCard(pages: view.pages, item: $0) } },
    .flag("has_items") { !$0.items.isEmpty },
    .list("years") { $0.years },
    .flag("has_years") { !$0.years.isEmpty },
    .list("categories") { $0.categories },
    .flag("has_categories") { !$0.categories.isEmpty },
    .list("tags") { $0.tags },
    .flag("has_tags") { !$0.tags.isEmpty },
    .flag("has_pages") { $0.newerAddress != nil || $0.olderAddress != nil },
    .text("page_number") { view in view.number.map { view.pages.format.count($0) } },
    .text("newer_address") { $0.newerAddress },
    .text("older_address") { $0.olderAddress },
    .list("feeds") { $0.feeds },
    .flag("has_feeds") { !$0.feeds.isEmpty },
  ]
}

extension PageSet {
  /// How many items stand on a full page of news.
  public static let newsOnPage = 20

  /// The language of what is written once for all languages, where it isn't the page's.
  var sourceLanguage: String? {
    site.languages.first == language ? nil : site.languages.first?.rawValue
  }

  /// The lists of news: the newest of all, and the pages of every year, category and tag.
  ///
  /// A list's pages are numbered from the oldest, so that a new item changes the newest page and
  /// no other; the newest page has the list's own address and holds up to twice a page.
  ///
  /// - Parameter news: the newest first.
  public func newsLists(_ news: [NewsItem], prose: Set<String>) -> [OutputWork] {
    let shelves = NewsShelves(news, self)
    let title = wording[.newsTitle]
    let view = NewsListView(
      pages: self, title: title, items: Array(news.prefix(Self.newsOnPage)),
      itemCount: news.count, years: links(shelves.years, nil),
      categories: links(shelves.categories, nil), tags: links(shelves.tags, nil), number: nil,
      newerAddress: nil, olderAddress: nil, feeds: links(to: news.isEmpty ? nil : siteFeed))
    let page = Page(
      path: Routes.news, title: title, description: wording[.newsDescription],
      crumbs: [(wording[.home], routes.address(Routes.home)), (title, nil)], prose: prose,
      feed: news.isEmpty ? nil : siteFeed)
    var works: [OutputWork] = [{ [file(page, render(view))] + feeds(siteFeed, news) }]
    for shelf in shelves.years + shelves.categories + shelves.tags {
      works += newsPages(shelf, shelves, prose)
    }
    return works
  }

  private func links(_ shelves: [NewsShelf], _ current: String?) -> [ShelfLink] {
    shelves.map {
      ShelfLink(name: $0.name, address: routes.address($0.path), isCurrent: $0.path == current)
    }
  }

  private func newsPages(
    _ shelf: NewsShelf, _ shelves: NewsShelves, _ prose: Set<String>
  ) -> [OutputWork] {
    let count = max(1, shelf.items.count / Self.newsOnPage)
    let links = (
      years: links(shelves.years, shelf.path), categories: links(shelves.categories, shelf.path)
    )
    let feed = shelf.hasFeed ? NewsFeed.Address(title: shelf.title, path: shelf.path) : nil
    let lists = (1...count).map { number -> OutputWork in
      { [newsPage(number, of: count, shelf, links, feed, prose)] }
    }
    return lists + [{ feeds(feed, Array(shelf.items.prefix(NewsFeed.mostEntries))) }]
  }

  /// A page of a list, counted from the oldest.
  private func newsPage(
    _ number: Int, of count: Int, _ shelf: NewsShelf,
    _ links: (years: [ShelfLink], categories: [ShelfLink]), _ feed: NewsFeed.Address?,
    _ prose: Set<String>
  ) -> OutputFile {
    let size = Self.newsOnPage
    func path(_ number: Int) -> String {
      number == count ? shelf.path : Routes.older(shelf.path, page: number)
    }
    let end = number == count ? shelf.items.count : number * size
    let title =
      number == count
      ? shelf.title
      : wording.sentence(.newsPage, ["title": shelf.title, "page": format.count(number)])
    let view = NewsListView(
      pages: self, title: title,
      items: Array(shelf.items[(shelf.items.count - end)...].prefix(end - (number - 1) * size)),
      itemCount: number == count ? shelf.items.count : nil, years: links.years,
      categories: links.categories, tags: [], number: number == count ? nil : number,
      newerAddress: number < count ? routes.address(path(number + 1)) : nil,
      olderAddress: number > 1 ? routes.address(path(number - 1)) : nil,
      feeds: self.links(to: number == count ? feed : nil))
    let page = Page(
      path: path(number), title: title, description: wording[.newsDescription],
      crumbs: [
        (wording[.home], routes.address(Routes.home)),
        (wording[.newsTitle], routes.address(Routes.news)), (title, nil),
      ], prose: prose, feed: feed ?? siteFeed)
    return file(page, render(view))
  }
}
