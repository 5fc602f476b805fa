public import Model

/// What stands at an address that a text has left: a way on, for browsers and for readers.
struct MovedView: PageView {
  static let template = "moved"

  let pages: PageSet
  let title: String
  let address: String

  static let fields: [Field<Self>] = [
    .text("page_language") { $0.pages.language.rawValue },
    .text("site_name") { $0.pages.site.name[$0.pages.language] },
    .text("root") { $0.pages.routes.rootPath },
    .text("moved_title") { $0.title }, .text("moved_address") { $0.address },
    .text("canonical") { $0.pages.host + $0.address },
  ]
}

/// A page at an address of before.
public struct MovedPage: Sendable {
  /// The page.
  public let file: OutputFile
  /// Where the address is written.
  public let place: Place
}

extension PageSet {
  /// The pages at the addresses that an item has left; those that its text in this language names.
  public func moved(_ item: NewsItem) -> [MovedPage] { moved(item.texts, Routes.item(item)) }

  /// The pages at the addresses that a page of prose has left.
  public func moved(_ prose: ProsePage) -> [MovedPage] {
    moved(prose.texts, Routes.prose(prose.slug))
  }

  private func moved(_ texts: [Language: NewsItem.Text], _ path: String) -> [MovedPage] {
    guard let text = texts[language] else { return [] }
    let view = MovedView(pages: self, title: text.title, address: routes.address(path))
    return text.moves.map { move in
      let file = move.path.hasSuffix("/") ? move.path + "index.html" : move.path
      return MovedPage(
        file: OutputFile(path: file, bytes: render(view).bytes), place: move.place)
    }
  }
}
