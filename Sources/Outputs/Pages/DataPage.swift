public import Disclosure
import Model

/// The open data of the whole site: the files, and what every column means.
struct DataView: PageView {
  static let template = "data"

  /// A file with what is in it.
  struct FileRow: TemplateView {
    let name: String
    let address: String
    let content: String

    static let fields: [Field<Self>] = [
      .text("file_name") { $0.name }, .text("file_address") { $0.address },
      .text("file_content") { $0.content },
    ]
  }

  /// A province or district with its files.
  struct PlaceRow: TemplateView {
    let name: String
    let folder: String
    let code: String
    let hasDatabase: Bool

    static let fields: [Field<Self>] = [
      .text("place_name") { $0.name }, .text("summary_address") { $0.folder + "summary.csv" },
      .text("index_address") { $0.folder + "index.json" },
      .text("package_address") { $0.folder + DataPackage.fileName },
      .text("database_address") { view in
        view.hasDatabase ? "\(view.folder)\(view.code).sqlite" : nil
      },
    ]
  }

  /// A table with its columns.
  struct TableView: TemplateView {
    /// What one column means.
    struct ColumnRow: TemplateView {
      let name: String
      let kind: String
      let meaning: String

      static let fields: [Field<Self>] = [
        .text("column_name") { $0.name }, .text("column_kind") { $0.kind },
        .text("column_meaning") { $0.meaning },
      ]
    }

    let pages: PageSet
    let table: DataTable

    static let fields: [Field<Self>] = [
      .text("table_name") { $0.table.name },
      .text("table_title") { $0.table.title[$0.pages.language] },
      .text("table_key") { view in
        view.table.key.isEmpty ? nil : view.table.key.joined(separator: ", ")
      },
      .list("columns") { view in
        view.table.columns(view.pages.site).map { column in
          ColumnRow(
            name: column.name, kind: view.pages.wording.kind(column.kind),
            meaning: column.title[view.pages.language])
        }
      },
    ]
  }

  let pages: PageSet
  let funds: [FundSummary]

  private var root: String { pages.routes.rootPath + "/" }

  private var files: [FileRow] {
    func row(_ name: String, _ word: Word) -> FileRow {
      FileRow(
        name: name, address: root + Routes.data + name, content: pages.wording[word])
    }
    return [
      row("funds.csv", .dataFundsFile), row("summary.csv", .dataSummaryFile),
      row("site.sqlite", .dataDatabaseFile), row("datasette.json", .dataDatasetteFile),
      row("index.json", .dataIndexFile), row(DataPackage.fileName, .dataPackage),
      row("catalog.jsonld", .dataCatalogueFile),
    ] + (pages.site.contact?.email == nil ? [] : [row("gdc.csv", .dataThaiCatalogueFile)])
  }

  private var places: [PlaceRow] {
    let places = FundPlace.all(funds, digits: 2) + FundPlace.all(funds, digits: 4)
    return places.sorted { $0.code < $1.code }.map { place in
      PlaceRow(
        name: pages.name(of: place), folder: root + Routes.data(of: place.code), code: place.code,
        hasDatabase: place.code.utf8.count == 2)
    }
  }

  static let fields: [Field<Self>] = [
    .list("files") { $0.files }, .list("places") { $0.places },
    .flag("has_places") { !$0.places.isEmpty },
    .list("tables") { view in
      (DataTable.ofFunds + DataTable.ofYears).map { TableView(pages: view.pages, table: $0) }
    },
    .text("version") { _ in DataTable.version },
    .text("licence") { $0.pages.site.licence?.name },
    .text("licence_address") { $0.pages.site.licence?.address },
  ]
}

extension Wording {
  /// What may stand in a column.
  func kind(_ kind: DataColumn.Kind) -> String {
    switch kind {
    case .text, .words: self[.kindText]
    case .integer, .year: self[.kindInteger]
    case .amount: self[.kindAmount]
    case .date: self[.kindDate]
    case .flag: "true, false"
    case .choice(let words): words.joined(separator: ", ")
    }
  }
}

extension PageSet {
  /// The page of the site's data.
  ///
  /// - Parameter funds: by name.
  public func data(_ funds: [FundSummary], prose: Set<String>) -> OutputFile {
    let title = wording[.siteDataTitle]
    let page = Page(
      path: Routes.data, title: title, description: wording[.siteDataDescription],
      crumbs: [(wording[.home], routes.address(Routes.home)), (title, nil)], prose: prose,
      subject: .site)
    return file(page, render(DataView(pages: self, funds: funds)))
  }
}
