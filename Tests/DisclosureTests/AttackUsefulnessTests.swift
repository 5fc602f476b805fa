import Disclosure
import Model
import Testing

/// How much of ordinary funds is left to see.
@Suite struct AttackUsefulnessTests {
  private struct Measure {
    var (years, full, apart, balances, quarters, lines) = (0, 0, 0, 0, 0, 0)
    var (welfare, own) = (Int64(0), Int64(0))

    mutating func add(_ year: DisclosedYear, _ calendar: FiscalCalendar) {
      let statement = year.statement.value
      years += 1
      let begins = calendar.firstDay(of: year.year) == year.days.from
      let ends = calendar.lastDay(of: year.year) == year.days.through
      if begins && ends { full += 1 }
      let hasTogether = statement.moneyLines.contains { $0.account.name == "Assets:Together" }
      if !hasTogether {
        apart += 1
      } else if statement.moneyLines.contains(where: { $0.closing != .zero && !isTogether($0) }) {
        balances += 1
      }
      if year.welfare.value.stretches.count == 4, begins && ends { quarters += 1 }
      lines += statement.welfare.count
      for line in year.welfare.value.lines {
        welfare += line.amount.satang
        if line.kindCount == 1 { own += line.amount.satang }
      }
    }

    private func isTogether(_ line: Statement.MoneyLine) -> Bool {
      line.account.name == "Assets:Together"
    }

    func picture(_ members: Int) -> String {
      let share = { (part: Int) in "\(part * 100 / max(1, years)) %" }
      return "rollup: \(members) members: \(years) years, in full \(share(full)), baht by kind "
        + "\(own * 100 / max(1, welfare)) %, lines a year \(lines * 10 / max(1, years))/10, "
        + "accounts apart \(share(apart)), balances only \(share(balances)), "
        + "by quarter \(share(quarters))"
    }
  }

  @Test func ordinaryFundsAreToldNearlyInFull() {
    let count = AttackTests.funds == nil ? 3 : 67
    for members in [325, 700, 1_000] {
      var measure = Measure()
      for seed in 0..<UInt64(count) {
        let fund = AttackedFund(
          seed: 10_000 + seed,
          .init(
            members: members...members, years: 4...4, isRealistic: true, policy: .standard))
        guard let last = fund.books.lastDay,
          let day = fund.books.calendar.lastDay(of: fund.books.calendar.year(of: last))
        else { continue }
        let years = fund.policy.disclose(Private(fund.books), fund: Editions.fund, asOf: day)
        for year in years {
          measure.add(year, fund.books.calendar)
        }
      }
      Swift.print(measure.picture(members))
      #expect(measure.full * 100 >= measure.years * 80, "\(measure.picture(members))")
    }
  }
}
