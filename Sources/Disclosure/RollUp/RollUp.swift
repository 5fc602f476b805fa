import Model

/// Turns a fund's books into the books that the public may see.
///
/// The public books are books: every page and every file adds them up as it would the private
/// ones, and they come to the same totals, to the satang. What differs: welfare is one entry for
/// each published sum; receipts and payments alike of one day are one entry; what is written
/// beside rows is gone; and where accounts or pots would tell too much, their money passes
/// through one line.
///
/// - Complexity: O(entries + segments × accounts).
struct RollUp {
  private let books: Books
  private let policy: DisclosurePolicy
  private var publicChart: PublicChart
  private var entries: [Entry] = []
  /// What each account really holds.
  private var held = AccountSums()
  /// What the public books say that each holds, by the public chart.
  private var shown = AccountSums()
  /// The years whose pots are shown: from the first to the last before pots would tell too much.
  private(set) var yearsWithPots: Set<FiscalYear> = []

  /// Rolls a fund's books up; segments come in order.
  init(_ books: Books, _ plans: [SegmentPlan], _ policy: DisclosurePolicy) {
    self.books = books
    self.policy = policy
    publicChart = PublicChart(books.chart, policy)
    var hasPots = true
    for plan in plans {
      hasPots = hasPots && plan.canShowPots(of: books, policy)
      if hasPots { yearsWithPots.insert(plan.segment.year) }
      add(plan, hasPots: hasPots)
    }
  }

  /// The public books.
  var publicBooks: Books {
    Books(
      chart: publicChart.chart, calendar: books.calendar, entries: entries,
      pots: yearsWithPots.isEmpty ? [""] : books.pots)
  }

  /// The public line of a group of kinds.
  func account(of group: KindGroups.Group, in plan: SegmentPlan) -> Account {
    publicChart.chart[publicChart.line(of: group, in: plan.groups)]
  }

  private mutating func add(_ plan: SegmentPlan, hasPots: Bool) {
    var writer = SegmentWriter(
      plan: plan, books: books, publicChart: publicChart, policy: policy, hasPots: hasPots)
    books.entries.withUnsafeBufferPointer { entries in
      for row in plan.rows {
        writer.add(entries, row)
        guard entries[row].moves else { continue }
        held.add(entries[row].amount, to: entries[row].account)
        held.add(-entries[row].amount, to: entries[row].counterAccount)
      }
    }
    for payout in plan.payouts { writer.add(payout) }
    append(writer.entries)
    settle(plan)
  }

  private mutating func append(_ new: [Entry]) {
    for index in new.indices where new[index].moves {
      shown.add(new[index].amount, to: new[index].account)
      shown.add(-new[index].amount, to: new[index].counterAccount)
    }
    entries += new
  }

  /// Moves what passed through the line of all accounts to where it lies when the segment ends.
  private mutating func settle(_ plan: SegmentPlan) {
    var targets: [AccountID: Money] = [:]
    switch plan.accounts {
    case .apart: return
    case .balances(let groups):
      for members in groups {
        let line = publicChart.account(of: members, in: books.chart)
        targets[line] = members.map { held[$0] ?? .zero }.total
      }
    case .total:
      targets[publicChart.allMoney] =
        held.all.filter { books.chart.kind(of: $0.id).holdsMoney }.map(\.amount).total
    }
    // Welfare that is owed and not paid yet went through the line too.
    for (id, amount) in held.all where books.chart.kind(of: id).isOwed {
      targets[publicChart[id]] = amount
    }
    let chart = publicChart.chart
    let ids = Set(targets.keys).union(
      shown.all.map(\.id).filter { chart.kind(of: $0).holdsMoney || chart.kind(of: $0).isOwed })
    for id in ids.sorted() where id != publicChart.allMoney {
      let change = (targets[id] ?? .zero) - (shown[id] ?? .zero)
      guard change != .zero else { continue }
      append([
        Entry(
          day: plan.segment.range.through, kind: .transfer, account: publicChart.allMoney,
          counterAccount: id, amount: -change, place: .nowhere)
      ])
    }
  }
}

/// A sum for each account that has one, by the account's place in its chart.
private struct AccountSums {
  private var amounts: [Money?] = []

  mutating func add(_ amount: Money, to id: AccountID) {
    let place = Int(id.number)
    while amounts.count <= place { amounts.append(nil) }
    amounts[place] = (amounts[place] ?? .zero) + amount
  }

  subscript(id: AccountID) -> Money? {
    Int(id.number) < amounts.count ? amounts[Int(id.number)] : nil
  }

  /// The accounts that have one, in the chart's order.
  var all: [(id: AccountID, amount: Money)] {
    amounts.enumerated().compactMap { place, amount in
      amount.map { (AccountID(UInt16(place)), $0) }
    }
  }
}

extension Place {
  /// No place: a public entry stands in no file.
  static let nowhere = Place(file: FileID(0))
}
