import Disclosure
import Model

/// The files of a fund, what is in them, and under which licence.
struct FundDataView: PageView {
  static let template = "fund-data"

  /// One file.
  struct FileRow: TemplateView {
    let name: String
    let address: String
    let content: String

    static let fields: [Field<Self>] = [
      .text("file_name") { $0.name }, .text("file_address") { $0.address },
      .text("file_content") { $0.content },
    ]
  }

  let pages: PageSet
  let disclosure: FundDisclosure
  let head: FundHead

  private var files: [FileRow] {
    let id = disclosure.fund.id
    func row(_ path: String, _ content: String) -> FileRow {
      FileRow(
        name: String(path.split(separator: "/").last ?? ""),
        address: pages.routes.rootPath + "/" + path, content: content)
    }
    let tables = DataTable.ofFunds.map {
      row(Routes.table($0, of: id), $0.title[pages.language])
    }
    let years = disclosure.years.filter { !$0.isRunning }.reversed().flatMap { year in
      let values = ["year": pages.format.year(year.year)]
      return [
        row(
          Routes.table(.ledger, of: id, year.year),
          pages.wording.sentence(.dataLedger, values)),
        row(
          Routes.table(.entries, of: id, year.year),
          pages.wording.sentence(.dataEntries, values)),
        row(Routes.yearData(id, year.year), pages.wording.sentence(.dataYear, values)),
        row(Routes.journal(id, year.year), pages.wording.sentence(.dataJournal, values)),
      ]
    }
    return [
      row(Routes.simpleTable(id), pages.wording[.dataSimple]),
      row(Routes.fundData(id), pages.wording[.dataFull]),
    ] + tables + years + [
      row(Routes.fund(id) + DataPackage.fileName, pages.wording[.dataPackage]),
      row(Routes.publishedYears(id), pages.wording[.dataPublished]),
    ]
  }

  static let fields: [Field<Self>] = [
    .view("head") { $0.head },
    .list("files") { $0.files },
    .text("table_address") { view in
      view.pages.site.baseAddress + Routes.table(.payments, of: view.disclosure.fund.id)
    },
    .text("dictionary_address") { $0.pages.routes.address(Routes.data) + "#dictionary" },
    .text("licence") { $0.pages.site.licence?.name },
    .text("licence_address") { $0.pages.site.licence?.address },
    .text("publisher") { $0.pages.site.publisher[$0.pages.language] },
    .html("as_of") { $0.pages.format.time($0.pages.site.asOf) },
    .text("fund_page") { view in
      let base = view.pages.site.baseAddress
      return base
        + String(
          view.pages.routes.address(Routes.fund(view.disclosure.fund.id))
            .dropFirst(view.pages.routes.rootPath.count + 1))
    },
  ]
}

extension PageSet {
  /// The page of a fund's files.
  func data(_ disclosure: FundDisclosure, _ head: FundHead, prose: Set<String>) -> OutputFile {
    fundPage(
      .data, of: disclosure, description: .dataDescription, prose: prose,
      render(FundDataView(pages: self, disclosure: disclosure, head: head)))
  }
}
