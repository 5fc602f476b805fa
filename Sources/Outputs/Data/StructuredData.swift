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
    var things: [JSON] = []
    switch page.subject {
    case .site: things += [organisation, catalogue]
    case .fund(let fund, let years): things.append(dataset(fund, years, canonical))
    case .news(let item, let text, let picture):
      things.append(article(item, text, picture, canonical))
    case nil: break
    }
    if page.hasAlternates, page.path != Routes.home, !page.crumbs.isEmpty {
      things.append(breadcrumbs(page.crumbs))
    }
    guard !things.isEmpty else { return nil }
    let block = JSON.object([
      ("@context", .text("https://schema.org")), ("@graph", .list(things)),
    ])
    var html = HTML(markup: "<script type=\"application/ld+json\">")
    html.append(HTML(rendered: block.inPage))
    html.append(markup: "</script>")
    return html
  }

  /// Where a page stands. Nearly every page has it, so that it is written without values between.
  private func breadcrumbs(_ crumbs: [(title: String, address: String?)]) -> JSON {
    var bytes: [UInt8] = []
    func write(_ json: StaticString) { json.withUTF8Buffer { bytes += $0 } }
    write(#"{"@type":"BreadcrumbList","itemListElement":["#)
    for (index, crumb) in crumbs.enumerated() {
      if index > 0 { write(",") }
      write(#"{"@type":"ListItem","position":"#)
      bytes += String(index + 1).utf8
      write(#","name":"#)
      JSON.append(text: crumb.title, to: &bytes)
      if let address = crumb.address {
        write(#","item":"#)
        JSON.append(text: host + address, to: &bytes)
      }
      write("}")
    }
    write("]}")
    return .written(bytes)
  }

  private var publisher: JSON {
    .object([("@type", .text("Organization")), ("name", .text(site.publisher[language]))])
  }

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

  private func article(
    _ item: NewsItem, _ text: NewsItem.Text, _ picture: String?, _ canonical: String
  ) -> JSON {
    let author = item.credits.news.map {
      JSON.object([("@type", .text("Person")), ("name", .text($0))])
    }
    return .object(present: [
      ("@type", .text("NewsArticle")), ("headline", .text(text.title)),
      ("description", text.lead.map { .text($0) }),
      ("datePublished", .text(item.occasion.first.iso)), ("url", .text(canonical)),
      ("mainEntityOfPage", .text(canonical)), ("inLanguage", .text(language.rawValue)),
      ("image", picture.map { .texts([host + $0]) }), ("author", author ?? publisher),
      ("publisher", publisher), ("isBasedOn", item.source?.address.map { .text($0) }),
    ])
  }
}
