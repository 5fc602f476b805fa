import Disclosure
import Model

/// Who answers for a fund.
struct PeopleView: PageView {
  static let template = "people"

  let pages: PageSet
  let disclosure: FundDisclosure
  let head: FundHead

  private var fund: Fund { disclosure.fund }

  static let fields: [Field<Self>] = [
    .view("head") { $0.head },
    .flag("has_committee") { !$0.fund.committee.isEmpty },
    .list("committee") { view in
      view.fund.committee.map { CommitteeRow(pages: view.pages, member: $0) }
    },
    .flag("has_contact") { $0.fund.contact != nil },
    .text("contact_name") { $0.fund.contact?.name?[$0.pages.language] },
    .text("contact_address") { $0.fund.contact?.address?[$0.pages.language] },
    .text("contact_email") { $0.fund.contact?.email },
    .text("contact_phone") { $0.fund.contact?.phone },
  ]
}

extension PageSet {
  /// The page of a fund's committee.
  func people(_ disclosure: FundDisclosure, _ head: FundHead, prose: Set<String>) -> OutputFile {
    fundPage(
      .people, of: disclosure, description: .peopleDescription, prose: prose,
      render(PeopleView(pages: self, disclosure: disclosure, head: head)))
  }
}
