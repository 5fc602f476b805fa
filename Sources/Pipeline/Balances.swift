import Model
import Readers

/// A folder with a journal and the files that it may include.
public protocol LedgerFolder {
  /// A plain file by its path below the folder; `nil` for anything else.
  func file(at path: String) throws -> [UInt8]?
  /// The names in a folder below this one, or in this one for `""`; none where there is none.
  func names(in path: String) throws -> [String]
}

/// The balances of one journal, for `prongsai balances`.
public enum Balances {
  /// Reads a journal and lists what its accounts hold.
  ///
  /// - Parameters:
  ///   - path: the journal in the folder.
  ///   - name: what messages put before the paths of the folder.
  /// - Returns: CSV with a line for each account whose balance isn't zero, and what was found; no
  ///   CSV where the findings stop. `nil` where there is no such file.
  public static func csv(
    of path: String, in folder: some LedgerFolder, named name: String
  ) throws -> (csv: String, report: Report)? {
    var sources = SourceFiles()
    var known: [String: JournalFolder.File] = [:]
    var failure: (any Error)?
    func file(_ path: String) -> JournalFolder.File? {
      if let file = known[path] { return file }
      do {
        guard let bytes = try folder.file(at: path) else { return nil }
        known[path] = (sources.add(path: name + path, bytes: bytes), bytes)
      } catch {
        failure = failure ?? error
      }
      return known[path]
    }
    func names(_ path: String) -> [String] {
      do {
        return try folder.names(in: path).sorted()
      } catch {
        failure = failure ?? error
        return []
      }
    }
    let main = file(path)
    if let failure { throw failure }
    guard let main else { return nil }
    let reading = JournalBalances.read(
      main.bytes, file: main.id, path: path, folder: JournalFolder(file: file, names: names))
    if let failure { throw failure }
    var report = Report()
    report.findings = Finding.all(sources.inOrder(reading.diagnostics), in: sources)
    guard report.count(.error) == 0 else { return ("", report) }
    var csv = "account,commodity,balance\n"
    for balance in reading.value.balances {
      let fields = [balance.account, balance.commodity, balance.quantity].map(csvField)
      csv += fields.joined(separator: ",") + "\n"
    }
    return (csv, report)
  }
}

/// A field of a CSV file, in quotes where it needs them.
func csvField(_ text: String) -> String {
  let needsQuotes = text.utf8.contains { $0 == 0x0A || $0 == 0x0D || $0 == 0x22 || $0 == 0x2C }
  return needsQuotes
    ? "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\"" : text
}
