import Model

/// The parts of a news item that are mappings of their own.
extension NewsReader {
  func people(
    _ root: inout SettingsMapping, _ settings: inout SettingsFile
  ) -> [NewsItem.Person] {
    settings.list(root.take("people")).compactMap { node in
      guard var pairs = settings.mapping(node) else { return nil }
      defer { pairs.finish(&settings) }
      let name = settings.text(pairs.take("name"))
      let role = settings.text(pairs.take("role"))
      if name == nil { settings.missing("name", in: pairs, example: "name: นาง…") }
      if role == nil { settings.missing("role", in: pairs, example: "role: ประธานกองทุน") }
      guard let name, let role else { return nil }
      return NewsItem.Person(name: name, role: role)
    }
  }

  func participants(
    _ root: inout SettingsMapping, _ settings: inout SettingsFile
  ) -> NewsItem.Participants? {
    guard let node = root.take("participants") else { return nil }
    guard case .mapping = node, var pairs = settings.mapping(node) else {
      return settings.number(node).map { NewsItem.Participants(count: $0) }
    }
    defer { pairs.finish(&settings) }
    let count = settings.number(pairs.take("count"))
    let atLeast = settings.flag(pairs.take("at_least")) ?? false
    let groups = settings.number(pairs.take("groups"))
    let each = settings.number(pairs.take("each"))
    guard let count else {
      settings.missing("count", in: pairs, example: "count: 180")
      return nil
    }
    if let groups, let each, groups.multipliedReportingOverflow(by: each) != (count, false) {
      settings.add(
        Diagnostic(
          .participantsDisagree,
          Words(
            th: "\(groups) กลุ่ม กลุ่มละ \(each) คน ไม่เท่ากับ \(count) คน",
            en: "\(groups) groups of \(each) are not \(count) people"),
          at: settings.place(of: node),
          help: Words(th: "ตรวจจำนวนกับต้นข่าว", en: "Check the numbers with the source")))
    }
    return NewsItem.Participants(count: count, atLeast: atLeast, groups: groups, each: each)
  }

  /// `1/2566`, or `ครั้งที่ 1/2566`, alone or as the number of a named meeting.
  func meeting(
    _ root: inout SettingsMapping, _ settings: inout SettingsFile
  ) -> NewsItem.Meeting? {
    guard let node = root.take("meeting") else { return nil }
    var name: String?
    var numberNode: SettingsNode? = node
    if case .mapping = node, var pairs = settings.mapping(node) {
      name = settings.text(pairs.take("name"))
      numberNode = pairs.take("number")
      if numberNode == nil { settings.missing("number", in: pairs, example: "number: 1/2566") }
      pairs.finish(&settings)
    }
    guard let numberNode, let text = settings.text(numberNode) else { return nil }
    var written = Substring(plainDigits(text))
    if written.hasPrefix("ครั้งที่") { written = written.dropFirst("ครั้งที่".count) }
    let parts = written.split(separator: "/").map { wholeNumber(String($0)) }
    if parts.count == 2, let number = parts[0], let year = parts[1], number > 0,
      (1800...3000).contains(year)
    {
      return NewsItem.Meeting(name: name, number: number, year: year >= 2400 ? year - 543 : year)
    }
    settings.unusable(
      numberNode,
      Words(th: "อ่านครั้งที่ประชุม “\(text)” ไม่ได้", en: "The meeting's number “\(text)” can't be read"),
      help: Words(th: "เช่น 1/2566", en: "For example 1/2566"))
    return nil
  }

  func credits(
    _ root: inout SettingsMapping, _ settings: inout SettingsFile
  ) -> NewsItem.Credits {
    guard var pairs = settings.mapping(root.take("credits")) else { return NewsItem.Credits() }
    defer { pairs.finish(&settings) }
    let news = settings.text(pairs.take("news") ?? pairs.take("ข่าว"))
    let photo = settings.text(pairs.take("photo") ?? pairs.take("ภาพ"))
    let media = settings.text(pairs.take("media") ?? pairs.take("สื่อ"))
    return NewsItem.Credits(news: news, photo: photo, media: media)
  }

  func venue(_ root: inout SettingsMapping, _ settings: inout SettingsFile) -> NewsItem.Venue? {
    guard let node = root.take("place") else { return nil }
    guard case .mapping = node, var pairs = settings.mapping(node) else {
      return settings.text(node).map { NewsItem.Venue(name: $0) }
    }
    defer { pairs.finish(&settings) }
    return NewsItem.Venue(
      name: settings.text(pairs.take("name")), tambon: settings.text(pairs.take("tambon")),
      district: settings.text(pairs.take("district")),
      province: settings.text(pairs.take("province")))
  }

  func source(_ root: inout SettingsMapping, _ settings: inout SettingsFile) -> NewsItem.Source? {
    guard let node = root.take("source") else { return nil }
    guard case .mapping = node, var pairs = settings.mapping(node) else {
      return settings.text(node).map { NewsItem.Source(name: $0) }
    }
    defer { pairs.finish(&settings) }
    let name = settings.text(pairs.take("name"))
    let date = settings.occasion(pairs.take("date"), calendar: .october)
    let address = settings.webAddress(pairs.take("url"))
    if name == nil { settings.missing("name", in: pairs, example: "name: องค์การบริหารส่วนจังหวัด…") }
    return name.map { NewsItem.Source(name: $0, date: date, address: address) }
  }

  func views(_ root: inout SettingsMapping, _ settings: inout SettingsFile) -> NewsItem.Views? {
    guard let node = root.take("views") else { return nil }
    guard case .mapping = node, var pairs = settings.mapping(node) else {
      return settings.number(node).map { NewsItem.Views(count: $0) }
    }
    defer { pairs.finish(&settings) }
    let count = settings.number(pairs.take("count"))
    let asOf = settings.day(pairs.take("as_of"), calendar: .october)
    if count == nil { settings.missing("count", in: pairs, example: "count: 390") }
    return count.map { NewsItem.Views(count: $0, asOf: asOf) }
  }

  /// The addresses at which the text stood before: `/news/2566/old/`.
  func moves(
    _ root: inout SettingsMapping, _ settings: inout SettingsFile
  ) -> [NewsItem.Move] {
    settings.list(root.take("moved_from")).compactMap { node in
      guard let written = settings.text(node) else { return nil }
      if let path = Self.path(movedFrom: written) {
        return NewsItem.Move(path: path, place: settings.place(of: node))
      }
      settings.unusable(
        node,
        Words(
          th: "“\(written)” เป็นที่อยู่เดิมในเว็บไซต์นี้ไม่ได้",
          en: "“\(written)” can't be an earlier address of this site"),
        help: Words(
          th: "เขียนส่วนหลังชื่อเว็บไซต์ เช่น moved_from: [/news/2566/old-name/]",
          en: "Write what follows the site's name, like moved_from: [/news/2566/old-name/]"))
      return nil
    }
  }

  /// The path of a folder or page; `nil` for what no static site can answer.
  private static func path(movedFrom written: String) -> String? {
    guard written.hasPrefix("/"), written.utf8.count <= 400 else { return nil }
    var names = written.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    let isFolder = names.last?.isEmpty ?? false
    if isFolder { names.removeLast() }
    let isPlain = names.allSatisfy { name in
      !name.isEmpty && name.utf8.count <= 200 && name.first != "."
        && !name.contains { "?#%\\:*\"<>|".contains($0) || $0.isWhitespace }
        && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }
    // A fund's pages are the fund's, and never were news.
    let first = names.first.map { $0.utf8.count == 2 ? names.dropFirst().first : $0 } ?? nil
    guard isPlain, !names.isEmpty, first != "f",
      names.dropLast().allSatisfy({ !$0.hasSuffix(".html") })
    else { return nil }
    let path = names.joined(separator: "/")
    let last = names.last ?? ""
    if !isFolder, last.hasSuffix(".html") { return path }
    return last.hasSuffix(".html") || (!isFolder && last.contains(".")) ? nil : path + "/"
  }

  /// What the item is about, each once.
  func tags(_ root: inout SettingsMapping, _ settings: inout SettingsFile) -> [String] {
    var tags: [String] = []
    for node in settings.list(root.take("tags")) {
      guard let tag = settings.text(node) else { continue }
      let hasLetter = tag.unicodeScalars.contains {
        $0.properties.isAlphabetic || $0.properties.generalCategory == .decimalNumber
      }
      if hasLetter, tag.utf8.count <= Self.longestTagBytes, !Self.hasLineEnd(tag) {
        if !tags.contains(tag) { tags.append(tag) }
      } else {
        settings.unusable(
          node,
          Words(
            th: "“\(tag)” เป็นคำสำคัญไม่ได้ ยาวเกินไปหรือไม่มีตัวอักษร",
            en: "“\(tag)” can't be a tag: it is too long or has no letter"),
          help: Words(th: "เช่น tags: [ดูงาน, เงินสมทบ]", en: "For example tags: [ดูงาน, เงินสมทบ]"))
      }
    }
    return tags
  }

  /// Whether a text goes over several lines.
  private static func hasLineEnd(_ text: String) -> Bool {
    // U+000A to U+000D, U+0085, U+2028 and U+2029; most texts have no byte of them.
    text.utf8.contains { (0x0A...0x0D).contains($0) || $0 == 0xC2 || $0 == 0xE2 }
      && text.contains(where: \.isNewline)
  }

  /// The most bytes of a tag: a file system takes 255 for the name of its folder.
  private static let longestTagBytes = 180

  /// Whether the item is published: no draft, not of a day to come, not past `expires`.
  func visibility(
    _ root: inout SettingsMapping, _ settings: inout SettingsFile, _ occasion: Occasion?,
    _ dateNode: SettingsNode?
  ) -> NewsItem.Visibility {
    let draft = root.take("draft")
    let isDraft = settings.flag(draft) ?? false
    let expires = root.take("expires")
    let lastDay = settings.day(expires, calendar: calendar)
    if isDraft, let draft {
      settings.add(.draft(at: settings.place(of: draft)))
      return .draft
    }
    if let occasion, occasion.first > asOf, let dateNode {
      settings.add(.laterItem(than: asOf, at: settings.place(of: dateNode)))
      return .future
    }
    if let lastDay, lastDay < asOf, let expires {
      settings.add(.expiredItem(lastDay, at: settings.place(of: expires)))
      return .expired
    }
    return .shown
  }
}

extension Diagnostic {
  /// N210. An item that its writer hasn't finished.
  fileprivate static func draft(at place: Place) -> Diagnostic {
    Diagnostic(
      .itemNotShown,
      Words(th: "ข่าวนี้เป็นฉบับร่าง จึงยังไม่เผยแพร่", en: "This item is a draft and isn't published"),
      at: place,
      help: Words(th: "พร้อมแล้วลบบรรทัด draft: ออก", en: "Take the line draft: out when it is ready"))
  }

  /// N210. An item of a day that is still to come.
  fileprivate static func laterItem(than asOf: Day, at place: Place) -> Diagnostic {
    Diagnostic(
      .itemNotShown,
      Words(
        th: "วันที่ของข่าวนี้ยังไม่ถึง เว็บไซต์พูดถึงวันที่ \(asOf.thai)",
        en: "The day of this item is still to come: the site speaks for \(asOf.iso)"),
      at: place,
      help: Words(
        th: "ข่าวจะขึ้นเองเมื่อ as_of ใน site.yaml ถึงวันนั้น ถ้าให้ขึ้นเลย เขียนวันที่ออกข่าวใน date:",
        en:
          "It is published once as_of in site.yaml reaches that day. To publish it now, write the "
          + "day of the announcement in date:"))
  }

  /// N210. An item whose last day is over.
  fileprivate static func expiredItem(_ lastDay: Day, at place: Place) -> Diagnostic {
    Diagnostic(
      .itemNotShown,
      Words(
        th: "ข่าวนี้หมดอายุเมื่อ \(lastDay.thai) จึงไม่เผยแพร่แล้ว",
        en: "This item ended on \(lastDay.iso) and isn't published any more"),
      at: place,
      help: Words(
        th: "ถ้ายังใช้อยู่ เลื่อนวันใน expires: หรือลบบรรทัดนั้นออก",
        en: "If it still holds, write a later day in expires: or take the line out"))
  }
}
