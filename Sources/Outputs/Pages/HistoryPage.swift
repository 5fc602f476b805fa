import Disclosure
import Model

/// What of a fund was published, and what of it was changed and why.
struct HistoryView: PageView {
  static let template = "history"

  /// One year as it is published.
  struct Edition: TemplateView {
    let pages: PageSet
    let year: PublishedYear
    let id: Fund.ID

    static let fields: [Field<Self>] = [
      .text("year") { $0.pages.format.year($0.year.year) },
      .text("statement_address") { $0.pages.routes.address(Routes.statement($0.id, $0.year.year)) },
      .html("final_day") { $0.pages.format.time($0.year.days.through, short: true) },
      .text("closing") { $0.pages.format.money($0.year.closing) },
      .flag("is_running") { $0.year.isRunning },
      .text("digest") { $0.year.digest },
    ]
  }

  /// One decision to change what was published.
  struct Change: TemplateView {
    let pages: PageSet
    let restatement: Restatement

    static let fields: [Field<Self>] = [
      .text("year") { $0.pages.format.year($0.restatement.year) },
      .text("reason") { $0.pages.wording.reason($0.restatement.reason) },
      .text("approver") { $0.restatement.approver },
      .text("replaced_digest") { $0.restatement.replaced },
    ]
  }

  let pages: PageSet
  let disclosure: FundDisclosure
  let head: FundHead

  static let fields: [Field<Self>] = [
    .view("head") { $0.head },
    .text("unit") { $0.pages.site.currency.unit[$0.pages.language] },
    .list("editions") { view in
      PublishedYear.all(of: view.disclosure).reversed().map {
        Edition(pages: view.pages, year: $0, id: view.disclosure.fund.id)
      }
    },
    .flag("has_editions") { !$0.disclosure.years.isEmpty },
    .list("changes") { view in
      view.disclosure.fund.restatements.map { Change(pages: view.pages, restatement: $0) }
    },
    .flag("has_changes") { !$0.disclosure.fund.restatements.isEmpty },
    .text("record_address") {
      $0.pages.routes.rootPath + "/" + Routes.publishedYears($0.disclosure.fund.id)
    },
  ]
}

extension PageSet {
  /// The page of a fund's editions.
  func history(_ disclosure: FundDisclosure, _ head: FundHead, prose: Set<String>) -> OutputFile {
    fundPage(
      .history, of: disclosure, description: .historyDescription, prose: prose,
      render(HistoryView(pages: self, disclosure: disclosure, head: head)))
  }
}
