public import Model

/// A table of the open data as it was read again.
public struct PublishedTable: Sendable {
  /// The names of the columns.
  public let columns: [String]
  /// The cells of each row, as many as there are columns.
  public let rows: [[String]]
  private let positions: [String: Int]

  /// Reads a file of CSV; `nil` where a row has other cells than the header.
  ///
  /// - Complexity: O(bytes).
  public init?(_ bytes: [UInt8]) {
    var table = CSVTable(bytes)
    var read: [[String]] = []
    while let row = table.next() {
      guard row.brokenQuote == nil else { return nil }
      read.append(
        row.fields.map {
          Self.unmarked(String(decoding: table.exactContent(of: $0), as: UTF8.self))
        })
    }
    guard let columns = read.first, read.allSatisfy({ $0.count == columns.count }) else {
      return nil
    }
    self.columns = columns
    rows = Array(read.dropFirst())
    positions = Dictionary(
      columns.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// The cell of a row; empty where there is no such column.
  public func cell(_ row: [String], _ column: String) -> String {
    positions[column].map { row[$0] } ?? ""
  }

  /// Whether no two rows have the same cells in the columns of a key.
  public func hasUniqueRows(by key: [String]) -> Bool {
    guard !key.isEmpty else { return true }
    var seen: Set<[String]> = []
    return rows.allSatisfy { row in seen.insert(key.map { cell(row, $0) }).inserted }
  }

  /// The sum of all amounts in it without their signs; `nil` above what can be counted.
  ///
  /// Who reads what anybody may have written looks at it before adding anything up.
  public var magnitude: Money? {
    var sum: Int64 = 0
    for cell in rows.joined() {
      guard let amount = Money(data: cell) else { continue }
      let (next, isTooLarge) = sum.addingReportingOverflow(amount.magnitude.satang)
      guard !isTooLarge else { return nil }
      sum = next
    }
    return Money(satang: sum)
  }

  /// A cell without the apostrophe before what a spreadsheet would take for a formula.
  private static func unmarked(_ cell: String) -> String {
    guard cell.utf8.first == UInt8(ascii: "'"), let next = cell.utf8.dropFirst().first,
      "=+-@\t\r'".utf8.contains(next)
    else { return cell }
    return String(cell.dropFirst())
  }
}

extension Money {
  /// An amount as data has it, `-1234.50`; `nil` for anything else.
  public init?(data text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count == 2, let baht = Int64(parts[0]),
      let decimals = Int64(parts[1]), parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      parts[0].utf8.first != UInt8(ascii: "+")
    else { return nil }
    let isNegative = parts[0].utf8.first == UInt8(ascii: "-")
    let (satang, isTooLarge) = baht.multipliedReportingOverflow(by: 100)
    let (sum, isAboveAll) = satang.addingReportingOverflow(isNegative ? -decimals : decimals)
    guard !isTooLarge, !isAboveAll, sum != Int64.min else { return nil }
    self.init(satang: sum)
  }
}
