import Disclosure
import Model
import Support

/// The books of a fund made by chance, so that little about them is easy to publish; the same for
/// the same seed.
///
/// Rates of the realistic funds are assumed: 0.28 payouts a member and year, as in the domain
/// design, §5.2 (97, 189 and 273 payouts for 325, 700 and 1,000 members).
struct AttackedFund {
  let seed: UInt64
  let books: Books
  let policy: DisclosurePolicy
  let members: Int
  /// How many months lie between two editions.
  let monthsBetweenEditions: Int

  /// What a fund is made to be.
  struct Wish {
    var members: ClosedRange<Int>
    var years: ClosedRange<Int>
    var isRealistic = false
    var policy: DisclosurePolicy?
    var monthsBetweenEditions: Int?
  }

  init(seed: UInt64, _ wish: Wish) {
    var maker = AttackedFundMaker(random: SeededGenerator(seed: seed))
    let members = Int.random(in: wish.members, using: &maker.random)
    let years = Int.random(in: wish.years, using: &maker.random)
    maker.chooseHabits(isRealistic: wish.isRealistic)
    maker.makeYears(years, members: members, isRealistic: wish.isRealistic)
    self.seed = seed
    self.members = members
    policy = wish.policy ?? maker.somePolicy()
    monthsBetweenEditions = wish.monthsBetweenEditions ?? maker.pick([1, 3, 3, 3])
    books = maker.books()
  }

  /// Nine kinds of welfare, two of them sensitive, three accounts and what else a fund has.
  static let chart: Chart = {
    var chart = Chart()
    let accounts: [(String, Account.Kind)] = [
      ("Assets:Cash", .cash), ("Assets:Bank", .bank), ("Assets:Bank:2", .bank),
      ("Income:Members", .receipt(.members)), ("Income:State", .receipt(.state)),
      ("Income:LocalGov", .receipt(.localGovernment)), ("Income:Interest", .receipt(.other)),
      ("Expenses:Welfare:Birth", .welfare), ("Expenses:Welfare:Illness", .welfare),
      ("Expenses:Welfare:Death", .welfare), ("Expenses:Welfare:Elderly", .welfare),
      ("Expenses:Welfare:Education", .welfare), ("Expenses:Welfare:Disaster", .welfare),
      ("Expenses:Welfare:Disadvantaged", .welfare), ("Expenses:Welfare:Ordination", .welfare),
      ("Expenses:Welfare:Other", .welfare), ("Expenses:Admin", .payment),
      ("Liabilities:Deposits", .liability),
    ]
    for (name, kind) in accounts {
      chart.add(Account(name: name, title: Words(name), kind: kind))
    }
    return chart
  }()

  /// Payouts a member and year in ten-thousandths, by kind in the order of the chart.
  static let rates = [150, 1_300, 120, 300, 400, 100, 120, 80, 200]

  static func id(_ name: String) -> AccountID { chart.account(named: name) ?? AccountID(0) }

  static let welfareKinds = chart.accounts.indices.filter {
    chart.accounts[$0].kind == .welfare
  }.map { AccountID(UInt16($0)) }
}

/// Makes the rows of one fund.
struct AttackedFundMaker {
  var random: SeededGenerator
  var rows: [Entry] = []
  private var documents = 0
  private var pots = [""]
  private var accounts: [AccountID] = []
  /// One in so many payouts comes from another account or pot than the usual; 0 is never.
  private var otherAccountOneIn = 0
  private var otherPotOneIn = 0
  private var manyPeopleOneIn = 0
  private var reversalOneIn = 0
  private var recipientKnownOneIn = 0
  private var recipientPool = 1
  private var rateOf: [AccountID: Int] = [:]

  init(random: SeededGenerator) { self.random = random }

  mutating func chance(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

  mutating func oneIn(_ count: Int) -> Bool { count > 0 && chance(count) == 0 }

  mutating func pick<T>(_ values: [T]) -> T { values[chance(values.count)] }

  mutating func somePolicy() -> DisclosurePolicy {
    let least = pick([5, 5, 5, 3, 7])
    return DisclosurePolicy(
      version: "t", leastPeople: least, leastSensitivePeople: least + pick([5, 5, 0, 2]),
      period: pick([.quarter, .quarter, .quarter, .month, .half, .year]),
      sensitiveAccounts: ["Expenses:Welfare:Illness", "Expenses:Welfare:Disadvantaged"])
  }

  mutating func chooseHabits(isRealistic: Bool) {
    accounts = Array(
      ["Assets:Cash", "Assets:Bank", "Assets:Bank:2"].map(AttackedFund.id)
        .prefix(isRealistic ? pick([1, 2, 2]) : pick([1, 2, 2, 3])))
    otherAccountOneIn = isRealistic ? pick([0, 12, 3]) : pick([0, 2, 3, 12, 40])
    if !isRealistic, oneIn(3) { pots = Array(["", "Pension", "School"].prefix(pick([2, 3]))) }
    otherPotOneIn = pick([0, 2, 10])
    manyPeopleOneIn = pick(isRealistic ? [0, 0, 40] : [0, 0, 12, 3])
    reversalOneIn = pick(isRealistic ? [0, 150] : [0, 40, 10])
    recipientKnownOneIn = pick([0, 0, 1, 2])
    recipientPool = pick([4, 1, 1, 30])
    for kind in AttackedFund.welfareKinds where isRealistic || !oneIn(4) { rateOf[kind] = 1 }
    if rateOf.isEmpty { rateOf[AttackedFund.welfareKinds[0]] = 1 }
  }

  mutating func makeYears(_ count: Int, members: Int, isRealistic: Bool) {
    recipientPool = max(2, members / recipientPool)
    let first = 2018 + chance(4)
    let skipped = isRealistic ? pick([0, 0, 3]) : pick([0, 0, 5, chance(12)])
    let cut = isRealistic ? 0 : pick([0, 0, chance(11)])
    for account in accounts where !oneIn(4) {
      row(
        day(month: skipped, of: first, 1), .opening, account, AttackedFund.chart.openingID,
        Int64(chance(50_000_000)) + 1)
    }
    for index in 0..<count {
      let from = index == 0 ? skipped : 0
      let through = index == count - 1 ? max(from, 11 - cut) : 11
      let year = first + index
      makeMoney(year, from...through, members)
      let mood = isRealistic ? 0 : chance(9)
      for month in from...through {
        for kind in AttackedFund.welfareKinds where rateOf[kind] != nil {
          let events = eventCount(kind, month, mood, members, isRealistic)
          for _ in 0..<events { payout(kind, year, month) }
        }
      }
      if mood == 5 { payout(pick(AttackedFund.welfareKinds), year, through) }
    }
  }

  /// How many payouts of a kind a month has; `mood` is the year's.
  private mutating func eventCount(
    _ kind: AccountID, _ month: Int, _ mood: Int, _ members: Int, _ isRealistic: Bool
  ) -> Int {
    let place = AttackedFund.welfareKinds.firstIndex(of: kind) ?? 0
    var rate = AttackedFund.rates[place]
    // Schools begin in May; storms come at once.
    if place == 4 { rate = month == 7 || month == 8 ? rate * 6 : 0 }
    if place == 5, isRealistic { rate = month == 1 || month == 10 ? rate * 6 : 0 }
    switch mood {
    case 4, 5: return 0
    case 6 where month / 3 == members % 4 || month / 3 == (members + 1) % 4: return 0
    case 7: return oneIn(25) ? 1 : 0
    case 8 where month != 11 && month != members % 12: return 0
    case 8: return chance(4)
    case 3 where place % 2 == 0: return oneIn(20) ? 1 + chance(9) : 0
    case 2: return oneIn(8) ? chance(7) : 0
    default:
      // As many as a coin for every member gives, near enough: the mean and one step beside it.
      let expected = members * rate
      let spread = Int.random(in: 0...(2 * expected), using: &random)
      return (spread + chance(120_000)) / 120_000
    }
  }

  private mutating func payout(_ kind: AccountID, _ year: Int, _ month: Int) {
    let when = day(month: month, of: year, 1 + chance(28))
    let account = oneIn(otherAccountOneIn) ? pick(accounts) : accounts[0]
    let pot = PotID(oneIn(otherPotOneIn) ? UInt16(chance(pots.count)) : 0)
    let isKnown = oneIn(recipientKnownOneIn)
    let people = !isKnown && oneIn(manyPeopleOneIn) ? 2 + chance(9) : 1
    let amount = Int64(people) * Int64(pick([500, 1_000, 1_500, 2_000, 3_333]) * 100 + chance(3))
    documents += 1
    let number = "V\(documents)"
    let recipient = isKnown ? Recipient(digest: UInt64(chance(recipientPool))) : nil
    row(
      when, .flow, account, kind, -amount, people: people, recipient: recipient,
      document: .init(number: number), pot: pot)
    guard oneIn(reversalOneIn) else { return }
    let later = month + pick([0, 0, 1, 3, 6, 14])
    row(
      day(month: later % 12, of: year + later / 12, 28), .flow, account, kind, amount,
      people: -people, recipient: recipient,
      document: .init(number: "R\(documents)", reverses: number), pot: pot)
  }

  /// What isn't welfare: receipts, administration, transfers, deposits.
  private mutating func makeMoney(_ year: Int, _ months: ClosedRange<Int>, _ members: Int) {
    let income = ["Income:Members", "Income:State", "Income:LocalGov", "Income:Interest"]
      .map(AttackedFund.id)
    for month in months {
      let contributions = Int64(members * 3_000 + chance(9_999))
      row(day(month: month, of: year, 5), .flow, pick(accounts), income[0], contributions)
      if month == 4 { row(day(month: 4, of: year, 9), .flow, accounts[0], income[1], 5_000_001) }
      if month == 6 { row(day(month: 6, of: year, 9), .flow, pick(accounts), income[2], 990_000) }
      if month % 6 == 5, let bank = accounts.last {
        row(day(month: month, of: year, 28), .flow, bank, income[3], Int64(chance(90_000) + 1))
      }
      if !oneIn(3) {
        let spent = Int64(chance(900_000) + 1)
        row(
          day(month: month, of: year, 1 + chance(28)), .flow, pick(accounts),
          AttackedFund.id("Expenses:Admin"), -spent)
      }
      if oneIn(6) { transfer(day(month: month, of: year, 1 + chance(28))) }
      if oneIn(9) {
        row(
          day(month: month, of: year, 12), .flow, pick(accounts),
          AttackedFund.id("Liabilities:Deposits"), pick([70_000, 30_000, -20_000]))
      }
    }
  }

  private mutating func transfer(_ when: Day) {
    let satang = Int64(chance(5_000_000) + 1)
    documents += 1
    let paper = Entry.Document(number: "T\(documents)")
    let pot = PotID(UInt16(chance(pots.count)))
    let toPot = PotID(UInt16(chance(pots.count)))
    guard accounts.count > 1 else { return }
    if oneIn(2) {
      row(
        when, .transfer, accounts[0], accounts[1], pick([satang, -satang]), document: paper,
        pot: pot, toPot: toPot)
    } else {
      let clearing = AttackedFund.chart.transfersID
      row(when, .halfTransfer, accounts[0], clearing, -satang, document: paper, pot: pot)
      row(when, .halfTransfer, accounts[1], clearing, satang, document: paper, pot: toPot)
    }
  }

  /// A day by the month of the fiscal year, 0 for October.
  func day(month: Int, of ending: Int, _ number: Int) -> Day {
    Day(
      year: month < 3 ? ending - 1 : ending, month: (month + 9) % 12 + 1, day: number)
      ?? Day(ordinalYear: ending)
  }

  private mutating func row(
    _ when: Day, _ kind: Entry.Kind, _ account: AccountID, _ counter: AccountID, _ satang: Int64,
    people: Int = 0, recipient: Recipient? = nil, document: Entry.Document = .init(),
    pot: PotID = .general, toPot: PotID? = nil
  ) {
    rows.append(
      Entry(
        day: when, kind: kind, account: account, counterAccount: counter,
        amount: Money(satang: satang), people: people, recipient: recipient, document: document,
        pot: pot, toPot: toPot,
        place: Place(file: FileID(0), line: UInt32(rows.count + 2), columns: 0..<1)))
  }

  /// The books, their rows in order of days; what lies after the last receipt is cut.
  func books() -> Books {
    let last = rows.filter { !$0.isReversal }.map(\.day).max() ?? Day(ordinalYear: 2020)
    let kept = rows.enumerated().filter { $0.element.day <= last }
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
    return Books(chart: AttackedFund.chart, entries: kept.map(\.element), pots: pots)
  }
}

extension Day {
  /// The first of January, for days that can't be wrong.
  init(ordinalYear year: Int) {
    guard let day = Day(year: year, month: 1, day: 1) else {
      preconditionFailure("year \(year) is no year")
    }
    self = day
  }
}
