public import Disclosure
public import Model

extension PageSet {
  /// The search folds Arabic and Thai digits only, so that it is given Arabic ones.
  private var plainFormat: Format { format.withPlainNumbers }

  /// A fund as the search knows it: who it is, where, and the sums of its published years.
  func document(of fund: FundSummary) -> SearchDocument {
    let location = fund.location
    let places = places(fund.id, location, short: false).map(\.text)
    var document = SearchDocument(
      title: fund.name[language], address: routes.address(Routes.fund(fund.id)),
      file: routes.file(Routes.fund(fund.id)))
    document.heads = places.isEmpty ? [] : [places.joined(separator: " ")]
    // People also write ตำบล in full, or Tambon.
    let full = [
      (Word.searchTambon, location.tambon), (.searchDistrict, location.district),
      (.searchProvince, location.province),
    ].compactMap { word, name in name.map { wording.sentence(word, ["name": $0[language]]) } }
    if !full.isEmpty { document.heads.append(full.joined(separator: " ")) }
    document.names =
      [location.tambon, location.district, location.province].compactMap { $0?[language] }
      + [fund.name[language]]
    let unit = site.currency.unit[language]
    if fund.isHeld {
      document.note = wording[.held]
    } else if let closing = fund.closing {
      document.note = wording.sentence(
        .searchBalance, ["balance": plainFormat.money(closing), "unit": unit])
    }
    document.body =
      [fund.id.text]
      + fund.years.reversed().map { year in
        wording.sentence(
          .searchYear,
          [
            "year": plainFormat.year(year.year), "received": plainFormat.money(year.received),
            "paid": plainFormat.money(year.paid), "unit": unit,
          ])
      }
    // The page of a held fund doesn't show them.
    if !fund.isHeld, !fund.kinds.isEmpty {
      document.body.append(fund.kinds.map { title(of: $0) }.joined(separator: " · "))
    }
    document.body += otherNames(of: fund)
    return document
  }

  /// A fund's name and places as its pages in the other languages have them, a line each: who
  /// reads one language may ask in another.
  private func otherNames(of fund: FundSummary) -> [String] {
    let location = fund.location
    let parts =
      [fund.name] + [location.tambon, location.district, location.province].compactMap(\.self)
    return site.languages.filter { $0 != language }.map { other in
      parts.filter { $0[other] != $0[language] }.map { $0[other] }.joined(separator: " · ")
    }.filter { !$0.isEmpty }
  }

  /// A news item as the search knows it: its facts and its text.
  func document(of view: NewsItemView, _ text: NewsItem.Text) -> SearchDocument {
    let item = view.item
    let date = plainFormat.time(item.occasion).blocks.joined(separator: " ")
    var document = SearchDocument(
      title: text.title, address: routes.address(Routes.item(item)),
      file: routes.file(Routes.item(item)))
    document.note = "\(date) · \(category(item.category))"
    let venue = item.venue.map { [$0.name, $0.tambon, $0.district, $0.province] } ?? []
    let credits = [item.credits.news, item.credits.photo, item.credits.media]
    document.body = [text.summary].compactMap { $0 } + view.body.blocks
    document.body += [venue.compactMap { $0 }.joined(separator: " ")].filter { !$0.isEmpty }
    document.body += [item.meeting?.name].compactMap { $0 }
    document.body += item.people.map { "\($0.name) \($0.role)" } + view.funds.map(\.name)
    document.body += credits.compactMap { $0 } + [item.source?.name].compactMap { $0 }
    return document
  }

  /// The names of the places of all funds, for questions with a slip.
  func placeNames(_ funds: [FundSummary]) -> [OutputFile] {
    var names = PlaceNames()
    for fund in funds {
      names.add(fund.location.tambon?[language], kind: "ต")
      names.add(fund.location.district?[language], kind: "อ")
      names.add(fund.location.province?[language], kind: "จ")
    }
    return names.files(routes.searchFolder(language, "funds"))
  }
}

/// The search of one language, filled while its pages are made.
public struct SearchWork: Sendable {
  private let pages: PageSet
  private var texts: SearchIndex
  private var titles: [LetterEntry] = []

  /// A search that will hold so many news items and pages of prose.
  public init(_ pages: PageSet, textCount: Int) {
    self.pages = pages
    let folder = pages.routes.searchFolder(pages.language, "texts")
    texts = SearchIndex(folder, .texts, count: textCount)
  }

  /// Takes a page, the newest first; gives the files that are full.
  public mutating func add(_ page: ShownPage) -> [OutputFile] {
    guard let document = page.document else { return [] }
    titles.append(LetterEntry(document.title, document.address, document.note))
    return [texts.add(document)].compactMap { $0 }
  }

  /// Writes the lists of the texts.
  public mutating func finish(_ write: (OutputFile) throws -> Void) rethrows -> SearchedTexts {
    SearchedTexts(measures: try texts.finish(write), titles: titles)
  }
}

/// The texts of one language as its search knows them.
public struct SearchedTexts: Sendable {
  fileprivate let measures: String
  fileprivate let titles: [LetterEntry]
}

extension SearchedTexts: Stored {
  /// Adds the measures, and each title with its address and note.
  public func store(in bytes: inout StoreWriter) {
    bytes.put(measures, titles.flatMap { [$0.title, $0.address, $0.note] })
  }

  /// Takes them.
  public init(from bytes: inout StoreReader) throws {
    measures = try bytes.take()
    let texts: [String] = try bytes.take()
    guard texts.count.isMultiple(of: 3) else { throw StoreDamage() }
    titles = stride(from: 0, to: texts.count, by: 3).map {
      LetterEntry(texts[$0], texts[$0 + 1], texts[$0 + 2])
    }
  }
}

extension LetterEntry {
  fileprivate init(_ title: String, _ address: String, _ note: String) {
    self.init(
      title: title, address: address, note: note, letter: ThaiOrder.Letter(of: title),
      key: ThaiOrder.key(title))
  }
}

extension PageSet {
  /// Writes the search of the funds, the names of places, the page of the search, the index.
  ///
  /// - Parameters:
  ///   - funds: by name.
  ///   - texts: the texts, whose own lists are written.
  public func search(
    _ funds: [FundSummary], _ texts: SearchedTexts, prose: Set<String>,
    _ write: (OutputFile) throws -> Void
  ) rethrows {
    let folder = routes.searchFolder(language, "funds")
    var index = SearchIndex(folder, .funds, count: funds.count)
    for fund in funds.reversed() {
      if let file = index.add(document(of: fund)) { try write(file) }
    }
    let names = placeNames(funds)
    for file in names { try write(file) }
    let measures = SearchView.Measures(
      texts: texts.measures, funds: try index.finish(write), names: names.count)
    let entries = letterEntries(funds) + texts.titles
    for file in searchPages(measures, entries, prose: prose) { try write(file) }
  }
}
