import Model
import Support

@testable import Readers

/// Journals as tests write them, and what became of them in a few letters.
struct JournalExample {
  let reading: Reading<JournalBalances>
  let paths: [String]

  /// One journal.
  init(_ text: String) { self.init(files: ["main.journal": text]) }

  /// A journal and the files that it may include.
  init(files: [String: String], main: String = "main.journal") {
    self.init(bytes: files.mapValues { Array($0.utf8) }, main: main)
  }

  /// A journal of any bytes.
  init(bytes files: [String: [UInt8]], main: String = "main.journal") {
    let paths = files.keys.sorted()
    let folder = JournalFolder(
      file: { path in
        paths.firstIndex(of: path).map { (FileID(UInt32($0)), files[path] ?? []) }
      },
      names: { folder in
        let prefix = folder.isEmpty ? "" : folder + "/"
        let names = paths.filter { $0.hasPrefix(prefix) }.compactMap { path in
          path.dropFirst(prefix.count).split(separator: "/").first.map(String.init)
        }
        return Array(Set(names)).sorted()
      })
    self.paths = paths
    reading = JournalBalances.read(
      files[main] ?? [], file: FileID(UInt32(paths.firstIndex(of: main) ?? 0)), path: main,
      folder: folder)
  }

  /// The balances: `a 5 THB`.
  var balances: [String] {
    reading.value.balances.map { balance in
      "\(balance.account) \(balance.quantity)"
        + (balance.commodity.isEmpty ? "" : " \(balance.commodity)")
    }
  }

  /// The findings: `J601 3`, by code and line; with the file where it isn't the main one.
  var faults: [String] {
    reading.diagnostics.map { finding in
      let path = finding.place.map { paths[Int($0.file.number)] } ?? ""
      return (path == "main.journal" ? "" : path + " ")
        + "\(finding.code.rawValue) \(finding.place?.line ?? 0)"
    }
  }

  /// The sentences of the findings in English.
  var sentences: [String] { reading.diagnostics.map(\.summary.en) }

  /// The text that each finding points at.
  func marked(in text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return reading.diagnostics.compactMap { finding in
      guard let place = finding.place, Int(place.line) <= lines.count else { return nil }
      let bytes = Array(lines[Int(place.line) - 1].utf8)
      let end = min(bytes.count, Int(place.columns.upperBound))
      return String(
        decoding: bytes[min(end, Int(place.columns.lowerBound))..<end], as: UTF8.self)
    }
  }
}
