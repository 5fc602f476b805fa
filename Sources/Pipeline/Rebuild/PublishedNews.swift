import Model
import Outputs
import Readers

/// The news and pages of prose as a site has published them.
struct PublishedNews {
  /// The items, the newest first, as pages list them.
  private(set) var items: [NewsItem] = []
  private(set) var pages: [ProsePage] = []
  /// The text of each page as HTML, by the page's language and address.
  private(set) var bodies: [Language: [String: HTML]] = [:]

  /// Reads the lines of each language; `nil` where one can't be read.
  init?(in tree: any PublishedSite, years: [Int], _ site: Site) throws {
    var isWhole = true
    for language in site.languages {
      let paths = years.map { Routes.newsData($0, language) }
      for path in paths {
        for line in try Self.lines(at: path, tree) {
          guard let json = JSONValue(line), let item = NewsItem(published: json),
            let body = json["content_html"]?.string, bodies[language]?[item.address] == nil
          else {
            isWhole = false
            continue
          }
          bodies[language, default: [:]][item.address] = HTML(republished: body)
          if language == site.languages.first { items.append(item) }
        }
      }
      for line in try Self.lines(at: Routes.pagesData(language), tree) {
        guard let json = JSONValue(line), let slug = json["slug"]?.string, isAddressPart(slug),
          let texts = json["texts"].map({ NewsItem.texts($0) }),
          let body = json["content_html"]?.string, bodies[language]?[slug] == nil
        else {
          isWhole = false
          continue
        }
        bodies[language, default: [:]][slug] = HTML(republished: body)
        if language == site.languages.first { pages.append(ProsePage(slug: slug, texts: texts)) }
      }
    }
    guard isWhole else { return nil }
    items = items.newestFirst
  }

  private static func lines(at path: String, _ tree: any PublishedSite) throws -> [[UInt8]] {
    (try tree.published(at: path) ?? []).split(separator: 0x0A).map(Array.init)
  }
}

extension NewsItem {
  /// How a text is found among others.
  var address: String { "\(year)/\(slug)" }

  /// An item from its line of data; `nil` where it says too little.
  init?(published json: JSONValue) {
    guard let year = json["year"]?.integer, let slug = json["slug"]?.string, isAddressPart(slug),
      let occasion = json["date"].flatMap({ Occasion(published: $0) }),
      let category = json["category"]?.string, let texts = json["texts"]
    else { return nil }
    func strings(_ name: String) -> [String] { json[name]?.elements.compactMap(\.string) ?? [] }
    self.init(
      year: year, slug: slug, occasion: occasion, category: category,
      texts: Self.texts(texts), cover: json["cover"].flatMap { Picture(published: $0) },
      venue: json["venue"].map {
        Venue(
          name: $0["name"]?.string, tambon: $0["tambon"]?.string,
          district: $0["district"]?.string, province: $0["province"]?.string)
      },
      people: (json["people"]?.elements ?? []).compactMap { person in
        person["name"]?.string.flatMap { name in
          person["role"]?.string.map { Person(name: name, role: $0) }
        }
      }, participants: json["participants"].flatMap { Participants(published: $0) },
      meeting: json["meeting"].flatMap { Meeting(published: $0) },
      funds: strings("funds").compactMap { Fund.ID($0) },
      credits: Credits(
        news: json["credits"]?["news"]?.string, photo: json["credits"]?["photo"]?.string,
        media: json["credits"]?["media"]?.string),
      source: json["source"].flatMap { Source(published: $0) },
      views: json["views"].flatMap { views in
        views["count"]?.integer.map {
          Views(count: $0, asOf: views["as_of"]?.string.flatMap { Day(iso: $0) })
        }
      }, tags: strings("tags"),
      gallery: (json["gallery"]?.elements ?? []).compactMap { Picture(published: $0) },
      organisations: strings("organisations"))
  }

  /// The words in each language, without their Markdown, which isn't published.
  static func texts(_ json: JSONValue) -> [Language: Text] {
    guard case .object(let fields) = json else { return [:] }
    var texts: [Language: Text] = [:]
    let nowhere = Place(file: FileID(0))
    for (code, words) in fields {
      guard let language = Language(rawValue: code), let title = words["title"]?.string else {
        continue
      }
      var text = Text(
        title: title, summary: words["summary"]?.string, markdown: [], body: nowhere,
        moves: (words["moved_from"]?.elements ?? []).compactMap(\.string).map {
          Move(path: $0, place: nowhere)
        })
      text.teaser = words["teaser"]?.string
      texts[language] = text
    }
    return texts
  }
}

extension NewsItem.Picture {
  fileprivate init?(published json: JSONValue) {
    guard let file = json["file"]?.string, let alternative = json["alternative"]?.string,
      let width = json["width"]?.integer, let height = json["height"]?.integer
    else { return nil }
    self.init(file: file, alternative: alternative, width: width, height: height)
    widths = json["widths"]?.elements.compactMap(\.integer) ?? []
  }
}

extension NewsItem.Participants {
  fileprivate init?(published json: JSONValue) {
    guard let count = json["count"]?.integer else { return nil }
    self.init(
      count: count, atLeast: json["at_least"] == .flag(true), groups: json["groups"]?.integer,
      each: json["each"]?.integer)
  }
}

extension NewsItem.Meeting {
  fileprivate init?(published json: JSONValue) {
    guard let number = json["number"]?.integer, let year = json["year"]?.integer else { return nil }
    self.init(name: json["name"]?.string, number: number, year: year)
  }
}

extension NewsItem.Source {
  fileprivate init?(published json: JSONValue) {
    guard let name = json["name"]?.string else { return nil }
    self.init(
      name: name, date: json["date"].flatMap { Occasion(published: $0) },
      address: json["url"]?.string)
  }
}

extension Occasion {
  fileprivate init?(published json: JSONValue) {
    guard let first = json["first"]?.string.flatMap({ Day(iso: $0) }),
      let last = json["last"]?.string.flatMap({ Day(iso: $0) }),
      let precision = [Precision.day, .month, .year, .fiscalYear]
        .first(where: { $0.name == json["precision"]?.string })
    else { return nil }
    let time = json["hour"]?.integer.flatMap { hour in
      json["minute"]?.integer.flatMap { ClockTime(hour: hour, minute: $0) }
    }
    self.init(first: first, last: last, precision: precision, time: time)
  }
}
