/// A part of a site that a preview may leave out.
///
/// Links to what is left out lead nowhere, so that only a whole site is published.
public enum SitePart: String, CaseIterable, Sendable {
  /// The first page of each fund.
  case fund
  /// The statement of each year.
  case statement
  /// A fund's further pages: accounts, reports, money, welfare, people, checks, history, boards.
  case detail
  /// News, prose and their pictures.
  case news
  /// Pages over many funds or items: home, lists, places, comparison, organisations, site map.
  case list
  /// What programs of readers ask for news.
  case feed
  /// Open data: tables, journals, databases, catalogues.
  case data
  /// The search and its index.
  case search

  /// All of a site.
  public static let all = Set(allCases)
}
