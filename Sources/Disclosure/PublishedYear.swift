public import Model

/// What a site has published of one fund's year: enough to see whether the next edition differs.
///
/// Two editions are subtracted by anyone who kept the first. A row added to a year that was
/// published stands alone in the difference, and so does the person it helped.
/// Source: restatement guard, principle 3 of the domain design, and §4.5.
public struct PublishedYear: Hashable, Sendable {
  /// The fiscal year.
  public let year: FiscalYear
  /// The days that were covered.
  public let days: DayRange
  /// Whether the year went on; then only its sum of welfare is compared.
  public let isRunning: Bool
  /// The version of the disclosure policy that held, with its k and period.
  public let policy: String
  /// The balance when the year began.
  public let opening: Money
  /// The balance at the end.
  public let closing: Money
  /// All welfare.
  public let welfare: Money
  /// The digest of what moved besides welfare: 16 letters from a to p.
  public let movementsDigest: String
  /// The digest of every published sum of welfare: 16 letters from a to p.
  public let welfareDigest: String

  /// A year as it was read from a site.
  public init(
    year: FiscalYear, days: DayRange, isRunning: Bool, policy: String, opening: Money,
    closing: Money, welfare: Money, movementsDigest: String, welfareDigest: String
  ) {
    self.year = year
    self.days = days
    self.isRunning = isRunning
    self.policy = policy
    self.opening = opening
    self.closing = closing
    self.welfare = welfare
    self.movementsDigest = movementsDigest
    self.welfareDigest = welfareDigest
  }

  /// The columns of `published.csv`.
  public static let header =
    "fiscal_year,from,through,is_running,policy,opening_satang,closing_satang,welfare_satang,"
    + "movements_digest,welfare_digest"

  /// By what a restatement names this year as it was published: 12 letters from a to p.
  public var digest: String {
    Self.letters(Array("\(movementsDigest) \(welfareDigest)".utf8), bytes: 6)
  }

  /// The years of a disclosure, in order.
  ///
  /// - Complexity: O(movements).
  public static func all(of disclosure: FundDisclosure) -> [PublishedYear] {
    let policy = disclosure.policy.summary
    return disclosure.years.map { PublishedYear($0, policy: policy) }
  }

  private init(_ disclosed: DisclosedYear, policy: String) {
    let statement = disclosed.statement.value
    year = disclosed.year
    days = disclosed.days
    isRunning = disclosed.isRunning
    self.policy = policy
    opening = statement.opening
    closing = statement.closing
    welfare = statement.welfare.map(\.amount).total
    movementsDigest = Self.digest(Self.movements(of: disclosed))
    welfareDigest = Self.digest(Self.welfare(of: disclosed))
  }

  private static func digest(_ lines: [String]) -> String {
    letters(Array(lines.joined(separator: "\n").utf8), bytes: 8)
  }

  private static func digest(_ message: [UInt8]) -> String { letters(message, bytes: 8) }

  /// The first bytes of a digest in the letters a to p: digits could be taken for a phone's.
  private static func letters(_ message: [UInt8], bytes: Int) -> String {
    let letters = SHA256.digest(message).prefix(bytes).flatMap {
      [UInt8(ascii: "a") + $0 >> 4, UInt8(ascii: "a") + $0 & 15]
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// What moved besides welfare: a line for each posting, `2024-03-10 Assets:Cash 113000`.
  private static func movements(of disclosed: DisclosedYear) -> [UInt8] {
    // While a year runs, rows come in every day.
    if disclosed.isRunning { return [] }
    let names = disclosed.chart.value.accounts.map { account in
      account.kind == .welfare || account.isOwed ? nil : Array(" \(account.name) ".utf8)
    }
    var lines: [UInt8] = []
    lines.reserveCapacity(96 * disclosed.movements.value.count)
    for movement in disclosed.movements.value {
      let isHidden = movement.postings.contains { names[Int($0.account.number)] == nil }
      if isHidden { continue }
      for posting in movement.postings {
        guard let name = names[Int(posting.account.number)] else { continue }
        if !lines.isEmpty { lines.append(0x0A) }
        lines.append(contentsOf: movement.day.iso.utf8)
        lines.append(contentsOf: name)
        lines.append(decimal: posting.amount.satang)
      }
    }
    return lines
  }

  /// Every sum of welfare that is shown.
  private static func welfare(of disclosed: DisclosedYear) -> [String] {
    let table = disclosed.welfare.value
    let statement = disclosed.statement.value
    if disclosed.isRunning {
      return ["\(statement.welfare.map(\.amount).total.satang) \(statement.peopleHelped)"]
    }
    var lines = zip(table.stretches, zip(table.totals, table.people)).map { stretch, sums in
      "\(stretch.from.iso) \(stretch.through.iso) \(sums.0.satang) \(sums.1)"
    }
    for line in table.lines {
      let cells = (line.byStretch ?? []).map { " \($0.satang)" }.joined()
      lines.append("\(line.account.name) \(line.amount.satang) \(line.people)" + cells)
    }
    let chart = disclosed.chart.value
    func isOfWelfare(_ id: AccountID) -> Bool {
      chart.kind(of: id) == .welfare || chart.kind(of: id).isOwed
    }
    for movement in disclosed.movements.value {
      guard movement.postings.contains(where: { isOfWelfare($0.account) }) else { continue }
      for posting in movement.postings {
        lines.append("\(chart[posting.account].name) \(posting.amount.satang)")
      }
    }
    return lines
  }
}

extension [UInt8] {
  /// Adds a number as it is read.
  mutating func append(decimal number: Int64) {
    if number < 0 { append(UInt8(ascii: "-")) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var start = digits.count
      var rest = number.magnitude
      repeat {
        start &-= 1
        digits[start] = UInt8(truncatingIfNeeded: 0x30 &+ rest % 10)
        rest /= 10
      } while rest > 0
      append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
    }
  }
}

extension DisclosurePolicy {
  /// What decides how sums are grouped, in one line without commas.
  var summary: String {
    let version = version.filter { $0 != "," && $0 != "\"" && !$0.isNewline }
    return "k=\(leastPeople)/\(leastSensitivePeople) \(period.name) \(version)"
  }
}
