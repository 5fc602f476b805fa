import Disclosure
import Model
import Support
import Testing

/// What is published comes to the private sums, to the satang, and never changes afterwards.
@Suite struct AttackExactnessTests {
  private static let seeds: Range<UInt64> = {
    let count = UInt64(AttackTests.funds ?? 6)
    return AttackTests.firstSeed..<AttackTests.firstSeed + count
  }()

  @Test func totalsAreThePrivateOnesAndYearsFollowEachOther() {
    for seed in Self.seeds {
      let fund = AttackTests.fund(seed)
      let editions = Editions(fund.books, fund.policy, everyMonths: 3)
      for day in editions.days {
        let years = editions.disclose(on: day)
        var before: Statement?
        for year in years {
          let what = "seed \(seed) on \(day.iso), year \(year.year.ending)"
          #expect(year.isProven, "\(what): \(year.identities.filter { !$0.holds })")
          expectSums(of: year, fund.books, what)
          if let before { expectThat(year.statement.value, follows: before, what) }
          before = year.statement.value
        }
        for (one, next) in zip(years, years.dropFirst()) {
          #expect(one.days.through.ordinal + 1 == next.days.from.ordinal, "seed \(seed): days")
        }
      }
    }
  }

  private func expectThat(_ statement: Statement, follows before: Statement, _ what: String) {
    #expect(statement.opening == before.closing, "\(what): opening")
    for line in statement.moneyLines {
      let closing = before.moneyLines.first { $0.account == line.account }?.closing
      #expect(line.opening == closing ?? .zero, "\(what): opening of \(line.account.name)")
    }
  }

  /// Adds the private rows anew for the days that a year tells of.
  private func expectSums(of year: DisclosedYear, _ books: Books, _ what: String) {
    let rows = books.entries.filter { $0.moves && year.days.contains($0.day) }
    var sums: [String: Money] = [:]
    var welfare = Money.zero
    var people = 0
    for row in rows {
      let account = books.chart[row.counterAccount]
      switch account.kind {
      case .receipt, .payment, .liability: sums[account.name, default: .zero] += row.amount
      case .welfare:
        welfare -= row.amount
        people += row.people
      default: break
      }
    }
    let statement = year.statement.value
    for line in statement.receipts {
      #expect(line.amount == sums[line.account.name], "\(what): \(line.account.name)")
    }
    for line in statement.payments where line.account.kind == .payment {
      #expect(-line.amount == sums[line.account.name], "\(what): \(line.account.name)")
    }
    for line in statement.owed {
      #expect(
        line.closing - line.opening == sums[line.account.name] ?? .zero,
        "\(what): \(line.account.name)")
    }
    #expect(statement.welfare.map(\.amount).total == welfare, "\(what): welfare")
    #expect(statement.peopleHelped == people, "\(what): people")
    let table = year.welfare.value
    #expect(table.totals.total == welfare, "\(what): totals of stretches")
    #expect(table.lines.map(\.amount).total == welfare, "\(what): lines of the table")
    #expect(table.people.reduce(0, +) == people, "\(what): people of stretches")
    for line in table.lines {
      if let cells = line.byStretch { #expect(cells.total == line.amount, "\(what): cells") }
    }
    let held = books.entries.filter { $0.moves && $0.day <= year.days.through }
      .flatMap(\.postings).filter { books.chart[$0.account].holdsMoney }.map(\.amount).total
    #expect(statement.closing == held, "\(what): money held")
  }

  @Test func theOrderOfRowsWithinADayChangesNothing() {
    for seed in Self.seeds {
      let fund = AttackTests.fund(seed)
      let editions = Editions(fund.books, fund.policy, everyMonths: 6)
      var random = SeededGenerator(seed: seed)
      let byDay = Dictionary(grouping: fund.books.entries, by: \.day).sorted { $0.key < $1.key }
      let shuffled = byDay.flatMap { $0.value.shuffled(using: &random) }
      let one = editions.everything()
      let other = editions.everything(shuffled)
      #expect(one.values == other.values && one.shape == other.shape, "seed \(seed)")
    }
  }

  @Test func aPayoutsDayWithinItsMonthIsNowhere() {
    for seed in Self.seeds {
      let fund = AttackTests.fund(seed)
      let editions = Editions(fund.books, fund.policy, everyMonths: 1)
      let moved = fund.books.entries.map { entry in
        guard fund.books.chart[entry.counterAccount].kind == .welfare else { return entry }
        return entry.with(
          day: Day(year: Int(entry.day.year), month: Int(entry.day.month), day: 14))
      }
      let one = editions.everything()
      let other = editions.everything(moved.sorted { $0.day < $1.day })
      #expect(one.values == other.values && one.shape == other.shape, "seed \(seed)")
    }
  }

  @Test func aLaterEditionChangesNoYearThatWasOver() {
    for seed in Self.seeds {
      let fund = AttackTests.fund(seed)
      let editions = Editions(fund.books, fund.policy, everyMonths: 1)
      var told: [FiscalYear: (publication: Publication, day: Day)] = [:]
      for day in editions.days {
        let years = editions.disclose(on: day)
        let known = Publication.of(years.filter { !$0.isRunning })
        let ahead = fund.policy.disclose(Private(fund.books), fund: Editions.fund, asOf: day)
        #expect(
          known.mapValues(\.values)
            == Publication.of(ahead.filter { !$0.isRunning }).mapValues(\.values),
          "seed \(seed) on \(day.iso): rows of the future change what is told")
        for (year, publication) in known {
          if let before = told[year] {
            guard let difference = before.publication.difference(from: publication) else {
              continue
            }
            Issue.record(
              "seed \(seed): \(year.ending) on \(before.day.iso), \(day.iso): \(difference)")
            told[year] = (publication, day)
          } else {
            told[year] = (publication, day)
          }
        }
      }
    }
  }
}

extension Publication {
  /// The first number or word that is not the same.
  func difference(from other: Publication) -> String? {
    for (index, (one, two)) in zip(traits, other.traits).enumerated() where one != two {
      return "trait \(index): \(one) | \(two)"
    }
    for (index, (one, two)) in zip(values, other.values).enumerated() where one != two {
      return "\(labels[index]): \(one) | \(two)"
    }
    return values.count == other.values.count && shape == other.shape ? nil : "one more line"
  }

  /// What is published of each year.
  static func of(_ years: [DisclosedYear]) -> [FiscalYear: Publication] {
    var all: [FiscalYear: Publication] = [:]
    for year in years {
      var publication = Publication(isLabelled: true)
      publication.add([year], edition: 0)
      all[year.year] = publication
    }
    return all
  }
}
