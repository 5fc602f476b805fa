import Foundation
import Model
import Outputs
import Pipeline
import Support
import Testing

/// A page of `docs/`: its cases, and how to record what they find.
struct BookPage {
  /// One example: the files under a heading and the findings after them.
  struct Case {
    let heading: String
    var files: [String: [UInt8]] = [:]
    /// The content from which the site was built before.
    var earlier: [String: [UInt8]] = [:]
    var found: [(language: MessageLanguage, lines: Range<Int>)] = []
  }

  let path: String
  private(set) var lines: [String]
  private(set) var cases: [Case] = []

  init(_ code: Code) throws { try self.init(path: "docs/diagnostics/\(code.rawValue).md") }

  init(path: String) throws {
    self.path = path
    lines = try Repository.text(path).components(separatedBy: "\n")
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if line.hasPrefix("## ") {
        cases.append(Case(heading: String(line.dropFirst(3))))
      } else if line.hasPrefix("~~~"), line.count > 3 {
        let end = lines[(index + 1)...].firstIndex(of: "~~~") ?? lines.count
        let words = line.dropFirst(3).split(separator: " ").map(String.init)
        let text = lines[(index + 1)..<end].map { $0 + "\n" }.joined()
        if words.first == "earlier", words.count == 2, !cases.isEmpty {
          cases[cases.count - 1].earlier[words[1]] = Array(text.utf8)
        } else if words.first == "file", words.count >= 2, !cases.isEmpty {
          let encoding = words.count > 2 ? words[2] : "utf-8"
          cases[cases.count - 1].files[words[1]] = try Self.encoded(text, encoding)
        } else if words.first == "found", words.count == 2, !cases.isEmpty,
          let language = MessageLanguage(rawValue: words[1])
        {
          cases[cases.count - 1].found.append((language, index + 1..<end))
        }
        index = end
      }
      index += 1
    }
  }

  /// A file's text as a program of that name would save it.
  private static func encoded(_ text: String, _ encoding: String) throws -> [UInt8] {
    switch encoding {
    case "utf-8": return Array(text.utf8)
    case "windows-874":
      return try text.unicodeScalars.map { scalar in
        let byte = scalar.isASCII ? scalar.value : scalar.value - 0x0E00 + 0xA0
        return try #require(UInt8(exactly: byte), "\(scalar) isn't in Windows-874")
      }
    case "picture": return SmallContent.picture
    case "utf-16":
      return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    default:
      Issue.record("no encoding is called \(encoding)")
      return []
    }
  }

  /// What a block says is found.
  func recorded(_ lines: Range<Int>) -> String {
    self.lines[lines].map { $0 + "\n" }.joined()
  }

  /// What the program finds in a case, as it prints it.
  func found(in example: Case, _ language: MessageLanguage) throws -> (text: String, codes: [Code])
  {
    var content = SmallContent.files().mapValues { Array($0.utf8) }
    var templates = try Repository.files(below: "templates")
    for (path, text) in example.files {
      if path.hasPrefix("templates/") {
        templates[String(path.dropFirst("templates/".count))] = text
      } else {
        content[path] = text
      }
    }
    let report = try Build(
      content: MemoryTree(bytes: content), templates: MemoryTree(bytes: templates),
      published: try published(before: example), today: SmallContent.today
    ).run()
    let text = DiagnosticText(language: language)
    return (
      report.findings.map { text.render($0) }.joined(separator: "\n"),
      report.findings.map(\.diagnostic.code)
    )
  }

  /// The site that stood before a case's build.
  private func published(before example: Case) throws -> MemorySite {
    let site = MemorySite()
    guard !example.earlier.isEmpty else { return site }
    let content = SmallContent.files().mapValues { Array($0.utf8) }
      .merging(example.earlier) { $1 }
    _ = try Build(
      content: MemoryTree(bytes: content),
      templates: MemoryTree(bytes: try Repository.files(below: "templates")),
      today: SmallContent.today
    ).run(into: site)
    return site
  }

  /// Writes what is found into the page.
  mutating func record() throws {
    for example in cases.reversed() {
      for (language, range) in example.found.reversed() {
        let text = try found(in: example, language).text
        var found = text.components(separatedBy: "\n")
        if found.last == "" { found.removeLast() }
        lines.replaceSubrange(range, with: found)
      }
    }
    let text = lines.joined(separator: "\n")
    try text.write(toFile: Repository.root + "/" + path, atomically: true, encoding: .utf8)
  }
}
