import Disclosure
import Model

/// The funds' data sets in the words of Thailand's Government Data Catalog.
///
/// The fourteen fields that the catalogue asks for, with its closed lists; a fund's data are public
/// records in the terms of the catalogue.
/// Source: `ckan_dataset.json` of ckanext-thai_gdc, the CKAN extension of the catalogue.
enum CatalogueOfThailand {
  /// `data/gdc.csv`: a row for each fund, and one for all; `nil` where nobody can be written to,
  /// which the catalogue asks for.
  ///
  /// - Complexity: O(funds).
  static func file(_ funds: [FundSummary], _ site: Site) -> OutputFile? {
    guard let email = site.contact?.email else { return nil }
    let provinces = FundPlace.all(funds, digits: 2).count
    var csv = CSVWriter()
    for field in fields { csv.text(field) }
    csv.endRow()
    add(
      "all-funds", DataText.funds.th + " " + site.name.th, provinces > 1 ? .country : .province,
      site, email,
      formats: "CSV;JSON;Database",
      to: &csv)
    for fund in funds.sorted(by: { $0.id < $1.id }) {
      add(
        "fund-\(fund.id.address)", DataText.fund.th + " " + fund.name.th, .subdistrict, site,
        email,
        formats: "CSV;JSON", to: &csv)
    }
    return OutputFile(path: Routes.data + "gdc.csv", bytes: csv.bytes)
  }

  static let fields = [
    "name", "data_type", "title", "owner_org", "maintainer", "maintainer_email", "tag_string",
    "notes", "objective", "update_frequency_unit", "geo_coverage", "data_source", "data_format",
    "data_category", "license_id",
  ]

  /// How wide an area a data set speaks of, in the catalogue's words.
  private enum Coverage: String {
    case country = "ประเทศ"
    case province = "จังหวัด"
    case subdistrict = "ตำบล"
  }

  private static func add(
    _ name: String, _ title: String, _ coverage: Coverage, _ site: Site, _ email: String,
    formats: String,
    to csv: inout CSVWriter
  ) {
    csv.text(name)
    csv.text("ข้อมูลระเบียน")
    csv.text(title)
    csv.text(site.publisher.th)
    csv.text(site.contact?.name?.th ?? site.publisher.th)
    csv.text(email)
    csv.text("กองทุนสวัสดิการชุมชน,การเงิน,ความโปร่งใส")
    csv.text(title + DataText.note.th)
    csv.text("เพื่อการให้บริการประชาชน")
    csv.text("ไตรมาส")
    csv.text(coverage.rawValue)
    csv.text("สมุดบัญชีของกองทุน")
    csv.text(formats)
    csv.text("ข้อมูลสาธารณะ")
    csv.text(licence(site))
    csv.endRow()
  }

  /// The licence in the catalogue's words.
  private static func licence(_ site: Site) -> String {
    guard let name = site.licence?.name.uppercased() else { return "License not specified" }
    let isCreativeCommons = name.hasPrefix("CC")
    switch true {
    case isCreativeCommons && name.contains("SA"): return "Creative Commons Attribution Share-Alike"
    case isCreativeCommons && name.contains("NC"): return "Creative Commons Non-Commercial (Any)"
    case isCreativeCommons && name.contains("BY"): return "Creative Commons Attributions"
    case name.contains("DGA"): return "DGA Open Government License"
    default: return "อื่นๆ"
    }
  }
}
