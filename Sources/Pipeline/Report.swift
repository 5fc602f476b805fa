import Disclosure
public import Model

/// An address of the web that a text names, for a check that asks the web.
public struct OutsideLink: Hashable, Sendable {
  /// The address.
  public let address: String
  /// The file in which it is written.
  public let file: String
  /// The line, from 1.
  public let line: UInt32
}

/// What a run found and did.
public struct Report: Sendable {
  /// What was found, in the order of the files.
  public internal(set) var findings: [Finding] = []
  /// How many funds the content has.
  public internal(set) var fundCount = 0
  /// How many of them are being corrected.
  public internal(set) var heldFunds = 0
  /// How many rows of ledgers were read.
  public internal(set) var rowCount = 0
  /// How many news items are published.
  public internal(set) var newsCount = 0
  /// How many files the site has.
  public internal(set) var fileCount = 0
  /// The addresses of the web that texts name, each page's in order.
  ///
  /// - Complexity: O(links of all texts), each time: few ask.
  public var outsideLinks: [OutsideLink] { findOutsideLinks() }
  var findOutsideLinks: @Sendable () -> [OutsideLink] = { [] }
  /// How many figures of what was written were read again and compared.
  public internal(set) var provenCount = 0
  /// Whether the site was written.
  public internal(set) var isPublished = false

  /// Whether something private would have been published.
  public var hasLeak: Bool {
    findings.contains {
      [.knownValueInOutput, .personalDataInOutput].contains($0.diagnostic.code)
    }
  }

  /// A report that nothing was found for yet.
  init() {}

  /// A report of what was found.
  public init(findings: [Finding]) { self.findings = findings }

  /// Figures that files which were about to be published give differently.
  private var disagreements: [Proof.Fault] = []
  /// Whether there are any.
  public var hasDisagreement: Bool { !disagreements.isEmpty }

  /// Takes what a fund came to.
  mutating func add(_ fund: FundResult) {
    findings += fund.findings
    rowCount += fund.rowCount
    if let summary = fund.summary {
      fundCount += 1
      if summary.isHeld { heldFunds += 1 }
    }
    add(fund.proof)
  }

  /// Takes what a proof came to.
  mutating func add(_ proof: Proof?) {
    guard let proof else { return }
    provenCount += proof.count
    disagreements += proof.faults
  }

  /// Tells of the first disagreements one by one: a figure typed into a template stands on the
  /// pages of every fund.
  mutating func tellDisagreements() {
    let most = 4
    findings += disagreements.prefix(most).map { Finding(.figuresDisagree($0), in: SourceFiles()) }
    if disagreements.count > most {
      let more = disagreements.count - most
      findings.append(Finding(.moreFiguresDisagree(more), in: SourceFiles()))
    }
  }

  /// How many findings weigh this much.
  public func count(_ severity: Severity) -> Int {
    findings.count { $0.diagnostic.severity == severity }
  }
}
