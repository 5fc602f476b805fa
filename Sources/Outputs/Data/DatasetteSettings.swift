import Model

/// Five questions that Datasette answers over each database.
///
/// Source: the settings of Datasette 0.65, `queries` of a database.
enum DatasetteSettings {
  /// `data/datasette.json`, for `datasette data/site.sqlite --metadata data/datasette.json`.
  static func file(_ provinces: [String], _ site: Site) -> OutputFile {
    let sums = questions.map {
      ($0.0, JSON.object([("title", .text($0.1)), ("sql", .text($0.2))]))
    }
    let ledgers = [
      (
        ledger.0, JSON.object([("title", .text(ledger.1)), ("sql", .text(ledger.2))])
      )
    ]
    var databases: [(String, JSON)] = [("site", .object([("queries", .object(sums))]))]
    for province in provinces {
      databases.append((province, .object([("queries", .object(sums + ledgers))])))
    }
    let fields: [(String, JSON?)] = [
      ("title", .text("\(site.name.th) · \(site.name.en)")),
      ("license", site.licence.map { .text($0.name) }),
      ("license_url", site.licence?.address.map { .text($0) }),
      ("source", .text(site.publisher.th)), ("source_url", .text(site.baseAddress)),
      ("databases", .object(databases)),
    ]
    return OutputFile(
      path: Routes.data + "datasette.json", bytes: JSON.object(present: fields).bytes)
  }

  private static let questions = [
    (
      "largest_balances", "กองทุนใดมีเงินมากที่สุด · Which funds hold most",
      "SELECT * FROM latest ORDER BY closing DESC LIMIT 50"
    ),
    (
      "welfare_by_kind", "จ่ายสวัสดิการเรื่องใดเท่าไร · What welfare was paid for",
      "SELECT * FROM welfare_by_kind ORDER BY fiscal_year DESC, paid DESC"
    ),
    (
      "sources_by_year", "เงินมาจากใคร · Where the money came from",
      "SELECT * FROM sources_by_year ORDER BY fiscal_year DESC, received DESC"
    ),
    (
      "years", "ทุกกองทุนรวมกันปีต่อปี · All funds together, year for year",
      "SELECT * FROM years ORDER BY fiscal_year DESC"
    ),
    (
      "find", "ค้นชื่อและข่าว (สามตัวอักษรขึ้นไป) · Names and news, three letters or more",
      "SELECT kind, id, title FROM search "
        + "WHERE search MATCH '\"' || replace(:words, '\"', '') || '\"'"
    ),
  ]

  private static let ledger = (
    "account_sums", "ยอดของแต่ละบัญชีจากรายการ · The sums of accounts, from the rows",
    "SELECT * FROM account_sums WHERE fund_id = :fund_id ORDER BY fiscal_year, account"
  )
}
