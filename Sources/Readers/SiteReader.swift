public import Model

/// Reads `content/site.yaml`, the settings of a whole site.
public enum SiteReader {
  /// Reads the settings.
  ///
  /// - Parameters:
  ///   - asOf: the day to use where the file names none.
  ///   - languages: those that the site may have, and has where the file names none.
  /// - Returns: `nil` in place of settings with an error.
  public static func read(
    _ bytes: [UInt8], file: FileID, asOf fallback: Day, languages: KnownLanguages = .house
  ) -> Reading<Site?> {
    let reading = readWhatIsThere(bytes, file: file, asOf: fallback, languages: languages)
    let isSound = reading.diagnostics.allSatisfy { $0.severity < .error }
    return Reading(isSound ? reading.value : nil, reading.diagnostics)
  }

  /// Reads as much of the settings as there is, so that what rests on them can be checked in the
  /// same run, and a fault in one line isn't told again by everything that rests on another.
  ///
  /// - Returns: `nil` in place of a file that is no settings at all.
  public static func readWhatIsThere(
    _ bytes: [UInt8], file: FileID, asOf fallback: Day, languages known: KnownLanguages = .house
  ) -> Reading<Site?> {
    if let damaged = firstDamagedByte(of: bytes, in: file) {
      return Reading(nil, [undecodable(at: damaged)])
    }
    var (settings, root) = SettingsFile.read(
      withoutByteOrderMark(bytes), file: file, languages: known)
    guard var root else { return Reading(nil, settings.diagnostics) }
    let calendar = calendar(&root, &settings)
    let name = settings.words(root.take("name"))
    if name == nil { settings.missing("name", in: root, example: "name: {th: ชื่อเว็บไซต์, en: Name}") }
    let address = baseAddress(&root, &settings)
    let tagline = settings.words(root.take("tagline"))
    let languages = languages(&root, &settings)
    let asOf = settings.day(root.take("as_of"), calendar: calendar) ?? fallback
    let currency = currency(&root, &settings)
    let publisher = settings.words(root.take("publisher"))
    let contact = settings.contact(root.take("contact"))
    let licence = licence(&root, &settings)
    let notice = settings.words(root.take("notice"))
    let categories = newsCategories(&root, &settings)
    let organisations = OrganisationsReader.read(root.take("organisations"), &settings)
    let looks = LooksReader.read(root.take("looks"), &settings)
    root.finish(&settings)
    let site = Site(
      name: name ?? Words(""), tagline: tagline, baseAddress: address ?? "https://example.org/",
      languages: languages, asOf: asOf, calendar: calendar, currency: currency,
      publisher: publisher ?? name ?? Words(""), contact: contact,
      licence: licence, notice: notice, newsCategories: categories,
      looks: looks, organisations: organisations)
    return Reading(site, settings.diagnostics)
  }

  private static func calendar(
    _ root: inout SettingsMapping, _ settings: inout SettingsFile
  ) -> FiscalCalendar {
    guard let node = root.take("fiscal_year"), var pairs = settings.mapping(node) else {
      return .october
    }
    defer { pairs.finish(&settings) }
    guard let month = pairs.take("starts") else { return .october }
    if let number = settings.number(month) {
      if let calendar = FiscalCalendar(firstMonth: number) { return calendar }
      settings.unusable(
        month, Words(th: "ไม่มีเดือนที่ \(number)", en: "There is no month \(number)"),
        help: Words(
          th: "เดือนแรกของปีงบประมาณ 1 ถึง 12 เช่น starts: 10",
          en: "The first month of the fiscal year, 1 to 12, like starts: 10"))
    }
    return .october
  }

  private static func baseAddress(
    _ root: inout SettingsMapping, _ settings: inout SettingsFile
  ) -> String? {
    guard let node = root.take("base_address") else {
      settings.missing("base_address", in: root, example: "base_address: https://example.org/")
      return nil
    }
    guard let address = settings.text(node) else { return nil }
    let isWeb = address.hasPrefix("https://") || address.hasPrefix("http://")
    let isPlain = address.utf8.allSatisfy {
      $0 > 0x20 && $0 < 0x7F
        && ![UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains(
          $0)
    }
    guard isWeb, isPlain,
      address.split(separator: "/", omittingEmptySubsequences: false).dropFirst(2).first?.isEmpty
        == false
    else {
      settings.unusable(
        node, Words(th: "“\(address)” ไม่ใช่ที่อยู่เว็บไซต์", en: "“\(address)” is no address of a site"),
        help: Words(th: "เช่น https://example.org/", en: "For example https://example.org/"))
      return nil
    }
    return address.hasSuffix("/") ? address : address + "/"
  }

  private static func languages(
    _ root: inout SettingsMapping, _ settings: inout SettingsFile
  ) -> [Language] {
    var languages: [Language] = []
    for node in settings.list(root.take("languages")) {
      guard let text = settings.text(node) else { continue }
      if let language = Language(rawValue: text), settings.languages.contains(language),
        !languages.contains(language)
      {
        languages.append(language)
      } else {
        settings.unusable(
          node,
          Words(
            th: "ไม่มีภาษา “\(text)” หรือเขียนซ้ำ",
            en: "There is no language “\(text)”, or it stands twice"),
          help: Words(
            th: "ใช้ได้: \(settings.languages.codes) ภาษาอื่นต้องมีไฟล์ templates/words/<รหัส>.yaml",
            en:
              "Known: \(settings.languages.codes); others need a file templates/words/<code>.yaml"))
      }
    }
    return languages.isEmpty ? settings.languages.all : languages
  }

  private static func currency(
    _ root: inout SettingsMapping, _ settings: inout SettingsFile
  ) -> Site.Currency {
    guard let node = root.take("currency") else { return .baht }
    if case .mapping = node, var pairs = settings.mapping(node) {
      let code = settings.text(pairs.take("code"))
      let unit = settings.words(pairs.take("unit"))
      if code == nil { settings.missing("code", in: pairs, example: "code: LAK") }
      pairs.finish(&settings)
      return Site.Currency(code: code ?? "THB", unit: unit ?? Words(code ?? ""))
    }
    let code = settings.text(node) ?? "THB"
    return code == "THB" ? .baht : Site.Currency(code: code, unit: Words(code))
  }

  private static func licence(
    _ root: inout SettingsMapping, _ settings: inout SettingsFile
  ) -> Site.Licence? {
    guard let node = root.take("data_licence") else { return nil }
    guard case .mapping = node, var pairs = settings.mapping(node) else {
      return settings.text(node).map { Site.Licence(name: $0, address: nil) }
    }
    defer { pairs.finish(&settings) }
    let name = settings.text(pairs.take("name"))
    let address = settings.webAddress(pairs.take("url"))
    if name == nil { settings.missing("name", in: pairs, example: "name: CC BY 4.0") }
    return name.map { Site.Licence(name: $0, address: address) }
  }

  private static func newsCategories(
    _ root: inout SettingsMapping, _ settings: inout SettingsFile
  ) -> [Site.NewsCategory] {
    guard var pairs = settings.mapping(root.take("news_categories")) else { return [] }
    return pairs.takeAll().compactMap { key, value in
      guard isAddressPart(key) else {
        settings.unusable(
          value,
          Words(
            th: "“\(key)” ใช้เป็นที่อยู่ของหมวดข่าวไม่ได้",
            en: "“\(key)” can't be the address of a category"),
          help: Words(
            th: "ใช้อังกฤษตัวเล็ก ตัวเลข และขีด เช่น training: {th: อบรม}",
            en: "Use lower-case letters, digits and hyphens, like training: {th: อบรม}"))
        return nil
      }
      return settings.words(value).map { Site.NewsCategory(key: key, title: $0) }
    }
  }
}

extension SettingsFile {
  /// An address of the web.
  mutating func webAddress(_ node: SettingsNode?) -> String? {
    guard let node, let text = text(node) else { return nil }
    let isSafe = text.utf8.allSatisfy {
      $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<")
    }
    if isSafe, text.hasPrefix("https://") || text.hasPrefix("http://") { return text }
    unusable(
      node, Words(th: "“\(text)” ไม่ใช่ที่อยู่เว็บ", en: "“\(text)” is no address of the web"),
      help: Words(th: "ขึ้นต้นด้วย https://", en: "It begins with https://"))
    return nil
  }
}
