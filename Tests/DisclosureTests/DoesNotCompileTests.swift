import Foundation
import Support
import Testing

/// What the compiler refuses: text of private values, disclosed values of one's own making,
/// pages and exports of anything that the policy hasn't let out.
@Suite struct DoesNotCompileTests {
  /// Where the modules of this build lie; `nil` where the build is laid out otherwise.
  private static let modules: String? = {
    var folder = URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
    for _ in 0..<4 {
      let modules = folder.appending(path: "Modules").path
      if FileManager.default.fileExists(atPath: modules + "/Disclosure.swiftmodule") {
        return modules
      }
      folder.deleteLastPathComponent()
    }
    let debug = Repository.root + "/.build/debug/Modules"
    return FileManager.default.fileExists(atPath: debug + "/Disclosure.swiftmodule") ? debug : nil
  }()

  /// What the compiler says of a text; empty where it compiles.
  private func errors(_ text: String) throws -> String {
    let modules = try #require(Self.modules, "the modules of this build aren't where they were")
    let file = NSTemporaryDirectory() + "prongsai-\(UUID()).swift"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let imports = "import Disclosure\nimport Model\n@testable import Outputs\n"
    try (imports + "func tried(_ name: Private<String>, _ raw: Statement) {\n\(text)\n}\n").write(
      toFile: file, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    var arguments = [
      "swiftc", "-typecheck", "-swift-version", "6", "-warnings-as-errors", "-parse-as-library",
      "-I", modules,
    ]
    // The C libraries of the pages.
    let maps =
      ["CCMarkGFM", "CQRCode", "CSQLite", "CCrypto"].map {
        "\(Repository.root)/Sources/\($0)/module.modulemap"
      }
      + ["\(modules)/../CICU.build/module.modulemap"]
    arguments += maps.flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
    process.arguments = arguments + [file]
    let output = Pipe()
    process.standardError = output
    process.standardOutput = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: said, as: UTF8.self)
    return process.terminationStatus == 0 ? "" : text
  }

  @Test func whatIsAllowedCompiles() throws {
    #expect(
      try errors("_ = [name]\nlet sealed: Private<Statement> = Private(raw)\n_ = sealed") == "")
  }

  @Test(arguments: [
    (#"_ = "\(name)""#, "A private value can't become text"),
    (#"_ = "ชื่อ \(name) ครับ""#, "A private value can't become text"),
    ("_ = name.value", "inaccessible due to 'internal' protection level"),
    ("_ = name + \"\"", "'Private<String>' conform to 'Sequence'"),
    ("_ = Disclosed(raw)", "inaccessible due to 'internal' protection level"),
    ("_ = Disclosed(\"ก\")", "inaccessible due to 'internal' protection level"),
    ("let text: String = name\n_ = text", "cannot convert value of type 'Private<String>'"),
  ])
  func aPrivateValueStaysPrivate(text: String, reason: String) throws {
    let errors = try errors(text)
    #expect(errors.contains(reason), "\(text): \(errors)")
  }

  @Test(arguments: [
    (
      """
      struct Row: TemplateView {
        let payee: Private<String>
        static let fields: [Field<Self>] = [.text("payee") { $0.payee }]
      }
      """, "Private<String>"
    ),
    (
      """
      func export(_ fund: Fund, _ site: Site) {
        _ = JournalExport.text(of: raw, fund: fund, site: site)
      }
      """,
      "cannot convert value of type 'Statement' to expected argument type 'DisclosedYear'"
    ),
    (
      """
      func page(_ set: PageSet, _ all: FundDisclosure) {
        _ = set.statement(raw, of: all, prose: [])
      }
      """,
      "cannot convert value of type 'Statement' to expected argument type 'DisclosedYear'"
    ),
    (
      """
      func fund(_ fund: Fund) {
        _ = FundDisclosure(
          fund: fund, years: [raw], policy: .standard, hold: nil, balancesStated: 0, rowCount: 0)
      }
      """, "cannot convert value of type 'Statement' to expected element type"
    ),
  ])
  func pagesAndExportsTakeOnlyWhatThePolicyLetOut(text: String, reason: String) throws {
    let errors = try errors(text)
    #expect(errors.contains(reason), "\(text): \(errors)")
  }
}
