import Support

@testable import Readers

/// Limits that no input of a few kilobytes should come near in memory or time.
private let limits = WorkbookLimits([
  .inflatedBytes: 4 << 20, .textBytes: 1 << 20, .sharedBytes: 1 << 20, .cells: 200_000,
])

/// Reads a file as a workbook and looks at what comes out.
func readWorkbook(_ bytes: [UInt8]) {
  guard case .success(let book) = Workbook.read(bytes, limits: limits) else { return }
  for sheet in book.sheets { check(sheet.bytes) }
}

/// Reads a workbook whose parts stand one after the other, each below a line `==== name`, so that
/// neither packing nor checksums keep changed bytes from the reader.
func readWorkbookParts(_ bytes: [UInt8]) {
  var parts: [ZipWriter.Part] = []
  for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
    if line.starts(with: "==== ".utf8) {
      parts.append(ZipWriter.Part(String(decoding: line.dropFirst(5), as: UTF8.self), []))
    } else if !parts.isEmpty {
      parts[parts.count - 1].bytes += line
    }
  }
  // More names than a zip file of this kind can count, or longer ones, are no workbook of ours.
  guard parts.count < 1_000, parts.allSatisfy({ $0.name.utf8.count < 1_000 }) else { return }
  readWorkbook(ZipWriter.file(parts))
}

/// A sheet is text of whole fields, as many in each row that holds something.
private func check(_ bytes: [UInt8]) {
  precondition(String(validating: bytes, as: UTF8.self) != nil, "a sheet is UTF-8")
  var table = CSVTable(bytes)
  var width: Int?
  while let row = table.next() {
    precondition(row.brokenQuote == nil, "row \(row.number) has a quote that isn't closed")
    if row.fields.count == 1, row.fields[0].bytes.isEmpty { continue }
    precondition(width ?? row.fields.count == row.fields.count, "row \(row.number) is ragged")
    width = row.fields.count
  }
}
