import Disclosure
import Model

/// Every number of one or more disclosures in one list, and what a reader sees beside the numbers.
struct Publication {
  /// The numbers in the order of publication.
  private(set) var values: [Int64] = []
  /// What each number is; empty where nobody asked.
  private(set) var labels: [String] = []
  /// Counts of people, each beside the place of the amount that it belongs to.
  private(set) var people: [(amount: Int, count: Int)] = []
  /// Everything that is no amount: accounts, days, how many lines there are.
  var shape: Int {
    let copy = seen
    return copy.finalize()
  }
  private var seen = Hasher()
  /// The same in words; empty where nobody asked.
  private(set) var traits: [String] = []
  private let isLabelled: Bool
  private var prefix = ""

  init(isLabelled: Bool = false) { self.isLabelled = isLabelled }

  /// Adds what an edition publishes.
  mutating func add(_ years: [DisclosedYear], edition: Int) {
    note(years.count)
    for year in years {
      prefix = "e\(edition) \(year.year.ending)"
      note(year.year)
      note(year.days)
      note(year.isRunning)
      note(year.rows)
      add(year.statement.value)
      add(year.welfare.value)
      for movement in year.movements.value {
        note(movement.day)
        for posting in movement.postings {
          note(year.chart[posting.account].name)
          add("moved \(movement.day.iso) \(posting.account.number)", posting.amount)
        }
      }
      for identity in year.identities {
        note(identity.kind)
        add("left \(identity.kind)", identity.left)
        add("right \(identity.kind)", identity.right)
      }
    }
  }

  private mutating func note<Trait: Hashable>(_ trait: Trait) {
    seen.combine(trait)
    if isLabelled { traits.append("\(prefix) after \(labels.last ?? "") \(trait)") }
  }

  private mutating func add(_ label: @autoclosure () -> String, _ amount: Money) {
    values.append(amount.satang)
    if isLabelled { labels.append(prefix + " " + label()) }
  }

  private mutating func add(_ statement: Statement) {
    note(statement.lastDay)
    note(statement.rows)
    for line in statement.moneyLines {
      let name = line.account.name
      note(name)
      add("\(name) opening", line.opening)
      add("\(name) received", line.received)
      add("\(name) paid", line.paid)
      add("\(name) in", line.transferredIn)
      add("\(name) out", line.transferredOut)
      add("\(name) closing", line.closing)
    }
    for line in statement.receipts + statement.payments {
      note(line.account)
      if line.account.kind == .welfare { people.append((values.count, line.people)) }
      add("line \(line.account.name)", line.amount)
    }
    for line in statement.owed {
      note(line.account)
      add("owed \(line.account.name) opening", line.opening)
      add("owed \(line.account.name) increased", line.increased)
      add("owed \(line.account.name) decreased", line.decreased)
      add("owed \(line.account.name) closing", line.closing)
    }
    for pot in statement.pots {
      note(pot.name)
      add("pot '\(pot.name)' opening", pot.opening)
      for (index, amount) in (pot.receipts + pot.payments).enumerated() {
        add("pot '\(pot.name)' flow \(index)", amount)
      }
      add("pot '\(pot.name)' moved", pot.moved)
      add("pot '\(pot.name)' owed", pot.owed)
      add("pot '\(pot.name)' closing", pot.closing)
    }
    for line in statement.trial {
      note(line.account.name)
      add("trial \(line.account.name) opening", line.opening)
      add("trial \(line.account.name) debit", line.debit)
      add("trial \(line.account.name) credit", line.credit)
      add("trial \(line.account.name) closing", line.closing)
    }
    addSums(statement)
  }

  private mutating func addSums(_ statement: Statement) {
    add("opening", statement.opening)
    add("closing", statement.closing)
    add("received", statement.received)
    add("paid", statement.paid)
    add("fund balance", statement.fundBalance)
    people.append((values.count, statement.peopleHelped))
    add("welfare of the year", statement.welfare.map(\.amount).total)
  }

  private mutating func add(_ table: WelfareTable) {
    note(table.stretches)
    for line in table.lines {
      note(line.account)
      note(line.kindCount)
      note(line.byStretch?.count)
      people.append((values.count, line.people))
      add("table \(line.account.name)", line.amount)
      for (index, amount) in (line.byStretch ?? []).enumerated() {
        add("table \(line.account.name) stretch \(index)", amount)
      }
    }
    for (index, amount) in table.totals.enumerated() {
      people.append((values.count, table.people[index]))
      add("table total of stretch \(index)", amount)
    }
  }
}

/// Every edition of a fund's pages in its life: one at the end of each month, or of every third.
struct Editions {
  let books: Books
  let policy: DisclosurePolicy
  let days: [Day]
  /// How many months lie between two of them.
  let step: Int

  init(_ books: Books, _ policy: DisclosurePolicy, everyMonths step: Int) {
    self.books = books
    self.policy = policy
    self.step = step
    guard let first = books.entries.map(\.day).min(), let last = books.lastDay else {
      days = []
      return
    }
    let months = Editions.month(of: first)...Editions.month(of: last)
    // Fiscal quarters end in December, March, June and September.
    days =
      months.filter { ($0 + 1) % step == 0 || $0 == months.upperBound }
      .compactMap { month in
        let (year, number) = (month / 12, month % 12 + 1)
        return Day(year: year, month: number, day: Day.length(ofMonth: number, year: year))
      }
  }

  static func month(of day: Day) -> Int { Int(day.year) * 12 + Int(day.month) - 1 }

  /// The books as they were known on a day.
  func known(on day: Day, _ entries: [Entry]? = nil) -> Books {
    let rows = (entries ?? books.entries).filter { $0.day <= day }
    return Books(chart: books.chart, calendar: books.calendar, entries: rows, pots: books.pots)
  }

  func disclose(on day: Day, _ entries: [Entry]? = nil) -> [DisclosedYear] {
    policy.disclose(Private(known(on: day, entries)), fund: Editions.fund, asOf: day)
  }

  /// All that was ever published, with other rows in the place of the books' own.
  func everything(_ entries: [Entry]? = nil, isLabelled: Bool = false) -> Publication {
    var publication = Publication(isLabelled: isLabelled)
    for (index, day) in days.enumerated() {
      publication.add(disclose(on: day, entries), edition: index)
    }
    return publication
  }

  static let fund: Fund.ID = {
    guard let id = Fund.ID("500101-01") else { preconditionFailure("a fund's number") }
    return id
  }()
}

extension Entry {
  /// The same row with another amount or day.
  func with(amount: Money? = nil, day: Day? = nil) -> Entry {
    Entry(
      day: day ?? self.day, kind: kind, account: account, counterAccount: counterAccount,
      amount: amount ?? self.amount, statedBalance: statedBalance, people: people,
      recipient: recipient, document: document, pot: pot, toPot: toPot, place: place,
      balancePlace: balancePlace, isFurtherBalance: isFurtherBalance)
  }
}
