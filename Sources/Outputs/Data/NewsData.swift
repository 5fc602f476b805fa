public import Model

/// The news of a site as data, a line of JSON for each item, with its text as HTML.
///
/// A file for each year and language, so that none grows with the age of the site.
/// `docs/DATA.md` names the fields.
public struct NewsData {
  private let site: Site
  private let language: Language
  private var years: [Int: Lines] = [:]
  private var pages = Lines()

  /// What a page of text was made from.
  public enum Source {
    case item(NewsItem)
    case page(ProsePage)
  }

  /// The lines of a file, and the pages whose text they hold.
  private struct Lines {
    var bytes: [UInt8] = []
    var pages: [String] = []

    mutating func add(_ line: JSON, _ page: String) {
      bytes += line.line
      pages.append(page)
    }
  }

  /// No news yet, in the language of pages.
  public init(_ site: Site, _ language: Language) {
    self.site = site
    self.language = language
  }

  /// Adds what a page of this language shows.
  public mutating func add(_ source: Source, _ page: ShownPage) {
    switch source {
    case .item(let item): add(item, page)
    case .page(let prose): add(prose, page)
    }
  }

  private mutating func add(_ item: NewsItem, _ page: ShownPage) {
    let fields: [(String, JSON?)] = [
      ("url", .text(address(Routes.item(item)))), ("year", .integer(item.year)),
      ("slug", .text(item.slug)), ("date", json(item.occasion)), ("category", .text(item.category)),
      ("tags", .texts(item.tags)), ("funds", .texts(item.funds.map(\.text))),
      ("organisations", .texts(item.organisations)),
      (
        "people",
        .list(
          item.people.map { .object([("name", .text($0.name)), ("role", .text($0.role))]) })
      ), ("participants", item.participants.map(json)), ("meeting", item.meeting.map(json)),
      ("venue", item.venue.map(json)),
      (
        "credits",
        .object(present: [
          ("news", text(item.credits.news)), ("photo", text(item.credits.photo)),
          ("media", text(item.credits.media)),
        ])
      ), ("source", item.source.map(json)), ("views", item.views.map(json)),
      ("cover", item.cover.map(json)), ("gallery", .list(item.gallery.map(json))),
      ("texts", json(item.texts)), ("content_html", .text(page.body.text)),
    ]
    years[item.year, default: Lines()].add(.object(present: fields), page.file.path)
  }

  private mutating func add(_ prose: ProsePage, _ page: ShownPage) {
    let fields: [(String, JSON)] = [
      ("url", .text(address(Routes.prose(prose.slug)))), ("slug", .text(prose.slug)),
      ("texts", json(prose.texts)), ("content_html", .text(page.body.text)),
    ]
    pages.add(.object(fields), page.file.path)
  }

  /// The files, in the order of the years.
  public var files: [OutputFile] {
    let news = years.sorted { $0.key < $1.key }.map { year, lines in
      OutputFile(
        path: Routes.newsData(year, language), bytes: lines.bytes, repeating: lines.pages)
    }
    guard !pages.bytes.isEmpty else { return news }
    return news + [
      OutputFile(
        path: Routes.pagesData(language), bytes: pages.bytes, repeating: pages.pages)
    ]
  }

  private func address(_ page: String) -> String {
    site.baseAddress
      + Routes(site, language).address(page).dropFirst(site.rootPath.utf8.count + 1)
  }

  private func text(_ text: String?) -> JSON? { text.map { .text($0) } }

  private func json(_ occasion: Occasion) -> JSON {
    .object(present: [
      ("first", .text(occasion.first.iso)), ("last", .text(occasion.last.iso)),
      ("precision", .text(occasion.precision.name)),
      ("hour", occasion.time.map { .integer($0.hour) }),
      ("minute", occasion.time.map { .integer($0.minute) }),
    ])
  }

  private func json(_ participants: NewsItem.Participants) -> JSON {
    .object(present: [
      ("count", .integer(participants.count)), ("at_least", .flag(participants.atLeast)),
      ("groups", participants.groups.map { .integer($0) }),
      ("each", participants.each.map { .integer($0) }),
    ])
  }

  private func json(_ meeting: NewsItem.Meeting) -> JSON {
    .object(present: [
      ("name", text(meeting.name)), ("number", .integer(meeting.number)),
      ("year", .integer(meeting.year)),
    ])
  }

  private func json(_ venue: NewsItem.Venue) -> JSON {
    .object(present: [
      ("name", text(venue.name)), ("tambon", text(venue.tambon)),
      ("district", text(venue.district)), ("province", text(venue.province)),
    ])
  }

  private func json(_ source: NewsItem.Source) -> JSON {
    .object(present: [
      ("name", .text(source.name)), ("date", source.date.map(json)),
      ("url", text(source.address)),
    ])
  }

  private func json(_ views: NewsItem.Views) -> JSON {
    .object(present: [
      ("count", .integer(views.count)), ("as_of", views.asOf.map { .text($0.iso) }),
    ])
  }

  private func json(_ picture: NewsItem.Picture) -> JSON {
    .object([
      ("file", .text(PictureName.published(picture.file))),
      ("alternative", .text(picture.alternative)),
      ("width", .integer(picture.width)), ("height", .integer(picture.height)),
      ("widths", .list(picture.widths.map { .integer($0) })),
    ])
  }

  private func json(_ texts: [Language: NewsItem.Text]) -> JSON {
    .object(
      texts.sorted { $0.key < $1.key }.map { language, words in
        (
          language.rawValue,
          .object(present: [
            ("title", .text(words.title)), ("summary", text(words.summary)),
            ("teaser", text(words.teaser)), ("moved_from", .texts(words.moves.map(\.path))),
          ])
        )
      })
  }
}

extension Occasion.Precision {
  /// The name in data.
  public var name: String {
    switch self {
    case .day: "day"
    case .month: "month"
    case .year: "year"
    case .fiscalYear: "fiscal_year"
    }
  }
}
