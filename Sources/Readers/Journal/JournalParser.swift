import Model

/// Reads a journal with all that it includes.
///
/// Follows what hledger 1.25 does, as measured; `docs/formats/journal.md` says what is read. What
/// isn't known is refused by name, for a line that is passed over in silence takes money with it.
/// - Complexity: O(bytes of all files), with limits on what could make it more.
struct JournalParser {
  /// What directives have set, up to the end of the file in which they stand.
  struct Settings {
    var year: Int?
    var defaultCommodity: (commodity: Int, style: CommodityStyle)?
    var decimalMark: CommodityStyle?
    var aliases: [(old: String, new: String)] = [] { didSet { known = [:] } }
    var parents: [String] = [] { didSet { known = [:] } }
    /// The accounts that names mean under these aliases and parents.
    var known: [String: Int] = [:]
  }

  var journal = Journal()
  var diagnostics: [Diagnostic] = []
  var settings = Settings()
  var line = JournalLine([], 0..<0, file: FileID(0), number: 1)
  var includes: JournalIncludes

  /// Reads a journal and all that it includes.
  ///
  /// - Parameters:
  ///   - path: where the journal lies below the folder that its includes can't leave.
  static func read(
    _ bytes: [UInt8], file: FileID, path: String, folder: JournalFolder
  ) -> Reading<Journal> {
    var parser = JournalParser(includes: JournalIncludes(folder))
    parser.includes.byteCount = bytes.count
    if bytes.count <= JournalLimits.totalBytes {
      parser.read(bytes, file: file, path: path)
    } else {
      parser.diagnostics.append(.tooManyIncludes(at: Place(file: file)))
      parser.journal.isDoubtful = true
    }
    parser.journal.defaultCommodity = parser.settings.defaultCommodity
    return Reading(parser.journal, parser.diagnostics)
  }

  private init(includes: JournalIncludes) { self.includes = includes }

  /// Reads one file; the files that it includes are read at once.
  mutating func read(_ bytes: [UInt8], file: FileID, path: String) {
    if let damaged = firstDamagedByte(of: bytes, in: file) {
      diagnostics.append(.undecodableJournal(at: damaged))
      journal.isDoubtful = true
      return
    }
    includes.chain.append(path)
    var lines = JournalLines(bytes, file: file)
    while let line = lines.next() {
      self.line = line
      readItem(&lines)
    }
    includes.chain.removeLast()
  }

  /// Reads what begins at a line, with the lines that belong to it.
  private mutating func readItem(_ lines: inout JournalLines) {
    let isIndented = line.isIndented
    line.skipSpaces()
    switch line.next {
    case nil, UInt8(ascii: ";"), UInt8(ascii: "#"), UInt8(ascii: "*"): return
    case _ where isIndented:
      diagnostics.append(.indentedOutside(at: line.place))
      journal.isDoubtful = true
      while lines.nextOfBlock() != nil {}
    case _ where line.next.isDigit: readTransaction(&lines)
    // Rules for budgets and forecasts; hledger reads them and, unless asked to, uses none.
    case UInt8(ascii: "~"), UInt8(ascii: "="): while lines.nextOfBlock() != nil {}
    default:
      let before = diagnostics.count
      readDirective(&lines)
      if diagnostics.count > before { journal.isDoubtful = true }
      readPendingIncludes()
    }
  }

  /// Tells that something stands where a line should end, unless only a comment does.
  mutating func readLineEnd() {
    line.skipSpaces()
    guard !line.isAtEnd, line.next != UInt8(ascii: ";") else { return }
    diagnostics.append(.unexpectedText(line.token(from: line.position)))
  }
}
