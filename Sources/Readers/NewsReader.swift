public import Model

/// Reads news items and pages of prose: Markdown files with front matter.
public struct NewsReader: Sendable {
  let calendar: FiscalCalendar
  private let categories: [String]
  private let funds: Set<Fund.ID>
  private let organisations: [String]
  /// The day for which the site speaks.
  let asOf: Day
  /// The pictures of the content folder by path.
  private let pictures: @Sendable (String) -> [UInt8]?

  /// A reader.
  ///
  /// - Parameters:
  ///   - categories: the keys of the site's news categories.
  ///   - funds: the funds that an item may name.
  ///   - organisations: the organisations that an item may name.
  ///   - asOf: the day for which the site speaks: later items wait.
  ///   - pictures: the bytes of a picture, by its path below the content folder.
  public init(
    calendar: FiscalCalendar, categories: [String], funds: Set<Fund.ID>,
    organisations: [String] = [], asOf: Day,
    pictures: @escaping @Sendable (String) -> [UInt8]?
  ) {
    self.calendar = calendar
    self.categories = categories
    self.funds = funds
    self.organisations = organisations
    self.asOf = asOf
    self.pictures = pictures
  }

  /// A file's place in the content: `news/2566/training.en.md`.
  public struct Address: Hashable, Sendable {
    /// The folder below the content folder.
    public let folder: String
    /// The name without language and `.md`.
    public let slug: String
    /// The language, where the name has one.
    public let language: Language?

    /// Takes a path apart; `nil` for a file that is no Markdown.
    ///
    /// - Parameter languages: those whose code in a name is not a part of the slug.
    public init?(path: String, languages: KnownLanguages = .house) {
      guard path.hasSuffix(".md") else { return nil }
      let parts = Self.parts(of: path)
      var name = String((parts.last ?? "").dropLast(3))
      folder = parts.dropLast().joined(separator: "/")
      var language: Language?
      if let dot = name.lastIndex(of: "."),
        let ending = Language(rawValue: String(name[name.index(after: dot)...])),
        languages.contains(ending)
      {
        language = ending
        name = String(name[..<dot])
      }
      slug = name
      self.language = language
    }

    /// The names of a path; of ASCII they are cut by bytes.
    private static func parts(of path: String) -> [Substring] {
      guard path.utf8.allSatisfy({ $0 < 0x80 }) else { return path.split(separator: "/") }
      return path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
    }
  }

  /// Reads an item in the site's first language, with everything about it.
  ///
  /// - Parameter year: the year of its folder, of the Common Era.
  /// - Returns: `nil` in place of an item without title, date or category.
  public func item(
    _ bytes: [UInt8], file: FileID, at address: Address, year: Int, language: Language
  ) -> Reading<NewsItem?> {
    guard isAddressPart(address.slug) else {
      return Reading(nil, [.unusableAddress(address.slug, file)])
    }
    guard let (matter, opened) = open(bytes, file) else {
      return Reading(nil, [problem(bytes, file)])
    }
    var settings = opened.settings
    guard var root = opened.root else { return Reading(nil, settings.diagnostics) }
    let text = text(&root, &settings, matter, file)
    let dateNode = root.take("date")
    var occasion = settings.occasion(dateNode, calendar: calendar)
    if dateNode == nil { settings.missing("date", in: root, example: "date: 10 มีนาคม 2566") }
    if let time = time(&root, &settings) { occasion = occasion?.at(time) }
    let category = category(&root, &settings)
    let pictures = NewsPictures(
      folder: address.folder, permitted: text?.permittedPictures ?? [], bytes: pictures)
    var item = NewsItem(
      year: year, slug: address.slug,
      occasion: occasion ?? Occasion.placeholder, category: category ?? "",
      texts: text.map { [language: $0] } ?? [:],
      cover: root.take("cover").flatMap { pictures.picture($0, &settings) },
      venue: venue(&root, &settings), people: people(&root, &settings),
      participants: participants(&root, &settings), meeting: meeting(&root, &settings),
      funds: mentioned(&root, &settings), credits: credits(&root, &settings),
      source: source(&root, &settings), views: views(&root, &settings),
      visibility: visibility(&root, &settings, occasion, dateNode),
      tags: tags(&root, &settings),
      gallery: settings.list(root.take("gallery")).compactMap { pictures.picture($0, &settings) },
      organisations: settings.list(root.take("organisations")).compactMap {
        OrganisationsReader.named($0, among: organisations, &settings)
      })
    root.finish(&settings)
    if text == nil { item.texts = [:] }
    let isUsable = text != nil && occasion != nil && category != nil
    return Reading(isUsable ? item : nil, settings.diagnostics)
  }

  /// Reads a page of prose, or the words of an item in a further language.
  public func words(
    _ bytes: [UInt8], file: FileID, at address: Address
  ) -> Reading<NewsItem.Text?> {
    guard isAddressPart(address.slug) else {
      return Reading(nil, [.unusableAddress(address.slug, file)])
    }
    guard let (matter, opened) = open(bytes, file) else {
      return Reading(nil, [problem(bytes, file)])
    }
    var settings = opened.settings
    guard var root = opened.root else { return Reading(nil, settings.diagnostics) }
    let text = text(&root, &settings, matter, file)
    root.finish(&settings)
    return Reading(text, settings.diagnostics)
  }

  private func open(
    _ bytes: [UInt8], _ file: FileID
  ) -> (FrontMatter, (settings: SettingsFile, root: SettingsMapping?))? {
    guard firstDamagedByte(of: bytes, in: file) == nil, let matter = FrontMatter(bytes) else {
      return nil
    }
    let (settings, root) = SettingsFile.read(matter.settings, file: file, firstLine: 1)
    return (matter, (settings, root))
  }

  private func problem(_ bytes: [UInt8], _ file: FileID) -> Diagnostic {
    firstDamagedByte(of: bytes, in: file).map(undecodable) ?? .frontMatterMissing(file)
  }

  private func text(
    _ root: inout SettingsMapping, _ settings: inout SettingsFile, _ matter: FrontMatter,
    _ file: FileID
  ) -> NewsItem.Text? {
    let title = settings.text(root.take("title"))
    let summary = settings.text(root.take("summary"))
    guard let title else {
      settings.missing("title", in: root, example: "title: ประชุมใหญ่สามัญประจำปี")
      return nil
    }
    let permitted = NewsPictures.permitted(&root, &settings)
    let (markdown, hidden) = HiddenMarks.removed(
      from: matter.body, file: file, firstLine: matter.bodyLine)
    for found in hidden { settings.add(found) }
    return NewsItem.Text(
      title: title, summary: summary, markdown: markdown,
      body: Place(file: file, line: matter.bodyLine, columns: 0..<1),
      permittedPictures: permitted, moves: moves(&root, &settings))
  }

  private func category(_ root: inout SettingsMapping, _ settings: inout SettingsFile) -> String? {
    guard let node = root.take("category") else {
      settings.missing(
        "category", in: root, example: "category: \(categories.first ?? "training")")
      return nil
    }
    guard let key = settings.text(node) else { return nil }
    if categories.contains(key) { return key }
    let near = nearestNames(to: key, among: categories).first
    let all = categories.joined(separator: ", ")
    settings.add(
      Diagnostic(
        .unknownNewsCategory,
        Words(th: "ไม่มีหมวดข่าว “\(key)”", en: "There is no news category “\(key)”"),
        at: settings.place(of: node),
        help: near.map { Words(th: "หมายถึง “\($0)” หรือไม่", en: "Did you mean “\($0)”?") }
          ?? Words(
            th: all.isEmpty
              ? "เพิ่ม news_categories: ใน site.yaml" : "หมวดที่มีใน site.yaml: \(all)",
            en: all.isEmpty
              ? "Add news_categories: to site.yaml" : "The categories in site.yaml: \(all)")))
    return nil
  }

  private func time(_ root: inout SettingsMapping, _ settings: inout SettingsFile) -> ClockTime? {
    guard let node = root.take("time"), let text = settings.text(node) else { return nil }
    if let time = ClockTime(everyday: text) { return time }
    var tokens = DateTokens("เวลา " + plainDigits(text))
    if let time = tokens.takeTime(), tokens.isAtEnd { return time }
    settings.unusable(
      node, Words(th: "อ่านเวลา “\(text)” ไม่ได้", en: "The time “\(text)” can't be read"),
      help: Words(th: "เช่น 13.30 น.", en: "For example 13.30 น. or 13:30"))
    return nil
  }

  private func mentioned(
    _ root: inout SettingsMapping, _ settings: inout SettingsFile
  ) -> [Fund.ID] {
    settings.list(root.take("funds")).compactMap { node in
      guard let text = settings.text(node) else { return nil }
      if let id = Fund.ID(text), funds.contains(id) { return id }
      let near = nearestNames(to: text, among: funds.map(\.text)).first
      settings.add(
        Diagnostic(
          .unknownFund, Words(th: "ไม่มีกองทุน “\(text)”", en: "There is no fund “\(text)”"),
          at: settings.place(of: node),
          help: near.map { Words(th: "หมายถึง \($0) หรือไม่", en: "Did you mean \($0)?") }
            ?? Words(
              th: "ใช้รหัสของโฟลเดอร์ใน content/funds",
              en: "Use the name of a folder in "
                + "content/funds"
            )))
      return nil
    }
  }
}

extension Occasion {
  /// A day that stands in for one that couldn't be read, in an item that isn't published.
  fileprivate static let placeholder: Occasion = {
    guard let day = Day(year: 1, month: 1, day: 1), let occasion = Occasion(first: day, last: day)
    else { preconditionFailure("1 January of the year 1 is a day") }
    return occasion
  }()

  /// The same time with a time of day.
  fileprivate func at(_ time: ClockTime) -> Occasion? {
    Occasion(first: first, last: last, precision: precision, time: time)
  }
}
