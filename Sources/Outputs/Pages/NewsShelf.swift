import Model

/// News under one address: of a year, of a category, of a tag.
struct NewsShelf {
  /// What links to it say.
  let name: String
  /// What its page says.
  let title: String
  /// The path within a language, with a slash at its end.
  let path: String
  /// The newest first.
  let items: NewsSelection
  /// Whether its news can be followed by itself.
  var hasFeed = false
}

/// A link to a list of news.
struct ShelfLink: TemplateView {
  let name: String
  let address: String
  let isCurrent: Bool

  static let fields: [Field<Self>] = [
    .text("shelf_name") { $0.name }, .text("shelf_address") { $0.address },
    .flag("is_current") { $0.isCurrent },
  ]
}

/// Every list of news that a site has.
struct NewsShelves {
  /// The newest year first.
  let years: [NewsShelf]
  /// In the order of the site's settings, those without news left out.
  let categories: [NewsShelf]
  /// In the order of Thai names; tags that an address can't tell apart are one.
  let tags: [NewsShelf]

  /// Puts news on their shelves.
  ///
  /// - Parameter news: the newest first.
  /// - Complexity: O(news + tags · log tags).
  init(_ news: [NewsItem], _ pages: PageSet) {
    let none = NewsSelection(of: news)
    var years: [Int: NewsSelection] = [:]
    var categories: [String: NewsSelection] = [:]
    var numbers = TagNumbers()
    var tags: [(name: String, items: NewsSelection, last: Int?)] = []
    for place in news.indices {
      years[news[place].year, default: none].append(place)
      categories[news[place].category, default: none].append(place)
      for tag in news[place].tags {
        let number = numbers.number(of: tag)
        if number == tags.count { tags.append((tag, none, nil)) }
        // An item stands once on a list, however often it has the tag.
        guard tags[number].last != place else { continue }
        tags[number].last = place
        tags[number].items.append(place)
      }
    }
    self.years = years.sorted { $0.key > $1.key }.map { year, items in
      let name = pages.format.year(year)
      return NewsShelf(
        name: name, title: pages.wording.sentence(.newsOfYear, ["year": name]),
        path: Routes.news(year: year), items: items)
    }
    self.categories = pages.site.newsCategories.compactMap { category in
      categories[category.key].map {
        let name = category.title[pages.language]
        return NewsShelf(
          name: name, title: name, path: Routes.news(category: category.key), items: $0,
          hasFeed: true)
      }
    }
    self.tags = zip(numbers.paths, tags).filter { !$0.0.isEmpty }
      .map { (key: ThaiOrder.key($1.name), path: $0, tag: $1) }
      .sorted { ($0.key, $0.path) < ($1.key, $1.path) }
      .map {
        let name = $0.tag.name
        let title = pages.wording.sentence(.newsOfTag, ["tag": name])
        return NewsShelf(name: name, title: title, path: $0.path, items: $0.tag.items)
      }
  }
}
