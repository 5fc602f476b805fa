public import Disclosure
import Model

/// Funds beside those of like size: whether mine is as others are.
struct CompareView: PageView {
  static let template = "compare"

  /// Funds of like size.
  struct Band: TemplateView {
    let pages: PageSet
    let title: String
    let id: String
    let funds: [FundSummary]

    private var totals: [FundSummary.Year] { funds.compactMap(\.years.last) }

    static let fields: [Field<Self>] = [
      .text("band") { $0.title }, .text("band_id") { $0.id },
      .text("band_count") { $0.pages.format.count($0.funds.count) },
      .text("band_balance") { view in
        Median.of(view.funds.compactMap(\.closing)).map { view.pages.format.money($0) }
      },
      .text("band_received") { view in
        Median.of(view.totals.map(\.received)).map { view.pages.format.money($0) }
      },
      .text("band_welfare") { view in
        Median.of(view.totals.map(\.welfare)).map { view.pages.format.money($0) }
      },
      .list("funds") { view in view.funds.map { Peer(pages: view.pages, fund: $0) } },
    ]
  }

  /// One fund of a band.
  struct Peer: TemplateView {
    let pages: PageSet
    let fund: FundSummary

    private var year: FundSummary.Year? { fund.years.last }

    static let fields: [Field<Self>] = [
      .text("name") { $0.fund.name[$0.pages.language] },
      .text("address") { $0.pages.routes.address(Routes.fund($0.fund.id)) },
      .text("members") { view in view.fund.members.map { view.pages.format.count($0) } },
      .text("balance") { view in view.fund.closing.map { view.pages.format.money($0) } },
      .text("received") { view in view.year.map { view.pages.format.money($0.received) } },
      .text("welfare") { view in view.year.map { view.pages.format.money($0.welfare) } },
      .text("welfare_share") { view in
        view.year.flatMap { view.pages.format.percent($0.welfare, of: $0.received) }
      },
    ]
  }

  let pages: PageSet
  let bands: [Band]

  static let fields: [Field<Self>] = [
    .text("unit") { $0.pages.site.currency.unit[$0.pages.language] },
    .list("bands") { $0.bands },
    .flag("has_bands") { !$0.bands.isEmpty },
  ]
}

/// The middle of some amounts.
enum Median {
  /// The middle amount, or the mean of the two in the middle; `nil` of none.
  static func of(_ amounts: [Money]) -> Money? {
    guard !amounts.isEmpty else { return nil }
    let sorted = amounts.sorted()
    let (low, high) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
    return Money(satang: (low.satang + high.satang) / 2)
  }
}

extension PageSet {
  /// Up to how many members a band of funds goes.
  private static let bandEnds = [500, 1_000, 3_000]

  /// The page that compares funds with those of like size.
  ///
  /// - Parameter funds: by name; those that are being corrected aren't compared.
  public func compare(_ funds: [FundSummary], prose: Set<String>) -> OutputFile {
    let title = wording[.compareTitle]
    let page = Page(
      path: Routes.compare, title: title, description: wording[.compareDescription],
      crumbs: [
        (wording[.home], routes.address(Routes.home)),
        (wording[.fundsTitle], routes.address(Routes.funds)), (title, nil),
      ], prose: prose)
    return file(page, render(CompareView(pages: self, bands: bands(funds))))
  }

  private func bands(_ funds: [FundSummary]) -> [CompareView.Band] {
    let shown = funds.filter { !$0.isHeld && $0.closing != nil }
    func band(_ number: Int, _ word: Word, _ values: [String: Int], _ funds: [FundSummary])
      -> CompareView.Band
    {
      CompareView.Band(
        pages: self,
        title: wording.sentence(word, values.mapValues { format.count($0) }),
        id: "size-\(number)", funds: funds)
    }
    let ends = Self.bandEnds
    func between(_ low: Int, _ high: Int) -> [FundSummary] {
      shown.filter { ($0.members ?? -1) > low && ($0.members ?? -1) <= high }
    }
    let bands = [
      band(1, .sizeUpTo, ["to": ends[0]], between(-1, ends[0])),
      band(2, .sizeBetween, ["from": ends[0] + 1, "to": ends[1]], between(ends[0], ends[1])),
      band(3, .sizeBetween, ["from": ends[1] + 1, "to": ends[2]], between(ends[1], ends[2])),
      band(4, .sizeAbove, ["from": ends[2]], between(ends[2], .max)),
      band(5, .sizeUnknown, [:], shown.filter { $0.members == nil }),
    ]
    return bands.filter { !$0.funds.isEmpty }
  }
}
