public import Model

/// One news item with everything about it.
struct NewsItemView: PageView {
  static let template = "news-item"

  struct PersonRow: TemplateView {
    let person: NewsItem.Person

    static let fields: [Field<Self>] = [
      .text("person") { $0.person.name }, .text("role") { $0.person.role },
    ]
  }

  struct FundLink: TemplateView {
    let name: String
    let address: String

    static let fields: [Field<Self>] = [
      .text("fund_name") { $0.name }, .text("fund_address") { $0.address },
    ]
  }

  struct GalleryPicture: TemplateView {
    let picture: MarkdownPage.Picture
    let alternative: String

    static let fields: [Field<Self>] = [
      .text("picture") { $0.picture.address }, .text("alternative") { $0.alternative },
      .text("choices") { $0.picture.choices },
      .text("picture_width") { String($0.picture.width) },
      .text("picture_height") { String($0.picture.height) },
    ]
  }

  let pages: PageSet
  let item: NewsItem
  let related: [NewsItem]
  let body: HTML
  let funds: [FundLink]

  let cover: MarkdownPage.Picture?
  private var text: NewsItem.Text? { item.texts.words(in: pages.language)?.text }
  private var format: Format { pages.format }

  private var place: String? {
    guard let venue = item.venue else { return nil }
    let parts = [venue.name, venue.tambon, venue.district, venue.province].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  static let fields: [Field<Self>] = [
    .text("title") { $0.text?.title },
    .text("text_language") { $0.pages.otherLanguage(of: $0.item.texts) },
    .text("source_language") { $0.pages.sourceLanguage },
    .html("date") { $0.format.time($0.item.occasion) },
    .html("time") { view in view.item.occasion.time.map { view.format.time($0) } },
    .text("category") { $0.pages.category($0.item.category) },
    .text("category_address") { $0.pages.address(ofCategory: $0.item.category) },
    .flag("has_tags") { !$0.item.tags.isEmpty },
    .list("tags") { view in
      view.item.tags.map { tag in
        ShelfLink(
          name: tag, address: view.pages.routes.address(Routes.news(tag: tag)), isCurrent: false)
      }
    },
    .text("place") { $0.place },
    .text("cover") { $0.cover?.address },
    .text("cover_choices") { $0.cover?.choices },
    .text("cover_alternative") { $0.item.cover?.alternative },
    .text("cover_width") { view in view.cover.map { String($0.width) } },
    .text("cover_height") { view in view.cover.map { String($0.height) } },
    .text("meeting") { view in
      view.item.meeting.map { "\($0.number)/\(view.format.year($0.year))" }
    },
    .text("meeting_name") { $0.item.meeting?.name },
    .text("participants") { view in
      view.item.participants.map { view.format.count($0.count) }
    },
    .flag("participants_at_least") { $0.item.participants?.atLeast ?? false },
    .text("participant_groups") { view in
      view.item.participants?.groups.map { view.format.count($0) }
    },
    .text("participants_each") { view in
      view.item.participants?.each.map { view.format.count($0) }
    },
    .flag("has_people") { !$0.item.people.isEmpty },
    .list("people") { view in view.item.people.map { PersonRow(person: $0) } },
    .flag("has_funds") { !$0.funds.isEmpty },
    .list("funds") { $0.funds },
    .list("organisations") { view in
      view.item.organisations.compactMap { view.pages.organisationLink($0) }
    },
    .flag("has_organisations") { !$0.item.organisations.isEmpty },
    .html("body") { $0.body },
    .flag("has_gallery") { !$0.item.gallery.isEmpty },
    .list("gallery") { view in
      view.item.gallery.map {
        GalleryPicture(
          picture: view.pages.picture($0, of: view.item), alternative: $0.alternative)
      }
    },
    .flag("has_related") { !$0.related.isEmpty },
    .list("related") { view in view.related.map { NewsCard(pages: view.pages, item: $0) } },
    .text("credit_news") { $0.item.credits.news },
    .text("credit_photo") { $0.item.credits.photo },
    .text("credit_media") { $0.item.credits.media },
    .flag("has_credits") { $0.item.credits != NewsItem.Credits() },
    .flag("has_source") { $0.item.source != nil },
    .text("source_name") { $0.item.source?.name },
    .html("source_date") { view in view.item.source?.date.map { view.format.time($0) } },
    .text("source_address") { $0.item.source?.address },
    .text("views") { view in view.item.views.map { view.format.count($0.count) } },
    .html("views_as_of") { view in view.item.views?.asOf.map { view.format.time($0) } },
    .text("year") { $0.format.year($0.item.year) },
    .text("year_address") { $0.pages.routes.address(Routes.news(year: $0.item.year)) },
  ]
}

extension PageSet {
  /// The page of a news item.
  ///
  /// - Parameters:
  ///   - names: the names of the funds that the item mentions.
  ///   - related: what else to read.
  ///   - pictures: the pictures of the item's folder.
  public func newsItem(
    _ item: NewsItem, names: [Fund.ID: Words], related: [NewsItem],
    pictures: [String: MarkdownPage.Picture],
    prose: Set<String>, ready: HTML? = nil
  ) -> Reading<ShownPage?> {
    guard let text = item.texts.words(in: language)?.text else { return Reading(nil) }
    let body = body(of: text, pictures, ready: ready)
    let funds = item.funds.map {
      NewsItemView.FundLink(
        name: names[$0]?[language] ?? $0.text, address: routes.address(Routes.fund($0)))
    }
    let cover = item.cover.map { picture($0, of: item) }
    let view = NewsItemView(
      pages: self, item: item, related: related, body: body.html, funds: funds, cover: cover)
    let year = wording.sentence(.newsOfYear, ["year": format.year(item.year)])
    let page = Page(
      path: Routes.item(item), title: text.title, description: text.lead ?? text.title,
      crumbs: [
        (wording[.home], routes.address(Routes.home)),
        (wording[.newsTitle], routes.address(Routes.news)),
        (year, routes.address(Routes.news(year: item.year))), (text.title, nil),
      ], prose: prose, feed: siteFeed,
      subject: .news(item, text, picture: cover?.address))
    let shown = ShownPage(
      file: file(page, render(view)), links: body.links, body: body.html,
      document: parts.contains(.search) ? document(of: view, text) : nil)
    return Reading(shown, body.diagnostics)
  }
}
