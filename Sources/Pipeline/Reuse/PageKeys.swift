import Disclosure
import Model
import Outputs

/// What each of the pages over many funds is made from.
struct PageKeys: Sendable {
  /// Settings, templates, the day, what is made, the funds there are.
  let site: PartKey
  /// All news, prose and pictures.
  let news: PartKey
  /// The private values that are looked for, and the persons who are public.
  let values: PartKey
  /// Each fund's own key.
  let funds: [Fund.ID: PartKey]

  /// The keys of some funds.
  init(_ funds: [Keyed<FundResult>], _ inputs: InputKeys) {
    site = inputs.site
    news = inputs.news
    values = Self.values(funds, inputs)
    self.funds = Dictionary(
      funds.compactMap { fund in fund.value.summary.map { ($0.id, fund.key) } }
    ) { first, _ in first }
  }

  /// The key of what every page is scanned for.
  static func values(_ funds: [Keyed<FundResult>], _ inputs: InputKeys) -> PartKey {
    PartKey([inputs.news.text] + funds.map(\.value.valuesKey))
  }

  private var allFunds: PartKey {
    PartKey(funds.sorted { $0.key < $1.key }.flatMap { [$0.key.text, $0.value.text] })
  }

  /// The pictures.
  var pictures: PartKey { PartKey([news.text, values.text]) }
  /// The lists of news.
  var newsLists: PartKey { PartKey([news.text, values.text]) }
  /// The pages over many funds, some of which show news.
  var lists: PartKey { PartKey([news.text, values.text, allFunds.text]) }

  /// The pages of a place.
  func place(_ work: PlaceWork) -> PartKey {
    PartKey(
      [news.text, values.text] + work.names
        + work.ids.flatMap { [$0.text, funds[$0]?.text ?? ""] })
  }

  /// The texts, which name funds.
  func texts(_ summaries: [FundSummary]) -> PartKey {
    let names = summaries.sorted { $0.id < $1.id }.flatMap { fund in
      [fund.id.text, fund.name.th, fund.name.en]
        + fund.name.others.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap {
          [$0.key.rawValue, $0.value]
        }
    }
    return PartKey([news.text, values.text] + names)
  }

  /// The search, which finds funds by their figures too.
  func search(_ texts: PartKey?) -> PartKey {
    PartKey([texts?.text ?? "", allFunds.text])
  }

  /// The data of a place.
  func data(of scope: SiteData.Scope) -> PartKey {
    PartKey(
      [scope.hasNews ? news.text : site.text, values.text]
        + scope.ids.flatMap { [$0.text, funds[$0]?.text ?? ""] })
  }
}
