public import Disclosure
import Model

/// Reads `f/<id>/published.csv` of a site that was built before.
public enum PublishedYearsReader {
  /// The years in the file; `nil` where it isn't as `PublishedYear` writes it.
  ///
  /// - Complexity: O(bytes).
  public static func read(_ bytes: [UInt8]) -> [PublishedYear]? {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first.map(String.init) == PublishedYear.header, lines.last == "" else { return nil }
    var years: [PublishedYear] = []
    for line in lines.dropFirst().dropLast() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard let year = PublishedYear(fields: fields) else { return nil }
      years.append(year)
    }
    return Set(years.map(\.year)).count == years.count ? years : nil
  }
}

extension PublishedYear {
  fileprivate init?(fields: [String]) {
    guard fields.count == 10, let ending = Int(fields[0]), (1...9_999).contains(ending),
      let from = Day(iso: fields[1]), let through = Day(iso: fields[2]), from <= through,
      let isRunning = Bool(fields[3]), let opening = Int64(fields[5]),
      let closing = Int64(fields[6]), let welfare = Int64(fields[7])
    else { return nil }
    self.init(
      year: FiscalYear(ending: ending), days: DayRange(from: from, through: through),
      isRunning: isRunning, policy: fields[4], opening: Money(satang: opening),
      closing: Money(satang: closing), welfare: Money(satang: welfare),
      movementsDigest: fields[8], welfareDigest: fields[9])
  }
}
