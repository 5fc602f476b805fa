public import Disclosure
public import Model

/// Reads what a site, or a fund, shows of its books: `content/policy.yaml`, and `disclosure:` in a
/// fund's `fund.yaml`.
public enum PolicyReader {
  /// Reads the policy of a site.
  ///
  /// - Parameter chart: the words that `sensitive:` may name.
  /// - Returns: the standard policy in place of what can't be read, with an error.
  public static func read(
    _ bytes: [UInt8], file: FileID, chart: Chart
  ) -> Reading<DisclosurePolicy> {
    if let damaged = firstDamagedByte(of: bytes, in: file) {
      return Reading(.standard, [undecodable(at: damaged)])
    }
    var (settings, root) = SettingsFile.read(withoutByteOrderMark(bytes), file: file)
    guard var root else { return Reading(.standard, settings.diagnostics) }
    let version = settings.text(root.take("version"))
    if version == nil { settings.missing("version", in: root, example: "version: \"2569.1\"") }
    let policy = values(
      &root, &settings, version: version ?? "", floor: .floor, fallback: .standard, chart)
    root.finish(&settings)
    return Reading(policy, settings.diagnostics)
  }

  /// Reads what a fund chose in its `fund.yaml`, which is as strict as its site's policy or
  /// stricter.
  public static func fund(
    _ bytes: [UInt8], file: FileID, site: DisclosurePolicy, chart: Chart
  ) -> Reading<DisclosurePolicy> {
    guard firstDamagedByte(of: bytes, in: file) == nil else { return Reading(site) }
    let read = SettingsFile.read(withoutByteOrderMark(bytes), file: file)
    // What is wrong with the rest of the file is told by the reader of funds.
    guard var root = read.root, let node = root.take("disclosure") else { return Reading(site) }
    var settings = read.file
    let told = settings.diagnostics.count
    guard var pairs = settings.mapping(node) else {
      return Reading(site, Array(settings.diagnostics.dropFirst(told)))
    }
    let policy = values(
      &pairs, &settings, version: site.version, floor: site, fallback: site, chart)
    pairs.finish(&settings)
    return Reading(policy, Array(settings.diagnostics.dropFirst(told)))
  }

  private static func values(
    _ pairs: inout SettingsMapping, _ settings: inout SettingsFile, version: String,
    floor: DisclosurePolicy, fallback: DisclosurePolicy, _ chart: Chart
  ) -> DisclosurePolicy {
    let people = least("k", &pairs, &settings, floor.leastPeople) ?? fallback.leastPeople
    let sensitivePeople =
      least("sensitive_k", &pairs, &settings, max(floor.leastSensitivePeople, people))
      ?? max(fallback.leastSensitivePeople, people)
    let period = period(&pairs, &settings, floor.period) ?? fallback.period
    var sensitive = fallback.sensitiveAccounts
    for node in settings.list(pairs.take("sensitive")) {
      if let name = account(node, &settings, chart) { sensitive.insert(name) }
    }
    let classes = classes(&pairs, &settings, floor)
    return DisclosurePolicy(
      version: version, leastPeople: people, leastSensitivePeople: sensitivePeople,
      period: period, sensitiveAccounts: sensitive,
      classes: fallback.classes.merging(classes) { max($0, $1) })
  }

  private static func least(
    _ key: String, _ pairs: inout SettingsMapping, _ settings: inout SettingsFile, _ floor: Int
  ) -> Int? {
    guard let node = pairs.take(key), let number = settings.number(node) else { return nil }
    guard (floor...DisclosurePolicy.mostPeople).contains(number) else {
      settings.unusable(
        node,
        Words(
          th: "\(key): \(number) เข้มน้อยกว่าที่ต้องเป็น หรือมากเกินไป",
          en: "\(key): \(number) is less strict than it must be, or too much"),
        help: Words(
          th: "ใช้ตั้งแต่ \(floor) ถึง \(DisclosurePolicy.mostPeople) เช่น \(key): \(floor)",
          en: "From \(floor) to \(DisclosurePolicy.mostPeople), like \(key): \(floor)"))
      return nil
    }
    return number
  }

  private static func period(
    _ pairs: inout SettingsMapping, _ settings: inout SettingsFile, _ floor: Period
  ) -> Period? {
    guard let node = pairs.take("period"), let text = settings.text(node) else { return nil }
    if let period = Period(name: text), period >= floor { return period }
    let known = Period.allCases.filter { $0 >= floor }.map(\.name).joined(separator: ", ")
    settings.unusable(
      node,
      Words(th: "ใช้งวด “\(text)” ไม่ได้", en: "The period “\(text)” can't be used"),
      help: Words(th: "เลือกหนึ่งอย่าง: \(known)", en: "Choose one: \(known)"))
    return nil
  }

  private static func account(
    _ node: SettingsNode, _ settings: inout SettingsFile, _ chart: Chart
  ) -> String? {
    guard let text = settings.text(node) else { return nil }
    if case .account(let id) = chart.category(text), chart.kind(of: id) == .welfare {
      return chart[id].name
    }
    if let id = chart.account(named: text), chart.kind(of: id) == .welfare { return text }
    let near = nearestNames(to: text, among: chart.categoryLabels).first
    settings.unusable(
      node,
      Words(
        th: "“\(text)” ไม่ใช่หมวดสวัสดิการ", en: "“\(text)” is no category of welfare"),
      help: near.map { Words(th: "หมายถึง \($0) หรือไม่", en: "Did you mean \($0)?") }
        ?? Words(
          th: "ใช้คำจาก categories.csv เช่น สวัสดิการเจ็บป่วยนอนโรงพยาบาล",
          en: "Use a word of categories.csv"))
    return nil
  }

  private static func classes(
    _ pairs: inout SettingsMapping, _ settings: inout SettingsFile, _ floor: DisclosurePolicy
  ) -> [DisclosedField: FieldClass] {
    guard var chosen = settings.mapping(pairs.take("classes")) else { return [:] }
    defer { chosen.finish(&settings) }
    var classes: [DisclosedField: FieldClass] = [:]
    for field in DisclosedField.allCases {
      guard let node = chosen.take(field.rawValue), let text = settings.text(node) else {
        continue
      }
      let choices = field.choices.filter { $0 >= floor[field] }
      if let chosen = FieldClass(rawValue: text), choices.contains(chosen) {
        classes[field] = chosen
        continue
      }
      let known = choices.map(\.rawValue).joined(separator: ", ")
      settings.unusable(
        node,
        Words(
          th: "\(field.rawValue): “\(text)” ใช้ไม่ได้ หรือเข้มน้อยกว่าที่ต้องเป็น",
          en: "\(field.rawValue): “\(text)” can't be used, or is less strict than it must be"),
        help: Words(th: "เลือกได้: \(known)", en: "Choose one: \(known)"))
    }
    return classes
  }
}
