/// The settings of a whole site.
public struct Site: Sendable {
  /// A currency: one for all books of a site.
  public struct Currency: Hashable, Sendable {
    /// The code of ISO 4217.
    public let code: String
    /// The word after an amount.
    public let unit: Words

    /// A currency.
    public init(code: String, unit: Words) {
      self.code = code
      self.unit = unit
    }

    /// The Thai baht.
    public static let baht = Currency(code: "THB", unit: Words(th: "บาท", en: "baht"))
  }

  /// The licence under which data may be used again.
  public struct Licence: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Its text's address.
    public let address: String?

    /// A licence.
    public init(name: String, address: String?) {
      self.name = name
      self.address = address
    }
  }

  /// What a site's owner chooses of its looks.
  public struct Looks: Hashable, Sendable {
    /// A font of the site's own, in two weights; what a reader's phone has stands behind it.
    public struct Font: Hashable, Sendable {
      /// What the font is called.
      public let name: String
      /// Its file in `content/`, WOFF2.
      public let regular: String
      /// The file of its bold.
      public let bold: String

      /// A font.
      public init(name: String, regular: String, bold: String) {
        self.name = name
        self.regular = regular
        self.bold = bold
      }
    }

    /// The colour of links, of the block where money stands, and of charts.
    public let accent: Colour?
    /// The same in the dark.
    public let accentInTheDark: Colour?
    /// The file of the logo in `content/`, an SVG or a picture.
    public let logo: String?
    /// The font of the text.
    public let font: Font?

    /// Looks; what isn't chosen is as the templates have it.
    public init(
      accent: Colour? = nil, accentInTheDark: Colour? = nil, logo: String? = nil, font: Font? = nil
    ) {
      self.accent = accent
      self.accentInTheDark = accentInTheDark
      self.logo = logo
      self.font = font
    }
  }

  /// A category of news.
  public struct NewsCategory: Hashable, Sendable {
    /// The key that front matter uses.
    public let key: String
    /// The name on pages.
    public let title: Words

    /// A category.
    public init(key: String, title: Words) {
      self.key = key
      self.title = title
    }
  }

  /// The name.
  public var name: Words
  /// A line under the name.
  public var tagline: Words?
  /// The public address, with a slash at its end.
  public var baseAddress: String
  /// The languages of the pages, the first at the root.
  public var languages: [Language]
  /// The day for which the site speaks.
  public var asOf: Day
  /// The fiscal years.
  public var calendar: FiscalCalendar
  /// The currency.
  public var currency: Currency
  /// Who publishes.
  public var publisher: Words
  /// Whom to tell of an error.
  public var contact: Contact?
  /// The licence of the data.
  public var licence: Licence?
  /// A sentence shown on every page.
  public var notice: Words?
  /// The categories of news, in order.
  public var newsCategories: [NewsCategory]
  /// What the owner chose of its looks.
  public var looks: Looks
  /// The bodies that give to funds or work with them, in the order of the settings.
  public var organisations: [Organisation]

  /// Settings.
  public init(
    name: Words, tagline: Words? = nil, baseAddress: String, languages: [Language] = [.thai],
    asOf: Day, calendar: FiscalCalendar = .october, currency: Currency = .baht,
    publisher: Words, contact: Contact? = nil, licence: Licence? = nil, notice: Words? = nil,
    newsCategories: [NewsCategory] = [], looks: Looks = Looks(),
    organisations: [Organisation] = []
  ) {
    self.name = name
    self.tagline = tagline
    self.baseAddress = baseAddress
    self.languages = languages
    self.asOf = asOf
    self.calendar = calendar
    self.currency = currency
    self.publisher = publisher
    self.contact = contact
    self.licence = licence
    self.notice = notice
    self.newsCategories = newsCategories
    self.looks = looks
    self.organisations = organisations
  }

  /// The path below the host, without a slash at its end: empty, or `/repo`.
  public var rootPath: String {
    let parts = baseAddress.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 3 else { return "" }
    return parts.dropFirst(3).filter { !$0.isEmpty }.map { "/" + $0 }.joined()
  }
}
