public import Model

/// Findings of one kind in one file: the first is told in full, the others in a line each.
///
/// A treasurer with two hundred faults needs to see each of them, and first what kinds there are.
public struct FindingGroup: Sendable {
  /// The first, told in full.
  public let first: Finding
  /// The others of its kind in its file, in order.
  public private(set) var others: [Finding] = []

  /// Groups findings; kinds come in the order of their first findings.
  ///
  /// A kind is a code with its severity, in one file; findings without a file stand alone.
  /// - Complexity: O(findings).
  public static func all(of findings: [Finding]) -> [FindingGroup] {
    var groups: [FindingGroup] = []
    var positions: [Kind: Int] = [:]
    for finding in findings {
      let kind = Kind(finding)
      if let kind, let position = positions[kind] {
        groups[position].others.append(finding)
        continue
      }
      if let kind { positions[kind] = groups.count }
      groups.append(FindingGroup(first: finding))
    }
    return groups
  }

  private struct Kind: Hashable {
    let code: Code
    let severity: Severity
    let path: String

    init?(_ finding: Finding) {
      guard let path = finding.path else { return nil }
      code = finding.diagnostic.code
      severity = finding.diagnostic.severity
      self.path = path
    }
  }
}

extension DiagnosticText {
  /// How many others of a kind are told with what is wrong in them; the rest by their rows.
  private static let mostTold = 10
  /// How many rows are named in one line.
  private static let mostRows = 200

  /// A group: the first finding in full, then where the others are.
  public func render(_ group: FindingGroup) -> String {
    var text = render(group.first)
    guard !group.others.isEmpty else { return text }
    let count = group.others.count
    text +=
      "  " + (language == .thai ? "แบบเดียวกันอีก \(count) แห่ง" : "the same in other places: \(count)")
      + "\n"
    for finding in group.others.prefix(Self.mostTold) {
      text += "    \(spot(finding)): \(clean(finding.diagnostic.summary[language]))\n"
    }
    let rest = group.others.dropFirst(Self.mostTold)
    guard !rest.isEmpty else { return text }
    let rows = Self.ranges(rest.compactMap { $0.diagnostic.place.map(Self.row) })
    let shown = rows.prefix(Self.mostRows).joined(separator: ", ")
    let more = rows.count > Self.mostRows ? " …" : ""
    return text + "    " + (language == .thai ? "และแถว " : "and rows ") + shown + more + "\n"
  }

  private func spot(_ finding: Finding) -> String {
    guard let place = finding.diagnostic.place else { return "–" }
    // The whole file is meant.
    guard place.line > 0 || place.cell != nil else { return language == .thai ? "ทั้งไฟล์" : "file" }
    let row = Self.row(place)
    let letters = place.cell?.letters.map { " " + $0 } ?? ""
    return (language == .thai ? "แถว " : "row ") + "\(row)\(letters)"
  }

  private static func row(_ place: Place) -> UInt32 { place.cell?.row ?? place.line }

  /// Rows as ranges: `3, 5–8`.
  private static func ranges(_ rows: [UInt32]) -> [String] {
    var ranges: [(first: UInt32, last: UInt32)] = []
    for row in rows.sorted() {
      if let last = ranges.last, row <= last.last + 1 {
        ranges[ranges.count - 1].last = row
      } else {
        ranges.append((row, row))
      }
    }
    return ranges.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)–\($0.last)" }
  }
}
