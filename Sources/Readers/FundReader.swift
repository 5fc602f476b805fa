public import Model

/// Reads `content/funds/<id>/fund.yaml`.
public enum FundReader {
  /// Reads who a fund is.
  ///
  /// - Parameters:
  ///   - folder: the name of the fund's folder, which must be its number.
  ///   - organisations: the numbers of the site's organisations.
  ///   - languages: those in which names may be written.
  /// - Returns: `nil` in place of a fund without a usable number or name.
  public static func read(
    _ bytes: [UInt8], file: FileID, folder: String, calendar: FiscalCalendar,
    organisations: [String] = [], languages: KnownLanguages = .house
  ) -> Reading<Fund?> {
    if let damaged = firstDamagedByte(of: bytes, in: file) {
      return Reading(nil, [undecodable(at: damaged)])
    }
    var (settings, root) = SettingsFile.read(
      withoutByteOrderMark(bytes), file: file, languages: languages)
    guard var root else { return Reading(nil, settings.diagnostics) }
    let id = id(&root, &settings, folder: folder)
    let name = settings.words(root.take("name"))
    if name == nil { settings.missing("name", in: root, example: "name: กองทุนสวัสดิการชุมชนตำบล…") }
    let location = location(&root, &settings)
    let founded = settings.occasion(root.take("founded"), calendar: calendar)
    let status = status(&root, &settings)
    let membership = membership(&root, &settings, calendar)
    let contact = settings.contact(root.take("contact"))
    let committee = settings.list(root.take("committee")).compactMap { node in
      settings.mapping(node).flatMap { member($0, &settings) }
    }
    let restatements = settings.list(root.take("restatements")).compactMap { node in
      settings.mapping(node).flatMap { RestatementReader.read($0, &settings) }
    }
    let benefits = settings.list(root.take("benefits")).compactMap { node in
      settings.mapping(node).flatMap { PromisesReader.benefit($0, &settings) }
    }
    let pledges = settings.list(root.take("pledges")).compactMap { node in
      settings.mapping(node).flatMap {
        PromisesReader.pledge($0, organisations: organisations, &settings)
      }
    }
    // What the fund shows is read by `PolicyReader.fund`.
    _ = root.take("disclosure")
    root.finish(&settings)
    guard let id, let name else { return Reading(nil, settings.diagnostics) }
    let fund = Fund(
      id: id, name: name, location: location, founded: founded, status: status,
      membership: membership, contact: contact, committee: committee, restatements: restatements,
      benefits: benefits, pledges: pledges)
    return Reading(fund, settings.diagnostics)
  }

  private static func id(
    _ root: inout SettingsMapping, _ settings: inout SettingsFile, folder: String
  ) -> Fund.ID? {
    guard let node = root.take("id") else {
      settings.missing("id", in: root, example: "id: 990101-01")
      return nil
    }
    let text = node.scalar?.string ?? ""
    let place = settings.place(of: node)
    guard let id = Fund.ID(text) else {
      settings.add(
        Diagnostic(
          .unusableID,
          Words(th: "“\(text)” เป็นรหัสกองทุนไม่ได้", en: "“\(text)” can't be a fund's number"),
          at: place,
          help: Words(
            th:
              "ใช้รหัสตำบลหกหลัก ขีด และลำดับกองทุน เช่น 990101-01 (รหัสตำบลอย่างเดียวไม่พอ "
              + "เพราะตำบลหนึ่งมีหลายกองทุนได้)",
            en:
              "Use the place's six digits, a hyphen and a serial, like 990101-01: a sub-district "
              + "may have several funds"
          )))
      return nil
    }
    guard text == folder else {
      settings.add(
        Diagnostic(
          .unusableID,
          Words(
            th: "รหัส “\(text)” ไม่ตรงกับชื่อโฟลเดอร์ “\(folder)”",
            en: "The number “\(text)” differs from the folder's name “\(folder)”"),
          at: place,
          help: Words(
            th: "ตั้งชื่อโฟลเดอร์เป็น \(text) หรือแก้รหัส",
            en: "Name the folder \(text), or "
              + "mend the number"
          )))
      return nil
    }
    return id
  }

  private static func location(
    _ root: inout SettingsMapping, _ settings: inout SettingsFile
  ) -> Fund.Location {
    guard var pairs = settings.mapping(root.take("place")) else { return Fund.Location() }
    defer { pairs.finish(&settings) }
    return Fund.Location(
      tambon: settings.words(pairs.take("tambon")),
      district: settings.words(pairs.take("district")),
      province: settings.words(pairs.take("province")))
  }

  private static func status(
    _ root: inout SettingsMapping, _ settings: inout SettingsFile
  ) -> Fund.Status? {
    guard let node = root.take("status"), let text = settings.text(node) else { return nil }
    if let status = Fund.Status(rawValue: text) { return status }
    let known = Fund.Status.allCases.map(\.rawValue)
    let near = nearestNames(to: text, among: known).first
    settings.unusable(
      node, Words(th: "ไม่รู้จักสถานะ “\(text)”", en: "There is no status “\(text)”"),
      help: near.map { Words(th: "หมายถึง \($0) หรือไม่", en: "Did you mean \($0)?") }
        ?? Words("\(known.joined(separator: ", "))"))
    return nil
  }

  private static func membership(
    _ root: inout SettingsMapping, _ settings: inout SettingsFile, _ calendar: FiscalCalendar
  ) -> Fund.Membership? {
    guard let node = root.take("members") else { return nil }
    guard case .mapping = node, var pairs = settings.mapping(node) else {
      return settings.number(node).map { Fund.Membership(count: $0, asOf: nil) }
    }
    defer { pairs.finish(&settings) }
    let count = settings.number(pairs.take("count"))
    let asOf = settings.day(pairs.take("as_of"), calendar: calendar)
    if count == nil { settings.missing("count", in: pairs, example: "count: 325") }
    return count.map { Fund.Membership(count: $0, asOf: asOf) }
  }

  private static func member(
    _ mapping: SettingsMapping, _ settings: inout SettingsFile
  ) -> Fund.CommitteeMember? {
    var pairs = mapping
    defer { pairs.finish(&settings) }
    let name = settings.words(pairs.take("name"))
    let role = settings.words(pairs.take("role"))
    let from = settings.year(pairs.take("from"))
    let to = settings.year(pairs.take("to"))
    if name == nil { settings.missing("name", in: pairs, example: "name: นาง…") }
    if role == nil { settings.missing("role", in: pairs, example: "role: เหรัญญิก") }
    guard let name, let role else { return nil }
    return Fund.CommitteeMember(name: name, role: role, from: from, to: to)
  }
}
