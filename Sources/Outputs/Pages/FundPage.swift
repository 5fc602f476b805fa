public import Disclosure
public import Model

/// One fund: what it holds, where the money comes from, what is paid, who answers for it.
struct FundView: PageView {
  static let template = "fund"

  let pages: PageSet
  let disclosure: FundDisclosure
  let news: [NewsItem]

  private var fund: Fund { disclosure.fund }
  private var format: Format { pages.format }

  private var latest: LatestYear? {
    disclosure.latest.map { year in
      LatestYear(
        pages: pages, statement: year.statement,
        previous: disclosure.year(year.year.previous)?.statement, lastDay: disclosure.lastDay,
        isRunning: year.isRunning, policy: disclosure.policy)
    }
  }

  static let fields: [Field<Self>] = [
    .text("name") { $0.fund.name[$0.pages.language] },
    .text("fund_id") { $0.fund.id.text },
    .list("places") { view in view.pages.places(view.fund.id, view.fund.location, short: false) },
    .html("founded") { view in view.fund.founded.map { view.format.time($0) } },
    .text("members") { view in view.fund.membership.map { view.format.count($0.count) } },
    .text("status") { view in view.fund.status.map { view.pages.wording.status($0) } },
    .text("unit") { $0.pages.site.currency.unit[$0.pages.language] },
    .view("hold") { view in
      view.disclosure.hold.map { HoldView(pages: view.pages, hold: $0) }
    },
    .view("current") { view in view.disclosure.hold == nil ? view.latest : nil },
    .view("last_good") { view in view.disclosure.hold == nil ? nil : view.latest },
    .flag("has_years") { !$0.disclosure.years.isEmpty },
    .flag("is_empty") { $0.disclosure.years.isEmpty && $0.disclosure.hold == nil },
    .list("years") { view in
      view.disclosure.years.reversed().map {
        YearRow(pages: view.pages, statement: $0.statement)
      }
    },
    .flag("has_committee") { !$0.fund.committee.isEmpty },
    .flag("has_owed") { view in
      view.disclosure.years.contains { $0.statement.owedChange != .zero }
    },
    .list("committee") { view in
      view.fund.committee.map { CommitteeRow(pages: view.pages, member: $0) }
    },
    .text("contact_name") { $0.fund.contact?.name?[$0.pages.language] },
    .text("contact_address") { $0.fund.contact?.address?[$0.pages.language] },
    .text("contact_email") { $0.fund.contact?.email },
    .text("contact_phone") { $0.fund.contact?.phone },
    .flag("has_contact") { $0.fund.contact != nil },
    .flag("has_news") { !$0.news.isEmpty },
    .list("news") { view in view.news.map { NewsCard(pages: view.pages, item: $0) } },
    .text("all_news_address") { $0.pages.routes.address(Routes.news) },
    .text("balances_stated") { $0.format.count($0.disclosure.balancesStated) },
    .text("row_count") { $0.format.count($0.disclosure.rowCount) },
    .text("checks_address") { $0.pages.routes.address(Routes.checks($0.fund.id)) },
    .list("sections") { view in FundSectionLink.all(view.pages, view.fund.id) },
    .view("balance_chart") { view in
      view.pages.balanceChart(view.disclosure.years.map(\.statement), of: view.fund.id)
    },
  ]
}

/// The last published year of a fund.
struct LatestYear: TemplateView {
  let pages: PageSet
  let statement: Disclosed<Statement>
  let previous: Disclosed<Statement>?
  let lastDay: Day?
  let isRunning: Bool
  let policy: DisclosurePolicy

  private var format: Format { pages.format }
  private var key: FigureKey { FigureKey(year: statement.year) }

  static let fields: [Field<Self>] = [
    .text("year") { $0.format.year($0.statement.year) },
    .text("previous_year") { view in view.previous.map { view.format.year($0.year) } },
    .text("statement_address") {
      $0.pages.routes.address(Routes.statement($0.statement.fund, $0.statement.year))
    },
    .html("last_day") { view in view.lastDay.map { view.format.time($0) } },
    .figure("opening") { $0.pages.figure($0.statement.opening, $0.key.summary("opening")) },
    .figure("balance") { $0.pages.figure($0.statement.closing, $0.key.summary("closing")) },
    .figure("received") { $0.pages.figure($0.statement.received, $0.key.summary("received")) },
    .figure("paid") { $0.pages.figure($0.statement.paid, $0.key.summary("paid")) },
    .figure("owed_change") { $0.pages.owedChange($0.statement) },
    .figure("previous_received") { view in
      view.previous.map {
        view.pages.figure($0.received, FigureKey(year: $0.year).summary("received"))
      }
    },
    .figure("previous_paid") { view in
      view.previous.map { view.pages.figure($0.paid, FigureKey(year: $0.year).summary("paid")) }
    },
    .list("sources") { view in
      Party.allCases.map { SourceRow(pages: view.pages, party: $0, latest: view) }
    },
    .list("payments") { view in
      view.statement.payments.map { PaymentRow(pages: view.pages, line: $0, key: view.key) }
    },
    .figure("people_helped") {
      $0.pages.figure($0.statement.peopleHelped, $0.key.summary("people_helped"))
    },
    .list("accounts") { view in
      let all = view.statement.moneyLines
      // An account whose balance is within another line holds nothing by itself.
      let isTogether = all.contains { $0.account.isMoneyTogether }
      let lines = all.filter {
        !$0.account.isMoneyTogether && !(isTogether && $0.closing == .zero)
      }
      return view.isRunning
        ? [] : lines.map { MoneyRow(pages: view.pages, line: $0, key: view.key) }
    },
    .flag("is_running") { $0.isRunning },
    .text("k") { $0.pages.format.count($0.policy.leastPeople) },
    .text("policy_address") { $0.pages.routes.address(Routes.policy) },
  ]
}

/// One of the four sources beside last year's.
struct SourceRow: TemplateView {
  let pages: PageSet
  let party: Party
  let latest: LatestYear

  private var amount: Money { latest.statement.value.received(from: party) }
  private var share: String? { pages.format.percent(amount, of: latest.statement.received) }

  static let fields: [Field<Self>] = [
    .text("source") { $0.pages.wording.party($0.party) },
    .text("source_number") { String($0.party.rawValue + 1) },
    .figure("amount") {
      $0.pages.figure($0.amount, FigureKey(year: $0.latest.statement.year).source($0.party))
    },
    .figure("previous_amount") { view in
      view.latest.previous.map {
        view.pages.figure(
          $0.value.received(from: view.party), FigureKey(year: $0.year).source(view.party))
      }
    },
    .text("share") { $0.share },
  ]
}

/// One kind of payment.
struct PaymentRow: TemplateView {
  let pages: PageSet
  let line: Statement.FlowLine
  let key: FigureKey

  static let fields: [Field<Self>] = [
    .text("kind") { $0.pages.title(of: $0.line.account) },
    .figure("amount") {
      $0.pages.figure($0.line.amount, $0.key.cell("payments", $0.line.account, "paid"))
    },
    .figure("people") { view in
      view.line.account.kind == .welfare
        ? view.pages.figure(
          view.line.people, view.key.cell("payments", view.line.account, "people")) : nil
    },
  ]
}

/// One account that holds money.
struct MoneyRow: TemplateView {
  let pages: PageSet
  let line: Statement.MoneyLine
  let key: FigureKey
  /// Whether what it received and paid is shown for all accounts together.
  var isTogether = false

  static let fields: [Field<Self>] = [
    .text("account") { $0.pages.title(of: $0.line.account) },
    .figure("account_opening") { $0.figure($0.line.opening, "opening") },
    .figure("account_received") { view in
      view.isTogether ? nil : view.figure(view.line.received, "received")
    },
    .figure("account_paid") { view in
      view.isTogether ? nil : view.figure(view.line.paid, "paid")
    },
    .text("account_transferred") {
      $0.pages.format.money($0.line.transferredIn - $0.line.transferredOut)
    },
    .figure("account_balance") { view in
      view.isWithinAnother ? nil : view.figure(view.line.closing, "closing")
    },
  ]

  private func figure(_ amount: Money, _ column: String) -> Figure {
    pages.figure(amount, key.cell("accounts", line.account, column))
  }

  /// Whether the account's balance went into the line of several accounts.
  private var isWithinAnother: Bool {
    isTogether && line.closing == .zero && line.opening != .zero
  }
}

/// One published year.
struct YearRow: TemplateView {
  let pages: PageSet
  let statement: Disclosed<Statement>

  static let fields: [Field<Self>] = [
    .text("year") { $0.pages.format.year($0.statement.year) },
    .text("statement_address") {
      $0.pages.routes.address(Routes.statement($0.statement.fund, $0.statement.year))
    },
    .figure("opening") { $0.figure($0.statement.opening, "opening") },
    .figure("received") { $0.figure($0.statement.received, "received") },
    .figure("paid") { $0.figure($0.statement.paid, "paid") },
    .figure("owed_change") { $0.pages.owedChange($0.statement) },
    .figure("closing") { $0.figure($0.statement.closing, "closing") },
  ]

  private func figure(_ amount: Money, _ column: String) -> Figure {
    pages.figure(amount, FigureKey(year: statement.year).summary(column))
  }
}

/// A member of the committee.
struct CommitteeRow: TemplateView {
  let pages: PageSet
  let member: Fund.CommitteeMember

  private var term: String? {
    let years = [member.from, member.to].compactMap { $0 }.map { pages.format.year($0) }
    return years.isEmpty ? nil : years.joined(separator: "–")
  }

  static let fields: [Field<Self>] = [
    .text("person") { $0.member.name[$0.pages.language] },
    .text("role") { $0.member.role[$0.pages.language] },
    .text("term") { $0.term },
  ]
}

/// Why years are held back, in plain words that quote no row.
struct HoldView: TemplateView {
  /// A fault as the public reads it.
  struct FaultRow: TemplateView {
    let pages: PageSet
    let fault: FundDisclosure.Fault

    static let fields: [Field<Self>] = [
      .text("fault") { $0.pages.plainWords(of: $0.fault.code) },
      .text("file") { $0.fault.file },
      .text("row") { view in view.fault.row.map { view.pages.format.count($0) } },
      .text("code") { $0.fault.code.rawValue },
    ]
  }

  let pages: PageSet
  let hold: FundDisclosure.Hold

  /// How many faults a page lists; the rest are counted.
  private static let mostFaults = 10

  static let fields: [Field<Self>] = [
    .text("held_year") { view in view.hold.from.map { view.pages.format.year($0) } },
    .list("faults") { view in
      view.hold.faults.prefix(mostFaults).map { FaultRow(pages: view.pages, fault: $0) }
    },
    .text("more_faults") { view in
      let more = view.hold.faults.count - mostFaults
      return more > 0 ? view.pages.format.count(more) : nil
    },
  ]
}

extension PageSet {
  /// How many news items a fund's page shows.
  private static let newsOnFund = 5

  /// The page of a fund and the statements of its published years.
  ///
  /// - Parameter news: the items that name the fund, the newest first.
  public func fund(
    _ disclosure: FundDisclosure, news: [NewsItem], prose: Set<String>
  ) -> [OutputFile] {
    let fund = disclosure.fund
    let view = FundView(
      pages: self, disclosure: disclosure, news: Array(news.prefix(Self.newsOnFund)))
    let description = wording.sentence(
      disclosure.hold == nil ? .fundDescription : .heldDescription,
      ["name": fund.name[language]])
    let feed = NewsFeed.Address(title: fund.name[language], path: Routes.fund(fund.id))
    let page = Page(
      path: Routes.fund(fund.id), title: title(of: fund), description: description,
      crumbs: [
        (wording[.home], routes.address(Routes.home)),
        (wording[.fundsTitle], routes.address(Routes.funds)), (fund.name[language], nil),
      ], prose: prose, feed: news.isEmpty ? nil : feed,
      subject: .fund(fund, years: disclosure.years.map(\.year)))
    var files = parts.contains(.fund) ? [file(page, render(view))] : []
    if parts.contains(.statement) {
      files += disclosure.years.map { statement($0, of: disclosure, prose: prose) }
    }
    if parts.contains(.detail) {
      files += disclosure.years.filter { !$0.isRunning }.flatMap {
        [ledger($0, of: disclosure, prose: prose), report($0, of: disclosure, prose: prose)]
      }
      files += sections(disclosure, prose: prose)
    }
    return files + feeds(feed, news)
  }
}
