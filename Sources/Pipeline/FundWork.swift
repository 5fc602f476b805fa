import Checks
import Model
import Outputs
import Readers

/// One fund from its folder to its disclosure: a function of that folder's files and of nothing
/// else but the site's settings and categories.
struct FundWork: Sendable {
  /// What the public sees; `nil` for a folder that can't be a fund at all.
  let disclosure: FundDisclosure?
  /// What was found, in the order of the fund's files.
  let findings: [Finding]
  /// How many rows its ledgers hold.
  let rowCount: Int
  /// The files for programs: each published year as a journal.
  var exports: [OutputFile] = []

  /// Reads, checks and states one fund.
  ///
  /// - Parameter hasExports: whether the files for programs are wanted too.
  static func run(
    _ folder: String, _ content: SiteContent, _ tree: any InputTree, named name: String,
    hasExports: Bool = false
  ) throws -> FundWork {
    var sources = SourceFiles()
    let path = "funds/\(folder)"
    func load(_ file: String, isTable: Bool = false) throws -> (id: FileID, bytes: [UInt8])? {
      guard content.listing.contains("\(path)/\(file)") else { return nil }
      var bytes = try tree.bytes(at: "\(path)/\(file)")
      if isTable { bytes = DecodedText(bytes).bytes }
      return (sources.add(path: "\(name)/\(path)/\(file)", bytes: bytes), bytes)
    }
    guard let id = Fund.ID(folder) else {
      return FundWork(
        disclosure: nil,
        findings: [Finding(.folderIsNoFund("\(name)/\(path)"), in: sources)], rowCount: 0)
    }
    var settings: Reading<Fund?> = Reading(nil, [.fundFileMissing("\(name)/\(path)/fund.yaml")])
    if let file = try load("fund.yaml") {
      settings = FundReader.read(
        file.bytes, file: file.id, folder: folder, calendar: content.site.calendar)
    }
    var chart = content.chart
    var openings: Reading<[(account: AccountID, opening: Money, place: Place)]> = Reading([])
    if let file = try load("accounts.csv", isTable: true) {
      openings = chart.learnAccounts(file.bytes, file: file.id)
    }
    let ledgers = content.listing.files(below: "\(path)/ledger/")
    let files = try ledgers.filter(LedgerReader.isLedger).flatMap { ledger in
      LedgerReader.sheets(in: try tree.bytes(at: ledger), at: ledger).map { sheet in
        let shown = "\(name)/\(ledger)" + (sheet.name.map { " [\($0)]" } ?? "")
        let id = sources.add(path: shown, bytes: sheet.text.bytes)
        return LedgerReader.File(id: id, sheet: sheet)
      }
    }
    let unread = unreadFiles(below: path, content).map { file in
      notRead(file, Place(file: sources.add(path: "\(name)/\(file)", bytes: [])))
    }
    let rules = rules(of: settings.value, content.site)
    let ledger = LedgerReader.read(files, chart: chart, rules: rules, openings: openings.value)
    let refused = refused(below: path, content, named: name, &sources)
    var faults = openings.diagnostics + ledger.diagnostics + refused
    faults += Check.all.flatMap { $0.findings(ledger.value) }
    faults += unread.filter { $0.severity == .error }
    let statements = Statement.all(of: ledger.value, fund: id)
    let proofs = proofs(of: statements, ledger.value)
    faults += unproven(proofs, ledger.value, faults)
    let ordered = sources.inOrder(
      settings.diagnostics + faults + unread.filter { $0.severity < .error })
    // A fund that nobody can name is held whole, and its page says why.
    if settings.value == nil { faults += settings.diagnostics }
    let disclosure = disclosure(
      id, settings.value, ledger.value, statements, proofs, sources.inOrder(faults), sources)
    return FundWork(
      disclosure: disclosure, findings: Finding.all(ordered, in: sources),
      rowCount: ledger.value.rowCount,
      exports: hasExports ? exports(disclosure, ledger.value, content.site) : [])
  }

  /// A book that lies here and can't be read may hold any figure of any year.
  private static func refused(
    below path: String, _ content: SiteContent, named name: String, _ sources: inout SourceFiles
  ) -> [Diagnostic] {
    content.listing.refused.filter { $0.path.hasPrefix("\(path)/") }.map { file in
      let id = sources.add(path: "\(name)/\(file.path)", bytes: [])
      return Diagnostic.unreachable(file.reason, Place(file: id))
    }
  }

  /// What the fund's ledgers may hold.
  private static func rules(of fund: Fund?, _ site: Site) -> LedgerRules {
    LedgerRules(
      calendar: site.calendar, earliest: fund?.founded?.first, latest: site.asOf,
      tambon: fund?.location.tambon?.th)
  }

  /// The published years as journals.
  private static func exports(
    _ disclosure: FundDisclosure, _ books: Books, _ site: Site
  ) -> [OutputFile] {
    disclosure.statements.map { statement in
      let journal = JournalExport.text(
        of: statement, books.movements(in: statement.year), chart: books.chart,
        fund: disclosure.fund, site: site)
      return OutputFile(
        path: Routes.journal(disclosure.fund.id, statement.year), bytes: Array(journal.utf8))
    }
  }

  private static func notRead(_ file: String, _ place: Place) -> Diagnostic {
    let isTable = tableSuffixes.contains { file.lowercased().hasSuffix($0) }
    return .unreadFile(place, isTable: isTable, help: .ledgersLieThere)
  }

  /// The endings of tables that can't be read: a book in one may hold any figure of any year.
  private static let tableSuffixes = [".xls", ".xlsb", ".numbers", ".fods", ".wk1", ".dbf"]

  /// A finding for the first year whose sums don't prove themselves where no other says why.
  private static func unproven(
    _ proofs: [FundDisclosure.ProvenYear], _ books: Books, _ faults: [Diagnostic]
  ) -> [Diagnostic] {
    let broken = proofs.first { !$0.identities.allSatisfy(\.holds) }
    guard let broken, let identity = broken.identities.first(where: { !$0.holds }),
      !faults.contains(where: { fault in
        let from = fault.doubtFrom.map { books.calendar.year(of: $0) } ?? .distantPast
        return fault.severity == .error && from <= broken.year
      })
    else { return [] }
    let place = books.entries.first { books.calendar.year(of: $0.day) == broken.year }?.place
    return [.unproven(broken.year, identity, books.calendar, at: place)]
  }

  /// What is proven of each year.
  private static func proofs(
    of statements: [Statement], _ books: Books
  ) -> [FundDisclosure.ProvenYear] {
    zip(statements, [nil] + statements.map { $0 }).map { statement, previous in
      FundDisclosure.ProvenYear(
        year: statement.year,
        identities: statement.identities(
          after: previous, months: books.monthlyChanges(in: statement.year)))
    }
  }

  /// The files of a fund that nothing reads.
  private static func unreadFiles(below path: String, _ content: SiteContent) -> [String] {
    content.listing.files(below: "\(path)/").filter { file in
      let name = file.dropFirst(path.count + 1)
      let isLedger = name.hasPrefix("ledger/") && LedgerReader.isLedger(file)
      return !isLedger && name != "fund.yaml" && name != "accounts.csv"
    }
  }

  /// The years that hold, and why the others don't.
  private static func disclosure(
    _ id: Fund.ID, _ fund: Fund?, _ books: Books, _ statements: [Statement],
    _ proofs: [FundDisclosure.ProvenYear], _ faults: [Diagnostic], _ sources: SourceFiles
  ) -> FundDisclosure {
    let errors = faults.filter { $0.severity == .error }
    var heldFrom = firstHeldYear(errors, books.calendar)
    // What no check has named must not be published either.
    if let broken = proofs.first(where: { !$0.identities.allSatisfy(\.holds) })?.year {
      heldFrom = min(heldFrom ?? broken, broken)
    }
    if fund == nil { heldFrom = .distantPast }
    let published = statements.filter { $0.year < heldFrom ?? .distantFuture }
    let entries = books.entries.filter { entry in
      books.calendar.year(of: entry.day) < heldFrom ?? .distantFuture
    }
    let hold = heldFrom.map { year in
      FundDisclosure.Hold(
        from: year == .distantPast ? nil : year,
        faults: errors.map { sources.publicFault($0) })
    }
    return FundDisclosure(
      fund: fund ?? Fund(id: id, name: Words(id.text)), statements: published,
      proofs: proofs.filter { $0.year < heldFrom ?? .distantFuture },
      remarks: faults.filter { finding in
        let year = finding.doubtFrom.map { books.calendar.year(of: $0) }
        return finding.severity == .warning && year ?? .distantPast < heldFrom ?? .distantFuture
      }.map { sources.publicFault($0) },
      hold: hold, lastDay: entries.map(\.day).max(),
      balancesStated: entries.count { $0.statedBalance != nil },
      rowCount: entries.count { !$0.isFurtherBalance })
  }

  /// The first year that an error puts in doubt; the distant past where it may be any.
  private static func firstHeldYear(
    _ errors: [Diagnostic], _ calendar: FiscalCalendar
  ) -> FiscalYear? {
    errors.map { $0.doubtFrom.map { calendar.year(of: $0) } ?? .distantPast }.min()
  }
}

extension Words {
  /// Where ledgers are looked for.
  fileprivate static let ledgersLieThere = Words(
    th:
      "ถ้าเป็นสมุดบัญชี บันทึกเป็น CSV หรือ journal ไว้ในโฟลเดอร์ ledger/ ถ้าไม่ใช่ ย้ายไปไว้นอก content",
    en:
      "A ledger is a CSV or a journal in the folder ledger/; anything else belongs outside content")
}

extension FiscalYear {
  fileprivate static let distantPast = FiscalYear(ending: Int.min)
  fileprivate static let distantFuture = FiscalYear(ending: Int.max)
}

extension SourceFiles {
  /// Findings in the order in which a reader meets them: by file, line and column.
  func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let ordered = diagnostics.enumerated().sorted { left, right in
      let (a, b) = (left.element.place, right.element.place)
      let leftKey = (a?.file.number ?? 0, a?.line ?? 0, a?.columns.lowerBound ?? 0, left.offset)
      let rightKey = (b?.file.number ?? 0, b?.line ?? 0, b?.columns.lowerBound ?? 0, right.offset)
      return leftKey < rightKey
    }
    return ordered.map(\.element)
  }

  /// A fault as a public page may tell it: the file's name and the row, not what stands there.
  fileprivate func publicFault(_ diagnostic: Diagnostic) -> FundDisclosure.Fault {
    let path = diagnostic.place.map { self[$0.file].path } ?? "fund.yaml"
    let row = diagnostic.place?.cell.map { Int($0.row) }
    let name = String(path.split(separator: "/").last ?? "")
    return FundDisclosure.Fault(
      file: Self.isPlainName(name) ? name : "….csv", row: row, code: diagnostic.code)
  }

  /// Whether a file name tells nothing of a person: a few plain letters, no more digits than a
  /// date. Files that chats and banks export carry names and account numbers.
  private static func isPlainName(_ name: String) -> Bool {
    name.utf8.count <= 24 && name.utf8.count { (0x30...0x39).contains($0) } <= 8
      && name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || Array("-_.".utf8).contains($0)
      }
  }
}

extension Diagnostic {
  /// F28. A year whose sums don't prove themselves, and no row says why.
  fileprivate static func unproven(
    _ year: FiscalYear, _ identity: Identity, _ calendar: FiscalCalendar, at place: Place?
  ) -> Diagnostic {
    Diagnostic(
      .openingDiffers,
      Words(
        th: "ปี \(year.ending + 543) ผลรวมข้อ \(identity.kind.rawValue) ไม่ลงตัว: \(identity.left) "
          + "กับ \(identity.right)",
        en: "In the year \(year.ending) the sums of \(identity.kind.rawValue) differ: "
          + "\(identity.left) and \(identity.right)"),
      at: place,
      help: Words(
        th: "มักเกิดจากวันที่ผิดจนรายการหรือคู่ของรายการโอนไปอยู่อีกปี ตรวจวันที่รอบสิ้นปี",
        en: "Often a wrong date puts an entry or one half of a transfer into another year: look at "
          + "the dates around the turn of the year"),
      doubtFrom: calendar.firstDay(of: year))
  }

  fileprivate static func folderIsNoFund(_ path: String) -> Diagnostic {
    Diagnostic(
      .unusableID,
      Words(
        th: "ชื่อโฟลเดอร์ \(path) เป็นรหัสกองทุนไม่ได้",
        en: "The folder name \(path) can't be a fund's number"),
      at: nil,
      help: Words(
        th: "ใช้รหัสตำบลหกหลัก ขีด และลำดับกองทุน เช่น 990101-01",
        en: "Use the place's six digits, a hyphen and a serial, like 990101-01"))
  }

  fileprivate static func fundFileMissing(_ path: String) -> Diagnostic {
    Diagnostic(
      .missingKey, Words(th: "ไม่พบไฟล์ \(path)", en: "There is no file \(path)"), at: nil,
      help: Words(
        th: "สร้างไฟล์นี้ มีอย่างน้อย id: และ name:", en: "Make it with at least id: and name:"))
  }
}
