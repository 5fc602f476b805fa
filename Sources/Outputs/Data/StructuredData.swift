import Disclosure
import Model

/// What a page is about, as schema.org names it.
///
/// Source: schema.org, with what Google Search Central asks of Dataset, NewsArticle, BreadcrumbList
/// and Organization.
enum PageSubject: Sendable {
  /// The data of the whole site.
  case site
  /// The data of a fund.
  case fund(Fund, years: [FiscalYear])
  /// A news item: its picture's address, where it has one.
  case news(NewsItem, NewsItem.Text, picture: String?)
}

extension PageSet {
  /// What a page is about and where it stands, for its head; `nil` where it says neither.
  ///
  /// - Parameter canonical: the page's whole address.
  func structuredData(_ page: Page, canonical: String) -> HTML? {
    var json = StructuredData()
    switch page.subject {
    case .site: json.add([organisation, catalogue])
    case .fund(let fund, let years): json.add([dataset(fund, years, canonical)])
    case .news(let item, let text, let picture):
      add(item, text, picture, canonical, to: &json)
    case nil: break
    }
    if page.hasAlternates, page.path != Routes.home, !page.crumbs.isEmpty {
      json.add(page.crumbs, host: host)
    }
    return json.finish()
  }

  private var publisher: JSON { .written(publisherData) }

  private var organisation: JSON {
    .object(present: [
      ("@type", .text("Organization")), ("name", .text(site.publisher[language])),
      ("url", .text(site.baseAddress)), ("email", site.contact?.email.map { .text($0) }),
    ])
  }

  private var catalogue: JSON {
    .object(present: [
      ("@type", .text("DataCatalog")), ("name", .text(site.name[language])),
      (
        "description",
        .text(DataText.funds[language] + " " + site.name[language] + DataText.note[language])
      ), ("url", .text(host + routes.address(Routes.data))),
      ("license", site.licence?.address.map { .text($0) }), ("publisher", publisher),
      ("inLanguage", .texts(site.languages.map(\.rawValue))),
    ])
  }

  private func dataset(_ fund: Fund, _ years: [FiscalYear], _ canonical: String) -> JSON {
    let name = fund.name[language]
    func download(_ path: String, _ type: String) -> JSON {
      .object([
        ("@type", .text("DataDownload")), ("encodingFormat", .text(type)),
        ("contentUrl", .text(site.baseAddress + path)),
      ])
    }
    let days = years.min().flatMap { site.calendar.firstDay(of: $0) }.flatMap { first in
      years.max().flatMap { site.calendar.lastDay(of: $0) }.map { "\(first.iso)/\($0.iso)" }
    }
    let tables: [DataTable] = [.summary, .receipts, .payments, .accounts]
    return .object(present: [
      ("@type", .text("Dataset")), ("name", .text(DataText.fund[language] + " " + name)),
      (
        "description", .text(DataText.fund[language] + " " + name + DataText.note[language])
      ), ("url", .text(canonical)), ("identifier", .text(fund.id.text)),
      ("license", site.licence?.address.map { .text($0) }), ("creator", publisher),
      ("publisher", publisher), ("isAccessibleForFree", .flag(true)),
      ("inLanguage", .text(language.rawValue)), ("keywords", .texts(DataText.keywords)),
      ("dateModified", .text(site.asOf.iso)), ("temporalCoverage", days.map { .text($0) }),
      (
        "spatialCoverage", (fund.location.tambon?[language]).map { .text($0) }
      ),
      (
        "includedInDataCatalog",
        .object([
          ("@type", .text("DataCatalog")), ("name", .text(site.name[language])),
          ("url", .text(host + routes.address(Routes.data))),
        ])
      ),
      (
        "distribution",
        .list(
          [download(Routes.fundData(fund.id), "application/json")]
            + tables.map { download(Routes.table($0, of: fund.id), "text/csv") })
      ),
    ])
  }

  /// Adds a news item. Most pages are one, so that it is written without values between.
  private func add(
    _ item: NewsItem, _ text: NewsItem.Text, _ picture: String?, _ canonical: String,
    to json: inout StructuredData
  ) {
    json.begin("NewsArticle")
    json.add("headline", text.title)
    json.add("description", text.lead)
    json.add("datePublished", item.occasion.first.iso)
    json.add("url", canonical)
    json.add("mainEntityOfPage", canonical)
    json.add("inLanguage", language.rawValue)
    if let picture { json.add("image", written: JSON.texts([host + picture])) }
    if let author = item.credits.news {
      json.add(
        "author", written: .object([("@type", .text("Person")), ("name", .text(author))]))
    } else {
      json.add("author", written: publisher)
    }
    json.add("publisher", written: publisher)
    json.add("isBasedOn", item.source?.address)
    json.end()
  }
}

/// What a page is about, as it stands in the page's head: a list of things, each an object.
struct StructuredData {
  /// More than most pages have.
  private static let usualBytes = 3 << 10
  private static let start: StaticString =
    #"<script type="application/ld+json">{"@context":"https://schema.org","@graph":["#
  private static let end: StaticString = "]}</script>"

  private var html: [UInt8] = []
  /// Where the things begin; none are there as long as nothing stands behind.
  private let first = start.utf8CodeUnitCount

  init() {
    html.reserveCapacity(Self.usualBytes)
    write(Self.start)
  }

  /// The publisher of a site.
  static func publisher(_ name: String) -> [UInt8] {
    JSON.object([("@type", .text("Organization")), ("name", .text(name))]).onOneLine
  }

  /// Begins a thing of a kind.
  mutating func begin(_ type: StaticString) {
    if html.count > first { html.append(UInt8(ascii: ",")) }
    write(#"{"@type":""#)
    write(type)
    write("\"")
  }

  /// Ends it.
  mutating func end() { write("}") }

  /// Adds what a text says of the thing; nothing where there is none.
  mutating func add(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    write(name: name)
    JSON.append(text: text, to: &html)
  }

  /// Adds what a value says of it.
  mutating func add(_ name: StaticString, written value: JSON) {
    write(name: name)
    value.writeOnOneLine(to: &html)
  }

  /// Adds things.
  mutating func add(_ things: [JSON]) {
    for thing in things {
      if html.count > first { html.append(UInt8(ascii: ",")) }
      thing.writeOnOneLine(to: &html)
    }
  }

  /// Adds where the page stands.
  mutating func add(_ crumbs: [(title: String, address: String?)], host: String) {
    begin("BreadcrumbList")
    write(#","itemListElement":["#)
    for (index, crumb) in crumbs.enumerated() {
      if index > 0 { html.append(UInt8(ascii: ",")) }
      write(#"{"@type":"ListItem","position":"#)
      html += String(index + 1).utf8
      add("name", crumb.title)
      add("item", crumb.address.map { host + $0 })
      write("}")
    }
    write("]")
    end()
  }

  private mutating func write(name: StaticString) {
    write(",\"")
    write(name)
    write("\":")
  }

  private mutating func write(_ json: StaticString) { json.withUTF8Buffer { html += $0 } }

  /// All of it; `nil` where nothing was added.
  mutating func finish() -> HTML? {
    guard html.count > first else { return nil }
    JSON.escapeForPage(&html, from: first)
    Self.end.withUTF8Buffer { html += $0 }
    return HTML(rendered: html)
  }
}
