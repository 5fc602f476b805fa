import Disclosure
import Model

/// A file of a Data Package: a table as CSV.
struct DataResource {
  let table: DataTable
  let name: String
  /// The path below the package.
  let path: String
  let title: Words
  let byteCount: Int
  let hash: String

  /// A written file.
  init(_ table: DataTable, _ file: OutputFile, below folder: String, year: FiscalYear? = nil) {
    self.table = table
    name = table.name.replacing("_", with: "-") + (year.map { "-\($0.ending)" } ?? "")
    path = String(file.path.dropFirst(folder.utf8.count))
    title =
      year.map { year in
        Words(
          th: "\(table.title.th) ปี \(year.ending + 543)", en: "\(table.title.en), \(year.ending)")
      } ?? table.title
    byteCount = file.bytes.count
    hash = Self.hash(of: file.bytes)
  }

  /// The digest of a file; where a part of it could be taken for the number of a telephone or of a
  /// citizen, the next kind of digest of which none could.
  private static func hash(of bytes: [UInt8]) -> String {
    let first = "sha256:" + SHA256.hex(bytes)
    guard hasNumber(first) else { return first }
    let others = ["sha512:" + SHA256.longHex(bytes), "sha384:" + SHA256.middleHex(bytes)]
    return others.first { !hasNumber($0) } ?? first
  }

  private static func hasNumber(_ digest: String) -> Bool {
    let runs = digest.utf8.drop { $0 != UInt8(ascii: ":") }.split { !(0x30...0x39).contains($0) }
    return runs.contains { run in
      run.count == 13 || ((9...10).contains(run.count) && run.first == UInt8(ascii: "0"))
    }
  }
}

/// Describes tables so that programs of others can read and check them.
///
/// Source: Data Package standard, version 2.0, with Table Schema.
enum DataPackage {
  static let fileName = "datapackage.json"

  /// The package of a fund.
  static func ofFund(
    _ disclosure: FundDisclosure, _ resources: [DataResource], _ site: Site
  ) -> OutputFile {
    let fund = disclosure.fund
    return file(
      Routes.fund(fund.id),
      [
        ("name", .text("fund-\(fund.id.address)")),
        ("title", .text("\(fund.name.th) · \(fund.name.en)")),
        (
          "description",
          .text("\(DataText.fund.th) \(fund.name.th)\n\(DataText.fund.en) \(fund.name.en).")
        ), ("homepage", .text(site.baseAddress + Routes.fund(fund.id))),
      ], resources, site)
  }

  /// The package of tables over many funds.
  static func ofFunds(
    _ name: String, _ title: Words, folder: String, _ resources: [DataResource], _ site: Site
  ) -> OutputFile {
    file(
      folder,
      [
        ("name", .text(name)), ("title", .text("\(title.th) · \(title.en)")),
        (
          "description",
          .text("\(DataText.funds.th) \(title.th)\n\(DataText.funds.en) \(title.en).")
        ), ("homepage", .text(site.baseAddress + folder)),
      ], resources, site)
  }

  private static func file(
    _ folder: String, _ about: [(String, JSON)], _ resources: [DataResource], _ site: Site
  ) -> OutputFile {
    var fields: [(String, JSON)] = [
      ("$schema", .text("https://datapackage.org/profiles/2.0/datapackage.json"))
    ]
    fields += about
    fields += [
      ("version", .text(DataTable.version)), ("created", .text(site.asOf.iso + "T00:00:00Z")),
    ]
    if let licence = site.licence { fields.append(("licenses", .list([json(licence)]))) }
    fields += [
      (
        "contributors",
        .list([
          .object([
            ("title", .text(site.publisher.th)), ("roles", .texts(["publisher"])),
          ])
        ])
      ),
      (
        "sources",
        .list([
          .object([("title", .text(DataText.source.th + " · " + DataText.source.en))])
        ])
      ),
      ("keywords", .texts(DataText.keywords)),
      ("resources", .list(resources.map { json($0, site) })),
    ]
    return OutputFile(path: folder + fileName, bytes: JSON.object(fields).bytes)
  }

  private static func json(_ licence: Site.Licence) -> JSON {
    .object(present: [
      ("name", .text(licence.identifier)), ("title", .text(licence.name)),
      ("path", licence.address.map { .text($0) }),
    ])
  }

  private static func json(_ resource: DataResource, _ site: Site) -> JSON {
    .object([
      ("name", .text(resource.name)), ("path", .text(resource.path)), ("type", .text("table")),
      ("title", .text("\(resource.title.th) · \(resource.title.en)")), ("format", .text("csv")),
      ("mediatype", .text("text/csv")), ("encoding", .text("utf-8")),
      ("bytes", .integer(resource.byteCount)), ("hash", .text(resource.hash)),
      ("schema", schema(resource.table, site)),
    ])
  }

  private static func schema(_ table: DataTable, _ site: Site) -> JSON {
    var fields: [(String, JSON)] = [
      ("$schema", .text("https://datapackage.org/profiles/2.0/tableschema.json")),
      ("fields", .list(table.columns(site).map(field))),
      ("missingValues", .onOneLine(.texts([""]))),
    ]
    if !table.key.isEmpty { fields.append(("primaryKey", .onOneLine(.texts(table.key)))) }
    var references: [JSON] = []
    if table.name != DataTable.funds.name {
      references.append(reference(["fund_id"], to: DataTable.funds.name))
    }
    if table.isOfYears {
      references.append(reference(["fund_id", "fiscal_year"], to: DataTable.summary.name))
    }
    if !references.isEmpty { fields.append(("foreignKeys", .list(references))) }
    return .object(fields)
  }

  private static func reference(_ columns: [String], to resource: String) -> JSON {
    .onOneLine(
      .object([
        ("fields", .texts(columns)),
        ("reference", .object([("resource", .text(resource)), ("fields", .texts(columns))])),
      ]))
  }

  private static func field(_ column: DataColumn) -> JSON {
    var constraints: [(String, JSON)] = column.isOptional ? [] : [("required", .flag(true))]
    var more: [(String, JSON)] = []
    let type: String
    switch column.kind {
    case .text, .words: type = "string"
    case .integer: type = "integer"
    case .year:
      // A year of the Buddhist era lies above.
      type = "integer"
      constraints += [("minimum", .integer(1900)), ("maximum", .integer(2200))]
    case .amount:
      type = "number"
    case .date:
      type = "date"
      constraints += [("minimum", .text("1900-01-01")), ("maximum", .text("2200-12-31"))]
    case .flag:
      type = "boolean"
      more = [("trueValues", .texts(["true"])), ("falseValues", .texts(["false"]))]
    case .choice(let words):
      type = "string"
      constraints.append(("enum", .texts(words)))
    }
    return .onOneLine(
      .object(
        [
          ("name", .text(column.name)), ("type", .text(type)),
          ("title", .text("\(column.title.th) · \(column.title.en)")),
        ] + more + (constraints.isEmpty ? [] : [("constraints", .object(constraints))])))
  }
}

/// What data says of itself in every file.
enum DataText {
  static let fund = Words(
    th: "บัญชีเปิดเผยของ", en: "The published accounts of")
  static let funds = Words(
    th: "บัญชีเปิดเผยของกองทุนทั้งหมดใน", en: "The published accounts of all funds of")
  static let source = Words(
    th: "สมุดบัญชีของกองทุน อ่านและตรวจโดยโปร่งใส",
    en: "The funds' own books, read and checked by Prongsai")
  static let note = Words(
    th: " เกณฑ์เงินสด รวมยอดตามนโยบายการเปิดเผย ไม่มีข้อมูลส่วนบุคคลของสมาชิก",
    en: ", on a cash basis, summed as the disclosure policy asks, with nothing about any member")
  static let keywords = [
    "กองทุนสวัสดิการชุมชน", "การเงิน", "community welfare fund", "transparency",
  ]
}

extension Site.Licence {
  /// The name as a catalogue of licences has it: `CC-BY-4.0`.
  var identifier: String {
    String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "-" })
  }
}
