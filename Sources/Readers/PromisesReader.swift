import Model

/// Reads `benefits:` and `pledges:` of a fund's `fund.yaml`.
enum PromisesReader {
  /// Reads one line of the schedule of welfare.
  static func benefit(
    _ mapping: SettingsMapping, _ settings: inout SettingsFile
  ) -> Benefit? {
    var pairs = mapping
    defer { pairs.finish(&settings) }
    let titleNode = pairs.take("title")
    let title = settings.words(titleNode)
    let amount = settings.money(pairs.take("amount"))
    let per = settings.words(pairs.take("per"))
    let condition = settings.words(pairs.take("condition"))
    if titleNode == nil {
      settings.missing("title", in: pairs, example: "title: คลอดบุตร")
    }
    return title.map { Benefit(title: $0, amount: amount, per: per, condition: condition) }
  }

  /// Reads one promise.
  static func pledge(
    _ mapping: SettingsMapping, organisations: [String], _ settings: inout SettingsFile
  ) -> Pledge? {
    var pairs = mapping
    defer { pairs.finish(&settings) }
    let yearNode = pairs.take("year")
    let year = settings.year(yearNode)
    let sourceNode = pairs.take("source")
    let party = party(sourceNode, &settings)
    let amountNode = pairs.take("amount")
    let amount = settings.money(amountNode)
    let reference = settings.words(pairs.take("reference"))
    let organisation = OrganisationsReader.named(
      pairs.take("organisation"), among: organisations, &settings)
    let examples = [
      ("year", yearNode == nil, "year: 2569"), ("source", sourceNode == nil, "source: state"),
      ("amount", amountNode == nil, "amount: 150,000"),
    ]
    for (key, isMissing, example) in examples where isMissing {
      settings.missing(key, in: pairs, example: example)
    }
    guard let year, let party, let amount else { return nil }
    return Pledge(
      year: FiscalYear(ending: year), party: party, amount: amount, reference: reference,
      organisation: organisation)
  }

  private static let parties: [String: Party] = [
    "members": .members, "state": .state, "local_government": .localGovernment, "other": .other,
  ]

  private static func party(_ node: SettingsNode?, _ settings: inout SettingsFile) -> Party? {
    guard let node, let text = settings.text(node) else { return nil }
    if let party = parties[text] { return party }
    settings.unusable(
      node, Words(th: "ไม่รู้จักแหล่งเงิน “\(text)”", en: "There is no source “\(text)”"),
      help: Words(parties.keys.sorted().joined(separator: ", ")))
    return nil
  }
}

extension SettingsFile {
  /// An amount that isn't negative, written as in a ledger: `1,130.00`.
  mutating func money(_ node: SettingsNode?) -> Money? {
    guard let node, let text = text(node) else { return nil }
    if case .amount(let amount) = AmountText(Array(text.utf8)[...]), amount >= .zero {
      return amount
    }
    unusable(
      node, Words(th: "“\(text)” ไม่ใช่จำนวนเงิน", en: "“\(text)” is no amount"),
      help: Words(th: "เช่น 1,500.00", en: "For example 1,500.00"))
    return nil
  }
}
