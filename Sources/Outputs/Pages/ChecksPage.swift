public import Disclosure
import Model

/// What was checked of a fund, each sum with its two sides.
struct ChecksView: PageView {
  static let template = "checks"

  let pages: PageSet
  let disclosure: FundDisclosure
  let head: FundHead
  /// How many figures were read again and agree; `nil` where nobody asked.
  let provenCount: Int?

  static let fields: [Field<Self>] = [
    .view("head") { $0.head },
    .text("unit") { $0.pages.site.currency.unit[$0.pages.language] },
    .text("balances_stated") { $0.pages.format.count($0.disclosure.balancesStated) },
    .text("row_count") { $0.pages.format.count($0.disclosure.rowCount) },
    .text("proven_count") { view in view.provenCount.map { view.pages.format.count($0) } },
    .view("hold") { view in
      view.disclosure.hold.map { HoldView(pages: view.pages, hold: $0) }
    },
    .flag("has_remarks") { !$0.disclosure.remarks.isEmpty },
    .list("remarks") { view in
      view.disclosure.remarks.prefix(mostRemarks).map {
        HoldView.FaultRow(pages: view.pages, fault: $0)
      }
    },
    .text("more_remarks") { view in
      let more = view.disclosure.remarks.count - mostRemarks
      return more > 0 ? view.pages.format.count(more) : nil
    },
    .list("years") { view in
      view.disclosure.years.reversed().map { ProofView(pages: view.pages, proof: $0) }
    },
  ]

  /// How many remarks a page lists; the rest are counted.
  private static let mostRemarks = 50
}

/// The sums of one year.
struct ProofView: TemplateView {
  let pages: PageSet
  let proof: DisclosedYear

  static let fields: [Field<Self>] = [
    .text("year") { $0.pages.format.year($0.proof.year) },
    .text("year_id") { "y\($0.proof.year.ending + 543)" },
    .list("identities") { view in
      view.proof.identities.map { IdentityRow(pages: view.pages, identity: $0) }
    },
  ]
}

/// One sum with its two sides.
struct IdentityRow: TemplateView {
  let pages: PageSet
  let identity: Identity

  static let fields: [Field<Self>] = [
    .text("number") { $0.identity.kind.rawValue },
    .text("sentence") { $0.pages.wording.identity($0.identity.kind) },
    .text("left") { $0.pages.format.money($0.identity.left) },
    .text("right") { $0.pages.format.money($0.identity.right) },
    .flag("holds") { $0.identity.holds },
  ]
}

extension PageSet {
  /// The page of a fund's checks.
  ///
  /// - Parameter provenCount: how many of its figures were read again in what was written, and
  ///   agree.
  public func checks(
    _ disclosure: FundDisclosure, prose: Set<String>, provenCount: Int? = nil
  ) -> OutputFile {
    let head = FundHead(pages: self, disclosure: disclosure, section: .checks)
    return fundPage(
      .checks, of: disclosure, description: .checksDescription, prose: prose,
      render(
        ChecksView(pages: self, disclosure: disclosure, head: head, provenCount: provenCount)))
  }
}
