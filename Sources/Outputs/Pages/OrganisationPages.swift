public import Disclosure
public import Model

/// The bodies that give to funds or work with them, each with what it approved.
struct OrganisationListView: PageView {
  static let template = "organisations"

  /// One of them.
  struct Line: TemplateView {
    let pages: PageSet
    let organisation: Organisation
    let given: [OrganisationView.Given]

    static let fields: [Field<Self>] = [
      .text("organisation_name") { $0.organisation.name[$0.pages.language] },
      .text("organisation_address") {
        $0.pages.routes.address(Routes.organisation($0.organisation.id))
      },
      .text("organisation_kind") { $0.organisation.kind?[$0.pages.language] },
      .text("given_funds") { view in view.pages.format.count(Set(view.given.map(\.fund.id)).count)
      },
      // Nobody's report is no report of nothing.
      .flag("has_given") { !$0.given.isEmpty },
      .text("approved") { view in view.pages.format.money(view.given.map(\.pledge.amount).total) },
    ]
  }

  let pages: PageSet
  let lines: [Line]

  static let fields: [Field<Self>] = [
    .text("unit") { $0.pages.site.currency.unit[$0.pages.language] },
    .list("organisations") { $0.lines },
  ]
}

/// One organisation: what it approved for which fund and year, and the news that name it.
struct OrganisationView: PageView {
  static let template = "organisation"

  /// What was approved for a fund.
  struct Given: TemplateView {
    let pages: PageSet
    let fund: FundSummary
    let pledge: Pledge

    static let fields: [Field<Self>] = [
      .text("year") { $0.pages.format.year($0.pledge.year) },
      .text("fund_name") { $0.fund.name[$0.pages.language] },
      .text("money_address") { $0.pages.routes.address(Routes.fund($0.fund.id, .money)) },
      .text("reference") { $0.pledge.reference?[$0.pages.language] },
      .text("approved") { $0.pages.format.money($0.pledge.amount) },
    ]
  }

  let pages: PageSet
  let organisation: Organisation
  let given: [Given]
  let news: [NewsItem]

  static let fields: [Field<Self>] = [
    .text("organisation_name") { $0.organisation.name[$0.pages.language] },
    .text("organisation_kind") { $0.organisation.kind?[$0.pages.language] },
    .text("website") { $0.organisation.website },
    .text("unit") { $0.pages.site.currency.unit[$0.pages.language] },
    .text("approved_total") { view in
      view.pages.format.money(view.given.map(\.pledge.amount).total)
    },
    .text("given_funds") { view in view.pages.format.count(Set(view.given.map(\.fund.id)).count) },
    .list("given") { $0.given },
    .flag("has_given") { !$0.given.isEmpty },
    .list("news") { view in view.news.map { NewsCard(pages: view.pages, item: $0) } },
    .flag("has_news") { !$0.news.isEmpty },
  ]
}

extension PageSet {
  /// The pages of the organisations in the site's settings; none where there are none.
  ///
  /// - Parameters:
  ///   - funds: by name.
  ///   - news: the newest first.
  /// - Complexity: O(promises · log promises + organisations in news).
  public func organisations(
    _ funds: [FundSummary], news: [NewsItem], prose: Set<String>
  ) -> [OutputWork] {
    guard !site.organisations.isEmpty else { return [] }
    var given: [String: [OrganisationView.Given]] = [:]
    for fund in funds {
      for pledge in fund.pledges {
        guard let id = pledge.organisation else { continue }
        given[id, default: []].append(.init(pages: self, fund: fund, pledge: pledge))
      }
    }
    var naming: [String: [NewsItem]] = [:]
    for item in news {
      for id in Set(item.organisations) { naming[id, default: []].append(item) }
    }
    let pages = site.organisations.map { organisation in
      // The newest year first; within it the funds stay in the order of their names.
      let ofThis = (given[organisation.id] ?? []).enumerated().sorted {
        ($1.element.pledge.year, $0.offset) < ($0.element.pledge.year, $1.offset)
      }
      return OrganisationView(
        pages: self, organisation: organisation, given: ofThis.map(\.element),
        news: naming[organisation.id] ?? [])
    }
    let title = wording[.organisationsTitle]
    let home = (wording[.home], routes.address(Routes.home) as String?)
    let list = Page(
      path: Routes.organisations, title: title,
      description: wording[.organisationsDescription], crumbs: [home, (title, nil)], prose: prose)
    let lines = pages.map {
      OrganisationListView.Line(
        pages: self, organisation: $0.organisation, given: $0.given)
    }
    return [{ [file(list, render(OrganisationListView(pages: self, lines: lines)))] }]
      + pages.map { view -> OutputWork in
        let name = view.organisation.name[language]
        let page = Page(
          path: Routes.organisation(view.organisation.id), title: name,
          description: wording.sentence(.organisationDescription, ["name": name]),
          crumbs: [home, (title, routes.address(Routes.organisations)), (name, nil)], prose: prose)
        return { [file(page, render(view))] }
      }
  }

  /// An organisation of the site's settings as a link.
  func organisationLink(_ id: String) -> ShelfLink? {
    site.organisations.first { $0.id == id }.map {
      ShelfLink(
        name: $0.name[language], address: routes.address(Routes.organisation(id)),
        isCurrent: false)
    }
  }
}
