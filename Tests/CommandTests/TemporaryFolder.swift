import Foundation
import Support

/// A folder of its own for one test, gone when the test is.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "prongsai-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and the folders above it.
  func write(_ text: String, to file: String) throws {
    let url = URL(filePath: path + "/" + file)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: false, encoding: .utf8)
  }

  /// Writes the small content with one sound ledger.
  func writeContent(_ others: [String: String] = [:]) throws {
    for (file, text) in SmallContent.files(ledger: soundLedger, others) {
      try write(text, to: "content/" + file)
    }
  }

  /// Every file below a folder as text, hidden ones too.
  func files(below folder: String) -> [String: String] {
    let base = path + "/" + folder
    var files: [String: String] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: base) ?? .init() {
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(
        atPath: base + "/" + name, isDirectory: &isFolder)
      if isThere, !isFolder.boolValue {
        files[name] = (try? String(contentsOfFile: base + "/" + name, encoding: .utf8)) ?? ""
      }
    }
    return files
  }
}

/// A ledger in which everything is right.
let soundLedger = """
  วันที่,รายการ,หมวด,บัญชี,รับ,จ่าย,คงเหลือ
  1/10/2565,ยกมา,ยอดยกมา,เงินสด,100.00,,100.00
  2/10/2565,ดอกเบี้ย,ดอกเบี้ยเงินฝาก,เงินสด,5.00,,105.00

  """

/// The built program, run as a person runs it.
struct Program {
  let output: String
  let messages: String
  let status: Int32

  /// The program beside the tests that run.
  static var path: String {
    get throws {
      let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return URL(filePath: tests).deletingLastPathComponent().appending(path: "prongsai").path
    }
  }

  /// Runs it in a folder and waits; as on a person's machine, or as on one that builds for others.
  init(_ arguments: [String], in folder: TemporaryFolder, isInCI: Bool = false) throws {
    let process = Process()
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["CI": isInCI ? "true" : ""]
    ) { $1 }
    process.executableURL = URL(filePath: try Self.path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder.path)
    let (output, messages) = (folder.path + "/stdout", folder.path + "/stderr")
    for file in [output, messages] { try Data().write(to: URL(filePath: file)) }
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: messages)
    try process.run()
    process.waitUntilExit()
    self.output = try String(contentsOfFile: output, encoding: .utf8)
    self.messages = try String(contentsOfFile: messages, encoding: .utf8)
    status = process.terminationStatus
  }
}
