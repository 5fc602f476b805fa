public import Model

/// What else to read beside a news item.
///
/// Items of the same fund, tag and category that stand near it in time. Only neighbours are looked
/// at, so that it costs the same for the ten-thousandth item as for the tenth, and a new item
/// changes the pages of its neighbours and no others.
public struct RelatedNews: Sendable {
  /// Items of one fund, tag or category.
  private struct Shelf {
    /// How much it says that two items stand on one shelf.
    let weight: Int
    /// The places of the items among all news.
    var items: [Int32] = []
  }

  /// How many items a page names.
  static let most = 3
  /// How far neighbours are looked at on each side of a shelf.
  private static let reach = 3

  private let news: [NewsItem]
  private var shelves: [Shelf] = []
  /// On which shelves each item stands, and where on them; one item's behind the other's.
  private var positions: [(shelf: Int32, place: Int32)] = []
  /// Where the positions of each item begin, and where those of the last one end.
  private var starts: [Int32] = [0]

  /// Puts items on their shelves.
  ///
  /// - Parameter news: the newest first.
  /// - Complexity: O(items).
  public init(_ news: [NewsItem]) {
    self.news = news
    var funds: [Fund.ID: Int] = [:]
    var categories: [String: Int] = [:]
    var tags = TagNumbers()
    var shelfOfTag: [Int] = []
    for index in news.indices {
      for fund in news[index].funds {
        let shelf = funds[fund] ?? addShelf(weight: 4)
        funds[fund] = shelf
        put(index, on: shelf)
      }
      for tag in news[index].tags {
        let number = tags.number(of: tag)
        if number == shelfOfTag.count { shelfOfTag.append(addShelf(weight: 2)) }
        put(index, on: shelfOfTag[number])
      }
      let category = news[index].category
      let shelf = categories[category] ?? addShelf(weight: 1)
      categories[category] = shelf
      put(index, on: shelf)
      starts.append(Int32(positions.count))
    }
  }

  private mutating func addShelf(weight: Int) -> Int {
    shelves.append(Shelf(weight: weight))
    return shelves.count - 1
  }

  /// An item that names a fund or tag twice stands on its shelf once.
  private mutating func put(_ index: Int, on shelf: Int) {
    guard shelves[shelf].items.last != Int32(index) else { return }
    positions.append((Int32(shelf), Int32(shelves[shelf].items.count)))
    shelves[shelf].items.append(Int32(index))
  }

  /// The items to read beside the one at a place, the nearest in matter first, then in time.
  public func beside(_ index: Int) -> [NewsItem] {
    var scores: [(item: Int, score: Int)] = []
    for (shelf, place) in positions[Int(starts[index])..<Int(starts[index + 1])] {
      let (weight, all) = (shelves[Int(shelf)].weight, shelves[Int(shelf)].items)
      for other in all[
        max(0, Int(place) - Self.reach)..<min(all.count, Int(place) + Self.reach + 1)]
      where other != index {
        // Few are near.
        if let known = scores.firstIndex(where: { $0.item == other }) {
          scores[known].score += weight
        } else {
          scores.append((Int(other), weight))
        }
      }
    }
    let sorted = scores.sorted { left, right in
      let (near, far) = (abs(left.item - index), abs(right.item - index))
      return (-left.score, near, left.item) < (-right.score, far, right.item)
    }
    return sorted.prefix(Self.most).map { news[$0.item] }
  }
}
