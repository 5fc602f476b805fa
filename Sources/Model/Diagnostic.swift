/// How much a finding weighs.
public enum Severity: String, Comparable, Sendable {
  /// Worth knowing; nothing to mend.
  case note
  /// Published, with a note.
  case warning
  /// Stops the publication of what it concerns.
  case error

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }

  /// Orders by weight, notes first.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// One finding: what is wrong, where, and what to do next.
///
/// The summary names the thing first, quotes what was written, and doesn't blame. One finding
/// has one cause; its consequences are not findings.
public struct Diagnostic: Hashable, Sendable {
  /// Something worth knowing beside the summary, with its own place where it has one.
  public struct Note: Hashable, Sendable {
    /// What is worth knowing.
    public let words: Words
    /// Where to look.
    public let place: Place?

    /// A note, perhaps about another place.
    public init(_ words: Words, at place: Place? = nil) {
      self.words = words
      self.place = place
    }
  }

  /// The kind of finding.
  public let code: Code
  /// How much it weighs.
  public let severity: Severity
  /// One sentence for a treasurer at a kitchen table.
  public let summary: Words
  /// The smallest stretch that shows it; `nil` where no file is concerned.
  public let place: Place?
  /// More to know, the likeliest cause first.
  public let notes: [Note]
  /// What to do next, with an example.
  public let help: Words?
  /// In a ledger: the first day whose figures this puts in doubt; `nil` puts all in doubt.
  public var doubtFrom: Day?

  /// A finding; it weighs what its code weighs unless a severity is given.
  public init(
    _ code: Code, _ summary: Words, at place: Place?, severity: Severity? = nil,
    notes: [Note] = [], help: Words? = nil, doubtFrom: Day? = nil
  ) {
    self.code = code
    self.severity = severity ?? code.severity
    self.summary = summary
    self.place = place
    self.notes = notes
    self.help = help
    self.doubtFrom = doubtFrom
  }
}

/// What was read, and what was found on the way. Reading never fails.
public struct Reading<Value> {
  /// As much as could be read.
  public var value: Value
  /// What was found.
  public var diagnostics: [Diagnostic]

  /// A value with what was found on the way to it.
  public init(_ value: Value, _ diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }
}

extension Reading: Sendable where Value: Sendable {}

/// A finding with the line it speaks of, so that the file itself can be let go.
public struct Finding: Sendable {
  /// The finding.
  public let diagnostic: Diagnostic
  /// The file as the reader of messages knows it; `nil` where no file is concerned.
  public let path: String?
  /// The line as it was typed; `nil` where no line is concerned.
  public let line: [UInt8]?

  /// A finding in one of the files that were read.
  public init(_ diagnostic: Diagnostic, in files: SourceFiles) {
    var lines = LineIndex(files)
    self.init(diagnostic, &lines)
  }

  init(_ diagnostic: Diagnostic, path: String?, line: [UInt8]?) {
    self.diagnostic = diagnostic
    self.path = path
    self.line = line
  }

  private init(_ diagnostic: Diagnostic, _ lines: inout LineIndex) {
    self.diagnostic = diagnostic
    path = diagnostic.place.map { lines.files[$0.file].path }
    line = diagnostic.place.flatMap { lines.line($0.line, of: $0.file) }
  }

  /// Findings in files that were read, in the same order.
  ///
  /// - Complexity: O(bytes of the files with findings + findings).
  public static func all(_ diagnostics: [Diagnostic], in files: SourceFiles) -> [Finding] {
    var lines = LineIndex(files)
    return diagnostics.map { Finding($0, &lines) }
  }
}
