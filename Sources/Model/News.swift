/// A news item: everything about it that stands before its text, and the text as Markdown.
public struct NewsItem: Sendable {
  /// A picture beside the text.
  public struct Picture: Hashable, Sendable {
    /// The picture's file name in the folder of the item.
    public let file: String
    /// What it shows, for those who don't see it.
    public let alternative: String
    /// Its size in pixels, as it is published.
    public var width: Int
    /// Its size in pixels, as it is published.
    public var height: Int
    /// The widths in which it is published as WebP, the narrowest first.
    public var widths: [Int] = []

    /// Whether words are no more than the name of a file, which tells nobody what is seen.
    public static func isFileName(_ words: String) -> Bool {
      isPlainFileName(words) ?? isFileName(any: words)
    }

    private static let endings = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic"]
    private static let cameras = [
      "img_", "img-", "dsc_", "dsc0", "dscn", "image_", "photo_", "screenshot_",
    ]
    private static let endingBytes = endings.map { Array($0.utf8) }
    private static let cameraBytes = cameras.map { Array($0.utf8) }

    /// The same of words of ASCII and Thai, byte for byte; `nil` for any others.
    private static func isPlainFileName(_ words: String) -> Bool? {
      var name: [UInt8] = []
      name.reserveCapacity(words.utf8.count)
      var (isASCII, mayBeThai) = (true, false)
      for byte in words.utf8 {
        name.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        guard byte >= 0x80 else { continue }
        isASCII = false
        // Thai is E0 B8 … and E0 B9 …
        if byte == 0xE0 {
          mayBeThai = true
        } else if mayBeThai, byte & 0xFE == 0xB8 {
          mayBeThai = false
        } else if mayBeThai || byte >= 0xC0 {
          return nil
        }
      }
      return endingBytes.contains { name.suffix($0.count).elementsEqual($0) }
        || (isASCII && cameraBytes.contains { name.starts(with: $0) })
    }

    /// The same, whatever the words.
    static func isFileName(any words: String) -> Bool {
      let name = words.lowercased()
      return endings.contains { name.hasSuffix($0) }
        || (cameras.contains { name.hasPrefix($0) } && name.allSatisfy { $0.isASCII })
    }

    /// A picture.
    public init(file: String, alternative: String, width: Int, height: Int) {
      self.file = file
      self.alternative = alternative
      self.width = width
      self.height = height
    }
  }

  /// A person who acted in public, named with the role.
  public struct Person: Hashable, Sendable {
    /// The name, with its title.
    public let name: String
    /// The public role.
    public let role: String

    /// A person.
    public init(name: String, role: String) {
      self.name = name
      self.role = role
    }
  }

  /// Who made the item.
  public struct Credits: Hashable, Sendable {
    /// Who wrote it (ข่าว).
    public let news: String?
    /// Who took the pictures (ภาพ).
    public let photo: String?
    /// Who published it (สื่อ).
    public let media: String?

    /// Credits.
    public init(news: String? = nil, photo: String? = nil, media: String? = nil) {
      self.news = news
      self.photo = photo
      self.media = media
    }
  }

  /// How many took part.
  public struct Participants: Hashable, Sendable {
    /// How many.
    public let count: Int
    /// Whether there were more than that.
    public let atLeast: Bool
    /// How many groups, where the count is groups times each.
    public let groups: Int?
    /// How many of each group.
    public let each: Int?

    /// A count of participants.
    public init(count: Int, atLeast: Bool = false, groups: Int? = nil, each: Int? = nil) {
      self.count = count
      self.atLeast = atLeast
      self.groups = groups
      self.each = each
    }
  }

  /// A meeting that is counted within its year: `1/2566`.
  public struct Meeting: Hashable, Sendable {
    /// What meets; `nil` where the title says it.
    public let name: String?
    /// The number within the year.
    public let number: Int
    /// The year of the Common Era.
    public let year: Int

    /// A meeting.
    public init(name: String?, number: Int, year: Int) {
      self.name = name
      self.number = number
      self.year = year
    }
  }

  /// Where something happened; parts that nobody named stay empty.
  public struct Venue: Hashable, Sendable {
    /// The room or house.
    public let name: String?
    /// The sub-district.
    public let tambon: String?
    /// The district.
    public let district: String?
    /// The province.
    public let province: String?

    /// A venue.
    public init(
      name: String? = nil, tambon: String? = nil, district: String? = nil,
      province: String? = nil
    ) {
      self.name = name
      self.tambon = tambon
      self.district = district
      self.province = province
    }
  }

  /// Who published the item before us.
  public struct Source: Hashable, Sendable {
    /// Who.
    public let name: String
    /// When.
    public let date: Occasion?
    /// Where, an address of the web.
    public let address: String?

    /// A source.
    public init(name: String, date: Occasion? = nil, address: String? = nil) {
      self.name = name
      self.date = date
      self.address = address
    }
  }

  /// How often the item was viewed at its source; counted there, never here.
  public struct Views: Hashable, Sendable {
    /// How often.
    public let count: Int
    /// On which day that was read.
    public let asOf: Day?

    /// A count of views.
    public init(count: Int, asOf: Day? = nil) {
      self.count = count
      self.asOf = asOf
    }
  }

  /// Whether an item is published on the day for which the site speaks.
  public enum Visibility: Hashable, Sendable {
    /// It is.
    case shown
    /// Its writer hasn't finished it.
    case draft
    /// Its day is still to come.
    case future
    /// Its last day is over.
    case expired
  }

  /// An address at which a text stood before.
  public struct Move: Hashable, Sendable {
    /// The path below the site's folder, with a slash or `.html` at its end: `old/visit/`.
    public let path: String
    /// Where it is written.
    public let place: Place

    /// An address of before.
    public init(path: String, place: Place) {
      self.path = path
      self.place = place
    }
  }

  /// The words of an item in one language.
  public struct Text: Sendable {
    /// The headline.
    public let title: String
    /// One or two sentences.
    public let summary: String?
    /// The body, GitHub-flavoured Markdown without its front matter.
    public var markdown: [UInt8] { content.bytes }
    /// Where the body comes from.
    public private(set) var content: FileBytes
    /// The file, and the line on which the body begins.
    public let body: Place
    /// The pictures that may be published: those in them agreed, or nobody is in them.
    public let permittedPictures: Set<String>
    /// The beginning of the body, where there is no summary.
    public var teaser: String?
    /// The pictures of its folder that the body shows.
    public var shownPictures: Set<String> = []

    /// What lists and feeds say of the item beside its title.
    public var lead: String? { summary ?? teaser }

    /// The addresses at which it stood before.
    public let moves: [Move]

    /// The words of an item.
    public init(
      title: String, summary: String?, markdown: [UInt8], body: Place,
      permittedPictures: Set<String> = [], moves: [Move] = []
    ) {
      self.permittedPictures = permittedPictures
      self.moves = moves
      self.title = title
      self.summary = summary
      content = FileBytes(markdown)
      self.body = body
    }

    /// Lets the body go; it is read again when it is asked for.
    public mutating func letGo(for again: FileBytes) { content = again }
  }

  /// The year of the folder, of the Common Era.
  public let year: Int
  /// The last part of the address, lower-case ASCII.
  public let slug: String
  /// When it happened.
  public let occasion: Occasion
  /// The category's key in the site's list.
  public let category: String
  /// The words; Thai, or the site's first language, is always there.
  public var texts: [Language: Text]
  /// The picture above the text.
  public var cover: Picture?
  /// The pictures below the text.
  public var gallery: [Picture]
  private let facts: Facts

  /// What nobody changes. An item is copied from list to list, and this is most of it.
  private final class Facts: Sendable {
    let venue: Venue?
    let people: [Person]
    let participants: Participants?
    let meeting: Meeting?
    let funds: [Fund.ID]
    let organisations: [String]
    let credits: Credits
    let source: Source?
    let views: Views?
    let visibility: Visibility
    let tags: [String]

    init(
      venue: Venue?, people: [Person], participants: Participants?, meeting: Meeting?,
      funds: [Fund.ID], organisations: [String], credits: Credits, source: Source?,
      views: Views?, visibility: Visibility, tags: [String]
    ) {
      (self.venue, self.people) = (venue, people)
      (self.participants, self.meeting) = (participants, meeting)
      (self.funds, self.organisations) = (funds, organisations)
      (self.credits, self.source, self.views) = (credits, source, views)
      (self.visibility, self.tags) = (visibility, tags)
    }
  }

  /// Where it happened.
  public var venue: Venue? { facts.venue }
  /// Who acted in public.
  public var people: [Person] { facts.people }
  /// How many took part.
  public var participants: Participants? { facts.participants }
  /// The meeting that it tells of.
  public var meeting: Meeting? { facts.meeting }
  /// The funds that it names.
  public var funds: [Fund.ID] { facts.funds }
  /// The organisations that it names, by their numbers in the site's list.
  public var organisations: [String] { facts.organisations }
  /// Who made it.
  public var credits: Credits { facts.credits }
  /// Who published it before us.
  public var source: Source? { facts.source }
  /// How often it was viewed there.
  public var views: Views? { facts.views }
  /// Whether it is published.
  public var visibility: Visibility { facts.visibility }
  /// What it is about, in the words of the site's first language.
  public var tags: [String] { facts.tags }

  /// A news item.
  public init(
    year: Int, slug: String, occasion: Occasion, category: String, texts: [Language: Text],
    cover: Picture? = nil, venue: Venue? = nil, people: [Person] = [],
    participants: Participants? = nil, meeting: Meeting? = nil, funds: [Fund.ID] = [],
    credits: Credits = Credits(), source: Source? = nil, views: Views? = nil,
    visibility: Visibility = .shown, tags: [String] = [],
    gallery: [Picture] = [], organisations: [String] = []
  ) {
    self.year = year
    self.slug = slug
    self.occasion = occasion
    self.category = category
    self.texts = texts
    self.cover = cover
    self.gallery = gallery
    facts = Facts(
      venue: venue, people: people, participants: participants, meeting: meeting, funds: funds,
      organisations: organisations, credits: credits, source: source, views: views,
      visibility: visibility, tags: tags)
  }
}

extension [Language: NewsItem.Text] {
  /// The words in a language, else in English, in Thai, or in the first language that has them.
  public func words(in language: Language) -> (language: Language, text: NewsItem.Text)? {
    if let text = self[language] { return (language, text) }
    for candidate in [.english, .thai] + keys.sorted() {
      if let text = self[candidate] { return (candidate, text) }
    }
    return nil
  }
}

/// A page of prose: about, method, privacy.
public struct ProsePage: Sendable {
  /// The last part of the address.
  public let slug: String
  /// The words in each language.
  public var texts: [Language: NewsItem.Text]

  /// A page.
  public init(slug: String, texts: [Language: NewsItem.Text]) {
    self.slug = slug
    self.texts = texts
  }
}
