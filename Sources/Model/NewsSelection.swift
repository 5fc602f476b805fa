/// Some of the news, by their places among all of it: an item is large, a place is not.
public struct NewsSelection: RandomAccessCollection, Sendable {
  private let news: [NewsItem]
  private var places: [Int32] = []

  /// Nothing of some news.
  public init(of news: [NewsItem]) { self.news = news }

  /// Adds the item at a place.
  public mutating func append(_ place: Int) { places.append(Int32(place)) }

  /// The position of the first item.
  public var startIndex: Int { 0 }
  /// The position after the last item.
  public var endIndex: Int { places.count }
  /// The item at a position.
  public subscript(position: Int) -> NewsItem { news[Int(places[position])] }
}
