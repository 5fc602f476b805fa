import Support
import Testing

@testable import Model

/// The identities of the ledger design, §6, on books made by chance; the argument is the seed.
@Suite struct StatementIdentityTests {
  private static let fund = Fund.ID("F0001")
  private static let seeds = UInt64(1)...150

  private func statements(_ seed: UInt64) throws -> (GeneratedBooks, [Statement]) {
    let generated = GeneratedBooks(seed: seed)
    return (generated, Statement.all(of: generated.books, fund: try #require(Self.fund)))
  }

  @Test(arguments: seeds)
  func everyFigureIsThatOfTheNaiveCount(seed: UInt64) throws {
    let (generated, statements) = try statements(seed)
    #expect(statements.flatMap(\.picture).sorted() == generated.naiveStatements().sorted())
  }

  @Test(arguments: seeds)
  func i1DebitsAndCreditsSumToZeroAndEveryTrialLineCloses(seed: UInt64) throws {
    for statement in try statements(seed).1 {
      #expect(statement.trial.map(\.debit).total + statement.trial.map(\.credit).total == .zero)
      #expect(statement.trial.map(\.closing).total == statement.trial.map(\.opening).total)
      for line in statement.trial {
        #expect(line.opening + line.debit + line.credit == line.closing)
        #expect(line.debit >= .zero && line.credit <= .zero)
      }
      #expect(statement.trial.map(\.account.name) == statement.trial.map(\.account.name).sorted())
      #expect(statement.brokenIdentities == [])
    }
  }

  @Test(arguments: seeds)
  func i2EveryAccountClosesAndOpensTheNextYearWithTheSame(seed: UInt64) throws {
    let (_, statements) = try statements(seed)
    for statement in statements {
      for line in statement.moneyLines {
        let flow = line.received - line.paid + line.transferredIn - line.transferredOut
        #expect(line.opening + flow == line.closing)
      }
    }
    for (year, next) in zip(statements, statements.dropFirst()) {
      #expect(next.year == year.year.next)
      #expect(next.opening == year.closing)
      for line in year.moneyLines where line.closing != .zero {
        #expect(next.moneyLines.first { $0.account == line.account }?.opening == line.closing)
      }
    }
  }

  @Test(arguments: seeds)
  func i3ReceiptsLessPaymentsAreTheChangeOfMoneyHeld(seed: UInt64) throws {
    for statement in try statements(seed).1 {
      #expect(statement.received - statement.paid == statement.closing - statement.opening)
      #expect(statement.moneyLines.map(\.received).total == statement.received)
      #expect(statement.moneyLines.map(\.paid).total == statement.paid)
      let moved = statement.moneyLines.map { $0.transferredIn - $0.transferredOut }
      #expect(moved.total == .zero)
      #expect(!statement.trial.contains { $0.account.kind == .transfers })
    }
  }

  @Test(arguments: seeds)
  func i4TheFourSourcesSumToTheReceipts(seed: UInt64) throws {
    for statement in try statements(seed).1 {
      #expect(Party.allCases.map { statement.received(from: $0) }.total == statement.received)
      let others = statement.payments.filter { $0.account.kind == .payment }.map(\.amount).total
      #expect(statement.welfare.map(\.amount).total + others == statement.paid)
    }
  }

  @Test(arguments: seeds)
  func i5WhatIsHeldIsTheOpeningAndAllSurpluses(seed: UInt64) throws {
    let (generated, statements) = try statements(seed)
    var held = Money(satang: generated.openings)
    for statement in statements {
      held += statement.received - statement.paid
      #expect(statement.closing == held)
    }
  }

  @Test(arguments: seeds)
  func i6MonthsSumToTheYear(seed: UInt64) throws {
    let (generated, statements) = try statements(seed)
    let books = generated.books
    for statement in statements {
      var months: [String: Money] = [:]
      for month in 1...12 {
        let entries = books.entries.filter {
          $0.kind == .flow && Int($0.day.month) == month
            && books.calendar.year(of: $0.day) == statement.year
        }
        let part = Books(chart: books.chart, calendar: books.calendar, entries: entries)
        for monthly in Statement.all(of: part, fund: statement.fund) {
          for line in monthly.receipts + monthly.payments {
            months[line.account.name, default: .zero] += line.amount
          }
        }
      }
      let year = (statement.receipts + statement.payments).map { ($0.account.name, $0.amount) }
      #expect(months == Dictionary(uniqueKeysWithValues: year))
    }
  }

  @Test(arguments: seeds)
  func i11WhatIsPrintedAddsUpWithoutRounding(seed: UInt64) throws {
    func satang(_ amount: Money) throws -> Int64 {
      try #require(Int64(amount.description.filter { $0 != "," && $0 != "." }))
    }
    for statement in try statements(seed).1 {
      let lines = try statement.receipts.map { try satang($0.amount) }
      #expect(lines.reduce(0, +) == (try satang(statement.received)))
      let closings = try statement.moneyLines.map { try satang($0.closing) }
      #expect(closings.reduce(0, +) == (try satang(statement.closing)))
    }
  }

  @Test(arguments: UInt64(1)...30)
  func theOrderOfRowsWithinTheBooksChangesNothing(seed: UInt64) throws {
    let (generated, statements) = try statements(seed)
    var random = SeededGenerator(seed: seed)
    let books = generated.books
    let shuffled = Books(
      chart: books.chart, calendar: books.calendar, entries: books.entries.shuffled(using: &random))
    #expect(Statement.all(of: shuffled, fund: try #require(Self.fund)) == statements)
  }
}

@Suite struct StatementTests {
  private let chart = GeneratedBooks.chart()

  private func entry(
    _ kind: Entry.Kind, _ day: Day, _ account: String, _ counter: String, _ baht: Int64,
    people: Int = 0
  ) throws -> Entry {
    Entry(
      day: day, kind: kind, account: try #require(chart.account(named: account)),
      counterAccount: try #require(chart.account(named: counter)),
      amount: Money(satang: baht * 100), people: people,
      place: Place(file: FileID(0), line: 2, columns: 0..<1))
  }

  private func statements(_ entries: [Entry]) throws -> [Statement] {
    Statement.all(
      of: Books(chart: chart, entries: entries), fund: try #require(Fund.ID("F0001")))
  }

  @Test func booksWithoutARowHaveNoStatement() throws {
    #expect(try statements([]) == [])
  }

  @Test func aBalanceOnlyCarriedOverMakesNoStatement() throws {
    let carried = try entry(
      .carriedForward, .of(2022, 10, 1), "Assets:Cash", "Assets:Cash", 100)
    #expect(try statements([carried]) == [])
  }

  @Test func aYearWithoutRowsKeepsItsBalanceAndStandsInItsPlace() throws {
    let found = try statements([
      entry(.opening, .of(2019, 10, 1), "Assets:Cash", "Equity:Opening", 100),
      entry(.flow, .of(2022, 1, 5), "Assets:Cash", "Income:Members", 20),
    ])
    #expect(
      found.flatMap(\.picture) == [
        "2020 money Assets:Cash [10000, 0, 0, 0, 0, 10000]",
        "2021 money Assets:Cash [10000, 0, 0, 0, 0, 10000]",
        "2022 money Assets:Cash [10000, 2000, 0, 0, 0, 12000]",
        "2022 receipt Income:Members 2000 0",
      ])
    #expect(found.map(\.lastDay) == [.of(2019, 10, 1), nil, .of(2022, 1, 5)])
  }

  @Test func aTransferIsNeitherReceiptNorPayment() throws {
    let found = try statements([
      entry(.opening, .of(2022, 10, 1), "Assets:Cash", "Equity:Opening", 100),
      entry(.transfer, .of(2022, 10, 2), "Assets:Cash", "Assets:Bank", -30),
      entry(.halfTransfer, .of(2022, 10, 3), "Assets:Cash", "Equity:Transfers", -20),
      entry(.halfTransfer, .of(2022, 10, 3), "Assets:Bank", "Equity:Transfers", 20),
    ])
    #expect(
      found.flatMap(\.picture) == [
        "2023 money Assets:Cash [10000, 0, 0, 0, 5000, 5000]",
        "2023 money Assets:Bank [0, 0, 0, 5000, 0, 5000]",
      ])
    #expect(found.map(\.brokenIdentities) == [[]])
  }

  @Test func halfATransferBreaksAnIdentityUntilItsOtherHalfComes() throws {
    let found = try statements([
      entry(.halfTransfer, .of(2023, 9, 30), "Assets:Cash", "Equity:Transfers", -20),
      entry(.halfTransfer, .of(2023, 10, 1), "Assets:Bank", "Equity:Transfers", 20),
    ])
    #expect(found.map { !$0.brokenIdentities.isEmpty } == [true, true])
  }

  @Test func anOverdrawnAccountOpensBelowZero() throws {
    let found = try statements([
      entry(.opening, .of(2022, 10, 1), "Assets:Bank", "Equity:Opening", -50),
      entry(.flow, .of(2022, 10, 1), "Assets:Bank", "Expenses:Admin", -10),
    ])
    #expect(
      found.flatMap(\.picture) == [
        "2023 money Assets:Bank [-5000, 0, 1000, 0, 0, -6000]",
        "2023 payment Expenses:Admin 1000 0",
      ])
  }

  @Test func peopleAreCountedByTheBooks() throws {
    let found = try statements([
      entry(.flow, .of(2022, 10, 1), "Assets:Cash", "Expenses:Welfare:Birth", -10, people: 3),
      entry(.flow, .of(2022, 10, 2), "Assets:Cash", "Expenses:Welfare:Birth", -10, people: 1),
      entry(.flow, .of(2022, 10, 3), "Assets:Cash", "Expenses:Admin", -10),
    ])
    #expect(found.map(\.peopleHelped) == [4])
    #expect(found.map { $0.welfare.map(\.people) } == [[4]])
  }

  private func line(_ name: String, _ baht: Int64) throws -> Statement.FlowLine {
    let account = chart[try #require(chart.account(named: name))]
    return Statement.FlowLine(account: account, amount: Money(satang: baht * 100), people: 2)
  }

  private func picture(_ lines: [Statement.ComparedLine]) -> [String] {
    lines.map { line in
      let amounts = [line.amount, line.previous].map { $0?.description ?? "none" }
      return "\(line.account.name) \(amounts[0]) \(line.people) \(amounts[1])"
    }
  }

  @Test func linesStandBesideThoseOfTheYearBeforeAndLostKindsLast() throws {
    let now = try [line("Income:Members", 30), line("Income:Other", 5)]
    let before = try [line("Income:State", 7), line("Income:Members", 20)]
    #expect(
      picture(Statement.compared(now, before)) == [
        "Income:Members 30.00 2 20.00", "Income:Other 5.00 2 0.00", "Income:State 0.00 0 7.00",
      ])
  }

  @Test func withoutAYearBeforeNothingIsBeside() throws {
    let now = try [line("Income:Members", 30)]
    #expect(picture(Statement.compared(now, nil)) == ["Income:Members 30.00 2 none"])
    #expect(picture(Statement.compared(now, [])) == ["Income:Members 30.00 2 0.00"])
    #expect(picture(Statement.compared([], nil)) == [])
  }

  @Test func welfareThatIsWithinAnotherLineIsNotZero() throws {
    func welfare(_ name: String, _ baht: Int64) -> Statement.FlowLine {
      Statement.FlowLine(
        account: Account(name: name, title: Words(name), kind: .welfare),
        amount: Money(satang: baht * 100), people: 2)
    }
    let together = Statement.FlowLine(
      account: .someWelfare, amount: Money(satang: 5_000), people: 7)
    let now = try [welfare("Birth", 30), line("Income:Other", 5)]
    let before = try [welfare("Death", 9), together, line("Income:State", 1)]
    #expect(
      picture(Statement.compared(now, before)) == [
        "Birth 30.00 2 none", "Income:Other 5.00 2 0.00", "Death none 0 9.00",
        "Expenses:Welfare:Together none 0 50.00", "Income:State 0.00 0 1.00",
      ])
  }

  @Test func bothColumnsOfAComparisonSumToTheirYears() throws {
    let statements = try (UInt64(1)...60).flatMap { seed -> [Statement] in
      let books = GeneratedBooks(seed: seed).books
      return Statement.all(of: books, fund: try #require(Fund.ID("F0001")))
    }
    for (year, next) in zip(statements, statements.dropFirst()) where next.year == year.year.next {
      let lines = Statement.compared(next.payments, year.payments)
      #expect(lines.compactMap(\.amount).total == next.paid)
      #expect(lines.compactMap(\.previous).total == year.paid)
    }
  }
}
