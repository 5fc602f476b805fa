import Disclosure
import Model

/// The page of the search: a box, what it finds, and the index by letters, which needs no script.
struct SearchView: PageView {
  static let template = "search"

  /// What the script must know of the indexes.
  struct Measures {
    let texts: String
    let funds: String
    let names: Int
  }

  let pages: PageSet
  let measures: Measures
  let letters: [LetterLink]

  static let fields: [Field<Self>] = [
    .text("root") { $0.pages.routes.rootPath },
    .text("search_address") { $0.pages.routes.address(Routes.search) },
    .text("texts_folder") { view in
      view.pages.routes.rootPath + "/"
        + view.pages.routes.searchFolder(view.pages.language, "texts")
    },
    .text("funds_folder") { view in
      view.pages.routes.rootPath + "/"
        + view.pages.routes.searchFolder(view.pages.language, "funds")
    },
    .text("texts_measures") { $0.measures.texts },
    .text("funds_measures") { $0.measures.funds },
    .text("names_count") { String($0.measures.names) },
    .list("letters") { $0.letters },
    .flag("has_letters") { !$0.letters.isEmpty },
  ]
}

/// A letter of the index.
struct LetterLink: TemplateView {
  let sign: String
  let address: String
  let count: String
  let isCurrent: Bool

  static let fields: [Field<Self>] = [
    .text("letter") { $0.sign }, .text("letter_address") { $0.address },
    .text("letter_count") { $0.count }, .flag("is_current") { $0.isCurrent },
  ]
}

/// A line of the index by letters: a fund under its place, a title under itself.
struct LetterEntry: TemplateView {
  let title: String
  let address: String
  let note: String
  let letter: ThaiOrder.Letter
  let key: String

  static let fields: [Field<Self>] = [
    .text("title") { $0.title }, .text("address") { $0.address }, .text("note") { $0.note },
  ]
}

/// All funds and titles of one letter.
struct LetterIndexView: PageView {
  static let template = "index-a-z"

  let title: String
  let entries: [LetterEntry]
  let letters: [LetterLink]
  let searchAddress: String
  let previousAddress: String?
  let nextAddress: String?

  static let fields: [Field<Self>] = [
    .text("list_title") { $0.title }, .list("entries") { $0.entries },
    .list("letters") { $0.letters }, .text("search_address") { $0.searchAddress },
    .flag("has_pages") { $0.previousAddress != nil || $0.nextAddress != nil },
    .text("previous_address") { $0.previousAddress }, .text("next_address") { $0.nextAddress },
  ]
}

extension PageSet {
  /// How many lines stand on a page of the index.
  private static let linesOnPage = 200

  /// The funds as they stand in the index: under their place, where it is known.
  func letterEntries(_ funds: [FundSummary]) -> [LetterEntry] {
    funds.map { fund in
      let name = fund.location.tambon?[language] ?? fund.name[language]
      let places = places(fund.id, fund.location, short: false).map(\.text).joined(separator: " ")
      return LetterEntry(
        title: fund.name[language], address: routes.address(Routes.fund(fund.id)), note: places,
        letter: ThaiOrder.Letter(of: name), key: ThaiOrder.key(name))
    }
  }

  /// The page of the search, and the index by letters.
  func searchPages(
    _ measures: SearchView.Measures, _ entries: [LetterEntry], prose: Set<String>
  ) -> [OutputFile] {
    let groups = Dictionary(grouping: entries, by: \.letter)
    func links(_ current: ThaiOrder.Letter?) -> [LetterLink] {
      groups.keys.sorted().map { letter in
        LetterLink(
          sign: letter.sign, address: routes.address(Routes.index(letter)),
          count: format.count(groups[letter]?.count ?? 0), isCurrent: letter == current)
      }
    }
    let title = wording[.searchTitle]
    let page = Page(
      path: Routes.search, title: title, description: wording[.searchDescription],
      crumbs: [(wording[.home], routes.address(Routes.home)), (title, nil)], prose: prose)
    let view = SearchView(pages: self, measures: measures, letters: links(nil))
    return [file(page, render(view))]
      + groups.keys.sorted().flatMap { letter in
        // What is equal by the dictionary stands by its address.
        let sorted = (groups[letter] ?? []).sorted {
          ($0.key, $0.address) < ($1.key, $1.address)
        }
        return letterPages(letter, sorted, links(letter), prose)
      }
  }

  private func letterPages(
    _ letter: ThaiOrder.Letter, _ entries: [LetterEntry], _ links: [LetterLink],
    _ prose: Set<String>
  ) -> [OutputFile] {
    let size = Self.linesOnPage
    let count = (entries.count + size - 1) / size
    return (1...count).map { number in
      func address(_ number: Int) -> String {
        routes.address(Routes.index(letter, page: number))
      }
      var title = wording.sentence(.letterTitle, ["letter": letter.sign])
      if number > 1 {
        title = wording.sentence(
          .letterPage, ["title": title, "page": format.count(number)])
      }
      let view = LetterIndexView(
        title: title,
        entries: Array(entries[(number - 1) * size..<min(number * size, entries.count)]),
        letters: links, searchAddress: routes.address(Routes.search),
        previousAddress: number > 1 ? address(number - 1) : nil,
        nextAddress: number < count ? address(number + 1) : nil)
      let page = Page(
        path: Routes.index(letter, page: number), title: title,
        description: wording.sentence(.letterDescription, ["letter": letter.sign]),
        crumbs: [
          (wording[.home], routes.address(Routes.home)),
          (wording[.searchTitle], routes.address(Routes.search)), (title, nil),
        ], prose: prose, elsewhere: Routes.search)
      return file(page, render(view))
    }
  }
}
