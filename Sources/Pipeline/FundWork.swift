import Checks
import Disclosure
import Model
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
  /// The files that were read, so that a leak can be traced to its source.
  var sources = SourceFiles()
  /// The private values that the files hold, for the scan of the output.
  var known = KnownValues()
  /// The statements as the books have them, before the disclosure policy: for the fund's own eyes.
  var raw: [Statement] = []
  /// What an earlier edition has published.
  var record = PublishedRecord()
  /// Whether what was published before is as it would be published again.
  var isSettled = true

  /// Reads, checks and states one fund.
  ///
  /// - Parameters:
  ///   - isScanned: whether the private values are wanted, for the scan of the output.
  ///   - isDisclosed: whether the public books are wanted; without them no year of it is there.
  ///   - published: the site as it was published before.
  static func run(
    _ folder: String, _ content: SiteContent, _ tree: any InputTree, named name: String,
    isScanned: Bool = false, isDisclosed: Bool = true, published: (any PublishedSite)? = nil
  ) throws -> FundWork {
    guard let id = Fund.ID(folder) else {
      let sources = SourceFiles()
      return FundWork(
        disclosure: nil,
        findings: [Finding(.folderIsNoFund("\(name)/funds/\(folder)"), in: sources)], rowCount: 0)
    }
    let inputs = try FundInputs(folder, content, tree, named: name, isScanned: isScanned)
    let rules = rules(of: inputs.settings.value, content.site)
    let ledger = LedgerReader.read(
      inputs.ledgers, chart: inputs.chart, rules: rules, openings: inputs.openings.value)
    var faults = inputs.openings.diagnostics + ledger.diagnostics + inputs.refused
    faults += Check.all.flatMap { $0.findings(ledger.value) }
    faults += inputs.unread.filter { $0.severity == .error }
    let raw = rawYears(of: ledger.value, fund: id)
    faults += unproven(raw, ledger.value, faults)
    let sources = inputs.sources
    func disclosed(_ faults: [Diagnostic]) -> FundDisclosure {
      // A fund that nobody can name is held whole, and its page says why.
      let unnamed = inputs.settings.value == nil ? inputs.settings.diagnostics : []
      return Self.disclosure(
        inputs.settings.value ?? Fund(id: id, name: Words(id.text)), isNamed: unnamed.isEmpty,
        ledger.value, raw, isDisclosed ? inputs.policy : nil, asOf: content.site.asOf,
        sources.inOrder(faults + unnamed), sources)
    }
    var disclosure = disclosed(faults)
    let record = try PublishedRecord(of: id, in: published)
    let change = record.fault(in: disclosure, content.site.calendar, inputs.settingsFile)
    if let change {
      faults.append(change)
      disclosure = disclosed(faults)
    }
    let ordered = sources.inOrder(
      inputs.settings.diagnostics + faults + inputs.unread.filter { $0.severity < .error })
    return FundWork(
      disclosure: disclosure, findings: Finding.all(ordered, in: sources),
      rowCount: ledger.value.rowCount, sources: sources, known: inputs.known,
      raw: Self.published(raw, disclosure), record: record,
      isSettled: change == nil && !record.isDamaged)
  }

  /// What the fund's ledgers may hold.
  private static func rules(of fund: Fund?, _ site: Site) -> LedgerRules {
    LedgerRules(
      calendar: site.calendar, earliest: fund?.founded?.first, latest: site.asOf,
      tambon: fund?.location.tambon?.th)
  }

  /// A finding for the first year whose sums don't prove themselves where no other says why.
  private static func unproven(
    _ proofs: [RawYear], _ books: Books, _ faults: [Diagnostic]
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

  /// A year as the books have it, and what is proven of it.
  private struct RawYear {
    let statement: Statement
    let identities: [Identity]
    var year: FiscalYear { statement.year }
  }

  /// The years that aren't held back, as the books have them.
  private static func published(_ raw: [RawYear], _ disclosure: FundDisclosure) -> [Statement] {
    raw.map(\.statement).filter { statement in
      disclosure.hold.map { statement.year < $0.from ?? .distantPast } ?? true
    }
  }

  private static func rawYears(of books: Books, fund: Fund.ID) -> [RawYear] {
    let statements = Statement.all(of: books, fund: fund)
    let months = books.monthlyChanges
    return zip(statements, [nil] + statements.map { $0 }).map { statement, previous in
      RawYear(
        statement: statement,
        identities: statement.identities(
          after: previous, months: months[statement.year]))
    }
  }

  /// The years that hold, as the policy shows them, and why the others don't.
  private static func disclosure(
    _ fund: Fund, isNamed: Bool, _ books: Books, _ raw: [RawYear], _ policy: DisclosurePolicy?,
    asOf: Day, _ faults: [Diagnostic], _ sources: SourceFiles
  ) -> FundDisclosure {
    let errors = faults.filter { $0.severity == .error }
    var heldFrom = firstHeldYear(errors, books.calendar)
    // What no check has named must not be published either.
    if let broken = raw.first(where: { !$0.identities.allSatisfy(\.holds) })?.year {
      heldFrom = min(heldFrom ?? broken, broken)
    }
    if !isNamed { heldFrom = .distantPast }
    var years: [DisclosedYear] = []
    if heldFrom != .distantPast, let policy {
      years = policy.disclose(Private(books), fund: fund.id, asOf: asOf, heldFrom: heldFrom)
    }
    if let unproven = years.firstIndex(where: { !$0.isProven }) {
      heldFrom = min(heldFrom ?? years[unproven].year, years[unproven].year)
      years.removeSubrange(unproven...)
    }
    let hold = heldFrom.map { year in
      FundDisclosure.Hold(
        from: year == .distantPast ? nil : year,
        faults: errors.map { sources.publicFault($0) })
    }
    let last = years.last?.days.through
    // By their places: copying all entries would cost more than counting them.
    let shown = books.entries.indices.filter { index in
      last.map { books.entries[index].day <= $0 } ?? false
    }
    return FundDisclosure(
      fund: fund, years: years, policy: policy ?? .standard,
      remarks: faults.filter { finding in
        let year = finding.doubtFrom.map { books.calendar.year(of: $0) }
        return finding.severity == .warning && year ?? .distantPast < heldFrom ?? .distantFuture
      }.map { sources.publicFault($0) },
      hold: hold, balancesStated: shown.count { books.entries[$0].statedBalance != nil },
      rowCount: shown.count { !books.entries[$0].isFurtherBalance })
  }

  /// The first year that an error puts in doubt; the distant past where it may be any.
  private static func firstHeldYear(
    _ errors: [Diagnostic], _ calendar: FiscalCalendar
  ) -> FiscalYear? {
    errors.map { $0.doubtFrom.map { calendar.year(of: $0) } ?? .distantPast }.min()
  }
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
  func publicFault(_ diagnostic: Diagnostic) -> FundDisclosure.Fault {
    let path = diagnostic.place.map { self[$0.file].path } ?? "fund.yaml"
    let row = diagnostic.place?.cell.map { Int($0.row) }
    let name =
      path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? ""
    return FundDisclosure.Fault(
      file: Self.isPlainName(name) ? name : "….csv", row: row, code: diagnostic.code)
  }

  /// Whether a file name tells nothing of a person: a few plain letters, no more digits than a
  /// date. Files that chats and banks export carry names and account numbers.
  private static func isPlainName(_ name: String) -> Bool {
    name.utf8.count <= 24 && name.utf8.count { (0x30...0x39).contains($0) } <= 8
      && name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-")
          || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
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

  static func fundFileMissing(_ path: String) -> Diagnostic {
    Diagnostic(
      .missingKey, Words(th: "ไม่พบไฟล์ \(path)", en: "There is no file \(path)"), at: nil,
      help: Words(
        th: "สร้างไฟล์นี้ มีอย่างน้อย id: และ name:", en: "Make it with at least id: and name:"))
  }
}
