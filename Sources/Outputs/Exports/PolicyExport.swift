public import Disclosure
public import Model

/// The disclosure policy of a site as data.
public enum PolicyExport {
  /// One JSON object, the same for the same policy; `docs/formats/policy.md` names its keys.
  ///
  /// - Parameter chart: the accounts that the policy may name, with their titles.
  public static func file(_ policy: DisclosurePolicy, chart: Chart) -> OutputFile {
    func text(_ text: String) -> String { DiagnosticData.string(text) }
    let classes = DisclosedField.allCases.map {
      "    \(text($0.rawValue)): \(text(policy[$0].rawValue))"
    }
    let sensitive = policy.sensitiveAccounts.sorted().map(text).joined(separator: ", ")
    let accounts = chart.accounts.filter { policy.sensitiveAccounts.contains($0.name) }.map {
      account in
      let title =
        [("th", account.title.th), ("en", account.title.en)]
        + account.title.others.sorted { $0.key < $1.key }.map { ($0.key.rawValue, $0.value) }
      let entry = JSON.object([
        ("account", .text(account.name)),
        ("title", .object(title.map { ($0.0, .text($0.1)) })),
      ])
      return String(decoding: entry.inPage, as: UTF8.self)
    }
    let json = """
      {
        "format": 1,
        "version": \(text(policy.version)),
        "k": \(policy.leastPeople),
        "sensitive_k": \(policy.leastSensitivePeople),
        "period": \(text(policy.period.name)),
        "sensitive": [\(sensitive)],
        "sensitive_accounts": [\(accounts.joined(separator: ", "))],
        "classes": {
      \(classes.joined(separator: ",\n"))
        }
      }

      """
    return OutputFile(path: Routes.policyData, bytes: Array(json.utf8))
  }
}
