import Model
import Support
import Testing

@testable import Outputs

/// What else to read beside an item, and which tags are one.
@Suite struct RelatedNewsTests {
  private func item(_ place: Int, _ random: inout SeededGenerator) throws -> NewsItem {
    let day = try #require(Day(year: 2023, month: 1, day: 1))
    func some<Value>(_ values: [Value], _ random: inout SeededGenerator) -> [Value] {
      (0..<Int.random(in: 0...3, using: &random)).compactMap { _ in
        values.randomElement(using: &random)
      }
    }
    let funds = ["520101-01", "520101-02", "990101-01"].compactMap { Fund.ID($0) }
    return NewsItem(
      year: 2023, slug: "n\(place)", occasion: try #require(Occasion(first: day, last: day)),
      category: ["training", "activity"].randomElement(using: &random) ?? "", texts: [:],
      funds: some(funds, &random),
      tags: some(["ดูงาน", "ท\u{E48}\u{E38}ง", "ท\u{E38}\u{E48}ง", "🔷", "★", "A b", "a-b"], &random))
  }

  /// The rule: neighbours on each shelf, counted by the weight of the shelves.
  private func beside(_ own: Int, _ news: [NewsItem]) -> [String] {
    var scores: [Int: Int] = [:]
    func count(_ weight: Int, _ isOn: (NewsItem) -> Bool) {
      let shelf = news.indices.filter { isOn(news[$0]) }
      guard let place = shelf.firstIndex(of: own) else { return }
      for near in shelf[max(0, place - 3)..<min(shelf.count, place + 4)] where near != own {
        scores[near, default: 0] += weight
      }
    }
    for fund in Set(news[own].funds) { count(4) { $0.funds.contains(fund) } }
    for path in Set(news[own].tags.map { Routes.news(tag: $0) }) {
      count(2) { $0.tags.contains { Routes.news(tag: $0) == path } }
    }
    count(1) { $0.category == news[own].category }
    return scores.sorted {
      (-$0.value, abs($0.key - own), $0.key) < (-$1.value, abs($1.key - own), $1.key)
    }.prefix(3).map { news[$0.key].slug }
  }

  @Test(arguments: UInt64(1)...20)
  func theNearestInMatterStandBesideAnItem(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...40, using: &random)
    let news = try (0..<count).map { try item($0, &random) }
    let related = RelatedNews(news)
    for place in news.indices {
      #expect(related.beside(place).map(\.slug) == beside(place, news), "seed \(seed): \(place)")
    }
  }

  @Test func tagsThatAnAddressCannotTellApartAreOne() {
    var numbers = TagNumbers()
    let found = ["ท\u{E48}\u{E38}ง", "A b", "ท\u{E38}\u{E48}ง", "a-b", "🔷", "★", "A b"].map {
      numbers.number(of: $0)
    }
    #expect(found == [0, 1, 0, 1, 2, 2, 1])
    #expect(numbers.paths == ["news/t/ท\u{E38}\u{E48}ง/", "news/t/a-b/", ""])
  }
}
