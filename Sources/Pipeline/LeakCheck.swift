import Disclosure
import Model
import Outputs

/// Scans what is about to be published, and says what stops and what somebody allowed.
struct LeakCheck: Sendable {
  let scan: OutputScan
  private let allowList: AllowList
  /// The day for which the site speaks.
  private let day: Day

  init(
    _ known: KnownValues, _ publicPersons: PublicPersons, _ allowList: AllowList, on day: Day
  ) {
    self.init(
      OutputScan(known: known, publicPersons: publicPersons), allowList, on: day)
  }

  /// A check of what was compiled before.
  init(_ scan: OutputScan, _ allowList: AllowList, on day: Day) {
    self.scan = scan
    self.allowList = allowList
    self.day = day
  }

  /// What a scan of some outputs came to.
  struct Result: Sendable {
    /// What stops.
    var leaks: [Leak] = []
    /// The entries of the allow-list that were needed.
    var used: Set<Int> = []

    mutating func formUnion(_ other: Result) {
      leaks += other.leaks
      used.formUnion(other.used)
    }
  }

  /// Scans one output.
  func result(of file: OutputFile) -> Result {
    var result = Result()
    for leak in scan.leaks(path: file.path, bytes: file.bytes) {
      let pages = [file.path] + file.repeating
      let entry = pages.lazy.compactMap { allowList.entry(for: leak, in: $0, on: day) }.first
      if let entry {
        result.used.insert(entry)
      } else {
        result.leaks.append(leak)
      }
    }
    return result
  }

  /// The findings of leaks, one for each value, each shown where it stands in the inputs.
  ///
  /// - Parameter sources: the files from which the outputs were made.
  func findings(of leaks: [Leak], in sources: SourceFiles) -> [Finding] {
    var groups: [[Leak]] = []
    var positions: [String: Int] = [:]
    for leak in leaks {
      let key = "\(leak.kind.rawValue) \(leak.digest)"
      if let position = positions[key] {
        groups[position].append(leak)
      } else {
        positions[key] = groups.count
        groups.append([leak])
      }
    }
    let places = places(of: Set(leaks.map(\.digest)), in: sources)
    let expired = Dictionary(
      allowList.entries.map { ($0.digest, $0.expiry) }, uniquingKeysWith: max)
    return groups.map { group in
      let first = group[0]
      let diagnostic = Diagnostic.leak(
        group, at: places[first.digest], expiry: expired[first.digest])
      return Finding(diagnostic, in: sources)
    }
  }

  /// Where the values stand in the inputs.
  private func places(of digests: Set<String>, in sources: SourceFiles) -> [String: Place] {
    guard !digests.isEmpty else { return [:] }
    var places: [String: Place] = [:]
    for (number, file) in sources.files.enumerated() {
      // What a treasurer wrote in columns is private by itself; the leak comes from a text.
      guard !file.path.contains("/ledger/") else { continue }
      let bytes = file.bytes
      for leak in scan.leaks(path: "source.md", bytes: bytes)
      where leak.line > 0 && digests.contains(leak.digest) && places[leak.digest] == nil {
        places[leak.digest] = Place(
          file: FileID(UInt32(number)), line: UInt32(leak.line),
          columns: Self.columns(of: leak.bytes, in: bytes))
      }
    }
    return places
  }

  /// A stretch of a file as a stretch of its line.
  private static func columns(of range: Range<Int>, in bytes: [UInt8]) -> Range<UInt32> {
    let before = bytes[..<range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return UInt32(range.lowerBound - before)..<UInt32(range.upperBound - before)
  }
}

extension PublicPersons {
  /// Those who answer for a fund, and how it is reached.
  init(_ fund: Fund) {
    let names = fund.committee.flatMap(\.name.all) + Self.names(of: fund.contact)
    self.init(names, contacts: Self.contacts(fund.contact))
  }

  /// Those whom the news name with a public role, those who made them, and whom the site names.
  init(_ site: Site, _ items: [NewsItem]) {
    var names = Self.names(of: site.contact)
    for item in items {
      names += item.people.map(\.name)
      names += [item.credits.news, item.credits.photo, item.credits.media].compactMap { $0 }
    }
    self.init(names, contacts: Self.contacts(site.contact))
  }

  private static func names(of contact: Contact?) -> [String] {
    contact?.name?.all ?? []
  }

  private static func contacts(_ contact: Contact?) -> [String] {
    [contact?.email, contact?.phone].compactMap { $0 }
  }
}

extension Diagnostic {
  /// How many outputs a finding names.
  private static let mostOutputs = 3

  /// P701, P702. A private value in what is about to be published.
  fileprivate static func leak(_ leaks: [Leak], at place: Place?, expiry: Day?) -> Diagnostic {
    let first = leaks[0]
    let kind = first.kind.words
    // What stands on a page stands in the search too: the page is what people know.
    let onPages = leaks.filter { !"/\($0.path)".contains("/search/") }
    let leaks = onPages.isEmpty ? leaks : onPages
    let outputs = leaks.prefix(mostOutputs).map { leak in
      let line = leak.line > 0 ? ":\(leak.line)" : ""
      return "site/\(leak.path)\(line)"
    }
    let more = leaks.count > mostOutputs ? " … (\(leaks.count))" : ""
    let list = outputs.joined(separator: ", ") + more
    var notes = [
      Note(Words(th: "จะอยู่ใน \(list)", en: "It would stand in \(list)")),
      Note(
        Words(
          th: "ตัวตรวจ \(first.kind.rawValue) รหัสค่า \(first.digest)",
          en: "detector \(first.kind.rawValue), hash \(first.digest)")),
    ]
    if let expiry {
      notes.append(
        Note(
          Words(
            th: "เคยอนุญาตถึงวันที่ \(expiry.thai) หรือสำหรับที่อื่น",
            en: "It was allowed until \(expiry.iso), or elsewhere")))
    }
    return Diagnostic(
      first.isKnown ? .knownValueInOutput : .personalDataInOutput,
      Words(
        th: first.isKnown
          ? "\(kind.th)ที่อยู่ในบัญชีหรือทะเบียนของกองทุน จะถูกเผยแพร่: \(first.masked)"
          : "พบสิ่งที่ดูเหมือน\(kind.th)ในสิ่งที่จะเผยแพร่: \(first.masked)",
        en: first.isKnown
          ? "\(kind.en) from the fund's books or register would be published: \(first.masked)"
          : "What would be published holds what looks like \(kind.en.lowercased()): \(first.masked)"
      ),
      at: place, notes: notes, help: .mendLeak)
  }
}

extension Words {
  fileprivate static let mendLeak = Words(
    th:
      "ลบออกจากข้อความต้นทาง ถ้าเป็นผู้มีตำแหน่งหน้าที่ ใส่ชื่อใน people: ของข่าวหรือ committee: ของกองทุน "
      + "ถ้ากรรมการเห็นว่าเผยแพร่ได้จริง เพิ่มใน content/pii-allow.yaml",
    en:
      "Take it out of the text it comes from. Name a person with a public role in people: of the "
      + "item or committee: of the fund. Where the committee agrees to publish it, add it to "
      + "content/pii-allow.yaml")
}

extension PrivateKind {
  /// The kind in words.
  fileprivate var words: Words {
    switch self {
    case .name: Words(th: "ชื่อบุคคล", en: "A person's name")
    case .citizenNumber: Words(th: "เลขบัตรประชาชน", en: "A citizen's number")
    case .phone: Words(th: "หมายเลขโทรศัพท์", en: "A telephone number")
    case .account: Words(th: "เลขที่บัญชี", en: "An account number")
    case .email: Words(th: "อีเมล", en: "An e-mail address")
    case .address: Words(th: "ที่อยู่บ้าน", en: "A home address")
    case .nameWithHonorific: Words(th: "ชื่อบุคคล", en: "A person's name")
    case .nameNearHarm:
      Words(th: "ชื่อบุคคลใกล้เรื่องเจ็บป่วยหรือเสียชีวิต", en: "A name beside illness or death")
    case .imageMetadata: Words(th: "ข้อมูลในไฟล์ภาพ", en: "Data in a picture")
    }
  }
}
