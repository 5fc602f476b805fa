public import Disclosure
public import Model

/// The first page: what all funds hold, the funds, the latest news.
struct HomeView: PageView {
  static let template = "home"

  let pages: PageSet
  let totals: SiteTotals
  let funds: [FundSummary]
  let news: [NewsItem]

  static let fields: [Field<Self>] =
    totalFields + [
      .text("home_title") { $0.pages.site.name[$0.pages.language] },
      .text("tagline") { $0.pages.site.tagline?[$0.pages.language] },
      .list("funds") { view in view.funds.map { FundCard(pages: view.pages, summary: $0) } },
      .list("news") { view in view.news.map { NewsCard(pages: view.pages, item: $0) } },
      .text("all_funds_address") { $0.pages.routes.address(Routes.funds) },
      .text("all_news_address") { $0.pages.routes.address(Routes.news) },
      .list("home_places") { view in
        FundPlace.all(view.funds, digits: view.placeDigits).map {
          PlaceView.Below(pages: view.pages, place: $0)
        }
      },
      .flag("has_places") { view in view.funds.contains { $0.id.placeCode != nil } },
    ]

  /// Provinces, or the districts where there is one province.
  private var placeDigits: Int { FundPlace.all(funds, digits: 2).count > 1 ? 2 : 4 }

  private static let totalFields: [Field<Self>] = [
    .text("total_balance") { $0.pages.format.money($0.totals.balance) },
    .text("unit") { $0.pages.site.currency.unit[$0.pages.language] },
    .text("fund_count") { $0.pages.format.count($0.totals.fundCount) },
    .text("counted_funds") { $0.pages.format.count($0.totals.countedFunds) },
    .text("held_funds") { view in
      view.totals.heldFunds == 0 ? nil : view.pages.format.count(view.totals.heldFunds)
    },
    .text("year") { view in view.totals.year.map { view.pages.format.year($0) } },
    .text("received") { $0.pages.format.money($0.totals.received) },
    .text("paid") { $0.pages.format.money($0.totals.paid) },
    .text("people_helped") { $0.pages.format.count($0.totals.peopleHelped) },
    .text("funds_in_year") { $0.pages.format.count($0.totals.fundsInYear) },
  ]
}

/// The sums over all funds whose books hold, and how many funds they are.
public struct SiteTotals: Sendable {
  /// All funds of the site.
  public let fundCount: Int
  /// Those whose balance is counted.
  public let countedFunds: Int
  /// Those that are being corrected.
  public let heldFunds: Int
  /// The money that the counted funds hold.
  public let balance: Money
  /// The last fiscal year with a published statement.
  public let year: FiscalYear?
  /// The funds with a published statement of that year.
  public let fundsInYear: Int
  /// What those funds received in it.
  public let received: Money
  /// What they paid in it.
  public let paid: Money
  /// How many people they helped in it.
  public let peopleHelped: Int

  /// Adds up summaries; each fund counts once.
  public init(_ funds: [FundSummary]) {
    let counted = funds.filter { !$0.isHeld && $0.closing != nil }
    fundCount = funds.count
    countedFunds = counted.count
    heldFunds = funds.count { $0.isHeld }
    balance = counted.compactMap(\.closing).total
    let last = funds.flatMap(\.years).map(\.year).max()
    let years = funds.flatMap(\.years).filter { $0.year == last }
    year = last
    fundsInYear = years.count
    received = years.map(\.received).total
    paid = years.map(\.paid).total
    peopleHelped = years.reduce(0) { $0 + $1.peopleHelped }
  }
}

extension PageSet {
  /// How many news items the first page shows.
  private static let newsOnHome = 3

  /// The first page.
  ///
  /// - Parameters:
  ///   - funds: by name.
  ///   - news: the newest first.
  public func home(
    funds: [FundSummary], news: [NewsItem], prose: Set<String>
  ) -> OutputFile {
    let view = HomeView(
      pages: self, totals: SiteTotals(funds), funds: funds,
      news: Array(news.prefix(Self.newsOnHome)))
    let page = Page(
      path: Routes.home, title: site.name[language],
      description: wording.sentence(.homeDescription, ["count": format.count(funds.count)]),
      prose: prose, feed: news.isEmpty ? nil : siteFeed, subject: .site)
    return file(page, render(view))
  }
}
