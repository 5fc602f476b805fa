import Model

/// Reads `organisations:` of `site.yaml`, and where funds and news name one of them.
enum OrganisationsReader {
  /// Reads the list; one without a number or name, or that stands twice, is left out.
  static func read(_ node: SettingsNode?, _ settings: inout SettingsFile) -> [Organisation] {
    var organisations: [Organisation] = []
    for node in settings.list(node) {
      guard let pairs = settings.mapping(node),
        let organisation = organisation(pairs, &settings)
      else { continue }
      if organisations.contains(where: { $0.id == organisation.id }) {
        settings.unusable(
          node,
          Words(
            th: "มีหน่วยงาน “\(organisation.id)” อยู่แล้ว",
            en: "There is an organisation “\(organisation.id)” already"),
          help: Words(th: "ใช้ id อื่น", en: "Use another id"))
        continue
      }
      organisations.append(organisation)
    }
    return organisations
  }

  private static func organisation(
    _ mapping: SettingsMapping, _ settings: inout SettingsFile
  ) -> Organisation? {
    var pairs = mapping
    defer { pairs.finish(&settings) }
    let idNode = pairs.take("id")
    let id = settings.text(idNode)
    let name = settings.words(pairs.take("name"))
    let kind = settings.words(pairs.take("kind"))
    let website = settings.webAddress(pairs.take("website"))
    if idNode == nil { settings.missing("id", in: pairs, example: "id: nanthakhiri-pao") }
    if name == nil {
      settings.missing("name", in: pairs, example: "name: องค์การบริหารส่วนจังหวัด…")
    }
    guard let idNode, let id, let name else { return nil }
    // It stays, so that funds and news that name it aren't told of the same fault again.
    if !isAddressPart(id) {
      settings.unusable(
        idNode,
        Words(th: "“\(id)” ใช้เป็นที่อยู่ไม่ได้", en: "“\(id)” can't be an address"),
        help: Words(
          th: "ใช้อังกฤษตัวเล็ก ตัวเลข และขีด เช่น nanthakhiri-pao",
          en: "Use lower-case letters, digits and hyphens, like nanthakhiri-pao"))
    }
    return Organisation(id: id, name: name, kind: kind, website: website)
  }

  /// Where an organisation is named: its number, or `nil` with the nearest known one.
  static func named(
    _ node: SettingsNode?, among known: [String], _ settings: inout SettingsFile
  ) -> String? {
    guard let node, let text = settings.text(node) else { return nil }
    if known.contains(text) { return text }
    let near = nearestNames(to: text, among: known).first
    settings.unusable(
      node, Words(th: "ไม่มีหน่วยงาน “\(text)”", en: "There is no organisation “\(text)”"),
      help: near.map { Words(th: "หมายถึง \($0) หรือไม่", en: "Did you mean \($0)?") }
        ?? Words(
          th: "เพิ่มใน organisations: ของ site.yaml", en: "Add it to organisations: in site.yaml"))
    return nil
  }
}
