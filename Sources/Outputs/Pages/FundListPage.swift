public import Disclosure
import Model

/// All funds as a table, in one of two orders.
struct FundListView: PageView {
  static let template = "funds"

  let pages: PageSet
  let totals: SiteTotals
  let funds: [FundSummary]
  let isByBalance: Bool

  static let fields: [Field<Self>] = [
    .text("total_balance") { $0.pages.format.money($0.totals.balance) },
    .text("unit") { $0.pages.site.currency.unit[$0.pages.language] },
    .text("fund_count") { $0.pages.format.count($0.totals.fundCount) },
    .text("counted_funds") { $0.pages.format.count($0.totals.countedFunds) },
    .flag("is_by_balance") { $0.isByBalance },
    .text("by_name_address") { $0.pages.routes.address(Routes.funds) },
    .text("by_balance_address") { $0.pages.routes.address(Routes.fundsByBalance) },
    .text("compare_address") { $0.pages.routes.address(Routes.compare) },
    .list("funds") { view in view.funds.map { FundCard(pages: view.pages, summary: $0) } },
  ]
}

extension PageSet {
  /// The list of funds, by name and by balance.
  public func fundLists(_ funds: [FundSummary], prose: Set<String>) -> [OutputWork] {
    let totals = SiteTotals(funds)
    // Funds without a published balance stand after those with one, by name.
    let byBalance = funds.enumerated().sorted { left, right in
      let (a, b) = (shownBalance(left.element), shownBalance(right.element))
      return a == b ? left.offset < right.offset : (a ?? .lowest) > (b ?? .lowest)
    }.map(\.element)
    return [(Routes.funds, funds, false), (Routes.fundsByBalance, byBalance, true)].map {
      path, funds, isByBalance -> OutputWork in
      let title = wording[isByBalance ? .fundsByBalanceTitle : .fundsTitle]
      var crumbs: [(String, String?)] = [(wording[.home], routes.address(Routes.home))]
      if isByBalance { crumbs.append((wording[.fundsTitle], routes.address(Routes.funds))) }
      let page = Page(
        path: path, title: title, description: wording[.fundsDescription],
        crumbs: crumbs + [(title, nil)], prose: prose)
      let view = FundListView(pages: self, totals: totals, funds: funds, isByBalance: isByBalance)
      return { [file(page, render(view))] }
    }
  }

  private func shownBalance(_ fund: FundSummary) -> Money? { fund.isHeld ? nil : fund.closing }
}

extension Money {
  fileprivate static let lowest = Money(satang: Int64.min)
}
