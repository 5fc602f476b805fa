import Model

/// What the files of a fund show only together: one that stands twice, is another fund's or lacks
/// its year.
struct FilesAgree {
  private let readings: [FileReading]
  private let rules: LedgerRules
  /// The name of the first file with the same rows.
  private let firstTwins: [FileID: String]

  init(readings: [FileReading], rules: LedgerRules) {
    self.readings = readings
    self.rules = rules
    var seen: [[UInt64]: String] = [:]
    var twins: [FileID: String] = [:]
    for reading in readings where readings.count > 1 {
      let prints = reading.contents.drafts.map(\.fingerprint).filter { $0 != 0 }
      guard prints.count > 1 else { continue }
      if let first = seen[prints] {
        twins[reading.file.id] = first
      } else {
        seen[prints] = reading.file.sheet.shortName
      }
    }
    firstTwins = twins
  }

  /// F40, in the order of the files.
  var findings: [Diagnostic] {
    sameFiles + sharedRows + otherFunds + otherYears + strayRows + missingYears
  }

  private var sameFiles: [Diagnostic] {
    readings.compactMap { reading in
      firstTwins[reading.file.id].map {
        .sameFile($0, at: Place(file: reading.file.id), doubtFrom: reading.firstDay)
      }
    }
  }

  /// The files whose rows another has too, in the same order.
  var twins: Set<FileID> { Set(firstTwins.keys) }

  /// Rows that stand in an earlier file too, where the files differ otherwise.
  private var sharedRows: [Diagnostic] {
    guard readings.count > 1 else { return [] }
    var seen: [UInt64: String] = [:]
    var found: [Diagnostic] = []
    for reading in readings where firstTwins[reading.file.id] == nil {
      let rows = reading.contents.drafts.filter {
        $0.fingerprint != 0 && $0.category != .opening && $0.amount != nil && !$0.isFurtherBalance
      }
      let shared = rows.filter { seen[$0.fingerprint] != nil }
      if shared.count > 1, let first = shared.first, let other = seen[first.fingerprint] {
        let days = shared.compactMap(\.day)
        found.append(
          .sameRows(shared.count, other, at: first.place, doubtFrom: days.min() ?? first.day))
      }
      for row in rows { seen[row.fingerprint] = reading.file.sheet.shortName }
    }
    return found
  }

  private var otherFunds: [Diagnostic] {
    guard let tambon = rules.tambon, !tambon.isEmpty else { return [] }
    return readings.compactMap { reading in
      let title = Chart.folded(reading.contents.title)
      guard let named = Self.tambonNamed(in: title), !title.contains(Chart.folded(tambon)) else {
        return nil
      }
      return .otherFund(named, tambon, at: Place(file: reading.file.id))
    }
  }

  /// The sub-district that a folded title names: what stands between ตำบล and the next unit.
  private static func tambonNamed(in title: String) -> String? {
    // Nearly every book has no title, or one without the name of a fund.
    guard !title.isEmpty else { return nil }
    for word in ["กองทุนสวัสดิการชุมชนตำบล", "กองทุนสวัสดิการชุมชนต."] {
      guard let range = title.firstRange(of: word) else { continue }
      let rest = title[range.upperBound...]
      let ends = ["อำเภอ", "อ.", "จังหวัด", "จ.", "ปี", "ประจำ"]
        .compactMap { rest.firstRange(of: $0)?.lowerBound }
      let name = rest[..<(ends.min() ?? rest.endIndex)].prefix(40)
      if !name.isEmpty { return String(name) }
    }
    return nil
  }

  private var otherYears: [Diagnostic] {
    readings.compactMap { reading in
      guard let year = rules.year(of: reading.file.sheet) else { return nil }
      let drafts = reading.contents.drafts
      let days = drafts.indices.lazy.compactMap { drafts[$0].isWhole ? drafts[$0].day : nil }
      // Some name a file by the year of the calendar in which it begins or ends.
      let isOfYear = days.contains {
        rules.calendar.year(of: $0) == year || Int($0.year) == year.ending
      }
      guard !days.isEmpty, !isOfYear else { return nil }
      return .otherYear(year, at: Place(file: reading.file.id), doubtFrom: reading.firstDay)
    }
  }

  /// Rows of another year in a file that is named by one, and holds hardly anything else.
  private var strayRows: [Diagnostic] {
    readings.flatMap { reading -> [Diagnostic] in
      guard let year = rules.year(of: reading.file.sheet),
        let first = rules.calendar.firstDay(of: year)
      else { return [] }
      let dated = reading.contents.drafts.filter { $0.isWhole && !$0.isFurtherBalance }
      let strays = dated.filter { draft in
        guard let day = draft.day, rules.calendar.year(of: day) != year else { return false }
        // An opening may bear the last day of the year before.
        return !(draft.category == .opening && day < first && first.ordinal - day.ordinal < 32)
      }
      // A file of several years may bear the name of one.
      let isOne = strays.count == 1 && dated.count > 1
      guard isOne || strays.count * 10 < dated.count else { return [] }
      return strays.map { stray in
        .strayRow(year, at: stray.place, doubtFrom: min(stray.day ?? first, first))
      }
    }
  }

  private var missingYears: [Diagnostic] {
    var firstOfYear: [FiscalYear: Place] = [:]
    var last: FiscalYear?
    for drafts in readings.map(\.contents.drafts) {
      for index in drafts.indices {
        guard let day = drafts[index].day else { continue }
        let year = rules.calendar.year(of: day)
        // Rows of a year mostly stand beside each other.
        if year == last { continue }
        last = year
        if firstOfYear[year] == nil { firstOfYear[year] = drafts[index].place }
      }
    }
    let years = firstOfYear.keys.sorted()
    return zip(years, years.dropFirst()).compactMap { year, following in
      guard following != year.next, let place = firstOfYear[following] else { return nil }
      return .yearMissing(
        year.next, at: place, doubtFrom: rules.calendar.firstDay(of: year.next))
    }
  }
}

extension LedgerSheet {
  /// The file's name with the sheet's.
  var shortName: String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return name.map { "\(file) (\($0))" } ?? file
  }
}
