import Disclosure
import Model
import Outputs
import Readers

/// A fund as a site has published it, made again from the tables of its open data.
struct PublishedFund {
  private let id: Fund.ID
  private let site: Site
  private let tables: [String: PublishedTable]
  private let entries: [Int: PublishedTable]
  private let chart: Chart

  /// Reads the tables; `nil` where one is missing or can't be read.
  init?(_ id: Fund.ID, in tree: any PublishedSite, _ site: Site) throws {
    var tables: [String: PublishedTable] = [:]
    for table in DataTable.ofFunds {
      guard let bytes = try tree.published(at: Routes.table(table, of: id)),
        let read = PublishedTable(bytes), read.hasUniqueRows(by: table.key)
      else { return nil }
      tables[table.name] = read
    }
    guard Self.areWithinReach(Array(tables.values)), Self.rows(tables["chart"]).count < 10_000
    else { return nil }
    self.id = id
    self.site = site
    self.tables = tables
    chart = Self.chart(tables["chart"], site)
    var entries: [Int: PublishedTable] = [:]
    for row in Self.rows(tables["summary"]) where row.text("is_running") == "false" {
      guard let ending = row.integer("fiscal_year"),
        let bytes = try tree.published(
          at: Routes.table(.entries, of: id, FiscalYear(ending: ending))),
        let read = PublishedTable(bytes), read.hasUniqueRows(by: DataTable.entries.key)
      else { return nil }
      entries[ending] = read
    }
    guard Self.areWithinReach(Array(tables.values) + entries.values) else { return nil }
    self.entries = entries
  }

  /// Whether no sum of any amounts in tables, nor a thousandfold, is beyond what can be counted:
  /// anybody may have written them.
  private static func areWithinReach(_ tables: [PublishedTable]) -> Bool {
    var sum: Int64 = 0
    for table in tables {
      guard let magnitude = table.magnitude?.satang else { return false }
      let (next, isTooLarge) = sum.addingReportingOverflow(magnitude)
      guard !isTooLarge, next < Int64.max / 1_000 else { return false }
      sum = next
    }
    return true
  }

  /// Where the sums of the tables don't hold, which ones.
  var proof: Proof {
    var proof = Proof()
    var read = FundTablesRead(of: id)
    for table in DataTable.ofFunds {
      if let found = tables[table.name] { read.add(table, found, at: Routes.table(table, of: id)) }
    }
    read.proveSums(&proof)
    return proof
  }

  /// What the site has disclosed of the fund; `nil` where the tables say what can't be.
  var disclosure: FundDisclosure? {
    guard let row = Self.rows(tables["funds"]).first, let policy = policy(row) else { return nil }
    let years = Self.rows(tables["summary"]).compactMap { year($0) }
    guard years.count == tables["summary"]?.rows.count,
      years.allSatisfy({ year in
        let statement = year.statement.value
        return statement.pots.allSatisfy {
          $0.receipts.count == statement.receipts.count
            && $0.payments.count == statement.payments.count
        } && year.welfare.value.isEven
      })
    else { return nil }
    return FundDisclosure(
      fund: fund(row), years: years, policy: policy, remarks: faults("remark"),
      hold: row.text("is_held") == "true"
        ? FundDisclosure.Hold(
          from: row.integer("held_from").map { FiscalYear(ending: $0) }, faults: faults("holds"))
        : nil, balancesStated: row.integer("balances_stated") ?? 0,
      rowCount: row.integer("rows_read") ?? 0)
  }

  /// A row of a table by its columns.
  struct Row {
    let table: PublishedTable
    let cells: [String]

    func text(_ column: String) -> String { table.cell(cells, column) }
    /// A count or a year; nothing that a sum or an era could carry too far.
    func integer(_ column: String) -> Int? {
      Int(text(column)).flatMap { $0.magnitude < 1_000_000_000 ? $0 : nil }
    }
    func amount(_ column: String) -> Money { Money(data: text(column)) ?? .zero }
    func day(_ column: String) -> Day? { Day(iso: text(column)) }

    /// The words of a column in each language; `nil` where all are empty.
    func words(_ column: String, _ site: Site) -> Words? {
      let (thai, english) = (text(column + "_th"), text(column + "_en"))
      var others: [Language: String] = [:]
      for language in site.languages where language != .thai && language != .english {
        others[language] = text("\(column)_\(language.rawValue)")
      }
      if thai.isEmpty, english.isEmpty, others.values.allSatisfy(\.isEmpty) { return nil }
      return Words(th: thai, en: english, others: others)
    }
  }

  private static func rows(_ table: PublishedTable?) -> [Row] {
    table.map { table in table.rows.map { Row(table: table, cells: $0) } } ?? []
  }

  private func rows(_ name: String, in ending: Int) -> [Row] {
    Self.rows(tables[name]).filter { $0.integer("fiscal_year") == ending }
  }

  private static func chart(_ table: PublishedTable?, _ site: Site) -> Chart {
    var chart = Chart()
    for row in rows(table) {
      guard let kind = Account.Kind(key: row.text("kind"), source: row.text("source")) else {
        continue
      }
      chart.add(
        Account(
          name: row.text("account"), title: row.words("title", site) ?? Words(""), kind: kind))
    }
    return chart
  }

  private func account(_ row: Row) -> Account? {
    chart.account(named: row.text("account")).map { chart[$0] }
  }

  private func policy(_ row: Row) -> DisclosurePolicy? {
    guard let least = row.integer("least_people"),
      let sensitive = row.integer("least_sensitive_people"), least >= 2, sensitive >= least,
      let period = Period(name: row.text("policy_period"))
    else { return nil }
    return DisclosurePolicy(
      version: row.text("policy_version"), leastPeople: least, leastSensitivePeople: sensitive,
      period: period, sensitiveAccounts: [])
  }

  private func faults(_ effect: String) -> [FundDisclosure.Fault] {
    Self.rows(tables["findings"]).filter { $0.text("effect") == effect }.compactMap { row in
      Code(rawValue: row.text("code")).map {
        FundDisclosure.Fault(file: row.text("file"), row: row.integer("row"), code: $0)
      }
    }
  }
}

extension PublishedFund {
  private func year(_ row: Row) -> DisclosedYear? {
    guard let ending = row.integer("fiscal_year"), let from = row.day("covers_from"),
      let through = row.day("covers_through")
    else { return nil }
    let counts = Statement.RowCounts(
      all: row.integer("rows") ?? 0, balances: row.integer("balances_stated") ?? 0,
      void: row.integer("rows_void") ?? 0, reversals: row.integer("rows_reversed") ?? 0)
    let lastDay = row.day("last_day")
    return DisclosedYear(
      republished: statement(ending, lastDay, counts),
      days: DayRange(from: from, through: through), lastDay: lastDay,
      isRunning: row.text("is_running") == "true", welfare: welfare(ending),
      movements: movements(ending), chart: chart, identities: identities(ending), rows: counts)
  }

  private func statement(
    _ ending: Int, _ lastDay: Day?, _ counts: Statement.RowCounts
  ) -> Statement {
    func flows(_ table: String, _ column: String) -> [Statement.FlowLine] {
      rows(table, in: ending).compactMap { row in
        account(row).map {
          Statement.FlowLine($0, row.amount(column), people: row.integer("people") ?? 0)
        }
      }
    }
    let receipts = flows("receipts", "received")
    let payments = flows("payments", "paid")
    return Statement(
      of: id, FiscalYear(ending: ending), lastDay: lastDay,
      moneyLines: rows("accounts", in: ending).compactMap { row in
        let columns = [
          "opening", "received", "paid", "transferred_in", "transferred_out", "closing",
        ]
        return account(row).map { Statement.MoneyLine($0, columns.map(row.amount)) }
      }, receipts: receipts, payments: payments,
      owed: rows("owed", in: ending).compactMap { row in
        let columns = ["opening", "increased", "decreased", "closing"]
        return account(row).map { Statement.OwedLine($0, columns.map(row.amount)) }
      }, pots: pots(ending), rowCounts: counts,
      trialLines: rows("balances", in: ending).compactMap { row in
        account(row).map {
          Statement.TrialLine($0, opening: row.amount("opening"), closing: row.amount("closing"))
        }
      })
  }

  private func pots(_ ending: Int) -> [Statement.PotColumn] {
    let groups = Dictionary(grouping: rows("pots", in: ending)) { $0.integer("number") ?? 0 }
    return groups.sorted { $0.key < $1.key }.map { _, rows in
      func amounts(_ item: String) -> [Money] {
        rows.filter { $0.text("item") == item }.map { $0.amount("amount") }
      }
      return Statement.PotColumn(
        rows[0].text("pot"), opening: amounts("opening").total, receipts: amounts("receipt"),
        payments: amounts("payment"), moved: amounts("moved").total, owed: amounts("owed").total,
        closing: amounts("closing").total)
    }
  }

  private func welfare(_ ending: Int) -> WelfareTable {
    let periods = rows("welfare_periods", in: ending)
    let byPeriod = Dictionary(grouping: rows("welfare_by_period", in: ending)) {
      $0.text("account")
    }
    return WelfareTable(
      republished: rows("welfare", in: ending).compactMap { row in
        account(row).map { account in
          WelfareTable.Line(
            republished: account, row.amount("paid"), people: row.integer("people") ?? 0,
            byStretch: byPeriod[account.name].map { $0.map { $0.amount("paid") } },
            kindCount: row.integer("kinds") ?? 1)
        }
      },
      stretches: periods.compactMap { row in
        row.day("covers_from").flatMap { from in
          row.day("covers_through").map { DayRange(from: from, through: $0) }
        }
      }, totals: periods.map { $0.amount("paid") },
      people: periods.map { $0.integer("people") ?? 0 })
  }

  private func movements(_ ending: Int) -> [Movement] {
    var movements: [Movement] = []
    var number = ""
    var postings: [Posting] = []
    var day: Day?
    func end() {
      if let day, !postings.isEmpty { movements.append(Movement(on: day, postings)) }
      postings = []
    }
    for row in Self.rows(entries[ending]) {
      if row.text("entry") != number { end() }
      number = row.text("entry")
      day = row.day("date")
      if let account = chart.account(named: row.text("account")) {
        postings.append(Posting(account, row.amount("amount")))
      }
    }
    end()
    return movements
  }

  private func identities(_ ending: Int) -> [Identity] {
    rows("checks", in: ending).compactMap { row in
      Identity.Kind(rawValue: row.text("check_id")).map {
        Identity(
          $0, row.amount("left_side"), row.amount("right_side"), holds: row.text("holds") == "true")
      }
    }
  }
}

extension PublishedFund {
  private func fund(_ row: Row) -> Fund {
    func all<Value>(_ name: String, _ read: (Row) -> Value?) -> [Value] {
      Self.rows(tables[name]).compactMap(read)
    }
    let contact = Contact(
      name: row.words("contact_name", site), address: row.words("contact_address", site),
      email: Self.optional(row.text("contact_email")),
      phone: Self.optional(row.text("contact_phone")))
    return Fund(
      id: id, name: row.words("name", site) ?? Words(id.text),
      location: Fund.Location(
        tambon: row.words("tambon", site), district: row.words("district", site),
        province: row.words("province", site)),
      founded: Occasion(data: row.text("founded"), site.calendar),
      status: Fund.Status(rawValue: row.text("status")),
      membership: all("members") { row in
        row.integer("members").map { Fund.Membership(count: $0, asOf: row.day("as_of")) }
      }.first, contact: contact == Contact() ? nil : contact,
      committee: all("committee") { row in
        row.words("name", site).map {
          Fund.CommitteeMember(
            name: $0, role: row.words("role", site) ?? Words(""), from: row.integer("from_year"),
            to: row.integer("to_year"))
        }
      }, restatements: all("restatements", restatement), benefits: all("benefits", benefit),
      pledges: all("pledges", pledge))
  }

  private static func optional(_ text: String) -> String? { text.isEmpty ? nil : text }

  private func restatement(_ row: Row) -> Restatement? {
    guard let ending = row.integer("fiscal_year"),
      let reason = Restatement.Reason(rawValue: row.text("reason"))
    else { return nil }
    return Restatement(
      year: FiscalYear(ending: ending), replaced: row.text("replaces"), reason: reason,
      approver: row.text("approver"), people: row.integer("people"))
  }

  private func benefit(_ row: Row) -> Benefit? {
    row.words("title", site).map {
      Benefit(
        title: $0, amount: Money(data: row.text("amount")), per: row.words("per", site),
        condition: row.words("condition", site))
    }
  }

  private func pledge(_ row: Row) -> Pledge? {
    guard let ending = row.integer("fiscal_year"), let party = Party(key: row.text("source")) else {
      return nil
    }
    return Pledge(
      year: FiscalYear(ending: ending), party: party, amount: row.amount("amount"),
      reference: row.words("reference", site),
      organisation: Self.optional(row.text("organisation")))
  }
}
