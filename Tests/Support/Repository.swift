import Foundation
public import Model
import Pipeline

/// The files of this repository, for tests that read them.
public enum Repository {
  /// The folder of the repository.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// A file of the repository as text.
  public static func text(_ path: String) throws -> String {
    try String(contentsOf: URL(filePath: root + "/" + path), encoding: .utf8)
  }

  /// Every file below a folder of the repository, by its path in it; hidden ones too.
  public static func files(below folder: String) throws -> [String: [UInt8]] {
    let base = URL(filePath: root + "/" + folder)
    var files: [String: [UInt8]] = [:]
    guard let walk = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)
    else { return [:] }
    for case let url as URL in walk {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      let path = String(url.path.dropFirst(base.path.count).drop { $0 == "/" })
      files[path] = Array(try Data(contentsOf: url))
    }
    return files
  }

  /// The templates that ship.
  public static func templates() throws -> MemoryTree {
    MemoryTree(bytes: try files(below: "templates"))
  }

  /// Material that lies beside the repository where its makers keep it; `nil` elsewhere.
  public static func shared(_ path: String) -> String? {
    let candidate = root + "/../shared/" + path
    return FileManager.default.fileExists(atPath: candidate) ? candidate : nil
  }

  /// Whether golden files are recorded instead of compared: `make golden`.
  public static var isRecording: Bool {
    ProcessInfo.processInfo.environment["PRONGSAI_GOLDEN"] == "1"
  }
}

extension Day {
  /// A day of a test; traps where the calendar has none such.
  public static func of(_ year: Int, _ month: Int, _ day: Int) -> Day {
    guard let found = Day(year: year, month: month, day: day) else {
      preconditionFailure("\(year)-\(month)-\(day) is a day")
    }
    return found
  }
}

/// The smallest content that builds: one fund, no news.
public enum SmallContent {
  /// The smallest PNG that has a size: 40 by 30.
  public static let picture: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D,
    0x49, 0x48, 0x44, 0x52, 0, 0, 0, 0x28, 0, 0, 0, 0x1E,
    8, 2, 0, 0, 0, 0xD1, 0xBF, 0xCB, 0x8A, 0, 0, 0,
    0x1A, 0x49, 0x44, 0x41, 0x54, 0x78, 0xDA, 0xED, 0xC1, 0x31, 1, 0,
    0, 0, 0xC2, 0xA0, 0xF5, 0x4F, 0xED, 0x6F, 6, 0xA0, 0, 0,
    0, 0xE0, 0x0D, 0x0E, 0x2E, 0, 1, 0xB4, 0x77, 0xC9, 0x61, 0,
    0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
  ]

  /// The day for which tests speak.
  public static let today = Day.of(2026, 10, 31)

  /// The settings of the site.
  public static let site = """
    name: {th: ทดสอบ, en: Test}
    base_address: https://test.example/
    as_of: 2026-10-31
    news_categories:
      training: {th: อบรม, en: Training}
      meeting: {th: ประชุม, en: Meetings}

    """

  /// The settings of the fund.
  public static let fund = """
    id: 990101-01
    name: {th: กองทุนทดสอบ, en: Test Fund}
    founded: 2552

    """

  /// The content with one ledger, and with other files added or replaced.
  public static func files(
    ledger: String? = nil, _ others: [String: String] = [:]
  ) -> [String: String] {
    var files = ["site.yaml": site, "funds/990101-01/fund.yaml": fund]
    files["funds/990101-01/ledger/2566.csv"] = ledger
    return files.merging(others) { $1 }
  }
}
