import Disclosure
import Model
import Outputs

extension SitePages {
  /// The pages over many funds, and the lists of news.
  func makeLists(
    _ set: PageSet, _ maker: inout PartMaker
  ) throws {
    let (language, writer) = (set.language.rawValue, maker.writer)
    let funds = byName(summaries, set.language)
    _ = try maker.part("lists-\(language)", keys?.lists) { _, write in
      let first: [OutputWork] = [
        { [news, prose] in [set.home(funds: funds, news: news.items, prose: prose)] },
        { [policy, chart, prose] in [set.policy(policy, chart: chart, prose: prose)] },
      ]
      let last: [OutputWork] = [
        { [prose] in [set.compare(funds, prose: prose)] },
        { [prose] in [set.data(funds, prose: prose)] },
        { [news, prose] in
          [set.sitemap(funds, news: news.items, texts: news.pages, prose: prose)]
        },
      ]
      try make(
        first + set.fundLists(funds, prose: prose)
          + set.organisations(funds, news: news.items, prose: prose) + last, writer, write)
    }
    let places = set.places(funds, prose: prose).map { place in
      PartWork(
        name: "place-\(language)-\(place.code)", key: keys?.place(place), make: place.make)
    }
    try makeParts(places, &maker)
    _ = try maker.part("news-\(language)", keys?.newsLists) { _, write in
      try make(set.newsLists(news.items, prose: prose), writer, write)
    }
  }

  /// A part whose files are made at once on any thread.
  private struct PartWork {
    let name: String
    let key: PartKey?
    let make: OutputWork
  }

  /// Makes those of some parts that aren't as the last build made them, on all workers.
  private func makeParts(_ parts: [PartWork], _ maker: inout PartMaker) throws {
    for start in stride(from: 0, to: parts.count, by: Self.worksAtOnce) {
      let some = Array(parts[start...].prefix(Self.worksAtOnce))
      let isHeld = some.map { maker.holds($0.name, $0.key) }
      let writer = maker.writer
      let made = inParallel(Array(zip(some.map(\.make), isHeld)), workers: workers) {
        make, isHeld in
        Result { isHeld ? [] : try writer.written(make()) }
      }
      for (part, files) in zip(some, made) {
        let files = try files.get()
        _ = try maker.part(part.name, part.key) { _, write in
          for (file, written) in files { try write(file, written) }
        }
      }
    }
  }

  /// Makes and writes files on all workers, and tells of them in their order.
  private func make(
    _ works: [OutputWork], _ writer: PartWriter, _ tell: PartMaker.Write
  ) throws {
    for start in stride(from: 0, to: works.count, by: Self.worksAtOnce) {
      let made = inParallel(Array(works[start...].prefix(Self.worksAtOnce)), workers: workers) {
        work in
        Result { try writer.written(work()) }
      }
      for files in made { for (file, written) in try files.get() { try tell(file, written) } }
    }
  }

  /// How many lists are made before the site is told of them, so that few are held.
  private static let worksAtOnce = 16
}

extension PartWriter {
  /// Takes files, each with what came of it.
  fileprivate func written(
    _ files: [OutputFile]
  ) throws -> [(file: OutputFile, written: WrittenFile)] {
    try files.map { (file: $0, written: try write($0)) }
  }
}
