import Disclosure
import Model
import Testing

/// Small funds on the edge of what may be told, with all that is told of their welfare.
@Suite struct AttackEdgeTests {
  /// Rows in few words: `death 2020-11 cash 5` is five payouts of death welfare in November 2020.
  struct Rows {
    private(set) var entries: [Entry] = []

    private mutating func add(
      _ day: Day, _ kind: Entry.Kind, _ account: String, _ counter: AccountID, _ baht: Int64,
      people: Int = 0, recipient: Recipient? = nil, document: Entry.Document = .init()
    ) {
      entries.append(
        Entry(
          day: day, kind: kind, account: AttackedFund.id("Assets:" + account),
          counterAccount: counter, amount: Money(satang: baht * 100), people: people,
          recipient: recipient, document: document,
          place: Place(file: FileID(0), line: UInt32(entries.count + 2), columns: 0..<1)))
    }

    static func day(_ month: Int, _ year: Int, _ day: Int = 15) -> Day {
      Day(year: year, month: month, day: day) ?? Day(ordinalYear: year)
    }

    mutating func open(_ account: String, _ year: Int, _ baht: Int64) {
      add(Self.day(10, year, 1), .opening, account, AttackedFund.chart.openingID, baht)
    }

    mutating func receive(_ month: Int, _ year: Int, _ baht: Int64, into account: String = "Cash") {
      add(Self.day(month, year), .flow, account, AttackedFund.id("Income:Members"), baht)
    }

    mutating func pay(
      _ kind: String, _ month: Int, _ year: Int, _ people: Int, baht: Int64 = 1_000,
      from account: String = "Cash", person: UInt64? = nil, number: String = ""
    ) {
      for _ in 0..<people {
        add(
          Self.day(month, year), .flow, account, AttackedFund.id("Expenses:Welfare:" + kind),
          -baht, people: 1, recipient: person.map { Recipient(digest: $0) },
          document: .init(number: number))
      }
    }

    mutating func takeBack(
      _ kind: String, _ month: Int, _ year: Int, number: String, baht: Int64 = 1_000,
      from account: String = "Cash"
    ) {
      add(
        Self.day(month, year, 20), .flow, account, AttackedFund.id("Expenses:Welfare:" + kind),
        baht, people: -1, document: .init(number: "back", reverses: number))
    }

    /// What is published of welfare and accounts, year by year.
    func told(
      asOf: Day, _ policy: DisclosurePolicy = .standard, heldFrom: FiscalYear? = nil
    ) -> [String] {
      let books = Books(chart: AttackedFund.chart, entries: entries.sorted { $0.day < $1.day })
      let years = policy.disclose(
        Private(books), fund: Editions.fund, asOf: asOf, heldFrom: heldFrom)
      return years.flatMap { year in
        let baht = { (money: Money) in String(money.satang / 100) }
        let short = { (name: String) in String(name.split(separator: ":").last ?? "") }
        let head =
          "\(year.year.ending) \(year.days.from.iso)…\(year.days.through.iso)"
          + (year.isRunning ? " running" : "") + (year.isProven ? "" : " unproven")
        let stretches = zip(year.welfare.value.totals, year.welfare.value.people).map {
          "\(baht($0))/\($1)"
        }
        let lines = year.welfare.value.lines.map { line in
          " \(short(line.account.name)) \(baht(line.amount))/\(line.people)"
            + (line.byStretch.map { " [\($0.map(baht).joined(separator: ", "))]" } ?? "")
        }
        let money = year.statement.value.moneyLines.map { line in
          " \(short(line.account.name)) \(baht(line.opening)) +\(baht(line.received))"
            + " −\(baht(line.paid)) → \(baht(line.closing))"
        }
        return [head + " [\(stretches.joined(separator: ", "))]"] + lines + money
      }
    }
  }

  static let end = Rows.day(9, 2021, 30)

  @Test func aFundWithoutWelfareIsToldInFull() {
    var rows = Rows()
    rows.receive(11, 2020, 500)
    rows.receive(8, 2021, 700)
    #expect(
      rows.told(asOf: Self.end) == [
        "2021 2020-10-01…2021-09-30 [0/0, 0/0, 0/0, 0/0]",
        " Cash 0 +1200 −0 → 1200",
      ])
  }

  @Test func fivePeopleInAYearAreTold() {
    var rows = Rows()
    rows.open("Cash", 2020, 50_000)
    rows.pay("Death", 11, 2020, 5)
    #expect(
      rows.told(asOf: Self.end) == [
        "2021 2020-10-01…2021-09-30 [5000/5, 0/0, 0/0, 0/0]",
        " Death 5000/5 [5000, 0, 0, 0]",
        " Cash 50000 +0 −5000 → 45000",
      ])
  }

  @Test func fourPeopleInTheWholeLifeLeaveNothingToTell() {
    var rows = Rows()
    rows.open("Cash", 2020, 50_000)
    rows.receive(11, 2020, 500)
    rows.pay("Death", 11, 2020, 2)
    rows.pay("Birth", 2, 2021, 2)
    #expect(rows.told(asOf: Self.end) == [])
  }

  @Test func aQuarterInWhichOneOfFiveWasTakenBackWaitsForTheNext() {
    var rows = Rows()
    rows.open("Cash", 2020, 50_000)
    rows.pay("Birth", 11, 2020, 5)
    rows.pay("Birth", 2, 2021, 5)
    rows.pay("Death", 11, 2020, 1, baht: 3_000, number: "V1")
    rows.takeBack("Death", 2, 2021, number: "V1", baht: 3_000)
    #expect(
      rows.told(asOf: Self.end) == [
        "2021 2020-10-01…2020-12-31 [8000/6]", " All 8000/6", " Cash 50000 +0 −8000 → 42000",
      ])
  }

  /// The totals of the stretches hold the payout and its reversal, and no line does.
  @Test func aKindThatWasTakenBackIsInTheLinesWhereItIsInTheTotals() {
    var rows = Rows()
    rows.open("Cash", 2020, 50_000)
    rows.pay("Birth", 11, 2020, 6)
    rows.pay("Birth", 2, 2021, 7)
    rows.pay("Death", 11, 2020, 1, baht: 3_000, number: "V1")
    rows.takeBack("Death", 2, 2021, number: "V1", baht: 3_000)
    let told = rows.told(asOf: Self.end)
    #expect(
      told == [
        "2021 2020-10-01…2021-09-30 [9000/7, 4000/6, 0/0, 0/0]",
        " All 13000/13 [9000, 4000, 0, 0]", " Cash 50000 +0 −13000 → 37000",
      ])
  }

  @Test func onePersonPaidFiveTimesIsOnePerson() {
    var rows = Rows()
    rows.open("Cash", 2020, 50_000)
    rows.pay("Elderly", 11, 2020, 5, person: 7)
    #expect(rows.told(asOf: Self.end) == [])
  }

  @Test func sevenPeopleOfASensitiveKindAloneAreNotTold() {
    var rows = Rows()
    rows.open("Cash", 2020, 50_000)
    rows.pay("Illness", 11, 2020, 7)
    #expect(rows.told(asOf: Self.end) == [])
  }

  @Test func twoPeopleInTheLastQuarterMoveTheEndOfTheYear() {
    var rows = Rows()
    rows.open("Cash", 2020, 50_000)
    rows.pay("Death", 11, 2020, 6)
    rows.pay("Death", 8, 2021, 2)
    rows.pay("Death", 11, 2021, 3)
    rows.receive(8, 2022, 100)
    #expect(
      rows.told(asOf: Self.end) == [
        "2021 2020-10-01…2021-06-30 [6000/6, 0/0, 0/0]",
        " Death 6000/6 [6000, 0, 0]",
        " Cash 50000 +0 −6000 → 44000",
      ])
    #expect(
      rows.told(asOf: Rows.day(9, 2022, 30)) == [
        "2021 2020-10-01…2021-06-30 [6000/6, 0/0, 0/0]",
        " Death 6000/6 [6000, 0, 0]",
        " Cash 50000 +0 −6000 → 44000",
        "2022 2021-07-01…2022-09-30 [5000/5, 0/0, 0/0, 0/0]",
        " Death 5000/5 [5000, 0, 0, 0]",
        " Cash 44000 +100 −5000 → 39100",
      ])
  }

  @Test func aStricterPolicyOfAFundAsksForMorePeople() {
    var rows = Rows()
    rows.open("Cash", 2020, 50_000)
    rows.pay("Death", 11, 2020, 6)
    rows.pay("Birth", 11, 2020, 8)
    let own = DisclosurePolicy(
      version: "", leastPeople: 8, leastSensitivePeople: 8, period: .year, sensitiveAccounts: [])
    #expect(
      rows.told(asOf: Self.end, DisclosurePolicy.standard.stricter(of: own)) == [
        "2021 2020-10-01…2021-09-30 [14000/14]",
        " All 14000/14",
        " Cash 50000 +0 −14000 → 36000",
      ])
  }

  @Test func aYearHeldBackChangesNothingBefore() {
    var rows = Rows()
    rows.open("Cash", 2020, 50_000)
    rows.pay("Death", 11, 2020, 6)
    rows.pay("Death", 11, 2021, 6)
    let all = rows.told(asOf: Rows.day(9, 2022, 30))
    let held = rows.told(asOf: Rows.day(9, 2022, 30), heldFrom: FiscalYear(ending: 2022))
    #expect(held == Array(all.prefix(held.count)))
    #expect(
      held == [
        "2021 2020-10-01…2021-09-30 [6000/6, 0/0, 0/0, 0/0]",
        " Death 6000/6 [6000, 0, 0, 0]",
        " Cash 50000 +0 −6000 → 44000",
      ])
  }

  /// The kind's line and the account's payments differ by one person.
  @Test func anAccountThatPaysOneKindAndOnePersonMoreIsNotTold() {
    var rows = Rows()
    rows.open("Cash", 2020, 50_000)
    rows.open("Bank", 2020, 50_000)
    rows.pay("Death", 11, 2020, 5, from: "Bank")
    rows.pay("Birth", 11, 2020, 1, baht: 777, from: "Bank")
    rows.pay("Birth", 11, 2020, 6)
    let told = rows.told(asOf: Self.end)
    #expect(
      !told.contains(" Bank 50000 +0 −0 → 44223") || !told.joined().contains("Death 5000/5"))
  }

  /// The kind's line less the account's payments leaves two people less two others.
  @Test func aKindLessAnAccountLeavesNoFewPeople() {
    var rows = Rows()
    rows.open("Cash", 2020, 50_000)
    rows.open("Bank", 2020, 50_000)
    rows.pay("Death", 11, 2020, 9, from: "Bank")
    rows.pay("Death", 11, 2020, 1, baht: 300)
    rows.pay("Birth", 11, 2020, 1, baht: 777, from: "Bank")
    rows.pay("Birth", 11, 2020, 9)
    let told = rows.told(asOf: Self.end)
    #expect(
      !told.contains(" Bank 50000 +0 −0 → 40223") || !told.joined().contains("Death 9300/10"))
  }

  /// Births, deaths and the disaster could be one line, and the elderly a line of their own.
  @Test func oneWeakKindMoreGoesWithTheOthersThatAreWeak() {
    var rows = Rows()
    rows.open("Cash", 2020, 50_000)
    rows.pay("Birth", 11, 2020, 3)
    rows.pay("Death", 11, 2020, 3)
    rows.pay("Elderly", 11, 2020, 5)
    rows.pay("Disaster", 11, 2020, 1)
    let told = rows.told(asOf: Self.end)
    #expect(
      told == [
        "2021 2020-10-01…2021-09-30 [12000/12, 0/0, 0/0, 0/0]",
        " Elderly 5000/5 [5000, 0, 0, 0]", " Together 7000/7 [7000, 0, 0, 0]",
        " Cash 50000 +0 −12000 → 38000",
      ])
  }

  /// Two accounts shown as one, in both years: their balance moves by what one person was paid.
  @Test func twoAccountsShownAsOneDontTellOfOnePersonInTheNextYear() {
    var rows = Rows()
    for account in ["Cash", "Bank", "Bank:2"] { rows.open(account, 2020, 50_000) }
    rows.pay("Death", 11, 2020, 4, from: "Bank")
    rows.pay("Death", 11, 2020, 4, from: "Bank:2")
    rows.pay("Death", 11, 2020, 10)
    rows.pay("Death", 11, 2021, 1, baht: 777, from: "Bank:2")
    rows.pay("Death", 11, 2021, 10)
    let told = rows.told(asOf: Rows.day(9, 2022, 30))
    #expect(
      !told.contains { $0.hasSuffix("→ 92000") } || !told.contains { $0.hasSuffix("→ 91223") },
      "\(told)")
  }
}
