import Model

/// The database of a place or of the site: the tables, what the news say, a search over names and
/// texts, and views for common questions.
enum SiteDatabase {
  /// The bytes of the file.
  ///
  /// - Parameters:
  ///   - rows: the rows of each table.
  ///   - hasLedgers: whether every row of the ledgers stands in it.
  /// - Complexity: O(rows).
  static func bytes(
    _ rows: [String: [UInt8]], news: [NewsItem], hasLedgers: Bool, _ site: Site
  ) -> [UInt8] {
    let database = Database()
    database.run("CREATE TABLE about (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT")
    database.add(to: "about", about(site).map { [.text($0.0), .text($0.1)] })
    for table in DataTable.ofFunds + (hasLedgers ? DataTable.ofYears : []) {
      database.add(table, rows[table.name] ?? [], site)
    }
    database.run(newsTables)
    let ordered = news.sorted { ($0.occasion.first, $0.slug) < ($1.occasion.first, $1.slug) }
    database.add(to: "news", ordered.flatMap { row(of: $0, site) })
    let known = numbers(of: rows[DataTable.funds.name] ?? [])
    database.add(to: "news_funds", ordered.flatMap { funds(of: $0, known, site) })
    database.run(search)
    for view in views where hasLedgers || !view.contains("entries") { database.run(view) }
    database.run("CREATE INDEX news_by_date ON news (date)")
    if hasLedgers {
      database.run("CREATE INDEX entries_by_account ON entries (fund_id, account, date)")
    }
    return database.bytes()
  }

  private static func about(_ site: Site) -> [(String, String)] {
    var about = [
      ("version", DataTable.version), ("as_of", site.asOf.iso), ("site", site.baseAddress),
      ("publisher", site.publisher.th), ("currency", site.currency.code),
      ("unit_of_amounts", "satang: 1/100 \(site.currency.code)"),
    ]
    if let licence = site.licence { about.append(("licence", licence.name)) }
    return about
  }

  private static let newsTables = """
    CREATE TABLE news (
      address TEXT NOT NULL, language TEXT NOT NULL, date TEXT NOT NULL, category TEXT NOT NULL,
      title TEXT NOT NULL, summary TEXT, PRIMARY KEY (address)
    ) STRICT;
    CREATE TABLE news_funds (
      address TEXT NOT NULL REFERENCES news (address),
      fund_id TEXT NOT NULL REFERENCES funds (fund_id), PRIMARY KEY (address, fund_id)
    ) STRICT
    """

  private static func address(_ item: NewsItem, _ language: Language, _ site: Site) -> String {
    let routes = Routes(site, language)
    return site.baseAddress
      + routes.address(Routes.item(item)).dropFirst(site.rootPath.utf8.count + 1)
  }

  private static func row(of item: NewsItem, _ site: Site) -> [[Database.Value]] {
    site.languages.compactMap { language in
      guard let text = item.texts[language] else { return nil }
      return [
        .text(address(item, language, site)), .text(language.rawValue),
        .text(item.occasion.first.iso), .text(item.category), .text(text.title), .init(text.lead),
      ]
    }
  }

  /// The numbers of the funds in rows of their table.
  private static func numbers(of rows: [UInt8]) -> Set<String> {
    var numbers: Set<String> = []
    var reader = DataRows(rows)
    var cells: [DataRows.Cell] = []
    while reader.read(into: &cells) { numbers.insert(reader.string(cells[0])) }
    return numbers
  }

  /// The funds of an item that stand in the database.
  private static func funds(
    of item: NewsItem, _ known: Set<String>, _ site: Site
  ) -> [[Database.Value]] {
    site.languages.filter { item.texts[$0] != nil }.flatMap { language in
      Set(item.funds).filter { known.contains($0.text) }.sorted().map {
        [.text(address(item, language, site)), .text($0.text)]
      }
    }
  }

  /// Three letters of a word find it, also inside a Thai sentence.
  private static let search = """
    CREATE VIRTUAL TABLE search USING fts5 (kind UNINDEXED, id UNINDEXED, title, text,
      tokenize = 'trigram');
    INSERT INTO search SELECT 'fund', fund_id,
      coalesce(name_th, '') || ' ' || coalesce(name_en, ''),
      coalesce(tambon_th, '') || ' ' || coalesce(district_th, '') || ' '
        || coalesce(province_th, '')
      FROM funds ORDER BY fund_id;
    INSERT INTO search SELECT 'news', address, title, coalesce(summary, '')
      FROM news ORDER BY rowid;
    INSERT INTO search (search) VALUES ('optimize')
    """

  private static let views = [
    """
    CREATE VIEW latest AS SELECT f.fund_id, f.name_th, f.name_en, f.tambon_th, s.fiscal_year,
      s.received_satang / 100.0 AS received, s.paid_satang / 100.0 AS paid,
      s.closing_satang / 100.0 AS closing, s.people_helped
    FROM funds f JOIN summary s USING (fund_id)
    WHERE s.fiscal_year = (SELECT max(fiscal_year) FROM summary WHERE fund_id = f.fund_id)
    """,
    """
    CREATE VIEW welfare_by_kind AS SELECT fiscal_year, account, max(title_th) AS title_th,
      max(title_en) AS title_en, count(*) AS funds, sum(paid_satang) / 100.0 AS paid,
      sum(people) AS people
    FROM payments WHERE is_welfare = 1 GROUP BY fiscal_year, account
    """,
    """
    CREATE VIEW sources_by_year AS SELECT fiscal_year, source,
      sum(received_satang) / 100.0 AS received
    FROM sources GROUP BY fiscal_year, source
    """,
    """
    CREATE VIEW years AS SELECT fiscal_year, count(*) AS funds,
      sum(opening_satang) / 100.0 AS opening, sum(received_satang) / 100.0 AS received,
      sum(paid_satang) / 100.0 AS paid, sum(owed_change_satang) / 100.0 AS owed_change,
      sum(closing_satang) / 100.0 AS closing, sum(people_helped) AS people_helped
    FROM summary GROUP BY fiscal_year
    """,
    """
    CREATE VIEW account_sums AS SELECT fund_id, fiscal_year, account,
      sum(amount_satang) / 100.0 AS amount FROM entries GROUP BY fund_id, fiscal_year, account
    """,
  ]
}
