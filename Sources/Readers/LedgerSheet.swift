import Model

/// One table of a ledger file: the whole of a text file, one sheet of a workbook.
public struct LedgerSheet: Sendable {
  /// The file's path below the content folder.
  public let path: String
  /// The sheet's name; `nil` for a file that is one table.
  public let name: String?
  /// What the treasurer reads there, as UTF-8.
  public let text: DecodedText
  /// Cells that a spreadsheet shows as one.
  let mergedRanges: [MergedRange]

  /// Cells that a spreadsheet shows as one; only the first holds a value.
  struct MergedRange: Hashable, Sendable {
    let first: Cell
    let last: Cell
  }

  init(path: String, name: String?, text: DecodedText, mergedRanges: [MergedRange] = []) {
    self.path = path
    self.name = name
    self.text = text
    self.mergedRanges = mergedRanges
  }

  /// The tables of a file that is no workbook: one.
  public static func all(in bytes: [UInt8], at path: String) -> [LedgerSheet] {
    [LedgerSheet(path: path, name: nil, text: DecodedText(bytes))]
  }

  /// Whether the sheet comes from a workbook.
  var isWorkbook: Bool { name != nil }

  /// The account whose book this is, where the sheet is named by one.
  func account(in chart: Chart) -> AccountID? { name.flatMap { chart.moneyAccount($0) } }

  /// Whether a cell is merged with the one above it.
  func isMergedFromAbove(_ cell: Cell) -> Bool {
    guard let column = cell.column else { return false }
    return mergedRanges.contains { range in
      cell.row > range.first.row && cell.row <= range.last.row
        && column >= range.first.column ?? 0 && column <= range.last.column ?? 0
    }
  }

  /// What is noted of how the file was written.
  func notes(_ file: FileID) -> [Diagnostic] {
    let place = Place(file: file)
    switch text.encoding {
    case .utf8, .utf8WithMark: return []
    case .utf16:
      return [
        Diagnostic(
          .unicodeMark,
          Words(th: "ไฟล์เป็นรหัส UTF-16 อ่านได้แล้ว", en: "The file is UTF-16, and was read"),
          at: place, help: .saveAsUTF8)
      ]
    case .windows874:
      return [
        Diagnostic(
          .olderEncoding,
          Words(
            th: "ไฟล์เป็นรหัส Windows-874 (TIS-620) อ่านได้แล้ว",
            en: "The file is Windows-874 (TIS-620), and was read"),
          at: place, help: .saveAsUTF8)
      ]
    }
  }
}

extension Words {
  fileprivate static let saveAsUTF8 = Words(
    th: "ครั้งต่อไปแนะนำให้บันทึกเป็น “CSV UTF-8”", en: "Next time better save it as “CSV UTF-8”")
}

extension DecodedText.Damage {
  /// The byte of the text at which it begins.
  var offset: Int {
    switch self {
    case .undecodable(let offset), .mojibake(let offset): offset
    }
  }
}

extension [UInt8] {
  /// The place of a byte, with its row where the text is a table.
  func place(of offset: Int, in file: FileID) -> Place {
    let (line, start) = lineStart(of: Swift.min(offset, count), in: self)
    let column = UInt32(offset - start)
    return Place(
      file: file, line: UInt32(line), columns: column..<column + 1, cell: Cell(row: UInt32(line)))
  }
}
