import Disclosure
import Model
import Outputs
import Readers

/// What holds for the whole site: its settings, its categories, and what lies where.
struct SiteContent: Sendable {
  /// The settings; those of an empty site where `site.yaml` can't be used.
  let site: Site
  /// Whether `site.yaml` can be used.
  let isUsable: Bool
  let chart: Chart
  /// What the site shows of its funds' books.
  let policy: DisclosurePolicy
  /// What may be published although the scan of the output stops it.
  let allowList: AllowList
  /// The site's own files, for findings that come later.
  let sources: SourceFiles
  /// The funds that are made; of the others only what is private is looked for.
  var share = SiteShare.all
  /// The names of the folders in `funds/`.
  let fundFolders: [String]
  let listing: InputListing
  /// The languages in which texts may be written.
  let languages: KnownLanguages
  /// What was found so far.
  let findings: [Finding]

  /// Reads the settings and the categories.
  ///
  /// - Parameters:
  ///   - folder: the content folder's name in messages.
  ///   - today: the day to use where the settings name none.
  ///   - asOf: a day that goes before that of the settings.
  ///   - languages: those in which texts may be written.
  static func read(
    _ tree: any InputTree, named folder: String, today: Day, asOf: Day?,
    languages: KnownLanguages
  ) throws -> SiteContent {
    let listing = try tree.list()
    var sources = SourceFiles()
    var diagnostics: [Diagnostic] = []
    for refused in listing.refused where !refused.path.hasPrefix("funds/") {
      let file = sources.add(path: "\(folder)/\(refused.path)", bytes: [])
      diagnostics.append(.unreachable(refused.reason, Place(file: file)))
    }
    var site: Site?
    if listing.contains("site.yaml") {
      let bytes = try tree.bytes(at: "site.yaml")
      let file = sources.add(path: "\(folder)/site.yaml", bytes: bytes)
      let reading = SiteReader.readWhatIsThere(
        bytes, file: file, asOf: asOf ?? today, languages: languages)
      diagnostics += reading.diagnostics
      site = reading.value
      if let looks = site?.looks {
        diagnostics += try LookFiles.findings(looks, listing, tree, folder, Place(file: file))
      }
    } else {
      diagnostics.append(.siteMissing(folder))
    }
    if let asOf { site?.asOf = asOf }
    var chart = Chart.standard
    if listing.contains("categories.csv") {
      let bytes = DecodedText(try tree.bytes(at: "categories.csv")).bytes
      let file = sources.add(path: "\(folder)/categories.csv", bytes: bytes)
      diagnostics += chart.learnCategories(bytes, file: file)
    }
    let (policy, allowList) = try privacy(
      tree, listing, chart, site, named: folder, &sources, &diagnostics)
    var folders = Set(
      (listing.files(below: "funds/") + listing.refused.map(\.path)).compactMap { path -> String? in
        guard path.hasPrefix("funds/") else { return nil }
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : nil
      })
    for twins in Dictionary(grouping: folders, by: { $0.lowercased() }).values where twins.count > 1
    {
      for twin in twins.sorted().dropFirst() {
        folders.remove(twin)
        diagnostics.append(.sameAddress(twin, twins.sorted()[0]))
      }
    }
    let fallback = Site(
      name: Words(folder), baseAddress: "https://example.org/", asOf: asOf ?? today,
      publisher: Words(folder))
    // What a word means, and when a year begins, is part of every figure: a fault stops them all.
    let isSound = diagnostics.allSatisfy { $0.severity < .error || $0.code == .unreachableFile }
    return SiteContent(
      site: site ?? fallback, isUsable: site != nil && isSound, chart: chart,
      policy: policy, allowList: allowList, sources: sources,
      fundFolders: folders.sorted(),
      listing: listing, languages: languages, findings: Finding.all(diagnostics, in: sources))
  }
}

extension SiteContent {
  /// What the site shows of its funds' books, and what it allows although the scan stops it.
  private static func privacy(
    _ tree: any InputTree, _ listing: InputListing, _ chart: Chart, _ site: Site?,
    named folder: String, _ sources: inout SourceFiles, _ diagnostics: inout [Diagnostic]
  ) throws -> (DisclosurePolicy, AllowList) {
    var policy = Reading(DisclosurePolicy.standard)
    if listing.contains("policy.yaml") {
      let bytes = try tree.bytes(at: "policy.yaml")
      let file = sources.add(path: "\(folder)/policy.yaml", bytes: bytes)
      policy = PolicyReader.read(bytes, file: file, chart: chart)
    }
    var allowList = Reading(AllowList())
    if listing.contains("pii-allow.yaml") {
      let bytes = try tree.bytes(at: "pii-allow.yaml")
      let file = sources.add(path: "\(folder)/pii-allow.yaml", bytes: bytes)
      allowList = AllowListReader.read(bytes, file: file, calendar: site?.calendar ?? .october)
    }
    diagnostics += policy.diagnostics + allowList.diagnostics
    return (policy.value, allowList.value)
  }

  /// P703. The entries of the allow-list that nothing needed.
  func unneeded(_ used: Set<Int>) -> [Finding] {
    // Another part of the site may need what this one doesn't.
    guard share == .all else { return [] }
    let diagnostics = allowList.entries.indices.filter { !used.contains($0) }.map { index in
      Diagnostic.unneededAllowance(allowList.entries[index], on: site.asOf)
    }
    return Finding.all(diagnostics, in: sources)
  }
}

extension Diagnostic {
  fileprivate static func unneededAllowance(
    _ entry: AllowList.Entry, on day: Day
  ) -> Diagnostic {
    let isExpired = entry.expiry < day
    return Diagnostic(
      .unneededAllowance,
      isExpired
        ? Words(
          th: "ข้อยกเว้นนี้หมดอายุเมื่อ \(entry.expiry.thai)",
          en: "This allowance ended on \(entry.expiry.iso)")
        : Words(
          th: "ไม่มีอะไรต้องใช้ข้อยกเว้นนี้แล้ว", en: "Nothing needs this allowance any more"),
      at: entry.place,
      help: Words(
        th: "ลบออก หรือให้กรรมการพิจารณาใหม่แล้วเขียนวันหมดอายุใหม่",
        en: "Take it out, or let the committee decide anew and write a new day"))
  }

  fileprivate static func siteMissing(_ folder: String) -> Diagnostic {
    Diagnostic(
      .missingKey,
      Words(
        th: "ไม่พบไฟล์ \(folder)/site.yaml", en: "There is no file \(folder)/site.yaml"), at: nil,
      help: Words(
        th: "สร้างไฟล์นี้ มีอย่างน้อย name: และ base_address: หรือบอกโฟลเดอร์ด้วย --content",
        en: "Make it with at least name: and base_address:, or name the folder with --content"))
  }

  fileprivate static func sameAddress(_ twin: String, _ first: String) -> Diagnostic {
    Diagnostic(
      .unusableID,
      Words(
        th: "กองทุน \(twin) กับ \(first) จะมีที่อยู่หน้าเว็บเดียวกัน จึงอ่านเพียง \(first)",
        en: "The funds \(twin) and \(first) would have one address; only \(first) is read"),
      at: nil,
      help: Words(
        th: "ตั้งรหัสให้ต่างกันมากกว่าตัวพิมพ์เล็กใหญ่",
        en: "Give them numbers that differ in more than capitals"))
  }

  /// S108. A file that lies where files are read, and is none of them.
  static func unreadFile(_ place: Place, isTable: Bool = false, help: Words) -> Diagnostic {
    Diagnostic(
      .unreadFile, Words(th: "ไม่ได้อ่านไฟล์นี้", en: "This file isn't read"), at: place,
      severity: isTable ? .error : nil, help: help)
  }

  static func unreachable(_ reason: InputListing.Refusal, _ place: Place) -> Diagnostic {
    switch reason {
    case .symbolicLink:
      Diagnostic(
        .unreachableFile,
        Words(
          th: "ไม่อ่านลิงก์ของระบบไฟล์ เพราะอาจชี้ออกนอกโฟลเดอร์",
          en: "A symbolic link isn't read: it could lead outside the folder"),
        at: place,
        help: Words(th: "วางไฟล์จริงไว้ตรงนี้แทน", en: "Put the file itself here"))
    case .name:
      Diagnostic(
        .unreachableFile,
        Words(
          th: "ชื่อไฟล์นี้ไม่ใช่ตัวอักษร UTF-8 จึงไม่อ่าน",
          en: "The name of this file isn't UTF-8 text, so that it isn't read"),
        at: place,
        help: Words(th: "เปลี่ยนชื่อไฟล์ เช่น 2569.csv", en: "Rename it, for example to 2569.csv"))
    case .tooLarge:
      Diagnostic(
        .unreachableFile,
        Words(th: "ไฟล์นี้ใหญ่เกิน 1 GiB จึงไม่อ่าน", en: "This file is larger than 1 GiB and isn't read"),
        at: place,
        help: Words(th: "แบ่งเป็นหลายไฟล์ เช่น ปีละไฟล์", en: "Make several files of it, one a year"))
    }
  }
}
