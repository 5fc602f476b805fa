import Model

/// Reads one entry of `restatements:` in a fund's `fund.yaml`.
enum RestatementReader {
  /// Reads an entry; one that isn't whole explains nothing.
  static func read(
    _ mapping: SettingsMapping, _ settings: inout SettingsFile
  ) -> Restatement? {
    var pairs = mapping
    let yearNode = pairs.take("year")
    let year = settings.year(yearNode)
    let replacedNode = pairs.take("replaces")
    let replaced = settings.text(replacedNode)
    let reasonNode = pairs.take("reason")
    let reason = reason(reasonNode, &settings)
    let approverNode = pairs.take("approver")
    let approver = settings.text(approverNode)
    let people = settings.number(pairs.take("people"))
    pairs.finish(&settings)
    let examples = [
      ("year", yearNode == nil, "year: 2567"),
      ("replaces", replacedNode == nil, "replaces: cnmpgcbllaob"),
      ("reason", reasonNode == nil, "reason: late-receipt"),
      ("approver", approverNode == nil, "approver: ที่ประชุมคณะกรรมการ ครั้งที่ 3/2569"),
    ]
    for (key, isMissing, example) in examples where isMissing {
      settings.missing(key, in: pairs, example: example)
    }
    guard let year, let replaced, let reason, let approver else { return nil }
    return Restatement(
      year: FiscalYear(ending: year), replaced: replaced, reason: reason, approver: approver,
      people: people)
  }

  private static func reason(
    _ node: SettingsNode?, _ settings: inout SettingsFile
  ) -> Restatement.Reason? {
    guard let node, let text = settings.text(node) else { return nil }
    if let reason = Restatement.Reason(rawValue: text) { return reason }
    let known = Restatement.Reason.allCases.map(\.rawValue)
    let near = nearestNames(to: text, among: known).first
    settings.unusable(
      node, Words(th: "ไม่รู้จักเหตุผล “\(text)”", en: "There is no reason “\(text)”"),
      help: near.map { Words(th: "หมายถึง \($0) หรือไม่", en: "Did you mean \($0)?") }
        ?? Words("\(known.joined(separator: ", "))"))
    return nil
  }
}
