import Disclosure
import Model
import Readers

/// The files of one fund's folder, read.
struct FundInputs {
  private(set) var sources = SourceFiles()
  /// Who the fund is.
  private(set) var settings: Reading<Fund?>
  /// The file that says who the fund is; `nil` where there is none.
  private(set) var settingsFile: FileID?
  /// What it shows.
  private(set) var policy: DisclosurePolicy
  /// The site's accounts and the fund's own.
  private(set) var chart: Chart
  private(set) var openings: Reading<[(account: AccountID, opening: Money, place: Place)]> =
    Reading([])
  private(set) var ledgers: [LedgerReader.File] = []
  /// The files that nothing reads.
  private(set) var unread: [Diagnostic] = []
  /// The files that can't be read.
  private(set) var refused: [Diagnostic] = []
  /// The private values of all files.
  private(set) var known = KnownValues()

  private let path: String
  private let name: String

  /// Reads a folder.
  ///
  /// - Parameter isScanned: whether private values are looked for.
  init(
    _ folder: String, _ content: SiteContent, _ tree: any InputTree, named name: String,
    isScanned: Bool
  ) throws {
    path = "funds/\(folder)"
    self.name = name
    settings = Reading(nil, [.fundFileMissing("\(name)/funds/\(folder)/fund.yaml")])
    policy = content.policy
    chart = content.chart
    try readSettings(folder, content, tree)
    if let file = try load("accounts.csv", content, tree, isTable: true) {
      openings = chart.learnAccounts(file.bytes, file: file.id)
    }
    let files = content.listing.files(below: "\(path)/ledger/")
    for ledger in files where LedgerReader.isLedger(ledger) {
      for sheet in LedgerReader.sheets(in: try tree.bytes(at: ledger), at: ledger) {
        let shown = "\(name)/\(ledger)" + (sheet.name.map { " [\($0)]" } ?? "")
        let id = sources.add(path: shown, bytes: sheet.text.bytes)
        ledgers.append(LedgerReader.File(id: id, sheet: sheet))
        if isScanned { known.formUnion(PrivateValuesReader.values(in: sheet)) }
      }
    }
    if isScanned { try readRegisters(content, tree) }
    unread = unreadFiles(content).map { file in
      Self.notRead(file, Place(file: sources.add(path: "\(name)/\(file)", bytes: [])))
    }
    // A book that lies here and can't be read may hold any figure of any year.
    refused = content.listing.refused.filter { $0.path.hasPrefix("\(path)/") }.map { file in
      let id = sources.add(path: "\(name)/\(file.path)", bytes: [])
      return Diagnostic.unreachable(file.reason, Place(file: id))
    }
  }

  private mutating func load(
    _ file: String, _ content: SiteContent, _ tree: any InputTree, isTable: Bool = false
  ) throws -> (id: FileID, bytes: [UInt8])? {
    guard content.listing.contains("\(path)/\(file)") else { return nil }
    var bytes = try tree.bytes(at: "\(path)/\(file)")
    if isTable { bytes = DecodedText(bytes).bytes }
    return (sources.add(path: "\(name)/\(path)/\(file)", bytes: bytes), bytes)
  }

  private mutating func readSettings(
    _ folder: String, _ content: SiteContent, _ tree: any InputTree
  ) throws {
    guard let file = try load("fund.yaml", content, tree) else { return }
    settingsFile = file.id
    settings = FundReader.read(
      file.bytes, file: file.id, folder: folder, calendar: content.site.calendar,
      organisations: content.site.organisations.map(\.id), languages: content.languages)
    let chosen = PolicyReader.fund(
      file.bytes, file: file.id, site: content.policy, chart: content.chart)
    policy = chosen.value
    settings.diagnostics += chosen.diagnostics
    // A fund that asked for more than could be read shows nothing.
    if !chosen.diagnostics.isEmpty { settings.value = nil }
  }

  /// Reads the registers of members, for their private values and nothing else.
  private mutating func readRegisters(
    _ content: SiteContent, _ tree: any InputTree
  ) throws {
    for register in content.listing.files(below: "\(path)/") where isRegister(register) {
      for sheet in LedgerReader.sheets(in: try tree.bytes(at: register), at: register) {
        known.formUnion(PrivateValuesReader.values(in: sheet))
      }
    }
  }

  /// Whether a file is a register of members: `members.csv`, `members.xlsx`.
  private func isRegister(_ file: String) -> Bool {
    let name = file.dropFirst(path.count + 1)
    return name.hasPrefix("members.") && LedgerReader.isLedger(file)
  }

  /// The files of a fund that nothing reads.
  private func unreadFiles(_ content: SiteContent) -> [String] {
    content.listing.files(below: "\(path)/").filter { file in
      let name = file.dropFirst(path.count + 1)
      let isLedger = name.hasPrefix("ledger/") && LedgerReader.isLedger(file)
      return !isLedger && !isRegister(file) && name != "fund.yaml" && name != "accounts.csv"
    }
  }

  private static func notRead(_ file: String, _ place: Place) -> Diagnostic {
    let isTable = tableSuffixes.contains { file.lowercased().hasSuffix($0) }
    return .unreadFile(place, isTable: isTable, help: .ledgersLieThere)
  }

  /// The endings of tables that can't be read: a book in one may hold any figure of any year.
  private static let tableSuffixes = [".xls", ".xlsb", ".numbers", ".fods", ".wk1", ".dbf"]
}

extension Words {
  /// Where ledgers are looked for.
  fileprivate static let ledgersLieThere = Words(
    th:
      "ถ้าเป็นสมุดบัญชี บันทึกเป็น CSV หรือ journal ไว้ในโฟลเดอร์ ledger/ ถ้าไม่ใช่ ย้ายไปไว้นอก content",
    en:
      "A ledger is a CSV or a journal in the folder ledger/; anything else belongs outside content")
}
