import Disclosure
import Model
import Outputs

extension SitePages {
  /// The pages over many funds, and the lists of news.
  func makeLists(
    _ set: PageSet, _ maker: inout PartMaker
  ) throws {
    let check = maker.check
    let language = set.language.rawValue
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
          + set.organisations(funds, news: news.items, prose: prose) + last, check, write)
    }
    let places = set.places(funds, prose: prose).map { place in
      PartWork(
        name: "place-\(language)-\(place.code)", key: keys?.place(place), make: place.make)
    }
    try makeParts(places, &maker)
    _ = try maker.part("news-\(language)", keys?.newsLists) { _, write in
      try make(set.newsLists(news.items, prose: prose), check, write)
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
      let check = try isHeld.contains(false) ? maker.check?.check : nil
      let made = inParallel(Array(zip(some.map(\.make), isHeld)), workers: workers) {
        make, isHeld in
        isHeld ? [] : make().map { file in (file: file, scanned: check?.result(of: file)) }
      }
      for (part, files) in zip(some, made) {
        _ = try maker.part(part.name, part.key) { _, write in
          for (file, scanned) in files { try write(file, scanned) }
        }
      }
    }
  }

  /// Makes files on all workers, and writes them in their order.
  private func make(
    _ works: [OutputWork], _ check: SharedCheck?, _ write: PartMaker.Write
  ) throws {
    let check = try check?.check
    for start in stride(from: 0, to: works.count, by: Self.worksAtOnce) {
      let made = inParallel(Array(works[start...].prefix(Self.worksAtOnce)), workers: workers) {
        work in
        work().map { file in (file: file, scanned: check?.result(of: file)) }
      }
      for (file, scanned) in made.joined() { try write(file, scanned) }
    }
  }

  /// How many lists are made before they are written, so that few are held.
  private static let worksAtOnce = 16
}
