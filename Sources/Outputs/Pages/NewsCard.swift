import Model

/// A news item in a list.
struct NewsCard: TemplateView {
  /// What the card shows, behind one pointer: a card is copied into the rows of its list.
  private final class Shown: Sendable {
    let title: String?
    let summary: String?
    /// The language of the words where it isn't the page's.
    let textLanguage: String?
    let address: String
    let occasion: Occasion
    let category: String
    let year: Int
    let cover: NewsItem.Picture?

    init(_ item: NewsItem, _ pages: PageSet) {
      if let (language, text) = item.texts.words(in: pages.language) {
        (title, summary) = (text.title, text.lead)
        textLanguage = language == pages.language ? nil : language.rawValue
      } else {
        (title, summary, textLanguage) = (nil, nil, nil)
      }
      address = pages.routes.address(Routes.item(item))
      occasion = item.occasion
      category = item.category
      year = item.year
      cover = item.cover
    }
  }

  let pages: PageSet
  private let shown: Shown
  private var cover: MarkdownPage.Picture? {
    shown.cover.map { pages.picture($0, ofYear: shown.year) }
  }

  /// An item in the language of the pages.
  init(pages: PageSet, item: NewsItem) {
    self.pages = pages
    shown = Shown(item, pages)
  }

  static let fields: [Field<Self>] = [
    .text("title") { $0.shown.title },
    .text("text_language") { $0.shown.textLanguage },
    .text("summary") { $0.shown.summary },
    .text("address") { $0.shown.address },
    .html("date") { $0.pages.format.time($0.shown.occasion) },
    .text("category") { $0.pages.category($0.shown.category) },
    .text("category_address") { $0.pages.address(ofCategory: $0.shown.category) },
    .text("cover") { $0.cover?.address },
    .text("cover_choices") { $0.cover?.choices },
    .text("cover_width") { view in view.shown.cover.map { String($0.width) } },
    .text("cover_height") { view in view.shown.cover.map { String($0.height) } },
  ]
}

extension PageSet {
  /// The name of a news category.
  func category(_ key: String) -> String { categories[key]?.title ?? key }

  /// The address of the news of a category.
  func address(ofCategory key: String) -> String {
    categories[key]?.address ?? routes.address(Routes.news(category: key))
  }

  /// The language of words where it isn't the page's.
  func otherLanguage(of texts: [Language: NewsItem.Text]) -> String? {
    let found = texts.words(in: language)?.language
    return found == language ? nil : found?.rawValue
  }

  /// A picture of an item as it is published.
  func picture(_ picture: NewsItem.Picture, of item: NewsItem) -> MarkdownPage.Picture {
    self.picture(picture, ofYear: item.year)
  }

  /// The same of an item in the folder of a year of the Common Era.
  func picture(_ picture: NewsItem.Picture, ofYear year: Int) -> MarkdownPage.Picture {
    let address =
      routes.rootPath + "/news/" + String(year + 543) + "/"
      + PictureName.published(picture.file)
    let sources = picture.widths.map {
      MarkdownPage.Picture.Source(address: address + "." + String($0) + ".webp", width: $0)
    }
    return MarkdownPage.Picture(
      address: address, width: picture.width, height: picture.height, sources: sources)
  }
}

/// The names under which pictures are published: ASCII, lower case.
public enum PictureName {
  /// A name for addresses, the same for the same source name and different for different ones.
  public static func published(_ source: String) -> String {
    let isPlain = source.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x2E
        || $0 == 0x5F
    }
    if isPlain { return source }
    let parts = source.split(separator: ".", omittingEmptySubsequences: false)
    let stem = parts.dropLast().joined(separator: "-").lowercased().unicodeScalars.filter {
      ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-"
    }
    // FNV-1a keeps names apart whose plain letters are the same.
    let hash = source.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    let ending = (parts.last ?? "").lowercased()
    return "\(String(String.UnicodeScalarView(stem)))-\(String(hash, radix: 16)).\(ending)"
  }
}
