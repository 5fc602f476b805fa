import Disclosure
import Model

/// The catalogue of a site's data, for portals that gather catalogues.
///
/// Source: DCAT-AP 3.0 as JSON-LD, its context in the file, so that nothing is fetched to read it.
enum Catalogue {
  /// `data/catalog.jsonld`: a dataset for each fund, and one for all.
  ///
  /// - Complexity: O(funds).
  static func file(_ funds: [FundSummary], _ site: Site) -> OutputFile {
    let ordered = funds.sorted { $0.id < $1.id }
    let datasets = [ofAll(ordered, site)] + ordered.map { ofFund($0, site) }
    let catalogue: [(String, JSON?)] = [
      ("@context", context), ("@id", .text(site.baseAddress + Routes.data)),
      ("@type", .text("dcat:Catalog")), ("dct:title", words(site.name)),
      (
        "dct:description",
        words(
          DataText.funds.map { $0 + " " }.joined(with: site.name))
      ), ("dct:publisher", publisher(site)), ("dct:language", languages(site)),
      ("dct:issued", date(site.asOf)), ("dct:license", licence(site)),
      ("foaf:homepage", thing(site.baseAddress, "foaf:Document")),
      ("dcat:dataset", .list(datasets)),
    ]
    return OutputFile(
      path: Routes.data + "catalog.jsonld", bytes: JSON.object(present: catalogue).bytes)
  }

  private static var context: JSON {
    .object([
      ("dcat", .text("http://www.w3.org/ns/dcat#")), ("dct", .text("http://purl.org/dc/terms/")),
      ("foaf", .text("http://xmlns.com/foaf/0.1/")),
      ("vcard", .text("http://www.w3.org/2006/vcard/ns#")),
      ("xsd", .text("http://www.w3.org/2001/XMLSchema#")),
    ])
  }

  private static func ofFund(_ fund: FundSummary, _ site: Site) -> JSON {
    let page = site.baseAddress + Routes.fund(fund.id)
    let tables: [DataTable] = [.summary, .receipts, .payments, .accounts]
    let files =
      [
        ("fund.json", "application/json", Words(th: "ทุกตาราง", en: "Every table")),
        (DataPackage.fileName, "application/json", Words(th: "คำอธิบายข้อมูล", en: "Data Package")),
      ] + tables.map { ("\($0.name).csv", "text/csv", $0.title) }
    return dataset(
      page, DataText.fund.map { $0 + " " }.joined(with: fund.name), fund.years.map(\.year), site,
      files.map { (page + $0.0, $0.1, $0.2) })
  }

  private static func ofAll(_ funds: [FundSummary], _ site: Site) -> JSON {
    let page = site.baseAddress + Routes.data
    let years = funds.flatMap { $0.years.map(\.year) }
    let files =
      [
        ("site.sqlite", "application/vnd.sqlite3", Words(th: "ฐานข้อมูล", en: "Database")),
        (DataPackage.fileName, "application/json", Words(th: "คำอธิบายข้อมูล", en: "Data Package")),
      ] + DataTable.ofFunds.map { ("\($0.name).csv", "text/csv", $0.title) }
    return dataset(
      page + "#all", DataText.funds.map { $0 + " " }.joined(with: site.name), years, site,
      files.map { (page + $0.0, $0.1, $0.2) })
  }

  private static func dataset(
    _ address: String, _ title: Words, _ years: [FiscalYear], _ site: Site,
    _ files: [(address: String, type: String, title: Words)]
  ) -> JSON {
    let page = String(address.prefix { $0 != "#" })
    let fields: [(String, JSON?)] = [
      ("@id", .text(address.contains("#") ? address : address + "#data")),
      ("@type", .text("dcat:Dataset")), ("dct:title", words(title)),
      ("dct:description", words(title.joined(with: DataText.note))),
      ("dct:publisher", publisher(site)), ("dct:issued", date(site.asOf)),
      ("dct:language", languages(site)), ("dct:temporal", period(years, site)),
      ("dcat:keyword", .texts(DataText.keywords)), ("dcat:contactPoint", contact(site)),
      ("dcat:landingPage", thing(page, "foaf:Document")),
      (
        "dcat:distribution",
        .list(files.map { distribution($0.address, $0.type, $0.title, page, site) })
      ),
    ]
    return .object(present: fields)
  }

  private static func distribution(
    _ address: String, _ type: String, _ title: Words, _ page: String, _ site: Site
  ) -> JSON {
    .object(present: [
      ("@id", .text(address + "#file")), ("@type", .text("dcat:Distribution")),
      ("dct:title", words(title)), ("dcat:accessURL", .object([("@id", .text(page))])),
      ("dcat:downloadURL", .object([("@id", .text(address))])),
      (
        "dcat:mediaType",
        thing("https://www.iana.org/assignments/media-types/\(type)", "dct:MediaType")
      ), ("dct:license", licence(site)),
    ])
  }

  private static func words(_ words: Words) -> JSON {
    .list(
      [("th", words.th), ("en", words.en)].map {
        .object([("@language", .text($0.0)), ("@value", .text($0.1))])
      })
  }

  private static func thing(_ address: String, _ type: String) -> JSON {
    .object([("@id", .text(address)), ("@type", .text(type))])
  }

  private static func date(_ day: Day) -> JSON {
    .object([("@type", .text("xsd:date")), ("@value", .text(day.iso))])
  }

  private static func publisher(_ site: Site) -> JSON {
    .object([
      ("@id", .text(site.baseAddress + "#publisher")), ("@type", .text("foaf:Agent")),
      ("foaf:name", words(site.publisher)),
    ])
  }

  private static func contact(_ site: Site) -> JSON? {
    guard let email = site.contact?.email else { return nil }
    return .object([
      ("@id", .text(site.baseAddress + "#contact")), ("@type", .text("vcard:Kind")),
      ("vcard:fn", .text(site.contact?.name?.th ?? site.publisher.th)),
      ("vcard:hasEmail", .object([("@id", .text("mailto:" + email))])),
    ])
  }

  private static func licence(_ site: Site) -> JSON? {
    site.licence?.address.map { thing($0, "dct:LicenseDocument") }
  }

  /// Source: the authority table of languages of the Publications Office, ISO 639-3 in capitals.
  private static func languages(_ site: Site) -> JSON {
    let codes: [String] = site.languages.compactMap {
      switch $0 {
      case .thai: "THA"
      case .english: "ENG"
      default: nil
      }
    }
    return .list(
      codes.map {
        thing(
          "http://publications.europa.eu/resource/authority/language/\($0)", "dct:LinguisticSystem"
        )
      })
  }

  /// The days from the first year's first to the last year's last.
  private static func period(_ years: [FiscalYear], _ site: Site) -> JSON? {
    guard let first = years.min(), let last = years.max(),
      let from = site.calendar.firstDay(of: first), let through = site.calendar.lastDay(of: last)
    else { return nil }
    return .object([
      ("@type", .text("dct:PeriodOfTime")), ("dcat:startDate", date(from)),
      ("dcat:endDate", date(through)),
    ])
  }
}

extension Words {
  /// Both texts in one, language for language.
  func joined(with words: Words) -> Words { Words(th: th + words.th, en: en + words.en) }
}
