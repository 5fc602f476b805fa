public import Disclosure
import Model

/// The disclosure policy of a site as data.
public enum PolicyExport {
  /// One JSON object, the same for the same policy; `docs/formats/policy.md` names its keys.
  public static func file(_ policy: DisclosurePolicy) -> OutputFile {
    func text(_ text: String) -> String { DiagnosticData.string(text) }
    let classes = DisclosedField.allCases.map {
      "    \(text($0.rawValue)): \(text(policy[$0].rawValue))"
    }
    let sensitive = policy.sensitiveAccounts.sorted().map(text).joined(separator: ", ")
    let json = """
      {
        "format": 1,
        "version": \(text(policy.version)),
        "k": \(policy.leastPeople),
        "sensitive_k": \(policy.leastSensitivePeople),
        "period": \(text(policy.period.name)),
        "sensitive": [\(sensitive)],
        "classes": {
      \(classes.joined(separator: ",\n"))
        }
      }

      """
    return OutputFile(path: Routes.policyData, bytes: Array(json.utf8))
  }
}
