import Model

/// News for readers' programs: a site's, a category's or a fund's, as Atom, RSS and JSON.
///
/// No clock is asked: a feed says of itself the time of its newest item, so that the same news
/// gives the same bytes.
/// Source: RFC 4287 (Atom), the RSS 2.0 specification, JSON Feed 1.1.
struct NewsFeed {
  /// What a feed tells of an item.
  struct Entry {
    let title: String
    let summary: String
    /// The whole address of its page, which also names it.
    let address: String
    /// The item's day and time in Thailand, `2023-03-10T13:30:00+07:00`.
    let time: String
    /// The same as mail writes it, `Fri, 10 Mar 2023 13:30:00 +0700`.
    let mailTime: String
    let category: String
    let tags: [String]
    let picture: String?
  }

  /// Where a feed stands, and what it is called.
  struct Address: Sendable {
    let title: String
    /// The path within a language of the page whose news it holds.
    let path: String
  }

  /// The most items of a feed.
  static let mostEntries = 20

  let title: String
  let about: String
  let publisher: String
  let language: String
  /// The whole address of the page whose news it holds; its feeds stand in the same folder.
  let page: String
  let entries: [Entry]

  /// The time of the newest item.
  var updated: String { entries.map(\.time).max() ?? "1970-01-01T00:00:00+07:00" }
  var mailUpdated: String {
    entries.max { $0.time < $1.time }?.mailTime ?? "Thu, 01 Jan 1970 00:00:00 +0700"
  }
}

/// A link to a feed, for the head of a page and for its readers.
struct FeedLink: TemplateView {
  private let type: String
  private let kind: String
  private let title: String
  private let address: String

  /// The links to the three forms of a feed.
  static func all(_ feed: NewsFeed.Address, _ routes: Routes) -> [FeedLink] {
    [
      ("feed.xml", "application/atom+xml", "Atom"), ("rss.xml", "application/rss+xml", "RSS"),
      ("feed.json", "application/feed+json", "JSON"),
    ].map { file, type, kind in
      FeedLink(
        type: type, kind: kind, title: feed.title,
        address: routes.address(feed.path + file))
    }
  }

  static let fields: [Field<Self>] = [
    .text("feed_type") { $0.type }, .text("feed_kind") { $0.kind },
    .text("feed_title") { $0.title }, .text("feed_address") { $0.address },
  ]
}

extension NewsFeed.Entry {
  init(_ item: NewsItem, _ text: NewsItem.Text, _ pages: PageSet) {
    title = text.title
    summary = text.lead ?? text.title
    address = pages.host + pages.routes.address(Routes.item(item))
    let day = item.occasion.first
    func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let clock = item.occasion.time
    let hours = "\(padded(clock?.hour ?? 0)):\(padded(clock?.minute ?? 0)):00"
    time = "\(day.iso)T\(hours)+07:00"
    let weekday = String("\(day.weekday)".prefix(3))
    let month = MonthNames.english[Int(day.month) - 1].prefix(3)
    mailTime =
      weekday.prefix(1).uppercased() + weekday.dropFirst()
      + ", \(padded(Int(day.day))) \(month) \(day.iso.prefix(4)) \(hours) +0700"
    category = pages.category(item.category)
    tags = item.tags
    picture = item.cover.map { pages.host + pages.picture($0, of: item).address }
  }
}

extension PageSet {
  /// The links to a page's feed; none where it has none.
  func links(to feed: NewsFeed.Address?) -> [FeedLink] {
    feed.map { FeedLink.all($0, routes) } ?? []
  }

  /// The three feeds of some news; none where there is no news.
  ///
  /// - Parameter news: the newest first.
  func feeds(_ address: NewsFeed.Address?, _ news: [NewsItem]) -> [OutputFile] {
    guard parts.contains(.feed), let address, !news.isEmpty else { return [] }
    let entries = news.prefix(NewsFeed.mostEntries).compactMap { item in
      item.texts.words(in: language).map { NewsFeed.Entry(item, $0.text, self) }
    }
    let page = host + routes.address(address.path)
    let feed = NewsFeed(
      title: "\(address.title) · \(site.name[language])", about: wording[.newsDescription],
      publisher: site.publisher[language], language: language.rawValue, page: page,
      entries: entries)
    return [("feed.xml", feed.atom), ("rss.xml", feed.rss), ("feed.json", feed.json)].map {
      OutputFile(path: routes.file(address.path + $0), bytes: $1)
    }
  }

  /// The feed of all news.
  var siteFeed: NewsFeed.Address {
    NewsFeed.Address(title: wording[.newsTitle], path: Routes.home)
  }
}
