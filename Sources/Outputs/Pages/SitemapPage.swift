public import Disclosure
public import Model

/// What the site has, on one page.
struct SitemapView: PageView {
  static let template = "sitemap"

  /// One link.
  struct Link: TemplateView {
    let title: String
    let address: String

    static let fields: [Field<Self>] = [
      .text("link_title") { $0.title }, .text("link_address") { $0.address },
    ]
  }

  let main: [Link]
  let places: [Link]
  let news: [Link]
  let texts: [Link]

  static let fields: [Field<Self>] = [
    .list("main_links") { $0.main },
    .list("place_links") { $0.places }, .flag("has_places") { !$0.places.isEmpty },
    .list("news_links") { $0.news }, .flag("has_news_years") { !$0.news.isEmpty },
    .list("text_links") { $0.texts }, .flag("has_texts") { !$0.texts.isEmpty },
  ]
}

extension PageSet {
  /// The page that lists the site's parts; places and years lead on to the rest.
  public func sitemap(
    _ funds: [FundSummary], news: [NewsItem], texts: [ProsePage], prose: Set<String>
  ) -> OutputFile {
    func link(_ title: String, _ path: String) -> SitemapView.Link {
      SitemapView.Link(title: title, address: routes.address(path))
    }
    let provinces = FundPlace.all(funds, digits: 2)
    let districts = FundPlace.all(funds, digits: 4)
    let places = (provinces + districts).sorted { $0.code < $1.code }
    let view = SitemapView(
      main: [
        link(wording[.home], Routes.home), link(wording[.fundsTitle], Routes.funds),
        link(wording[.fundsByBalanceTitle], Routes.fundsByBalance),
        link(wording[.compareTitle], Routes.compare), link(wording[.newsTitle], Routes.news),
        link(wording[.policyTitle], Routes.policy),
        link(wording[.siteDataTitle], Routes.data),
      ]
        + (site.organisations.isEmpty
          ? [] : [link(wording[.organisationsTitle], Routes.organisations)]),
      places: places.map {
        link(wording.sentence(.fundsInPlace, ["name": name(of: $0)]), Routes.place($0.code))
      },
      news: Set(news.map(\.year)).sorted(by: >).map {
        link(wording.sentence(.newsOfYear, ["year": format.year($0)]), Routes.news(year: $0))
      },
      texts: texts.compactMap { text in
        text.texts.words(in: language).map { link($0.text.title, Routes.prose(text.slug)) }
      })
    let title = wording[.sitemapTitle]
    let page = Page(
      path: Routes.sitemap, title: title, description: wording[.sitemapDescription],
      crumbs: [(wording[.home], routes.address(Routes.home)), (title, nil)], prose: prose)
    return file(page, render(view))
  }
}
