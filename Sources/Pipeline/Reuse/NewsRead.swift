import Disclosure
import Model
import Outputs

/// The news as it was read, with the keys of what funds take from it.
struct NewsRead: Sendable {
  let work: NewsWork
  /// The items that name each fund.
  let ofFund: [Fund.ID: NewsSelection]
  /// Everybody whom the news and the site declare.
  let persons: PublicPersons
  /// The same, for the scan of each fund.
  let sharedPersons: SharedPersons
  /// The addresses of the prose.
  let prose: Set<String>
  /// What every fund takes: who is declared, which prose there is.
  private let key: PartKey
  fileprivate let keys: [Fund.ID: PartKey]

  /// - Parameter work: all news; kept are the items of the site's share.
  init(_ work: NewsWork, _ site: SiteContent, _ inputs: InputKeys, folderName: String) throws {
    let persons = PublicPersons(site.site, work.items)
    var work = work
    let elsewhere = work.items.filter { !site.share.contains($0) }
    work.elsewhere = Set(
      elsewhere.flatMap { item in
        site.site.languages.map { Routes(site.site, $0).file(Routes.item(item)) }
      })
    if !elsewhere.isEmpty { work.items.removeAll { !site.share.contains($0) } }
    let ofFund = work.items.byFund
    let keys = try ofFund.mapValues { items in
      PartKey(
        try items.flatMap { try Self.sources(of: $0, work, folderName) }
          .flatMap { [$0, try inputs.stamp(of: $0)] })
    }
    self.init(work, persons, ofFund, keys)
  }

  /// The news as a store has it.
  init(_ stored: StoredNews, _ tree: any InputTree) {
    var work = stored.work
    work.read(from: tree)
    self.init(work, stored.persons, work.items.byFund, stored.keys)
  }

  private init(
    _ work: NewsWork, _ persons: PublicPersons, _ ofFund: [Fund.ID: NewsSelection],
    _ keys: [Fund.ID: PartKey]
  ) {
    self.work = work
    self.persons = persons
    self.ofFund = ofFund
    self.keys = keys
    sharedPersons = SharedPersons(persons)
    prose = Set(work.pages.map(\.slug))
    key = PartKey([persons.digest] + prose.sorted())
  }

  /// The key of what a fund takes from the news.
  func key(of id: Fund.ID?, isLinked: Bool) -> [String] {
    [key.text, id.flatMap { keys[$0]?.text } ?? "", "\(isLinked)"]
  }

  /// The files in the content from which an item is made.
  private static func sources(
    of item: NewsItem, _ work: NewsWork, _ folderName: String
  ) throws -> [String] {
    let texts = item.texts.values.map {
      let path = work.sources[$0.body.file].path.utf8
      return String(decoding: path.dropFirst(folderName.utf8.count + 1), as: UTF8.self)
    }
    let pictures = ([item.cover].compactMap { $0 } + item.gallery).map {
      "news/\(item.year + 543)/\($0.file)"
    }
    return texts.sorted() + pictures
  }
}

/// The news as it is kept for the next build, with everybody whom it and the site declare.
struct StoredNews: Stored, Sendable {
  let work: NewsWork
  let persons: PublicPersons
  /// The key of what each fund takes from the news, as long as none of it changes.
  let keys: [Fund.ID: PartKey]

  init(_ news: NewsRead) { (work, persons, keys) = (news.work, news.persons, news.keys) }

  func store(in bytes: inout StoreWriter) { bytes.put(work, persons, keys) }

  init(from bytes: inout StoreReader) throws {
    (work, persons, keys) = (try bytes.take(), try bytes.take(), try bytes.take())
  }
}
