import Foundation
import Support
import Testing

/// What `docs/DATA.md` shows of other programs is what they say.
@Suite struct DataDocumentTests {
  private static let program = "/usr/bin/hledger"

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: program),
      "hledger isn't installed: `make prepare-tests`, or apt install hledger"))
  func hledgerPrintsWhatTheDocumentShows() throws {
    let document = try Repository.text("docs/DATA.md")
    let blocks = document.components(separatedBy: "~~~\n").filter { $0.hasPrefix("$ hledger ") }
    #expect(blocks.count == 1)
    for block in blocks {
      let lines = block.split(separator: "\n", maxSplits: 1)
      let process = Process()
      process.executableURL = URL(filePath: Self.program)
      process.currentDirectoryURL = URL(filePath: Repository.root)
      process.arguments = lines[0].split(separator: " ").dropFirst(2).map(String.init)
      process.environment = ["LANG": "C.UTF-8"]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let printed = String(
        decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      func shown(_ text: some StringProtocol) -> [String] {
        text.split(separator: "\n").map { line in
          String(line.reversed().drop { $0 == " " }.reversed())
        }
      }
      #expect(shown(printed) == shown(lines[1]), "\(lines[0])")
    }
  }
}
