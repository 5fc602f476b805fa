import Foundation
import Support

/// The examples of the specification of GitHub Flavored Markdown, which `fetch-spec` fetches.
///
/// Source: https://github.github.com/gfm/, version 0.29, CC BY-SA 4.0; never committed.
struct SpecExamples {
  struct Example: Sendable {
    let number: Int
    let markdown: String
  }

  /// The folder of `spec.txt`: `PRONGSAI_SPEC`, else `.build/spec`.
  static var file: String {
    let folder = ProcessInfo.processInfo.environment["PRONGSAI_SPEC"]
    return (folder ?? Repository.root + "/.build/spec") + "/spec.txt"
  }

  static let command = "/usr/bin/cmark-gfm"

  /// Why the comparison is skipped; `nil` where all it needs is there.
  static var whatIsMissing: String? {
    let files = FileManager.default
    if !files.isExecutableFile(atPath: command) { return "no \(command): apt install cmark-gfm" }
    if !files.fileExists(atPath: file) {
      return "no \(file): Tests/OutputsTests/fetch-spec fetches it"
    }
    return nil
  }

  /// Every example, numbered as the specification does.
  static func read() throws -> [Example] {
    let fence = String(repeating: "`", count: 32)
    var examples: [Example] = []
    var markdown: [Substring]?
    var isOutput = false
    let text = try String(contentsOfFile: file, encoding: .utf8)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(fence + " example") {
        markdown = []
      } else if line == fence, let lines = markdown {
        let text = lines.map { $0 + "\n" }.joined().replacingOccurrences(of: "→", with: "\t")
        examples.append(Example(number: examples.count + 1, markdown: text))
        (markdown, isOutput) = (nil, false)
      } else if line == ".", markdown != nil {
        isOutput = true
      } else if !isOutput {
        markdown?.append(line)
      }
    }
    return examples
  }

  /// What the `cmark-gfm` command makes of a text.
  static func reference(_ markdown: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: command)
    process.arguments =
      ["--validate-utf8"]
      + ["table", "strikethrough", "autolink", "tasklist"].flatMap { ["-e", $0] }
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(markdown.utf8))
    try input.fileHandleForWriting.close()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}

/// Undoes the differences that we want, and no others, so that the rest must be equal.
enum Canonical {
  /// Ours, without what we add.
  static func ours(_ html: String) -> String {
    var html = html.replacing(/<(h[1-6]) id="[^"]*">/) { "<\($0.output.1)>" }
    html.replace(/<div class="ps-scroll"[^>]*><table>\n<caption[^>]*>[^<]*<\/caption>/) { _ in
      "<table>"
    }
    html.replace("</table></div>", with: "</table>")
    html.replace("<th scope=\"col\"", with: "<th")
    html.replace(/\ class="ps-align-([a-z]+)"/) { " align=\"\($0.output.1)\"" }
    html.replace("<ul class=\"ps-tasks\">", with: "<ul>")
    html.replace(/<li class="ps-task[^"]*"><span[^>]*>(Done|Open): <\/span>/) { match in
      "<li><input type=\"checkbox\" \(match.output.1 == "Done" ? "checked=\"\" " : "")"
        + "disabled=\"\" /> "
    }
    html.replace("<pre tabindex=\"0\">", with: "<pre>")
    html.replace(" width=\"1\" height=\"1\" loading=\"lazy\">", with: " />")
    html.replace("<br>", with: "<br />")
    html.replace("<hr>", with: "<hr />")
    return spaced(html)
  }

  /// The reference, without what we leave out.
  static func reference(_ html: String) -> String {
    var html = html.replacingOccurrences(of: "<!-- raw HTML omitted -->", with: "")
    if html.contains("<h1>") {
      html.replace(/<(\/?)h([1-6])>/) { match in
        "<\(match.output.1)h\(min(6, (Int(match.output.2) ?? 0) + 1))>"
      }
    }
    let links = /<a href="([^"]*)"([^>]*)>((?s).*?)<\/a>/
    html.replace(links) { match in
      isSafe(String(match.output.1)) ? String(match.output.0) : String(match.output.3)
    }
    return spaced(html)
  }

  private static func isSafe(_ address: String) -> Bool {
    guard let scheme = address.prefixMatch(of: /([^\/?#:]*):/)?.output.1 else { return true }
    return ["http", "https", "mailto", "tel"].contains(scheme.lowercased())
  }

  /// Quotes in one form, and no blank line that only dropped HTML has left.
  private static func spaced(_ html: String) -> String {
    html.replacingOccurrences(of: "&#39;", with: "'").replacingOccurrences(of: "&#x27;", with: "'")
      .replacing(/[ \t]*\n[ \t]*(\n[ \t]*)*/) { _ in "\n" }
      .trimmingCharacters(in: .newlines)
  }

  /// Every picture that the reference shows, so that ours may show it too.
  static func addresses(_ html: String) -> [String] {
    html.matches(of: /<img src="([^"]*)"/).map {
      String($0.output.1).replacing("&amp;", with: "&").replacing("&#x27;", with: "'")
    }
  }
}
