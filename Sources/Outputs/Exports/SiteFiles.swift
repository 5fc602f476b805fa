public import Model

/// What machines ask of a site: which pages it has, what they may fetch, whom to tell of a hole.
public enum SiteFiles {
  /// The most addresses that one sitemap may hold.
  ///
  /// Source: the protocol of sitemaps.org.
  static let mostAddresses = 50_000

  /// `robots.txt`, the sitemap and `.well-known/security.txt`.
  ///
  /// - Parameter pages: the files of all pages that may be found, `f/990101-01/index.html`.
  /// - Complexity: O(pages · log pages).
  public static func all(pages: [String], site: Site) -> [OutputFile] {
    let addresses = pages.sorted().map { page in
      site.baseAddress + (page.hasSuffix("index.html") ? String(page.dropLast(10)) : page)
    }
    return sitemaps(addresses, site) + [robots(site), manifest(site)] + security(site)
      + site.languages.map { openSearch(site, $0) }
  }

  /// How a phone shows the site among its programs.
  ///
  /// Source: Web Application Manifest, W3C.
  private static func manifest(_ site: Site) -> OutputFile {
    let language = site.languages.first ?? .thai
    let icon: JSON = .object([
      ("src", .text(site.rootPath + "/assets/icon.svg")), ("type", .text("image/svg+xml")),
      ("sizes", .text("any")),
    ])
    let manifest = JSON.object([
      ("name", .text(site.name[language])), ("short_name", .text(site.name[language])),
      ("lang", .text(language.rawValue)), ("start_url", .text(site.rootPath + "/")),
      ("scope", .text(site.rootPath + "/")), ("display", .text("browser")),
      ("background_color", .text("#ffffff")),
      ("theme_color", .text(site.looks.accent?.hex ?? "#0b5cad")), ("icons", .list([icon])),
    ])
    return OutputFile(path: "manifest.webmanifest", bytes: manifest.bytes)
  }

  /// The site's search, for browsers that offer it in their bar.
  ///
  /// Source: OpenSearch 1.1.
  private static func openSearch(_ site: Site, _ language: Language) -> OutputFile {
    let routes = Routes(site, language)
    let search =
      site.baseAddress + routes.address(Routes.search).dropFirst(site.rootPath.utf8.count + 1)
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml += "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
    xml += "<ShortName>\(HTML(escaping: String(site.name[language].prefix(16))).text)</ShortName>\n"
    xml += "<Description>\(HTML(escaping: site.name[language]).text)</Description>\n"
    xml += "<InputEncoding>UTF-8</InputEncoding>\n"
    xml += "<Url type=\"text/html\" template=\"\(HTML(escaping: search).text)?q={searchTerms}\"/>\n"
    return text(routes.file("opensearch.xml"), xml + "</OpenSearchDescription>\n")
  }

  private static func robots(_ site: Site) -> OutputFile {
    text("robots.txt", "User-agent: *\nAllow: /\n\nSitemap: \(site.baseAddress)sitemap.xml\n")
  }

  /// Who can be told of a fault; it ends a year after the day for which the site speaks, so that a
  /// forgotten site doesn't name somebody for ever.
  ///
  /// Source: RFC 9116.
  private static func security(_ site: Site) -> [OutputFile] {
    guard let contact = site.contact?.email else { return [] }
    let end = Day(year: Int(site.asOf.year) + 1, month: Int(site.asOf.month), day: 1) ?? site.asOf
    return [
      text(
        ".well-known/security.txt",
        "Contact: mailto:\(contact)\nExpires: \(end.iso)T00:00:00Z\n"
          + "Preferred-Languages: \(site.languages.map(\.rawValue).joined(separator: ", "))\n"
          + "Canonical: \(site.baseAddress).well-known/security.txt\n")
    ]
  }

  /// One sitemap, or an index of several.
  private static func sitemaps(_ addresses: [String], _ site: Site) -> [OutputFile] {
    let parts = stride(from: 0, to: addresses.count, by: mostAddresses).map {
      Array(addresses[$0..<min($0 + mostAddresses, addresses.count)])
    }
    guard parts.count > 1 else {
      return [text("sitemap.xml", list("urlset", "url", parts.first ?? []))]
    }
    let names = parts.indices.map { "sitemap-\($0 + 1).xml" }
    return [
      text("sitemap.xml", list("sitemapindex", "sitemap", names.map { site.baseAddress + $0 }))
    ] + zip(names, parts).map { text($0, list("urlset", "url", $1)) }
  }

  private static func list(_ root: String, _ entry: String, _ addresses: [String]) -> String {
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml += "<\(root) xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    for address in addresses {
      xml += "<\(entry)><loc>\(HTML(escaping: address).text)</loc></\(entry)>\n"
    }
    return xml + "</\(root)>\n"
  }

  private static func text(_ path: String, _ text: String) -> OutputFile {
    OutputFile(path: path, bytes: Array(text.utf8))
  }
}
