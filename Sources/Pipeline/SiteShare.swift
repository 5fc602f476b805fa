import Model
import Outputs

/// Which funds of a content a build makes: all, or those whose numbers begin in some way.
///
/// A part of a nation is built on a machine of its own, and the parts are joined by `Merge`.
public struct SiteShare: Sendable, Hashable {
  /// The first digits of the funds' numbers; empty for all funds.
  public let beginnings: [String]

  /// All funds.
  public static let all = SiteShare([])

  /// The funds whose numbers begin with one of these.
  public init(_ beginnings: [String]) { self.beginnings = beginnings.sorted() }

  /// Whether a fund's folder belongs to it.
  func contains(_ folder: String) -> Bool {
    beginnings.isEmpty || beginnings.contains { folder.hasPrefix($0) }
  }

  /// Whether an item belongs to it: one that names its funds, or none at all.
  func contains(_ item: NewsItem) -> Bool {
    beginnings.isEmpty || item.funds.isEmpty || item.funds.contains { contains($0.text) }
  }
}
