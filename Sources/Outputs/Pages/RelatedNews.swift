public import Model

/// What else to read beside a news item.
///
/// Items of the same fund, tag and category that stand near it in time. Only neighbours are looked
/// at, so that it costs the same for the ten-thousandth item as for the tenth, and a new item
/// changes the pages of its neighbours and no others.
public struct RelatedNews: Sendable {
  private enum Shelf: Hashable {
    case fund(Fund.ID)
    case tag(String)
    case category(String)

    /// How much it says that two items stand on one shelf.
    var weight: Int {
      switch self {
      case .fund: 4
      case .tag: 2
      case .category: 1
      }
    }
  }

  /// How many items a page names.
  static let most = 3
  /// How far neighbours are looked at on each side of a shelf.
  private static let reach = 3

  private let news: [NewsItem]
  private var shelves: [Shelf: [Int]] = [:]
  private var positions: [String: (index: Int, places: [(shelf: Shelf, place: Int)])] = [:]

  /// Puts items on their shelves.
  ///
  /// - Parameter news: the newest first.
  /// - Complexity: O(items).
  public init(_ news: [NewsItem]) {
    self.news = news
    for (index, item) in news.enumerated() {
      let own = Set(
        item.funds.map { Shelf.fund($0) } + item.tags.map { .tag(Routes.news(tag: $0)) }
          + [.category(item.category)])
      let places = own.map { shelf in
        shelves[shelf, default: []].append(index)
        return (shelf: shelf, place: (shelves[shelf]?.count ?? 1) - 1)
      }
      positions[Routes.item(item)] = (index, places)
    }
  }

  /// The items to read beside one, the nearest in matter first, then in time.
  public func beside(_ item: NewsItem) -> [NewsItem] {
    guard let own = positions[Routes.item(item)] else { return [] }
    var scores: [Int: Int] = [:]
    for (shelf, place) in own.places {
      let all = shelves[shelf] ?? []
      let near = max(0, place - Self.reach)..<min(all.count, place + Self.reach + 1)
      for other in all[near] where other != own.index { scores[other, default: 0] += shelf.weight }
    }
    let sorted = scores.sorted { left, right in
      let (near, far) = (abs(left.key - own.index), abs(right.key - own.index))
      return (-left.value, near, left.key) < (-right.value, far, right.key)
    }
    return sorted.prefix(Self.most).map { news[$0.key] }
  }
}
