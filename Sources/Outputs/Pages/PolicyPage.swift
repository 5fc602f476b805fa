public import Disclosure
public import Model

/// The disclosure policy in words: what is shown, what never, and how many people stand behind a
/// sum.
struct PolicyView: PageView {
  static let template = "policy"

  /// One kind of information and its class.
  struct Row: TemplateView {
    let pages: PageSet
    let policy: DisclosurePolicy
    let field: DisclosedField

    static let fields: [Field<Self>] = [
      .text("field") { $0.pages.wording.field($0.field) },
      .text("class") { $0.pages.wording.fieldClass($0.policy[$0.field]) },
      .text("class_meaning") { $0.pages.wording.meaning($0.policy[$0.field]) },
    ]
  }

  /// A kind of welfare.
  struct Kind: TemplateView {
    let title: String

    static let fields: [Field<Self>] = [.text("sensitive_kind") { $0.title }]
  }

  let pages: PageSet
  let policy: DisclosurePolicy
  let chart: Chart

  private var sensitive: [Kind] {
    chart.accounts.filter { policy.sensitiveAccounts.contains($0.name) }.map {
      Kind(title: pages.title(of: $0))
    }
  }

  static let fields: [Field<Self>] = [
    .text("policy_version") { $0.policy.version },
    .text("k") { $0.pages.format.count($0.policy.leastPeople) },
    .text("sensitive_k") { $0.pages.format.count($0.policy.leastSensitivePeople) },
    .text("period") { $0.pages.wording.period($0.policy.period) },
    .list("sensitive_kinds") { view in view.sensitive },
    .list("classes") { view in
      DisclosedField.allCases.map { Row(pages: view.pages, policy: view.policy, field: $0) }
    },
    .text("policy_data_address") { $0.pages.routes.rootPath + "/" + Routes.policyData },
    .text("unit") { $0.pages.site.currency.unit[$0.pages.language] },
  ]
}

extension PageSet {
  /// The page of the site's disclosure policy.
  public func policy(
    _ policy: DisclosurePolicy, chart: Chart, prose: Set<String>
  ) -> OutputFile {
    let title = wording[.policyTitle]
    let page = Page(
      path: Routes.policy, title: title, description: wording[.policyDescription],
      crumbs: [(wording[.home], routes.address(Routes.home)), (title, nil)], prose: prose)
    return file(page, render(PolicyView(pages: self, policy: policy, chart: chart)))
  }
}
