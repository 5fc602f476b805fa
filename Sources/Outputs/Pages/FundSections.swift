import Disclosure
import Model

/// The pages of one fund beside its first, in the order of their menu.
enum FundSection: String, CaseIterable {
  case money, welfare, baht, people, checks, history, data, board

  /// The word in the menu and the page's title.
  var word: Word {
    switch self {
    case .money: .moneyTitle
    case .welfare: .welfarePageTitle
    case .baht: .bahtTitle
    case .people: .peopleTitle
    case .checks: .checksTitle
    case .history: .historyTitle
    case .data: .dataTitle
    case .board: .boardTitle
    }
  }
}

/// A link in the menu of a fund's pages.
struct FundSectionLink: TemplateView {
  let pages: PageSet
  let id: Fund.ID
  let section: FundSection
  let current: FundSection?

  static let fields: [Field<Self>] = [
    .text("section_title") { $0.pages.wording[$0.section.word] },
    .text("section_address") { $0.pages.routes.address(Routes.fund($0.id, $0.section)) },
    .flag("is_current_section") { $0.section == $0.current },
  ]

  /// The menu of a fund's pages.
  static func all(_ pages: PageSet, _ id: Fund.ID, current: FundSection? = nil)
    -> [FundSectionLink]
  {
    FundSection.allCases.map {
      FundSectionLink(pages: pages, id: id, section: $0, current: current)
    }
  }
}

/// What the head of each of a fund's pages says.
struct FundHead: TemplateView {
  let pages: PageSet
  let disclosure: FundDisclosure
  let section: FundSection

  private var fund: Fund { disclosure.fund }

  static let fields: [Field<Self>] = [
    .text("fund_name") { $0.fund.name[$0.pages.language] },
    .text("fund_address") { $0.pages.routes.address(Routes.fund($0.fund.id)) },
    .text("fund_id") { $0.fund.id.text },
    .list("places") { view in view.pages.places(view.fund.id, view.fund.location, short: false) },
    .list("sections") { view in
      FundSectionLink.all(view.pages, view.fund.id, current: view.section)
    },
    .flag("is_held") { $0.disclosure.hold != nil },
    .html("last_day") { view in view.disclosure.lastDay.map { view.pages.format.time($0) } },
  ]
}

extension PageSet {
  /// A fund in the title of a page: its name and number, as two sub-districts may share a name.
  func title(of fund: Fund) -> String { "\(fund.name[language]) (\(fund.id.text))" }

  /// A page below a fund's own.
  func fundPage(
    _ section: FundSection, of disclosure: FundDisclosure, description: Word, prose: Set<String>,
    _ content: HTML
  ) -> OutputFile {
    let name = disclosure.fund.name[language]
    let title = wording[section.word]
    let page = Page(
      path: Routes.fund(disclosure.fund.id, section),
      title: "\(title) · \(self.title(of: disclosure.fund))",
      description: wording.sentence(description, ["name": name]),
      crumbs: [
        (wording[.home], routes.address(Routes.home)),
        (wording[.fundsTitle], routes.address(Routes.funds)),
        (name, routes.address(Routes.fund(disclosure.fund.id))), (title, nil),
      ], prose: prose,
      subject: section == .data
        ? .fund(disclosure.fund, years: disclosure.years.map(\.year)) : nil)
    return file(page, content)
  }

  /// Every page of a fund beside its first and its statements.
  func sections(_ disclosure: FundDisclosure, prose: Set<String>) -> [OutputFile] {
    FundSection.allCases.map { section in
      func head() -> FundHead { FundHead(pages: self, disclosure: disclosure, section: section) }
      switch section {
      case .money: return money(disclosure, head(), prose: prose)
      case .welfare: return welfare(disclosure, head(), prose: prose)
      case .baht: return baht(disclosure, head(), prose: prose)
      case .people: return people(disclosure, head(), prose: prose)
      case .checks: return checks(disclosure, prose: prose)
      case .history: return history(disclosure, head(), prose: prose)
      case .data: return data(disclosure, head(), prose: prose)
      case .board: return board(disclosure, head(), prose: prose)
      }
    }
  }
}
