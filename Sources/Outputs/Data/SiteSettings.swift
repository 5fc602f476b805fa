import Model

/// The settings of a site as data, in the words of `site.yaml`, of which JSON is a part: the same
/// reader takes both.
enum SiteSettings {
  /// `data/site.json`.
  static func file(_ site: Site) -> OutputFile {
    let fields: [(String, JSON?)] = [
      ("name", words(site.name)), ("tagline", site.tagline.map(words)),
      ("base_address", .text(site.baseAddress)),
      ("languages", .texts(site.languages.map(\.rawValue))), ("as_of", .text(site.asOf.iso)),
      ("fiscal_year", .object([("starts", .integer(site.calendar.firstMonth))])),
      (
        "currency",
        .object([("code", .text(site.currency.code)), ("unit", words(site.currency.unit))])
      ), ("publisher", words(site.publisher)), ("contact", site.contact.map(contact)),
      (
        "data_licence",
        site.licence.map {
          .object(present: [("name", .text($0.name)), ("url", $0.address.map { .text($0) })])
        }
      ), ("notice", site.notice.map(words)),
      ("news_categories", .object(site.newsCategories.map { ($0.key, words($0.title)) })),
      ("organisations", .list(site.organisations.map(organisation))),
      ("looks", looks(site.looks)),
    ]
    return OutputFile(path: Routes.siteData, bytes: JSON.object(present: fields).bytes)
  }

  private static func words(_ words: Words) -> JSON {
    .object(
      [("th", .text(words.th)), ("en", .text(words.en))]
        + words.others.sorted { $0.key < $1.key }.map { ($0.key.rawValue, .text($0.value)) })
  }

  private static func contact(_ contact: Contact) -> JSON {
    .object(present: [
      ("name", contact.name.map(words)), ("address", contact.address.map(words)),
      ("email", contact.email.map { .text($0) }), ("phone", contact.phone.map { .text($0) }),
    ])
  }

  private static func organisation(_ organisation: Organisation) -> JSON {
    .object(present: [
      ("id", .text(organisation.id)), ("name", words(organisation.name)),
      ("kind", organisation.kind.map(words)), ("website", organisation.website.map { .text($0) }),
    ])
  }

  private static func looks(_ looks: Site.Looks) -> JSON? {
    let fields: [(String, JSON?)] = [
      ("accent", looks.accent.map { .text($0.hex) }),
      ("accent_dark", looks.accentInTheDark.map { .text($0.hex) }),
      ("logo", looks.logo.map { .text($0) }),
      (
        "font",
        looks.font.map {
          .object([
            ("name", .text($0.name)), ("regular", .text($0.regular)), ("bold", .text($0.bold)),
          ])
        }
      ),
    ]
    return fields.allSatisfy { $0.1 == nil } ? nil : .object(present: fields)
  }
}
